"""Where: heads of arguments in, places out with how much of each is meant.

"the eastern half of Aleppo" is a part of Aleppo, "villages around Aleppo" are not in it, "Aleppo airport" is a place of
its own, and "the city" is the town that was named before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import phrase
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import conjuncts
from chronist.data import rows, values
from chronist.model import PlaceMention, Ref

WHOLE, CENTRE, PART, AROUND, OWN = "whole", "centre", "part", "around", "own"
_DEFINITE = frozenset({"the", "this", "that"})
_SENTENCES_BACK = 3  # how far "the city" may look for the city it means
_HARBOURS = frozenset({"port", "seaport", "harbor", "harbour"})
_QUARTERS = frozenset({"district", "neighborhood", "neighbourhood", "quarter", "suburb", "side", "half"})
_IN = frozenset({"in", "at", "inside", "within", "into", "of", "part", "to", "from"})
_LOOSE = frozenset({"near", "around", "outside", "close"})
_SETTLED = frozenset({"city", "town", "village", "capital"})
_WHERE = frozenset({"in", "into", "inside", "on", "of", "from", "at", "to", "across", "through"})
_ELSEWHERE = frozenset({"from", "toward", "towards"})
_TOWNS = frozenset({"settlement", "neighbourhood", "site", "base", "area-near", None})


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


def meant_towns(trigger: Token, text: Text) -> tuple[PlaceMention, ...]:
    """The town that an act's own "the town" means: "seized the town", "the assault on the city"."""
    beside = [c for c in trigger.children if c.dep_ in {"dobj", "nsubjpass"}]
    beside += [o for c in trigger.children if c.dep_ == "prep" and c.lower_ in _WHERE for o in c.children]
    heads = [t for t in beside if lemma(t) in _SETTLED and t.i not in text.places]
    found = (s.mention for s in spots(heads, text) if s.extent == WHOLE)
    return tuple(m for m in found if m is not None)


def named(head: Token, text: Text) -> Spot:
    """The whole of the place that a token names, whatever stands before it ("south of Tadmor, a stronghold")."""
    return Spot(_ref(text.places[head.i]), text.places[head.i], WHOLE)


def _spots(head: Token, text: Text) -> Iterator[Spot]:
    if head.i in text.places and not _covers_an_actor(head, text):
        yield _named(head, text)
        return
    extent = _extents().get(lemma(head)) or _extents().get(head.lower_)
    if extent is None:
        return
    same = _same_place(head, text) if extent == WHOLE else None
    if same is not None:
        yield named(same, text)
        return
    if lemma(head) in _HARBOURS and not _is_name_of(head, text):
        yield Spot(Ref(id=None, name=phrase(head)), None, WHOLE)
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


def _same_place(head: Token, text: Text) -> Token | None:
    """The name that "Tadmor, the desert town" and "Tadmor is the only town" give to the town."""
    if any(c.dep_ in {"prep", "poss"} and c.lower_ not in {"in", "on"} for c in head.children):
        return None  # "the town of X", "its capital"
    if head.dep_ == "appos" and head.head.i in text.places:
        return head.head
    if head.dep_ == "attr":
        return next((c for c in head.head.children if c.dep_ == "nsubj" and c.i in text.places), None)
    return None


def _is_name_of(head: Token, text: Text) -> bool:
    """True for "the port of Tadmor" and "the port, Tadmor": a town; "Tadmor's port" and "the port" are in one."""
    beside = (c for c in head.children if c.dep_ == "appos" and not c.nbor(-1).is_alpha)
    of = (o for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children)
    return any(t.i in text.places for t in (*beside, *of))


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
    named = [(t, loose) for t, loose in _place_tokens(head) if t.dep_ == "compound" and t.i in text.places]
    for token, loose in named or _place_tokens(head):
        mention = text.places.get(token.i)
        if mention is None and lemma(token) in _extents() and not loose and token.dep_ != "compound":
            for spot in spots([token], text):
                yield spot if extent == WHOLE else _narrowed(spot, head, extent)
        elif mention is not None:
            if named and mention.kind == "neighbourhood":
                extent = WHOLE  # "the Salheen district" is Salheen
            beyond = loose or _is_beside(mention, extent)
            yield _narrowed(Spot(_ref(mention), mention, WHOLE), head, AROUND if beyond else extent)


def _narrowed(spot: Spot, head: Token, extent: str) -> Spot:
    if extent == WHOLE or spot.extent == AROUND:
        return spot
    if extent == PART and any(c.lower_ in {"central", "center", "centre"} for c in head.lefts):
        extent = CENTRE
    words_of = phrase(head)
    named = spot.ref.id is None or (spot.mention is not None and spot.mention.text in words_of)
    name = words_of if named else f"{words_of} of {spot.ref.name}"
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
    if any(o.pos_ == "PROPN" for c in head.children if c.lower_ == "of" for o in c.children):
        return nameless  # "the city of" a place that no table knows
    quarter = extent == PART and lemma(head) in _QUARTERS
    definite = any(c.lower_ in _DEFINITE for c in head.lefts) and head.tag_ == "NN"
    back = _SENTENCES_BACK if definite else 0
    whole = definite and extent in {WHOLE, CENTRE} and lemma(head) != "capital"  # which may be another town
    mention = _last_town(head, text, back) if quarter or whole else None
    if mention is None:
        return nameless
    return Spot(
        _ref(mention, None if extent == WHOLE else f"{phrase(head)} of {mention.name or mention.text}"), mention, extent
    )


def _may_be_meant(place: PlaceMention, doc: Doc) -> bool:
    """True for a town where something is told of, not whence or whither: "a doctor sent from Osk"."""
    before = doc.char_span(max(0, place.start - 1), place.start + 1, alignment_mode="expand")
    ahead = before is not None and any(t.lower_ in _ELSEWHERE for t in doc[max(0, before.end - 2) : before.end])
    return place.kind in _TOWNS and not ahead


def _last_town(head: Token, text: Text, back: int) -> PlaceMention | None:
    begins = head.sent.start_char
    for _ in range(back + 1):
        near = [p for p in text.annotation.places if begins <= p.start < head.idx and _may_be_meant(p, head.doc)]
        if near:
            return near[-1] if len({p.id or p.text for p in near}) == 1 else None
        before = head.doc.char_span(0, begins, alignment_mode="contract") if begins else None
        while before is not None and len(before) and before[-1].is_space:
            before = before[:-1]
        if before is None or not len(before):
            return None
        begins = before[-1].sent.start_char
    return None
