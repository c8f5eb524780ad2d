"""What could be known on a day: a Store, the day and judgements in, the documents, evidence and events of it out.

Without a day the events are those the store keeps; for a day, or with other judgements than the store was linked with,
they are linked anew from what was out by then, so that nothing later shows through.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from chronist.copies import Survey, survey
from chronist.link.decisions import decide
from chronist.link.events import link
from chronist.link.judged import judged, judged_documents
from chronist.link.judgements import key
from chronist.link.support import evidence
from chronist.model import Document
from chronist.show.known import Known
from chronist.store import Store
from chronist.store.judgement_file import JudgementFile
from chronist.views import Evidence, LinkedEvent

JUDGED = "judged"  # key in meta: the judgements that the store was linked with


def knowing(store: Store, as_of: date | None = None, judgements: JudgementFile | None = None) -> Known:
    """All that the reports out by that day say; without a day, all reports. Undated reports are out by no day.

    Raises ConfigError for judgements that cannot be read or contradict one another.
    """
    file = judgements or JudgementFile(None)
    lines, every, claims = file.lines(), store.documents.all(), store.claims.all()
    decisions = decide(lines, claims, every, file.name)
    documents = [d for d in judged_documents(every, decisions) if _was_out(d, as_of)]
    inside = {d.id for d in documents}
    kept = as_of is None and (store.meta(JUDGED) or "") == key(lines)
    seen = store.documents.survey() if kept else survey(documents)
    told = [c for c in claims if c.document in inside]
    items = judged(evidence(documents, told, seen, as_of=as_of), decisions)
    events = store.links.all() if kept else link(items, decisions)
    return Known(
        [_marked(d, seen) for d in documents], _in_events(items, events), events,
        times=store.documents.times(), as_of=as_of, decisions=decisions, seen=seen,
    )  # fmt: skip


def _was_out(document: Document, as_of: date | None) -> bool:
    return as_of is None or (document.published.last is not None and document.published.last <= as_of)


def _marked(document: Document, seen: Survey) -> Document:
    """The document with what it is a copy of, and flags for that, for what it repeats and for a spun page."""
    copy = seen.copies.get(document.id)
    flags = {*document.flags, *([copy.kind] if copy else [])}
    flags |= {"spun"} if document.id in seen.spun else set()
    flags |= {"repeats"} if document.id in seen.recycled else set()
    return msgspec.structs.replace(document, copy_of=copy.of if copy else None, flags=tuple(sorted(flags)))


def _in_events(items: Iterable[Evidence], events: Iterable[LinkedEvent]) -> list[Evidence]:
    """The evidence with the event each claim belongs to."""
    event_of = {c: e.id for e in events for c in e.claims}
    return [msgspec.structs.replace(i, event_id=event_of.get(i.claim.id)) for i in items]
