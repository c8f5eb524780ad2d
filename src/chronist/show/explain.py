"""Why: the id of a claim, event, document, truce, round or place in, the quotes, speakers and rules behind it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronist.derive.ceasefires import ceasefires
from chronist.derive.control import control
from chronist.derive.talks import talks
from chronist.link.judgements import Judgement
from chronist.model import Claim, Document, Speaker
from chronist.show.citations import outlet_text
from chronist.show.judged_lines import says
from chronist.show.known import Known
from chronist.show.lines import encode
from chronist.show.tables import interval_text, table_rows
from chronist.show.words import count_text, counted, published_text
from chronist.views import CeasefireView, Evidence, LinkedEvent, Spell, TalksView

_AROUND = 160  # characters of the text shown on each side of a quote
_SHORTEST = 6  # of an id's first characters that may stand for it


def explain(known: Known, what: str) -> str | None:
    """What stands behind an id, or behind the first characters of one; None where nothing, or more than one, has it."""
    claim = _one(known.evidence, what)
    if claim:
        return "\n".join(_claim(known.evidence[claim], known))
    event = _one(known.events, what)
    if event:
        return "\n".join(_event(known.events[event], known))
    document = _one(known.documents, what)
    if document:
        return "\n".join(_document(known.documents[document], known))
    return _of_view(known, what)


def _one(ids: Iterable[str], what: str) -> str | None:
    if len(what) < _SHORTEST:
        return what if what in set(ids) else None
    found = [i for i in ids if i.startswith(what)]
    return what if what in found else found[0] if len(found) == 1 else None


def _claim(item: Evidence, known: Known) -> Iterator[str]:
    c, document = item.claim, known.document(item)
    before, after = document.text[max(0, c.start - _AROUND) : c.start], document.text[c.end : c.end + _AROUND]
    yield f"claim {c.id}: {'/'.join(p for p in (c.event, c.mode) if p) or 'no act'}, {c.status}" + (
        ", told as background" if c.background else ""
    )
    yield f"  quote       {_flat(before)} >>{_flat(c.quote)}<< {_flat(after)}"
    yield f"  trigger     “{c.trigger.text}” ({c.trigger.start}–{c.trigger.end})"
    yield from _listed("status from", (f"“{s.text}” ({s.start}–{s.end})" for s in c.status_cues))
    yield from _listed("actors", (_mention(m.text, m.name, m.id) for m in c.actors))
    yield from _listed("recipients", (_mention(m.text, m.name, m.id) for m in c.recipients))
    yield from _listed("places", (_mention(p.text, p.name, p.id) for p in c.places))
    if c.time:
        days = interval_text_of(c.time.first, c.time.last) or "not resolved to a day"
        yield f"  time        “{c.time.text}”: {days}"
    yield from _listed("speakers", (_speaker(s) for s in c.speakers))
    facets = encode(c.facets)
    if facets != "{}":
        yield f"  facets      {facets}"
    yield f"  rule        {c.rule}, confidence {c.confidence:.2f}"
    yield from _judged(c.id, known)
    yield f"  origin      {item.origin}"
    if item.event_id:
        yield f"  event       {item.event_id}"
    yield f"  document    {document.id}, characters {c.start}–{c.end}: {_where(document)}"


def interval_text_of(first: object, last: object) -> str:
    """Two days or nothing, as ISO writes them."""
    return str(first or "") if first == last else f"{first or '?'}/{last or '?'}"


def _event(event: LinkedEvent, known: Known) -> Iterator[str]:
    act = "/".join(p for p in (event.event, event.mode) if p)
    days = interval_text(event.time) or "no day"
    yield f"event {event.id}: {act}, {event.status}, {days}; {counted(event.origins, 'origin')}, {event.support}"
    yield from _listed("actors", (r.name or r.id or "" for r in event.actors))
    yield from _listed("recipients", (r.name or r.id or "" for r in event.recipients))
    yield from _listed("places", (p.name or p.id or "" for p in event.places))
    counts = (f"{t.kind} {known.name(t.of)}: {count_text(t.low, t.best, t.high)}" for t in event.tolls)
    yield from _listed("tolls", counts)
    for d in event.disagreements:
        yield from (f"  disputed    {d.about}: {s.value}, says {'; '.join(s.speakers)}" for s in d.sides)
    yield from _claims(event.claims, known)


def explain_wrong(known: Known, claims: Iterable[Claim], what: str) -> str | None:
    """What stands behind a claim that was judged wrong, which no view has; None where the id is of none."""
    wrong = {c.id: c for c in claims if c.id in known.decisions.wrong}
    claim = _one(wrong, what)
    if claim is None:
        return None
    c = wrong[claim]
    said = f"claim {c.id}: {c.event or 'no act'}, {c.status}; left out of every view"
    quote = f"  document    {c.document}, characters {c.start}–{c.end}: “{_flat(c.quote)}”"
    return "\n".join((said, quote, *_judged(c.id, known)))


def _judged(key: str, known: Known) -> Iterator[str]:
    """What a person decided of a claim or document."""
    for line in known.decisions.lines.get(key, ()):
        yield f"  judged      {says(line.judgement, key)} (line {line.number}{_reason(line.judgement)})"


def _reason(judgement: Judgement) -> str:
    because = f": {judgement.because}" if judgement.because else ""
    return f"{because}, {judgement.by}" if judgement.by else because


def _document(document: Document, known: Known) -> Iterator[str]:
    yield f"document {document.id}: {_where(document)}"
    yield f"  published   {published_text(document.published)} ({document.published.known_by})"
    yield from (f"  because     {r}" for r in document.published.reasons)
    yield from _judged(document.id, known)
    if document.copy_of:
        yield f"  copy of     {document.copy_of}"
    yield from _listed("flags", document.flags)
    yield from _seen(document, known)
    for removed in document.removed:
        yield f"  left out    {removed.kind}, line {removed.line}: {_flat(removed.text)}"
    yield from _claims((e.claim.id for e in known.evidence.values() if e.claim.document == document.id), known)


def _seen(document: Document, known: Known) -> Iterator[str]:
    """Why a document is held for a copy or spun, and what it repeats."""
    copy, spun = known.seen.copies.get(document.id), known.seen.spun.get(document.id)
    if copy:
        yield f"  {copy.kind:<11} {copy.reason}"
    if spun and not copy:
        yield f"  spun        {spun.reason}"
        yield from (f"    “{_flat(document.text[start:end])}”" for start, end in spun.spans)
    for run in known.seen.recycled.get(document.id, ()):
        yield f"  repeats     {run.of}: “{_flat(document.text[run.start : run.end])}”"
    for start, end in known.seen.boilerplate.get(document.id, ()):
        yield f"  on many     of its outlet's pages: “{_flat(document.text[start:end])}”"


def _of_view(known: Known, what: str) -> str | None:
    """A truce or round by id, or the spells of a place by its id."""
    evidence = known.evidence.values()
    processes: list[CeasefireView | TalksView] = [*ceasefires(evidence), *talks(evidence)]
    for view in processes:
        if view.id == what:
            steps = zip(table_rows(view, known), view.history, strict=True)
            return "\n".join(line for row, p in steps for line in (" ".join(row), *_claims(p.claims, known)))
    spells = control(evidence, what)
    return "\n".join(line for s in spells for line in _spell(s, known)) if spells else None


def _spell(spell: Spell, known: Known) -> Iterator[str]:
    place, state, holder, first, last, _, _, note = table_rows(spell, known)[0]
    by = f" by {holder}" if holder else ""
    yield f"{place}: {state}{by} from {first or '?'} to {last or '?'} ({note or 'no note'})"
    yield from _claims(spell.claims, known)


def _claims(ids: Iterable[str], known: Known) -> Iterator[str]:
    for item in known.claims(ids):
        c, document = item.claim, known.document(item)
        said = " / ".join(s.name or s.text for s in c.speakers) or outlet_text(document)
        yield f"  claim {c.id} ({c.status}) {said}: “{_flat(c.quote)}”"
        yield f"    {document.id}, characters {c.start}–{c.end}: {_where(document)}"


def _listed(label: str, values: Iterable[str]) -> Iterator[str]:
    shown = list(values)
    if shown:
        yield f"  {label:<11} {'; '.join(shown)}"


def _mention(text: str, name: str | None, key: str | None) -> str:
    return f"“{_flat(text)}” = {name or '?'} ({key})" if key else f"“{_flat(text)}” (not resolved)"


def _speaker(s: Speaker) -> str:
    cue = f" by “{s.cue.text}”" if s.cue else ""
    return f"{s.name or s.text}{cue}{'' if s.asserts else ', denying it'}"


def _where(document: Document) -> str:
    title = f" “{document.title}”" if document.title else ""
    return f"{outlet_text(document)}{title}, {published_text(document.published)}, {document.url or document.address}"


def _flat(text: str) -> str:
    return " ".join(text.split())
