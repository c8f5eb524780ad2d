"""Events: evidence in, claims about the same happening grouped out. Independent of the order of the input.

Claims are compared only within a block (same type, and a shared place, party or recipient in the same fortnight), and
joined where every claim of one group may stand beside every claim of the other, so that a chain of half-alike claims
does not grow into one event. The pairs are tried in a fixed order, the best supported first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from chronist.link.compare import ids, place_ids, said_day, same_happening, when
from chronist.link.merge import merged_event
from chronist.views import Evidence, LinkedEvent

_BLOCK_DAYS = 14  # width of a time block; a claim stands in every block its days touch
_MAX_BLOCKS = 3


def link(evidence: Sequence[Evidence]) -> list[LinkedEvent]:
    """All events, sorted by time then id. Claims without an act make no event of their own."""
    items = sorted((e for e in evidence if e.claim.event is not None), key=lambda e: e.claim.id)
    groups = _grouped(items)
    return sorted((merged_event(g) for g in groups), key=_order)


def _order(event: LinkedEvent) -> tuple[date, date, str]:
    return event.time.first or date.min, event.time.last or date.max, event.id


def _grouped(items: Sequence[Evidence]) -> list[list[Evidence]]:
    group_of = list(range(len(items)))
    members: dict[int, list[int]] = {i: [i] for i in group_of}
    for i, j in _pairs(items):
        a, b = group_of[i], group_of[j]
        if a == b or not _all_alike(items, members[a], members[b]):
            continue
        low, high = min(a, b), max(a, b)
        for k in members[high]:
            group_of[k] = low
        members[low] += members.pop(high)
    return [[items[i] for i in sorted(m)] for m in members.values()]


def _all_alike(items: Sequence[Evidence], left: list[int], right: list[int]) -> bool:
    return all(same_happening(items[i], items[j]) for i in left for j in right)


def _pairs(items: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Pairs worth comparing, closest first: the same said days, then the rest, each by claim id."""
    blocks: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for key in _keys(item):
            blocks[key].append(index)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    alike = ((_distance(items[i], items[j]), items[i].claim.id, items[j].claim.id, i, j) for i, j in pairs)
    return [(i, j) for *_, i, j in sorted(alike)]


def _distance(a: Evidence, b: Evidence) -> int:
    """Small for a pair that shares more; only orders the comparisons."""
    shared = len(place_ids(a.claim.places) & place_ids(b.claim.places)) + len(ids(a.claim.actors) & ids(b.claim.actors))
    shared += len(ids(a.claim.recipients) & ids(b.claim.recipients))
    return -shared - 2 * (said_day(a) is not None and said_day(a) == said_day(b))


def _keys(item: Evidence) -> Iterable[tuple[str, str, int]]:
    window = when(item)
    if window is None or window.first is None or window.last is None:
        return
    event = str(item.claim.event)
    first, last = window.first.toordinal() // _BLOCK_DAYS, window.last.toordinal() // _BLOCK_DAYS
    # A neighbouring block catches claims a day apart across its border.
    blocks = range(first, min(last, first + _MAX_BLOCKS) + 2)
    names = place_ids(item.claim.places) | ids(item.claim.actors) | ids(item.claim.recipients)
    for name in sorted(names):
        for block in blocks:
            yield event, name, block
