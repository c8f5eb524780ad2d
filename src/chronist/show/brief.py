"""A brief: what is known and a selection in, two pages of sentences with numbered sources out.

Every sentence is built from claims, or is a quote with its speaker; nothing is said that no claim says. What is only
planned, proposed, threatened or possible stands apart from what happened.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from chronist.derive.ceasefires import ceasefires
from chronist.derive.control import control
from chronist.derive.disagreements import disagreements
from chronist.derive.talks import talks
from chronist.derive.tolls import tolls
from chronist.model import REAL, Interval, Record, Status
from chronist.show import select
from chronist.show.citations import Citations, Source
from chronist.show.known import Known
from chronist.show.process_text import ceasefire_text, control_text, disagreement_text, talks_text, toll_text
from chronist.show.select import Selection
from chronist.show.sentences import best_first, sentence, tell
from chronist.show.words import capital, counted, day_text, published_text, when
from chronist.views import Evidence, LinkedEvent

# What two printed pages hold beside the sources.
_HAPPENED = 14
_DISPUTED = 6
_SPELLS = 10
_PROCESSES = 5
_TOLLS = 8
_PLANS = 8
_UNDATED = 6
_WIDE = 62  # days of an interval of publication from which on it says nothing of the period of the reports
_NOT_YET = frozenset({Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.POSSIBLE, Status.ATTEMPTED})


class Section(Record, frozen=True):
    """A heading with its sentences; `left` is how many more there are, `see` the command that lists them."""

    heading: str
    lines: tuple[str, ...]
    left: int = 0
    see: str = ""


class Brief(Record, frozen=True):
    """The brief with its sources by number."""

    title: str
    basis: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def brief(known: Known, wanted: Selection, *, problems: int = 0, undated: int = 0) -> Brief:
    """The brief of what fits the selection. `problems` and `undated` are told among its limits."""
    cite = Citations(known)
    sections = (
        _happened(known, wanted, cite),
        _disputed(known, wanted, cite),
        _control(known, wanted, cite),
        _processes(known, wanted, cite),
        _tolls(known, wanted, cite),
        _announced(known, wanted, cite),
        _limits(known, problems, undated),
    )
    return Brief(
        title=_title(known, wanted), basis=_basis(known, wanted), sections=sections, sources=tuple(cite.sources())
    )


def _title(known: Known, wanted: Selection) -> str:
    names = [known.name(i) for i in sorted((wanted.places or frozenset()) | (wanted.actors or frozenset()))]
    about = ", ".join(names[:3]) or "all reports"
    period = when(Interval(first=wanted.first, last=wanted.last))
    return f"Brief: {about}{f', {period}' if period else ''}"


def _basis(known: Known, wanted: Selection) -> str:
    documents = select.documents(known, wanted)
    outlets = {d.outlet or d.agency for d in documents if d.outlet or d.agency}
    known_days = [d.published for d in documents if (d.published.days or _WIDE) < _WIDE]
    days = [d for p in known_days for d in (p.first, p.last) if d]
    said = f"Made of {counted(len(documents), 'report')} of {counted(len(outlets), 'outlet')}"
    if days:
        said += f", published {published_text(Interval(first=min(days), last=max(days)))}"
    as_of = f" Nothing published after {day_text(known.as_of)} was used." if known.as_of else ""
    return f"{said}.{as_of} Each sentence is what its source says, not what is known to be true."


def _cut(heading: str, lines: Iterable[str], most: int, see: str) -> Section:
    every = list(dict.fromkeys(lines))
    return Section(heading=heading, lines=tuple(every[:most]), left=max(0, len(every) - most), see=see)


def _happened(known: Known, wanted: Selection, cite: Citations) -> Section:
    """The best supported events, told in order of time."""
    real = [e for e in select.events(known, wanted) if e.status in REAL and not e.background]
    ranked = sorted(real, key=lambda e: _rank(e, known))
    chosen = _different(ranked, known, _HAPPENED)
    lines = [_event_text(e, known, cite) for e in sorted(chosen, key=lambda e: _first_day(e, known))]
    left = len(real) - len(chosen)
    return Section(heading="What happened, as reported", lines=tuple(lines), left=left, see="chronist events")


def _rank(event: LinkedEvent, known: Known) -> tuple[int, bool, int, float, str]:
    """By independent origins, then status happened, then how much the claims name, then recency."""
    day = _first_day(event, known)
    filled = bool(event.actors) + bool(event.recipients) + bool(event.places) + bool(event.time.first)
    return -event.origins, event.status != Status.HAPPENED, -filled, -day.toordinal(), event.id


def _first_day(event: LinkedEvent, known: Known) -> date:
    days = [event.time.first, event.time.last, *(e.published.last for e in known.claims(event.claims))]
    return next((d for d in days if d), date.min)


def _different(events: Sequence[LinkedEvent], known: Known, most: int) -> list[LinkedEvent]:
    """The first events of which no two are told by the same sentence."""
    chosen: list[LinkedEvent] = []
    seen: set[tuple[str, int]] = set()
    for event in events:
        best = _best(known.claims(event.claims))
        where = (best.claim.document, best.claim.start)
        if where not in seen and len(chosen) < most:
            chosen.append(event)
        seen |= {(e.claim.document, e.claim.start) for e in known.claims(event.claims)}
    return chosen


def _best(items: Sequence[Evidence]) -> Evidence:
    """The claim to tell an event by."""
    return min(items, key=best_first)


def _event_text(event: LinkedEvent, known: Known, cite: Citations) -> str:
    items = sorted(known.claims(event.claims), key=best_first)
    told = sentence(event, known.evidence)
    support = f" ({counted(event.origins, 'independent origin')})" if event.origins > 1 else ""
    return f"{_dated(event, items[0], told)}{told}{support} {cite.cite(items)}"


def _dated(event: LinkedEvent, best: Evidence, told: str) -> str:
    """The day before a sentence that has none; where nobody names one, the day of the report and that it is that."""
    time = when(event.time)
    if time and time in told:
        return ""
    if time:
        return f"{capital(time.removeprefix('on '))}: "
    return f"Reported {published_text(best.published)}: " if best.published.last else "Undated report: "


def _disputed(known: Known, wanted: Selection, cite: Citations) -> Section:
    spells = control(known.evidence.values())
    found = [
        d
        for d in disagreements(known.events.values(), spells)
        if select.touches((s.claims for s in d.sides), known, wanted)
    ]
    lines = (disagreement_text(d, known, cite) for d in found)
    return _cut("What is disputed, and by whom", lines, _DISPUTED, "chronist disagreements")


def _control(known: Known, wanted: Selection, cite: Citations) -> Section:
    spells = [s for s in control(known.evidence.values()) if s.state != "unknown"]
    fitting = select.views(spells, known, wanted)
    lines = (control_text(s, known, cite) for s in fitting)
    return _cut("Who holds what", lines, _SPELLS, "chronist control")


def _processes(known: Known, wanted: Selection, cite: Citations) -> Section:
    evidence = known.evidence.values()
    truces = [v for v in ceasefires(evidence) if select.touches((p.claims for p in v.history), known, wanted)]
    rounds = [v for v in talks(evidence) if select.touches((p.claims for p in v.history), known, wanted)]
    truces.sort(key=lambda v: (-len(v.history), v.id))
    rounds.sort(key=lambda v: (-len(v.history), v.id))
    lines = [t for v in truces[:_PROCESSES] if (t := ceasefire_text(v, known, cite))]
    lines += [t for v in rounds[:_PROCESSES] if (t := talks_text(v, known, cite))]
    left = len(truces) + len(rounds) - len(lines)
    see = "chronist ceasefires, chronist talks"
    return Section(heading="Truces and talks", lines=tuple(lines), left=max(0, left), see=see)


def _tolls(known: Known, wanted: Selection, cite: Citations) -> Section:
    made = [v for v in tolls(known.evidence.values()) if select.touches((f.claims for f in v.figures), known, wanted)]
    made.sort(key=lambda v: (not v.cumulative, -len(v.figures), -(v.best or v.low or 0), v.kind))
    return _cut("Tolls, with their range", (toll_text(v, known, cite) for v in made), _TOLLS, "chronist tolls")


def _announced(known: Known, wanted: Selection, cite: Citations) -> Section:
    items = [e for e in select.claims(known, wanted) if e.claim.status in _NOT_YET and e.claim.event is not None]
    seen: dict[tuple[str, int], Evidence] = {}
    for item in sorted(items, key=lambda e: (-e.claim.confidence, e.claim.id)):
        seen.setdefault((item.claim.document, item.claim.start), item)
    chosen = sorted(list(seen.values())[:_PLANS], key=select.order)
    lines = tuple(f"{capital(e.claim.status)}: {tell(e)} {cite.cite([e])}" for e in chosen)
    left = len(seen) - len(chosen)
    heading = "Announced, proposed, tried or feared: not said to have been done"
    return Section(heading=heading, lines=lines, left=left, see="chronist claims --status planned")


def _limits(known: Known, problems: int, undated: int) -> Section:
    """What a reader has to know of the reports themselves."""
    lines = list(_undated(known))
    if undated:
        lines.append(f"{counted(undated, 'undated report')} left out, since nobody can say what was out by then.")
    copies = sum(d.copy_of is not None for d in known.documents.values())
    if copies:
        lines.append(f"{counted(copies, 'report')} repeat others and count as no support of their own.")
    if problems:
        lines.append(f"{counted(problems, 'input')} could not be read; `chronist read` says why.")
    return _cut("Undated reports and limits", lines, _UNDATED + 3, "chronist documents")


def _undated(known: Known) -> Iterator[str]:
    """The reports whose day is not known, the least known first, each with what bounds it."""
    for d in sorted(known.documents.values(), key=lambda d: (-(d.published.days or sys.maxsize), d.id)):
        if d.published.days != 1:
            bounds = published_text(d.published)
            said = "its date is not known" if bounds == "undated" else f"it was published {bounds}"
            why = f" ({d.published.reasons[-1]})" if d.published.reasons else ""
            yield f"“{d.title or d.address}”: {said}{why}."
