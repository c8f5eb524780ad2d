"""A place of the gazetteer: a row of a places table in, a Place out."""

from __future__ import annotations

from pathlib import Path

from chronist.errors import ConfigError
from chronist.model import Record

FORMAT = 3  # of the gazetteer's files; raised with every change of what they hold
IMPORTED, SUFFIX = f"imported-{FORMAT}-", ".db"  # files that were imported: what their names begin and end with

KINDS = frozenset({"country", "region", "province", "settlement", "neighbourhood", "site", "base", "water"})

# How well known a place of our own tables is, on the scale of log10 of a population, unless its row says so.
_OWN_PROMINENCE = 5.0


class Place(Record, frozen=True, kw_only=True):
    """A place that a name may mean. `id` is geonames:NUMBER, or the id of a row of ours or of the user's."""

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None = None  # ISO 3166-1 alpha-3
    admin: str | None = None  # id of its province
    district: str | None = None  # id of its district or county
    population: int = 0
    geonames: int | None = None
    prominence: float = 0.0  # log10 of the population, or what our table sets for a river or a region


def imports(folder: Path) -> list[Path]:
    """The imported files of this format in a folder, in order."""
    return sorted(folder.glob(f"{IMPORTED}*{SUFFIX}"))


def outdated(folder: Path) -> list[Path]:
    """The files that another version of chronist imported: they are to be imported again."""
    return sorted(set(folder.glob(f"{IMPORTED.split('-')[0]}-*{SUFFIX}")) - set(imports(folder)))


def place_of_row(row: dict[str, str], known: Place | None = None, prominence: float = _OWN_PROMINENCE) -> Place:
    """The place that a row describes; cells left empty keep what is `known`. Raises ConfigError for a bad cell."""
    row = dict.fromkeys(("kind", "lat", "lon", "country", "admin", "geonames", "prominence"), "") | row
    kind = row["kind"] or (known.kind if known else "")
    if kind not in KINDS:
        raise ConfigError(f"places: {row['id']}: unknown kind {kind!r}; known: {', '.join(sorted(KINDS))}.")
    try:
        lat, lon = _number(row["lat"], known.lat if known else None), _number(row["lon"], known.lon if known else None)
        weight = _number(row["prominence"], known.prominence if known else prominence)
    except ValueError as error:
        raise ConfigError(f"places: {row['id']}: {error}. Write degrees as decimal numbers.") from error
    return Place(
        id=row["id"],
        name=row["name"] or (known.name if known else ""),
        kind=kind,
        lat=lat,
        lon=lon,
        country=row["country"] or (known.country if known else None),
        admin=row["admin"] or (known.admin if known else None),
        district=known.district if known else None,
        population=known.population if known else 0,
        geonames=int(row["geonames"]) if row["geonames"] else (known.geonames if known else None),
        prominence=weight or 0.0,
    )


def _number(cell: str, otherwise: float | None) -> float | None:
    return float(cell) if cell else otherwise
