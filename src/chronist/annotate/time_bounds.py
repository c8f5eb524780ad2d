"""Ranges and lists taken apart: a Found range or list of days in, a Found for each end or day out.

TIMEX3 has one expression for each end of "from March to May" and each day of "June 5 and 9"; only what a dash ties
("January 23-24") is one. Each end keeps its own value, and the days and EDTF of the whole.

>>> from chronist.annotate.time_grammar import find
>>> text = "June 5, 9 and 20"
>>> [f.text(text) for f in apart(find(text)[0])]
['June 5', '9', '20']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chronist.annotate.time_grammar import Found
from chronist.annotate.time_words import Word

_DAYS = ("d12", "d24", "d31", "nthday")
_SHARED = frozenset({"month", "monthabbr", "year"})


def apart(found: Found) -> list[Found]:
    """The ends or days as expressions of their own; anything else as it is."""
    if found.rule == "range" and found.of is not None and found.until is not None:
        return [replace(found, rule="bound", words=end.words, of=found, until=None) for end in (found.of, found.until)]
    if found.rule == "daylist":
        return _listed(found)
    if found.rule in {"monthdays", "daysmonth"} and not found.has("dash"):
        return [replace(found, rule="bound", words=piece, of=found) for piece in _pieces(found.words)]
    if found.rule == "years" and all(len(y) == 4 for y in found.values("year", "d12", "d24", "d31", "d59", "d99")):
        return [replace(found, rule="bound", words=(word,), of=found) for word in (found.words[0], found.words[-1])]
    return [found]


def _listed(found: Found) -> list[Found]:
    """Days that follow one another share their days, others have each its own."""
    pieces = _pieces(found.words)
    days = [next(w for w in piece if w.kind in _DAYS) for piece in pieces]
    shared = tuple(w for w in found.words if w.kind in _SHARED)
    alone = [replace(found, rule="date", words=(*shared, day)) for day in days]
    if all(int(b.value) - int(a.value) == 1 for a, b in pairwise(days)):
        return [
            replace(found, rule="bound", words=piece, of=found, until=one)
            for piece, one in zip(pieces, alone, strict=True)
        ]
    return [replace(found, rule="listday", words=piece, of=one) for piece, one in zip(pieces, alone, strict=True)]


def _pieces(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Each day with the month beside it: "June 5", "9", "20 June 2016"."""
    at = [i for i, w in enumerate(words) if w.kind in _DAYS]
    starts = [0, *at[1:]]
    ends = [*(i + 1 for i in at[:-1]), len(words)]
    return [tuple(words[start:end]) for start, end in zip(starts, ends, strict=True)]
