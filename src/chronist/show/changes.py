"""What became known between two days: what was Known on each in, the differences of their views out.

A thing of one day and one of the other are the same where they share claims: claims that were known stay known, so
that nothing can go unseen. What was drawn from them may go: a spell that a later report explains otherwise, an event
that its own origin took back. That is told as withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from chronist.derive.ceasefires import ceasefires
from chronist.derive.control import control
from chronist.derive.talks import talks
from chronist.derive.tolls import tolls
from chronist.link.features import party
from chronist.model import Record, Ref
from chronist.show.known import Known
from chronist.views import CeasefireView, LinkedEvent, Spell, TalksView, TollView

type Thing = LinkedEvent | Spell | CeasefireView | TalksView | TollView

NEW, CHANGED, ENDED, WITHDRAWN = "new", "changed", "ended", "withdrawn"
_RETRACTED = "retracted"
_CLAIMS = "claims"
_BESIDE = frozenset({_CLAIMS, "event_id"})  # differ wherever a claim was added, and say nothing new by that
# An event's or process's id is made of its claims; a copy adds a document and no origin; a spell is matched by place.
_NO_NEWS = {LinkedEvent: {"id", "documents", "background"}, Spell: {"place"}, CeasefireView: {"id"}, TalksView: {"id"}}


class Difference(Record, frozen=True, kw_only=True):
    """One thing that a later day knows otherwise: new, changed, ended (a spell) or withdrawn."""

    what: str
    view: str  # event, control, ceasefire, talks, toll
    fields: tuple[str, ...] = ()  # of the view, where it is changed or ended
    known_from: date | None = None  # the first day on which it was known, by the reports that tell it
    claims: tuple[str, ...]  # that became known; of what was withdrawn, those that it was drawn from
    before: tuple[Thing, ...]  # several where they turned out to be one
    after: Thing | None = None

    @property
    def things(self) -> tuple[Thing, ...]:
        """Those before, and the one after."""
        return self.before if self.after is None else (*self.before, self.after)


def differences(before: Known, after: Known) -> list[Difference]:
    """What the later day knows otherwise: events, then spells of control, truces, rounds of talks, tolls."""
    then, now = before.evidence.values(), after.evidence.values()
    pairs: list[tuple[str, Sequence[Thing], Sequence[Thing]]] = [
        ("event", tuple(before.events.values()), tuple(after.events.values())),
        ("control", control(then), control(now)),
        ("ceasefire", ceasefires(then), ceasefires(now)),
        ("talks", talks(then), talks(now)),
        ("toll", tolls(then), tolls(now)),
    ]
    return [d for view, old, new in pairs for d in _of_view(view, old, new, after)]


def _of_view(view: str, old: Sequence[Thing], new: Sequence[Thing], after: Known) -> Iterator[Difference]:
    olds = _spells_before(old, new) if view == "control" else _things_before(old, new)
    for thing, earlier in zip(new, olds, strict=True):
        found = _difference(view, earlier, thing, after)
        if found is not None:
            yield found
    followed = {id(o) for earlier in olds for o in earlier}
    for thing in old:
        if id(thing) not in followed:
            yield Difference(what=WITHDRAWN, view=view, claims=claims_of(thing), before=(thing,))


def _difference(view: str, before: tuple[Thing, ...], after: Thing, known: Known) -> Difference | None:
    """None where nothing but the number of claims that say it has changed."""
    fields = changed_fields(before, after)
    what = _what(before, after)
    if before and not fields:
        return None
    then = {c for o in before for c in claims_of(o)}
    claims = tuple(c for c in claims_of(after) if c not in then)
    days = [e.published.last for e in known.claims(claims) if e.published.last]
    known_from = min(days, default=None)
    return Difference(
        what=what, view=view, fields=fields, known_from=known_from, claims=claims, before=before, after=after
    )


def _what(before: tuple[Thing, ...], after: Thing) -> str:
    if isinstance(after, LinkedEvent) and after.support == _RETRACTED and not any(map(_is_retracted, before)):
        return WITHDRAWN if before else NEW
    if not before:
        return NEW
    open_before = any(isinstance(o, Spell) and o.last == (None, None) for o in before)
    return ENDED if open_before and isinstance(after, Spell) and after.last != (None, None) else CHANGED


def _is_retracted(thing: Thing) -> bool:
    return isinstance(thing, LinkedEvent) and thing.support == _RETRACTED


def changed_fields(before: Sequence[Thing], after: Thing) -> tuple[str, ...]:
    """The fields, by their names in JSON, that are not what they were before; `claims` where a thing was cut or joined.

    None where there was nothing before.
    """
    new, olds = _facts(after), [_facts(o) for o in before]
    found = tuple(name for name in new if any(o[name] != new[name] for o in olds))
    return (*found, _CLAIMS) if not isinstance(after, Spell) and _recut(before, after) else found


def _recut(before: Sequence[Thing], after: Thing) -> bool:
    """True where claims that were of one thing are of two, or the other way round."""
    return len(before) > 1 or any(set(claims_of(o)) - set(claims_of(after)) for o in before)


def _facts(thing: Thing) -> dict[str, object]:
    """What a thing says, by field, without what every further claim changes."""
    left_out = _NO_NEWS.get(type(thing), set()) | _BESIDE
    return {name: _plain(value) for name, value in msgspec.to_builtins(thing).items() if name not in left_out}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in _BESIDE}
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else value


def claims_of(thing: Thing) -> tuple[str, ...]:
    """The ids of the claims that a thing is drawn from."""
    if isinstance(thing, LinkedEvent | Spell):
        return thing.claims
    parts = thing.figures if isinstance(thing, TollView) else thing.history
    return tuple(sorted({c for part in parts for c in part.claims}))


def _things_before(old: Sequence[Thing], new: Sequence[Thing]) -> list[tuple[Thing, ...]]:
    """For each new thing those old ones that it has a claim of: it has one event, one truce, one toll of a kind."""
    of: dict[tuple[object, str], list[Thing]] = {}
    for thing in old:
        for claim in claims_of(thing):
            of.setdefault((_kind(thing), claim), []).append(thing)
    found = []
    for thing in new:
        sharing = [o for claim in claims_of(thing) for o in of.get((_kind(thing), claim), ())]
        found.append(tuple({id(o): o for o in sharing}.values()))
    return found


def _kind(thing: Thing) -> object:
    """What one claim may tell several of, side by side."""
    if not isinstance(thing, TollView):
        return None
    return thing.kind, thing.cumulative, None if thing.cumulative else thing.of


def _spells_before(old: Sequence[Thing], new: Sequence[Thing]) -> list[tuple[Thing, ...]]:
    """For each new spell the old ones of its place that it carries on.

    The claim that ends one spell begins the next, so that claims alone do not tell: the state and the holder have to
    agree too; else the state, where one of the two has no holder named; else the old may be one of nobody known.
    """
    spells = [n for n in new if isinstance(n, Spell)]
    found: list[list[Thing]] = [[] for _ in spells]
    free = [o for o in old if isinstance(o, Spell)]
    at: dict[str | None, list[int]] = {}
    for i, spell in enumerate(spells):
        at.setdefault(spell.place.id, []).append(i)
    for alike in (_same_holder, _holder_named, _was_unknown):
        left = []
        for o in free:
            fitting = [i for i in at.get(o.place.id, ()) if alike(o, spells[i]) and _shared(o, spells[i])]
            fitting = fitting if alike is _same_holder else [i for i in fitting if not found[i]]
            if fitting:
                found[max(fitting, key=lambda i: (_shared(o, spells[i]), -i))].append(o)
            else:
                left.append(o)
        free = left
    return [tuple(f) for f in found]


def _shared(one: Spell, other: Spell) -> int:
    return len(set(one.claims).intersection(other.claims))


def _same_holder(one: Spell, other: Spell) -> bool:
    return one.state == other.state and _held_by(one.holder) == _held_by(other.holder)


def _holder_named(one: Spell, other: Spell) -> bool:
    return one.state == other.state and (one.holder is None or other.holder is None)


def _was_unknown(one: Spell, other: Spell) -> bool:
    return one.state == "unknown" and one.state != other.state


def _held_by(holder: Ref | None) -> str | None:
    return (party(holder.id) if holder.id else holder.name) if holder else None
