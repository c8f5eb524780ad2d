"""What each expression of time means in its text: a Found and its Context in, a Meaning out; None for what is no time
after all.

As HeidelTime does for news: what is said underspecified is resolved to the publication date, the tense choosing the
direction, and what
refers back ("three days later", "that year") to the last narrated time (Stroetgen and Gertz, Multilingual and cross-
domain temporal tagging, 2013).
"""

from __future__ import annotations

from dataclasses import replace

from chronist.annotate import time_calendar, time_clock, time_lengths, time_relative, time_within
from chronist.annotate.periods import period
from chronist.annotate.time_amounts import UNITS
from chronist.annotate.time_context import CLOCK_UNITS, UNIT_VALUES, Context, with_part
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_join import TIMES_OF_DAY
from chronist.annotate.time_meaning import Meaning, at_time, between, narrowed, night_of, of_period, opened, unplaced


def resolve(found: Found, context: Context) -> Meaning | None:
    """The meaning of one expression."""
    try:
        meaning = _READERS[found.rule](found, context)
    except (ValueError, OverflowError):  # the 31st of February, a year past 9999
        return None
    if meaning is None or found.before is None or meaning.edtf is None:
        return meaning
    if meaning.type == "TIME" and found.before.kind not in {"since", "until"}:
        return meaning  # "before dawn on Tuesday" is on Tuesday
    return opened(meaning, found.before.kind, context.published)


def _clock_date(found: Found, context: Context) -> Meaning | None:
    if found.of is None:
        return None
    day = resolve(found.of, context)
    inner = {id(w) for w in found.of.words}
    alone = Found("clock", 0, 0, tuple(w for w in found.words if id(w) not in inner or w.kind == "part"))
    if day is None:
        return None
    if day.type == "TIME" and day.period is not None:  # "half past six on Monday morning"
        day = of_period(day.period)
    return with_part(alone, day) if alone.has("moment") else time_clock.at(alone, day)


def _range_unit(found: Found, context: Context) -> Meaning | None:
    """ "the past three days"; "the first six months" and "the last two weeks" of what follows."""
    whole = resolve(found.of, context) if found.of else None
    if whole is None or whole.first is None or whole.last is None:
        return time_relative.READERS["rangeunit"](found, context)
    return time_within.stretch(found, (whole.first, whole.last))


def _part(found: Found, context: Context) -> Meaning | None:
    whole = resolve(found.of, context) if found.of else None
    if whole is None or found.of is None:
        return None
    own = found.words[: len(found.words) - len(found.of.words)]
    part = next((w.value for w in own if w.kind in {"part", "moment"}), "DA")
    if whole.first is not None and whole.first != whole.last:  # a night told as "11-12 December"
        return (
            at_time(whole, part)
            if len(whole.value) == 10
            else Meaning("TIME", whole.value, whole.first, whole.last, whole.edtf, whole.period)
        )
    return night_of(whole) if part == "NI" else at_time(whole, part)


def _week_of(found: Found, context: Context) -> Meaning | None:
    if found.of is None:
        return time_calendar.read_holiday(found, context, unit="WE" if found.has("weekendword") else "W")
    day = resolve(found.of, context)
    if day is None or day.first is None:
        return unplaced("XXXX-WXX")
    return of_period(period("W", day.first))


def _day_from(found: Found, context: Context) -> Meaning | None:
    """ "the day before last Tuesday"."""
    known = resolve(found.of, context) if found.of else None
    own = found.words[: len(found.words) - len(found.of.words)] if found.of else ()
    unit = next((w.value for w in own if w.kind in UNITS), "D")
    if known is None or known.first is None or unit in CLOCK_UNITS:
        return unplaced(UNIT_VALUES.get(unit, "XXXX-XX-XX"))
    return of_period(period(unit, known.first).shift(-1 if own[-1].kind == "before" else 1))


def _third(found: Found, context: Context) -> Meaning | None:
    whole = resolve(found.of, context) if found.of else None
    third = next(w.value for w in found.words if w.value in {"early", "mid", "late"})
    return narrowed(whole, third) if whole else None


def _range(found: Found, context: Context) -> Meaning | None:
    """Both ends; a begin without a year takes the end's ("from March to May 2016"), an end without one follows the
    begin."""
    if found.of is None or found.until is None:
        return None
    end = resolve(found.until, context)
    if end is not None and end.type == "TIME" and end.period is not None and found.of.rule in TIMES_OF_DAY:
        context = replace(context, narrated=end.period)  # "from 3 p.m. to 5 p.m. on Tuesday"
    begin = resolve(found.of, context)
    if begin is None or end is None:
        return None
    if end.period is not None and found.until.has("year") and not found.of.has("year"):
        begin = resolve(found.of, Context(end.last, None, None, lambda: -1)) or begin
    elif begin.period is not None and found.of.has("year", "month", "weekday") and not found.until.has("year"):
        end = resolve(found.until, Context(begin.first, None, None, lambda: 1)) or end
    if (
        found.until.rule == "clock"
        and end.period is not None
        and begin.period == end.period
        and end.value < begin.value
    ):
        end = at_time(of_period(end.period.shift(1)), end.value[11:])  # "from 10 p.m. to 6 a.m."
    return between(begin, end)


def _shared(found: Found, context: Context) -> Meaning | None:
    """ "May" of "May and June 2014"."""
    return resolve(found.of, context) if found.of else None


def _up_to(found: Found, context: Context) -> Meaning | None:
    """ "the 48 hours" to Sunday."""
    day = resolve(found.of, context) if found.of else None
    return time_within.until(found, day.last if day else None)


def _bound(found: Found, context: Context) -> Meaning | None:
    """One end of a range: its own value, and the days of the whole."""
    whole = found.of
    if whole is None:
        return None
    first = found.start == whole.start
    meaning = resolve(whole, context)
    if meaning is None:  # what runs backwards is no range
        alone = whole.of if first else whole.until
        return resolve(alone, context) if alone else None
    own = resolve(found.until, context) if found.until else None
    values = meaning.value.split("/")
    return replace(meaning, value=own.value if own else values[0] if first else values[-1])


_READERS = {
    "bound": _bound,
    "shared": _shared,
    **time_calendar.READERS,
    **time_relative.READERS,
    **time_lengths.READERS,
    **time_clock.READERS,
    **time_within.READERS,
    "upto": _up_to,
    "rangeunit": _range_unit,
    "clockdate": _clock_date,
    "part": _part,
    "dayfrom": _day_from,
    "weekof": _week_of,
    "third": _third,
    "range": _range,
}


def bare_year(found: Found) -> bool:
    """True where the text itself gives the year."""
    return found.has("year") or (found.of is not None and bare_year(found.of))
