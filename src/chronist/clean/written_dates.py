"""Dates as people write them above a report or in a field: a string in, the days it means out.

>>> read_given("18 March 2016").edtf
'2016-03-18'
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from chronist.model import KnownBy, Published, Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}(?: of)?[ -]{_NAME},?[ -](?P<year>\d{{4}})(?!\d)",
        rf"\b{_NAME} (?P<day>\d{{1,2}}){_ORDINAL},? ?(?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4})(?!\d)",
    )
)
_YEARLESS = re.compile(
    rf"\b{_NAME} (?P<day>\d{{1,2}}){_ORDINAL}\b|\b\d{{1,2}}{_ORDINAL} {_NAME.replace('name', 'n2')}", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}Z?)?")
_MONTH = re.compile(rf"(?:{_NAME} (?P<year>\d{{4}})|(?P<iso>\d{{4}})-(?P<month>\d{{1,2}}))", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_YEARS = range(1900, 2101)  # what may be a year of publication


class WrittenDay(Record, frozen=True):
    """A day and where in the string it stands."""

    day: date
    start: int
    end: int


def find_days(text: str) -> list[WrittenDay]:
    """Every full date in a string, in order; a date of digits that may be read two ways is none."""
    found: list[WrittenDay] = []
    for start, end, day in sorted(_days(text)):
        if not found or start >= found[-1].end:
            found.append(WrittenDay(day=day, start=start, end=end))
    return found


def find_yearless(text: str) -> bool:
    """True where the string has a day and a month."""
    return _YEARLESS.search(text) is not None


def read_given(text: str) -> Published | None:
    """A date, month, year or EDTF interval that is the whole of what was given; None where it is none or ambiguous."""
    first, slash, last = text.strip().partition("/")
    if slash and (_iso(first) or first == "..") and (_iso(last) or last == ".."):
        begin, end = _iso(first), _iso(last)
        return _published(begin[0] if begin else None, end[1] if end else None)
    days = find_days(text)
    if len(days) == 1:
        return _published(days[0].day, days[0].day)
    whole = _iso(text.strip())
    return _published(*whole) if whole else None


def edtf_of(first: date | None, last: date | None) -> str | None:
    """The days from `first` to `last` in EDTF; None where both sides are open."""
    if first == last:
        return first.isoformat() if first else None
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _published(first: date | None, last: date | None) -> Published | None:
    if first and last and first > last:
        return None
    return Published(first=first, last=last, edtf=edtf_of(first, last), known_by=KnownBy.GIVEN)


def _days(text: str) -> Iterator[tuple[int, int, date]]:
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day:
                yield match.start(), match.end(), day


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        one, two = int(parts["first"]), int(parts["second"])
        if one != two and one <= 12 and two <= 12:
            return None  # day first or month first: cannot be told
        month, day = (one, two) if one <= 12 else (two, one)
    else:
        month = _MONTHS.index(parts["name"][:3].lower()) + 1 if "name" in parts else int(parts["month"])
        day = int(parts["day"])
    return _valid(int(parts["year"]), month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _iso(text: str) -> tuple[date, date] | None:
    """The first and last day of a whole string that is a day, month or year."""
    if compact := _COMPACT.fullmatch(text):
        day = _valid(int(compact[1]), int(compact[2]), int(compact[3]))
        return (day, day) if day else None
    if _YEAR.fullmatch(text) and int(text) in _YEARS:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if match := _MONTH.fullmatch(text):
        year = int(match["year"] or match["iso"])
        month = int(match["month"]) if match["month"] else _MONTHS.index(match["name"][:3].lower()) + 1
        first = _valid(year, month, 1)
        return (first, first.replace(day=monthrange(year, month)[1])) if first else None
    found = find_days(text)
    return (found[0].day, found[0].day) if len(found) == 1 else None
