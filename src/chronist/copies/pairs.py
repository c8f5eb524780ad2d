"""Texts in; the pairs of which one stands mostly in the other, measured by their runs of five words, out.

Pairs are found through every eighth run (chosen by its hash, so that all texts give the same ones), then measured on
all runs: how much of each is in the other, of what is not between quotation marks as well. MinHash of whole texts,
which others use, misses cut and embedded copies. A run that stands in very many documents leads to the first of them
only, so that the cost grows with the documents and not with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from chronist.copies.texts import Text
from chronist.model import Record

RUN = 5  # words
FEWEST = 12  # runs: shorter texts are compared as wholes only
_SAMPLED = 8  # one run in so many is looked up (so measured: finds 0.98 of cut and embedded copies)
# Earlier documents that a run leads to; a run in more is a set phrase, or a story found through its first copies.
_POSTINGS = 64
_SAMPLE_SHARE = 0.3  # of the smaller text's sampled runs: pairs with less are not measured
_COPIED = 0.6  # of the smaller text
BOTH = 0.5  # of both texts: each was cut, or has words of its own
_UNQUOTED = 0.6  # of the words outside quotation marks: below, both quote the same statement
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed (Fibonacci hashing)

Hashes = npt.NDArray[np.uint64]


class Pair(Record, frozen=True):
    """Two documents by their rank, and how much of each stands in the other."""

    first: int
    second: int
    of_first: float
    of_second: float

    @property
    def smaller(self) -> float:
        """How much of the one that is more contained stands in the other."""
        return max(self.of_first, self.of_second)

    @property
    def larger(self) -> float:
        """How much of the one that is less contained stands in the other."""
        return min(self.of_first, self.of_second)


class Shingled:
    """A text by its runs of words: which there are, where, and which of them are quoted."""

    def __init__(self, text: Text, left_out: frozenset[int] = frozenset()) -> None:
        """Read a text, sentences left out that are boilerplate."""
        hashes = _hashes(text)
        keep = np.ones(len(hashes), dtype=np.bool_)
        for at in left_out:
            keep[max(text.sentences[at].first - RUN + 1, 0) : text.sentences[at].last] = False
        self.places = np.flatnonzero(keep)
        self.hashes = hashes[self.places]
        quoted = np.convolve(text.quoted, np.ones(RUN), "valid") >= RUN if len(hashes) else np.zeros(0, dtype=np.bool_)
        self.all = np.unique(self.hashes)
        self.unquoted = np.unique(self.hashes[~quoted[self.places]])

    def __len__(self) -> int:
        return len(self.all)

    def sample(self) -> list[int]:
        """The runs by which it is looked up."""
        if len(self) < FEWEST:
            return []
        chosen: list[int] = self.all[(self.all >> np.uint64(40)) % np.uint64(_SAMPLED) == 0].tolist()
        return chosen


def pairs(shingled: Sequence[Shingled], among: Sequence[int]) -> Iterator[Pair]:
    """Every pair among these documents that may be one text: each pair the first by rank first."""
    counts: dict[int, int] = {}
    postings: dict[int, list[int]] = {}
    for at in among:
        sampled = shingled[at].sample()
        counts[at] = len(sampled)
        met: Counter[int] = Counter()
        for run in sampled:
            holders = postings.setdefault(run, [])
            met.update(holders)
            if len(holders) < _POSTINGS:
                holders.append(at)
        for other, shared in sorted(met.items()):
            if shared >= _SAMPLE_SHARE * min(counts[at], counts[other]):
                pair = _measure(other, at, shingled)
                if pair:
                    yield pair


def _measure(first: int, second: int, shingled: Sequence[Shingled]) -> Pair | None:
    one, other = shingled[first], shingled[second]
    of_first, of_second = _shared(one.all, other.all)
    pair = Pair(first=first, second=second, of_first=of_first, of_second=of_second)
    if pair.smaller < _COPIED and pair.larger < BOTH:
        return None
    smaller, larger = (one, other) if of_first >= of_second else (other, one)
    told, _ = _shared(smaller.unquoted, larger.all)
    return pair if len(smaller.unquoted) < FEWEST or told >= min(_UNQUOTED, pair.smaller) else None


def _shared(one: Hashes, other: Hashes) -> tuple[float, float]:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(len(one), 1), shared / max(len(other), 1)


def _hashes(text: Text) -> Hashes:
    """Each run of five words as a number, by the place of its first word."""
    length = max(len(text.codes) - RUN + 1, 0)
    found = np.zeros(length, dtype=np.uint64)
    for place in range(RUN if length else 0):
        found = (found ^ text.codes[place : place + length].astype(np.uint64)) * _MULTIPLIER
        found ^= found >> np.uint64(29)
    return found
