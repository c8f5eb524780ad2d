"""Two texts in; the runs of words that stand in both, and whether only a template's gaps differ, out.

A daily bulletin has the same words every day, and other numbers, days and names in them: that is no copy. An updated
report changes a few of them and keeps the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chronist.copies.pairs import RUN, Shingled
from chronist.copies.phrases import is_figure, word_class
from chronist.copies.texts import Sentence, Text, folded
from chronist.model import Record

_GAP = 3  # words: runs parted by fewer, the same number in both texts or nearly, are one changed run
_SLOT = 12  # words of one text that stand in the place of others in the other text
_OPENING = 6  # words of a first sentence; what is shorter is a heading
_SAME_OPENING = 0.6  # of its words
_FILLED = 0.3  # of the sentences that both have: with so many filled anew it is a template, not an update
_SAME_DAY_FILLED = 0.6  # where both are of one day: a first report and the next count


class Aligned(Record, frozen=True):
    """A run of words that stands in both texts, by the places of its words, the ends excluded."""

    first: int
    last: int
    of_first: int
    of_last: int


def aligned(one: Shingled, other: Shingled) -> tuple[Aligned, ...]:
    """The longest runs of words of `one` that stand in `other`, in the order of `one`."""
    where: dict[int, list[int]] = {}
    for place, run in zip(other.places.tolist(), other.hashes.tolist(), strict=True):
        where.setdefault(run, []).append(place)
    found: list[Aligned] = []
    for place, run in zip(one.places.tolist(), one.hashes.tolist(), strict=True):
        places = where.get(run)
        if places:
            _extend(found, place, places)
    return tuple(r for r in found if r.last - r.first >= RUN)  # no crumbs between two places


def _extend(found: list[Aligned], place: int, places: Sequence[int]) -> None:
    """Let the last run go on where it can; else begin one as near behind it as possible."""
    last = found[-1] if found else None
    if last and last.last >= place + RUN - 1 and last.of_last - (last.last - place) in places:
        ended = place + RUN
        found[-1] = Aligned(
            first=last.first, last=ended, of_first=last.of_first, of_last=last.of_last + ended - last.last
        )
        return
    if last and place + RUN <= last.last:
        return  # inside a run that stands elsewhere
    after = last.of_last if last else 0
    at = min(places, key=lambda p: (p < after - RUN, abs(p - after)))
    begin = max(place, last.last) if last else place
    found.append(Aligned(first=begin, last=place + RUN, of_first=at + begin - place, of_last=at + RUN))


def joined(runs: Sequence[Aligned]) -> tuple[Aligned, ...]:
    """Runs that only a changed word or two part, as one."""
    found: list[Aligned] = []
    for run in runs:
        last = found[-1] if found else None
        if last and run.first - last.last <= _GAP and 0 <= run.of_first - last.of_last <= _GAP:
            found[-1] = Aligned(first=last.first, last=run.last, of_first=last.of_first, of_last=run.of_last)
        else:
            found.append(run)
    return tuple(found)


def is_next_issue(one: Text, other: Text) -> bool:
    """True where both open with the same words but for the day and the numbers: two issues of a bulletin."""
    openings = [next((s for s in text.sentences if s.words >= _OPENING), None) for text in (one, other)]
    if openings[0] is None or openings[1] is None:
        return False
    here, there = _parts(one, openings[0]), _parts(other, openings[1])
    shared = len(here.words & there.words) / max(min(len(here.words), len(there.words)), 1)
    days_differ = bool(here.days and there.days) and not here.days & there.days
    return days_differ and shared >= _SAME_OPENING and here.figures != there.figures


class _Parts(Record, frozen=True):
    """The words of a sentence by what they are."""

    days: frozenset[str]
    figures: frozenset[str]
    words: frozenset[str]


def _parts(text: Text, sentence: Sentence) -> _Parts:
    found = [folded(text.text[start:end]) for start, end in text.spans[sentence.first : sentence.last]]
    months, weekdays = word_class("month"), word_class("day")
    dated = {(at, f"{a} {b}") for at, (a, b) in enumerate(pairwise(found)) if a in months and is_figure(b)}
    dated |= {(at, f"{b} {a}") for at, (a, b) in enumerate(pairwise(found)) if b in months and is_figure(a)}
    used = {place for at, _ in dated for place in (at, at + 1)}
    rest = [w for at, w in enumerate(found) if at not in used and w not in weekdays]
    return _Parts(
        days=frozenset(day for _, day in dated) | frozenset(w for w in found if w in weekdays),
        figures=frozenset(w for w in rest if is_figure(w)),
        words=frozenset(w for w in rest if not is_figure(w)),
    )


def is_template(one: Text, other: Text, runs: Sequence[Aligned], *, same_day: bool) -> bool:
    """True where the sentences of both differ mostly in numbers, days and names."""
    filled, matched = set(), set()
    for run in runs:
        matched |= _touched(one, run.first, run.last)
    for before, after in pairwise(runs):
        gap, of_gap = (before.last, after.first), (before.of_last, after.of_first)
        short = 0 < gap[1] - gap[0] <= _SLOT and 0 < of_gap[1] - of_gap[0] <= _SLOT
        if short and (_is_slot(one, gap, figures=same_day) or _is_slot(other, of_gap, figures=same_day)):
            filled |= _touched(one, *gap)
    share = _SAME_DAY_FILLED if same_day else _FILLED
    return len(filled) >= share * max(len(matched | filled), 1) and bool(filled)


def _touched(text: Text, first: int, last: int) -> set[int]:
    """The sentences that have words of a stretch."""
    return {at for at, s in enumerate(text.sentences) if s.first < last and first < s.last}


def _is_slot(text: Text, gap: tuple[int, int], *, figures: bool) -> bool:
    """True where a stretch has a number, a day or (unless figures alone are asked for) a name."""
    for start, end in text.spans[gap[0] : gap[1]] if gap[0] < gap[1] else ():
        word = text.text[start:end]
        if is_figure(word) or (word[:1].isupper() and not figures):
            return True
    return False
