"""What could not be used: Problems in, Problems out, each once."""

from __future__ import annotations

import sqlite3

from chronist.model import Problem


class Problems:
    """The table of problems."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, problem: Problem) -> None:
        """Remember a problem; the same one again changes nothing."""
        row = (problem.address, problem.stage, problem.reason)
        self._db.execute("INSERT OR IGNORE INTO problems VALUES (?, ?, ?)", row)

    def clear(self, address: str) -> None:
        """Forget what was wrong with an address, since it could be used now or was read anew."""
        self._db.execute("DELETE FROM problems WHERE address = ?", (address,))

    def at(self, address: str) -> list[Problem]:
        """What is wrong with one address."""
        return [p for p in self.all() if p.address == address]

    def all(self) -> list[Problem]:
        """All problems by address."""
        found = self._db.execute("SELECT address, stage, reason FROM problems ORDER BY 1, 2, 3")
        return [Problem(address=a, stage=s, reason=r) for a, s, r in found]
