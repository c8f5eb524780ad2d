"""JSON Lines: a record of any view in, the line that `--json` prints out (docs/views.md)."""

from __future__ import annotations

import msgspec

from chronist.model import Document, Interval, Published
from chronist.views import Evidence


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """What `documents --json` prints of a document: all but its text."""

    id: str
    address: str
    url: str | None
    outlet: str | None
    agency: str | None
    title: str | None
    dateline: str | None
    published: Published
    flags: tuple[str, ...]
    copy_of: str | None


class ClaimFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What `claims --json` adds to a claim."""

    known_from: Interval
    event_id: str | None


def line(record: object) -> str:
    """One record as one line of JSON."""
    if isinstance(record, Document):
        return encode(document_line(record))
    if isinstance(record, Evidence):
        known = Interval(first=record.published.first, last=record.published.last)
        facts = encode(ClaimFacts(known_from=known, event_id=record.event_id))
        return f"{encode(record.claim)[:-1]},{facts[1:]}"
    return encode(record)


def encode(record: object) -> str:
    """Canonical JSON: the fields in the order of the record, nothing between them."""
    return msgspec.json.encode(record).decode()


def document_line(d: Document) -> DocumentLine:
    """A document without its text."""
    return DocumentLine(
        id=d.id, address=d.address, url=d.url, outlet=d.outlet, agency=d.agency, title=d.title, dateline=d.dateline,
        published=d.published, flags=d.flags, copy_of=d.copy_of,
    )  # fmt: skip
