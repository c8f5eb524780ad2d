"""The tables that knowledge lives in: a table's name in, its rows out.

A table is a CSV file in UTF-8 whose first lines, starting with `#`, name its source and licence; then a header, rows.
A cell that holds several values separates them with `|`. A user's own file has the same columns; its rows come last
and win.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path

from chronist.errors import ConfigError

Row = dict[str, str]


def rows(name: str, own: Sequence[Path] = ()) -> list[Row]:
    """All rows of our table `name` (without .csv), then those of the user's. Raises ConfigError for a bad file."""
    ours = resources.files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    found = list(_parse(ours, f"{name}.csv", None))
    columns = set(found[0]) if found else set()
    for path in own:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: {error}. The table {name!r} needs a CSV file in UTF-8.") from error
        found += _parse(text, str(path), columns)
    return found


def _parse(text: str, where: str, columns: set[str] | None) -> Iterable[Row]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, restval="")
    unknown = set(reader.fieldnames or ()) - columns if columns is not None else set()
    if unknown:
        raise ConfigError(f"{where}: unknown column {sorted(unknown)[0]!r}; known: {', '.join(sorted(columns or ()))}.")
    for row in reader:
        if None in row:
            raise ConfigError(f"{where}: row {reader.line_num} has more cells than the header: {row}.")
        # A user's row may leave out columns of ours that it has nothing for.
        yield dict.fromkeys(columns or (), "") | {key: value.strip() for key, value in row.items()}


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several.

    >>> values("Raqqa|ar-Raqqah")
    ('Raqqa', 'ar-Raqqah')
    """
    return tuple(v.strip() for v in cell.split("|") if v.strip())


def version(name: str, own: Sequence[Path] = ()) -> str:
    """A short hash of a table's bytes and of the user's additions: what a cached stage depends on."""
    digest = hashlib.sha256(resources.files(__name__).joinpath(f"{name}.csv").read_bytes())
    for path in own:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:12]
