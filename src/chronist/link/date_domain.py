"""Sets of days as intervals in order: two such sets in, the days that are in both out.

>>> both((Interval(first=date(2016, 1, 1)),), (Interval(last=date(2016, 3, 1)),))[0].days
61
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from chronist.model import Interval

Days = tuple[Interval, ...]
EVER: Days = (Interval(),)


def both(one: Days, other: Days) -> Days:
    """The days in both sets, in order; none where they share none."""
    return merged(_meet(a, b) for a in one for b in other if a.overlaps(b))


def _meet(a: Interval, b: Interval) -> Interval:
    first = max((d for d in (a.first, b.first) if d), default=None)
    last = min((d for d in (a.last, b.last) if d), default=None)
    return Interval(first=first, last=last)


def merged(days: Iterable[Interval]) -> Days:
    """The same days in order, without overlaps; intervals that run backwards hold none."""
    held = [i for i in days if i.first is None or i.last is None or i.first <= i.last]
    out: list[Interval] = []
    for each in sorted(held, key=lambda i: (i.first or date.min, i.last or date.max)):
        if out and _touch(out[-1], each):
            out[-1] = hull((out[-1], each))
        else:
            out.append(each)
    return tuple(out)


def _touch(before: Interval, after: Interval) -> bool:
    return before.last is None or after.first is None or after.first <= shifted(before.last, 1)


def shifted(day: date, count: int) -> date:
    """So many days later; the end of the calendar where there is none.

    >>> shifted(date.max, 1) == date.max
    True
    """
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def hull(days: Days) -> Interval:
    """From the first to the last day of the set."""
    open_before, open_after = any(i.first is None for i in days), any(i.last is None for i in days)
    first = None if open_before else min(i.first for i in days if i.first)
    last = None if open_after else max(i.last for i in days if i.last)
    return Interval(first=first, last=last)


def holds(days: Days, day: date) -> bool:
    """True where the day is in the set."""
    return any(i.covers(day) for i in days)


def width(days: Days) -> int:
    """How many days; many more where a side is open.

    >>> width((Interval(first=date(2016, 3, 1), last=date(2016, 3, 3)),))
    3
    """
    spans = [i.days for i in days]
    return sum(s for s in spans if s) if all(spans) else date.max.toordinal()


def edtf(interval: Interval) -> str | None:
    """The interval in EDTF; None where nothing is known.

    >>> edtf(Interval(first=date(2016, 7, 28)))
    '2016-07-28/..'
    """
    if interval.first is None and interval.last is None:
        return None
    if interval.first == interval.last and interval.first is not None:
        return interval.first.isoformat()
    return "/".join(d.isoformat() if d else ".." for d in (interval.first, interval.last))
