"""Sets of days as intervals in order: two such sets in, the days that are in both out.

>>> both((Interval(first=date(2016, 1, 1)),), (Interval(last=date(2016, 3, 1)),))[0].days
61
"""

from __future__ import annotations

from datetime import date

from chronist.model import Interval

Days = tuple[Interval, ...]
EVER: Days = (Interval(),)


def both(one: Days, other: Days) -> Days:
    """The days in both sets, in order; none where they share none."""
    met = [_meet(a, b) for a in one for b in other if a.overlaps(b)]
    return tuple(sorted(met, key=lambda i: (i.first or date.min, i.last or date.max)))


def _meet(a: Interval, b: Interval) -> Interval:
    first = max((d for d in (a.first, b.first) if d), default=None)
    last = min((d for d in (a.last, b.last) if d), default=None)
    return Interval(first=first, last=last)


def hull(days: Days) -> Interval:
    """From the first to the last day of the set."""
    open_before, open_after = any(i.first is None for i in days), any(i.last is None for i in days)
    first = None if open_before else min(i.first for i in days if i.first)
    last = None if open_after else max(i.last for i in days if i.last)
    return Interval(first=first, last=last)


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
