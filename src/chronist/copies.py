"""Documents in; which of them are copies of another, of what kind and by what sign, out.

Two documents are compared by their runs of five words. Pairs are found through every eighth run (chosen by its hash, so
that all texts give the same ones), then measured on all runs: how much of each is in the other.
The first by publication, then by id, is the origin; only a text that is a small part of a larger one belongs to that
one whichever came first, since the larger has words of its own. The order of the documents changes nothing.

Not seen: texts that were reworded, and quotations of a few sentences.

>>> text = "On Monday the army said that its troops had left the town of Kidal in the north after two days of talks."
>>> find_copies([Document(id=name, report="", address="", text=text) for name in "ba"])
{'b': Copy(of='a', kind='duplicate', reason='the same text as a')}
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from chronist.clean.lines import words
from chronist.model import Document, Record

_RUN = 5  # words
_SAMPLED = 8  # one run in so many is looked up (so measured: finds 0.98 of cut and embedded copies)
# Earlier documents that a run leads to; a run in more is a set phrase, or a story found through its first copies.
_POSTINGS = 64
_SAMPLE_SHARE = 0.4  # of the smaller text's sampled runs: pairs with less are not measured
_SAME = 0.9  # of both: a word changed here and there
# Of the smaller text; below, both quote the same statement or share background (read on 704 reports of two outlets).
_COPIED = 0.7
_PART = 0.5  # of the larger text: above, it is the same story cut or re-headed; below, an excerpt
_FEWEST = 12  # runs: shorter texts are compared as wholes only
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed (Fibonacci hashing)

Codes = npt.NDArray[np.uint32]  # the words of a text, each as its CRC-32
Runs = npt.NDArray[np.uint64]  # its different runs of words, as hashes


class Copy(Record, frozen=True):
    """A document's origin: `kind` is duplicate, syndicated (under another outlet or an agency's) or excerpt."""

    of: str
    kind: str
    reason: str


class _Pair(Record, frozen=True):
    """Two documents by their rank, and how much of each stands in the other."""

    first: int
    second: int
    of_first: float
    of_second: float

    @property
    def smaller(self) -> float:
        return max(self.of_first, self.of_second)

    @property
    def larger(self) -> float:
        return min(self.of_first, self.of_second)


def find_copies(documents: Sequence[Document]) -> dict[str, Copy]:
    """Every document that is a copy, with its origin; origins and documents of their own are not in it."""
    ranked = sorted({d.id: d for d in documents}.values(), key=_rank)
    folded = _fold(ranked)
    copies: dict[int, tuple[int, Copy]] = {}
    firsts: dict[bytes, int] = {}
    for at, codes in enumerate(folded):
        first = firsts.setdefault(hashlib.sha256(codes.tobytes()).digest(), at)
        if first != at:
            copies[at] = (first, _same(ranked, first, at))
    alone = [at for at in range(len(ranked)) if at not in copies]
    pairs = sorted(_measured(alone, folded), key=lambda p: (-p.larger, p.first, p.second))
    _add_versions(ranked, [p for p in pairs if p.larger >= _PART], copies)
    _add_excerpts(ranked, [p for p in pairs if p.larger < _PART], folded, copies)
    return {ranked[at].id: copy for at, (_, copy) in sorted(copies.items(), key=lambda item: ranked[item[0]].id)}


def _rank(document: Document) -> tuple[date, date, str]:
    published = document.published
    return published.last or date.max, published.first or published.last or date.max, document.id


def _add_versions(ranked: Sequence[Document], pairs: Sequence[_Pair], copies: dict[int, tuple[int, Copy]]) -> None:
    """Give each later document the earlier one that is most like it."""
    for pair in sorted(pairs, key=lambda p: (p.second, -p.larger, p.first)):
        root = _root(pair.first, copies)
        if pair.second not in copies and root != pair.second:
            copies[pair.second] = (root, _version(ranked, root, pair))


def _add_excerpts(
    ranked: Sequence[Document],
    pairs: Sequence[_Pair],
    folded: Sequence[Codes],
    copies: dict[int, tuple[int, Copy]],
) -> None:
    """Give each text that is a part of a larger one that larger one, the nearest in size first."""
    directed = [(p.first, p.second, p) if p.of_first > p.of_second else (p.second, p.first, p) for p in pairs]
    for part, whole, pair in sorted(directed, key=lambda d: (len(folded[d[0]]), d[0], -d[2].smaller, d[1])):
        root = _root(whole, copies)
        if part not in copies and root != part:
            reason = f"{_percent(pair.smaller)} of its word runs stand in {ranked[whole].id}, a longer text"
            copies[part] = (root, Copy(of=ranked[root].id, kind="excerpt", reason=reason))
    # An origin of versions may have become an excerpt itself: point every copy at the end of its chain.
    for at, (to, copy) in list(copies.items()):
        root = _root(to, copies)
        copies[at] = (root, Copy(of=ranked[root].id, kind=copy.kind, reason=copy.reason))


def _root(at: int, copies: dict[int, tuple[int, Copy]]) -> int:
    while at in copies:
        at = copies[at][0]
    return at


def _same(ranked: Sequence[Document], first: int, at: int) -> Copy:
    kind = _kind(ranked[first], ranked[at])
    return Copy(of=ranked[first].id, kind=kind, reason=f"the same text as {ranked[first].id}")


def _version(ranked: Sequence[Document], root: int, pair: _Pair) -> Copy:
    other, document = ranked[pair.first], ranked[pair.second]
    how = "nearly the same text as" if pair.larger >= _SAME else "a longer, shorter or changed version of"
    shares = f"{_percent(pair.of_second)} of its word runs stand there and are {_percent(pair.of_first)} of them"
    return Copy(of=ranked[root].id, kind=_kind(other, document), reason=f"{how} {other.id}: {shares}")


def _kind(one: Document, other: Document) -> str:
    """Syndicated where two documents are known to come from different outlets, or one text is an agency's."""
    apart = one.outlet is not None and other.outlet is not None and one.outlet != other.outlet
    agencies = {one.agency, other.agency} - {None}
    return "syndicated" if apart or (agencies and one.outlet != other.outlet) else "duplicate"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _measured(alone: Sequence[int], folded: Sequence[Codes]) -> Iterator[_Pair]:
    """Every pair of which the smaller text is mostly in the larger, measured on all runs."""
    counts: dict[int, int] = {}
    postings: dict[int, list[int]] = {}
    for at in alone:
        sampled = _sample(_runs(folded[at]))
        counts[at] = len(sampled)
        met: Counter[int] = Counter()
        for run in sampled:
            holders = postings.setdefault(run, [])
            met.update(holders)
            if len(holders) < _POSTINGS:
                holders.append(at)
        for other, shared in sorted(met.items()):
            if shared >= _SAMPLE_SHARE * min(counts[at], counts[other]):
                pair = _measure(other, at, folded)
                if pair.smaller >= _COPIED:
                    yield pair


def _measure(first: int, second: int, folded: Sequence[Codes]) -> _Pair:
    one, other = _runs(folded[first]), _runs(folded[second])
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return _Pair(first=first, second=second, of_first=shared / len(one), of_second=shared / len(other))


def _sample(runs: Runs) -> list[int]:
    chosen: list[int] = (
        runs[(runs >> np.uint64(40)) % np.uint64(_SAMPLED) == 0].tolist() if len(runs) >= _FEWEST else []
    )
    return chosen


def _fold(documents: Sequence[Document]) -> list[Codes]:
    """The words of each document as numbers, the same on every machine."""
    known: dict[str, int] = {}
    folded = []
    for document in documents:
        text = words(document.text)
        for word in text:
            if word not in known:
                known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        folded.append(np.fromiter((known[word] for word in text), dtype=np.uint32, count=len(text)))
    return folded


def _runs(codes: Codes) -> Runs:
    """The different runs of five words."""
    length = max(len(codes) - _RUN + 1, 0)
    runs = np.zeros(length, dtype=np.uint64)
    for place in range(_RUN if length else 0):
        runs = (runs ^ codes[place : place + length].astype(np.uint64)) * _MULTIPLIER
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)
