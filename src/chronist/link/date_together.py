"""When undated reports were published, from all reports together: what each says of its days in, Published out.

Constraint propagation to a fixpoint: where two reports tell of the same day, the days of each bound those of the other,
by way of the words that each uses for it. Every round looks at all reports as the round before left them, so that their
order changes nothing. A report whose days end in contradiction has no date, says why, and bounds no other.

>>> date_together([])
{}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronist.link.date_clue import Clue
from chronist.link.date_domain import Days, both, hull, merged, shifted, width
from chronist.link.date_relation import relation
from chronist.link.date_told import Dated, Told
from chronist.link.dating import CONTRADICTION, Dating
from chronist.model import Interval, KnownBy, Published

# Chains of reports longer than this change nothing that matters; each round only takes days away, so it ends anyway.
_MOST_ROUNDS = 50


# How long a count that has been overtaken is still printed: of 47 reports that give the United Nations' count of one
# war's dead, two did so for 95 days and more, none for 120 (706 reports, 2026-11-23).
STALE = 120


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two reports that tell of one day, each in its words; or that give two counts of what only grows."""

    other: str
    here: Told
    there: Told

    def left(self, days: Days) -> Days:
        """The days that remain for the one when the other is of these."""
        if self.here.count is not None and self.there.count is not None:
            span = hull(days)
            if self.here.count > self.there.count:
                return (Interval(first=shifted(span.first, -STALE) if span.first else None),)
            return (Interval(last=shifted(span.last, STALE) if span.last else None),)
        mine, theirs = relation(self.here.time), relation(self.there.time)
        if mine is None or theirs is None:
            return (Interval(),)
        return merged(mine.written(m) for interval in days for m in theirs.meant(interval))

    def reason(self, days: Days) -> str:
        """What the reader is told of it."""
        of = _told(hull(days))
        if self.here.count is not None and self.there.count is not None:
            which = "higher" if self.here.count > self.there.count else "lower"
            source = self.here.key.split(" ", 2)[-1]
            counts = f"{self.here.count:,.0f} dead by {source}, {which} than the {self.there.count:,.0f}"
            return f"counts {counts} of {self.other} ({of}); such a count is at most {STALE} days behind"
        return f"has the sentence of {self.other} ({of}) that puts it {self.there.time!r} and here {self.here.time!r}"


type Ties = Mapping[str, tuple[_Tie, ...]]
type State = Mapping[str, Days]


def date_together(reports: Iterable[Dated]) -> dict[str, Published]:
    """The days of every report that is dated by words alone, by document id; in any order of the reports the same."""
    by_id = {r.document: r for r in sorted(reports, key=lambda r: r.document)}
    ties = _ties(by_id)
    barred = frozenset(d for d, r in by_id.items() if not r.is_known and not r.days)
    while True:
        state = _fixpoint(by_id, ties, barred)
        empty = frozenset(d for d, days in state.items() if not days)
        if empty <= barred:
            return {d: _published(r, ties, state, barred) for d, r in by_id.items() if not r.is_known}
        barred |= empty


def _ties(reports: Mapping[str, Dated]) -> Ties:
    tellers: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    for document, report in reports.items():
        for told in report.told:
            tellers[told.key].append((document, told))
    found: dict[str, list[_Tie]] = defaultdict(list)
    for group in (tellers[key] for key in sorted(tellers)):
        for document, here in group:
            if not reports[document].is_known:
                found[document] += [tie for other, there in group if (tie := _tie(document, here, other, there))]
    return {d: tuple(sorted(set(ties), key=_order)) for d, ties in found.items()}


def _tie(document: str, here: Told, other: str, there: Told) -> _Tie | None:
    """None for a report itself, for counts that are equal, and for words that say nothing firm."""
    if document == other or (here.count is not None and here.count == there.count):
        return None
    if here.count is None and (relation(here.time) is None or relation(there.time) is None):
        return None
    return _Tie(other, here, there)


def _fixpoint(reports: Mapping[str, Dated], ties: Ties, barred: frozenset[str]) -> State:
    """The days left when nothing more can be taken away; what is barred keeps its own days and bounds nothing."""
    state: dict[str, Days] = {d: _own(r) for d, r in reports.items()}
    for _ in range(_MOST_ROUNDS):
        after = {
            d: days if d in barred else _bounded(days, _clues(d, ties, state, barred)) for d, days in state.items()
        }
        if after == state or not all(after[d] for d in after if d not in barred):
            return after
        state = after
    return state


def _own(report: Dated) -> Days:
    if report.is_known:
        return (Interval(first=report.published.first, last=report.published.last),)
    return report.days


def _bounded(days: Days, clues: Iterable[Clue]) -> Days:
    for clue in clues:
        days = both(days, clue.days)
    return days


def _clues(document: str, ties: Ties, state: State, barred: frozenset[str]) -> Iterator[Clue]:
    """What each tied report says of this one's days."""
    for tie in ties.get(document, ()):
        days = state[tie.other]
        if tie.other in barred or not days:
            continue
        left = tie.left(days)
        if left and hull(left) != Interval():
            yield Clue(left, tie.reason(days))


def _order(tie: _Tie) -> tuple[str, ...]:
    return tie.other, tie.here.key, tie.here.time, tie.there.time


def _told(span: Interval) -> str:
    first, last = span.first or "..", span.last or ".."
    return str(first) if first == last else f"{first} to {last}"


def _published(report: Dated, ties: Ties, state: State, barred: frozenset[str]) -> Published:
    own = report.published
    if not report.days:
        return own
    clues = list(_clues(report.document, ties, state, barred - {report.document}))
    days = _bounded(report.days, clues)
    narrower = _bearing(report.days, clues)
    if not days:
        told = "; ".join((*own.reasons, *(c.reason for c in narrower)))
        return Published(reasons=(f"{CONTRADICTION}: {told}", *own.reasons, *(c.reason for c in narrower)))
    if days == report.days:
        return own
    reasons = (*own.reasons, *(c.reason for c in narrower)) if own.edtf else tuple(c.reason for c in narrower)
    return Dating(days, reasons, KnownBy.INFERRED).published()


def _bearing(days: Days, clues: Iterable[Clue]) -> list[Clue]:
    """The clues that take days away, the strongest first."""
    told = {c.days: c for c in sorted(clues, key=lambda c: c.reason, reverse=True)}
    ranked = sorted(told.values(), key=lambda c: (width(both(days, c.days)), c.reason))
    return [c for c in ranked if both(days, c.days) != days]
