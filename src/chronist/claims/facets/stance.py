"""Who backs, opposes, leads or is part of whom: a text in, stance readings out.

"Russian-backed forces", "rebels backed by Turkey", "the Syrian branch of al-Qaeda, Nusra", "Moscow is an ally of
Assad", "pro-government militia". Both sides must be actors: a US-backed plan is no tie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import actor_of, ending_at, words
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import ActorMention, Facets, Stance, Status

_HYPHEN, _VERB, _NOUN, _SUPPORT = 0.8, 0.65, 0.65, 0.55  # rough precision of each kind of phrase
_DASHES = frozenset({"-", "‐", "–"})
_NEGATIVE = frozenset({"former", "ex", "one-time", "erstwhile", "onetime", "old"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of stance_words.csv: with prepositions the second side hangs on one of them."""

    kind: str
    prepositions: tuple[str, ...]
    second: str


@cache
def _rows() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for r in rows("stance_words"):
        for word in values(r["words"]):
            first, _, second = word.partition("+")
            found.setdefault((r["role"], first), []).append(Row(r["kind"], values(r["prep"]), second))
    return {key: tuple(group) for key, group in found.items()}


def find_stances(text: Text) -> Iterator[FacetReading]:
    """All ties, in order of the text."""
    for token in text.doc:
        before = token.nbor(-1).text if token.i else ""
        if before in _DASHES and token.i > 1 and ("hyphen", token.lower_) in _rows():
            yield from _hyphened(token, _rows()["hyphen", token.lower_][0].kind, text)
        elif before in _DASHES and token.i > 1 and ("prefix", token.nbor(-2).lower_) in _rows():
            yield from _prefixed(token, _rows()["prefix", token.nbor(-2).lower_][0].kind, text)
        elif token.pos_ == "VERB" and ("verb", lemma(token)) in _rows():
            yield from _by_verb(text.predicate(token), text)
        elif token.pos_ == "NOUN":
            yield from _by_noun(token, text)


def _is_actor(head: Token, text: Text) -> bool:
    """True for an actor of the tables, and for people under arms that no table knows."""
    mention = actor_of(head, text)
    return mention is not None and mention.kind not in {"media", "agency", "place"}


def _stance(kind: str, of: ActorMention | None, toward: ActorMention | None) -> Stance | None:
    """A tie of two different actors, at least one of them known to a table."""
    if of is None or toward is None or not (of.id or toward.id):
        return None
    one, other = (m.id or m.name or m.text for m in (of, toward))
    return Stance(kind=kind, of=one, toward=other) if one != other else None


def _between(kind: str, of: Token, toward: Token, text: Text) -> Stance | None:
    """The tie of the actors that two heads are; None where either is none."""
    sides = [actor_of(h, text) for h in (of, toward)]
    if any(s is None or s.kind in {"media", "agency", "place", "civilians"} for s in sides):
        return None
    if kind in {"part-of", "leads"} and sides[1] is not None and sides[1].kind == "person":
        return None  # "joined the minister in Osk", "leads her rival in the polls"
    if kind in {"part-of", "allied", "leads"} and any(s is not None and s.id is None for s in sides):
        return None  # "a judge joined the administration" is no tie of actors
    return _stance(kind, *sides)


def _reading(
    trigger: Token, said: list[Stance | None], rule: str, confidence: float, *, status: Status | None = None
) -> Iterator[FacetReading]:
    found = tuple(dict.fromkeys(s for s in said if s is not None))
    if found:
        yield FacetReading(
            trigger=trigger, facets=Facets(stance=found), rule=f"stance.{rule}", confidence=confidence, status=status
        )


def _hyphened(participle: Token, kind: str, text: Text) -> Iterator[FacetReading]:
    """ "Russian-backed Syrian army", "the US-led coalition" """
    noun = participle.head if participle.head.i > participle.i else None
    doers = _before(participle, text)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    other = actor_of(noun, text)
    said = [_stance(kind, *((d, other) if kind != "allied" else (other, d))) for d in doers]
    yield from _reading(participle, said, f"x-{participle.lower_}", _HYPHEN, status=Status.ONGOING)


def _before(participle: Token, text: Text) -> list[ActorMention]:
    """Who stands before the hyphen: "Saudi", "al-Qaeda" and what "and" joins ("US and Russian-")."""
    first = participle.nbor(-2)
    found = [m for m in (ending_at(first, text),) if m is not None]
    if found and first.i > 1 and first.nbor(-1).lower_ == "and":
        found = [*(m for m in (ending_at(first.nbor(-2), text),) if m is not None), *found]
    return found


def _prefixed(token: Token, kind: str, text: Text) -> Iterator[FacetReading]:
    """ "pro-government militia", "anti-Assad rebels" """
    noun = token.head if token.head.i > token.i else None
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or lemma(noun) not in words("armed"):
        return
    yield from _reading(noun, [_between(kind, noun, token, text)], f"{kind}-prefix", _HYPHEN, status=Status.ONGOING)


def _by_verb(predicate: Predicate, text: Text) -> Iterator[FacetReading]:
    for row in _rows().get(("verb", predicate.lemma), ()):
        if row.second in {"up"} | {""} and predicate.particle not in {"", row.second, *row.prepositions}:
            continue
        if row.second and not any(lemma(o) == row.second for o in predicate.objects):
            continue
        toward = (
            predicate.oblique(*row.prepositions)
            if row.prepositions and row.prepositions != ("up",)
            else predicate.objects
        )
        if row.prepositions == ("up",) and predicate.particle != "up":
            continue
        doers = predicate.subjects or (predicate.objects if row.prepositions and predicate.passive else ())
        said = [_between(row.kind, of, to, text) for of in doers for to in toward]
        for reading in _reading(predicate.trigger, said, row.kind, _VERB):
            yield reading
            return


def _by_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    word = lemma(noun)
    if any(c.lower_ in _NEGATIVE for c in noun.lefts):
        return
    for row in _rows().get(("noun", word), ()):
        toward = _toward(noun, text)
        of = _identified(noun, text)
        said = [_between(row.kind, o, t, text) for o in of for t in toward]
        yield from _reading(noun, said, f"{row.kind}-noun", _NOUN, status=None)
        return
    for row in _rows().get(("support", word), ()):
        yield from _by_support(noun, row.kind, text)


def _toward(noun: Token, text: Text) -> list[Token]:
    """Whose ally: "of X", "X's", "to X"."""
    owners = [t for c in noun.lefts if c.dep_ == "poss" for t in conjuncts(c)]
    return [t for t in (*owners, *text.predicate(noun).oblique("of", "to")) if _is_actor(t, text)]


def _identified(noun: Token, text: Text) -> list[Token]:
    """Who is the ally: by apposition either way, or by "is"."""
    if noun.dep_ == "attr" and lemma(noun.head) == "be":
        return list(text.predicate(noun.head).subjects)
    beside = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    if noun.dep_ == "appos":
        beside.append(noun.head)
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        beside.append(noun.head)
    return [t for t in beside if t.i in text.actors]


def _by_support(noun: Token, kind: str, text: Text) -> Iterator[FacetReading]:
    """ "with Russian backing", "with the support of Iranian troops", "fighting in support of the government" """
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"with", "in"} or preposition.head.pos_ != "VERB":
        return
    predicate = text.predicate(preposition.head)
    inner = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "poss", "nmod"} and c.i in text.actors]
    heads = text.predicate(noun).oblique("of", "from")
    beside = [
        c
        for h in heads
        for c in h.lefts
        if c.dep_ != "poss" and c.i in text.actors and text.actors[c.i] is not text.actors.get(h.i)
    ]
    given = [*inner, *beside, *heads]
    if preposition.lower_ == "with":
        said = [_between(kind, of, to, text) for of in given for to in predicate.subjects]
    else:
        said = [_between(kind, of, to, text) for of in predicate.subjects for to in given]
    yield from _reading(noun, said, f"{kind}-support", _SUPPORT)
