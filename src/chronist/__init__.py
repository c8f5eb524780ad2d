"""chronist: many news reports about a conflict in, one sourced chronicle out.

import chronist
with chronist.open("syria.db") as c:
    c.read("reports/")
    c.control("Palmyra", on="2016-06-01")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronist._version import __version__
from chronist.config import Config
from chronist.errors import ChronistError, ConfigError, FormatError, MissingPart, StoreError, UsageError

if TYPE_CHECKING:
    from chronist.chronicle import Chronicle

__all__ = [
    "Chronicle",
    "ChronistError",
    "Config",
    "ConfigError",
    "FormatError",
    "MissingPart",
    "StoreError",
    "UsageError",
    "__version__",
    "open",
]


def open(path: str | Path, config: Config | None = None, *, create: bool = True) -> Chronicle:
    """Open or begin a chronicle; a context manager. Raises StoreError, FormatError, ConfigError."""
    from chronist.chronicle import Chronicle

    return Chronicle.open(path, config, create=create)


def __getattr__(name: str) -> Any:
    """`chronist.Chronicle`, imported when it is first asked for: the command line's help does without it."""
    if name == "Chronicle":
        from chronist.chronicle import Chronicle

        return Chronicle
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
