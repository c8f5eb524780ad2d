"""Where a text quotes: a text in, its quoted stretches out, marks included, also across paragraphs.

>>> text = 'He said: “We left. They came.”'
>>> [text[q.start:q.end] for q in find_quotes(text)]
['“We left. They came.”']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"''|``|[\"“”„«»]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_MIN_WORDS = 4  # shorter quotes are words someone used, not what they said


class Quote(NamedTuple):
    """A quoted stretch with its marks; `closed` False where the next paragraph goes on quoting."""

    start: int
    end: int
    words: int
    closed: bool
    ends: bool  # with a mark of its own sentence: “Never.”

    @property
    def is_saying(self) -> bool:
        """True where it is long enough to be what someone said."""
        return self.words >= _MIN_WORDS or (self.ends and self.words > 1)


def find_quotes(text: str) -> list[Quote]:
    """All quoted stretches in order; a mark that never closes quotes up to the end of its paragraph."""
    return [quote for paragraph in _PARAGRAPH.finditer(text) for quote in _in_paragraph(text, *paragraph.span())]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if mark.group() not in _CLOSING and _may_open(text, mark, start):
                opened = mark.start()
        elif mark.group() in _OPENING and mark.start() > opened:
            opened = mark.start() if mark.group() != text[opened] else opened
        elif _may_close(text, mark, end):
            yield _quote(text, opened, mark.end(), True)
            opened = None
    if opened is not None:
        stop = start + len(text[start:end].rstrip())
        if stop - opened > 1 and (opened == start or text[opened] in _OPENING or not text[start:opened].strip()):
            yield _quote(text, opened, stop, False)


def _may_open(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() in _OPENING:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _may_close(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() in _CLOSING:
        return True
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isalnum()


def _quote(text: str, start: int, end: int, closed: bool) -> Quote:
    inner = text[start:end].strip("\"'”’“‘ ")
    return Quote(
        start, end, len(text[start:end].split()), closed, inner[-1:] in {".", ",", "!", "?"} and inner[:1].isupper()
    )
