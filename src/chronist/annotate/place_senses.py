"""Which of its namesakes a name means in a text: Spots in, a Place for each out.

A name has one sense a document for each way it is used: with "X, Y", with a word of type, bare. Containment, the votes
of the other names, their distance and prominence decide, as in Lieberman and Samet (2012) and Leidner (2007).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from spacy.tokens import Doc

from chronist.annotate.gazetteer import Place
from chronist.annotate.gazetteer_build import ALIAS, LOOSE
from chronist.annotate.place_keys import fold
from chronist.annotate.place_spots import Spot
from chronist.model import Record

# Weights on the scale of prominence (one is ten times the people). Chosen by hand on the development halves of LGL and
# GeoVirus and on reports from Syria and Libya, November 2026; each holds within a third of its value.
_COUNTRY = 3.0  # a country against its namesakes
_SEATED = -1.5  # a bare name of a province that is also its town's: Homs, New York
_SEAT_SIZE = 4.9
_NAME = {ALIAS: -1.5, LOOSE: -2.0}  # names that are not the main one
_CONTAINED = 12.0  # "X, Y" says so
_SAID_BEFORE = 5.0  # ... elsewhere in the text
_HINTED = 3.0  # "X province", "X river"
_UNHINTED = -4.0
_COUNTRY_VOTE = 3.0  # all other names lie in that country
_ADMIN_VOTE = 3.5
_NEAR = 2.0  # another name of the text lies within a day's drive
_NEAR_KM = 120.0
_COMPANY = 1.5  # another name might lie near by, if that is what it means; less the more places that name has
_MOST_COMPANY = 2.0
_FAMOUS = 5.5  # a name that has a place of this prominence is not moved by what lies near small namesakes of it
_KM_A_DEGREE = 111.2
_MOST_VOTES = 3  # a name said more often votes no more
_ROUNDS = 3
_AREAS = frozenset({"country", "region", "province"})
_LARGE = _AREAS | {"water"}
_LINK_TOKENS = 2
_LINKS = frozenset({",", "in", "(", ", in", "in the", ", the", "of", "'s", "’s"})
_ALIKE = {"province": "region", "region": "province", "site": "base", "base": "site"}

Sense = tuple[Place, int]  # a place and the rank of the name that it has it by
Use = tuple[str, str | None, str | None]  # folded name, kind that a word of type gives, id of the area named with it


class Votes(Record, frozen=True, kw_only=True):
    """What the names of a text are taken to mean so far: places with their weights."""

    names: tuple[tuple[str, Place, float], ...] = ()

    def without(self, name: str) -> Votes:
        """The votes of the other names."""
        return Votes(names=tuple(v for v in self.names if v[0] != name))

    @property
    def countries(self) -> Mapping[str, float]:
        """Each country's share."""
        return self._shares([(p.country, w) for _, p, w in self.names])

    @property
    def admins(self) -> Mapping[str, float]:
        """Each province's share, by id."""
        return self._shares([(p.id if p.kind == "province" else p.admin, w) for _, p, w in self.names])

    def _shares(self, votes: Sequence[tuple[str | None, float]]) -> Mapping[str, float]:
        total = sum(w for _, _, w in self.names) or 1.0
        shares: dict[str, float] = {}
        for choice, weight in votes:
            if choice:
                shares[choice] = shares.get(choice, 0.0) + weight / total
        return shares


def resolve(doc: Doc, spots: Sequence[Spot]) -> list[Place | None]:
    """The place that each spot means; None where the gazetteer has none."""
    areas = _areas_named_with(doc, spots)
    uses = [(fold(s.text), s.hint, a.id if a else None) for s, a in zip(spots, areas, strict=True)]
    told = list(zip(uses, spots, areas, strict=True))
    known = {use: (_senses(spot, area), area) for use, spot, area in told if spot.senses}
    rest = {use: (spot.imported, area) for use, spot, area in told if spot.imported and use not in known}
    counts = Counter(uses)
    chosen = _settled(known, {}, counts)
    votes = _votes(chosen, counts)
    chosen = {use: p for use, p in chosen.items() if _holds(p, use, known[use][0], votes)}
    # What only an imported dump knows comes after, so that it moves nothing else.
    others = _settled(rest, chosen, counts) if rest else {}
    chosen |= {use: p for use, p in others.items() if _is_backed(p, use, rest[use], votes)}
    return [chosen.get(use) for use in uses]


def _settled(asked: Asked, known: Mapping[Use, Place], counts: Mapping[Use, int]) -> dict[Use, Place]:
    """A place for each use: some rounds in which the names vote for each other."""
    chosen: dict[Use, Place] = {}
    company = _Company(asked)
    for _ in range(_ROUNDS):
        chosen = _choose(asked, {**known, **chosen}, counts, company)
    return chosen


def _senses(spot: Spot, area: Place | None) -> tuple[Sense, ...]:
    """What a name may mean: an imported place where the gazetteer has none, or none in the area or of the kind told."""
    if not spot.imported or not spot.senses:
        return spot.senses or spot.imported
    if area is not None and not any(contains(area, p) for p, _ in spot.senses):
        return tuple(s for s in spot.imported if contains(area, s[0])) or spot.senses
    kinds = {spot.hint, _ALIKE.get(spot.hint or "")}
    if spot.hint is not None and not any(p.kind in kinds for p, _ in spot.senses):
        return spot.senses + tuple(s for s in spot.imported if s[0].kind in kinds)
    return spot.senses


def _candidates(spot: Spot) -> tuple[Sense, ...]:
    """All that a name may mean; the imported namesakes of what is famous never."""
    return spot.senses if any(map(_is_famous, spot.senses)) else spot.senses + spot.imported


def _holds(place: Place, use: Use, senses: tuple[Sense, ...], votes: Votes) -> bool:
    """A spelling that only resembles a place's name needs another name of the text in its country."""
    if any(p.id == place.id and rank != LOOSE for p, rank in senses):
        return True
    return (place.country or "") in votes.without(use[0]).countries


Asked = Mapping[Use, tuple[tuple[Sense, ...], Place | None]]  # the senses of each use and the area named with it


def _choose(
    asked: Asked, before: Mapping[Use, Place], counts: Mapping[Use, int], company: _Company
) -> dict[Use, Place]:
    """The best sense of each use, given what the others were taken for before."""
    votes = _votes(before, counts)
    told: dict[str, set[str]] = {}
    for (name, _, area_id), place in before.items():
        if area_id is not None:
            told.setdefault(name, set()).add(place.id)
    chosen = {}
    for use, (senses, area) in asked.items():
        name, hint, _ = use
        support = _Support(votes.without(name), told.get(name, set()))
        stays = any(_is_famous(s) for s in senses)
        scores = []
        for sense in senses:
            score = _own_score(sense, senses, hint, area) + support.of(sense[0])
            if not stays or _is_famous(sense):
                score += support.near(sense[0]) + (0.0 if stays else company.of(name, sense[0]))
            scores.append((score, sense[0]))
        chosen[use] = min(scores, key=lambda s: (-s[0], s[1].id))[1]
    return chosen


def _own_score(sense: Sense, senses: tuple[Sense, ...], hint: str | None, area: Place | None) -> float:
    """What speaks for a sense in itself and in the words beside the name."""
    place, rank = sense
    score = place.prominence + _NAME.get(rank, 0.0) + (_COUNTRY if place.kind == "country" else 0.0)
    if area is not None and contains(area, place):
        score += _CONTAINED
    if hint is not None:
        return score + (_HINTED if hint in {place.kind, _ALIKE.get(place.kind)} else _UNHINTED)
    return score + (_SEATED if place.kind in {"province", "region"} and _has_seat(place, senses) else 0.0)


def _is_famous(sense: Sense) -> bool:
    place, rank = sense
    if place.kind == "country" or not place.id.startswith("geonames:"):
        return True
    return place.prominence + _NAME.get(rank, 0.0) >= _FAMOUS


def _has_seat(area: Place, senses: tuple[Sense, ...]) -> bool:
    """Whether a town of some size in the same country has the name too."""
    return any(p.kind == "settlement" and p.country == area.country and p.prominence >= _SEAT_SIZE for p, _ in senses)


class _Support:
    """What the rest of a text says for a sense."""

    def __init__(self, votes: Votes, told: set[str]) -> None:
        self._countries, self._admins, self._told = votes.countries, votes.admins, told
        self._points = [(p.id, p.lat, p.lon) for _, p, _ in votes.names if p.kind not in _LARGE]

    def of(self, place: Place) -> float:
        score = _COUNTRY_VOTE * self._countries.get(place.country or "", 0.0)
        score += _ADMIN_VOTE * max(self._admins.get(place.admin or "", 0.0), self._admins.get(place.id, 0.0))
        return score + (_SAID_BEFORE if place.id in self._told else 0.0)

    def near(self, place: Place) -> float:
        """What the nearness of another name says."""
        if place.kind in _LARGE:
            return 0.0
        return (
            _NEAR if any(id != place.id and _km(place, lat, lon) < _NEAR_KM for id, lat, lon in self._points) else 0.0
        )


class _Company:
    """Which names of a text might lie in which square degree, whatever they are taken for."""

    def __init__(self, asked: Asked) -> None:
        self._cells: dict[tuple[int, int], dict[str, float]] = {}
        for (name, _, _), (senses, _) in asked.items():
            for place, _ in senses:
                if (cell := _cell(place)) is not None:
                    self._cells.setdefault(cell, {})[name] = _COMPANY / len(senses) ** 0.5

    def of(self, name: str, place: Place) -> float:
        """Support from the other names with a sense in the cell of a place or one beside it."""
        cell = _cell(place)
        if cell is None:
            return 0.0
        around: dict[str, float] = {}
        for lat in (cell[0] - 1, cell[0], cell[0] + 1):
            for lon in (cell[1] - 1, cell[1], cell[1] + 1):
                around |= self._cells.get((lat, lon), {})
        around.pop(name, None)
        return min(sum(around[other] for other in sorted(around)), _MOST_COMPANY)


def _cell(place: Place) -> tuple[int, int] | None:
    """The square degree of a place that is no large area."""
    if place.kind in _LARGE - {"region"} or place.lat is None or place.lon is None:
        return None
    return round(place.lat), round(place.lon)


def _km(place: Place, lat: float | None, lon: float | None) -> float:
    """Kilometres on a flat map, near enough for neighbours."""
    if place.lat is None or place.lon is None or lat is None or lon is None:
        return float("inf")
    return hypot(place.lat - lat, (place.lon - lon) * cos(radians(lat))) * _KM_A_DEGREE


def _is_backed(place: Place, use: Use, told: tuple[tuple[Sense, ...], Place | None], votes: Votes) -> bool:
    """An imported place is believed in the area named with it, in a country of the other names, or alone in all."""
    senses, area = told
    if area is not None:
        return contains(area, place)
    others = votes.without(use[0]).countries
    return place.country in others if others else len(senses) == 1 and senses[0][1] != LOOSE


def _votes(chosen: Mapping[Use, Place], counts: Mapping[Use, int]) -> Votes:
    """Every name's votes, in a fixed order."""
    ordered = sorted(chosen.items(), key=lambda c: (c[0][0], c[0][1] or "", c[0][2] or ""))
    return Votes(names=tuple((use[0], place, min(counts[use], _MOST_VOTES) ** 0.5) for use, place in ordered))


def contains(area: Place, place: Place) -> bool:
    """Whether a country, province or district holds a place."""
    if area.id == place.id:
        return False
    if area.kind == "country":
        return area.country == place.country
    return area.id in {place.admin, place.district}


def _areas_named_with(doc: Doc, spots: Sequence[Spot]) -> list[Place | None]:
    """For each spot the area that the words beside it name: "X, Y", "X in Y", "X (Y)", "Y's X"."""
    found: list[Place | None] = [None] * len(spots)
    for n, (first, second) in enumerate(pairwise(spots)):
        between = doc[first.last : second.first].text.strip() if 0 < second.first - first.last <= _LINK_TOKENS else None
        if between in {"'s", "’s"}:
            found[n + 1] = _area(second, first)
        elif between in _LINKS:
            found[n] = _area(first, second)
    return found


def _area(spot: Spot, other: Spot) -> Place | None:
    """The most prominent sense of the other name that holds a sense of this one."""
    areas = sorted((p for p, _ in other.senses if p.kind in _AREAS), key=lambda p: (-p.prominence, p.id))
    return next((a for a in areas if any(contains(a, p) for p, _ in _candidates(spot))), None)
