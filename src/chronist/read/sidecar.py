"""A file in, what the `reports.csv` beside it says of it out.

>>> Sidecars().of(Path("no-such-folder/a.txt"), Path("no-such-folder"))[0].outlet is None
True
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from chronist.model import Given, Problem
from chronist.read.decoding import decode
from chronist.read.entries import csv_rows, given_of

SIDECAR = "reports.csv"
_COLUMNS = {"file", "outlet", "published", "url", "title"}


class Sidecars:
    """The sidecars met on one walk, each opened once; a row may name a file of a folder below by its relative path."""

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, Given]] = {}
        self._used: set[tuple[Path, str]] = set()

    def of(self, path: Path, root: Path) -> tuple[Given, list[Problem]]:
        """What the nearest sidecar up to `root` says of a file, and what is wrong with the sidecars opened for it."""
        problems: list[Problem] = []
        for folder in (f for f in path.parents if f == root or root in f.parents):
            table, wrong = self._table(folder)
            problems += wrong
            name = path.relative_to(folder).as_posix()
            if name in table:
                self._used.add((folder, name))
                return table[name], problems
        return Given(), problems

    def leftover(self, folder: Path) -> list[Problem]:
        """The rows of sidecars in and below a folder whose file was not met on the walk."""
        return [
            Problem(address=f"{place / SIDECAR}", stage="read", reason=f"names {name!r}, which is not there")
            for place, table in sorted(self._tables.items())
            if place == folder or folder in place.parents
            for name in sorted(table)
            if (place, name) not in self._used and not (place / name).exists()
        ]

    def _table(self, folder: Path) -> tuple[dict[str, Given], list[Problem]]:
        if folder in self._tables:
            return self._tables[folder], []
        path = folder / SIDECAR
        self._tables[folder], problems = _load(path) if path.is_file() else ({}, [])
        return self._tables[folder], problems


def in_archive(tables: Mapping[PurePosixPath, bytes], address: str) -> tuple[dict[PurePosixPath, Given], list[Problem]]:
    """What the sidecars of an archive, by their folders, say of its members, and what is wrong with them."""
    said: dict[PurePosixPath, Given] = {}
    problems: list[Problem] = []
    for folder in sorted(tables):
        table, wrong = _table_of(tables[folder], f"{address}!/{folder / SIDECAR}")
        problems += wrong
        said |= {folder / name: given for name, given in table.items()}
    return said, problems


def _load(path: Path) -> tuple[dict[str, Given], list[Problem]]:
    try:
        body = path.read_bytes()
    except OSError as error:
        return {}, [Problem(address=str(path), stage="read", reason=f"cannot be read: {error}")]
    return _table_of(body, str(path))


def _table_of(body: bytes, address: str) -> tuple[dict[str, Given], list[Problem]]:
    try:
        text = decode(body)
        rows = list(csv_rows(text)) if text is not None else []
    except csv.Error as error:
        return {}, [Problem(address=address, stage="read", reason=f"cannot be read: {error}")]
    table = {row["file"].replace("\\", "/").removeprefix("./"): given_of(row) for row in rows if row.get("file")}
    unknown = sorted({column for row in rows for column in row} - _COLUMNS)
    reasons = [f"has the unknown column {name!r} (known are {', '.join(sorted(_COLUMNS))})" for name in unknown]
    if not table:
        reasons.append("names no file: it needs a header with the column file, and rows")
    return table, [Problem(address=address, stage="read", reason=reason) for reason in reasons]
