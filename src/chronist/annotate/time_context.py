"""What an expression of time is read against, and how the many possible days are narrowed to one: Found and Context
in, periods out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from chronist.annotate.periods import Period, add_months, period
from chronist.annotate.time_amounts import Length
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, at_time, of_period, unplaced

# A day without a year lies ahead rather than behind only if it is that near: news looks back. Chosen on 73 AQUAINT
# texts: 30, 45, 60 days give the
# same but for three deadlines that 60 gets right.
SOON = timedelta(days=60)
LONG = timedelta(days=200)  # a plan further ahead than this has its year beside it
UNIT_VALUES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
CLOCK_UNITS = frozenset("Smh")
NUMBERS = ("d0", "d12", "d24", "d31", "d59", "d99", "big")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against. `stated` is the dated time that this one continues ("In June 2014, ... In
    August, ...")."""

    published: date | None
    narrated: Period | None
    stated: Period | None
    direction: Callable[[], int]


def turn_of(found: Found) -> int | None:
    """-1 for last, 0 for this, 1 for next; None without such a word."""
    for word in found.words:
        if word.kind in {"last", "this", "next", "past", "coming", "previous", "following"}:
            return int(word.value)
        if word.kind in {"same", "that"}:
            return 0
    return None


def choose(options: list[Period], found: Found, context: Context) -> Period:
    """Of the same day in several years, the one that turn, narration, tense and nearness to the publication choose."""
    published = context.published
    assert published is not None
    behind = max((p for p in options if p.first <= published), default=options[0])
    ahead = min((p for p in options if p.last >= published), default=options[-1])
    turn = turn_of(found)
    if turn == -1:
        return max((p for p in options if p.last < published), default=behind)
    if turn == 1:
        return min((p for p in options if p.first > published), default=ahead)
    told = _told(options, context)
    if told is not None:
        return told
    direction = context.direction()
    if direction < 0:
        return behind
    near_ahead, near_behind = ahead.first - published <= SOON, published - behind.last <= SOON
    if direction > 0:  # what "was to begin on 12 April" is told in May is behind
        return behind if near_behind and not near_ahead and ahead.first - published > LONG else ahead
    return ahead if near_ahead and not near_behind else behind


def _told(options: list[Period], context: Context) -> Period | None:
    """After "In June 2014", the next August is that of 2014, unless the publication is in the year that was told of."""
    stated, published = context.stated, context.published
    if stated is None or published is None or (published - stated.last).days < 366:
        return None
    return min((p for p in options if p.first >= stated.first and p.last <= published), default=None)


def with_part(found: Found, day: Meaning) -> Meaning:
    """The day, or the part of it that the words name."""
    parts = found.values("part", "moment", "overnight", "tonight")
    return at_time(day, parts[0]) if parts else day


def from_published(context: Context, unit: str, shift: int) -> Meaning:
    """The period so many units from that of the publication; without days where that is unknown."""
    if context.published is None:
        return unplaced(UNIT_VALUES.get(unit, "XXXX-XX-XX"))
    return of_period(period(unit, context.published).shift(shift))


def from_narrated(context: Context, unit: str, shift: int) -> Meaning | None:
    """So many units from the last narrated time, where that is known as finely as the unit asks."""
    if unit in CLOCK_UNITS:
        return None
    anchor = context.narrated
    if anchor is None or (Period(anchor.first, unit if unit != "F" else "W").finer_than(anchor.unit)):
        return unplaced(UNIT_VALUES.get(unit, "XXXX-XX-XX"))
    return of_period(period(unit, anchor.first).shift(shift))


def narrated_day(context: Context) -> date | None:
    """The last narrated time where it is a day."""
    return context.narrated.first if context.narrated and context.narrated.unit == "D" else None


def moved(day: date, amount: Length, sign: int) -> date:
    """A day moved by a length: whole months and years by the calendar, the rest by days."""
    count = amount.count or 0
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(amount.unit)
    if months and (count * months) == int(count * months):
        return add_months(day, sign * int(count * months))
    return day + timedelta(days=sign * round(amount.days or 0))


Reader = Callable[[Found, Context], Meaning | None]
