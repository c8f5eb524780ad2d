"""How long a war has lasted: times like "five-year" before "conflict" in, the days on which it was that old out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec import UNSET
from spacy.tokens import Doc

from chronist.annotate.periods import add_months
from chronist.data import rows
from chronist.link.date_clue import Clue, words
from chronist.link.date_domain import merged
from chronist.model import Interval, TimeMention

_LENGTH = re.compile(r"P(\d{1,3})([YM])")
_IN_PLACE = re.compile(r"\s+(?:in|over|for|around|between|at|near)\s+(?:the\s+)?(?=[A-Z])")
_AFTER = 70  # code points after the length in which its war is named
# "The five-year war" is said from eight months before the fifth anniversary ("nearly five years") to the sixth;
# "the nine-month uprising" from two months before to two after. A year more for a war that has ended.
_YEAR_BEFORE, _YEAR_AFTER = 8, 12
_MONTH_SLACK = 2
_AFTERMATH = 12
_OFTEN = 3  # how often a text has to name the country that its war without a name is in
_MOST = 0.67  # of all names of countries at war


@dataclass(frozen=True, slots=True)
class _War:
    country: re.Pattern[str]
    first: date
    last: date | None
    what: str


@cache
def _table() -> tuple[_War, ...]:
    return tuple(
        _War(
            re.compile(rf"\b(?:{r['country']})"), date.fromisoformat(r["from"]),
            date.fromisoformat(r["until"]) if r["until"] else None, r["what"],
        )
        for r in rows("conflicts")
    )  # fmt: skip


@cache
def _of_war() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("war")))
    return re.compile(rf"(?:[-\s]old|[-\s]long)?(?:\s+of|\s+into|\s+since)?(?:\s+[\w'’-]+){{0,3}}?[\s-]+(?:{nouns})\b")


def wars(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """For every length that is the age of a war, the days on which it had that age."""
    for time in times:
        length = _length(time)
        named = _of_war().match(doc.text, time.end, time.end + _AFTER) if length else None
        if length is None or named is None or _elsewhere(doc.text, named.end()):
            continue
        said = doc.text[time.start : named.end()]
        spans = [(w, _span(w, length)) for w in _meant(doc, time)]
        if spans:
            begun = " or ".join(f"{w.what}, from {w.first}" for w, _ in spans)
            yield Clue(merged(s for _, s in spans), f"speaks of {said!r} ({begun})")


def _length(time: TimeMention) -> tuple[int, str] | None:
    if time.timex is UNSET or time.timex.type != "DURATION":
        return None
    match = _LENGTH.fullmatch(time.timex.value)
    return (int(match[1]), match[2]) if match and int(match[1]) else None


def _elsewhere(text: str, at: int) -> bool:
    """ "two months of fighting in Homs" is not as old as the war in Syria."""
    place = _IN_PLACE.match(text, at)
    return place is not None and not any(w.country.match(text, place.end()) for w in _table())


def _meant(doc: Doc, time: TimeMention) -> list[_War]:
    """The wars of the country in the sentence; where it names none, of the one that the text names most."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or not len(span):
        return []
    here = [w for w in _table() if w.country.search(span.root.sent.text)]
    if here:
        return here if len({w.country for w in here}) == 1 else []
    country = country_at_war(doc.text)
    return [w for w in _table() if w.country.pattern == country]


def country_at_war(text: str) -> str | None:
    """The pattern of the country at war that a text names most, and most of all such countries."""
    counts = {w.country.pattern: len(w.country.findall(text)) for w in _table()}
    country, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if most >= _OFTEN and most >= _MOST * sum(counts.values()) else None


def _span(war: _War, length: tuple[int, str]) -> Interval:
    count, unit = length
    months = count * 12 if unit == "Y" else count
    before, after = (_YEAR_BEFORE, _YEAR_AFTER) if unit == "Y" else (_MONTH_SLACK, _MONTH_SLACK)
    last = add_months(war.first, months + after)
    if war.last is not None:
        last = min(last, add_months(war.last, _AFTERMATH))
    return Interval(first=add_months(war.first, max(0, months - before)), last=last)
