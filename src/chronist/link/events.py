"""Events: evidence in, claims about the same happening grouped out. Independent of the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from chronist.link.decisions import UNDECIDED, Decisions
from chronist.link.features import Features, features
from chronist.link.groups import Groups
from chronist.link.merge import merged_event
from chronist.views import Evidence, LinkedEvent


def link(evidence: Sequence[Evidence], decisions: Decisions = UNDECIDED) -> list[LinkedEvent]:
    """All events, sorted by time then id. Claims without an act join events, and make none of their own."""
    groups = Groups(decisions)
    groups.add(features(e) for e in evidence)
    return events_of(groups.all())


def events_of(groups: Iterable[Sequence[Features]]) -> list[LinkedEvent]:
    """An event for every group in which somebody does something."""
    items = ([f.item for f in group] for group in groups)
    told = (g for g in items if any(e.claim.event is not None for e in g))
    return sorted((merged_event(g) for g in told), key=_order)


def _order(event: LinkedEvent) -> tuple[date, date, str]:
    return event.time.first or date.min, event.time.last or date.max, event.id
