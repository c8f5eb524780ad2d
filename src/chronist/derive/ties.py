"""Who backs, opposes, leads or is part of whom, as reported: evidence in, ties over time out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from chronist.derive.common import claim_ids, counted, spoken_of
from chronist.model import Status
from chronist.views import Evidence, Tie


def ties(evidence: Iterable[Evidence], *, status: Sequence[Status] = ()) -> list[Tie]:
    """One tie a pair and kind; `from` and `to` are the first and last day for which a report says so."""
    groups: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for item in counted(evidence, status):
        for stance in item.claim.facets.stance:
            if stance.of and stance.toward and stance.of != stance.toward:
                groups[stance.of, stance.kind, stance.toward].append(item)
    return [_tie(key, groups[key]) for key in sorted(groups)]


def _tie(key: tuple[str, str, str], items: list[Evidence]) -> Tie:
    times = [spoken_of(e) for e in items]
    days = [d for t in times for d in (t.first or t.last, t.last) if d is not None]
    return Tie(
        of=key[0], kind=key[1], toward=key[2],
        first=min(days, default=None), last=max(days, default=None), claims=claim_ids(items),
    )  # fmt: skip
