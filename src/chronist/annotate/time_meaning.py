"""What an expression of time means: a period or days in, a Meaning with TIMEX3 value, EDTF string and days out.

>>> of_period(period("M", date(2016, 3, 1))).edtf
'2016-03'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from chronist.annotate.periods import Period, part_of, period

__all__ = [
    "Meaning",
    "about",
    "at_time",
    "between",
    "narrowed",
    "night_of",
    "of_period",
    "opened",
    "period",
    "unplaced",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type and value; first and last day where they are known; the period it names, where it names one."""

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    period: Period | None = None  # what "the day before" or "that year" can refer to


def of_period(span: Period, kind: str = "DATE") -> Meaning:
    """All of a period."""
    return Meaning(kind, span.value, span.first, span.last, span.edtf, span)


def unplaced(value: str, kind: str = "DATE") -> Meaning:
    """A time without days: relative to an unknown day, a mere length, or a repetition."""
    return Meaning(kind, value)


def between(begin: Meaning, end: Meaning) -> Meaning | None:
    """From the one to the other; None where it would run backwards."""
    if begin.first is None or end.last is None:
        return Meaning(begin.type, f"{begin.value}/{end.value}")
    if begin.first > end.last:
        return None
    edtf = None
    if begin.edtf and end.edtf and not set(begin.edtf + end.edtf) & {"[", "."}:
        edtf = f"{begin.edtf.partition('/')[0]}/{end.edtf.rpartition('/')[2]}"
    if begin.first == end.last:
        edtf = begin.first.isoformat()
    edtf = edtf or f"{begin.first.isoformat()}/{end.last.isoformat()}"
    return Meaning(begin.type, f"{begin.value}/{end.value}", begin.first, end.last, edtf, end.period)


def days(first: date, last: date, base: Meaning) -> Meaning:
    """The same value with these days."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return replace(base, first=first, last=last, edtf=edtf)


def at_time(day: Meaning, part: str) -> Meaning:
    """A part of the day (MO, NI, ...) or a clock time (10:35) on that day; stays unplaced where the day is."""
    stem = (
        day.value if len(day.value) == 10 else "XXXX-XX-XX" if day.first is None and "W" not in day.value else day.value
    )
    if "T" in stem:  # "the early hours of Thursday morning"
        return day
    if part == "24:00" and day.first is not None:  # midnight belongs to the day it ends
        return replace(day, type="TIME", value=f"{stem}T24:00")
    return replace(day, type="TIME", value=f"{stem}T{part}")


def night_of(day: Meaning) -> Meaning:
    """The night of a day crosses midnight: it ends on the day after."""
    night = at_time(day, "NI")
    if day.first is None or day.first != day.last:
        return night
    return days(day.first, day.first + timedelta(days=1), night)


def narrowed(whole: Meaning, third: str) -> Meaning:
    """The early, middle or late third of a period, approximate."""
    if whole.period is None or whole.period.unit == "D":
        return whole
    first, last = part_of(whole.period, third)
    months = whole.period.unit in {"Y", "DE", "CE"}
    begin, end = (f"{d.isoformat()[:7] if months else d.isoformat()}~" for d in (first, last))
    return replace(whole, first=first, last=last, edtf=f"{begin}/{end}")


def about(meaning: Meaning) -> Meaning:
    """Marked approximate."""
    if meaning.edtf and not set(meaning.edtf) & set("~/["):
        return replace(meaning, edtf=f"{meaning.edtf}~")
    return meaning


def opened(meaning: Meaning, opener: str, published: date | None) -> Meaning:
    """ "since X" runs to the publication, "until X" from a time not said; the TIMEX3 value stays X's."""
    edtf = meaning.edtf or ""
    begin, _, end = edtf.partition("/")
    if opener in {"since", "after"}:
        last = published if published and meaning.first and published >= meaning.first else None
        return replace(meaning, last=last, edtf=f"{begin}/{last.isoformat() if last else '..'}")
    if opener == "before" and meaning.first:
        day = meaning.first - timedelta(days=1)
        return replace(meaning, first=None, last=day, edtf=f"../{day.isoformat()}")
    return replace(meaning, first=None, edtf=f"../{end or begin}")
