"""A document's text in; its words as numbers, its sentences and what stands between quotation marks, out.

>>> text = Text.read("The U.S. envoy left. “We go,” he said.")
>>> [text.said(s) for s in text.sentences]
['The U.S. envoy left.', '“We go,” he said.']
>>> text.quoted.tolist()
[False, False, False, False, True, True, False, False]
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from chronist.clean.lines import abbreviated

Codes = npt.NDArray[np.uint32]  # words, each as its CRC-32: the same on every machine
Mask = npt.NDArray[np.bool_]

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_BORDER = re.compile(r"\s*\n\s*|[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])")
# An opening mark without its like holds until the paragraph ends, as quotations over several paragraphs are printed.
_QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_TAIL = 12  # characters that hold an abbreviation


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line without an end: its characters and its words, the ends excluded."""

    start: int
    end: int
    first: int
    last: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last - self.first


@dataclass(frozen=True)
class Text:
    """The words of a text as numbers, with its sentences and which words are quoted."""

    text: str
    codes: Codes
    quoted: Mask
    sentences: tuple[Sentence, ...]

    @classmethod
    def read(cls, text: str) -> Text:
        """Take a text apart."""
        found, starts = [], []
        for match in WORD.finditer(text):
            found.append(_code(match.group()))
            starts.append(match.start())
        codes = np.fromiter(found, dtype=np.uint32, count=len(found))
        edges = np.fromiter((e for m in _QUOTED.finditer(text) for e in m.span()), dtype=np.int64)
        quoted = np.searchsorted(edges, np.fromiter(starts, dtype=np.int64, count=len(starts)), side="right") % 2 == 1
        return cls(text=text, codes=codes, quoted=quoted, sentences=tuple(_sentences(text, starts)))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        return [m.span() for m in WORD.finditer(self.text)]

    def said(self, sentence: Sentence) -> str:
        """A sentence's characters."""
        return self.text[sentence.start : sentence.end]

    def key(self, sentence: Sentence) -> bytes:
        """The same for sentences of the same words."""
        return self.codes[sentence.first : sentence.last].tobytes()

    def is_quoted(self, sentence: Sentence) -> bool:
        """True where most of its words stand between quotation marks."""
        return bool(self.quoted[sentence.first : sentence.last].mean() > 0.5) if sentence.words else False


@cache
def folded(word: str) -> str:
    """A word in small letters, without apostrophes."""
    return word.translate(_APOSTROPHES).casefold()


@cache
def _code(word: str) -> int:
    return zlib.crc32(folded(word).encode("utf-8", "surrogatepass"))


def _sentences(text: str, starts: list[int]) -> list[Sentence]:
    found = []
    for start, end in _pieces(text):
        first, last = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
        if last > first:
            found.append(Sentence(start=start, end=end, first=first, last=last))
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces, start = [], 0
    for border in _BORDER.finditer(text):
        gap = border.group()
        end = border.start() + len(gap.rstrip())
        before = text[max(start, border.start() - _TAIL) : border.start() + 1]
        if "\n" not in gap and (abbreviated(before) or _MONTH.search(before)):
            continue
        pieces.append((start, end))
        start = border.end()
    return [*pieces, (start, start + len(text[start:].rstrip()))]
