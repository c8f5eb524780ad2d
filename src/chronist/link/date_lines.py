"""Datelines without a year: a Document in, month, day and weekday out, and the days they can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chronist.annotate.time_grammar import Found, find
from chronist.model import Document, TimeMention

_HEAD = 1500  # code points in which a dateline can stand: after headline and summary
_DATELINE_PLACE = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][A-Z'’.-]+[ ,/]*){1,5}(?:\([A-Za-z]+\))?[ ,–-]*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day without its year above a text, with its weekday where it has one."""

    month: int
    day: int
    weekday: int | None
    text: str

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where it does not exist or its weekday does not fit."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in {None, day.isoweekday()} else None

    def within(self, first: date, length: timedelta) -> tuple[date, ...]:
        """Every such day from a first day on."""
        tries = (self.in_year(year) for year in range(first.year, (first + length).year + 1))
        return tuple(d for d in tries if d and first <= d <= first + length)


def find_dateline(document: Document) -> Dateline | None:
    """The day without a year in a report's dateline ("MOSCOW, February 7. /TASS/"); None where there is none."""
    if document.dateline:
        read = [read_line(f, document.dateline) for f in find(document.dateline)]
        found = next((d for d in read if d is not None), None)
        if found is not None:
            return found
    head = document.text[:_HEAD]
    for each in find(head):
        line = read_line(each, head)
        if line is not None and _DATELINE_PLACE.search(head, 0, each.start):
            return line
    return None


def read_line(found: Found, text: str) -> Dateline | None:
    """Month and day of a date without a year; None for any other expression."""
    months, days = found.values("month", "monthabbr"), found.values("d12", "d24", "d31", "nthday")
    if found.rule != "date" or not months or not days or found.has("year", "yearword"):
        return None
    weekdays = found.values("weekday", "wdabbr")
    return Dateline(int(months[0]), int(days[0]), int(weekdays[0]) if weekdays else None, found.text(text))


def weekday_dates(text: str, times: Iterable[TimeMention]) -> Iterator[Dateline]:
    """The days of a text that have a weekday and no year ("Thursday, March 24"), each once."""
    seen = set()
    for time in times:
        found = find(text[time.start : time.end])
        line = read_line(found[0], text[time.start : time.end]) if len(found) == 1 else None
        if line is not None and line.weekday is not None and (key := (line.month, line.day, line.weekday)) not in seen:
            seen.add(key)
            yield line
