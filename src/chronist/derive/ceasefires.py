"""Truces as processes: evidence in, each truce with its parties, exclusions and phases out.

A claim that proposes, agrees or begins a truce opens one, unless one that it fits was opened in the weeks before; what
is said later of a truce (holding, breached, collapsed) belongs to the one it fits best. Several run side by side: a
town's own beside the country's, each with its parties and brokers. A claim that says nothing of this ("the truce has
not ended") speaks of the truce that its report spoke of last, else of the one opened last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chronist.derive.processes import anchor, history, unique
from chronist.link.features import party
from chronist.model import Ceasefire, PlaceMention, content_hash
from chronist.views import CeasefireView, Evidence

_OPENS = frozenset({"proposed", "agreed", "begun"})
# A truce agreed this long after another of its kind is another: that of Syria in 2016 took 16 days from deal to start.
NEW_TRUCE = timedelta(days=45)
_WIDE = frozenset({"nationwide", "nation-wide", "countrywide", "country-wide", "comprehensive", "general", "total"})
_COARSE = frozenset({"country", "region"})
_PLACE, _PARTIES, _BROKERS, _LEVEL, _REPORT = 3, 2, 2, 1, 2


@dataclass(frozen=True, slots=True)
class _Said:
    """What one claim tells of a truce, and which truce it may be."""

    facet: Ceasefire
    item: Evidence

    @property
    def local(self) -> bool | None:
        """True for a town's truce, False for a country's, None where nothing says."""
        scope = (self.facet.scope or "").casefold()
        if scope in _WIDE:
            return False
        if scope == "local":
            return True
        kind = next((p.kind for p in self.item.claim.places if scope in _names(p)), None)
        return None if not scope or kind is None else kind not in _COARSE

    @property
    def towns(self) -> frozenset[str]:
        """Where it holds, where it is a town's."""
        scope = (self.facet.scope or "").casefold()
        fine = [p for p in self.item.claim.places if p.id and p.kind not in _COARSE]
        named = [p for p in fine if scope in _names(p)]
        return frozenset(p.id for p in named or (fine if self.local else ()) if p.id)

    @property
    def parties(self) -> frozenset[str]:
        """Whose it is; of a plan that is put to two sides, theirs."""
        told = self.facet.parties
        if not told and self.facet.phase == "proposed":
            told = tuple(m.id for m in self.item.claim.recipients if m.id)
        return frozenset(party(p) for p in told)


@dataclass(slots=True)
class _Truce:
    """A truce as far as it has been told."""

    said: list[_Said] = field(default_factory=list)

    def score(self, new: _Said) -> int | None:
        """How well a claim fits; None where it speaks of another truce."""
        places, parties = self._all("towns"), self._all("parties")
        brokers = frozenset(b for s in self.said for b in s.facet.brokers)
        levels = {s.local for s in self.said} - {None}
        if new.local is not None and levels and new.local not in levels:
            return None
        if _apart(new.towns, places) or _apart(frozenset(new.facet.brokers), brokers):
            return None
        if len(new.parties) > 1 and len(parties) > 1 and not new.parties <= parties and not parties <= new.parties:
            return None
        if _apart(new.parties, parties):
            return None
        points = _PLACE * bool(new.towns & places) + _PARTIES * bool(new.parties & parties)
        points += _BROKERS * bool(set(new.facet.brokers) & brokers) + _LEVEL * (new.local in levels)
        return points + _REPORT * any(s.item.claim.document == new.item.claim.document for s in self.said)

    def is_over(self, new: _Said) -> bool:
        """True where a claim that opens a truce comes too late to speak of this one."""
        start, day = anchor(self.said[0].item), anchor(new.item)
        return new.facet.phase in _OPENS and None not in {start, day} and day - start > NEW_TRUCE  # type: ignore[operator]

    def _all(self, name: str) -> frozenset[str]:
        return frozenset(x for s in self.said for x in getattr(s, name))


def ceasefires(evidence: Iterable[Evidence]) -> list[CeasefireView]:
    """All truces in order of time; planned and proposed phases stand in the history with their status."""
    said = [_Said(e.claim.facets.ceasefire, e) for e in evidence if e.claim.facets.ceasefire is not None]
    truces: list[_Truce] = []
    for new in sorted(said, key=_order):
        fitting = _fitting(truces, new)
        if fitting is None:
            truces.append(_Truce([new]))
        else:
            fitting.said.append(new)
    return [_view(t.said) for t in truces]


def _order(said: _Said) -> tuple[date, date, str, int, str]:
    item = said.item
    out = item.published.last or date.max
    return anchor(item) or date.max, out, item.claim.document, item.claim.trigger.start, item.claim.id


def _fitting(truces: Sequence[_Truce], new: _Said) -> _Truce | None:
    """The truce that a claim fits best, the latest first; None where it opens one."""
    scored = [(points, i) for i, t in enumerate(truces) if (points := t.score(new)) is not None and not t.is_over(new)]
    return truces[max(scored)[1]] if scored else None


def _names(place: PlaceMention) -> set[str]:
    return {(place.name or "").casefold(), place.text.casefold()}


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _view(group: Sequence[_Said]) -> CeasefireView:
    first = min(s.item.claim.id for s in group)
    return CeasefireView(
        id=content_hash("ceasefire", first),
        parties=unique(s.facet.parties for s in group),
        excluded=unique(s.facet.excluded for s in group),
        scope=next((s.facet.scope for s in group if s.facet.scope), None),
        history=history((s.facet.phase, s.item) for s in group),
        brokers=unique(s.facet.brokers for s in group),
    )
