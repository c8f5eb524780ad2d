"""Counts of a war's dead so far: a document's annotation and claims in, the latest count by each named source out.

Such a count only grows: who prints 9,000 writes after who printed 8,000 of the same source, but for a count that is
carried on when it has been overtaken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from chronist.link.date_clue import words
from chronist.model import Annotation, Claim, Record, Status, Toll

_LEAST = 500  # fewer may be those of a month or a town
_SOURCES = frozenset({"international", "monitor", "organisation", "government"})
_WORD = re.compile(r"[a-z]+")


class Told(Record, frozen=True):
    """A day that a report means by some words, or a count, and what tells which other reports tell of the same."""

    key: str  # of what is told
    time: str = ""  # the words that say when
    count: float | None = None  # of a war's dead so far, by one source: it only grows


def counts(annotation: Annotation, claims: Iterable[Claim]) -> Iterator[Told]:
    """For each source that the text names, the highest count of those killed in the war it tells of."""
    home = _home(annotation)
    highest: dict[str, float] = {}
    for claim in claims:
        country = _one({p.country for p in claim.places if p.country}) or home
        source = claim.speakers[0] if claim.speakers else None
        if country is None or source is None or source.id is None or source.kind not in _SOURCES or not _of_war(claim):
            continue
        for toll in claim.facets.toll:
            if (count := _number(toll)) is not None:
                key = f"killed {country} {source.id}"
                highest[key] = max(count, highest.get(key, 0))
    yield from (Told(key=key, count=highest[key]) for key in sorted(highest))


def _of_war(claim: Claim) -> bool:
    named = set(_WORD.findall(claim.quote.lower()))
    plain = {w.removesuffix("s") for w in named} | named
    return claim.status is Status.HAPPENED and bool(plain & (words("war") | words("outbreak")))


def _number(toll: Toll) -> float | None:
    """A count in figures of all who were killed so far."""
    count = toll.best if toll.best is not None else toll.low
    if not toll.cumulative or toll.kind != "killed" or count is None or count < _LEAST:
        return None
    return count if any(c.isdigit() for c in toll.text) else None


def _home(annotation: Annotation) -> str | None:
    """The country of at least half of the places that a text names."""
    named = Counter(p.country for p in annotation.places if p.country)
    country, most = max(named.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return country if most * 2 >= named.total() else None


def _one(countries: set[str]) -> str | None:
    return next(iter(countries)) if len(countries) == 1 else None
