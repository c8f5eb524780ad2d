"""Claims as spans of their documents: Claims in; the same, each with its quote cut from the text, out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from chronist.model import Claim, Document
from chronist.store.rows import chunks, day, dump, load, marks

_PARTS = ("claim_actors", "claim_places", "claim_speakers", "event_claims")
_COLUMNS = (
    'id, document_id, start, "end", event, mode, status, "trigger", time_from, time_to, known_from, known_to, '
    "place_id, actor_id, confidence, rule, background, record"
)


class Claims:
    """The tables of claims and of their actors, places and speakers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, document: Document, claims: Iterable[Claim]) -> None:
        """Store a stored document's claims in the place of those it had."""
        self.remove_of([document.id])
        made = list({c.id: c for c in claims}.values())
        rows = [_row(c, document) for c in made]
        self._db.executemany(f"INSERT INTO claims ({_COLUMNS}) VALUES ({', '.join('?' * 18)})", rows)
        self._put_parts(made)

    def _put_parts(self, claims: list[Claim]) -> None:
        actors = [
            (c.id, role, i, m.id, m.name or m.text, m.start, m.end)
            for c in claims
            for role, mentions in (("actor", c.actors), ("recipient", c.recipients))
            for i, m in enumerate(mentions)
        ]
        self._db.executemany("INSERT INTO claim_actors VALUES (?, ?, ?, ?, ?, ?, ?)", actors)
        places = [
            (c.id, i, p.id, p.name or p.text, p.lat, p.lon, p.country, p.start, p.end)
            for c in claims
            for i, p in enumerate(c.places)
        ]
        self._db.executemany("INSERT INTO claim_places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        speakers = [
            (c.id, i, s.id, s.name or s.text, s.asserts, s.start, s.end)
            for c in claims
            for i, s in enumerate(c.speakers)
        ]
        self._db.executemany("INSERT INTO claim_speakers VALUES (?, ?, ?, ?, ?, ?, ?)", speakers)

    def remove_of(self, documents: Iterable[str]) -> None:
        """Remove all claims of some documents; the events have to be linked anew."""
        for ids in chunks(documents):
            which = f"SELECT id FROM claims WHERE document_id IN ({marks(ids)})"
            for table in _PARTS:
                self._db.execute(f"DELETE FROM {table} WHERE claim_id IN ({which})", ids)
            self._db.execute(f"DELETE FROM claims WHERE document_id IN ({marks(ids)})", ids)

    def all(self) -> list[Claim]:
        """Every claim, by document, start and id."""
        texts = dict(self._db.execute("SELECT id, text FROM documents"))
        rows = self._db.execute("SELECT record, document_id FROM claims ORDER BY document_id, start, id")
        return [_claim(record, texts[document]) for record, document in rows]

    def of(self, document: str) -> list[Claim]:
        """The claims of one document, by start and id."""
        rows = self._db.execute(
            "SELECT c.record, d.text FROM claims c JOIN documents d ON d.id = document_id "
            "WHERE document_id = ? ORDER BY start, c.id",
            (document,),
        )
        return [_claim(record, text) for record, text in rows]

    def records(self, document: str) -> dict[str, str]:
        """Claim id -> its record as stored: what tells a changed claim from an unchanged one."""
        return dict(self._db.execute("SELECT id, record FROM claims WHERE document_id = ? ORDER BY id", (document,)))

    def count(self) -> int:
        """How many claims there are."""
        return int(self._db.execute("SELECT count(*) FROM claims").fetchone()[0])

    def search(self, words: str, limit: int) -> list[str]:
        """Ids of claims whose quote has the words (FTS5 query), best first."""
        query = """SELECT c.id FROM claims_words JOIN claims c ON c.n = claims_words.rowid
                   WHERE claims_words MATCH ? ORDER BY bm25(claims_words), c.id LIMIT ?"""
        return [c for (c,) in self._db.execute(query, (words, limit))]


def _row(c: Claim, d: Document) -> tuple[object, ...]:
    time, known = c.time, d.published
    return (
        c.id, c.document, c.start, c.end, c.event, c.mode, str(c.status), c.trigger.text,
        day(time.first) if time else None, day(time.last) if time else None, day(known.first), day(known.last),
        next((p.id for p in c.places if p.id), None), next((a.id for a in c.actors if a.id), None),
        c.confidence, c.rule, c.background, dump(msgspec.structs.replace(c, quote="")),
    )  # fmt: skip


def _claim(record: str, text: str) -> Claim:
    claim = load(record, Claim)
    return msgspec.structs.replace(claim, quote=text[claim.start : claim.end])
