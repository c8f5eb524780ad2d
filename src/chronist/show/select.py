"""What a user asks for: a Selection and what is known in; the claims, events, documents and views that fit out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from chronist.model import REAL, Document, Interval, Record, Status
from chronist.show.known import Known
from chronist.views import Evidence, LinkedEvent


class HasClaims(Protocol):
    """A view that says which claims it is made of."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Claim ids."""


class Selection(Record, frozen=True):
    """Filters; None and empty ask for everything. `places` and `actors` are ids, `countries` ISO 3166-1 alpha-3."""

    places: frozenset[str] | None = None
    countries: frozenset[str] = frozenset()
    actors: frozenset[str] | None = None
    first: date | None = None
    last: date | None = None
    status: tuple[Status, ...] = ()
    limit: int | None = None

    @property
    def narrows(self) -> bool:
        """True where it leaves claims out (by more than their number)."""
        return bool(self.places is not None or self.actors is not None or self.first or self.last or self.status)


def claims(known: Known, wanted: Selection) -> list[Evidence]:
    """The evidence that fits, by the time it speaks of, then publication, then id."""
    found = [e for e in known.evidence.values() if _fits(e, wanted)]
    return sorted(found, key=order)


def events(known: Known, wanted: Selection) -> list[LinkedEvent]:
    """The events that have a claim that fits and, where a status is asked for, have it themselves."""
    unlimited = {e.claim.id for e in claims(known, _any_status(wanted))}
    return [
        e
        for e in known.events.values()
        if (not wanted.status or e.status in wanted.status) and not unlimited.isdisjoint(e.claims)
    ]


def documents(known: Known, wanted: Selection) -> list[Document]:
    """The documents, by publication then id: those published in the period that have a claim that fits the rest."""
    found = list(known.documents.values())
    if wanted.first or wanted.last:
        found = [d for d in found if d.published.overlaps(Interval(first=wanted.first, last=wanted.last))]
    if wanted.places is not None or wanted.actors is not None or wanted.status:
        rest = Selection(places=wanted.places, countries=wanted.countries, actors=wanted.actors, status=wanted.status)
        inside = {e.claim.document for e in claims(known, rest)}
        found = [d for d in found if d.id in inside]
    return sorted(found, key=lambda d: (d.published.last or date.max, d.published.first or date.min, d.id))


def views[V: HasClaims](made: Iterable[V], known: Known, wanted: Selection) -> list[V]:
    """The derived views that have a claim that fits."""
    return [v for v in made if touches([v.claims], known, wanted)]


def touches(claim_ids: Iterable[Iterable[str]], known: Known, wanted: Selection) -> bool:
    """True where one of the claims fits, whatever its status: a view has its own rule for that."""
    rest = _any_status(wanted)
    if not rest.narrows:
        return True
    return any(_fits(e, rest) for ids in claim_ids for e in known.claims(ids))


def cut[T](found: Sequence[T], wanted: Selection) -> list[T]:
    """No more than the limit."""
    return list(found if wanted.limit is None else found[: wanted.limit])


def order(item: Evidence) -> tuple[date, date, str]:
    """By the time a claim speaks of, else its publication; then publication; then id."""
    time = spoken(item)
    return time.first or time.last or date.max, item.published.last or date.max, item.claim.id


def spoken(item: Evidence) -> Interval:
    """The days a claim speaks of; where it names none, those its report may be of."""
    time = item.claim.time
    if time is not None and (time.first or time.last):
        return Interval(first=time.first, last=time.last)
    return Interval(first=item.published.first, last=item.published.last)


def is_real(item: Evidence) -> bool:
    """True for what happened or is ongoing as its speaker says."""
    return item.claim.status in REAL


def _any_status(wanted: Selection) -> Selection:
    return Selection(
        places=wanted.places, countries=wanted.countries, actors=wanted.actors, first=wanted.first, last=wanted.last
    )


def _fits(item: Evidence, wanted: Selection) -> bool:
    claim = item.claim
    if wanted.status and claim.status not in wanted.status:
        return False
    if wanted.places is not None and not _is_there(item, wanted):
        return False
    if wanted.actors is not None and not any(is_of(m.id, wanted.actors) for m in (*claim.actors, *claim.recipients)):
        return False
    return _in_period(item, wanted)


def _is_there(item: Evidence, wanted: Selection) -> bool:
    """In the place itself, in a part of it that the gazetteer knows, or anywhere in the country."""
    places = wanted.places or frozenset()
    controlled = (c.place.id for c in item.claim.facets.control if c.place)
    here = any(p.id in places or p.admin in places or p.country in wanted.countries for p in item.claim.places)
    return here or any(c in places for c in controlled)


def is_of(actor: str | None, wanted: frozenset[str]) -> bool:
    """The actor itself or a part of it: SYR.mil is part of SYR."""
    return actor is not None and any(actor == w or actor.startswith(f"{w}.") for w in wanted)


def _in_period(item: Evidence, wanted: Selection) -> bool:
    if wanted.first is None and wanted.last is None:
        return True
    time = spoken(item)
    bounded = time.first is not None or time.last is not None
    return bounded and time.overlaps(Interval(first=wanted.first, last=wanted.last))
