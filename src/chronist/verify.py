"""Whether a chronicle is sound: a Store in, what is wrong with it out.

Checked: SQLite's own integrity and foreign keys, the bytes of reports against their hashes, every span of every claim
against its text, events against their claims, and the word indexes.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

from chronist.model import Claim, Document, Record, Span, content_hash
from chronist.store import Store


class Finding(Record, frozen=True):
    """One thing that is wrong: its kind, where, and what."""

    kind: str  # file, keys, report, document, span, event, words
    where: str
    what: str


def verify(store: Store) -> list[Finding]:
    """All findings; none where the chronicle is sound."""
    return [*_file(store), *_reports(store), *_documents(store), *_claims(store), *_events(store), *_words(store)]


def _file(store: Store) -> Iterator[Finding]:
    for (said,) in store.connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(kind="file", where=store.path, what=said)
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield Finding(kind="keys", where=f"{table} row {row}", what=f"points to a row of {parent} that is not there")


def _reports(store: Store) -> Iterator[Finding]:
    for report, sha256, body in store.reports.bodies():
        try:
            found = hashlib.sha256(zlib.decompress(body)).hexdigest()
        except zlib.error as error:
            yield Finding(kind="report", where=report, what=f"its bytes cannot be unpacked: {error}")
            continue
        if found != sha256:
            yield Finding(kind="report", where=report, what=f"its bytes hash to {found}, stored as {sha256}")


def _documents(store: Store) -> Iterator[Finding]:
    for document in store.documents.all():
        cleaned = store.reports.cleaned(document.id, document.text)
        if cleaned is None:
            yield Finding(kind="document", where=document.id, what="no report supports it")
        elif _rehashed(cleaned) != document.id:
            yield Finding(kind="document", where=document.id, what="its text or facts do not hash to its id")


def _rehashed(cleaned: Document) -> str:
    """The id as clean.py makes it."""
    published = cleaned.published
    return content_hash(cleaned.text, cleaned.outlet, published.first, published.last)


def _claims(store: Store) -> Iterator[Finding]:
    texts = {d.id: d.text for d in store.documents.all()}
    for claim in store.claims.all():
        text = texts.get(claim.document, "")
        if not 0 <= claim.start < claim.end <= len(text):
            yield Finding(kind="span", where=claim.id, what=f"its quote ({claim.start}–{claim.end}) is not in the text")
        for span in spans(claim):
            if text[span.start : span.end] != span.text:
                what = f"characters {span.start}–{span.end} are {text[span.start : span.end]!r}, not {span.text!r}"
                yield Finding(kind="span", where=claim.id, what=what)


def spans(claim: Claim) -> Iterator[Span]:
    """Every span of a claim that carries its own text."""
    yield claim.trigger
    yield from claim.status_cues
    yield from (*claim.actors, *claim.recipients, *claim.places)
    if claim.time is not None:
        yield claim.time
    for speaker in claim.speakers:
        if speaker.cue is not None:
            yield speaker.cue
        if speaker.start is not None and speaker.end is not None:
            yield Span(start=speaker.start, end=speaker.end, text=speaker.text)


def _events(store: Store) -> Iterator[Finding]:
    claims = {c.id for c in store.claims.all()}
    for event in store.links.all():
        gone = sorted(set(event.claims) - claims)
        if gone:
            yield Finding(kind="event", where=event.id, what=f"names claims that are not there: {', '.join(gone)}")


def _words(store: Store) -> Iterable[Finding]:
    for table in ("documents_words", "claims_words"):
        try:
            store.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            what = f"is not in step with its texts ({error}); `chronist rebuild` makes it anew"
            yield Finding(kind="words", where=table, what=what)
