"""Documents with their texts in; the pages that look made by machine from others' sentences, with reasons, out.

Three ways to tell: the page rewords another text sentence by sentence; most of its sentences stand word for word in
three or more texts of other outlets; or it shows several of the signs that need no other text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chronist.copies.records import Run, Spun
from chronist.copies.rewording import Reworded, Told, meanings, reworded
from chronist.copies.signs import Sign, signs
from chronist.copies.texts import Text
from chronist.model import Document

# Of the signs together. No page of 706 reports of two outlets, nor of 492 of many, has as many (2026-11-23).
_POINTS = 3
_TOGETHER = frozenset({"unknown-speakers", "incoherent"})  # these two: 0 of the 706
_SOURCES = 3  # texts of other outlets: two are quoted by many
_STITCHED = 0.6  # of a page's sentences
_FEWEST = 5  # sentences of such a page


class Pages:
    """The documents that are looked through, in their order, and what is known of them."""

    def __init__(
        self, documents: Sequence[Document], texts: Sequence[Text], left_out: Sequence[frozenset[int]]
    ) -> None:
        """Keep the documents, their texts, and which sentences are boilerplate."""
        self.documents = documents
        self.texts = texts
        self.left_out = left_out
        self._outlets = {d.id: d.outlet for d in documents}

    def spun(
        self, copies: Mapping[int, object], recycled: Mapping[int, tuple[Run, ...]], of: Mapping[int, Reworded]
    ) -> dict[int, Spun]:
        """The spun pages by rank: those that are no copies in another way."""
        found: dict[int, Spun] = {}
        for at in range(len(self.documents)):
            if at not in copies:
                shown = signs(self.texts[at], self.left_out[at])
                page = self._page(at, shown, of.get(at)) or self._stitched(at, recycled.get(at, ()))
                if page:
                    found[at] = page
        return found

    def runs(self, page: Reworded) -> tuple[Run, ...]:
        """The sentences of a page and those that they reword."""
        here, there = self.texts[page.at].sentences, self.texts[page.of].sentences
        of = self.documents[page.of].id
        return tuple(
            Run(of=of, start=here[n].start, end=here[n].end, of_start=there[m].start, of_end=there[m].end)
            for n, m in page.sentences
        )

    def reworded(self, copies: Mapping[int, object]) -> Iterator[Reworded]:
        """The pages that say, sentence by sentence, what another text says; `copies` are not looked at."""
        nothing: Told = {}
        told = [
            nothing if at in copies else meanings(text, out)
            for at, (text, out) in enumerate(zip(self.texts, self.left_out, strict=True))
        ]
        return reworded(self.documents, self.texts, told)

    def _page(self, at: int, shown: Sequence[Sign], page: Reworded | None) -> Spun | None:
        names = {s.name for s in shown}
        if page:
            share = f"{len(page.sentences)} of its sentences say in other words what {self.documents[page.of].id} says"
            return Spun(
                reason="; ".join([share, *(s.reason for s in shown)]),
                signs=("reworded", *sorted(names)),
                spans=self._spans(at, [n for n, _ in page.sentences]),
                of=self.documents[page.of].id,
                runs=self.runs(page),
            )
        if sum(s.points for s in shown) < _POINTS and not names >= _TOGETHER:
            return None
        sentences = sorted({n for s in shown for n in s.sentences})
        numbers = ", ".join(str(n + 1) for n in sentences)
        return Spun(
            reason="; ".join([*(s.reason for s in shown), f"see its sentences {numbers}"]),
            signs=tuple(sorted(names)),
            spans=self._spans(at, sentences),
        )

    def _stitched(self, at: int, runs: Sequence[Run]) -> Spun | None:
        """A page of which most sentences come, word for word, from several texts of other outlets."""
        own = self.documents[at].outlet
        taken = [r for r in runs if own is None or self._outlets[r.of] != own]
        sources = sorted({r.of for r in taken})
        told = [s for n, s in enumerate(self.texts[at].sentences) if n not in self.left_out[at] and s.words > 5]
        held = [s for s in told if any(r.start <= s.start and s.end <= r.end for r in taken)]
        if len(sources) < _SOURCES or len(told) < _FEWEST or len(held) < _STITCHED * len(told):
            return None
        reason = f"{len(held)} of its {len(told)} sentences stand in {len(sources)} other texts: {', '.join(sources)}"
        return Spun(reason=reason, signs=("stitched",), spans=tuple((s.start, s.end) for s in held), runs=tuple(taken))

    def _spans(self, at: int, sentences: Sequence[int]) -> tuple[tuple[int, int], ...]:
        return tuple((self.texts[at].sentences[n].start, self.texts[at].sentences[n].end) for n in sentences)
