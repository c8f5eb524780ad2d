"""Documents in their order with their texts in; every copy with its origin, kind and reason, out.

The first by publication, then by id, is the origin; only a text that is a small part of a larger one belongs to that
one whichever came first, since the larger has words of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from chronist.copies.alignment import Aligned, aligned, is_next_issue, is_template, joined
from chronist.copies.pairs import BOTH, Pair, Shingled, pairs
from chronist.copies.records import Copy, Run
from chronist.copies.texts import Text
from chronist.model import Document, Record

_PART = 0.5  # of the larger text: above, it is the same story cut or re-headed; below, a part of a longer text
# Of the smaller text within an outlet: below, both share background (read on 704 reports of two outlets).
_WITHIN = 0.7
# Of both texts, and days between them: what is so late and shares less shares its background (read on 706 reports).
_SURE, _LATER = 0.8, 14
_TOP = 2  # sentences: what begins with one of the first two was cut from below
_WHOLE = 0.97  # of a text: what is missing is a word here and there


class Found(Record, frozen=True):
    """A copy, and its origin by rank."""

    to: int
    copy: Copy


class Grouping:
    """The copies among documents in their order; `left_out` are the sentences of each that are boilerplate."""

    def __init__(
        self, documents: Sequence[Document], texts: Sequence[Text], left_out: Sequence[frozenset[int]]
    ) -> None:
        """Find all copies."""
        self._documents = documents
        self._texts = texts
        self._shingled = [Shingled(t, out) for t, out in zip(texts, left_out, strict=True)]
        self.found: dict[int, Found] = {}
        self._runs: dict[tuple[int, int], tuple[Aligned, ...]] = {}
        self._add_same()
        alone = [at for at in range(len(documents)) if at not in self.found]
        measured = [p for p in pairs(self._shingled, alone) if self._is_one_text(p)]
        self._add_versions([p for p in measured if p.larger >= _PART])
        self._add_parts([p for p in measured if p.larger < _PART])

    def add(self, at: int, of: int, copy: Copy) -> None:
        """Let a page that was no copy be one of the document whose sentences it rewords or edits."""
        kind = copy.kind or _kind(self._documents[of], self._documents[at])
        self._add(at, of, msgspec.structs.replace(copy, kind=kind))

    def _is_one_text(self, pair: Pair) -> bool:
        """False for two fillings of a template, and for what only shares its outlet's background."""
        one, other = pair.first, pair.second
        apart = _apart(self._documents[one], self._documents[other])
        if pair.smaller < _WITHIN and pair.larger < BOTH and not apart:
            return False
        found = self._runs[other, one] = aligned(self._shingled[other], self._shingled[one])
        if pair.larger < _SURE and _days_between(self._documents[one], self._documents[other]) > _LATER:
            return pair.larger < _PART and pair.smaller >= _SURE
        same_day = _day(self._documents[one]) == _day(self._documents[other]) is not None
        texts = self._texts[other], self._texts[one]
        return not is_next_issue(*texts) and not is_template(*texts, found, same_day=same_day)

    def _add_same(self) -> None:
        firsts: dict[bytes, int] = {}
        for at, text in enumerate(self._texts):
            first = firsts.setdefault(hashlib.sha256(text.codes.tobytes()).digest(), at)
            if first != at and len(text.codes):
                kind = "syndicated" if _apart(self._documents[first], self._documents[at]) else "duplicate"
                reason = f"the same text as {self._documents[first].id}{self._under(first, at)}"
                whole = Aligned(first=0, last=len(text.codes), of_first=0, of_last=len(text.codes))
                self._add(at, first, Copy(of="", kind=kind, reason=reason, runs=self._spans(at, first, (whole,))))

    def _add_versions(self, measured: Sequence[Pair]) -> None:
        """Give each later document the earlier one that is most like it."""
        for pair in sorted(measured, key=lambda p: (p.second, -p.larger, p.first)):
            if pair.second not in self.found:
                runs = self._spans(pair.second, pair.first, self._runs[pair.second, pair.first])
                kind = _kind(self._documents[pair.first], self._documents[pair.second])
                self._add(pair.second, pair.first, Copy(of="", kind=kind, reason=self._version(pair), runs=runs))

    def _add_parts(self, measured: Sequence[Pair]) -> None:
        """Give each text that is a part of a larger one that larger one, the nearest in size first."""
        directed = [(p.first, p.second, p) if p.of_first > p.of_second else (p.second, p.first, p) for p in measured]
        key = lambda d: (len(self._shingled[d[0]]), d[0], -d[2].smaller, d[1])  # noqa: E731
        for part, whole, pair in sorted(directed, key=key):
            if part not in self.found and self._root(whole) != part:
                there = aligned(self._shingled[part], self._shingled[whole])
                kind = self._kind_of_part(part, whole, there)
                which = "a longer text that is later" if kind == "embedded" else "a longer text"
                reason = f"{_share(pair.smaller)} of it stands in {self._documents[whole].id}, {which}"
                reason += self._under(whole, part)
                self._add(part, whole, Copy(of="", kind=kind, reason=reason, runs=self._spans(part, whole, there)))

    def _kind_of_part(self, part: int, whole: int, there: Sequence[Aligned]) -> str:
        """Whether a part was there first, was cut down from the top as editors do, or taken from inside."""
        one, other = self._documents[part], self._documents[whole]
        if _is_before(one, other):
            return "embedded"
        sentences = self._texts[whole].sentences
        from_top = bool(there) and there[0].of_first < sentences[min(_TOP, len(sentences)) - 1].last
        return "syndicated" if _apart(one, other) and (from_top or one.agency or other.agency) else "excerpt"

    def _add(self, at: int, to: int, copy: Copy) -> None:
        root = self._root(to)
        if root != at:
            self.found[at] = Found(to=root, copy=copy)

    def copies(self) -> dict[str, Copy]:
        """Every copy by id, at the end of its chain: an origin of versions may be a part of a longer text itself."""
        ids = [d.id for d in self._documents]
        found = {ids[at]: msgspec.structs.replace(f.copy, of=ids[self._root(f.to)]) for at, f in self.found.items()}
        return dict(sorted(found.items()))

    def families(self) -> dict[int, int]:
        """Copy -> origin, by rank. A text that a later one contains is an origin of its own."""
        return {at: self._root(f.to) for at, f in self.found.items() if f.copy.kind != "embedded"}

    def _root(self, at: int) -> int:
        while at in self.found:
            at = self.found[at].to
        return at

    def _spans(self, at: int, of: int, found: Sequence[Aligned]) -> tuple[Run, ...]:
        here, there = self._texts[at].spans, self._texts[of].spans
        return tuple(
            Run(
                of=self._documents[of].id,
                start=here[run.first][0],
                end=here[run.last - 1][1],
                of_start=there[run.of_first][0],
                of_end=there[run.of_last - 1][1],
            )
            for run in joined(found)
            if run.last > run.first
        )

    def _version(self, pair: Pair) -> str:
        other = self._documents[pair.first]
        if pair.larger >= _WHOLE:
            return f"nearly the same text as {other.id}{self._under(pair.first, pair.second)}"
        told = f"{_share(pair.of_second)} of it stands in {other.id}{self._under(pair.first, pair.second)}"
        opens = self._runs[pair.second, pair.first]
        parts = [
            f"cut to {_share(pair.of_first)} of that" if pair.of_first < _WHOLE else "",
            "with another opening" if opens and opens[0].first > 0 else "",
            "with words of its own" if pair.of_second < _WHOLE else "",
        ]
        return ", ".join([told, *filter(None, parts)])

    def _under(self, first: int, at: int) -> str:
        """By whose name and under whose, where these are known."""
        one, other = self._documents[first], self._documents[at]
        agency = one.agency or other.agency
        whose = f", credited to {agency}" if agency else ""
        return f"{whose}, under {other.outlet}" if other.outlet and _apart(one, other) else whose


def _kind(one: Document, other: Document) -> str:
    if _apart(one, other):
        return "syndicated"
    return "version" if one.outlet else "duplicate"


def _apart(one: Document, other: Document) -> bool:
    """True where two documents are known to come from different outlets, or one text is an agency's."""
    apart = one.outlet is not None and other.outlet is not None and one.outlet != other.outlet
    agencies = {one.agency, other.agency} - {None}
    return apart or (bool(agencies) and one.outlet != other.outlet)


def _is_before(one: Document, other: Document) -> bool:
    """True where the first was surely out before the second."""
    return (
        one.published.last is not None
        and other.published.first is not None
        and (one.published.last < other.published.first)
    )


def _days_between(one: Document, other: Document) -> int:
    """How many days surely lie between them."""
    first, last = one.published.last, other.published.first
    return (last - first).days if first and last else 0


def _day(document: Document) -> object:
    published = document.published
    return published.first if published.first == published.last else None


def _share(share: float) -> str:
    return "all" if share >= 0.995 else f"{share:.0%}".replace("%", " %")
