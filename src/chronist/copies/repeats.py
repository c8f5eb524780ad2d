"""Documents with their texts in; the sentences that their outlet repeats on many of its pages, out.

Footers, appeals to readers and lists of links are found by three signs, from the surest down: the sentence speaks to
the reader or begins with the outlet's name; it is a line without an end; it stands on very many pages. What is repeated
on fewer pages and tells of the world is no boilerplate but recycled. Pages that are versions of one another share all,
so that only pages with enough words of their own are counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from chronist.clean.lines import ends_sentence
from chronist.copies.texts import Sentence, Text, folded
from chronist.data import rows, values
from chronist.model import Document

_WORDS = re.compile(r"[^\s,;:!?\"“”()\[\]]+")
_PAGES = 3  # as few as tell a habit from a coincidence and a correction
# Of sentences that look like any other. On 706 reports of two outlets the background that was repeated most stood on 8
# pages, the least common box or footer without another sign on 12.
_MANY_PAGES = 10
_OWN = 0.25  # of a page's sentences: with fewer of its own it is a version of another page, or nearly all furniture
_OWN_SENTENCES = 3
_FEWEST = 3  # words: "the U.S." and "he said." are nobody's
_FEWEST_PLAIN = 8  # words of a sentence without other signs


def repeated(documents: Sequence[Document], texts: Sequence[Text]) -> list[frozenset[int]]:
    """For each document which of its sentences, by their place, are its outlet's boilerplate."""
    pages = _pages(documents, texts)
    counted = [_is_counted(document, text, pages) for document, text in zip(documents, texts, strict=True)]
    many: dict[tuple[str, bytes], int] = defaultdict(int)
    for document, text, counts in zip(documents, texts, counted, strict=True):
        for key in _keys(document, text) if counts else ():
            many[key] += 1
    return [
        frozenset(
            at
            for at, sentence in enumerate(text.sentences)
            if document.outlet and _is_boilerplate(document, text, sentence, many)
        )
        for document, text in zip(documents, texts, strict=True)
    ]


def _pages(documents: Sequence[Document], texts: Sequence[Text]) -> dict[tuple[str, bytes], int]:
    pages: dict[tuple[str, bytes], int] = defaultdict(int)
    for document, text in zip(documents, texts, strict=True):
        for key in _keys(document, text):
            pages[key] += 1
    return pages


def _keys(document: Document, text: Text) -> set[tuple[str, bytes]]:
    if not document.outlet:
        return set()
    return {(document.outlet, text.key(s)) for s in text.sentences if s.words >= _FEWEST}


def _is_counted(document: Document, text: Text, pages: dict[tuple[str, bytes], int]) -> bool:
    keys = _keys(document, text)
    own = sum(pages[key] < _PAGES for key in keys)
    return own >= min(_OWN_SENTENCES, _OWN * len(keys))


def _is_boilerplate(document: Document, text: Text, sentence: Sentence, many: dict[tuple[str, bytes], int]) -> bool:
    if sentence.words < _FEWEST or not document.outlet:
        return False
    pages = many.get((document.outlet, text.key(sentence)), 0)
    if pages < _PAGES:
        return False
    if pages >= _MANY_PAGES and sentence.words >= _FEWEST_PLAIN:
        return True
    return not text.is_quoted(sentence) and _looks_so(document.outlet, text.said(sentence))


def _looks_so(outlet: str, said: str) -> bool:
    """True where a sentence speaks to its reader, begins with the outlet's name, or is a line without an end."""
    if not ends_sentence(said):
        return True
    found = _WORDS.findall(said)
    speaks = any(folded(w) in _address() for w in found if not (len(w) > 1 and w.isupper()))  # the US is not us
    opening = " ".join(folded(w) for w in found[: 1 + len(outlet.split())])
    return speaks or opening.removeprefix("the ").startswith(folded(outlet))


@cache
def _address() -> frozenset[str]:
    return frozenset(w for row in rows("copy_words") if row["class"] == "address" for w in values(row["words"]))
