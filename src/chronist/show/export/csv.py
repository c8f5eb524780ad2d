"""CSV of the claims: one row a claim with its act, parties, place, days, speakers, quote and where that stands."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from chronist.show import select
from chronist.show.known import Known
from chronist.show.select import Selection
from chronist.views import Evidence, names_of

COLUMNS = (
    "claim", "event_id", "event", "mode", "cameo", "acled", "status", "background", "actors", "actor_ids", "recipients",
    "recipient_ids", "place", "place_id", "country", "lat", "lon", "from", "to", "published_from", "published_to",
    "known_by", "speakers", "origin", "outlet", "agency", "confidence", "rule", "quote", "start", "end", "document",
    "address",
)  # fmt: skip


def write(known: Known, wanted: Selection, out: TextIO) -> None:
    """The claims of the selection, by time; several names in one cell are parted by `|`."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in select.cut(select.claims(known, wanted), wanted):
        writer.writerow(_row(item, known))


def _row(item: Evidence, known: Known) -> list[object]:
    c, document = item.claim, known.document(item)
    place = c.places[0] if c.places else None
    first, last = (c.time.first, c.time.last) if c.time else (None, None)
    return [
        c.id, item.event_id, c.event, c.mode, c.cameo, c.acled, str(c.status), int(c.background),
        _cell(m.name or m.text for m in c.actors), _cell(m.id for m in c.actors),
        _cell(m.name or m.text for m in c.recipients), _cell(m.id for m in c.recipients),
        (place.name or place.text) if place else None, place.id if place else None, place.country if place else None,
        place.lat if place else None, place.lon if place else None, _day(first), _day(last),
        _day(item.published.first), _day(item.published.last), str(item.published.known_by),
        _cell(names_of(c.speakers)), item.origin, item.outlet, item.agency, f"{c.confidence:.3f}", c.rule,
        " ".join(c.quote.split()), c.start, c.end, c.document, document.address,
    ]  # fmt: skip


def _cell(values: Iterable[str | None]) -> str:
    return "|".join(" ".join((v or "").split()) for v in values)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
