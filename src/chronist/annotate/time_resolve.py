"""What each expression of time means in its text: a Found and its Context in, a Meaning out; None for what is no time after all.

As HeidelTime does for news: what is said underspecified is resolved to the publication date, the tense choosing the direction, and what
refers back ("three days later", "that year") to the last narrated time (Stroetgen and Gertz, Multilingual and cross-domain temporal tagging, 2013).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from chronist.annotate.periods import SEASONS, Period, add_months, holiday_in, parse_period, period
from chronist.annotate.time_amounts import UNITS, Length, length
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, about, at_time, between, days, narrowed, night_of, of_period, opened, unplaced
from chronist.annotate.time_words import holiday_rules

# A day without a year lies ahead rather than behind only if it is that near; news looks back (chosen on AQUAINT's TimeML, 2025).
SOON = timedelta(days=45)
_UNIT_VALUES = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
_CLOCK_UNITS = frozenset("Smh")
_DAYS = ("d12", "d24", "d31", "nthday")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against. `stated` is the last narrated time whose year the text itself gives."""

    published: date | None
    narrated: Period | None
    stated: Period | None
    direction: Callable[[], int]


def resolve(found: Found, context: Context) -> Meaning | None:
    """The meaning of one expression."""
    try:
        meaning = _READERS[found.rule](found, context)
    except (ValueError, OverflowError):  # the 31st of February, a year past 9999
        return None
    if meaning is None or found.before is None or meaning.edtf is None:
        return meaning
    return opened(meaning, found.before.kind, context.published)


def _turn(found: Found) -> int | None:
    """-1 for last, 0 for this, 1 for next; None without such a word."""
    for word in found.words:
        if word.kind in {"last", "this", "next", "past", "coming", "previous", "following"}:
            return int(word.value)
        if word.kind in {"same", "that"}:
            return 0
    return None


# Dates of the calendar


def _date(found: Found, context: Context) -> Meaning | None:
    month = int(found.values("month", "monthabbr")[0])
    numbers = found.values(*_DAYS)
    return _month_day(found, context, (month, int(numbers[0]) if numbers else None))


def _month_day(found: Found, context: Context, what: tuple[int, int | None]) -> Meaning | None:
    month, day = what
    years = found.values("year")
    weekdays = found.values("weekday", "wdabbr")
    unit = "D" if day else "M"
    if years:
        return of_period(Period(date(int(years[0]), month, day or 1), unit))
    date(2016, month, day or 1)  # raises where no year has such a day
    if context.published is None:
        return unplaced(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    options = [p for year in range(-9, 2) if (p := _in_year(context.published.year + year, month, day))]
    if weekdays:  # "Thursday, April 6" names its year to anyone who knows the calendar
        fitting = [p for p in options if p.first.isoweekday() == int(weekdays[0])]
        options = fitting or options
    return of_period(_choose(options, found, context))


def _in_year(year: int, month: int, day: int | None) -> Period | None:
    try:
        return Period(date(year, month, day or 1), "D" if day else "M")
    except ValueError:
        return None


def _choose(options: list[Period], found: Found, context: Context) -> Period:
    """Of the same day in several years, the one that turn, narration, tense and nearness to the publication choose."""
    published = context.published
    assert published is not None
    behind = max((p for p in options if p.first <= published), default=options[0])
    ahead = min((p for p in options if p.last >= published), default=options[-1])
    turn = _turn(found)
    if turn == -1:
        return max((p for p in options if p.last < published), default=behind)
    if turn == 1:
        return min((p for p in options if p.first > published), default=ahead)
    told = _told(options, context)
    if told is not None:
        return told
    direction = context.direction()
    if direction:
        return ahead if direction > 0 else behind
    return ahead if ahead.first - published <= SOON < published - behind.last else behind


def _told(options: list[Period], context: Context) -> Period | None:
    """After "In June 2014", the next August is that of 2014, unless the publication is in the year that was told of."""
    stated, published = context.stated, context.published
    if stated is None or published is None or (published - stated.last).days < 366 or stated.unit not in {"D", "M"}:
        return None
    return min((p for p in options if p.first >= stated.first and p.last <= published), default=None)


def _weekday(found: Found, context: Context) -> Meaning | None:
    number = int(found.values("weekday")[0])
    meaning = _weekday_day(number, _turn(found), context)
    return _with_part(found, meaning)


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
        shift = ahead if context.direction() > 0 else -back
    return of_period(Period(published + timedelta(days=shift), "D"))


def _following_weekday(found: Found, context: Context) -> Meaning | None:
    number, turn = int(found.values("weekday")[0]), _turn(found)
    anchor = _narrated_day(context)
    if anchor is None:
        return _with_part(found, unplaced(f"XXXX-WXX-{number}"))
    if turn == 0:
        return _with_part(found, _weekday_day(number, -1, Context(anchor + timedelta(days=1), None, None, lambda: -1)))
    return _with_part(found, _weekday_day(number, turn, Context(anchor, None, None, lambda: 0)))


def _with_part(found: Found, day: Meaning) -> Meaning:
    parts = found.values("part", "moment", "overnight", "tonight")
    return at_time(day, parts[0]) if parts else day


def _iso(found: Found, context: Context) -> Meaning | None:
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
    first, last = (int(v) for v in found.values(*_DAYS)[:2])
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
    return _date(found.of, context) if found.of else None


def _year(found: Found, context: Context) -> Meaning | None:
    return of_period(Period(date(int(found.values("year")[0]), 1, 1), "Y"))


def _years(found: Found, context: Context) -> Meaning | None:
    begin, end = (w.value for w in found.words if w.value.isdigit())
    end = begin[:2] + end if len(end) == 2 else end
    return between(of_period(Period(date(int(begin), 1, 1), "Y")), of_period(Period(date(int(end), 1, 1), "Y")))


def _decade(found: Found, context: Context) -> Meaning | None:
    named = found.values("decade") or [v.replace("X", "0") for v in found.values("nineties")]
    return of_period(Period(date(int(named[0]), 1, 1), "DE" if named[0][2] != "0" or named[0][:2] == "20" else "CE"))


def _century(found: Found, context: Context) -> Meaning | None:
    number = sum(int(v) for v in found.values("cardinal", "ordinal", "nthday", "secondword") if v.isdigit())
    return of_period(Period(date(max((number - 1) * 100, 1), 1, 1), "CE"))


def _season(found: Found, context: Context) -> Meaning | None:
    month = SEASONS[found.values("season")[0]]
    years = found.values("year")
    if years:
        return of_period(Period(date(int(years[0]), month, 1), "SE"))
    turn, published = _turn(found), context.published
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
    return of_period(_choose(options, found, Context(anchor, None, None, context.direction)))


def _quarter(found: Found, context: Context) -> Meaning | None:
    """ "the second quarter of 1998", "the first half of this year"."""
    unit = "H" if found.has("half") else "Q"
    number = int(next(iter(found.values("ordinal", "nthday", "d12") or [v[1:] for v in found.values("qn")] or ["2"])))
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
    turn = _turn(found)
    if turn is not None:
        return of_period(options[1 + turn])
    return of_period(_choose(options, found, context))


def _holiday(found: Found, context: Context) -> Meaning | None:
    rule = holiday_rules().get(found.values("holiday")[0], "")
    years = found.values("year")
    published = context.published
    if published is None and not years:
        return unplaced(f"XXXX-{rule}" if len(rule) == 5 else "XXXX")
    span = [int(years[0])] if years else [published.year + y for y in (-1, 0, 1)] if published else []
    known = {d: p for y in span if (p := holiday_in(rule, y)) for d in [p[0]]}
    if not known:
        return unplaced("XXXX")
    options = [Period(d, "D") for d in sorted(known)]
    chosen = options[0] if years else _choose(options, found, context)
    first, last = known[chosen.first]
    return of_period(chosen) if first == last else days(first, last, Meaning("DATE", f"{first.year:04}", period=chosen))


# Relative to the publication


def _deixis(found: Found, context: Context) -> Meaning | None:
    shift = int(found.values("deictic")[0])
    if found.has("unit"):  # the day before yesterday
        shift += -1 if found.has("before") else 1
    return _with_part(found, _from_published(context, "D", shift))


def _from_published(context: Context, unit: str, shift: int) -> Meaning:
    if context.published is None:
        return unplaced(_UNIT_VALUES.get(unit, "XXXX-XX-XX"))
    return of_period(period(unit, context.published).shift(shift))


def _this_part(found: Found, context: Context) -> Meaning | None:
    return _with_part(found, _from_published(context, "D", 0))


def _last_night(found: Found, context: Context) -> Meaning | None:
    return _with_part(found, _from_published(context, "D", -1))


def _overnight(found: Found, context: Context) -> Meaning | None:
    return night_of(_from_published(context, "D", -1))


def _last_unit(found: Found, context: Context) -> Meaning | None:
    """ "last week", "this year", "that month"; "the past week" is a length that ends now."""
    unit, turn = next(w.value for w in found.words if w.kind in UNITS), _turn(found) or 0
    the = found.words[0].kind == "the"
    if found.has("past") or (the and found.has("last", "coming") and unit not in {"WE", "CE"}):
        return _around_now(Length(1, unit), turn, context)
    if found.has("previous", "following", "same", "that") or (the and found.has("next")):
        return _from_narrated(context, unit, turn)
    if unit in _CLOCK_UNITS:
        return None
    return _from_published(context, unit, turn)


def _from_narrated(context: Context, unit: str, shift: int) -> Meaning | None:
    """So many units from the last narrated time, where that is known as finely as the unit asks."""
    if unit in _CLOCK_UNITS:
        return None
    anchor = context.narrated
    if anchor is None or (Period(anchor.first, unit if unit != "F" else "W").finer_than(anchor.unit)):
        return unplaced(_UNIT_VALUES.get(unit, "XXXX-XX-XX"))
    return of_period(period(unit, anchor.first).shift(shift))


def _narrated_day(context: Context) -> date | None:
    return context.narrated.first if context.narrated and context.narrated.unit == "D" else None


def _range_unit(found: Found, context: Context) -> Meaning | None:
    """ "the past three days", "the next two weeks"; "the first two days" has no place of its own."""
    amount = length(found.words)
    if not found.has("last", "past", "previous", "next", "coming"):
        return unplaced(amount.value, "DURATION")
    turn = _turn(found) or 0
    return unplaced(amount.value, "DURATION") if found.has("previous") else _around_now(amount, turn, context)


def _around_now(amount: Length, turn: int, context: Context) -> Meaning:
    """A length that ends or starts on the day of publication."""
    base = unplaced(amount.value, "DURATION")
    if context.published is None or amount.count is None or not turn:
        return base
    other = _moved(context.published, amount, turn)
    first, last = sorted((other, context.published))
    return days(first, last, base)


def _moved(day: date, amount: Length, sign: int) -> date:
    count = amount.count or 0
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(amount.unit)
    if months and (count * months) == int(count * months):
        return add_months(day, sign * int(count * months))
    return day + timedelta(days=sign * round(amount.days or 0))


def _recent(found: Found, context: Context) -> Meaning | None:
    return unplaced(Length(None, found.values("units")[0]).value, "DURATION")


def _ago(found: Found, context: Context) -> Meaning | None:
    amount = length(found.words)
    if amount.count is None or not found.has("a", "cardinal", "half", "couple", "dozen", "fraction", *_NUMBERS):
        return unplaced("PAST_REF")
    unit = {"DE": "Y", "CE": "Y", "Q": "M", "WE": "W", "F": "W"}.get(amount.unit, amount.unit)
    if unit in _CLOCK_UNITS:
        return _hours_from(context.published, amount, -1)
    if context.published is None:
        return unplaced(_UNIT_VALUES[unit])
    meaning = of_period(period(unit, _moved(context.published, amount, -1)))
    vague = found.has("more", "less", "least", "most", "up", "over", "nearly", "under")
    return about(meaning) if vague else meaning


_NUMBERS = ("d0", "d12", "d24", "d31", "d59", "d99", "big")


def _hours_from(day: date | None, amount: Length, sign: int) -> Meaning:
    if day is None:
        return unplaced("XXXX-XX-XX")
    other = _moved(day, amount, sign)
    first, last = sorted((day, other))
    spread = first if sign > 0 else first - timedelta(days=1 if amount.unit == "h" else 0)  # the hour of publication is not known
    return days(spread, last, of_period(period("D", other)))


def _shift(found: Found, context: Context) -> Meaning | None:
    """ "three days later", "the day before", "a year earlier": from the last narrated time."""
    amount = length(found.words) if found.has(*UNITS) else Length(1, "D")
    if found.has("in", "within"):  # "in three days' time"
        return _around_now(amount, 1, context)
    if found.has("the", "that") and not found.has("a", *_NUMBERS):
        amount = Length(1, amount.unit)
    if amount.count is None:
        return unplaced("XXXX-XX-XX")
    sign = -1 if found.has("before", "earlier") else 1
    unit = {"DE": "Y", "CE": "Y", "Q": "M", "WE": "W", "F": "W"}.get(amount.unit, amount.unit)
    if unit in _CLOCK_UNITS:
        return unplaced("XXXX-XX-XX")
    anchor = context.narrated
    if anchor is None or Period(anchor.first, unit).finer_than(anchor.unit):
        return unplaced(_UNIT_VALUES[unit])
    return of_period(period(unit, _moved(anchor.first, amount, sign)))


def _following_part(found: Found, context: Context) -> Meaning | None:
    """ "the next morning", "that night"."""
    return _with_part(found, _from_narrated(context, "D", _turn(found) or 0) or unplaced("XXXX-XX-XX"))


def _mid_term(found: Found, context: Context) -> Meaning | None:
    """ "earlier this month" ends, "later this month" begins on the day of publication."""
    unit = next(w.value for w in found.words if w.kind in UNITS)
    turn = _turn(found) or 0
    whole = _from_narrated(context, unit, 0) if found.has("that", "same") else _from_published(context, unit, turn)
    published = context.published
    if whole is None or whole.first is None or whole.last is None or turn or published is None or not whole.first <= published <= whole.last:
        return whole
    return days(*((whole.first, published) if found.has("earlier") else (published, whole.last)), whole)


def _in_the(found: Found, context: Context) -> Meaning | None:
    """ "earlier in the day", "later in the week": the narrated one where there is one."""
    unit = next((w.value for w in found.words if w.kind in UNITS), "D")
    if unit in _CLOCK_UNITS:
        return None
    placed = _from_narrated(context, unit, 0)
    return placed if placed and placed.first else _from_published(context, unit, 0)


def _now(found: Found, context: Context) -> Meaning | None:
    base = unplaced("PRESENT_REF")
    return days(context.published, context.published, base) if context.published else base


# Lengths, repetitions, references


def _length(found: Found, context: Context) -> Meaning | None:
    whole = found.values("whole")
    if whole:
        return unplaced(whole[0], "DURATION")
    if found.has("part"):
        return unplaced(f"PT1{found.values('part')[0]}", "DURATION")
    amount = length(found.words)
    bare = not found.has("a", "another", "cardinal", "half", "couple", "dozen", "fraction", *_NUMBERS)
    whole_unit = bare and found.words[-1].kind in {"long"} and not found.has("units")
    return unplaced(Length((1 if whole_unit or found.has("all") else None) if bare else amount.count, amount.unit).value, "DURATION")


def _set(found: Found, context: Context) -> Meaning | None:
    weekdays = found.values("weekday", "weekdays")
    if weekdays:
        return unplaced(f"XXXX-WXX-{weekdays[0]}", "SET")
    if found.has("part"):
        return unplaced(f"XXXX-XX-XXT{found.values('part')[0]}", "SET")
    if found.has("season", "month"):
        months = found.values("month")
        return unplaced(f"XXXX-{int(months[0]):02}" if months else f"XXXX-{found.values('season')[0]}", "SET")
    if found.has("timesword", "once"):
        return unplaced(Length(1, length(found.words).unit).value, "SET")
    amount = length(found.words)
    count = 2 if found.has("other") else 1 if amount.count is None else amount.count
    return unplaced(Length(count, amount.unit).value, "SET")


def _frequency(found: Found, context: Context) -> Meaning | None:
    return unplaced(found.values("frequency")[0], "SET")


def _reference(found: Found, context: Context) -> Meaning | None:
    return unplaced(found.values("recently", "futureword")[0])


def _bare(found: Found, context: Context) -> Meaning | None:
    return None


# Times of day


def _clock(found: Found, context: Context) -> Meaning | None:
    """A time of day, on the narrated day of its sentence or the day of publication."""
    if context.narrated is not None and context.narrated.unit == "D":
        day = of_period(context.narrated)
    else:
        day = _from_published(context, "D", 0)
    return _at(found, day)


def _at(found: Found, day: Meaning) -> Meaning | None:
    clock = clock_of(found)
    return at_time(day, clock) if clock else None


def clock_of(found: Found) -> str | None:
    """HH:MM, or None where the numbers are no time of day."""
    numbers = [w for w in found.words if w.kind in {"d0", "d12", "d24", "d31", "d59", "hhmm", "year", "cardinal"}]
    if not numbers:
        return None
    if numbers[0].kind in {"hhmm", "year"}:
        hour, minute = divmod(int(numbers[0].value), 100)
        return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
    joined = any(w.kind in {"colon", "dot"} for w in found.words[1:2])
    if joined and (len(numbers) < 2 or len(numbers[1].value) != 2):
        return None
    hour, minute = int(numbers[0].value), int(numbers[1].value) if joined else 0
    half = next((w.text[0].lower() for w in found.words if w.kind == "ampm"), "")
    if (half and not 1 <= hour <= 12) or hour > 23:
        return None
    if half == "p" or (set(found.values("part")) & {"AF", "EV", "NI"} and hour < 12):
        hour = hour % 12 + 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _clock_date(found: Found, context: Context) -> Meaning | None:
    if found.of is None:
        return None
    day = resolve(found.of, context)
    inner = {id(w) for w in found.of.words}
    alone = Found("clock", 0, 0, tuple(w for w in found.words if id(w) not in inner))
    return _at(alone, day) if day else None


def _moment(found: Found, context: Context) -> Meaning | None:
    day = of_period(context.narrated) if context.narrated and context.narrated.unit == "D" else _from_published(context, "D", 0)
    return _with_part(found, day)


# What is made of others


def _part(found: Found, context: Context) -> Meaning | None:
    whole = resolve(found.of, context) if found.of else None
    if whole is None or found.of is None:
        return None
    own = found.words[: len(found.words) - len(found.of.words)]
    part = next((w.value for w in own if w.kind in {"part", "moment"}), "DA")
    if whole.first is not None and whole.first != whole.last:  # a night told as "11-12 December"
        return at_time(whole, part) if len(whole.value) == 10 else Meaning("TIME", whole.value, whole.first, whole.last, whole.edtf, whole.period)
    return night_of(whole) if part == "NI" else at_time(whole, part)


def _week_of(found: Found, context: Context) -> Meaning | None:
    day = resolve(found.of, context) if found.of else None
    if day is None or day.first is None:
        return unplaced("XXXX-WXX")
    return of_period(period("W", day.first))


def _third(found: Found, context: Context) -> Meaning | None:
    whole = resolve(found.of, context) if found.of else None
    third = next(w.value for w in found.words if w.kind in {"early", "mid", "late"})
    return narrowed(whole, third) if whole else None


def _range(found: Found, context: Context) -> Meaning | None:
    """Both ends; a begin without a year takes the end's ("from March to May 2016"), an end without one follows the begin."""
    if found.of is None or found.until is None:
        return None
    end = resolve(found.until, context)
    begin = resolve(found.of, context)
    if begin is None or end is None:
        return None
    if end.period is not None and found.until.has("year") and not found.of.has("year"):
        begin = resolve(found.of, Context(end.last, None, None, lambda: -1)) or begin
    elif begin.period is not None and found.of.has("year", "month", "weekday") and not found.until.has("year"):
        end = resolve(found.until, Context(begin.first, None, None, lambda: 1)) or end
    return between(begin, end)


_READERS: dict[str, Callable[[Found, Context], Meaning | None]] = {
    "iso": _iso, "slash": _slash, "clock": _clock, "monthdays": _day_range, "daysmonth": _day_range, "daylist": _day_list,
    "date": _date, "lastdate": _date, "years": _years, "decade": _decade, "century": _century, "season": _season, "lastseason": _season,
    "quarter": _quarter, "half": _quarter, "fiscal": _year, "holyday": _holiday, "lastweekday": _weekday, "followingweekday": _following_weekday,
    "weekday": _weekday, "set": _set, "deixis": _deixis, "thispart": _this_part, "lastnight": _last_night, "overnight": _overnight,
    "followingpart": _following_part, "midterm": _mid_term, "midday": _in_the, "rangeunit": _range_unit, "recent": _recent, "ago": _ago,
    "shift": _shift, "lastunit": _last_unit, "theweekend": _last_unit, "length": _length, "bareunits": _bare, "freq": _frequency, "present": _now,
    "recently": _reference, "futureref": _reference, "moment": _moment, "year": _year, "clockdate": _clock_date, "part": _part,
    "listday": _list_day, "weekof": _week_of, "third": _third, "range": _range,
}  # fmt: skip


def bare_year(found: Found) -> bool:
    """True where the text itself gives the year."""
    return found.has("year") or (found.of is not None and bare_year(found.of))


def parse(value: str) -> Period | None:
    """A plain value as the period it names."""
    return parse_period(value)
