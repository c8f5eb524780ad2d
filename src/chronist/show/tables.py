"""Tables: a record of any view in, the cells of its row out; what terminals show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from chronist.model import Document, Interval
from chronist.show.changes import Difference, Thing
from chronist.show.citations import outlet_text
from chronist.show.found import Found
from chronist.show.judged_lines import JudgedLine, says
from chronist.show.known import Known
from chronist.show.sentences import chain_text, speaker_names
from chronist.show.words import count_text
from chronist.views import (
    CeasefireView,
    DamageView,
    Disagreement,
    Evidence,
    LinkedEvent,
    Phase,
    Spell,
    TalksView,
    Tie,
    TimelineDay,
    TollView,
)

type Row = list[str]

HEADS: Mapping[type, Sequence[str]] = {
    Document: ("id", "published", "known by", "outlet", "title", "flags", "why then"),
    Evidence: ("id", "time", "act", "status", "who", "to whom", "where", "says", "quote"),
    LinkedEvent: ("id", "time", "act", "status", "who", "to whom", "where", "origins", "support"),
    Spell: ("place", "state", "holder", "from", "to", "asserted by", "origins", "note"),
    CeasefireView: ("id", "phase", "status", "time", "parties", "not covered", "scope"),
    TalksView: ("id", "phase", "status", "time", "parties", "venue", "mediator", "subject"),
    TollView: ("kind", "of", "place", "time", "count", "known from", "says"),
    Tie: ("of", "kind", "toward", "from", "to"),
    DamageView: ("what", "place", "by", "how", "time"),
    Disagreement: ("about", "event or view", "act", "where", "time", "value", "says", "quote"),
    TimelineDay: ("date", "text"),
    Found: ("document", "claim", "text"),
    Difference: ("what", "view", "known from", "id", "now", "changed", "before"),
    JudgedLine: ("line", "judgement", "because", "by", "when", "state"),
}


def table_rows(record: object, known: Known) -> list[Row]:
    """The rows of one record: processes, tolls and disagreements have one for each step, figure or side."""
    kind = type(record)
    return _PLAIN[kind](record) if kind in _PLAIN else _NAMED[kind](record, known)


def interval_text(time: Interval) -> str:
    """Days from to, as ISO writes them; a question mark where a side is not known.

    >>> interval_text(Interval(first=date(2016, 3, 27)))
    '2016-03-27/?'
    """
    return _bounds(time.first, time.last)


def _bounds(first: date | None, last: date | None) -> str:
    if first == last:
        return first.isoformat() if first else ""
    return f"{first.isoformat() if first else '?'}/{last.isoformat() if last else '?'}"


def _document(d: Document) -> list[Row]:
    copy = [f"copy of {d.copy_of}"] if d.copy_of else []
    flags = ", ".join([*d.flags, *copy])
    return [[
        d.id, interval_text(d.published), str(d.published.known_by), outlet_text(d), d.title or d.address, flags,
        "; ".join(d.published.reasons),
    ]]  # fmt: skip


def _act(event: str | None, mode: str | None) -> str:
    return "/".join(p for p in (event, mode) if p)


def _status(status: str, background: bool) -> str:
    return f"{status} (background)" if background else str(status)


def _evidence(e: Evidence) -> list[Row]:
    c = e.claim
    time = Interval(first=c.time.first, last=c.time.last) if c.time else Interval()
    facets = ",".join(n for n in c.facets.__struct_fields__ if getattr(c.facets, n))
    return [[
        c.id, interval_text(time), _act(c.event, c.mode) or facets, _status(c.status, c.background),
        _names(m.name or m.text for m in c.actors), _names(m.name or m.text for m in c.recipients),
        _names(p.name or p.text for p in c.places), " / ".join(speaker_names(c.speakers)), " ".join(c.quote.split()),
    ]]  # fmt: skip


def _event(e: LinkedEvent) -> list[Row]:
    return [[
        e.id, interval_text(e.time), _act(e.event, e.mode), _status(e.status, e.background),
        _names(r.name or r.id for r in e.actors), _names(r.name or r.id for r in e.recipients),
        _names(p.name or p.id for p in e.places), str(e.origins), e.support,
    ]]  # fmt: skip


def _spell(s: Spell) -> list[Row]:
    holder = (s.holder.name or s.holder.id or "") if s.holder else ""
    note = "; ".join(n for n in (s.basis, s.reason) if n)
    return [[
        s.place.name or s.place.id or "", s.state, holder, _bounds(*s.first), _bounds(*s.last),
        "; ".join(map(chain_text, s.asserted_by)), str(s.origins), note,
    ]]  # fmt: skip


def _phases(history: Sequence[Phase], head: str, rest: Sequence[str]) -> list[Row]:
    return [[head, p.phase, p.status, interval_text(p.time), *rest] for p in history]


def _ceasefire(v: CeasefireView, known: Known) -> list[Row]:
    parties, excluded = (_names(known.name(p) for p in ps) for ps in (v.parties, v.excluded))
    return _phases(v.history, v.id, [parties, excluded, v.scope or ""])


def _talks(v: TalksView, known: Known) -> list[Row]:
    parties = _names(known.name(p) for p in v.parties)
    return _phases(v.history, v.id, [parties, v.venue or "", known.name(v.mediator), v.subject or ""])


def _toll(v: TollView, known: Known) -> list[Row]:
    place = v.place.name or v.place.id or "" if v.place else ""
    kind = f"{v.kind} (so far)" if v.cumulative else v.kind
    return [
        [
            kind, known.name(v.of), place, interval_text(v.scope), count_text(f.low, f.best, f.high),
            f.known_from.isoformat() if f.known_from else "", "; ".join(map(chain_text, f.speakers)),
        ]
        for f in v.figures
    ]  # fmt: skip


def _tie(t: Tie, known: Known) -> list[Row]:
    first, last = (d.isoformat() if d else "" for d in (t.first, t.last))
    return [[known.name(t.of), t.kind, known.name(t.toward), first, last]]


def _damage(d: DamageView, known: Known) -> list[Row]:
    place = d.place.name or d.place.id or "" if d.place else ""
    return [[d.what, place, known.name(d.by), d.how or "", interval_text(d.time)]]


def _disagreement(d: Disagreement, known: Known) -> list[Row]:
    """A row for each side: of which act, where and when, and the words that say it."""
    event = known.events.get(d.event_id or "")
    of = _act(event.event, event.mode) if event else ""
    where = _names(p.name or p.id for p in event.places) if event else ""
    time = interval_text(event.time) if event else ""
    return [
        [
            d.about,
            d.event_id or d.view or "",
            of,
            where,
            time,
            ", ".join(map(known.name, s.value.split(", "))),
            "; ".join(map(chain_text, s.speakers)),
            next((" ".join(e.claim.quote.split()) for e in known.claims(s.claims[:1])), ""),
        ]
        for s in d.sides
    ]


def _day(d: TimelineDay) -> list[Row]:
    return [[d.date.isoformat(), d.text]]


def _found(f: Found) -> list[Row]:
    return [[f.document, f.claim or "", " ".join(f.text.split())]]


def _change(d: Difference, known: Known) -> list[Row]:
    """What is known now, of a process or toll the steps or figures that are new; and what was known before."""
    now, new = d.after or d.before[0], set(d.claims)
    rows = _shown(now, known, new if d.after and d.before else None)
    before = [row for o in d.before if d.after for row in _shown(o, known, None)]
    known_from = d.known_from.isoformat() if d.known_from else ""
    key = now.place.id or "" if isinstance(now, Spell) else now.event_id or "" if isinstance(now, TollView) else now.id
    return [[d.what, d.view, known_from, key, "; ".join(rows), ", ".join(d.fields), "; ".join(before)]]


def _shown(thing: Thing, known: Known, new: set[str] | None) -> list[str]:
    """The rows of a thing as text, without its id; of a process or toll those that have one of the new claims."""
    rows = table_rows(thing, known)
    if new and not isinstance(thing, LinkedEvent | Spell):
        told = [p.claims for p in (thing.figures if isinstance(thing, TollView) else thing.history)]
        rows = [row for row, claims in zip(rows, told, strict=True) if new.intersection(claims)] or rows
    first = 0 if isinstance(thing, Spell | TollView) else 1
    return [" ".join(cell for cell in row[first:] if cell) for row in rows]


def _judged_line(j: JudgedLine) -> list[Row]:
    s, state = j.says, f"{j.state}: {j.reason}" if j.reason else j.state
    return [[str(j.line), says(s), s.because or "", s.by or "", s.when.isoformat() if s.when else "", state]]


def _names(names: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(" ".join(str(n).split()) for n in names))


_PLAIN: Mapping[type, Callable[..., list[Row]]] = {
    Document: _document,
    Evidence: _evidence,
    LinkedEvent: _event,
    Spell: _spell,
    TimelineDay: _day,
    Found: _found,
    JudgedLine: _judged_line,
}
# Those whose parties are ids, which `known` has the names of.
_NAMED: Mapping[type, Callable[..., list[Row]]] = {
    CeasefireView: _ceasefire,
    TalksView: _talks,
    TollView: _toll,
    Tie: _tie,
    DamageView: _damage,
    Disagreement: _disagreement,
    Difference: _change,
}
