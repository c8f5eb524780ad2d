"""Which claims and documents judgements mean now: how a judgement names them in, the ids they have today out.

A claim's id is a hash of its document, the place of its trigger and what it says: a rule or a table that changes what
is said changes the id. Then the claim with the same trigger in the same report is meant; where the text itself was
cleaned otherwise, the one with the same quote and trigger. Where that is none or more than one, nothing is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chronist.link.judgements import ClaimName, DocumentName, Line
from chronist.model import Claim, Document


class Finder:
    """All claims and documents of a chronicle, to be found by the names that judgements give them."""

    def __init__(self, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
        self._reports = {d.id: d.report for d in documents}
        self._documents: dict[str, list[str]] = defaultdict(list)
        for document, report in sorted(self._reports.items()):
            self._documents[report].append(document)
        self._claims = {c.id: c for c in claims}
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims.values():
            self._of[claim.document].append(claim)

    def ids(self, line: Line) -> tuple[str, ...]:
        """The ids that a judgement is about; as it names them where they are not found."""
        judgement = line.judgement
        if judgement.document is not None:
            return (self.document(judgement.document) or judgement.document.id,)
        return tuple(self.claim(name) or name.id for name in judgement.claims)

    def missing(self, line: Line) -> str | None:
        """Why a judgement decides nothing here; None where all that it is about is found."""
        judgement = line.judgement
        if judgement.document is not None and self.document(judgement.document) is None:
            return f"document {judgement.document.id} is not in this chronicle"
        lost = [name for name in judgement.claims if self.claim(name) is None]
        return "; ".join(f"claim {n.id} (“{n.trigger}”) is not in this chronicle" for n in lost) or None

    def document(self, name: DocumentName) -> str | None:
        """The document of that id, else the one made of the same report."""
        if name.id in self._reports:
            return name.id
        made = self._documents.get(name.report, [])
        return made[0] if len(made) == 1 else None

    def claim(self, name: ClaimName) -> str | None:
        """The claim of that id, else the one claim that stands on the same words."""
        if name.id in self._claims:
            return name.id
        same_place = [c for c in self._of.get(name.document, ()) if _span(c) == (name.start, name.end)]
        if same_place:
            return same_place[0].id if len(same_place) == 1 else None
        near = [name.document, *self._documents.get(name.report, [])]
        same_words = [c for d in dict.fromkeys(near) for c in self._of.get(d, ()) if _is_worded(c, name)]
        return same_words[0].id if len(same_words) == 1 else None


def _span(claim: Claim) -> tuple[int, int]:
    return claim.trigger.start, claim.trigger.end


def _is_worded(claim: Claim, name: ClaimName) -> bool:
    return (claim.quote, claim.trigger.text) == (name.quote, name.trigger)
