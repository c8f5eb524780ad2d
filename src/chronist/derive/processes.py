"""Steps of a process put in order: claims about truces or talks in, phases by time out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from chronist.derive.common import claim_ids, spoken_of
from chronist.model import Interval
from chronist.views import Evidence, Phase


def history(items: Iterable[tuple[str, Evidence]]) -> tuple[Phase, ...]:
    """One Phase for each phase, status and time that was said, in order of time."""
    steps: dict[tuple[str, str, date | None, date | None], list[Evidence]] = defaultdict(list)
    for phase, item in items:
        time = spoken_of(item)
        steps[phase, str(item.claim.status), time.first, time.last].append(item)
    ordered = sorted(steps, key=lambda k: (k[3] or date.max, k[2] or date.min, k[0], k[1]))
    return tuple(
        Phase(phase=k[0], status=k[1], time=Interval(first=k[2], last=k[3]), claims=claim_ids(steps[k]))
        for k in ordered
    )


def anchor(item: Evidence) -> date | None:
    """The day by which a claim is put beside others: the end of what it speaks of."""
    return spoken_of(item).last


def unique(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All names of several lists, each once, sorted."""
    return tuple(sorted({name for group in groups for name in group}))
