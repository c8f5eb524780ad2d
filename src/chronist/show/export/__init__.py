"""Exports: what is known and a selection in, text of one format out; a file a format, each with the same `write`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO

from chronist.errors import UsageError
from chronist.show.export import csv, geojson, jsonl
from chronist.show.known import Known
from chronist.show.select import Selection

FORMATS: Mapping[str, Callable[[Known, Selection, TextIO], None]] = {
    "csv": csv.write,
    "geojson": geojson.write,
    "jsonl": jsonl.write,
}


def write(form: str, known: Known, wanted: Selection, out: TextIO) -> None:
    """Write what the selection leaves in the named format. Raises UsageError for a format that is none."""
    if form not in FORMATS:
        raise UsageError(f"{form!r} is no format to export to. Known: {', '.join(FORMATS)}.")
    FORMATS[form](known, wanted, out)
