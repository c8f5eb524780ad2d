"""Counts of people and things as reported: evidence in, series of figures out, never summed.

A war's toll so far ("has killed 250,000") makes a series over its days of publication; one event's toll stands with the
event. Low is the lowest, high the highest figure said; high is null where somebody leaves it open ("at least 12").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chronist.derive.common import claim_ids, counted, says, spoken_of
from chronist.model import Interval, Ref, Status, Toll
from chronist.views import Evidence, TollFigure, TollView

_PEOPLE = frozenset({"people", "persons", "lives", "dead", "men, women and children", "human beings"})

type _Key = tuple[bool, str, str, str, str]
type _Said = list[tuple[Toll, Evidence]]


def tolls(evidence: Iterable[Evidence], *, status: Sequence[Status] = ()) -> list[TollView]:
    """All series, by place, kind and whom; each figure with who gave it and since when it was known."""
    groups: Mapping[_Key, _Said] = defaultdict(list)
    for item in counted(evidence, status):
        for toll in item.claim.facets.toll:
            groups[_key(toll, item)].append((toll, item))
    return [_view(groups[key]) for key in sorted(groups)]


def _key(toll: Toll, item: Evidence) -> _Key:
    place = _place(item, toll.cumulative)
    if toll.cumulative:
        return True, place.id or "" if place else "", toll.kind, _whom(toll), ""
    return False, item.event_id or item.claim.id, toll.kind, toll.of or "", place.id or "" if place else ""


def _whom(toll: Toll) -> str:
    """Of whom a war's toll is told; empty for its people at large, by whatever word."""
    of = (toll.of or "").casefold()
    return "" if of in _PEOPLE or ((toll.of or "")[:1].isupper() and " " not in of) else of


def _place(item: Evidence, cumulative: bool) -> Ref | None:
    """The place that was counted in: for a war's toll the country spoken of, if the claim names one."""
    places = sorted(item.claim.places, key=lambda p: (p.kind == "country") != cumulative)
    return Ref(id=places[0].id, name=places[0].name or places[0].text) if places else None


def _view(said: _Said) -> TollView:
    ordered = sorted(said, key=lambda s: _published(s[1]))
    figures = _figures(ordered)
    cumulative = ordered[0][0].cumulative
    best = {f.best for f in figures if f.best is not None}
    times = [spoken_of(e) for _, e in ordered]
    return TollView(
        place=next((p for p in (_place(e, cumulative) for _, e in ordered) if p), None),
        kind=ordered[0][0].kind,
        of=next((t.of for t, _ in ordered if t.of), None),
        scope=_scope(times, cumulative, ordered),
        low=min((x for f in figures for x in (f.low, f.best) if x is not None), default=None),
        # A growing toll is best told by its latest figure; one event's only where all agree.
        best=figures[-1].best if cumulative else best.pop() if len(best) == 1 else None,
        high=None
        if any(f.high is None for f in figures)
        else max((f.high for f in figures if f.high is not None), default=None),
        figures=tuple(figures),
        cumulative=cumulative,
        event_id=None if cumulative else ordered[0][1].event_id,
    )


def _published(item: Evidence) -> tuple[date, date, str]:
    """Orders figures by when they may have been published, the earliest possible day first."""
    return item.published.first or date.max, item.published.last or date.max, item.claim.id


def _scope(times: list[Interval], cumulative: bool, ordered: _Said) -> Interval:
    since = [t.since.first for t, _ in ordered if t.since is not None and t.since.first]
    if cumulative:
        return Interval(first=min(since) if since else None, last=max((t.last for t in times if t.last), default=None))
    firsts = [t.first for t in times if t.first]
    return Interval(first=min(firsts) if firsts else None, last=max((t.last for t in times if t.last), default=None))


def _figures(ordered: _Said) -> list[TollFigure]:
    """One figure for each number and who says it; the earliest report that gave it dates it."""
    found: dict[tuple[object, ...], _Said] = defaultdict(list)
    for toll, item in ordered:
        found[toll.low, toll.best, toll.high, item.origin].append((toll, item))
    return [_figure(group) for group in found.values()]


def _figure(group: _Said) -> TollFigure:
    toll, first = group[0]
    items = [e for _, e in group]
    return TollFigure(
        low=toll.low,
        best=toll.best,
        high=toll.high,
        known_from=first.published.last,
        speakers=says(items),
        claims=claim_ids(items),
    )
