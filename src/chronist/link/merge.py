"""One event of several claims: evidence of one happening in, what it agrees and disagrees on out; nothing averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from chronist.link.features import party, said_day
from chronist.link.support import independent
from chronist.model import REAL, ActorMention, Event, Ref, Status, content_hash
from chronist.views import (
    Disagreement,
    EventPlace,
    EventTime,
    EventToll,
    Evidence,
    LinkedEvent,
    Side,
    names_of,
)

_DENIALS = frozenset({Status.DENIED, Status.NOT_HAPPENED})
# What took place or did not; that somebody "does not support" is no denial that others do.
_DEEDS = frozenset({Event.ASSAULT, Event.COERCE, Event.RETREAT, Event.MOBILIZE, Event.AID, Event.PROTEST})
_RANK = [
    Status.HAPPENED, Status.ONGOING, Status.ATTEMPTED, Status.PLANNED, Status.PROPOSED,
    Status.THREATENED, Status.POSSIBLE, Status.DENIED, Status.NOT_HAPPENED,
]  # fmt: skip


def merged_event(group: Sequence[Evidence]) -> LinkedEvent:
    """The event of a group of claims. Its id is a hash of its first claim's, so that it depends on no order."""
    claims = tuple(sorted(e.claim.id for e in group))
    real = [e for e in group if e.claim.status in REAL] or list(group)
    origins = independent(e.origin for e in _tellers(group))
    event = _most(str(e.claim.event) for e in real if e.claim.event) or _most(
        str(e.claim.event) for e in group if e.claim.event
    )
    main = [e for e in real if str(e.claim.event) == event] or real  # who fell back is no doer of the capture
    event_id = content_hash("event", *claims)
    disagreements = tuple(_disagreements(group, main, event_id))
    return LinkedEvent(
        id=event_id,
        event=event,
        # "Nine were wounded" is of the mode "beat", whatever the attack was.
        mode=_most(e.claim.mode for e in main if e.claim.mode and not e.claim.facets.toll)
        or _most(e.claim.mode for e in main if e.claim.mode),
        status=str(min((e.claim.status for e in group), key=_RANK.index)),
        time=_time(real),
        places=_places(group),
        actors=_refs(e.claim.actors for e in main),
        recipients=_refs(e.claim.recipients for e in main),
        tolls=_tolls(group),
        origins=origins,
        documents=len({e.claim.document for e in group}),
        disagreements=disagreements,
        claims=claims,
        support=_support(group, disagreements, origins),
        confirmed_by=_own(group, REAL),
        denied_by=_own(group, _DENIALS),
        background=all(e.claim.background for e in group),
    )


def _tellers(group: Sequence[Evidence]) -> Sequence[Evidence]:
    """Who tells of it as done or denied; who only announced it beforehand supports nothing that came about."""
    return [e for e in group if e.claim.status in REAL | _DENIALS] or group


def _support(group: Sequence[Evidence], disagreements: Sequence[Disagreement], origins: int) -> str:
    """Retracted where everybody who told it, told later that it was not so."""
    told: dict[str, date] = {}
    undone: dict[str, date] = {}
    for e in group:
        if e.published.last is None:
            continue
        if e.claim.status in REAL:
            told[e.origin] = max(told.get(e.origin, date.min), e.published.last)
        elif e.claim.status is Status.NOT_HAPPENED:
            undone[e.origin] = max(undone.get(e.origin, date.min), e.published.last)
    if told and all(origin in undone and undone[origin] > day for origin, day in told.items()):
        return "retracted"
    return "contested" if disagreements else "corroborated" if origins > 1 else "single-source"


def _own(group: Sequence[Evidence], statuses: frozenset[Status]) -> tuple[str, ...]:
    """Parties to the event that say themselves that it was so, or was not."""
    sides = {party(m.id) for e in group for m in (*e.claim.actors, *e.claim.recipients) if m.id}
    said = {s.id for e in group if e.claim.status in statuses for s in e.claim.speakers[:1] if s.id}
    return tuple(sorted(s for s in said if party(s) in sides))


def _most(values: Iterable[str]) -> str | None:
    found = sorted(values)
    return max(sorted(set(found)), key=found.count) if found else None


def _time(group: Sequence[Evidence]) -> EventTime:
    """What the said days have in common; where they have nothing in common, all of them."""
    times = [t for t in (said_day(e) for e in group) if t]
    if not times:
        loose = [e.claim.time for e in group if e.claim.time and (e.claim.time.first or e.claim.time.last)]
        one = min(loose, key=lambda t: (t.first or date.min, t.last or date.max)) if loose else None
        return EventTime(first=one.first, last=one.last, edtf=one.edtf) if one else EventTime()
    first, last = max(a for a, _ in times), min(b for _, b in times)
    if first > last:
        first, last = min(a for a, _ in times), max(b for _, b in times)
    return EventTime(first=first, last=last, edtf=_edtf(first, last))


def _edtf(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _places(group: Sequence[Evidence]) -> tuple[EventPlace, ...]:
    found = {
        (p.id or p.name or p.text): EventPlace(id=p.id, name=p.name or p.text, lat=p.lat, lon=p.lon, country=p.country)
        for e in group
        for p in e.claim.places
    }
    return tuple(found[k] for k in sorted(found))


def _refs(mentions: Iterable[Sequence[ActorMention]]) -> tuple[Ref, ...]:
    found: dict[str, Ref] = {}
    for m in sorted((m for ms in mentions for m in ms), key=lambda m: (m.id or "", m.name or m.text)):
        found.setdefault(m.id or (m.name or m.text).casefold(), Ref(id=m.id, name=m.name or m.text))
    return tuple(found[k] for k in sorted(found))


def _tolls(group: Sequence[Evidence]) -> tuple[EventToll, ...]:
    by: dict[tuple[str, str], list[tuple[float | None, float | None, float | None]]] = defaultdict(list)
    for e in group:
        for t in e.claim.facets.toll:
            if not t.cumulative:
                by[t.kind, t.of or ""].append((t.low, t.best, t.high))
    return tuple(
        EventToll(kind=k, of=of or None, low=_low(v), best=_best(v), high=_high(v)) for (k, of), v in sorted(by.items())
    )


type _Counts = list[tuple[float | None, float | None, float | None]]


def _low(counts: _Counts) -> float | None:
    return min((x for low, best, _ in counts for x in (low, best) if x is not None), default=None)


def _high(counts: _Counts) -> float | None:
    """The highest figure said; None where somebody leaves it open ("at least 12")."""
    if any(high is None for _, _, high in counts):
        return None
    return max((x for _, best, high in counts for x in (best, high) if x is not None), default=None)


def _best(counts: _Counts) -> float | None:
    """A best figure stands only where all who give one give the same."""
    said = {best for _, best, _ in counts if best is not None}
    return said.pop() if len(said) == 1 else None


def _disagreements(group: Sequence[Evidence], main: Sequence[Evidence], event_id: str) -> Iterable[Disagreement]:
    if any(e.claim.event in _DEEDS for e in group):
        yield from _about("occurrence", group, _occurrence, event_id)
    yield from _about("actor", _naming(main), _who, event_id)
    yield from _about("time", _tellers(group), _day, event_id)
    kinds = sorted({(t.kind, t.of or "") for e in group for t in e.claim.facets.toll if not t.cumulative})
    for kind, of in kinds:
        yield from _about("toll", group, lambda e, k=kind, o=of: _count(e, k, o), event_id)  # type: ignore[misc]


def _about(
    about: str, group: Sequence[Evidence], value_of: Callable[[Evidence], str | None], event_id: str
) -> Iterable[Disagreement]:
    """A disagreement where different origins give different values."""
    sides: dict[str, list[Evidence]] = defaultdict(list)
    for e in group:
        value = value_of(e)
        if value is not None:
            sides[value].append(e)
    origins = [frozenset(e.origin for e in es) for es in sides.values()]
    if len(sides) > 1 and len(frozenset().union(*origins)) > 1:
        yield Disagreement(about=about, event_id=event_id, sides=tuple(_side(v, sides[v]) for v in sorted(sides)))


def _side(value: str, group: Sequence[Evidence]) -> Side:
    speakers = sorted({" / ".join(names_of(e.claim.speakers)) or (e.outlet or "unknown") for e in group})
    return Side(value=value, speakers=tuple(speakers), claims=tuple(sorted(e.claim.id for e in group)))


def _occurrence(e: Evidence) -> str | None:
    if e.claim.status in _DENIALS:
        return "did not happen"
    return "happened" if e.claim.status in REAL else None


def _naming(group: Sequence[Evidence]) -> list[Evidence]:
    """Those who name doers, where some name others: "France" and "France and Britain" do not contradict."""
    named = [(e, {party(m.id) for m in e.claim.actors if m.id}) for e in group if e.claim.status in REAL]
    named = [(e, who) for e, who in named if who]
    apart = any(not (a & b) for _, a in named for _, b in named)
    return [e for e, _ in named] if apart else []


def _who(e: Evidence) -> str | None:
    resolved = sorted({party(m.id) for m in e.claim.actors if m.id})
    return ", ".join(resolved) or None


def _day(e: Evidence) -> str | None:
    day = said_day(e)
    return day[0].isoformat() if day and day[0] == day[1] else None


def _count(e: Evidence, kind: str, of: str) -> str | None:
    for t in e.claim.facets.toll:
        if t.kind == kind and (t.of or "") == of and not t.cumulative:
            number = t.best if t.best is not None else t.low
            return f"{number:g}" if number is not None else t.text
    return None
