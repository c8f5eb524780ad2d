"""Statements printed whole, without quotation marks: a Doc, its Drafts and Quotes in, Drafts out.

A ministry's page says "The minister said:" and then prints the words, often for paragraphs. The first paragraph is the
speaker's; further ones as far as somebody speaks as "I" or "we", and never past a heading, a quote or another speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from chronist.claims.drafts import SAYING, Draft
from chronist.claims.quotes import Quote

_PARAGRAPH = re.compile(r"\S[^\n]*")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_TAKEN_UP = frozenset({"they", "it"})  # those the paragraph names, who need not be speakers of the report
_MARKS = "\"'“”‘’«"
_HEADING = 6  # words of a line that may be a heading; headings end without a mark
_LIST_ITEM = re.compile(r"[-*•–]\s")

type Span = tuple[int, int]


def statement_drafts(doc: Doc, found: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """One draft for each paragraph of a statement, with the source and cue that announce it."""
    text = doc.text
    lines = [m.span() for m in _PARAGRAPH.finditer(text)]
    for draft in found:
        opening = next((i for i, (start, end) in enumerate(lines) if start <= draft.cue[0] < end), None)
        if opening is None or draft.kind not in SAYING or draft.source is None:
            continue
        for start, end in _stated(text, lines[opening:], draft, _Others(found, quotes)):
            yield draft._replace(content=(start, end), governs="quote")


class _Others:
    """Who else speaks in a paragraph."""

    def __init__(self, found: Sequence[Draft], quotes: Sequence[Quote]) -> None:
        self._cues = [d for d in found if d.kind in SAYING and d.source is not None]
        self._quotes = [q for q in quotes if q.is_saying]

    def speak(self, text: str, span: Span) -> bool:
        """True where a quote stands there, or somebody with a name says something and nobody else is "I" or "we"."""
        start, end = span
        if any(start <= q.start < end for q in self._quotes):
            return True
        cues = [d for d in self._cues if d.source and start <= d.cue[0] < end]
        said = [d.content for d in cues if d.content]
        if any(not _within(m.start(), said) for m in _FIRST_PERSON.finditer(text, start, end)):
            return False
        return not all(text[slice(*d.source)].casefold() in _TAKEN_UP for d in cues if d.source)


def _within(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _stated(text: str, lines: Sequence[Span], draft: Draft, others: _Others) -> list[Span]:
    """The paragraphs of the statement that a draft announces; none where it announces no such."""
    last = lines[0][1]
    after = text[draft.cue[1] : last].lstrip(" \t")
    if not after.startswith(":"):
        return []
    begin = text.index(":", draft.cue[1]) + 1
    inline = text[begin:last].strip()
    if inline:
        stated = (last - len(text[begin:last].lstrip()), last)
        if inline[0] in _MARKS or not _FIRST_PERSON.search(inline) or others.speak(text, stated):
            return []
        return [stated, *_further(text, lines[1:], others)]
    if len(lines) < 2 or text[lines[1][0]] in _MARKS or _is_heading(text, lines[1]):
        return []
    return [lines[1], *_further(text, lines[2:], others)]


def _further(text: str, lines: Sequence[Span], others: _Others) -> list[Span]:
    """The paragraphs as far as the last in which somebody says "I" or "we"."""
    kept, sure = [], 0
    for line in lines:
        if _is_heading(text, line) or text[line[0]] in _MARKS or others.speak(text, line):
            break
        kept.append(line)
        if _FIRST_PERSON.search(text[slice(*line)]):
            sure = len(kept)
    return kept[:sure]


def _is_heading(text: str, span: Span) -> bool:
    line = text[slice(*span)].rstrip()
    return (len(line.split()) <= _HEADING and line[-1] not in ".!?;,") or bool(_LIST_ITEM.match(line))
