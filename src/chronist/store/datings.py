"""What reports say of their own dates and of days that others tell of too: Dated in, those that bear on others out."""

from __future__ import annotations

import sqlite3

from chronist.link.date_told import Dated
from chronist.store.rows import dump, load

_UNDATED = "SELECT document_id FROM datings WHERE known = 0"


class Datings:
    """The tables of datings and of what they tell."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, dated: Dated) -> None:
        """Keep what a report says of its date, in the place of what it said before."""
        self.remove(dated.document)
        row = (dated.document, int(dated.is_known), dump(dated))
        self._db.execute("INSERT INTO datings VALUES (?, ?, ?)", row)
        keys = sorted({(t.key, dated.document) for t in dated.told})
        self._db.executemany("INSERT INTO told_days VALUES (?, ?)", keys)

    def remove(self, document: str) -> None:
        """Forget a report."""
        self._db.execute("DELETE FROM told_days WHERE document_id = ?", (document,))
        self._db.execute("DELETE FROM datings WHERE document_id = ?", (document,))

    def tied(self) -> list[Dated]:
        """Every report without a date of its own, and every report that tells of a day that one of them tells of."""
        keys = f"SELECT key FROM told_days WHERE document_id IN ({_UNDATED})"
        query = f"""SELECT record FROM datings WHERE known = 0
                    OR document_id IN (SELECT document_id FROM told_days WHERE key IN ({keys})) ORDER BY document_id"""
        return [load(record, Dated) for (record,) in self._db.execute(query)]
