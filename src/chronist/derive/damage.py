"""Sites and buildings that were hit or destroyed, as reported: evidence in, one line a site and time out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from chronist.derive.common import claim_ids, counted, spoken_of
from chronist.model import Ref, Status
from chronist.views import DamageView, Evidence


def damage(evidence: Iterable[Evidence], *, status: Sequence[Status] = ()) -> list[DamageView]:
    """What was damaged, by whom and how as the reports say; the same thing on the same days in one line."""
    groups: dict[tuple[str, str, date | None, date | None], list[tuple[str | None, str | None, Evidence]]] = (
        defaultdict(list)
    )
    for item in counted(evidence, status):
        time = spoken_of(item)
        for hit in item.claim.facets.damage:
            place = item.claim.places[0].id if item.claim.places else None
            groups[hit.what.casefold(), place or "", time.first, time.last].append((hit.by, hit.how, item))
    return [
        _view(key[0], groups[key])
        for key in sorted(groups, key=lambda k: (k[3] or date.max, k[2] or date.min, k[0], k[1]))
    ]


def _view(what: str, said: list[tuple[str | None, str | None, Evidence]]) -> DamageView:
    items = [e for *_, e in said]
    first = min(items, key=lambda e: e.claim.id)
    place = next(iter(first.claim.places), None)
    return DamageView(
        what=what,
        place=Ref(id=place.id, name=place.name or place.text) if place else None,
        by=min((by for by, _, _ in said if by), default=None),
        how=min((how for _, how, _ in said if how), default=None),
        time=spoken_of(first),
        claims=claim_ids(items),
    )
