"""When an undated report was published, from its own words: document, parse and annotation in, Published with its
reasons out.

Every clue names the days that remain possible; what is left is what all of them allow. Nothing is guessed: where the
clues
exclude one another the date stays unknown and the reasons say so. A report that has a date keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from chronist.annotate.time_grammar import Found, find
from chronist.link.date_clues import Clue, Dateline, clues, stated
from chronist.link.date_domain import EVER, Days, both, edtf, hull
from chronist.model import Annotation, Document, Interval, KnownBy, Published, TimeMention

# A dateline without a year belongs to the twelve months after the last dated happening of its report: an agency
# that writes
# of older things gives the year.
DATELINE_REACH = timedelta(days=365)
_HEAD = 1500  # code points in which a dateline can stand: after headline and summary
_DATELINE_PLACE = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][A-Z'’.-]+[ ,/]*){1,5}(?:\([A-Za-z]+\))?[ ,–-]*$")


def date_document(document: Document, doc: Doc, annotation: Annotation) -> Published:
    """The publication as an interval with its reasons; unchanged where it is already known."""
    known = document.published
    if known.known_by is not KnownBy.UNKNOWN or (known.first and known.last):
        return known
    found = clues(doc, annotation.times)
    days = _possible(found)
    if not days:
        return _contradiction(found)
    line = find_dateline(document)
    if line is not None:
        dated = _by_dateline(line, days, annotation.times)
        if dated is not None:
            return Published(
                first=dated.first, last=dated.last, edtf=edtf(dated), known_by=KnownBy.DATELINE,
                reasons=(_dateline_reason(line, annotation.times), *_reasons(found)),
            )  # fmt: skip
    span = hull(days)
    if span == Interval():
        return Published(reasons=("nothing in its words bounds its date",))
    return Published(
        first=span.first, last=span.last, edtf=edtf(span), known_by=KnownBy.INFERRED, reasons=_reasons(found)
    )


def _possible(found: Sequence[Clue]) -> Days:
    days = EVER
    for clue in found:
        days = both(days, clue.days)
    return days


def _reasons(found: Sequence[Clue]) -> tuple[str, ...]:
    return tuple(c.reason for c in found)


def _contradiction(found: Sequence[Clue]) -> Published:
    """Unknown, with the clues that exclude one another."""
    for i, clue in enumerate(found):
        for other in found[:i]:
            if not both(clue.days, other.days):
                return Published(reasons=(f"contradiction: {other.reason}; {clue.reason}", *_reasons(found)))
    return Published(reasons=("contradiction: no day fits all of it", *_reasons(found)))


def find_dateline(document: Document) -> Dateline | None:
    """The day without a year in a report's dateline ("MOSCOW, February 7. /TASS/"); None where there is none."""
    if document.dateline:
        read = [_read(f, document.dateline) for f in find(document.dateline)]
        found = next((d for d in read if d is not None), None)
        if found is not None:
            return found
    head = document.text[:_HEAD]
    for each in find(head):
        line = _read(each, head)
        if line is not None and _DATELINE_PLACE.search(head, 0, each.start):
            return line
    return None


def _read(found: Found, text: str) -> Dateline | None:
    months, days = found.values("month", "monthabbr"), found.values("d12", "d24", "d31", "nthday")
    if found.rule != "date" or not months or not days or found.has("year", "yearword"):
        return None
    weekdays = found.values("weekday", "wdabbr")
    return Dateline(int(months[0]), int(days[0]), int(weekdays[0]) if weekdays else None, found.text(text))


def _by_dateline(line: Dateline, days: Days, times: Sequence[TimeMention]) -> Interval | None:
    """The dateline's days that the clues allow and that follow the last dated happening within a year."""
    anchor = _last_dated(times)
    if anchor is not None and anchor.last is not None and anchor.first is not None:
        options = line.within(anchor.first, DATELINE_REACH)
    else:
        span = hull(days)
        if span.first is None or span.last is None:
            return None
        options = line.within(span.first, span.last - span.first)
    fitting = [d for d in options if any(i.covers(d) for i in days)]
    return Interval(first=fitting[0], last=fitting[-1]) if fitting else None


def _last_dated(times: Sequence[TimeMention]) -> TimeMention | None:
    """The latest day or month that the text gives with its year."""
    fine = [t for t in stated(times) if t.first and t.last and (t.last - t.first).days <= 31]
    return max(fine, key=lambda t: (t.first or date.min, -t.start), default=None)


def _dateline_reason(line: Dateline, times: Sequence[TimeMention]) -> str:
    anchor = _last_dated(times)
    year = f", the year after its last dated happening, {anchor.text!r}" if anchor else ", the year from the clues"
    return f"dateline {line.text!r}{year}"
