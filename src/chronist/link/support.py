"""Who independently says so, and what was known when: documents and their claims in, Evidence out.

An origin is the innermost named speaker; where none is named, the agency or outlet of the first document of the copy
group, and of the earlier document where a claim stands in a sentence that was recycled from it. It counts once however
many print it. Claims in an outlet's boilerplate, and those of a spun page whose sources are not at hand, are nobody's:
they support nothing. A claim is known from the last day its report may have been published on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

from chronist.copies import Copy, Survey
from chronist.model import Claim, Document, Record, Speaker
from chronist.views import Evidence

_OWN = frozenset({"embedded"})  # kinds of copies that are origins themselves: a later text contains them
_PARTS = frozenset({"embedded", "excerpt", "spun"})  # kinds whose credits say nothing of the text they are like

NOBODY = "nobody:"  # how the key of an origin begins that counts as no support


class Origins(Record, frozen=True):
    """What tells whose a claim is: the documents, what they show of one another, whom a copy group credits."""

    documents: dict[str, Document]
    seen: Survey
    agencies: dict[str, str]

    @classmethod
    def of(cls, documents: Iterable[Document], seen: Survey) -> Origins:
        """Put together what is known of the documents."""
        by_id = {d.id: d for d in documents}
        return cls(documents=by_id, seen=seen, agencies=_agencies(by_id, seen.copies))

    def key(self, claim: Claim) -> str:
        """The key of a claim's origin: "speaker:ID", "agency:NAME", "outlet:NAME", "document:ID" or "nobody:ID"."""
        speaker = next(iter(claim.speakers), None)
        if speaker is not None and is_named(speaker):
            return f"speaker:{speaker.id or speaker.name}"
        source = self._source(claim)
        if source == claim.document and self._is_nobodys(claim):
            return f"{NOBODY}{claim.document}"
        first = self.documents[self._first(source)]
        agency = first.agency or self.agencies.get(first.id)
        if agency:
            return f"agency:{agency}"
        return f"outlet:{first.outlet}" if first.outlet else f"document:{first.id}"

    def _source(self, claim: Claim) -> str:
        """The document a claim stands in, or the earlier one its sentence was recycled from."""
        runs = self.seen.recycled.get(claim.document, ())
        at = bisect_right(runs, claim.trigger.start, key=lambda run: run.start) - 1
        if at >= 0 and claim.trigger.end <= runs[at].end and runs[at].of in self.documents:
            return runs[at].of
        return claim.document

    def _is_nobodys(self, claim: Claim) -> bool:
        """True for a claim of boilerplate, or of a spun page whose sources are not at hand."""
        if claim.document in self.seen.spun and claim.document not in self.seen.copies:
            return True
        blocks = self.seen.boilerplate.get(claim.document, ())
        return any(start <= claim.trigger.start and claim.trigger.end <= end for start, end in blocks)

    def _first(self, document: str) -> str:
        """The first document of the copy group."""
        copy = self.seen.copies.get(document)
        return copy.of if copy and copy.kind not in _OWN and copy.of in self.documents else document


def evidence(
    documents: Iterable[Document], claims: Iterable[Claim], seen: Survey, *, as_of: date | None = None
) -> list[Evidence]:
    """Each claim with its document's date and its origin, sorted; only what was known on `as_of` where that is given.

    Undated reports are known on no day, so `as_of` leaves them out.
    """
    origins = Origins.of(documents, seen)
    found = [_evidence(c, origins) for c in claims if c.document in origins.documents]
    return sorted((e for e in found if known_on(e, as_of)), key=lambda e: (e.claim.document, e.claim.start, e.claim.id))


def independent(origins: Iterable[str]) -> int:
    """How many independent origins these are; one where nobody stands behind a claim but the page that has it.

    >>> independent(["outlet:Courier", "outlet:Courier", "agency:TASS", "nobody:d7"])
    2
    """
    return max(1, len({origin for origin in origins if not origin.startswith(NOBODY)}))


def known_on(item: Evidence, as_of: date | None) -> bool:
    """True where the report was surely out by that day."""
    return as_of is None or (item.published.last is not None and item.published.last <= as_of)


def _evidence(claim: Claim, origins: Origins) -> Evidence:
    document = origins.documents[claim.document]
    return Evidence(
        claim=claim,
        published=document.published,
        origin=origins.key(claim),
        outlet=document.outlet,
        agency=document.agency,
    )


def _agencies(documents: Mapping[str, Document], copies: Mapping[str, Copy]) -> dict[str, str]:
    """The agency that a copy credits for a text whose first print credits none; the first by publication and id."""
    credited = [
        (documents[id].published.last or date.max, id, copy.of, documents[id].agency)
        for id, copy in copies.items()
        if copy.kind not in _PARTS and id in documents
    ]
    found: dict[str, str] = {}
    for _, _, of, agency in sorted(credited, key=lambda c: c[:2]):
        if agency:
            found.setdefault(of, agency)
    return found


def is_named(speaker: Speaker) -> bool:
    """True for a speaker of the text whom it names: known to the tables, or a proper name. "Witnesses" are not."""
    if speaker.start is None:
        return False
    return speaker.id is not None or bool(speaker.name and speaker.name[:1].isupper() and " " in speaker.name)
