"""Rounds of talks as processes: evidence in, each round with its venue, parties and phases out.

A round is told by its venue and its time: what is said of talks at one venue within some weeks is one round.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from chronist.derive.processes import anchor, history, unique
from chronist.model import Status, Talks, content_hash
from chronist.views import Evidence, TalksView

# Rounds at one venue are told apart by a silence of this length.
NEW_ROUND = timedelta(days=30)


def talks(evidence: Iterable[Evidence]) -> list[TalksView]:
    """All rounds in order of time; planned and proposed phases stand in the history with their status."""
    said = [(e.claim.facets.talks, e) for e in evidence if e.claim.facets.talks is not None]
    ordered = sorted(said, key=lambda s: (anchor(s[1]) or date.max, s[1].claim.id))
    groups: list[list[tuple[Talks, Evidence]]] = []
    for facet, item in ordered:
        group = next((g for g in reversed(groups) if _same_round(g, facet, item)), None)
        if group is None:
            groups.append([(facet, item)])
        else:
            group.append((facet, item))
    return [_view(g) for g in groups]


def _same_round(group: list[tuple[Talks, Evidence]], facet: Talks, item: Evidence) -> bool:
    venues = {f.venue for f, _ in group if f.venue}
    if facet.venue is not None and venues and facet.venue not in venues:
        return False
    if facet.venue is None and not _parties_meet(group, facet):
        return False
    day, last = anchor(item), anchor(group[-1][1])
    return day is None or last is None or day - last <= NEW_ROUND


def _parties_meet(group: list[tuple[Talks, Evidence]], facet: Talks) -> bool:
    known = {p for f, _ in group for p in f.parties}
    return not facet.parties or not known or bool(known & set(facet.parties))


def _view(group: list[tuple[Talks, Evidence]]) -> TalksView:
    first = min(e.claim.id for _, e in group)
    return TalksView(
        id=content_hash("talks", first),
        venue=next((f.venue for f, _ in group if f.venue), None),
        mediator=next((f.mediator for f, _ in group if f.mediator), None),
        parties=unique(f.parties for f, _ in group),
        subject=next((f.subject for f, _ in group if f.subject), None),
        history=history((_phase(f, e), e) for f, e in group),
    )


def _phase(facet: Talks, item: Evidence) -> str:
    """A session that is to be opened or taken up again on a day to come is scheduled."""
    ahead = item.claim.status is Status.PLANNED and facet.phase in {"convened", "resumed", "under-way"}
    return "scheduled" if ahead else facet.phase
