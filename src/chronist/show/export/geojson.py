"""GeoJSON (RFC 7946): one point for each place of each event, never finer than the place that the reports name."""

from __future__ import annotations

from typing import TextIO

from chronist.show import select
from chronist.show.known import Known
from chronist.show.lines import encode
from chronist.show.select import Selection
from chronist.views import EventPlace, LinkedEvent


def write(known: Known, wanted: Selection, out: TextIO) -> None:
    """A FeatureCollection, a feature a line."""
    events = select.cut(select.events(known, wanted), wanted)
    features = [_feature(e, p) for e in events for p in e.places if p.lat is not None and p.lon is not None]
    out.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n")


def _feature(event: LinkedEvent, place: EventPlace) -> str:
    return encode({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "event_id": event.id,
            "event": event.event,
            "mode": event.mode,
            "status": event.status,
            "place": place.name,
            "place_id": place.id,
            "from": event.time.first,
            "to": event.time.last,
            "actors": [r.name or r.id for r in event.actors],
            "recipients": [r.name or r.id for r in event.recipients],
            "support": event.support,
            "origins": event.origins,
            "claims": event.claims,
        },
    })  # fmt: skip
