"""When what a clause counts from was: "retook it on Friday, twelve days after the rebels came" in, twelve days off out.

The act behind "after" or "before" has no day of its own; the one it is counted from has, and the length between them is
said. Days are exact; of weeks, months and years the half is allowed for, since "three weeks" are seldom 21 days.

>>> _reach("P12D"), _reach("P3W"), _reach("PTXH"), _reach("PXY")
((12, 12), (18, 24), (0, 1), None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import msgspec
from spacy.tokens import Token

from chronist.model import TimeMention, Timex

_LINKS = {"after": -1, "before": 1}
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_FEW = {"D": (2, 9), "W": (8, 60)}  # "days after", "weeks after"; "months" and "years" leave too much open
_LENGTH = re.compile(r"P(\d+|X)([DWMY])$")
_HOURS = re.compile(r"PT(?:\d+|X)[HM]$")
_CLIMB = 3  # joined verbs and prepositions from the act up to "after"


def counted_from(
    trigger: Token,
    times: Sequence[TimeMention],
    when: Callable[[Token], TimeMention | None],
    stated: TimeMention | None,
) -> TimeMention | None:
    """The length's mention with the days that it leads to, where the act behind "after" has none of its own.

    `stated` is the time that the act has by grammar, which may be that of the act it is counted from.
    """
    link = _link(trigger)
    if link is None:
        return None
    length = next((t for t in times if isinstance(t.timex, Timex) and t.end < link.idx <= t.end + 2), None)
    reach = _reach(length.timex.value) if length is not None and isinstance(length.timex, Timex) else None
    clause = link.head.head if link.head.dep_ in {"aux", "auxpass"} else link.head
    governor = link.head if link.dep_ == "prep" else clause.head
    while governor.ent_type_ in {"DATE", "TIME"} and governor.head != governor:
        governor = governor.head  # "on Monday, a day after the raid": what the days belong to
    base = when(governor) if reach is not None and governor != trigger else None
    if length is None or reach is None or base is None or base.first is None or base.last is None:
        return None
    if stated is not None and stated not in {base, length}:
        return None
    near, far = (timedelta(days=n) for n in sorted(_LINKS[link.lower_] * days for days in reach))
    return msgspec.structs.replace(length, first=base.first + near, last=base.last + far)


def _link(trigger: Token) -> Token | None:
    """The "after" or "before" that an act's clause or noun stands behind."""
    at = trigger
    for _ in range(_CLIMB):
        own = (*at.children, *(c for a in at.children if a.dep_ in {"aux", "auxpass"} for c in a.children))
        mark = next((c for c in own if c.dep_ in {"mark", "advmod"} and c.lower_ in _LINKS), None)
        if mark is not None or at.dep_ == "advcl":
            return mark
        if at.dep_ in {"pobj", "pcomp"}:
            return at.head if at.head.lower_ in _LINKS and at.head.dep_ == "prep" else None
        if at.dep_ != "conj":
            return None
        at = at.head
    return None


def _reach(value: str) -> tuple[int, int] | None:
    """Fewest and most days of a TIMEX3 duration; None where it says too little."""
    if _HOURS.fullmatch(value):
        return 0, 1
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    count, unit = found.groups()
    if count == "X":
        return _FEW.get(unit)
    days = int(count) * _DAYS[unit]
    half = _DAYS[unit] // 2
    return days - half, days + half
