"""What judgements decide: lines of a judgements file, claims and documents in; Decisions that every view follows out.

What a judgement is about and is not in the chronicle is in `unapplied` with a reason, never dropped in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chronist.errors import ConfigError
from chronist.link.judged_names import Finder
from chronist.link.judgement_conflicts import Ids, conflicts
from chronist.link.judgements import JudgedActor, JudgedPlace, Judgement, Kind, Line, in_force
from chronist.model import Claim, Document, Interval

type Blocks = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person has decided, by the ids that claims and documents have now."""

    together: Blocks = field(default_factory=dict)  # claim -> all claims that are one happening with it
    apart: Blocks = field(default_factory=dict)  # claim -> the claims that are not
    wrong: frozenset[str] = frozenset()  # claims that the reports do not make
    times: Mapping[str, Interval] = field(default_factory=dict)  # claim -> when it was
    places: Mapping[str, JudgedPlace] = field(default_factory=dict)
    actors: Mapping[str, JudgedActor] = field(default_factory=dict)
    published: Mapping[str, Interval] = field(default_factory=dict)  # document -> when
    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)  # claim or document -> what decides of it
    unapplied: Mapping[int, str] = field(default_factory=dict)  # number of a line -> why it decides nothing


UNDECIDED = Decisions()


def decide(lines: Iterable[Line], claims: Sequence[Claim], documents: Sequence[Document], name: str) -> Decisions:
    """All that the lines in force decide. Raises ConfigError that names the lines that contradict one another."""
    held = in_force(lines)
    if not held:
        return UNDECIDED
    finder = Finder(claims, documents)
    ids = {line.number: finder.ids(line) for line in held}
    for conflict in conflicts(held, ids):
        way_out = f"`chronist judge undo {conflict.lines[-1]}` takes the last of them back."
        raise ConfigError(f"{name}: {conflict.told} contradict one another: {conflict.why}. {way_out}")
    unapplied = {line.number: why for line in held if (why := finder.missing(line))}
    return _decided([line for line in held if line.number not in unapplied], ids, _same(held, ids), unapplied)


def _decided(applied: Sequence[Line], ids: Ids, together: Blocks, unapplied: Mapping[int, str]) -> Decisions:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in applied:
        for key in dict.fromkeys(ids[line.number]):
            lines[key].append(line)
    one = [(ids[line.number][0], line.judgement) for line in applied]
    return Decisions(
        together=together,
        apart=_apart(applied, ids, together),
        wrong=frozenset(i for i, j in one if j.judgement is Kind.WRONG),
        times={i: j.time for i, j in one if j.time and not j.document},
        places={i: j.place for i, j in one if j.place},
        actors={i: j.actor for i, j in one if j.actor},
        published={i: j.time for i, j in one if j.time and j.document},
        lines={key: tuple(lines[key]) for key in sorted(lines)},
        unapplied=unapplied,
    )


def _same(held: Iterable[Line], ids: Ids) -> Blocks:
    """Claims that are one happening, also by way of a claim that is not in the chronicle (or not known yet)."""
    blocks: dict[str, frozenset[str]] = {}
    for line in held:
        if line.judgement.judgement is Kind.SAME:
            members = frozenset(c for i in ids[line.number] for c in blocks.get(i, frozenset({i})))
            blocks |= dict.fromkeys(members, members)
    return blocks


def _apart(held: Iterable[Line], ids: Ids, together: Blocks) -> Blocks:
    """Each claim with those it is not one happening with: what holds of a claim holds of all that are the same."""
    apart: dict[str, set[str]] = defaultdict(set)
    for line in held:
        if line.judgement.judgement is Kind.DIFFERENT:
            one, other = (together.get(i, frozenset({i})) for i in ids[line.number])
            for these, those in ((one, other), (other, one)):
                for claim in these:
                    apart[claim] |= those
    return {claim: frozenset(others) for claim, others in apart.items()}


def published_of(lines: Iterable[Line], document: Document) -> Interval | None:
    """When a judgement says that a document was published; None where none does."""
    dated: list[Judgement] = [line.judgement for line in in_force(lines) if line.judgement.document]
    named = [j for j in dated if j.document and j.document.id == document.id]
    made = [j for j in dated if j.document and j.document.report == document.report]
    return next((j.time for j in (*named, *made)), None)
