"""Stretches of the calendar: a unit and a day in, the period that holds the day out, with its TIMEX3 value and EDTF
string.

>>> period("M", date(2016, 3, 27)).shift(-1).edtf
'2016-02'
>>> period("W", date(2016, 3, 27)).value
'2016-W12'
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

# Units as TIMEX3 writes them (D W M Y), and ours: F fortnight, WE weekend, Q quarter, H half year, SE season, DE
# decade, CE century.
MONTHS = {"M": 1, "Q": 3, "H": 6, "SE": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern half; winter belongs to the year it starts in
_EDTF_SEASON = {3: "21", 6: "22", 9: "23", 12: "24"}  # EDTF level 1
_FINER = {"D": 0, "WE": 1, "W": 2, "F": 2, "M": 3, "SE": 4, "Q": 4, "H": 5, "Y": 6, "DE": 7, "CE": 8}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar day, week (from Monday), weekend, month, quarter, half, season, year, decade or century."""

    first: date
    unit: str

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "WE":
            return self.first + timedelta(days=1)
        if self.unit in DAYS:
            return self.first + timedelta(days=DAYS[self.unit] - 1)
        return add_months(self.first, MONTHS[self.unit]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year, month = self.first.year, self.first.month
        if self.unit in {"W", "F", "WE"}:
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}{'-WE' if self.unit == 'WE' else ''}"
        if self.unit == "SE":
            return f"{year:04}-{season_code(month)}"
        names = {
            "D": self.first.isoformat(),
            "M": f"{year:04}-{month:02}",
            "Q": f"{year:04}-Q{(month + 2) // 3}",
            "H": f"{year:04}-H{(month + 5) // 6}",
            "Y": f"{year:04}",
            "DE": f"{year // 10:03}X",
            "CE": f"{year // 100:02}XX",
        }
        return names[self.unit]

    @property
    def edtf(self) -> str:
        """The EDTF string (level 2 for quarters and halves; weeks and weekends as intervals)."""
        year, month = self.first.year, self.first.month
        if self.unit in {"W", "WE", "F"}:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.unit == "Q":
            return f"{year:04}-{32 + (month + 2) // 3}"
        if self.unit == "H":
            return f"{year:04}-{39 + (month + 5) // 6}"
        if self.unit == "SE":
            return f"{year:04}-{_EDTF_SEASON[month]}"
        return self.value

    def shift(self, count: int) -> Period:
        """The period so many units later."""
        if self.unit in DAYS:
            return Period(self.first + timedelta(days=count * DAYS[self.unit]), self.unit)
        return Period(add_months(self.first, count * MONTHS[self.unit]), self.unit)

    def finer_than(self, unit: str) -> bool:
        """True where it is shorter than such a unit."""
        return _FINER[self.unit] < _FINER[unit]


def season_code(month: int) -> str:
    """SP, SU, FA or WI for the first month of a season."""
    return next(code for code, first in SEASONS.items() if first == month)


def add_months(day: date, count: int) -> date:
    """The same day of the month so many months later, or that month's last day. Kept inside what a date can hold."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year < MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period(unit: str, day: date) -> Period:
    """The period of this unit that holds the day; for a weekend, that of the day's week."""
    if unit in {"D", "F"}:
        return Period(day, unit)
    if unit in {"W", "WE"}:
        monday = day - timedelta(days=day.weekday())
        return Period(monday if unit == "W" else monday + timedelta(days=5), unit)
    if unit in {"DE", "CE"}:
        step = 10 if unit == "DE" else 100
        return Period(date(max(day.year - day.year % step, 1), 1, 1), unit)
    if unit == "SE":
        return Period(add_months(date(day.year, day.month, 1), -(day.month % 3)), unit)
    months = MONTHS[unit]
    return Period(date(day.year, day.month - (day.month - 1) % months, 1), unit)


def parse_period(value: str) -> Period | None:
    """A plain ISO year, month or day as a period; None for anything else.

    >>> parse_period("2016-03").last
    datetime.date(2016, 3, 31)
    """
    unit = {4: "Y", 7: "M", 10: "D"}.get(len(value))
    try:
        return Period(date.fromisoformat((value + "-01-01")[:10]), unit) if unit else None
    except ValueError:
        return None


# What "early", "mid" and "late" take of a period: thirds, as the words are used of months ("early March": to the
# 10th) and years (to April).
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}


def part_of(whole: Period, third: str) -> tuple[date, date]:
    """First and last day of the early, middle or late third of a period; whole months for a year or more."""
    start, end = _THIRDS[third]
    months = MONTHS.get(whole.unit, 0)
    if months >= 12:
        first = add_months(whole.first, months * start // 3)
        return first, add_months(whole.first, months * end // 3) - timedelta(days=1)
    length = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=length * start // 3)
    return first, max(first, whole.first + timedelta(days=length * end // 3 - 1))


def holiday_in(rule: str, year: int) -> tuple[date, date] | None:
    """First and last day of a holiday in a year, by its rule in data/holidays.csv; None where the table has none."""
    if rule == "thanksgiving":
        day = _nth_weekday(year, 11, 3, 4)
    elif rule == "election":
        day = _nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    elif rule.startswith("easter"):
        day = _easter(year) + timedelta(days=int(rule[6:] or 0))
    elif rule.startswith("first-monday-of-"):
        day = _nth_weekday(year, int(rule[-2:]), 0, 1)
    elif rule.startswith("last-monday-of-"):
        end = add_months(date(year, int(rule[-2:]), 1), 1) - timedelta(days=1)
        day = end - timedelta(days=end.weekday())
    elif len(rule) == 5:
        day = date(year, int(rule[:2]), int(rule[3:]))
    else:
        return _listed(rule, year)
    return day, day


def _listed(rule: str, year: int) -> tuple[date, date] | None:
    for entry in rule.split("|"):
        if entry.startswith(f"{year:04}-"):
            first, _, last = entry.partition("..")
            return date.fromisoformat(first), date.fromisoformat(last or first)
    return None


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    f = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * f) // 451
    month, day = divmod(h + f - 7 * m + 114, 31)
    return date(year, month, day + 1)
