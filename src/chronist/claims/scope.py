"""What belongs to an act's own clause: a trigger and mentions in, its places out.

A place belongs to an act when it hangs on the act's clause in the parse and on no clause inside it. Where the
clause has none, the clause it is joined to or that governs it may lend its own, but never the clause of who says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.locations import hangs_on, is_location
from chronist.claims.when import times_of
from chronist.data import rows, values
from chronist.model import PlaceMention

__all__ = ["clause_root", "own_tokens", "places_of", "says_verbs", "times_of"]

_CLAUSE = frozenset({"ccomp", "relcl", "advcl", "acl", "xcomp", "pcomp", "csubj", "parataxis"})
_LENDS = frozenset({"conj", "xcomp", "acl", "advcl", "pcomp", "relcl"})  # clauses that may lend from what governs them
_CLIMB = 3


def says_verbs() -> frozenset[str]:
    """Lemmas of verbs whose complement is somebody's words."""
    spoken = [r for r in rows("speech_cues") if r["pos"] == "v" and r["kind"] in {"says", "denies", "knows"}]
    return frozenset(word for r in spoken for word in values(r["words"]))


def clause_root(token: Token) -> Token:
    """The verb whose clause a token stands in; the token itself where no verb governs it."""
    at = token
    while at.pos_ not in {"VERB", "AUX"} and at.head != at:
        at = at.head
    return at if at.pos_ in {"VERB", "AUX"} else token


def own_tokens(root: Token) -> Iterator[Token]:
    """The tokens of a clause without those of clauses inside or joined to it."""
    yield root
    for child in root.children:
        if child.dep_ in _CLAUSE and child.pos_ in {"VERB", "AUX"}:
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            continue
        yield from own_tokens(child)


def _chain(trigger: Token, speech: frozenset[str]) -> Iterator[Token]:
    """The act's clause, then those that may lend, nearest first."""
    at = clause_root(trigger)
    yield at
    for _ in range(_CLIMB):
        if at.dep_ not in _LENDS or at.head == at or (at.dep_ == "conj" and _has_subject(at)):
            return
        at = clause_root(at.head)
        if lemma(at) in speech:
            return
        yield at


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def places_of(trigger: Token, places: Sequence[PlaceMention], speech: frozenset[str]) -> tuple[PlaceMention, ...]:
    """The places of the act: those in its noun phrase's or clause's own words, in order of the text."""
    own = clause_root(trigger)
    for at in (trigger, *_chain(trigger, speech)):
        offsets = {t.idx: t for t in own_tokens(at)}
        here = [p for p in places if p.start in offsets and is_location(p, offsets[p.start], at)]
        if at not in (trigger, own):  # a clause lends where it happened, not what it is about
            here = [p for p in here if hangs_on(offsets[p.start], at)]
        if here:
            return tuple(sorted(here, key=lambda p: p.start))
    return ()
