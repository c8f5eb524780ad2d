"""Pairs: "both men", "the two leaders", "both sides" in, two mentions over the same words out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from chronist.annotate.mention_focus import Focus, Named, has_use, words
from chronist.model import ActorMention

_BACK = 2
_STATES = frozenset({"state", "government"})
_NOT_A_SIDE = frozenset(
    {"media", "agency", "monitor", "civilians", "person", "unknown", "international", "court", "company"}
)


def find_pairs(focus: Focus) -> Iterator[ActorMention]:
    """Two mentions for every pair whose two members are beyond doubt."""
    for token in focus.doc:
        fits = _fits(token) if token.lower_ in _nouns() else None
        start = _start(token) if fits else None
        if fits is None or start is None:
            continue
        for named in _two(focus, token, fits):
            span = focus.doc[start : token.i + 1]
            yield msgspec.structs.replace(
                named.mention, start=span.start_char, end=span.end_char, text=span.text, form="nominal"
            )


def _fits(token: Token) -> Callable[[Named], bool] | None:
    if has_use(token.lower_, "pair-persons"):
        return lambda n: n.mention.kind == "person"
    if has_use(token.lower_, "pair-states"):
        return lambda n: n.mention.kind in _STATES and n.mention.id is not None
    if has_use(token.lower_, "pair-sides"):
        return lambda n: n.mention.kind not in _NOT_A_SIDE and n.mention.id is not None
    return None


@cache
def _nouns() -> frozenset[str]:
    return words("pair-persons") | words("pair-states") | words("pair-sides")


def _start(token: Token) -> int | None:
    """Where "both" or "two" begins, or "leaders" after "the"; None for other plurals."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    if before[-1:] == ["both"]:
        return int(token.i) - 1
    if before[-1:] == ["the"] and has_use(token.lower_, "pair-known"):
        return int(token.i)
    return int(token.i) - 1 if before == ["the", "two"] else None


def _side(named: Named) -> str:
    """A state's government and army are one side, its rebels another."""
    state, _, own = (named.mention.id or "").partition(".")
    return named.who if named.mention.kind == "person" or own == "opp" else state or named.who


def _two(focus: Focus, token: Token, fits: Callable[[Named], bool]) -> list[Named]:
    """The two different actors of the nearest sentence that has two; none where it has more."""
    near = focus.before(token, _BACK, fits)
    for sentence in sorted({n.sentence for n in near}, reverse=True):
        last = {_side(n): n for n in near if n.sentence == sentence}
        if len(last) == 2:
            return sorted(last.values(), key=lambda n: n.head.i)
        if len(last) > 2:
            return []
    return []
