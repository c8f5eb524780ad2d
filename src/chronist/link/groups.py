"""Claims that belong together: Features in, groups of them out, whatever the order they came in.

Only claims that share a key (a place, a pair of parties, a thing, a report, within a week) are compared. Pairs with
enough points make components; inside each, the closest are joined first, and never two claims that exclude one
another, so that a chain of half-alike claims does not grow into one event. A claim that is added is compared with what
shares its keys alone, and only the components it touches are joined anew: the archive's size does not matter.

What a person has judged comes first: the groups of claims judged the same are one group, and claims judged different
are in two, with the rest joined around them as ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from chronist.link.affinity import ENOUGH, affinity
from chronist.link.decisions import UNDECIDED, Decisions
from chronist.link.features import Features
from chronist.link.wholes import Wholes

_BLOCK_DAYS = 7  # width of a time block; a claim stands in every block that its days touch
_MAX_BLOCKS = 5
_OVERLAP = 1  # days that reports of one happening may differ by


class Groups:
    """All claims seen so far, grouped by happening. The same claims give the same groups in any order and split."""

    def __init__(self, decisions: Decisions = UNDECIDED) -> None:
        self._decisions = decisions
        self._features: dict[str, Features] = {}  # by claim id
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._close: dict[str, dict[str, int]] = defaultdict(dict)  # pairs with enough points, both ways
        self._group_of: dict[str, tuple[str, ...]] = {}

    def add(self, found: Iterable[Features]) -> list[list[Features]]:
        """Take claims in; the groups that are new or changed, sorted. A claim that is known already is left alone."""
        touched = [f.item.claim.id for f in sorted(found, key=_id) if self._enter(f)]
        changed: set[tuple[str, ...]] = set()
        seen: set[str] = set()
        for claim in touched:
            if claim not in seen:
                component = self._component(claim)
                seen |= component
                changed |= self._regroup(sorted(component))
        return [[self._features[c] for c in group] for group in sorted(changed)]

    def all(self) -> list[list[Features]]:
        """Every group, sorted by its first claim's id."""
        return [[self._features[c] for c in group] for group in sorted(set(self._group_of.values()))]

    def _enter(self, new: Features) -> bool:
        claim = new.item.claim.id
        if claim in self._features:
            return False
        near: set[str] = set()
        for key in set(keys(new)):
            near.update(self._blocks[key])
            self._blocks[key].append(claim)
        self._features[claim] = new
        for other in sorted(near):
            points = affinity(new, self._features[other])
            if points is not None and points >= ENOUGH:
                self._close[claim][other] = self._close[other][claim] = points
        return True

    def _component(self, claim: str) -> set[str]:
        found, open_ = {claim}, [claim]
        while open_:
            here = open_.pop()
            for other in (*self._close[here], *self._decisions.together.get(here, ())):
                if other not in found and other in self._features:
                    found.add(other)
                    open_.append(other)
        return found

    def _regroup(self, component: Sequence[str]) -> set[tuple[str, ...]]:
        """Join a component anew; the groups that were not there before."""
        before = {self._group_of[c] for c in component if c in self._group_of}
        groups = {tuple(sorted(group)) for group in self._joined(component)}
        for group in groups:
            for claim in group:
                self._group_of[claim] = group
        return groups - before

    def _joined(self, component: Sequence[str]) -> Iterable[list[str]]:
        """Greedy: the closest pair first, ties by claim id; groups whose members exclude one another stay apart."""
        members = {c: [c] for c in component}
        group_of = {c: c for c in component}
        wholes = Wholes(component, self._decisions)
        pairs = [(i, j) for i, j in combinations(component, 2) if j in self._close[i]]
        for i, j in sorted(pairs, key=lambda pair: (-self._close[pair[0]][pair[1]], pair)):
            a, b = sorted((group_of[i], group_of[j]))
            if a == b or self._exclude(members[a], members[b]) or not wholes.allow(i, j):
                continue
            wholes.join(i, j)
            for claim in members.pop(b):
                group_of[claim] = a
                members[a].append(claim)
        return wholes.all()

    def _exclude(self, left: Iterable[str], right: Sequence[str]) -> bool:
        return any(affinity(self._features[i], self._features[j]) is None for i in left for j in right)


def _id(f: Features) -> str:
    return f.item.claim.id


def keys(f: Features) -> Iterator[str]:
    """What a claim has to share with another to be compared with it."""
    yield f"d {f.family} {f.item.claim.document}"
    if f.quote:  # printed again
        yield f"q {f.family} {f.quote}"
    if f.kind == "capture":  # few of each place, and often told without a day
        yield from (f"c {p}" for p in sorted(f.places))
    if f.first is None or f.last is None:
        return
    names = [f"p {p}" for p in sorted(f.places | f.around)]
    names += [f"o {c} {o}" for c in sorted(f.countries) or [""] for o in sorted(f.objects)]
    names += [f"w {a} {r}" for a in sorted(f.actors) for r in sorted(f.recipients)]
    if f.kind == "abduct":
        names += [f"x {o}" for o in sorted(f.objects)]
    if f.family in {"truce", "talks"}:
        names.append(f"k {f.kind}")  # "the talks are to resume" names nobody
        names += [f"a {a}" for a in sorted(f.actors | f.recipients | f.countries)] or ["a"]
    first, last = (f.first - _OVERLAP) // _BLOCK_DAYS, (f.last + _OVERLAP) // _BLOCK_DAYS
    for block in range(first, min(last, first + _MAX_BLOCKS) + 1):
        for name in names:
            yield f"{f.family} {name} {block}"
