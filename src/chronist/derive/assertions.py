"""What is said of who holds a place: evidence in, Assertions out, one for each change or state that reports tell.

Claims of one change (the same side, days that meet) are one assertion; the narrowest days that anybody gives are its.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chronist.derive.common import spoken_of
from chronist.link.features import party
from chronist.model import Change, Control, Interval, Ref, Status
from chronist.views import EventPlace, Evidence

# Two assertions of one change stand for one when their days meet within this: reports run a day or two behind.
SAME_CHANGE = timedelta(days=3)
NEWS = timedelta(days=14)  # reports of a change that give it no day come within these
SETTLED = timedelta(days=7)  # fights told in the week after a capture are those of the capture
DENIALS = frozenset({Status.DENIED, Status.NOT_HAPPENED})
_HAD_BEFORE = 2  # words: "had held", "had long held"
_RANK = {Change.LOST: "1", Change.GAINED: "2", Change.HELD: "3", Change.NOT_HELD: "4", Change.CONTESTED: "0"}

type Told = tuple[EventPlace, Control, Evidence]


@dataclass(frozen=True, slots=True)
class Assertion:
    """One change or state of control, said by one or more claims."""

    change: Change
    holder: Ref | None
    loser: Ref | None
    time: Interval
    items: tuple[Evidence, ...]
    basis: str | None
    over: bool = False  # "had held": no longer, or nobody knows

    @property
    def party(self) -> str | None:
        """Who the assertion is about, as one word for a side."""
        return side(self.holder)


def by_place(evidence: Iterable[Evidence], place: str | None) -> dict[str, list[Told]]:
    """What is told of each place, or of one, by its id."""
    found: dict[str, list[Told]] = defaultdict(list)
    for item in evidence:
        for said in item.claim.facets.control:
            if said.place and said.place.id and place in {None, said.place.id}:
                found[said.place.id].append((_place(said, item), said, item))
    return found


def _place(said: Control, item: Evidence) -> EventPlace:
    assert said.place is not None
    found = next((p for p in item.claim.places if p.id == said.place.id), None)
    if found is None:
        return EventPlace(id=said.place.id, name=said.place.name)
    return EventPlace(id=found.id, name=found.name, lat=found.lat, lon=found.lon, country=found.country)


def side(ref: Ref | None) -> str | None:
    """Who holds, as a side: a state's army, government and police are one."""
    if ref is None:
        return None
    if ref.id is None:
        return (ref.name or "").casefold() or None
    return party(ref.id)


def assertions_of(told: Iterable[Told]) -> list[Assertion]:
    """One assertion a change: those of the same side and kind whose days meet. The narrowest said interval stands."""
    ordered = sorted((_assertion(c, e) for _, c, e in told), key=_key)
    found: list[Assertion] = []
    for new in ordered:
        for index, old in enumerate(found):
            if old.change == new.change and _may_be_one(old, new) and _meet(old.time, new.time, old.change):
                found[index] = _join(old, new)
                break
        else:
            found.append(new)
    return sorted(found, key=_key)


def _may_be_one(a: Assertion, b: Assertion) -> bool:
    """The same side; and "the town has fallen" is who is said to have taken it."""
    return a.party == b.party or (a.change is Change.GAINED and None in {a.party, b.party})


def _key(a: Assertion) -> tuple[date, date, str, str]:
    last = a.time.last or date.max
    return last, a.time.first or date.min, _RANK[a.change], a.items[0].claim.id


def _meet(a: Interval, b: Interval, change: Change) -> bool:
    if a.last is None or b.last is None:
        return a == b
    if a.first is not None and b.first is not None:
        return a.first - SAME_CHANGE <= b.last and b.first - SAME_CHANGE <= a.last
    if change not in {Change.GAINED, Change.LOST}:
        return False
    # "Retaken" without a day is the change that a dated report tells, if it came before; two without one are one news.
    if a.first is None and b.first is None:
        return abs(a.last - b.last) <= NEWS
    dated, told = (a, b) if a.first is not None else (b, a)
    assert dated.first is not None
    assert told.last is not None
    return dated.first <= told.last


def _join(a: Assertion, b: Assertion) -> Assertion:
    narrow = min((a, b), key=_width)
    basis = "conceded" if "conceded" in {a.basis, b.basis} else "reported" if a.basis != b.basis else a.basis
    items = tuple(sorted({*a.items, *b.items}, key=lambda e: e.claim.id))
    over = a.over and b.over
    named = a.holder if a.holder and a.holder.id else b.holder
    return Assertion(a.change, named, a.loser or b.loser, narrow.time, items, basis, over)


def _width(a: Assertion) -> tuple[bool, int, date, str]:
    """Fewest days first; of times without a first day the earliest: what was told on the 3rd was by the 3rd."""
    return a.time.days is None, a.time.days or 0, a.time.last or date.max, a.items[0].claim.id


def _assertion(said: Control, item: Evidence) -> Assertion:
    over = _is_over(said, item)
    time = Interval(first=None, last=item.published.last) if over else _time(said, item)
    return Assertion(said.change, said.holder, said.from_, time, (item,), said.basis, over)


def _time(said: Control, item: Evidence) -> Interval:
    """The days spoken of; a state told without a day is that of the report's own day."""
    untimed = item.claim.time is None or (item.claim.time.first is None and item.claim.time.last is None)
    if untimed and said.change not in {Change.GAINED, Change.LOST} and not item.claim.background:
        return Interval(first=item.published.first, last=item.published.last)
    return spoken_of(item)


def _is_over(said: Control, item: Evidence) -> bool:
    """True for "which the army had held": until some day before the report."""
    before = item.claim.quote[: max(0, item.claim.trigger.start - item.claim.start)].split()
    return said.change is Change.HELD and "had" in before[-_HAD_BEFORE:]


def denial_of(said: Assertion, denied: Sequence[Told]) -> Evidence | None:
    """Who denied within days what the takers alone claim."""
    if said.change is not Change.GAINED or said.basis != "claimed" or said.time.last is None:
        return None
    for _, control, item in denied:
        day = item.claim.time.last if item.claim.time and item.claim.time.last else item.published.last
        of_them = control.holder is None or side(control.holder) == said.party
        near = day is not None and said.time.last - SAME_CHANGE <= day <= said.time.last + SETTLED
        if control.change is Change.GAINED and of_them and near:
            return item
    return None
