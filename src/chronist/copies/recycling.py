"""Documents in their order with their texts in; the sentences of each that stand word for word in an earlier one, out.

What a report repeats of an older one is the older one's. A sentence that names a day by its weekday means another day a
week later, so that it is the same only in reports of one week. Quotations are left out: who speaks is their origin. Not
seen: sentences that were changed by as much as a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from chronist.copies.records import Run
from chronist.copies.texts import Sentence, Text, folded
from chronist.data import rows, values
from chronist.model import Document

_FEWEST = 10  # words: of 706 reports of two outlets, shorter sentences that came again were set phrases
_WEEK = 6  # days between reports in which "on Friday" is the same day
_WORD = re.compile(r"[^\W\d_]+")


def recycled_runs(
    documents: Sequence[Document],
    texts: Sequence[Text],
    left_out: Sequence[frozenset[int]],
    families: Mapping[int, int],
) -> dict[int, tuple[Run, ...]]:
    """For each document, by rank, what stands in the first earlier document of another family of copies."""
    firsts: dict[bytes, list[tuple[int, Sentence]]] = {}
    found: dict[int, tuple[Run, ...]] = {}
    for at, text in enumerate(texts):
        runs: list[Run] = []
        taken = [s for n, s in enumerate(text.sentences) if n not in left_out[at] and _is_told(text, s)]
        for sentence in taken:
            told = firsts.setdefault(text.key(sentence), [])
            first = next((f for f in told if _is_same(documents, f[0], at, text.said(sentence))), None)
            if first is None:
                told.append((at, sentence))
            elif families.get(first[0], first[0]) != families.get(at, at):
                _append(runs, text, _run(documents[first[0]].id, sentence, first[1]), texts[first[0]])
        if runs:
            found[at] = tuple(runs)
    return found


def _is_told(text: Text, sentence: Sentence) -> bool:
    return sentence.words >= _FEWEST and not text.is_quoted(sentence)


def _is_same(documents: Sequence[Document], first: int, at: int, said: str) -> bool:
    """False for a sentence of another week that names its day by the weekday."""
    if not _dayish() & {folded(w) for w in _WORD.findall(said)}:
        return first != at
    one, other = documents[first].published, documents[at].published
    if first == at or one.first is None or other.last is None:
        return False
    return (other.last - one.first).days <= _WEEK


def _run(of: str, sentence: Sentence, there: Sentence) -> Run:
    return Run(of=of, start=sentence.start, end=sentence.end, of_start=there.start, of_end=there.end)


def _append(runs: list[Run], text: Text, run: Run, there: Text) -> None:
    """Add a run, or lengthen the last one where only space parts them in both texts."""
    last = runs[-1] if runs else None
    follows = last is not None and last.of == run.of and last.end <= run.start and last.of_end <= run.of_start
    if last and follows and not (text.text[last.end : run.start] + there.text[last.of_end : run.of_start]).strip():
        runs[-1] = Run(of=run.of, start=last.start, end=run.end, of_start=last.of_start, of_end=run.of_end)
    else:
        runs.append(run)


@cache
def _dayish() -> frozenset[str]:
    return frozenset(w for row in rows("copy_words") if row["class"] == "day" for w in values(row["words"]))
