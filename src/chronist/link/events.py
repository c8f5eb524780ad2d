"""Events: evidence in, claims about the same happening grouped out. Independent of the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from chronist.link.antecedents import with_antecedents
from chronist.link.decisions import UNDECIDED, Decisions
from chronist.link.features import Features, features
from chronist.link.groups import Groups
from chronist.link.merge import merged_event
from chronist.model import Change
from chronist.views import Evidence, LinkedEvent


def link(evidence: Sequence[Evidence], decisions: Decisions = UNDECIDED) -> list[LinkedEvent]:
    """All events, sorted by time then id. Claims without an act join events, and make none of their own."""
    groups = Groups(decisions)
    groups.add(with_antecedents(features(e) for e in evidence))
    return events_of(groups.all())


def events_of(groups: Iterable[Sequence[Features]]) -> list[LinkedEvent]:
    """An event for every group in which somebody does something, or a truce, talks or a place change hands or phase."""
    items = ([f.item for f in group] for group in groups)
    told = (g for g in items if any(_tells(e) for e in g))
    return sorted((merged_event(g) for g in told), key=_order)


def _tells(item: Evidence) -> bool:
    facets = item.claim.facets
    changed = any(c.change in {Change.GAINED, Change.LOST} for c in facets.control)
    steps = [f.phase for f in (facets.ceasefire, facets.talks) if f is not None]
    return item.claim.event is not None or changed or any(phase != "mentioned" for phase in steps)


def _order(event: LinkedEvent) -> tuple[date, date, str]:
    return event.time.first or date.min, event.time.last or date.max, event.id
