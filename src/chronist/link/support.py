"""Who independently says so, and what was known when: documents and their claims in, Evidence out.

An origin is the innermost named speaker; where none is named, the agency or outlet of the first document of the copy
group. It counts once however many print it. A claim is known from the last day its report may have been published on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from chronist.copies import Copy
from chronist.model import Claim, Document, Speaker
from chronist.views import Evidence


def evidence(
    documents: Iterable[Document], claims: Iterable[Claim], copies: Mapping[str, Copy], *, as_of: date | None = None
) -> list[Evidence]:
    """Each claim with its document's date and its origin, sorted; only what was known on `as_of` where that is given.

    Undated reports are known on no day, so `as_of` leaves them out.
    """
    by_id = {d.id: d for d in documents}
    found = [_evidence(c, by_id, copies) for c in claims if c.document in by_id]
    return sorted((e for e in found if known_on(e, as_of)), key=lambda e: (e.claim.document, e.claim.start, e.claim.id))


def known_on(item: Evidence, as_of: date | None) -> bool:
    """True where the report was surely out by that day."""
    return as_of is None or (item.published.last is not None and item.published.last <= as_of)


def _evidence(claim: Claim, documents: Mapping[str, Document], copies: Mapping[str, Copy]) -> Evidence:
    document = documents[claim.document]
    return Evidence(
        claim=claim,
        published=document.published,
        origin=origin_of(claim, document, documents, copies),
        outlet=document.outlet,
        agency=document.agency,
    )


def origin_of(claim: Claim, document: Document, documents: Mapping[str, Document], copies: Mapping[str, Copy]) -> str:
    """The key of the origin: "speaker:ID", "agency:NAME", "outlet:NAME" or "document:ID"."""
    speaker = next(iter(claim.speakers), None)
    if speaker is not None and is_named(speaker):
        return f"speaker:{speaker.id or speaker.name}"
    first = documents.get(copies[document.id].of, document) if document.id in copies else document
    if first.agency:
        return f"agency:{first.agency}"
    return f"outlet:{first.outlet}" if first.outlet else f"document:{first.id}"


def is_named(speaker: Speaker) -> bool:
    """True for a speaker of the text whom it names: known to the tables, or a proper name. "Witnesses" are not."""
    if speaker.start is None:
        return False
    return speaker.id is not None or bool(speaker.name and speaker.name[:1].isupper() and " " in speaker.name)
