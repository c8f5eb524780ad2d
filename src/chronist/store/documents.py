"""Documents: the clean text once, its facts in columns, the times it names; records in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from chronist.copies import Copy, Survey
from chronist.model import Document, Interval, TimeMention
from chronist.store.reports import without_text
from chronist.store.rows import chunks, day, dump, load, marks

_COLUMNS = ["id", "address", "url", "outlet", "agency", "title", "dateline", "published_from", "published_to"]
_COLUMNS += ["known_by", "flags", "copy_of", "text", "record", "stage"]
_SURVEY = "survey"  # key in meta: what documents show of one another, besides copies
_UPDATES = ", ".join(f"{c} = excluded.{c}" for c in _COLUMNS if c not in {"id", "copy_of"})


class Documents:
    """The tables of documents and of the times they name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, document: Document, times: Iterable[TimeMention], stage: str) -> None:
        """Store a document, or put it in the place of an older version of itself."""
        names, values = ", ".join(_COLUMNS), _row(document, stage)
        insert = f"INSERT INTO documents ({names}) VALUES ({marks(_COLUMNS)})"
        self._db.execute(f"{insert} ON CONFLICT (id) DO UPDATE SET {_UPDATES}", values)
        self._db.execute("DELETE FROM document_times WHERE document_id = ?", (document.id,))
        rows = [(document.id, t.start, t.end, day(t.first), day(t.last)) for t in times]
        self._db.executemany("INSERT OR IGNORE INTO document_times VALUES (?, ?, ?, ?, ?)", rows)

    def get(self, document: str) -> Document | None:
        """One document by id."""
        row = self._db.execute("SELECT record, text, copy_of FROM documents WHERE id = ?", (document,)).fetchone()
        return _document(row) if row else None

    def all(self) -> list[Document]:
        """Every document with its text, by id."""
        return [_document(row) for row in self._db.execute("SELECT record, text, copy_of FROM documents ORDER BY id")]

    def times(self) -> Iterator[tuple[str, Interval]]:
        """Every dated time that a document names, with the document's id."""
        query = "SELECT document_id, time_from, time_to FROM document_times WHERE time_from IS NOT NULL"
        for document, first, last in self._db.execute(f"{query} ORDER BY document_id, start"):
            yield document, msgspec.convert({"from": first, "to": last}, Interval)

    def stage(self, document: str) -> str | None:
        """What a document's claims were made with; None where there is no such document."""
        row = self._db.execute("SELECT stage FROM documents WHERE id = ?", (document,)).fetchone()
        return str(row[0]) if row else None

    def outdated(self, stage: str) -> list[str]:
        """The documents whose stage begins with another word: made with other code, tables or models."""
        query = "SELECT id FROM documents WHERE substr(stage, 1, ?) != ? ORDER BY 1"
        return [d for (d,) in self._db.execute(query, (len(stage), stage))]

    def copies(self) -> int:
        """How many documents are copies of another."""
        return int(self._db.execute("SELECT count(copy_of) FROM documents").fetchone()[0])

    def mark(self, found: Survey) -> None:
        """Say what the documents show of one another: copies, recycled runs, boilerplate, spun pages."""
        self.mark_copies(found.copies)
        rest = dump(msgspec.structs.replace(found, copies={}))
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SURVEY, rest))

    def survey(self) -> Survey:
        """What the documents show of one another, as it was marked; of a copy without its runs."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (_SURVEY,)).fetchone()
        rest = load(row[0], Survey) if row else Survey()
        return msgspec.structs.replace(rest, copies=self.copy_marks())

    def mark_copies(self, copies: Mapping[str, Copy]) -> None:
        """Say which document is a copy of which, how and why; all others are none."""
        none = "copy_of = NULL, copy_kind = NULL, copy_reason = NULL"
        self._db.execute(f"UPDATE documents SET {none} WHERE copy_of NOTNULL")
        rows = [(c.of, c.kind, c.reason, d) for d, c in sorted(copies.items())]
        self._db.executemany("UPDATE documents SET copy_of = ?, copy_kind = ?, copy_reason = ? WHERE id = ?", rows)

    def copy_marks(self) -> dict[str, Copy]:
        """Document id -> what it is a copy of."""
        query = "SELECT id, copy_of, copy_kind, copy_reason FROM documents WHERE copy_of NOTNULL ORDER BY id"
        return {d: Copy(of=of, kind=kind, reason=reason) for d, of, kind, reason in self._db.execute(query)}

    def remove(self, documents: Iterable[str]) -> None:
        """Remove documents; their claims have to be removed before."""
        for ids in chunks(documents):
            self._db.execute(f"DELETE FROM document_times WHERE document_id IN ({marks(ids)})", ids)
            self._db.execute(f"DELETE FROM documents WHERE id IN ({marks(ids)})", ids)

    def count(self) -> int:
        """How many documents there are."""
        return int(self._db.execute("SELECT count(*) FROM documents").fetchone()[0])

    def search(self, words: str, limit: int) -> list[tuple[str, str]]:
        """Ids of documents that have the words (FTS5 query), best first, each with the stretch around them."""
        query = """SELECT d.id, snippet(documents_words, 1, '[', ']', ' … ', 24) FROM documents_words
                   JOIN documents d ON d.n = documents_words.rowid
                   WHERE documents_words MATCH ? ORDER BY bm25(documents_words, 4.0, 1.0), d.id LIMIT ?"""
        return [(d, s) for d, s in self._db.execute(query, (words, limit))]


def _row(d: Document, stage: str) -> tuple[object, ...]:
    p = d.published
    return (
        d.id, d.address, d.url, d.outlet, d.agency, d.title, d.dateline, day(p.first), day(p.last), str(p.known_by),
        dump(d.flags), d.copy_of, d.text, dump(without_text(d)), stage,
    )  # fmt: skip


def _document(row: tuple[str, str, str | None]) -> Document:
    record, text, copy_of = row
    return msgspec.structs.replace(load(record, Document), text=text, copy_of=copy_of)
