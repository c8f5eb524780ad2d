"""One clue to a report's date, and the words that clues look for: a table in, Clue and sets of words out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chronist.data import rows
from chronist.link.date_domain import Days


@dataclass(frozen=True, slots=True)
class Clue:
    """The days on which the report can have been published as far as these words go."""

    days: Days
    reason: str


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class of data/date_words.csv.

    >>> "uprising" in words("war")
    True
    """
    return frozenset(w for row in rows("date_words") if row["class"] == kind for w in row["words"].split("|"))
