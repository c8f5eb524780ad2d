"""Events: what linking found in, the same out. All are rewritten at once: they are made of the whole set of claims."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from chronist.store.rows import day, dump, load
from chronist.views import LinkedEvent


class Links:
    """The tables of events and of the claims they are made of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put_all(self, events: Iterable[LinkedEvent]) -> None:
        """Put these events in the place of all there were."""
        made = list(events)
        self._db.execute("DELETE FROM event_claims")
        self._db.execute("DELETE FROM events")
        self._db.executemany(f"INSERT INTO events VALUES ({', '.join('?' * 11)})", [_row(e) for e in made])
        self._db.executemany("INSERT INTO event_claims VALUES (?, ?)", [(e.id, c) for e in made for c in e.claims])

    def all(self) -> list[LinkedEvent]:
        """Every event by time and id."""
        query = "SELECT record FROM events ORDER BY coalesce(time_from, ''), coalesce(time_to, '9999'), id"
        return [load(record, LinkedEvent) for (record,) in self._db.execute(query)]

    def count(self) -> int:
        """How many events there are."""
        return int(self._db.execute("SELECT count(*) FROM events").fetchone()[0])


def _row(e: LinkedEvent) -> tuple[object, ...]:
    return (
        e.id, e.event, e.mode, e.status, day(e.time.first), day(e.time.last), e.origins, e.documents, e.support,
        e.background, dump(e),
    )  # fmt: skip
