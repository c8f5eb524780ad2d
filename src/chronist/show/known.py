"""What is known on a day: documents, evidence and events together, as every view and text is given them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from chronist.copies import Survey
from chronist.link.decisions import UNDECIDED, Decisions
from chronist.model import Document, Interval, PlaceMention
from chronist.views import Evidence, LinkedEvent


class Known:
    """All that the reports known on `as_of` say; without it, all reports. Nothing in it changes."""

    def __init__(
        self, documents: Iterable[Document], evidence: Iterable[Evidence], events: Iterable[LinkedEvent],
        *, times: Iterable[tuple[str, Interval]] = (), as_of: date | None = None,
        decisions: Decisions = UNDECIDED, seen: Survey | None = None,
    ) -> None:  # fmt: skip
        self.documents: Mapping[str, Document] = {d.id: d for d in documents}
        self.evidence: Mapping[str, Evidence] = {e.claim.id: e for e in evidence}
        self.events: Mapping[str, LinkedEvent] = {e.id: e for e in events}
        self.times = tuple(times)  # every dated time that the documents name
        self.as_of = as_of
        self.seen = seen or Survey()  # what the documents show of one another: copies, repeats, spun pages
        self.decisions = decisions  # of a person, carried out in all of the above

    def claims(self, ids: Iterable[str]) -> list[Evidence]:
        """The evidence for some claim ids, in their order."""
        return [self.evidence[i] for i in ids if i in self.evidence]

    def document(self, item: Evidence) -> Document:
        """The document a claim stands in."""
        return self.documents[item.claim.document]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Actor and place id -> the name it goes by most often."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for item in self.evidence.values():
            claim = item.claim
            mentioned = [(m.id, m.name) for m in (*claim.actors, *claim.recipients)]
            mentioned += [(p.id, p.name) for p in claim.places] + [(s.id, s.name) for s in claim.speakers]
            mentioned += [(r.id, r.name) for c in claim.facets.control for r in (c.place, c.holder, c.from_) if r]
            for key, name in mentioned:
                if key and name:
                    counts[key][name] += 1
        return {i: min(c, key=lambda name: (-c[name], name)) for i, c in sorted(counts.items())}

    def name(self, key: str | None) -> str:
        """A party of a view by name: an id that the claims know, or a name as it stands."""
        return self.names.get(key or "", key or "")

    @cached_property
    def places(self) -> Mapping[str, PlaceMention]:
        """Place id -> one mention of it, for its kind and point."""
        found: dict[str, PlaceMention] = {}
        for item in self.evidence.values():
            for p in item.claim.places:
                if p.id:
                    found.setdefault(p.id, p)
        return found
