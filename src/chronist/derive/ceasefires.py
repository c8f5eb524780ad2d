"""Truces as processes: evidence in, each truce with its parties, exclusions and phases out.

A claim that proposes, agrees or begins a truce opens one, unless one of the same scope was opened in the weeks before;
what is said later of a truce (holding, breached, collapsed) belongs to the last one opened before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from chronist.derive.processes import anchor, history, unique
from chronist.model import Ceasefire, content_hash
from chronist.views import CeasefireView, Evidence

_OPENS = frozenset({"proposed", "agreed", "begun"})
# A truce agreed this long after another of its scope is another: that of Syria in 2016 took 16 days from deal to start.
NEW_TRUCE = timedelta(days=45)


def ceasefires(evidence: Iterable[Evidence]) -> list[CeasefireView]:
    """All truces in order of time; planned and proposed phases stand in the history with their status."""
    said = [(e.claim.facets.ceasefire, e) for e in evidence if e.claim.facets.ceasefire is not None]
    ordered = sorted(said, key=lambda s: (anchor(s[1]) or date.max, s[1].claim.id))
    groups: list[list[tuple[Ceasefire, Evidence]]] = []
    for facet, item in ordered:
        group = _fitting(groups, facet, item)
        if group is None:
            groups.append([(facet, item)])
        else:
            group.append((facet, item))
    return [_view(g) for g in groups]


def _fitting(
    groups: list[list[tuple[Ceasefire, Evidence]]], facet: Ceasefire, item: Evidence
) -> list[tuple[Ceasefire, Evidence]] | None:
    """The truce that a claim speaks of, the latest first; None where it opens one."""
    day = anchor(item)
    for group in reversed(groups):
        start = anchor(group[0][1])
        if not _same_scope(group, facet):
            continue
        if facet.phase not in _OPENS or day is None or start is None or day - start <= NEW_TRUCE:
            return group
    return None


def _same_scope(group: list[tuple[Ceasefire, Evidence]], facet: Ceasefire) -> bool:
    scopes = {f.scope for f, _ in group if f.scope}
    return not scopes or facet.scope is None or facet.scope in scopes


def _view(group: list[tuple[Ceasefire, Evidence]]) -> CeasefireView:
    first = min(e.claim.id for _, e in group)
    return CeasefireView(
        id=content_hash("ceasefire", first),
        parties=unique(f.parties for f, _ in group),
        excluded=unique(f.excluded for f, _ in group),
        scope=next((f.scope for f, _ in group if f.scope), None),
        history=history((f.phase, e) for f, e in group),
        brokers=unique(f.brokers for f, _ in group),
    )
