"""How far a process is: the noun of a truce or of talks in, the words that tell its phase out.

The tables truce_words.csv and talks_words.csv say which verb, noun or modifier means which phase, and what the noun
is to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import Predicate
from chronist.data import rows, values

# Nouns that carry the process noun inside them and stand for it in the clause: "a round of talks", "a ceasefire deal".
_CONTAINERS = frozenset(
    {"round", "series", "deal", "agreement", "accord", "pact", "set", "arrangement", "regime", "session"}
    | {"hour", "day", "week", "month"}  # "two days of talks"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One word that tells a phase, and what its subject is to the process."""

    trigger: Token
    phase: str
    role: str
    who: str


@cache
def _table(name: str) -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """(role, word) -> (phase, who, second word), those with a second word first."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows(name):
        for word in values(row["words"]):
            first, _, second = word.partition("+")
            found.setdefault((row["role"], first), []).append((row["phase"], row["who"], second))
    return {key: tuple(sorted(group, key=lambda g: not g[2])) for key, group in found.items()}


def heads_of(noun: Token) -> tuple[Token, ...]:
    """The noun and the containers that stand for it in the clause."""
    found = [noun]
    while (outer := _container(found[-1])) is not None and len(found) <= len(_CONTAINERS):
        found.append(outer)
    return tuple(found)


def _container(noun: Token) -> Token | None:
    if noun.dep_ == "compound" and lemma(noun.head) in _CONTAINERS:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "on"} and lemma(noun.head.head) in _CONTAINERS:
        return noun.head.head
    return None


def steps(noun: Token, table: str, text: Text) -> Iterator[Step]:
    """All words of the noun's sentence that tell its phase, in order."""
    heads = heads_of(noun)
    found = [s for t in noun.sent if (s := _step(t, heads, table, text)) is not None]
    yield from sorted(found, key=lambda s: s.trigger.i)


def _step(token: Token, heads: tuple[Token, ...], table: str, text: Text) -> Step | None:
    if token in heads:
        return None
    if token.head in heads and token.dep_ in {"amod", "nmod"}:
        return _found(token, "mod", token.lower_, table)
    if token.pos_ in {"VERB", "AUX"}:
        return _verb_step(text.predicate(token), heads, table)
    if token.pos_ == "NOUN" and _of_noun(token, heads, text):
        return _found(token, "noun", lemma(token), table)
    return None


def _verb_step(predicate: Predicate, heads: tuple[Token, ...], table: str) -> Step | None:
    verb = predicate.trigger
    if any(h in predicate.objects for h in heads) or _is_gap(predicate, heads):
        return _found(verb, "obj", predicate.lemma, table)
    if any(h in predicate.subjects for h in heads) or _is_of_place(verb, heads):
        if any(c.dep_ == "dobj" for c in verb.children) and not _is_set_phrase(verb, table):
            return None  # "a truce to end the war" is not a truce that ends
        return _found(verb, "subj", predicate.lemma, table)
    joined = {prep for prep, head in predicate.obliques if head in heads}
    for phase, who, second in _table(table).get(("prep", predicate.lemma), ()):
        *_, wanted = second.split("+")
        if wanted in joined and ("+" not in second or _below(verb, second.split("+")[0])):
            return Step(verb, phase, "prep", who)
    return None


def _is_of_place(verb: Token, heads: tuple[Token, ...]) -> bool:
    """'A truce in Arland that is to begin': told of the truce, though the parser joins it to the place."""
    place = verb.head
    if verb.dep_ != "relcl" or place.dep_ != "pobj" or place.pos_ != "PROPN" or place.head.lower_ not in {"in", "for"}:
        return False
    begins = any(c.dep_ == "nsubj" and c.lower_ in {"that", "which"} for c in verb.children)
    return begins and any(place.head.head in (h, h.head) or place.head.head in h.children for h in heads)


def _is_set_phrase(verb: Token, table: str) -> bool:
    """True where a row for the subject has a second word ("take effect", "have a target date") and it is there."""
    return any(second and _below(verb, second) for _, _, second in _table(table).get(("subj", lemma(verb)), ()))


def _is_gap(predicate: Predicate, heads: tuple[Token, ...]) -> bool:
    """True for "the truce they brokered in March": the noun is the object that the clause about it lacks."""
    verb = predicate.trigger
    if verb.dep_ != "relcl" or verb.head not in heads or predicate.passive or verb.head in predicate.subjects:
        return False
    return not any(c.dep_ == "dobj" for c in verb.children)


def _of_noun(noun: Token, heads: tuple[Token, ...], text: Text) -> bool:
    """True for "violations of the truce", "truce violations", "the truce's collapse", "a call for a truce"."""
    if any(h.head == noun and h.dep_ in {"compound", "poss"} for h in heads):
        return True
    return any(h in heads for prep, h in text.predicate(noun).obliques if prep in {"of", "for", "to", "in"})


def _found(token: Token, role: str, word: str, table: str) -> Step | None:
    for phase, who, second in _table(table).get((role, word), ()):
        if not second or _below(token, second):
            return Step(token, phase, role, who)
    return None


def _below(verb: Token, word: str) -> bool:
    """True where the word hangs on the verb, directly or under a preposition."""
    near = [
        *verb.children,
        *(g for c in verb.children if c.dep_ in {"prep", "advmod", "dobj", "prt"} for g in c.children),
    ]
    return any(t.lower_ == word or lemma(t) == word for t in near)
