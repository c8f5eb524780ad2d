"""Who held a place when, as reported: evidence in, spells of control out.

Each claim with a control facet is an assertion: a place was gained, lost, held, not held or contested at some time. A
gain begins a spell and ends the one before; a loss ends one and leaves unknown who holds the place unless somebody
says; "holds" says no more than that day. Nothing is drawn beyond what was said: an end that nobody tells is null, with
a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from chronist.derive.common import claim_ids, counted, origins, says, spoken_of
from chronist.link.features import party
from chronist.model import Change, Control, Interval, Ref, Status
from chronist.views import EventPlace, Evidence, Spell

# Two assertions of one change stand for one when their days meet within this: reports run a day or two behind.
SAME_CHANGE = timedelta(days=3)
NARROW = timedelta(days=10)  # a fight told within these is one that a spell can end at
SETTLED = timedelta(days=7)  # fights told in the week after a capture are those of the capture
_NOBODY_SAYS = "the reports say who lost it, and not who holds it after"
_NO_END = "no report tells an end"
_NO_BEGIN = "held before the first report that says so"
_NOBODY_NAMED = "the reports name nobody who took it"
_IMPLIED_HOLDER = "implied: the reports name nobody who took it; who holds it after is said"


@dataclass(frozen=True, slots=True)
class Assertion:
    """One change or state of control, said by one or more claims."""

    change: Change
    holder: Ref | None
    loser: Ref | None
    time: Interval
    items: tuple[Evidence, ...]
    basis: str | None

    @property
    def party(self) -> str | None:
        """Who the assertion is about, as one word for a side."""
        return _party(self.holder)


def control(
    evidence: Iterable[Evidence], place: str | None = None, *, on: date | None = None, status: Sequence[Status] = ()
) -> list[Spell]:
    """Spells of every place, or of one (by id), in order of place and time; with `on`, those that cover the day."""
    assertions: dict[str, list[tuple[EventPlace, Control, Evidence]]] = defaultdict(list)
    for item in counted(evidence, status):
        for said in item.claim.facets.control:
            if said.place and said.place.id and place in {None, said.place.id}:
                assertions[said.place.id].append((_place(said, item), said, item))
    spells = [s for key in sorted(assertions) for s in _spells(assertions[key])]
    return spells if on is None else [s for s in spells if covers(s, on)]


def covers(spell: Spell, day: date) -> bool:
    """True where the day is surely or possibly inside the spell."""
    begins = spell.first[0] or spell.first[1]
    ends = spell.last[1]
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _place(said: Control, item: Evidence) -> EventPlace:
    assert said.place is not None
    found = next((p for p in item.claim.places if p.id == said.place.id), None)
    if found is None:
        return EventPlace(id=said.place.id, name=said.place.name)
    return EventPlace(id=found.id, name=found.name, lat=found.lat, lon=found.lon, country=found.country)


def _party(ref: Ref | None) -> str | None:
    """Who holds, as a side: a state's army, government and police are one."""
    if ref is None:
        return None
    if ref.id is None:
        return (ref.name or "").casefold() or None
    return party(ref.id)


def _spells(said: list[tuple[EventPlace, Control, Evidence]]) -> list[Spell]:
    """Changes first, in order of time; then what is said to be held goes to the spell that it fits, or makes one."""
    place = max((p for p, _, _ in said), key=lambda p: (p.lat is not None, p.name or ""))
    merged = _merged([_assertion(c, e) for _, c, e in said])
    spells: list[Spell] = []
    for assertion in merged:
        if assertion.change is Change.GAINED:
            _gain(spells, place, assertion)
        elif assertion.change is Change.LOST:
            _loss(spells, place, assertion)
    for assertion in merged:
        if assertion.change is Change.HELD:
            _hold(spells, place, assertion)
        elif assertion.change in {Change.CONTESTED, Change.NOT_HELD}:
            state = "contested" if assertion.change is Change.CONTESTED else "not-held"
            if state == "contested":
                _dispute(spells, merged, assertion)
            spells.append(_spell(place, assertion, state, (assertion.time.first, assertion.time.last), _NO_END))
    return sorted(spells, key=_spell_order)


def _assertion(said: Control, item: Evidence) -> Assertion:
    return Assertion(said.change, said.holder, said.from_, _time(said, item), (item,), said.basis)


def _time(said: Control, item: Evidence) -> Interval:
    """The days spoken of; a state told without a day is that of the report's own day."""
    untimed = item.claim.time is None or (item.claim.time.first is None and item.claim.time.last is None)
    if untimed and said.change not in {Change.GAINED, Change.LOST} and not item.claim.background:
        return Interval(first=item.published.first, last=item.published.last)
    return spoken_of(item)


def _merged(assertions: list[Assertion]) -> list[Assertion]:
    """One assertion a change: those of the same side and kind whose days meet. The narrowest said interval stands."""
    ordered = sorted(assertions, key=_key)
    found: list[Assertion] = []
    for new in ordered:
        for index, old in enumerate(found):
            if old.change == new.change and old.party == new.party and _meet(old.time, new.time, old.change):
                found[index] = _join(old, new)
                break
        else:
            found.append(new)
    return sorted(found, key=_key)


def _key(a: Assertion) -> tuple[date, date, str, str]:
    last = a.time.last or date.max
    return last, a.time.first or date.min, _RANK[a.change], a.items[0].claim.id


_RANK = {Change.LOST: "1", Change.GAINED: "2", Change.HELD: "3", Change.NOT_HELD: "4", Change.CONTESTED: "0"}


def _meet(a: Interval, b: Interval, change: Change) -> bool:
    if a.last is None or b.last is None:
        return a == b
    if a.first is None or b.first is None:
        # "Retaken" without a day, told later, is the change that a dated report tells, if it came before.
        return change in {Change.GAINED, Change.LOST} and (a.first or b.first or date.min) <= max(a.last, b.last)
    return a.first - SAME_CHANGE <= b.last and b.first - SAME_CHANGE <= a.last


def _join(a: Assertion, b: Assertion) -> Assertion:
    narrow = min((a, b), key=lambda x: (x.time.days is None, x.time.days or 0, x.items[0].claim.id))
    basis = "conceded" if "conceded" in {a.basis, b.basis} else "reported" if a.basis != b.basis else a.basis
    items = tuple(sorted({*a.items, *b.items}, key=lambda e: e.claim.id))
    named = a.holder if a.holder and a.holder.id else b.holder
    return Assertion(a.change, named, a.loser or b.loser, narrow.time, items, basis)


def _spell_order(spell: Spell) -> tuple[date, date, str, str]:
    begin = spell.first[1] or spell.first[0] or date.min
    return begin, spell.last[1] or date.max, spell.state, spell.claims[0]


def _gain(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    bounds = (said.time.first, said.time.last)
    current = _open(spells)
    if current is not None and current.state == "held" and _party(current.holder) == said.party:
        _replace(spells, current, said)
        return
    if current is not None and current.state == "unknown" and current.first == bounds:
        spells.remove(current)  # the loss that this gain explains
    elif current is not None:
        _end(spells, current, bounds, said)
    elif said.loser is not None:
        _imply_before(spells, place, said, said.loser)
    spells.append(_spell(place, said, "held", bounds, _NO_END if said.holder else _NOBODY_NAMED))


def _imply_before(spells: list[Spell], place: EventPlace, said: Assertion, holder: Ref) -> None:
    """Who lost a place held it until then, though no report says since when."""
    bounds = (said.time.first, said.time.last)
    before = Assertion(Change.HELD, holder, None, said.time, said.items, said.basis)
    spells.append(_spell(place, before, "held", (None, said.time.last), f"implied: {_NO_BEGIN}", last=bounds))


def _loss(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    bounds = (said.time.first, said.time.last)
    current = _open(spells)
    if current is not None and current.state == "held" and _party(current.holder) == said.party:
        _end(spells, current, bounds, said)
    elif current is not None and current.state == "held" and said.holder is not None:
        return  # the loss that the other side's gain already told
    elif said.holder is not None and not any(s.last == bounds for s in spells):
        _imply_before(spells, place, said, said.holder)
    after = Assertion(Change.LOST, None, None, said.time, said.items, said.basis)
    spells.append(_spell(place, after, "unknown", bounds, _NOBODY_SAYS))


def _hold(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    """Evidence for a spell of the same holder that it fits; for a gain by nobody named just before; else a spell."""
    fitting = [s for s in spells if s.state == "held" and _party(s.holder) == said.party and _fits(s, said.time)]
    if fitting:
        _replace(spells, fitting[-1], said)
        return
    unnamed = [s for s in spells if s.state == "held" and s.holder is None and _fits(s, said.time)]
    if unnamed:
        _replace(spells, unnamed[-1], said, holder=said.holder, reason=_IMPLIED_HOLDER)
        return
    later = [s for s in spells if s.state == "held" and _starts_after(s, said.time)]
    if later:
        after = min(later, key=_spell_order)
        spells.append(_spell(place, said, "held", (None, said.time.last), _NO_BEGIN, last=after.first))
        return
    for unknown in [s for s in spells if s.state == "unknown" and s.last == (None, None)]:
        _end(spells, unknown, (unknown.first[0], said.time.last), said)
    spells.append(_spell(place, said, "held", (None, said.time.last), _NO_BEGIN))


def _dispute(spells: list[Spell], merged: list[Assertion], said: Assertion) -> None:
    """Who is fought over a place on a later day holds it no more for sure, unless a still later report says so."""
    current = _open(spells)
    if current is None or current.state != "held" or current.last != (None, None) or said.time.first is None:
        return
    begin, day = current.first[1] or current.first[0], said.time.last
    if begin is None or day is None or said.time.first <= begin + SETTLED or (day - said.time.first) > NARROW:
        return
    later = (a for a in merged if a.change is Change.HELD and a.party == _party(current.holder))
    if not any(a.time.first is not None and a.time.first >= day for a in later):
        _end(spells, current, (said.time.first, day), said)


def _fits(spell: Spell, time: Interval) -> bool:
    """True where the days may lie in the spell, its uncertain ends included."""
    return Interval(first=spell.first[0], last=spell.last[1]).overlaps(time)


def _starts_after(spell: Spell, time: Interval) -> bool:
    return spell.first[0] is not None and time.last is not None and spell.first[0] >= time.last


def _open(spells: list[Spell]) -> Spell | None:
    """The latest spell of a holder, or of nobody known, that no report has ended."""
    running = [s for s in spells if s.state in {"held", "unknown"} and s.last == (None, None)]
    return running[-1] if running else None


def _end(spells: list[Spell], spell: Spell, bounds: tuple[date | None, date | None], by: Assertion) -> None:
    ended = msgspec.structs.replace(
        spell, last=bounds, reason=None, claims=tuple(sorted({*spell.claims, *claim_ids(by.items)}))
    )
    spells[spells.index(spell)] = ended


def _replace(spells: list[Spell], spell: Spell, said: Assertion, **changed: object) -> None:
    """The same holder again: more evidence for the spell, not a new one."""
    spells[spells.index(spell)] = msgspec.structs.replace(
        spell,
        claims=tuple(sorted({*spell.claims, *claim_ids(said.items)})),
        asserted_by=tuple(sorted({*spell.asserted_by, *says(said.items)})),
        origins=max(spell.origins, origins(said.items)),
        **changed,
    )


def _spell(
    place: EventPlace,
    said: Assertion,
    state: str,
    first: tuple[date | None, date | None],
    reason: str,
    *,
    last: tuple[date | None, date | None] = (None, None),
) -> Spell:
    return Spell(
        place=place,
        holder=said.holder,
        state=state,
        first=first,
        last=last,
        asserted_by=says(said.items),
        origins=origins(said.items),
        claims=claim_ids(said.items),
        basis=said.basis,
        reason=reason,
    )
