"""Who held a place when, as reported: evidence in, spells of control out.

Each claim with a control facet is an assertion: a place was gained, lost, held, not held or contested at some time. A
gain begins a spell and ends the one before; a loss ends one and leaves unknown who holds the place unless somebody
says; "holds" says no more than that day. Nothing is drawn beyond what was said: an end that nobody tells is null, with
a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from chronist.derive.assertions import DENIALS, NEWS, SETTLED, Assertion, Told, assertions_of, by_place, denial_of, side
from chronist.derive.common import claim_ids, counted, origins, says
from chronist.link.features import party
from chronist.model import Change, Interval, Ref, Status
from chronist.views import EventPlace, Evidence, Spell

NARROW = timedelta(days=10)  # a fight told within these is one that a spell can end at
SOON = timedelta(days=31)  # who held it "until today" is taken to have held it a month ago, not a year
_NOBODY_SAYS = "the reports say who lost it, and not who holds it after"
_ENTERS = re.compile(r"enter|roll|march|mov|walk|dr[io]v|arriv", re.IGNORECASE)
_ENTERED = "implied: they entered it after the others had left"
_DENIED = "claimed by {}, and denied"
_NO_END = "no report tells an end"
_NO_BEGIN = "held before the first report that says so"
_NOBODY_NAMED = "the reports name nobody who took it"
_IMPLIED_HOLDER = "implied: the reports name nobody who took it; who holds it after is said"


def control(
    evidence: Iterable[Evidence], place: str | None = None, *, on: date | None = None, status: Sequence[Status] = ()
) -> list[Spell]:
    """Spells of every place, or of one (by id), in order of place and time; with `on`, those that cover the day."""
    evidence = list(evidence)
    assertions = by_place(counted(evidence, status), place)
    denied = by_place((e for e in evidence if e.claim.status in DENIALS), place)
    spells = [s for key in sorted(assertions) for s in _spells(assertions[key], denied[key])]
    return spells if on is None else _on(spells, on)


def _on(spells: list[Spell], day: date) -> list[Spell]:
    """Those that cover the day; where none of a place does, who was last said to have held it until soon after."""
    found = [s for s in spells if covers(s, day)]
    told = {s.place.id for s in found}
    before = (s for s in spells if s.place.id not in told and s.state == "held" and s.first[0] is None and s.first[1])
    soon = [s for s in before if s.first[1] and day < s.first[1] <= day + SOON]
    return [s for s in spells if s in found or s in soon]


def covers(spell: Spell, day: date) -> bool:
    """True where the day is surely or possibly inside the spell."""
    begins = spell.first[0] or spell.first[1]
    ends = spell.last[1]
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _spells(said: Sequence[Told], denied: Sequence[Told]) -> list[Spell]:
    """Changes first, in order of time; then what is said to be held goes to the spell that it fits, or makes one."""
    place = max((p for p, _, _ in said), key=lambda p: (p.lat is not None, p.name or ""))
    merged = assertions_of(said)
    spells: list[Spell] = []
    for assertion in merged:
        if (denial := denial_of(assertion, denied)) is not None:
            spells.append(_disputed(place, assertion, denial))
        elif assertion.change is Change.GAINED:
            _gain(spells, place, assertion)
        elif assertion.change is Change.LOST:
            _loss(spells, place, assertion)
    for assertion in merged:
        if assertion.change is Change.CONTESTED:
            _enter(spells, assertion)
    for assertion in merged:
        if assertion.change is Change.HELD:
            _hold(spells, place, assertion)
        elif assertion.change in {Change.CONTESTED, Change.NOT_HELD}:
            state = "contested" if assertion.change is Change.CONTESTED else "not-held"
            if state == "contested":
                _dispute(spells, merged, assertion)
            spells.append(_spell(place, assertion, state, (assertion.time.first, assertion.time.last), _NO_END))
    return sorted(_one_contest([_settled(s, spells) for s in spells]), key=_spell_order)


def _one_contest(spells: list[Spell]) -> list[Spell]:
    """Contests that are told again before anybody is told to hold the place are one."""
    kept: list[Spell] = []
    for spell in sorted(spells, key=_spell_order):
        same = (s for s in kept if s.state == spell.state == "contested" and s.last == spell.last != s.first)
        earlier = next(same, None)
        if earlier is None:
            kept.append(spell)
        else:
            kept[kept.index(earlier)] = msgspec.structs.replace(
                earlier,
                holder=earlier.holder if earlier.holder == spell.holder else None,
                claims=tuple(sorted({*earlier.claims, *spell.claims})),
                asserted_by=tuple(sorted({*earlier.asserted_by, *spell.asserted_by})),
                origins=max(earlier.origins, spell.origins),
            )
    return kept


def _settled(spell: Spell, spells: Sequence[Spell]) -> Spell:
    """A contest ends where a later spell of a holder begins."""
    begin = spell.first[1]
    if spell.state != "contested" or spell.last != (None, None) or begin is None:
        return spell
    after = [s for s in spells if s.state == "held" and s.first[0] is not None and s.first[0] > begin]
    held = min(after, key=_spell_order, default=None)
    return spell if held is None else msgspec.structs.replace(spell, last=held.first, reason=None)


def _disputed(place: EventPlace, said: Assertion, denial: Evidence) -> Spell:
    """A capture that one side claims and somebody denies: nobody is told to have lost or gained the place."""
    both = replace(said, holder=None, items=(*said.items, denial))
    bounds = (said.time.first, said.time.last)
    reason = _DENIED.format(said.holder.name if said.holder else "one side")
    return _spell(place, both, "contested", bounds, reason, last=bounds)


def _spell_order(spell: Spell) -> tuple[date, date, str, str]:
    begin = spell.first[1] or spell.first[0] or date.min
    return begin, spell.last[1] or date.max, spell.state, spell.claims[0]


def _gain(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    bounds = (said.time.first, said.time.last)
    current = _open(spells)
    if current is not None and current.state == "held" and side(current.holder) == said.party:
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
    """Who lost a place held it until then, though no report says since when; "armed gangs" are nobody."""
    if holder.id is None:
        return
    bounds = (said.time.first, said.time.last)
    before = Assertion(Change.HELD, holder, None, said.time, said.items, said.basis)
    spells.append(_spell(place, before, "held", (None, said.time.last), f"implied: {_NO_BEGIN}", last=bounds))


def _loss(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    bounds = (said.time.first, said.time.last)
    current = _open(spells)
    if current is not None and current.state == "held" and side(current.holder) == said.party:
        _end(spells, current, bounds, said)
    elif current is not None and current.state == "held" and said.holder is not None:
        if _tells_of(said, current) and not any(s.last == current.first for s in spells):
            _imply_before(spells, place, _dated(said, current), said.holder)
        return  # the loss that the other side's gain already told
    elif said.holder is not None and not any(s.last == bounds for s in spells):
        _imply_before(spells, place, said, said.holder)
    after = Assertion(Change.LOST, None, None, said.time, said.items, said.basis)
    spells.append(_spell(place, after, "unknown", bounds, _NOBODY_SAYS))


def _enter(spells: list[Spell], said: Assertion) -> None:
    """Who entered a place that the other side had left holds it from then, where no fight is told."""
    left = [s for s in spells if s.state == "unknown" and s.last == (None, None) and _tells_of(said, s)]
    newcomer = _newcomer(said, {side(s.holder) for s in spells if s.state == "held"})
    for unknown in left if newcomer is not None and said.time.first is not None else ():
        bounds = (said.time.first, said.time.last)
        _replace(spells, unknown, said, holder=newcomer, state="held", first=bounds, reason=_ENTERED)


def _newcomer(said: Assertion, before: set[str | None]) -> Ref | None:
    """Who entered: of allies those of the place's country, else the first by id."""
    mentions = [(m, e) for e in said.items if _ENTERS.match(e.claim.trigger.text) for m in e.claim.actors if m.id]
    new = sorted({(m.id or "", m.name or m.text) for m, _ in mentions if party(m.id or "") not in before})
    own = {p.country for _, e in mentions for p in e.claim.places}
    ranked = sorted(new, key=lambda n: (party(n[0]) not in own, n))
    return Ref(id=ranked[0][0], name=ranked[0][1]) if ranked else None


def _tells_of(said: Assertion, gained: Spell) -> bool:
    """True where a loss may be the very change that began the other side's spell."""
    return Interval(first=gained.first[0], last=gained.first[1]).overlaps(said.time)


def _dated(said: Assertion, gained: Spell) -> Assertion:
    """The assertion with the days of the spell that it tells the beginning of."""
    return replace(said, time=Interval(first=gained.first[0], last=gained.first[1]))


def _hold(spells: list[Spell], place: EventPlace, said: Assertion) -> None:
    """Evidence for a spell of the same holder that it fits; for a gain by nobody named just before; else a spell."""
    fitting = [s for s in spells if s.state == "held" and side(s.holder) == said.party and _fits(s, said.time, spells)]
    if fitting:
        _replace(spells, fitting[-1], said)
        return
    unnamed = [s for s in spells if s.state == "held" and s.holder is None and _fits(s, said.time, spells)]
    if unnamed:
        _replace(spells, unnamed[-1], said, holder=said.holder, reason=_IMPLIED_HOLDER)
        return
    later = [s for s in spells if s.state == "held" and _starts_after(s, said.time)]
    if said.over:
        spells.append(_spell(place, said, "held", (None, said.time.last), _NO_BEGIN, last=(None, said.time.last)))
        return
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
    later = (a for a in merged if a.change is Change.HELD and a.party == side(current.holder))
    if not any(a.time.first is not None and a.time.first >= day for a in later):
        _end(spells, current, (said.time.first, day), said)


def _fits(spell: Spell, time: Interval, spells: Sequence[Spell]) -> bool:
    """True where the days may lie in the spell, its uncertain ends included; what another held before is not its."""
    first = spell.first[0]
    if first is None and spell.first[1] and any(s.last == spell.first for s in spells if s is not spell):
        first = spell.first[1] - NEWS
    return Interval(first=first, last=spell.last[1]).overlaps(time)


def _starts_after(spell: Spell, time: Interval) -> bool:
    begin = spell.first[0] or (spell.first[1] if spell.last != spell.first else None)
    return begin is not None and time.last is not None and begin >= time.last


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
