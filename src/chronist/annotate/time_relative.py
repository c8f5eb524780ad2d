"""Times told from the publication or from the last narrated time: expressions like "last week" or "three days later"
in, Meanings out."""

from __future__ import annotations

from datetime import date, timedelta

from chronist.annotate.periods import Period, period
from chronist.annotate.time_amounts import UNITS, Length, length
from chronist.annotate.time_context import (
    CLOCK_UNITS,
    NUMBERS,
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
from chronist.annotate.time_meaning import Meaning, about, days, night_of, of_period, unplaced


def _deixis(found: Found, context: Context) -> Meaning | None:
    shift = int(found.values("deictic")[0])
    if found.has("unit"):  # the day before yesterday
        shift += -1 if found.has("before") else 1
    return with_part(found, from_published(context, "D", shift))


def _this_part(found: Found, context: Context) -> Meaning | None:
    return with_part(found, from_published(context, "D", 0))


def _last_night(found: Found, context: Context) -> Meaning | None:
    return with_part(found, from_published(context, "D", -1))


def _overnight(_found: Found, context: Context) -> Meaning | None:
    return night_of(from_published(context, "D", -1))


def _last_unit(found: Found, context: Context) -> Meaning | None:
    """ "last week", "this year", "that month"; "the past week" is a length that ends now."""
    unit, turn = next(w.value for w in found.words if w.kind in UNITS), turn_of(found) or 0
    turn = -1 if found.has("past") else turn
    the = found.words[0].kind == "the"
    if (found.has("past") and unit != "WE") or (the and found.has("last", "coming") and unit not in {"WE", "CE"}):
        return _around_now(Length(1, unit), turn, context)
    if found.has("previous", "following", "same", "that") or (the and found.has("next")):
        return from_narrated(context, unit, turn)
    if unit in CLOCK_UNITS:
        return None
    return from_published(context, unit, turn)


def _the_weekend(_found: Found, context: Context) -> Meaning | None:
    """The last weekend that has begun, or the coming one where the sentence looks ahead."""
    this = from_published(context, "WE", 0)
    begun = this.first is not None and context.published is not None and this.first <= context.published
    return this if begun or this.first is None or context.direction() > 0 else from_published(context, "WE", -1)


def _range_unit(found: Found, context: Context) -> Meaning | None:
    """ "the past three days", "the next two weeks"; "the first two days" has no place of its own."""
    amount = length(found.words)
    if not found.has("last", "past", "previous", "next", "coming"):
        return unplaced(amount.value, "DURATION")
    turn = turn_of(found) or 0
    return unplaced(amount.value, "DURATION") if found.has("previous") else _around_now(amount, turn, context)


def _around_now(amount: Length, turn: int, context: Context) -> Meaning:
    """A length that ends or starts on the day of publication."""
    base = unplaced(amount.value, "DURATION")
    if context.published is None or amount.count is None or not turn:
        return base
    other = moved(context.published, amount, turn)
    first, last = sorted((other, context.published))
    return days(first, last, base)


def _recent(found: Found, _context: Context) -> Meaning | None:
    return unplaced(Length(None, found.values("units")[0]).value, "DURATION")


def _ago(found: Found, context: Context) -> Meaning | None:
    amount = length(found.words)
    if amount.count is None or not found.has("a", "cardinal", "half", "couple", "dozen", "fraction", *NUMBERS):
        return unplaced("FUTURE_REF" if found.has("from") else "PAST_REF")
    unit = {"DE": "Y", "CE": "Y", "Q": "M", "WE": "W", "F": "W"}.get(amount.unit, amount.unit)
    if unit in CLOCK_UNITS:
        return _hours_from(context.published, amount, 1 if found.has("from") else -1)
    if context.published is None:
        return unplaced(UNIT_VALUES[unit])
    sign = 1 if found.has("from") else -1
    meaning = of_period(period(unit, moved(context.published, amount, sign)))
    vague = found.has("more", "less", "least", "most", "up", "over", "nearly", "under")
    return about(meaning) if vague else meaning


def _hours_from(day: date | None, amount: Length, sign: int) -> Meaning:
    if day is None:
        return unplaced("XXXX-XX-XX")
    other = moved(day, amount, sign)
    first, last = sorted((day, other))
    spread = (
        first if sign > 0 else first - timedelta(days=1 if amount.unit == "h" else 0)
    )  # the hour of publication is not known
    return days(spread, last, of_period(period("D", other)))


def _year_ago(found: Found, context: Context) -> Meaning | None:
    """ "the year-earlier quarter"."""
    return from_published(context, next(w.value for w in found.words if w.kind in UNITS), -1)


def _shift(found: Found, context: Context) -> Meaning | None:
    """ "three days later", "the day before", "a year earlier": from the last narrated time."""
    amount = length(found.words) if found.has(*UNITS) else Length(1, "D")
    if found.has("timeword"):  # "in three days' time"
        return _around_now(amount, 1, context)
    if found.has("the", "that") and not found.has("a", *NUMBERS):
        amount = Length(1, amount.unit)
    if amount.count is None:
        return unplaced(amount.value, "DURATION") if amount.unit in CLOCK_UNITS else unplaced("XXXX-XX-XX")
    sign = -1 if found.has("before", "earlier") else 1
    unit = {"DE": "Y", "CE": "Y", "Q": "M", "WE": "W", "F": "W"}.get(amount.unit, amount.unit)
    if unit in CLOCK_UNITS:
        return unplaced(amount.value, "DURATION")
    anchor = context.narrated
    if anchor is None or Period(anchor.first, unit).finer_than(anchor.unit):
        return unplaced(UNIT_VALUES[unit])
    return of_period(period(unit, moved(anchor.first, amount, sign)))


def _following_part(found: Found, context: Context) -> Meaning | None:
    """ "the next morning", "that night"."""
    return with_part(
        found, from_narrated(context, "D", -1 if found.has("before") else turn_of(found) or 0) or unplaced("XXXX-XX-XX")
    )


def _mid_term(found: Found, context: Context) -> Meaning | None:
    """ "earlier this month" ends, "later this month" begins on the day of publication."""
    unit = next(w.value for w in found.words if w.kind in UNITS)
    turn = turn_of(found) or 0
    if unit in CLOCK_UNITS:
        return None
    whole = from_narrated(context, unit, 0) if found.has("that", "same") else from_published(context, unit, turn)
    published = context.published
    if (
        whole is None
        or whole.first is None
        or whole.last is None
        or turn
        or published is None
        or not whole.first <= published <= whole.last
    ):
        return whole
    return days(*((whole.first, published) if found.has("earlier") else (published, whole.last)), whole)


def _so_far(found: Found, context: Context) -> Meaning | None:
    """ "so far this year"."""
    whole, published = _last_unit(found, context), context.published
    if whole is None or whole.first is None or published is None:
        return whole
    return days(whole.first, published, whole)


def _in_the(found: Found, context: Context) -> Meaning | None:
    """ "earlier in the day", "later in the week": the narrated one where there is one."""
    unit = next((w.value for w in found.words if w.kind in UNITS), "D")
    if unit in CLOCK_UNITS:
        return None
    placed = from_narrated(context, unit, 0)
    return placed if placed and placed.first else from_published(context, unit, 0)


def _now(_found: Found, context: Context) -> Meaning | None:
    base = unplaced("PRESENT_REF")
    return days(context.published, context.published, base) if context.published else base


READERS: dict[str, Reader] = {
    "deixis": _deixis,
    "thispart": _this_part,
    "lastnight": _last_night,
    "overnight": _overnight,
    "followingpart": _following_part,
    "sofar": _so_far,
    "midterm": _mid_term,
    "midday": _in_the,
    "rangeunit": _range_unit,
    "recent": _recent,
    "ago": _ago,
    "yearago": _year_ago,
    "shift": _shift,
    "lastunit": _last_unit,
    "theweekend": _the_weekend,
    "present": _now,
}
