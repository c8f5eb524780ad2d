"""Times within a larger one: expressions like "the first week of May" or "the end of the year" in, Meanings out.

>>> from chronist.annotate.time_grammar import find
>>> _nth_of(find("the last day of June 2015")[0], Context(None, None, None, lambda: 0)).edtf
'2015-06-30'
"""

from __future__ import annotations

from datetime import date, timedelta

from chronist.annotate.periods import Period, period
from chronist.annotate.time_amounts import UNITS, length
from chronist.annotate.time_calendar import read_date, read_year
from chronist.annotate.time_context import (
    UNIT_VALUES,
    Context,
    Reader,
    from_narrated,
    from_published,
    moved,
    turn_of,
    with_part,
)
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, days, narrowed, of_period, unplaced

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_IDIOMS = frozenset("DSmh")  # "at the end of the day"


def ordinal(found: Found) -> int | None:
    """The number of "third"; None for "last" and "final"."""
    if found.has("secondword"):
        return 2
    named = next((w for w in found.words if w.kind in {"ordinal", "nthday"}), None)
    return None if named is None or named.text.lower() == "final" else int(named.value)


def _unit(found: Found) -> str:
    return next((w.value for w in found.words if w.kind in UNITS and w.kind != "secondword"), "D")


def _whole(found: Found, context: Context) -> Meaning | None:
    if found.has("month", "monthabbr"):
        kinds = {"month", "monthabbr", "year"}
        return read_date(Found("date", 0, 0, tuple(w for w in found.words if w.kind in kinds)), context)
    if found.has("year"):
        return read_year(found, context)
    year = next(i for i, w in enumerate(found.words) if w.kind == "yearword")
    return from_published(context, "Y", int(found.words[year - 1].value))


def _nth_of(found: Found, context: Context) -> Meaning | None:
    """ "the first week of May", "the last day of 2015"."""
    whole, unit, number = _whole(found, context), _unit(found), ordinal(found)
    if whole is None or whole.period is None or unit not in {"D", "W", "WE", "M"}:
        return unplaced(UNIT_VALUES.get(unit, "XXXX-XX-XX")) if whole else None
    span = whole.period
    if unit == "W":
        first = span.last - _WEEK + timedelta(days=1) if number is None else span.first + (number - 1) * _WEEK
        inner = period("W", first + timedelta(days=3))
        return days(first, min(first + timedelta(days=6), span.last), of_period(inner)) if first < span.last else None
    inner = period(unit, span.last if number is None else span.first)
    inner = inner.shift(number - 1) if number else inner
    return of_period(inner) if inner.first <= span.last else None


def _half_of(found: Found, context: Context) -> Meaning | None:
    """ "the second half of July"."""
    whole, number = _whole(found, context), ordinal(found) or 2
    if whole is None or whole.first is None or whole.last is None:
        return whole
    middle = whole.first.replace(day=15)
    first, last = (whole.first, middle) if number == 1 else (middle + timedelta(days=1), whole.last)
    return days(first, last, whole)


def stretch(found: Found, whole: tuple[date, date]) -> Meaning:
    """ "the first six months" or "the last two weeks" of these days."""
    amount, (first, last) = length(found.words), whole
    base = unplaced(amount.value, "DURATION")
    if amount.count is None or not found.has("last", "ordinal"):
        return base
    if found.has("last") or ordinal(found) is None:
        return days(max(first, moved(last + _DAY, amount, -1)), last, base)
    return days(first, min(last, moved(first, amount, 1) - _DAY), base) if ordinal(found) == 1 else base


def until(found: Found, last: date | None) -> Meaning:
    """A length that ends on a day."""
    amount = length(found.words)
    base = unplaced(amount.value, "DURATION")
    return base if last is None or amount.count is None else days(moved(last, amount, -1), last, base)


def _day_of(found: Found, context: Context) -> Meaning | None:
    """ "the 25th of this month"."""
    if _unit(found) != "M":
        return None
    month = from_published(context, "M", turn_of(found) or 0)
    number = int(found.values("nthday")[0])
    return unplaced("XXXX-XX-XX") if month.first is None else of_period(Period(month.first.replace(day=number), "D"))


def _day_alone(found: Found, context: Context) -> Meaning | None:
    """ "on the 12th": of the narrated month, else the last such day."""
    number = int(found.values("nthday")[0])
    day = context.narrated.first if context.narrated and context.narrated.unit in {"D", "M"} else context.published
    if day is None:
        return unplaced(f"XXXX-XX-{number:02}")
    month = period("M", day)
    if context.narrated is None and day.day < number and context.direction() <= 0:
        month = month.shift(-1)
    return of_period(Period(month.first.replace(day=number), "D"))


def _end_of(found: Found, context: Context) -> Meaning | None:
    """ "the end of the year": the narrated one, or that of the publication where the sentence looks ahead."""
    unit = _unit(found)
    third = next((w.value for w in found.words if w.kind in {"start", "end"}), "late")
    if unit in _IDIOMS:
        return None
    narrated = None if context.direction() > 0 else from_narrated(context, unit, 0)
    whole = narrated if narrated and narrated.first else from_published(context, unit, 0)
    return narrowed(whole, third)


def _before_last(found: Found, context: Context) -> Meaning | None:
    """ "the week before last", "the night before last"."""
    if found.has("part"):
        return with_part(found, from_published(context, "D", -2))
    return from_published(context, _unit(found), -2)


def _weekday_of(found: Found, context: Context) -> Meaning | None:
    """ "Tuesday of last week", "Friday night next week"."""
    number = int(found.values("weekday")[0])
    week = from_published(context, "W", turn_of(found) or 0)
    if week.first is None:
        return with_part(found, unplaced(f"XXXX-WXX-{number}"))
    return with_part(found, of_period(Period(week.first + timedelta(days=number - 1), "D")))


READERS: dict[str, Reader] = {
    "dayalone": _day_alone,
    "dayof": _day_of,
    "nthof": _nth_of,
    "halfof": _half_of,
    "endof": _end_of,
    "beforelast": _before_last,
    "weekdayof": _weekday_of,
}
