"""Records as the columns and JSON of the store: a record in, text for a column out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from chronist.model import Record

CHUNK = 500  # ids in one query; SQLite's older limit is 999


def day(value: date | None) -> str | None:
    """A day for a column.

    >>> day(date(2016, 3, 27))
    '2016-03-27'
    """
    return value.isoformat() if value else None


def dump(record: object) -> str:
    """A record, or a list of plain values, as JSON text."""
    return msgspec.json.encode(record).decode()


def load[T: Record](text: str, kind: type[T]) -> T:
    """A record from the JSON text of a column."""
    return msgspec.json.decode(text, type=kind)


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids sorted, in groups that fit one query."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def marks(values: list[str]) -> str:
    """As many question marks as there are values.

    >>> marks(["a", "b"])
    '?,?'
    """
    return ",".join("?" * len(values))
