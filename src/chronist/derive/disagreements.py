"""Where sources contradict one another: events and spells in, disagreements side by side out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from chronist.derive.control import covers
from chronist.views import Disagreement, LinkedEvent, Side, Spell


def disagreements(events: Iterable[LinkedEvent], spells: Sequence[Spell] = ()) -> list[Disagreement]:
    """Those inside events, then places that two sides are said to hold at once."""
    return [*(d for e in events for d in e.disagreements), *_about_control(spells)]


def _about_control(spells: Sequence[Spell]) -> Iterable[Disagreement]:
    held = [s for s in spells if s.state == "held" and s.first[0] is not None]
    for a, b in combinations(held, 2):
        if a.place.id != b.place.id or a.holder == b.holder or a.first[0] is None or b.first[0] is None:
            continue
        later = max(a.first[0], b.first[0])
        if covers(a, later) and covers(b, later) and a.last[0] != later and b.last[0] != later:
            yield Disagreement(about="control", view=f"control {a.place.name}", sides=(_side(a), _side(b)))


def _side(spell: Spell) -> Side:
    holder = spell.holder.name or spell.holder.id if spell.holder else None
    return Side(value=f"held by {holder or 'somebody unnamed'}", speakers=spell.asserted_by, claims=spell.claims)
