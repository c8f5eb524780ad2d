"""Dates that a text gives with their year: parse and times in, the days before and after which it was written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from chronist.annotate.time_tense import AHEAD, direction, token_at
from chronist.link.date_clue import Clue
from chronist.link.date_domain import shifted
from chronist.model import Interval, TimeMention

_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_AROUND_STAMP = 9  # code points between the day and the clock time of a stamp: "10 August 2011 - 11:12"
_AHEAD_WORDS = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAX_CLIMB = 5
_YEARLESS_REACH = timedelta(days=366)  # a day without a year is of the twelve months before, or of the next ones


def stated_dates(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """Not before the latest day told as past, not after the soonest that is told as to come."""
    given = [t for t in stated(times) if not _is_stamp(doc.text, t) and not _numbers_a_text(doc, t)]
    past = [t for t in given if direction(doc, t.start, t.end) < 0]
    latest = max(past, key=lambda t: (t.first or date.min, -t.start), default=None)
    if latest is not None and latest.first is not None:
        yield Clue((Interval(first=latest.first),), f"tells of {latest.text!r} as past, so not before {latest.first}")
    ahead = [t for t in given if t.last and _lies_ahead(doc, t)]
    soonest = min(ahead, key=lambda t: (t.last or date.max, t.start), default=None)
    if soonest is not None:
        yield Clue((Interval(last=soonest.last),), f"tells of {soonest.text!r} as to come, so not after {soonest.last}")


def stated(times: Sequence[TimeMention]) -> list[TimeMention]:
    """Times whose days the text itself fixes, year included."""
    return [t for t in times if t.first and t.last and _YEAR.search(t.text)]


def last_dated(doc_text: str, times: Sequence[TimeMention]) -> TimeMention | None:
    """The latest day or month that the text gives with its year."""
    fine = [t for t in stated(times) if t.first and t.last and (t.last - t.first).days <= 31]
    prose = [t for t in fine if not _is_stamp(doc_text, t)]
    return max(prose, key=lambda t: (t.first or date.min, -t.start), default=None)


def _is_stamp(text: str, time: TimeMention) -> bool:
    """True for a day with the time of the clock beside it: when a page was changed or a reader wrote below it."""
    near = text[max(0, time.start - _AROUND_STAMP) : time.end + _AROUND_STAMP]
    return _CLOCK.search(near) is not None


def _numbers_a_text(doc: Doc, time: TimeMention) -> bool:
    """ "Resolution 1973" names no year."""
    token = token_at(doc, time.start, time.end)
    return token is not None and token.i > 0 and token.nbor(-1).lower_ in {"resolution", "no.", "number", "article"}


def _lies_ahead(doc: Doc, time: TimeMention) -> bool:
    """True only under a verb that says so in the present: "will meet", "is due to"; not "would", "was to"."""
    token = token_at(doc, time.start, time.end)
    if token is None or direction(doc, time.start, time.end) != AHEAD:
        return False
    for _ in range(_MAX_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return _is_future(token)
        token = token.head
    return False


def _is_future(verb: Token) -> bool:
    """ "will meet", "is due to meet", "are likely"; an infinitive looks as its governor does."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}} | {verb.lower_}
    if helpers & _AHEAD_WORDS:
        return True
    if helpers & {"is", "are", "am", "'s", "’s"}:  # "is due", "is scheduled"; "is rising" tells of now
        return bool(verb.tag_ != "VBG")
    return verb.dep_ == "xcomp" and verb.head != verb and _is_future(verb.head)


def yearless(month: int, day: int | None, year: int) -> Interval | None:
    """A day or month of a year; None where it has no such day."""
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    last = first if day else shifted(date(year + month // 12, month % 12 + 1, 1), -1)
    return Interval(first=first, last=last)
