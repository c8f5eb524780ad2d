"""What a report's own words say of its date: its text, parse and times in, Clues out: days that remain possible, and
why.

A clue never guesses: it names every day on which the words could have been written. What it takes on trust is the
writer: that who is called a secretary of state and speaks is one that day, that a name is not used before it exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from spacy.tokens import Doc

from chronist.data import rows, values
from chronist.link.date_clue import Clue
from chronist.link.date_happenings import happenings
from chronist.link.date_offices import offices
from chronist.link.date_stated import stated_dates
from chronist.link.date_wars import wars
from chronist.model import Interval, TimeMention


def clues(doc: Doc, times: Sequence[TimeMention]) -> list[Clue]:
    """All clues in a text, in the order of their kinds; each once."""
    found = [
        *stated_dates(doc, times), *offices(doc, times), *_names(doc.text), *happenings(doc, times), *wars(doc, times),
    ]  # fmt: skip
    return list(dict.fromkeys(found))


@cache
def _renaming_table() -> tuple[tuple[re.Pattern[str], str, date], ...]:
    return tuple(
        (re.compile(rf"\b{_either(values(r['name']))}\b"), values(r["name"])[0], date.fromisoformat(r["from"]))
        for r in rows("renamings")
    )


def _either(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + ")"


def _names(text: str) -> Iterator[Clue]:
    """Names that exist only from a day on."""
    for pattern, name, since in _renaming_table():
        if pattern.search(text):
            yield Clue((Interval(first=since),), f"uses the name {name}, which exists from {since}")
