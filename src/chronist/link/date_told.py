"""What a report puts in time that other reports may tell too: a document's times and sentences in, Told records out.

Two reports that print the same sentence of some length tell of the same day by it. Less is not enough: of claims of the
same act in the same town by the same doer, one in twenty meant the same day (180 reports of two wars, 2026-11-23).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chronist.link.date_counts import Told, counts
from chronist.link.date_domain import Days, merged
from chronist.link.date_relation import relation
from chronist.model import Annotation, Claim, Document, Interval, KnownBy, Published, Record, TimeMention, content_hash

# Words of a sentence from which two reports tell of one day by it: of 93 such sentences with a weekday that two or more
# news reports shared, 92 meant the same day, and one that of the week before (706 reports, 2026-11-23).
_LEAST_WORDS = 12
_LEAST_NAMES = 2  # words with a capital or digits besides the first and the time
_WORD = re.compile(r"\w+")
_DAYS_LISTED = re.compile(r"(?i)\b(?:every|each|\w+days|\w+day (?:to|through|till|until) \w+day|weekdays?)\b")


__all__ = ["Dated", "Told", "dated"]


class Dated(Record, frozen=True):
    """A report as dating sees it: the days it can be of by itself, and what it tells of days that others tell too."""

    document: str
    published: Published
    days: tuple[Interval, ...] = (Interval(),)
    told: tuple[Told, ...] = ()

    @property
    def is_known(self) -> bool:
        """True where something else than its words says when it was published."""
        return self.published.known_by not in {KnownBy.INFERRED, KnownBy.UNKNOWN}


def dated(document: Document, annotation: Annotation, days: Days, claims: Sequence[Claim] = ()) -> Dated:
    """A document with its own days and what it tells."""
    told = {*_told(document.text, annotation), *counts(annotation, claims)}
    return Dated(
        document=document.id,
        published=document.published,
        days=merged(days),
        told=tuple(sorted(told, key=lambda t: (t.key, t.time, t.count or 0))),
    )


def _told(text: str, annotation: Annotation) -> Iterator[Told]:
    for start, end in annotation.sentences:
        inside = [t for t in annotation.times if start <= t.start and t.end <= end]
        bound = [t for t in inside if relation(t.text) is not None]
        if len(bound) == 1 and _is_telling(text[start:end], inside):
            yield Told(key=_key(text[start:end]), time=bound[0].text)


def _is_telling(sentence: str, times: Iterable[TimeMention]) -> bool:
    """Long enough, with names or numbers, and no time of broadcasting."""
    words = _WORD.findall(sentence)
    spoken = {w for t in times for w in _WORD.findall(t.text)}
    names = {w for w in words[1:] if (w[0].isupper() or w.isdigit()) and w not in spoken}
    return len(words) >= _LEAST_WORDS and len(names) >= _LEAST_NAMES and not _DAYS_LISTED.search(sentence)


def _key(sentence: str) -> str:
    return content_hash("sentence", *_WORD.findall(sentence.casefold()))
