"""Which of its namesakes a name means in a text: Spots in, a Place for each out.

One sense a document, unless the text says "X, Y". After Leidner (2007) and Lieberman & Samet (2012): containment, votes of
the other names, distance to them, prominence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, hypot, radians

from spacy.tokens import Doc

from chronist.annotate.gazetteer import Gazetteer, Place
from chronist.annotate.gazetteer_build import ALIAS, LOOSE
from chronist.annotate.place_keys import fold
from chronist.annotate.place_spots import Spot
from chronist.model import Record

# Weights on the scale of prominence (one is a tenfold population); chosen on the development half of LGL and GeoVirus, 2026-11.
_COUNTRY = 3.0  # a country against its namesakes
_PROVINCE = 0.5
_ALIAS = -1.0  # names that are not the main one
_LOOSE = -2.0
_CONTAINED = 12.0  # "X, Y" says so
_HINTED = 3.0  # "X province", "X river"
_UNHINTED = -1.5
_COUNTRY_VOTE = 2.5  # all other names lie in that country
_ADMIN_VOTE = 3.0
_NEAR = 2.0  # another name of the text lies within a day's drive
_NEAR_KM = 120.0
_KM_A_DEGREE = 111.2
_LARGE_KINDS = frozenset({"country", "region", "province", "water"})


class Context(Record, frozen=True, kw_only=True):
    """What the other names of a text say: shares of countries and provinces, and points."""

    countries: Mapping[str, float]
    admins: Mapping[str, float]
    points: tuple[tuple[str, float, float], ...]


def resolve(doc: Doc, spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Place | None]:
    """The place that each spot means; None where it has no senses."""
    inside = _containers(doc, spots, gazetteer)
    chosen = _choose(spots, inside, None, gazetteer)
    for _ in range(2):
        chosen = _choose(spots, inside, (chosen, _weights(spots, chosen)), gazetteer)
    return [chosen.get(_key(spot, inside[n])) if spot.senses else None for n, spot in enumerate(spots)]


Chosen = dict[tuple[str, str | None], Place]


def _key(spot: Spot, container: Place | None) -> tuple[str, str | None]:
    return fold(spot.text), container.id if container else None


def _choose(
    spots: Sequence[Spot],
    inside: Sequence[Place | None],
    before: tuple[Chosen, dict[str, float]] | None,
    gazetteer: Gazetteer,
) -> Chosen:
    """The best sense of each name; a name said once with its container keeps that sense throughout."""
    chosen: Chosen = {}
    hints: dict[tuple[str, str | None], set[str | None]] = {}
    for spot, container in zip(spots, inside, strict=True):
        hints.setdefault(_key(spot, container), set()).add(spot.hint)
    for spot, container in zip(spots, inside, strict=True):
        key = _key(spot, container)
        if key in chosen or not spot.senses:
            continue
        context = _context(key[0], before) if before else None
        scores = [(_score(s, hints[key], container, context, gazetteer), s[0]) for s in spot.senses]
        chosen[key] = min(scores, key=lambda s: (-s[0], s[1].id))[1]
    for (name, container_id), place in sorted(chosen.items(), key=lambda c: (c[0][0], c[0][1] or "")):
        if container_id is not None and (name, None) in chosen:
            chosen[name, None] = place
    return chosen


def _score(
    sense: tuple[Place, int],
    hints: set[str | None],
    container: Place | None,
    context: Context | None,
    gazetteer: Gazetteer,
) -> float:
    place, rank = sense
    score = place.prominence + (_LOOSE if rank == LOOSE else _ALIAS if rank == ALIAS else 0.0)
    score += _COUNTRY if place.kind == "country" else _PROVINCE if place.kind == "province" else 0.0
    if container is not None and contains(container, place):
        score += _CONTAINED
    said = hints - {None}
    if said:
        score += _HINTED if _fits(place.kind, said) else _UNHINTED
    return score + (_support(place, context) if context else 0.0)


def _fits(kind: str, said: set[str | None]) -> bool:
    return (
        kind in said
        or (kind == "province" and "region" in said)
        or (kind == "region" and "province" in said)
        or (kind == "base" and "site" in said)
    )


def _support(place: Place, context: Context) -> float:
    score = _COUNTRY_VOTE * context.countries.get(place.country or "", 0.0)
    score += _ADMIN_VOTE * max(context.admins.get(place.admin or "", 0.0), context.admins.get(place.id, 0.0))
    return score + (_NEAR if place.kind not in _LARGE_KINDS and _has_neighbour(place, context) else 0.0)


def _has_neighbour(place: Place, context: Context) -> bool:
    return (
        place.lat is not None
        and place.lon is not None
        and any(id != place.id and _km(place.lat, place.lon, lat, lon) < _NEAR_KM for id, lat, lon in context.points)
    )


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on a flat map, near enough for neighbours."""
    return hypot(lat - other_lat, (lon - other_lon) * cos(radians(lat))) * _KM_A_DEGREE


def _weights(spots: Sequence[Spot], chosen: Chosen) -> dict[str, float]:
    counts = Counter(fold(s.text) for s in spots)
    return {name: min(n, 3) ** 0.5 for name, n in counts.items()}


def _context(name: str, before: tuple[Chosen, dict[str, float]]) -> Context:
    """What all names but this one vote for."""
    chosen, weights = before
    others = [
        (p, weights.get(n, 1.0))
        for (n, _), p in sorted(chosen.items(), key=lambda c: (c[0][0], c[0][1] or ""))
        if n != name
    ]
    total = sum(w for _, w in others) or 1.0
    countries: Counter[str] = Counter()
    admins: Counter[str] = Counter()
    for place, weight in others:
        countries[place.country or ""] += weight / total  # type: ignore[assignment]
        admin = place.id if place.kind == "province" else place.admin
        if admin:
            admins[admin] += weight / total  # type: ignore[assignment]
    points = tuple(
        (p.id, p.lat, p.lon)
        for p, _ in others
        if p.kind not in _LARGE_KINDS and p.lat is not None and p.lon is not None
    )
    del countries[""]
    return Context(countries=countries, admins=admins, points=points)


def contains(area: Place, place: Place) -> bool:
    """Whether a country, province or district holds a place."""
    if area.id == place.id:
        return False
    if area.kind == "country":
        return area.country == place.country
    return area.id in {place.admin, place.district}


def _containers(doc: Doc, spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Place | None]:
    """For each spot the area that the words right after it name: "X, Y", "X in Y", "X (Y)"."""
    found: list[Place | None] = []
    for n, spot in enumerate(spots):
        after = spots[n + 1] if n + 1 < len(spots) else None
        between = (
            doc[spot.last : after.first].text.strip() if after is not None and after.first - spot.last <= 2 else None
        )
        area = None
        if after is not None and between in {",", "in", "(", ", in", "in the", ", the", "of"}:
            area = _container(spot, after)
        found.append(area)
    return found


def _container(spot: Spot, after: Spot) -> Place | None:
    """The most prominent sense of the second name that holds a sense of the first."""
    areas = sorted(
        (p for p, _ in after.senses if p.kind in {"country", "province", "region"}), key=lambda p: (-p.prominence, p.id)
    )
    return next((a for a in areas if any(contains(a, p) for p, _ in spot.senses)), None)
