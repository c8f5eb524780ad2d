"""Where a text names places: a Doc, the gazetteer and the actors in, PlaceMentions resolved in context out.

A capital that acts ("Moscow said") is an actor and no place, nor is a demonym; a place is never finer than its name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Span

from chronist.annotate.gazetteer import Gazetteer, Place
from chronist.annotate.place_coordinates import find_points
from chronist.annotate.place_filters import only_places
from chronist.annotate.place_relations import relation_of
from chronist.annotate.place_senses import resolve
from chronist.annotate.place_spots import Spot, find_spots, is_listed
from chronist.model import IN_NAME, ActorMention, PlaceMention


def find_places(doc: Doc, gazetteer: Gazetteer, actors: Sequence[ActorMention]) -> list[PlaceMention]:
    """All mentions of places, in the order of the text; `id` and coordinates None for a place the gazetteer lacks.

    A place inside the name of a body is given with the relation "in-name": nothing is said to have happened there.
    """
    spots = [_with_imported(s, gazetteer) for s in only_places(doc, find_spots(doc, gazetteer), actors)]
    relations = _relations(doc, spots)
    places = resolve(doc, spots)
    found = zip(spots, places, relations, strict=True)
    named = [_mention(doc[spot.first : spot.last], spot, place, relation) for spot, place, relation in found]
    return sorted([*named, *_points(doc)], key=lambda m: (m.start, m.end))


def _with_imported(spot: Spot, gazetteer: Gazetteer) -> Spot:
    imported = gazetteer.imported(spot.text)
    return msgspec.structs.replace(spot, imported=imported) if imported else spot


def _points(doc: Doc) -> list[PlaceMention]:
    """Coordinates are places without a name."""
    text = doc.text
    return [
        PlaceMention(
            start=p.start,
            end=p.end,
            text=text[p.start : p.end],
            name=text[p.start : p.end],
            kind="site",
            lat=p.lat,
            lon=p.lon,
        )
        for p in find_points(text)
    ]


def _relations(doc: Doc, spots: Sequence[Spot]) -> list[str | None]:
    """How each place is related to; the names of a list share the relation of its first ("near X and Y")."""
    relations: list[str | None] = []
    for n, spot in enumerate(spots):
        own = IN_NAME if spot.inside else relation_of(doc[spot.first : spot.last])
        listed = n > 0 and not spots[n - 1].inside and is_listed(doc, spots[n - 1], spot)
        relations.append(relations[-1] if own is None and listed else own)
    return relations


def _mention(span: Span, spot: Spot, place: Place | None, relation: str | None) -> PlaceMention:
    kind = place.kind if place else spot.hint
    return PlaceMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        id=place.id if place else None,
        name=place.name if place else span.text,
        kind="area-near" if relation not in {None, "in", IN_NAME} else kind,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=place.country if place else None,
        geonames=place.geonames if place else None,
        relation=relation,
        admin=place.admin if place else None,
    )
