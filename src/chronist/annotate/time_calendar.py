"""Dates of the calendar: expressions with a month, weekday, year, season, quarter or holiday in, Meanings out.

>>> from chronist.annotate.time_grammar import find
>>> read_year(find("in 2016")[0], Context(None, None, None, lambda: 0)).edtf
'2016'
"""

from __future__ import annotations

from datetime import date, timedelta

from chronist.annotate.periods import SEASONS, Period, holiday_in, period
from chronist.annotate.time_context import Context, Reader, choose, narrated_day, turn_of, with_part
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, between, days, of_period, unplaced
from chronist.annotate.time_tense import AHEAD, LEANS_AHEAD
from chronist.annotate.time_words import holiday_rules

_JUST_GONE = 2  # days back to "the march planned for Saturday was called off"
_DAYS = ("d12", "d24", "d31", "nthday", "ordinal")


def read_date(found: Found, context: Context) -> Meaning | None:
    """A month, with or without day and year."""
    month = int(found.values("month", "monthabbr")[0])
    numbers = ["2"] if found.has("secondword") else found.values(*_DAYS)
    return _month_day(found, context, (month, int(numbers[0]) if numbers else None))


def _month_day(found: Found, context: Context, what: tuple[int, int | None]) -> Meaning | None:
    month, day = what
    years = found.values("year")
    weekdays = found.values("weekday", "wdabbr")
    unit = "D" if day else "M"
    if years:
        return of_period(Period(date(int(years[0]), month, day or 1), unit))
    date(2016, month, day or 1)  # raises where no year has such a day
    if found.has("yearword"):
        return _in_named_year(found, context, what)
    if context.published is None:
        return unplaced(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    options = [p for year in range(-9, 2) if (p := _in_year(context.published.year + year, month, day))]
    if weekdays:  # "Thursday, April 6" names its year to anyone who knows the calendar
        fitting = [p for p in options if p.first.isoweekday() == int(weekdays[0])]
        if fitting:
            published = context.published
            return of_period(min(fitting, key=lambda p: abs(p.first - published)))
    return of_period(choose(options, found, context))


def _in_named_year(found: Found, context: Context, what: tuple[int, int | None]) -> Meaning:
    """ "in April next year", "on 3 May of that year"."""
    back = found.has("that", "same")
    known = (
        context.narrated.first.year
        if back and context.narrated
        else context.published.year
        if context.published and not back
        else None
    )
    if known is None:
        return unplaced(f"XXXX-{what[0]:02}" + (f"-{what[1]:02}" if what[1] else ""))
    return of_period(Period(date(known + (turn_of(found) or 0), what[0], what[1] or 1), "D" if what[1] else "M"))


def _in_year(year: int, month: int, day: int | None) -> Period | None:
    try:
        return Period(date(year, month, day or 1), "D" if day else "M")
    except ValueError:
        return None


def _weekday(found: Found, context: Context) -> Meaning | None:
    number = int(found.values("weekday")[0])
    meaning = _weekday_day(number, turn_of(found), context)
    return with_part(found, meaning)


def _weekday_day(number: int, turn: int | None, context: Context) -> Meaning:
    published = context.published
    if published is None:
        return unplaced(f"XXXX-WXX-{number}")
    back = (published.isoweekday() - number) % 7
    ahead = (number - published.isoweekday()) % 7
    if turn == -1:
        shift = -(back or 7)
    elif turn == 1:
        shift = ahead or 7
    elif turn == 0:
        shift = ahead if context.direction() >= 0 else -back
    else:
        way = context.direction()
        near_behind = back <= _JUST_GONE and back < ahead
        shift = ahead if way == AHEAD or (way == LEANS_AHEAD and not near_behind) else -back
    return of_period(Period(published + timedelta(days=shift), "D"))


def _following_weekday(found: Found, context: Context) -> Meaning | None:
    number, turn = int(found.values("weekday")[0]), turn_of(found)
    anchor = narrated_day(context)
    if anchor is None:
        return with_part(found, unplaced(f"XXXX-WXX-{number}"))
    if turn == 0:
        return with_part(found, _weekday_day(number, -1, Context(anchor + timedelta(days=1), None, None, lambda: -1)))
    return with_part(found, _weekday_day(number, turn, Context(anchor, None, None, lambda: 0)))


def _iso(found: Found, _context: Context) -> Meaning | None:
    year, month, day = (int(w.value) for w in found.words if w.value.isdigit())
    return of_period(Period(date(year, month, day), "D"))


def _slash(found: Found, context: Context) -> Meaning | None:
    """3/4/2016 is one of two days where the writer's country is not known: EDTF's "one of a set"."""
    first, second, year = (int(w.value) for w in found.words if w.value.isdigit())
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    either = {d for m, n in ((first, second), (second, first)) if (d := _day(year, m, n))}
    past = {d for d in either if context.published is None or d <= context.published} or either
    ordered = sorted(past)
    if not ordered:
        return None
    if len(ordered) == 1:
        return of_period(Period(ordered[0], "D"))
    listed = ",".join(d.isoformat() for d in ordered)
    return Meaning("DATE", f"{year:04}", ordered[0], ordered[-1], f"[{listed}]", period("Y", ordered[0]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_range(found: Found, context: Context) -> Meaning | None:
    """ "January 23-24": both ends in the same month and year."""
    month = int(found.values("month", "monthabbr")[0])
    numbers = found.values(*_DAYS)
    first, last = int(numbers[0]), int(numbers[-1])
    begin = _month_day(found, context, (month, first))
    if begin is None or last <= first:
        return None
    if begin.period is None:
        return unplaced(f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}")
    return between(begin, of_period(Period(begin.period.first.replace(day=last), "D")))


def _day_list(found: Found, context: Context) -> Meaning | None:
    """ "24 and 25 April": times.py makes one mention of days in a row and one of each other day."""
    return _day_range(found, context)


def _list_day(found: Found, context: Context) -> Meaning | None:
    """One of several days that share a month."""
    return read_date(found.of, context) if found.of else None


def read_year(found: Found, _context: Context) -> Meaning | None:
    """A year."""
    return of_period(Period(date(int(found.values("year")[0]), 1, 1), "Y"))


def _years(found: Found, _context: Context) -> Meaning | None:
    begin, end = (w.value for w in found.words if w.value.isdigit())
    end = begin[:2] + end if len(end) == 2 else end
    return between(of_period(Period(date(int(begin), 1, 1), "Y")), of_period(Period(date(int(end), 1, 1), "Y")))


def _decade(found: Found, _context: Context) -> Meaning | None:
    named = found.values("decade") or [v.replace("X", "0") for v in found.values("nineties")]
    return of_period(Period(date(int(named[0]), 1, 1), "DE" if named[0][2] != "0" or named[0][:2] == "20" else "CE"))


def _century(found: Found, _context: Context) -> Meaning | None:
    number = sum(int(v) for v in found.values("cardinal", "ordinal", "nthday", "secondword") if v.isdigit())
    return of_period(Period(date(max((number - 1) * 100, 1), 1, 1), "CE"))


def _season(found: Found, context: Context) -> Meaning | None:
    month = SEASONS[found.values("season")[0]]
    years = found.values("year")
    if years:
        return of_period(Period(date(int(years[0]), month, 1), "SE"))
    turn, published = turn_of(found), context.published
    if found.has("that", "same", "following", "previous"):
        anchor = context.narrated.first if context.narrated else None
        turn = turn if found.has("following", "previous") else None
    else:
        anchor = published
    if anchor is None:
        return unplaced(f"XXXX-{found.values('season')[0]}")
    options = [Period(date(anchor.year + y, month, 1), "SE") for y in (-2, -1, 0, 1)]
    if turn == 0:
        return of_period(min(options, key=lambda p: abs((p.first + timedelta(days=45) - anchor).days)))
    return of_period(choose(options, found, Context(anchor, None, None, context.direction)))


def _quarter(found: Found, context: Context) -> Meaning | None:
    """ "the second quarter of 1998", "the first half of this year"."""
    unit = "H" if found.has("half") or any(v[0] == "H" for v in found.values("qn")) else "Q"
    number = int(next(iter(found.values("ordinal", "nthday", "d12") or [v[1:] for v in found.values("qn")] or ["2"])))
    if found.has("last") and not found.has("ordinal") and found.has("year"):
        number = 4
    if unit == "H" and found.has("secondword"):
        number = 2
    step = 6 if unit == "H" else 3
    if number * step > 12:
        return None
    years = found.values("year")
    if years:
        return of_period(Period(date(int(years[0]), (number - 1) * step + 1, 1), unit))
    if context.published is None:
        return unplaced(f"XXXX-{unit}{number}")
    options = [Period(date(context.published.year + y, (number - 1) * step + 1, 1), unit) for y in (-1, 0, 1)]
    turn = turn_of(found)
    if turn is not None:
        return of_period(options[1 + turn])
    if context.direction() <= 0:  # what is told of a quarter is told when it is over
        return of_period(max(p for p in options if p.last < context.published))
    return of_period(choose(options, found, context))


def read_holiday(found: Found, context: Context, *, unit: str = "D") -> Meaning | None:
    """A holiday by its name, or the week that holds it; one that lasts has all its days."""
    rule = holiday_rules().get(found.values("holiday")[0], "")
    years = found.values("year")
    published = context.published
    if published is None and not years:
        return unplaced(f"XXXX-{rule}" if len(rule) == 5 else "XXXX")
    span = [int(years[0])] if years else [published.year + y for y in (-1, 0, 1)] if published else []
    known = {d: p for y in span if (p := holiday_in(rule, y)) for d in [p[0]]}
    if not known:
        return unplaced("XXXX")
    options = [period(unit, d) for d in sorted(known)]
    chosen = options[0] if years else choose(options, found, context)
    if unit != "D":
        return of_period(chosen)
    first, last = known[chosen.first]
    return of_period(chosen) if first == last else days(first, last, Meaning("DATE", f"{first.year:04}", period=chosen))


READERS: dict[str, Reader] = {
    "iso": _iso,
    "slash": _slash,
    "monthdays": _day_range,
    "daysmonth": _day_range,
    "daylist": _day_list,
    "date": read_date,
    "lastdate": read_date,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "lastseason": _season,
    "quarter": _quarter,
    "half": _quarter,
    "fiscal": read_year,
    "holyday": read_holiday,
    "lastweekday": _weekday,
    "followingweekday": _following_weekday,
    "weekday": _weekday,
    "year": read_year,
    "listday": _list_day,
}
