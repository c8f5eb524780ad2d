"""Sources by number: evidence in, a number for its sentence; at the end the list of what the numbers stand for, out."""

from __future__ import annotations

from collections.abc import Iterable

from chronist.model import Document, Record
from chronist.show.known import Known
from chronist.show.words import published_text, shortened
from chronist.views import Evidence

_QUOTE = 200  # characters of a quote in the list of sources


class Source(Record, frozen=True):
    """One numbered source: a sentence of a document."""

    number: int
    outlet: str
    title: str | None
    date: str
    known_by: str  # how the date is known
    quote: str
    start: int
    end: int
    document: str
    address: str
    claims: tuple[str, ...]


class Citations:
    """Numbers in the order in which sentences are first cited; one sentence has one number, whatever claims it has."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._claims: dict[int, dict[str, None]] = {}

    def cite(self, items: Iterable[Evidence], most: int = 5) -> str:
        """The marks for some evidence, at most so many: "[1][4]"."""
        numbers = sorted({self._number(e) for e in list(items)[:most]})
        return "".join(f"[{n}]" for n in numbers)

    def _number(self, item: Evidence) -> int:
        claim = item.claim
        number = self._numbers.setdefault((claim.document, claim.start, claim.end), len(self._numbers) + 1)
        self._claims.setdefault(number, {})[claim.id] = None
        return number

    def sources(self) -> list[Source]:
        """What the numbers stand for, in order."""
        return [
            self._source(number, self._known.documents[document], start, end)
            for (document, start, end), number in self._numbers.items()
        ]

    def _source(self, number: int, document: Document, start: int, end: int) -> Source:
        return Source(
            number=number,
            outlet=outlet_text(document),
            title=document.title,
            date=published_text(document.published),
            known_by=str(document.published.known_by),
            quote=shortened(document.text[start:end], _QUOTE),
            start=start,
            end=end,
            document=document.id,
            address=document.url or document.address,
            claims=tuple(self._claims[number]),
        )


def outlet_text(document: Document) -> str:
    """Who printed it and whose text it is.

    >>> outlet_text(Document(id="1", report="", address="a.txt", text="", outlet="Courier", agency="Kestrel"))
    'Courier (Kestrel)'
    """
    outlet, agency = document.outlet, document.agency
    if outlet and agency and agency != outlet:
        return f"{outlet} ({agency})"
    return outlet or agency or "outlet not known"
