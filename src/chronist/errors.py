"""The errors chronist raises, as one tree; every message says what happened, where, and what to do next.

ChronistError                exit 1
├── UsageError               exit 2: asked for in a way that cannot be answered
│   └── ConfigError          chronist.toml or a table of the user's is wrong
├── StoreError               the chronicle cannot be opened, read or written
│   └── FormatError          the chronicle was written by another version
└── MissingPart              an optional part is not installed; names the extra
"""

from __future__ import annotations


class ChronistError(Exception):
    """Anything chronist reports to its user without a traceback."""

    exit_code = 1


class UsageError(ChronistError):
    """What was asked cannot be answered as asked (an unknown place, a date that is none)."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting or a table of the user's cannot be read; the message names file and line."""


class StoreError(ChronistError):
    """The chronicle file cannot be opened, read or written."""


class FormatError(StoreError):
    """The chronicle was written by a version with another format."""


class MissingPart(ChronistError):
    """An optional part is not installed; the message names the extra that brings it."""
