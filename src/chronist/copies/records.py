"""What copies are told in: runs that stand in two documents, copies, boilerplate, spun pages. Offsets are code points.

>>> Run(of="a", start=0, end=9, of_start=5, of_end=14).of
'a'
"""

from __future__ import annotations

from datetime import date

from chronist.model import Document, Record


class Run(Record, frozen=True):
    """A stretch of a document, the document `of` in which its words stand as well, and where there."""

    of: str
    start: int
    end: int
    of_start: int
    of_end: int


Recycled = Run  # a run of a document that is no copy


class Copy(Record, frozen=True):
    """A document's origin: `kind` is duplicate, syndicated, version, excerpt, embedded or spun.

    syndicated: under another outlet, or an agency's text under an outlet; version: the same outlet, changed; excerpt:
    a part of a longer text; embedded: a part of a longer text that is later; spun: its sentences reworded.
    """

    of: str
    kind: str
    reason: str
    runs: tuple[Run, ...] = ()  # what stands in the document it is most like, which may be another copy of `of`


class Spun(Record, frozen=True):
    """Why a page looks made by machine from others' sentences, and the stretches that show it."""

    reason: str
    signs: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    of: str | None = None  # the document whose sentences it rewords, where that is at hand
    runs: tuple[Run, ...] = ()  # its sentences and those of others that they are made of


def rank(document: Document) -> tuple[date, date, str]:
    """The order of documents: by publication, undated ones last, then by id."""
    published = document.published
    return published.last or date.max, published.first or published.last or date.max, document.id


def in_order(documents: list[Document] | tuple[Document, ...]) -> list[Document]:
    """Every document once, the first by publication first."""
    return sorted({d.id: d for d in documents}.values(), key=rank)
