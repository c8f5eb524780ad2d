"""A brief: what is known and a selection in, two pages of sentences with numbered sources out.

Every sentence is built from claims, or is a quote with its speaker; nothing is said that no claim says. What is only
planned, proposed, threatened or possible stands apart from what happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from chronist.derive.ceasefires import ceasefires
from chronist.derive.control import control
from chronist.derive.disagreements import disagreements
from chronist.derive.talks import talks
from chronist.derive.tolls import tolls
from chronist.model import Interval, Record
from chronist.show import select
from chronist.show.brief_basis import basis_lines
from chronist.show.brief_events import announced, chosen, event_text, happened
from chronist.show.citations import Citations, Source
from chronist.show.known import Known
from chronist.show.process_text import (
    ceasefire_text,
    contested_text,
    control_text,
    disagreement_text,
    talks_text,
    toll_text,
)
from chronist.show.select import Selection
from chronist.show.sentences import tell
from chronist.show.words import capital, counted, day_text, published_text, when
from chronist.views import Spell, TollView

# What two printed pages hold beside the sources: about 1,000 words at 20 to 25 words a line.
_HAPPENED = 10
_DISPUTED = 5
_SPELLS = 9
_SPELLS_OF_ONE = 3  # of one place: the last ones
_PROCESSES = 3
_ROUNDS = 4
_TOLLS = 6
_PLANS = 5
_WIDE = 62  # days of an interval of publication from which on it says nothing of the period of the reports


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
    """The brief of what fits the selection. `problems` and `undated` are told among what it rests on."""
    cite = Citations(known)
    sections = (
        _happened(known, wanted, cite),
        _disputed(known, wanted, cite),
        _control(known, wanted, cite),
        _processes(known, wanted, cite),
        _tolls(known, wanted, cite),
        _announced(known, wanted, cite),
        Section(heading="What this brief rests on", lines=tuple(basis_lines(known, problems, undated))),
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


def _cut[T](heading: str, found: Sequence[T], most: int, tell_one: Callable[[T], str]) -> Section:
    """The first so many that can be told; only those are cited."""
    lines: dict[str, None] = {}
    told = 0
    for one in found:
        if len(lines) == most:
            break
        told += 1
        if line := tell_one(one):
            lines[line] = None
    return Section(heading=heading, lines=tuple(lines), left=len(found) - told, see=_SEE[heading])


_SEE = {
    "What happened, as reported": "chronist events",
    "What is disputed, and by whom": "chronist disagreements",
    "Who holds what": "chronist control",
    "Tolls, with their range": "chronist tolls",
    "Announced, proposed, threatened or tried: not said to have been done": "chronist claims --status planned",
}


def _happened(known: Known, wanted: Selection, cite: Citations) -> Section:
    """The best supported events, told in order of time."""
    found = happened(known, wanted)
    best = chosen(found, known, _HAPPENED)
    made = _cut("What happened, as reported", best, _HAPPENED, lambda e: event_text(e, known, cite))
    return Section(heading=made.heading, lines=made.lines, left=len(found) - len(made.lines), see=made.see)


def _disputed(known: Known, wanted: Selection, cite: Citations) -> Section:
    spells = control(known.evidence.values())
    found = [
        d
        for d in disagreements(known.events.values(), spells)
        if select.touches((s.claims for s in d.sides), known, wanted) and all(known.claims(s.claims) for s in d.sides)
    ]
    return _cut("What is disputed, and by whom", found, _DISPUTED, lambda d: disagreement_text(d, known, cite))


def _control(known: Known, wanted: Selection, cite: Citations) -> Section:
    """Place by place, the places most told of first: who held it last and before, then where it is fought over."""
    spells = [s for s in control(known.evidence.values()) if s.state != "unknown" and s.place.id]
    by_place: dict[str, list[Spell]] = defaultdict(list)
    for spell in select.views(spells, known, wanted):
        by_place[spell.place.id or ""].append(spell)
    ranked = sorted(by_place, key=lambda p: (-sum(s.state == "held" for s in by_place[p]), -_weight(by_place[p]), p))
    groups = [g for p in ranked for g in _told_spells(by_place[p])]

    def tell_group(group: Sequence[Spell]) -> str:
        alone = len(group) == 1 and group[0].state != "contested"
        return control_text(group[0], known, cite) if alone else contested_text(group, known, cite)

    return _cut("Who holds what", groups, _SPELLS, tell_group)


def _weight(spells: Iterable[Spell]) -> int:
    return sum(len(s.claims) for s in spells)


def _told_spells(spells: Sequence[Spell]) -> list[list[Spell]]:
    """The last spells of one place, one a line, and its contested ones on a line of their own."""
    contested = [s for s in spells if s.state == "contested"]
    held = [[s] for s in spells if s.state != "contested"]
    return [*held[-_SPELLS_OF_ONE:], *([contested[-_SPELLS_OF_ONE:]] if contested else [])]


def _processes(known: Known, wanted: Selection, cite: Citations) -> Section:
    evidence = known.evidence.values()
    truces = [v for v in ceasefires(evidence) if select.touches((p.claims for p in v.history), known, wanted)]
    rounds = [v for v in talks(evidence) if select.touches((p.claims for p in v.history), known, wanted)]
    truces.sort(key=lambda v: (not v.parties, -len(v.history), v.id))
    rounds.sort(key=lambda v: (-bool(v.venue) - bool(v.parties) - bool(v.mediator), -len(v.history), v.id))
    lines = [t for v in truces[:_PROCESSES] if (t := ceasefire_text(v, known, cite))]
    lines += [t for v in rounds[:_ROUNDS] if (t := talks_text(v, known, cite))]
    left = len(truces) + len(rounds) - len(lines)
    see = "chronist ceasefires, chronist talks"
    return Section(heading="Truces and talks", lines=tuple(lines), left=max(0, left), see=see)


def _tolls(known: Known, wanted: Selection, cite: Citations) -> Section:
    made = [v for v in tolls(known.evidence.values()) if select.touches((f.claims for f in v.figures), known, wanted)]
    made.sort(key=_toll_rank)
    return _cut("Tolls, with their range", made, _TOLLS, lambda v: toll_text(v, known, cite))


def _toll_rank(view: TollView) -> tuple[int, bool, bool, float, str]:
    """Counts that several give, then those of a place and time, then the highest; those of nowhere last."""
    placed = view.place is not None
    return -len(view.figures), not (view.cumulative or placed), not placed, -(view.best or view.low or 0), view.kind


def _announced(known: Known, wanted: Selection, cite: Citations) -> Section:
    found = announced(known, wanted)
    best = sorted(found[:_PLANS], key=select.order)
    heading = "Announced, proposed, threatened or tried: not said to have been done"
    made = _cut(heading, best, _PLANS, lambda e: f"{capital(e.claim.status)}: {tell(e)} {cite.cite([e])}")
    return Section(heading=heading, lines=made.lines, left=len(found) - len(made.lines), see=made.see)
