"""Who and where: heads of arguments in, actors and places out, with how much of a place is meant.

"the eastern half of Aleppo" is a part of Aleppo, "villages around Aleppo" are not in it, "Aleppo airport" is a place of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import ActorMention, PlaceMention, Ref

WHOLE, CENTRE, PART, AROUND, OWN = "whole", "centre", "part", "around", "own"
_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "punct", "case"})
_INNER = frozenset({"poss", "compound", "amod", "nmod"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod", "nsubj", "dep"})
_DEFINITE = frozenset({"the", "this", "that"})
_SENTENCES_BACK = 2  # how far "the city" may look for the city it means
_UNARMED_KINDS = frozenset(
    {
        "person",
        "media",
        "agency",
        "monitor",
        "civilians",
        "party",
        "organisation",
        "company",
        "religious",
        "court",
        "place",
    }
)
_QUARTERS = frozenset({"district", "neighborhood", "neighbourhood", "quarter", "suburb", "side", "half"})
_PREFIXES = ("anti-", "pro-", "non-")  # "anti-government forces" are not the government's
_IN = frozenset({"in", "at", "inside", "within", "into", "of", "part", "to", "from"})
_LOOSE = frozenset({"near", "around", "outside", "close"})
_TOWNS = frozenset({"settlement", "neighbourhood", "site", "base", "area-near", None})


@cache
def words(name: str) -> frozenset[str]:
    """A class of facet_words.csv."""
    return next(frozenset(values(r["words"])) for r in rows("facet_words") if r["class"] == name)


@cache
def _extents() -> dict[str, str]:
    return {w: r["extent"] for r in rows("place_parts") for w in values(r["words"]) if r["extent"] != "modifier"}


@cache
def _partial_modifiers() -> frozenset[str]:
    return next(frozenset(values(r["words"])) for r in rows("place_parts") if r["extent"] == "modifier")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as an argument names it: its words, its mention where one was found, and how much of it is meant."""

    ref: Ref
    mention: PlaceMention | None
    extent: str


def arguments(predicate: Predicate, spec: str) -> tuple[Token, ...]:
    """The heads that a table's word points at: subj, obj, or prepositions joined by |."""
    if spec == "subj":
        return predicate.subjects
    if spec == "obj":
        return predicate.objects
    return predicate.oblique(*(p.replace("_", " ") for p in spec.split("|"))) if spec else ()


def phrase(head: Token) -> str:
    """The words of a noun phrase from its first modifier to its head, without its article."""
    left = [c.left_edge.i for c in head.lefts if c.dep_ in _LEFT and not c.is_punct]
    span = head.doc[min([head.i, *left]) : head.i + 1]
    while len(span) > 1 and (span[0].dep_ in {"det", "punct"} or span[0].is_space):
        span = span[1:]
    return " ".join(span.text.split())


def actor_of(head: Token, text: Text) -> ActorMention | None:
    """The actor that a head is, or that its modifier names ("Russian jets"); None where no table knows it."""
    found = text.actors.get(head.i)
    if found is not None:
        if found.end > head.idx + len(head):  # "Syria" of "Syria's allies", whose longest mention is the allies
            found = ending_at(head, text) or found
        return None if text.doc.text[: found.start].lower().endswith(_PREFIXES) else found
    if lemma(head) not in words("armed"):
        return None
    inner = [c for c in head.children if c.dep_ in _INNER and c.i in text.actors]
    return text.actors[inner[0].i] if inner else None


def ending_at(token: Token, text: Text) -> ActorMention | None:
    """The longest actor whose name ends with the token: "US" inside "US-led coalition" is one of its own."""
    end = token.idx + len(token)
    inside = [m for m in text.annotation.actors if m.start <= token.idx and m.end == end]
    return max(inside, key=lambda m: (m.end - m.start, m.id or ""), default=None)


def _same_word(head: Token, text: Text) -> ActorMention | None:
    """For "rebel" before a noun or hyphen, the rebels that the text names elsewhere."""
    if head.dep_ not in _BEFORE_NOUN or lemma(head) not in words("armed"):
        return None
    word = lemma(head)
    same = (m for m in text.annotation.actors if m.id and m.text.lower().removeprefix("the ").rstrip("s") == word)
    return next(same, None)


def actor_ref(head: Token, text: Text) -> Ref | None:
    """Who a head is, by id or by its words; None for pronouns that nobody resolved."""
    found = actor_of(head, text)
    if found is None or found.id is None:
        found = _same_word(head, text) or found
    if found is not None:
        return Ref(id=found.id, name=found.name or found.text)
    if head.pos_ == "PRON" or head.tag_ in {"DT", "WDT", "WP", "EX"}:
        return None
    return Ref(id=None, name=phrase(head))


def party(head: Token, text: Text) -> str | None:
    """Who a head is in one word: the id, or else the name."""
    ref = actor_ref(head, text)
    return (ref.id or ref.name) if ref else None


def parties(heads: Iterable[Token], text: Text) -> tuple[str, ...]:
    """Who heads are, each once, in order."""
    heads = (t for h in heads for t in (_pair_before(h, text) or (h,)))
    told = (h for h in heads if _is_known(h, text) or lemma(h) not in words("nameless"))
    return tuple(dict.fromkeys(p for p in (party(h, text) for h in told) if p))


def _pair_before(head: Token, text: Text) -> tuple[Token, ...]:
    """Whom an unresolved "they" means where the sentence before has a pair of actors as its subject."""
    begins = head.sent.start
    if head.lower_ != "they" or head.i in text.actors or not begins:
        return ()
    before = head.doc[begins - 1]
    while before.is_space and before.i:
        before = before.nbor(-1)
    pair = tuple(t for c in before.sent.root.children if c.dep_ == "nsubj" for t in conjuncts(c))
    return pair if len(pair) > 1 and all(_is_known(t, text) for t in pair) else ()


def _is_known(head: Token, text: Text) -> bool:
    mention = text.actors.get(head.i)
    return mention is not None and mention.id is not None


def mentions(heads: Iterable[Token], text: Text) -> tuple[ActorMention, ...]:
    """The actors that heads are, each once, in order."""
    return tuple(dict.fromkeys(m for m in (actor_of(h, text) for h in heads) if m is not None))


def is_person(head: Token, text: Text) -> bool:
    """True for a single human being, by table or by the parser's names."""
    mention = text.actors.get(head.i)
    return (mention.kind if mention and mention.kind else head.ent_type_.lower()) == "person"


def is_armed(head: Token, text: Text) -> bool:
    """True for forces, and for whoever the actor table knows, except single persons and media."""
    if lemma(head) in words("armed"):
        return True
    mention = actor_of(head, text)
    return mention is not None and mention.kind not in _UNARMED_KINDS


def spots(heads: Iterable[Token], text: Text) -> list[Spot]:
    """The places that heads name, each once; heads that are no places are left out."""
    found: dict[tuple[str | None, str | None, str], Spot] = {}
    for head in heads:
        for spot in _shared_part(head, _spots(head, text)):
            found.setdefault((spot.ref.id, spot.ref.name, spot.extent), spot)
    return list(found.values())


def _shared_part(head: Token, found: Iterator[Spot]) -> Iterator[Spot]:
    """ "parts of Syria and Iraq": the second is joined to "parts" by the parser and is meant in part, too."""
    first = head.head
    part = head.dep_ == "conj" and _extents().get(lemma(first)) in {PART, CENTRE, AROUND}
    if part and any(c.dep_ == "prep" and c.lower_ == "of" for c in first.children):
        found = (replace(s, extent=_extents()[lemma(first)]) if s.extent == WHOLE else s for s in found)
    yield from found


def _spots(head: Token, text: Text) -> Iterator[Spot]:
    if head.i in text.places and not _covers_an_actor(head, text):
        yield _named(head, text)
        return
    extent = _extents().get(lemma(head)) or _extents().get(head.lower_)
    if extent is None:
        return
    if extent == WHOLE and any(c.lower_ in {"most", "much", "half"} for c in head.lefts):
        extent = PART
    extent = _of_village(head, extent)
    inner = list(_inside(head, text, extent))
    if extent == OWN:
        yield Spot(Ref(id=None, name=phrase(head)), None, WHOLE)
    elif inner:
        yield from inner
    else:
        yield _meant(head, text, extent)


def _covers_an_actor(head: Token, text: Text) -> bool:
    """True where the head names an actor by more words than a place ("Aleppo Media Centre")."""
    actor, place = text.actors.get(head.i), text.places[head.i]
    return actor is not None and actor.end - actor.start > place.end - place.start


def _of_village(head: Token, extent: str) -> str:
    """ "The village of X" is X; "villages of X" are around it."""
    return WHOLE if lemma(head) == "village" and head.tag_ == "NN" else extent


def _named(head: Token, text: Text) -> Spot:
    mention = text.places[head.i]
    whole = Spot(_ref(mention), mention, WHOLE)
    if _is_beside(mention, WHOLE):
        return replace(whole, extent=AROUND)
    inside = range(mention.start, mention.end)
    modifiers = [c for c in head.lefts if c.lower_ in _partial_modifiers() and c.idx not in inside]
    if modifiers:
        centre = modifiers[0].lower_ in {"central", "downtown"}
        return Spot(Ref(id=mention.id, name=phrase(head)), mention, CENTRE if centre else PART)
    return whole


def _is_beside(mention: PlaceMention, extent: str) -> bool:
    """True where the words before the name say that it is not in the place itself ("near", "east of")."""
    return extent == WHOLE and mention.relation is not None and mention.relation not in _IN


def _ref(mention: PlaceMention, name: str | None = None) -> Ref:
    return Ref(id=mention.id, name=name or mention.name or mention.text)


def _inside(head: Token, text: Text, extent: str) -> Iterator[Spot]:
    """The named places that "of", "in", an apposition or a modifier bring to a word for places."""
    for token, loose in _place_tokens(head):
        mention = text.places.get(token.i)
        if mention is None and lemma(token) in _extents() and not loose and token.dep_ != "compound":
            for spot in spots([token], text):
                yield spot if extent == WHOLE else _narrowed(spot, head, extent)
        elif mention is not None:
            beyond = loose or _is_beside(mention, extent)
            yield _narrowed(Spot(_ref(mention), mention, WHOLE), head, AROUND if beyond else extent)


def _narrowed(spot: Spot, head: Token, extent: str) -> Spot:
    if extent == WHOLE or spot.extent == AROUND:
        return spot
    if extent == PART and any(c.lower_ in {"central", "center", "centre"} for c in head.lefts):
        extent = CENTRE
    name = f"{phrase(head)} of {spot.ref.name}" if spot.ref.id else phrase(head)
    return Spot(Ref(id=spot.ref.id, name=name), spot.mention, extent)


def _place_tokens(head: Token) -> Iterator[tuple[Token, bool]]:
    for child in head.children:
        if child.dep_ in {"poss", "compound", "nmod", "appos"}:
            yield child, False
        elif child.dep_ == "prep" and child.lower_ in {"of", "in", "inside", "within", *_LOOSE}:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from ((t, child.lower_ in _LOOSE) for t in conjuncts(inner))


def _meant(head: Token, text: Text, extent: str) -> Spot:
    """The town that "the city" or "the centre" means: the only one of the nearest sentence that names any."""
    nameless = Spot(Ref(id=None, name=phrase(head)), None, extent)
    quarter = extent == PART and lemma(head) in _QUARTERS
    definite = any(c.lower_ in _DEFINITE for c in head.lefts) and head.tag_ == "NN"
    back = _SENTENCES_BACK if definite else 0
    mention = _last_town(head, text, back) if quarter or (definite and extent in {WHOLE, CENTRE}) else None
    if mention is None:
        return nameless
    return Spot(
        _ref(mention, None if extent == WHOLE else f"{phrase(head)} of {mention.name or mention.text}"), mention, extent
    )


def _last_town(head: Token, text: Text, back: int) -> PlaceMention | None:
    begins = head.sent.start_char
    for _ in range(back + 1):
        near = [p for p in text.annotation.places if begins <= p.start < head.idx and p.kind in _TOWNS]
        if near:
            return near[-1] if len({p.id or p.text for p in near}) == 1 else None
        before = head.doc.char_span(0, begins, alignment_mode="contract") if begins else None
        while before is not None and len(before) and before[-1].is_space:
            before = before[:-1]
        if before is None or not len(before):
            return None
        begins = before[-1].sent.start_char
    return None
