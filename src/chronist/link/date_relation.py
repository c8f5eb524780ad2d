"""How an expression of time binds the day of writing to the day it means: its words and the one in, the other out.

>>> written("last year", date(2015, 9, 30))
Interval(first=datetime.date(2016, 1, 1), last=datetime.date(2016, 12, 31))
>>> written("two months ago", date(2015, 9, 30)).last
datetime.date(2015, 12, 30)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from chronist.annotate.periods import DAYS, add_months, period
from chronist.annotate.time_amounts import Length, length
from chronist.annotate.time_grammar import Found, find
from chronist.link.date_domain import Days, merged, shifted
from chronist.model import Interval

# Where a report is written and where it happened may be a day apart: "on Saturday" in a report of Friday evening.
ZONES = 1
_RELATIVE = re.compile(r"(?:(?:earlier|later)\s+)?(last|this)\s+(year|month|week)", re.IGNORECASE)
_UNITS = {"year": "Y", "month": "M", "week": "W"}
_WEEK = 6
_MOST_DAYS = 70  # beyond ten weeks single weekdays tell nothing
_YEAR_MONTHS = 12


def written(text: str, day: date) -> Interval | None:
    """The days on which a report can tell of a day as past by these words; None where they say nothing firm or where
    they mean another day."""
    relative = _RELATIVE.fullmatch(text.strip())
    if relative:
        return _in_unit(relative[1].lower(), _UNITS[relative[2].lower()], day)
    named = relation(text)
    if named is not None and named.weekday is not None:
        near = [shifted(day, i) for i in (-ZONES, 0, ZONES)]
        one = Interval(first=day, last=day)
        return named.written(one) if any(d.isoweekday() == named.weekday for d in near) else None
    found = find(text)
    return _by_rule(found[0], day) if len(found) == 1 else None


def _in_unit(which: str, unit: str, day: date) -> Interval:
    whole = period(unit, day).shift(1 if which == "last" else 0)
    return Interval(first=max(whole.first, shifted(day, -ZONES)), last=whole.last)


def _by_rule(found: Found, day: date) -> Interval | None:
    if found.rule == "date" and found.has("yearword") and found.has("last", "this"):
        return _in_unit("last" if found.has("last") else "this", "Y", day) if _fits(found, day) else None
    if found.has("last") and found.values("month", "monthabbr"):  # "last March": of this year or of the one before
        return Interval(first=day, last=date(day.year + 1, 12, 31)) if _fits(found, day) else None
    if found.has("year", "yearword", "last", "next", "this", "that same", "that") and found.rule != "ago":
        return None
    if found.rule == "ago":
        return _ago(length(found.words), day)
    if found.rule == "date" and _fits(found, day):  # "in March", "on March 27": of the last twelve months
        return Interval(first=shifted(day, -ZONES), last=add_months(day, _YEAR_MONTHS))
    return None


def _fits(found: Found, day: date) -> bool:
    """True where the month, and the number if there is one, are those of the day."""
    months, days = found.values("month", "monthabbr"), found.values("d12", "d24", "d31", "nthday")
    if len(months) != 1 or len(days) > 1:
        return False
    near = [shifted(day, i) for i in (-ZONES, 0, ZONES)]
    return any(d.month == int(months[0]) and (not days or d.day == int(days[0])) for d in near)


def _ago(amount: Length, day: date) -> Interval | None:
    """From one unit less to one more: "two months ago" is said after one to three."""
    if amount.count is None or amount.count < 1 or amount.unit not in {"Y", "M", "W", "D"}:
        return None
    least, most = int(amount.count) - 1, int(amount.count) + 1
    if amount.unit in DAYS:
        size = DAYS[amount.unit]
        return Interval(first=shifted(day, least * size), last=shifted(day, most * size))
    size = _YEAR_MONTHS if amount.unit == "Y" else 1
    return Interval(first=add_months(day, least * size), last=add_months(day, most * size))


@dataclass(frozen=True, slots=True)
class Relation:
    """How words bind the day of writing to the day they mean: a weekday within a week, or the last or this unit."""

    weekday: int | None = None
    unit: str = "D"
    turn: int = 0

    def meant(self, published: Interval) -> Days:
        """The days that the words can mean in a report of these days."""
        if published.first is None or published.last is None:
            return (Interval(),)
        if self.weekday is None:
            first, last = period(self.unit, published.first), period(self.unit, published.last)
            return (Interval(first=first.shift(self.turn).first, last=last.shift(self.turn).last),)
        first_day, last_day = shifted(published.first, -_WEEK), shifted(published.last, ZONES)
        if (last_day - first_day).days > _MOST_DAYS:
            return (Interval(first=first_day, last=last_day),)
        every = (shifted(first_day, i) for i in range((last_day - first_day).days + 1))
        return merged(Interval(first=d, last=d) for d in every if d.isoweekday() == self.weekday)

    def written(self, meant: Interval) -> Interval:
        """The days on which a report can mean one of these days by the words."""
        if meant.first is None or meant.last is None:
            return Interval()
        if self.weekday is not None:
            return Interval(first=shifted(meant.first, -ZONES), last=shifted(meant.last, _WEEK + ZONES))
        first, last = period(self.unit, meant.first), period(self.unit, meant.last)
        return Interval(
            first=shifted(first.shift(-self.turn).first, -ZONES), last=shifted(last.shift(-self.turn).last, ZONES)
        )


@cache
def relation(text: str) -> Relation | None:
    """What an expression of time says of the past days, where it is a plain one.

    >>> relation("Thursday").weekday, relation("last month").turn, relation("Thursday, March 24")
    (4, -1, None)
    """
    relative = _RELATIVE.fullmatch(text.strip())
    if relative:
        if text.lower().startswith("later"):
            return None
        return Relation(unit=_UNITS[relative[2].lower()], turn=-1 if relative[1].lower() == "last" else 0)
    found = find(text)
    if len(found) != 1 or found[0].values("month", "monthabbr", "year") or found[0].has("last", "next", "this"):
        return None
    named = found[0].values("weekday", "wdabbr")
    return Relation(weekday=int(named[0])) if len(named) == 1 else None
