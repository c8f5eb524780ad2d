"""What the derived views share: which evidence counts, when it speaks of, who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from chronist.link.support import independent
from chronist.model import REAL, Interval, Status
from chronist.views import Evidence, names_of


def counted(evidence: Iterable[Evidence], status: Sequence[Status] = ()) -> list[Evidence]:
    """The evidence a view may use: what happened or is ongoing, or what the user asked for by status."""
    wanted = frozenset(status) or REAL
    return [e for e in evidence if e.claim.status in wanted]


def spoken_of(item: Evidence) -> Interval:
    """The days a claim speaks of; where it names none, some time up to its publication."""
    time = item.claim.time
    if time is not None and (time.first or time.last):
        return Interval(first=time.first, last=time.last or item.published.last)
    return Interval(first=None, last=item.published.last)


def sort_key(item: Evidence) -> tuple[date, date, str]:
    """Orders evidence by the time it speaks of, then publication, then id."""
    spoken = spoken_of(item)
    return spoken.last or date.max, item.published.last or date.max, item.claim.id


def says(items: Iterable[Evidence]) -> tuple[str, ...]:
    """Who asserts these claims: the chain of each, once."""
    return tuple(sorted({" / ".join(names_of(e.claim.speakers)) or (e.outlet or "unknown") for e in items}))


def claim_ids(items: Iterable[Evidence]) -> tuple[str, ...]:
    """Their claims' ids, sorted."""
    return tuple(sorted({e.claim.id for e in items}))


def origins(items: Iterable[Evidence]) -> int:
    """How many independent origins they have."""
    return independent(e.origin for e in items)
