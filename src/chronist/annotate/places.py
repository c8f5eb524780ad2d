"""Where a text names places: a Doc, the gazetteer and the actors in, PlaceMentions resolved in context out.

A capital that acts ("Moscow said") is an actor and no place; a demonym is none either; a place is never finer than its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from chronist.annotate.gazetteer import Gazetteer, Place
from chronist.annotate.place_filters import only_places
from chronist.annotate.place_relations import relation_of
from chronist.annotate.place_senses import resolve
from chronist.annotate.place_spots import Spot, find_spots
from chronist.model import ActorMention, PlaceMention


def find_places(doc: Doc, gazetteer: Gazetteer, actors: Sequence[ActorMention]) -> list[PlaceMention]:
    """All mentions of places, in the order of the text."""
    spots = list(only_places(doc, find_spots(doc, gazetteer), actors))
    places = resolve(doc, spots)
    return [_mention(doc[s.first : s.last], s, p) for s, p in zip(spots, places, strict=True)]


def _mention(span: Span, spot: Spot, place: Place | None) -> PlaceMention:
    relation = relation_of(span)
    kind = place.kind if place else spot.hint
    return PlaceMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        id=place.id if place else None,
        name=place.name if place else span.text,
        kind="area-near" if relation not in {None, "in"} else kind,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=place.country if place else None,
        geonames=place.geonames if place else None,
        relation=relation,
        admin=place.admin if place else None,
    )
