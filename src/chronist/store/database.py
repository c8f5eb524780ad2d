"""One SQLite file: a path in, a Store out, whose tables take and give records.

>>> with Store.open(":memory:") as store:
...     store.documents.all()
[]
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self

from chronist.errors import FormatError, StoreError
from chronist.store.claims import Claims
from chronist.store.datings import Datings
from chronist.store.documents import Documents
from chronist.store.links import Links
from chronist.store.problems import Problems
from chronist.store.reports import Reports

FORMAT = 2  # of the tables; a change of schema.sql that older code cannot read raises it
_APPLICATION = 0x43485254  # "CHRT": how `file` and we know a chronicle from another SQLite file
_PATIENCE = 60.0  # seconds to wait for another process that writes


class Store:
    """An open chronicle. Each write stands in a `transaction`, which is on disk when it ends."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self.path = path
        self.reports = Reports(connection)
        self.documents = Documents(connection)
        self.datings = Datings(connection)
        self.claims = Claims(connection)
        self.links = Links(connection)
        self.problems = Problems(connection)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Store:
        """Open or, with `create`, begin a chronicle. Raises StoreError, FormatError."""
        name = str(path)
        if not create and name != ":memory:" and not Path(name).is_file():
            raise StoreError(f"there is no chronicle at {name}. `chronist read PATH... --chronicle {name}` makes one.")
        try:
            connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
            _prepare(connection, name)
        except sqlite3.Error as error:
            raise StoreError(
                f"{name} cannot be opened as a chronicle: {error}. Name another with --chronicle."
            ) from error
        return cls(connection, name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; waits for other writers. Inside another transaction it is part of that one."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def meta(self, key: str) -> str | None:
        """A fact about the chronicle itself."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact about the chronicle itself."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def version(self) -> int:
        """Another number whenever this or another process has written."""
        mine = self.connection.total_changes
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0]) * 2**32 + mine

    def reindex(self) -> None:
        """Make the word indexes anew from the texts."""
        for table in ("documents_words", "claims_words"):
            self.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")

    def scrub(self) -> None:
        """Leave no byte of removed rows in the file: the word indexes anew, free pages gone, the log emptied."""
        self.reindex()
        self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    """Check whose file it is, begin it where it is new, and set how it is written."""
    connection.execute("PRAGMA foreign_keys = ON")
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != _APPLICATION:
        raise StoreError(f"{name} is an SQLite file, but no chronicle. Name another with --chronicle.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a batch that was acknowledged outlives a loss of power
    connection.execute("PRAGMA secure_delete = ON")
    if not tables:
        _begin(connection)
    found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    if found is None or found[0] != str(FORMAT):
        raise FormatError(
            f"{name} has format {found[0] if found else 'none'}, this chronist reads {FORMAT}. Use the chronist that "
            f"wrote it, or read the reports into a new file: `chronist read PATH... --chronicle NEW.db`."
        )


def _begin(connection: sqlite3.Connection) -> None:
    """Make the tables; where another process is faster, theirs stand."""
    schema = resources.files(__package__ or "chronist.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in _statements(schema):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
