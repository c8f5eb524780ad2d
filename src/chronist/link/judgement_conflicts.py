"""Judgements that cannot all hold: lines with the ids they are about in, those that exclude one another out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from chronist.link.judgements import Kind, Line
from chronist.model import Record

type Ids = Mapping[int, tuple[str, ...]]  # number of a line -> what it is about


class Conflict(Record, frozen=True):
    """Lines of a file that contradict one another, and why."""

    lines: tuple[int, ...]
    why: str

    @property
    def told(self) -> str:
        """The lines as words."""
        *others, last = (str(n) for n in self.lines)
        return f"lines {', '.join(others)} and {last}"


def conflicts(held: Sequence[Line], ids: Ids) -> Iterator[Conflict]:
    """Two that are the same and not the same, also by way of others; two dates, places or doers of one thing."""
    yield from _of_sameness(held, ids)
    yield from _of_values(held, ids)


def _of_sameness(held: Sequence[Line], ids: Ids) -> Iterator[Conflict]:
    bonds: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in held:
        if line.judgement.judgement is Kind.SAME:
            one, other = ids[line.number]
            bonds[one].append((other, line.number))
            bonds[other].append((one, line.number))
    for line in held:
        if line.judgement.judgement is Kind.DIFFERENT:
            one, other = ids[line.number]
            way = _way(bonds, one, other)
            if way is not None:
                said = tuple(sorted({*way, line.number}))
                yield Conflict(lines=said, why=f"claims {one} and {other} are said to be one happening, and not to be")


def _way(bonds: Mapping[str, Sequence[tuple[str, int]]], start: str, goal: str) -> tuple[int, ...] | None:
    """The fewest lines that make two claims the same; None where none do."""
    ways: dict[str, tuple[int, ...]] = {start: ()}
    open_ = deque([start])
    while open_ and goal not in ways:
        here = open_.popleft()
        for other, number in sorted(bonds.get(here, ()), key=lambda bond: bond[1]):
            if other not in ways:
                ways[other] = (*ways[here], number)
                open_.append(other)
    return ways.get(goal)


def _of_values(held: Sequence[Line], ids: Ids) -> Iterator[Conflict]:
    first: dict[tuple[str, str], Line] = {}
    for line in held:
        j = line.judgement
        for kind, value in (("date", j.time), ("place", j.place), ("actor", j.actor)):
            if value is None:
                continue
            about = ids[line.number][0]
            earlier = first.setdefault((kind, about), line)
            if _value(earlier) != _value(line):
                yield Conflict(lines=(earlier.number, line.number), why=f"they give {about} a different {kind} each")


def _value(line: Line) -> tuple[object, ...]:
    j = line.judgement
    return j.time, j.place.id if j.place else None, j.actor.id if j.actor else None
