"""Times: a parsed Doc and its publication interval in, TimeMentions with TIMEX3, EDTF and days out.

Three steps: the grammar takes underspecified expressions from the words, false friends are dropped with the parser's
help, and what is left is resolved to the publication date and the narrated time. Where the publication is an interval,
a relative time has days only if both its ends give the same; where it is unknown, only what the text itself dates has
days. `find_times` costs a small part of the parse: run it again when a document is dated.

>>> from chronist.annotate.time_grammar import find
>>> [f.rule for f in find("over the past three days")]
['rangeunit']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from chronist.annotate.periods import Period
from chronist.annotate.time_bounds import apart
from chronist.annotate.time_context import Context
from chronist.annotate.time_grammar import Found, find_in
from chronist.annotate.time_join import join
from chronist.annotate.time_meaning import Meaning
from chronist.annotate.time_resolve import bare_year, resolve
from chronist.annotate.time_tense import direction, token_at
from chronist.annotate.time_veto import is_time
from chronist.annotate.time_words import read_words
from chronist.model import Interval, TimeMention, Timex

_FRONT = re.compile(r"(?:^|[.!?\"”’]\s+|\n\s*)(?:(?:In|On|By|From|During)\s+)?(?:[Tt]he\s)?$")
REACH = 600  # code points back to the time that "three days later" refers to: about a long paragraph
_SENTENCE_END = re.compile(r"\s*(?:$|\n|[A-Z\"”])")
_YEARLESS = frozenset({"date", "monthdays", "daysmonth", "daylist", "bound", "listday", "part", "third"})
BOUND = 1500  # code points to the full dates on both sides between which a day without a year can be placed


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A time already told: where, and whether the text gives its year."""

    at: int
    period: Period
    stated: bool


def find_times(doc: Doc, published: Interval) -> list[TimeMention]:
    """Every expression of time, in order; `published` decides how relative ones resolve."""
    found = _expressions(doc)
    ways = {d: _resolve_all(doc, found, d) for d in _ends(published)}
    readings = list(ways.values())
    if len(readings) == 1:
        meanings = readings[0]
    else:
        floating = _resolve_all(doc, found, None)
        meanings = [a if a == b else c for a, b, c in zip(*readings, floating, strict=True)]
    if None in ways or len(ways) > 1:
        meanings = _bounded(found, meanings, published)
    text = doc.text
    return [_mention(text, f, m) for f, m in zip(found, meanings, strict=True) if m is not None]


def _ends(published: Interval) -> tuple[date | None, ...]:
    if published.first is None or published.last is None:
        return (None,)
    return (published.first,) if published.first == published.last else (published.first, published.last)


def _expressions(doc: Doc) -> list[Found]:
    words = read_words(doc.text)
    kept = [f for f in find_in(words) if is_time(f, words, doc)]
    return [part for f in join(words, kept) for part in apart(_trimmed(f, doc))]


def _trimmed(found: Found, doc: Doc) -> Found:
    """ "two weeks after the raid" is two weeks, and not after what was narrated; a sentence's own full stop is no
    part."""
    if found.words[-1].kind == "dot" and _SENTENCE_END.match(doc.text, found.end):
        return replace(found, words=found.words[:-1], last=found.last - 1)
    if found.rule in {"length", "shift"} and found.words[0].kind == "over" and _spans(found, doc):
        found = replace(found, words=found.words[1:], first=found.first + 1)
    if found.rule == "length" and [w.kind for w in found.words[:-1]] == ["a"] and _is_rate(found, doc):
        return replace(found, rule="rate")
    if found.rule != "shift" or found.words[-1].kind not in {"before", "after"}:
        return found
    rest = doc.text[found.end : found.end + 2]
    if not rest.strip() or rest[0] in ".,;:)!?\"”’'":
        return found
    shorter = found.words[:-1]
    if shorter[0].kind in {"the", "that"}:
        return replace(found, rule="bareunits")
    return replace(found, rule="length", words=shorter, last=found.last - 1)


def _spans(found: Found, doc: Doc) -> bool:
    """True for the "over" of "Over three days in July", not that of "for over three days"."""
    token = token_at(doc, found.words[0].start, found.words[0].end)
    return token is not None and token.dep_ == "prep" and token.pos_ == "ADP"


def _is_rate(found: Found, doc: Doc) -> bool:
    """ "dozens of interviews a day", "$1 billion a year"."""
    token = token_at(doc, found.start, found.end)
    return (
        token is not None
        and token.dep_ == "npadvmod"
        and token.head.i < token.i
        and token.head.pos_ in {"NOUN", "NUM", "SYM"}
    )


def _resolve_all(doc: Doc, found: Sequence[Found], published: date | None) -> list[Meaning | None]:
    told: list[_Anchor] = []
    meanings: list[Meaning | None] = []
    text = doc.text  # spaCy puts it together anew at each asking
    previous: Found | None = None
    for each in found:
        narrated = _last(told, each.start, REACH)
        stated = _last([a for a in told if a.stated], each.start, REACH) if _fronted(text, each.start) else None
        if previous is None or each.rule != "bound" or each.of != previous.of:  # both ends are read as one
            context = Context(published, narrated, stated, _direction_of(doc, each))
        previous = each
        meaning = resolve(each, context)
        meanings.append(meaning)
        if meaning is not None and meaning.period is not None:
            told.append(_Anchor(each.start, meaning.period, bare_year(each) and _fronted(text, each.start)))
    return meanings


def _fronted(text: str, start: int) -> bool:
    """True where the expression opens its sentence, as narration does: "In August, the group took ..."."""
    return bool(_FRONT.search(text, max(0, start - 24), start))


def _direction_of(doc: Doc, found: Found) -> Callable[[], int]:
    return lambda: direction(doc, found.start, found.end)


def _last(told: Sequence[_Anchor], start: int, reach: int) -> Period | None:
    return told[-1].period if told and start - told[-1].at <= reach else None


def _mention(text: str, found: Found, meaning: Meaning) -> TimeMention:
    return TimeMention(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        edtf=meaning.edtf,
        first=meaning.first,
        last=meaning.last,
        timex=Timex(type=meaning.type, value=meaning.value),
    )


def _bounded(found: Sequence[Found], meanings: Sequence[Meaning | None], published: Interval) -> list[Meaning | None]:
    """Days and months without a year placed where the text's own dates, told in order, leave one year only.

    "In March 2016 ... On December 9 ... On January 20, 2017": between these two there is one December 9. Done only
    where
    both bounds are near, are dates that the text itself gives a year, and run forward; the end of the publication
    interval
    may stand for the later one. Without both bounds a day stays without a year.
    """
    dated = [(f.start, m.period) for f, m in zip(found, meanings, strict=True) if m and m.period and bare_year(f)]
    out: list[Meaning | None] = []
    for each, meaning in zip(found, meanings, strict=True):
        before = max((d for d in dated if d[0] < each.start), key=lambda d: d[0], default=None)
        after = min((d for d in dated if d[0] > each.start), key=lambda d: d[0], default=None)
        begin = before[1].first if before and each.start - before[0] <= BOUND and before[1].unit in "DM" else None
        end = after[1].last if after and after[0] - each.start <= BOUND else None if after else published.last
        out.append(_between_bounds(each, meaning, (begin, end)))
    return out


def _between_bounds(found: Found, meaning: Meaning | None, bounds: tuple[date | None, date | None]) -> Meaning | None:
    begin, end = bounds
    if (
        meaning is None
        or meaning.first
        or begin is None
        or end is None
        or not begin < end < begin + timedelta(days=731)
    ):
        return meaning
    if found.rule not in _YEARLESS or (found.of is not None and found.of.rule not in _YEARLESS):
        return meaning
    tries = [
        resolve(found, Context(date(year, 12, 31), None, None, lambda: -1)) for year in range(begin.year, end.year + 1)
    ]
    fitting = {m.first: m for m in tries if m and m.first and m.last and begin <= m.first and m.last <= end}
    return next(iter(fitting.values())) if len(fitting) == 1 else meaning
