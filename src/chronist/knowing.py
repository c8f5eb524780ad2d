"""What could be known on a day: a Store and the day in, the documents, evidence and events of that day out.

Without a day the events are those the store keeps; for a day they are linked anew from what was out by then, so that
nothing later shows through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from chronist.copies import Copy, find_copies
from chronist.link.events import link
from chronist.link.support import evidence
from chronist.model import Document
from chronist.show.known import Known
from chronist.store import Store
from chronist.views import Evidence, LinkedEvent


def knowing(store: Store, as_of: date | None = None) -> Known:
    """All that the reports out by that day say; without a day, all reports. Undated reports are out by no day."""
    documents = [d for d in store.documents.all() if _was_out(d, as_of)]
    claims = store.claims.all()
    if as_of is None:
        copies, events = store.documents.copy_marks(), store.links.all()
        items = evidence(documents, claims, copies)
    else:
        copies = find_copies(documents)
        inside = {d.id for d in documents}
        items = evidence(documents, [c for c in claims if c.document in inside], copies, as_of=as_of)
        events = link(items)
    marked = [_marked(d, copies) for d in documents]
    return Known(marked, _in_events(items, events), events, times=store.documents.times(), as_of=as_of)


def _was_out(document: Document, as_of: date | None) -> bool:
    return as_of is None or (document.published.last is not None and document.published.last <= as_of)


def _marked(document: Document, copies: Mapping[str, Copy]) -> Document:
    """The document with what it is a copy of, and that as a flag."""
    copy = copies.get(document.id)
    if copy is None:
        return msgspec.structs.replace(document, copy_of=None)
    flags = tuple(sorted({*document.flags, copy.kind}))
    return msgspec.structs.replace(document, copy_of=copy.of, flags=flags)


def _in_events(items: Iterable[Evidence], events: Iterable[LinkedEvent]) -> list[Evidence]:
    """The evidence with the event each claim belongs to."""
    event_of = {c: e.id for e in events for c in e.claims}
    return [msgspec.structs.replace(i, event_id=event_of.get(i.claim.id)) for i in items]
