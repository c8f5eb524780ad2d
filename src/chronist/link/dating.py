"""When an undated report was published, from its own words: document, parse and annotation in, Published with its
reasons out.

Every clue names the days that remain possible; what is left is what all of them allow. Nothing is guessed: where the
clues exclude one another the date stays unknown and the reasons say so. A report that has a date keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec
from spacy.tokens import Doc

from chronist.link.date_clue import Clue
from chronist.link.date_clues import clues
from chronist.link.date_domain import EVER, Days, both, edtf, hull, merged, shifted, width
from chronist.link.date_lines import Dateline, find_dateline, weekday_dates
from chronist.link.date_stated import last_dated
from chronist.model import Annotation, Document, Interval, KnownBy, Published, TimeMention

# A dateline without a year belongs to the twelve months after the last dated happening of its report: an agency
# that writes of older things gives the year.
DATELINE_REACH = timedelta(days=365)
# A day without a year, told with its weekday, is of the year before the report or soon after it.
_LOOK_BACK, _LOOK_AHEAD = 366, 200
CONTRADICTION = "contradiction"  # what the first reason begins with where clues exclude one another
CONTRADICTS = "date-contradiction"  # the flag of a document whose clues do
UNDATED = "undated"  # the flag of a document of which no last day is known
NOTHING = "nothing in its words bounds its date"


@dataclass(frozen=True, slots=True)
class Dating:
    """The days left by a report's own words: none where they contradict one another."""

    days: Days
    reasons: tuple[str, ...]
    known_by: KnownBy = KnownBy.INFERRED

    def published(self) -> Published:
        """The same as a publication date."""
        span = hull(self.days) if self.days else Interval()
        if span == Interval():
            return Published(reasons=self.reasons or (NOTHING,))
        return Published(
            first=span.first, last=span.last, edtf=edtf(span), known_by=self.known_by, reasons=self.reasons
        )


def date_document(document: Document, doc: Doc, annotation: Annotation) -> Published:
    """The publication as an interval with its reasons; unchanged where it is already known."""
    known = document.published
    if known.known_by is not KnownBy.UNKNOWN or (known.first and known.last):
        return known
    return possible(document, doc, annotation.times).published()


def with_date(document: Document, published: Published) -> Document:
    """The document published then, with the reasons it had before, and flags that say what is not known."""
    reasons = tuple(dict.fromkeys((*document.published.reasons, *published.reasons)))
    flags = {f for f in document.flags if f not in {UNDATED, CONTRADICTS}}
    flags |= {UNDATED} if published.last is None and UNDATED in document.flags else set()
    flags |= {CONTRADICTS} if any(r.startswith(CONTRADICTION) for r in published.reasons) else set()
    published = msgspec.structs.replace(published, reasons=reasons)
    return msgspec.structs.replace(document, published=published, flags=tuple(sorted(flags)))


def possible(document: Document, doc: Doc, times: Sequence[TimeMention]) -> Dating:
    """The days on which a report of unknown date can have been published, as far as its own words go."""
    found = clues(doc, times)
    days = _common(found)
    line = find_dateline(document)
    if line is not None and (clue := _by_dateline(line, days, last_dated(document.text, times))) is not None:
        found = [clue, *found]
        return _dating(found, both(days, clue.days), KnownBy.DATELINE)
    more = list(_by_weekdays(doc.text, times, hull(days))) if days else []
    return _dating([*found, *more], both(days, _common(more)), KnownBy.INFERRED)


def _dating(found: Sequence[Clue], days: Days, known_by: KnownBy) -> Dating:
    reasons = tuple(c.reason for c in sorted(found, key=lambda c: (not _bounds(c, days), width(c.days))))
    if days:
        return Dating(days, reasons, known_by)
    return Dating((), (f"{CONTRADICTION}: {_excluding(found)}", *reasons), KnownBy.UNKNOWN)


def _bounds(clue: Clue, days: Days) -> bool:
    """True for a clue that gives the first or the last of the days that are left."""
    span = hull(days) if days else Interval()
    return any(
        (i.first is not None and i.first == span.first) or (i.last is not None and i.last == span.last)
        for i in clue.days
    )


def _common(found: Sequence[Clue]) -> Days:
    days = EVER
    for clue in found:
        days = both(days, clue.days)
    return days


def _excluding(found: Sequence[Clue]) -> str:
    """The first two clues that exclude one another."""
    for i, clue in enumerate(found):
        for other in found[:i]:
            if not both(clue.days, other.days):
                return f"{other.reason}; {clue.reason}"
    return "no day fits all of it"


def _by_dateline(line: Dateline, days: Days, anchor: TimeMention | None) -> Clue | None:
    """The dateline's days within a year of the last dated happening, else within what the clues allow."""
    if anchor is not None and anchor.first is not None:
        options = line.within(anchor.first, DATELINE_REACH)
        year = f", the year after its last dated happening, {anchor.text!r}"
    else:
        span = hull(days) if days else Interval()
        if span.first is None or span.last is None:
            return None
        options = line.within(span.first, span.last - span.first)
        year = ", the year from the clues"
    return Clue(merged(Interval(first=d, last=d) for d in options), f"dateline {line.text!r}{year}")


def _by_weekdays(text: str, times: Sequence[TimeMention], span: Interval) -> Iterator[Clue]:
    """Days without a year that have their weekday: only some years fit, where the clues leave few."""
    if span.first is None or span.last is None:
        return
    first, last = shifted(span.first, -_LOOK_BACK), shifted(span.last, _LOOK_AHEAD)
    for line in weekday_dates(text, times):
        days = line.within(first, last - first)
        near = merged(Interval(first=shifted(d, -_LOOK_AHEAD), last=shifted(d, _LOOK_BACK)) for d in days)
        told = " or ".join(str(d.year) for d in days) or "no year that the other clues allow"
        yield Clue(near, f"names {line.text!r}, which is a day of {told}")
