"""Who: heads of arguments in, actors out, by id or by their words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import ActorMention, Ref

_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "punct", "case"})
_INNER = frozenset({"poss", "compound", "amod", "nmod"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod", "nsubj", "dep"})
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
        "international",
    }
)
_PREFIXES = ("anti-", "pro-", "non-")  # "anti-government forces" are not the government's


@cache
def words(name: str) -> frozenset[str]:
    """A class of facet_words.csv."""
    return next(frozenset(values(r["words"])) for r in rows("facet_words") if r["class"] == name)


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
    each = (t for h in heads for t in (*joined_before(h, text), h))
    return tuple(dict.fromkeys(m for m in (actor_of(t, text) for t in each) if m is not None))


def joined_before(head: Token, text: Text) -> tuple[Token, ...]:
    """The other armies of "Malian and French soldiers", where the adjectives are joined before the noun."""
    first = [c for c in head.lefts if c.dep_ in {"amod", "nmod"} and c.i in text.actors]
    joined = [k for c in first for k in c.children if k.dep_ == "conj" and k.i in text.actors and k.i < head.i]
    return tuple(t for t in (*first, *joined) if not _covered(t, head, text)) if joined else ()


def _covered(token: Token, head: Token, text: Text) -> bool:
    """True where the head's own mention begins with the token: "Malian soldiers"."""
    own = text.actors.get(head.i)
    return own is not None and own.start <= token.idx < own.end


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
