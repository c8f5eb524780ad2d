"""Well-known happenings that a text puts in time: parse and times in, the days on which it can say so out.

"Seized last year" is written in the year after; "broke in March" within the twelve months after; a happening that is
simply told as past, after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.annotate.time_tense import direction, token_at
from chronist.data import rows, values
from chronist.link.date_clue import Clue, words
from chronist.link.date_domain import merged, shifted
from chronist.link.date_relation import ZONES, written
from chronist.link.date_wars import country_at_war
from chronist.model import Interval, TimeMention

_NEAR = re.compile(r"(?i)week|(?:this|last) month")  # a wave of protest may break out again and again
_BEGAN = re.compile(r"(?:began|begin|begun|start|erupt|broke|outbreak)", re.IGNORECASE)
_MAX_CLIMB = 4  # heads between a time and the act it dates
_WORDS_BEFORE = 3
_MAX_DEPTH = 4  # "the shooting down of a Russian plane": act, of, plane, Russian
_PAST_HELPERS = frozenset({"was", "were", "had", "has", "have"})
_UNREAL = frozenset({"will", "would", "may", "might", "could", "should", "must", "can", "to", "not", "n't", "never"})


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    who: tuple[re.Pattern[str], ...]
    act: re.Pattern[str]
    about: re.Pattern[str] | None
    days: tuple[date, ...]
    is_outbreak: bool = False


@cache
def _event_table() -> tuple[_Event, ...]:
    return (*_known_events(), *_outbreaks())


def _known_events() -> Iterator[_Event]:
    yield from (
        _Event(
            r["event"],
            tuple(p for cell in r["who"].split(" & ") if (p := _beginnings(cell))),
            re.compile(rf"(?:{r['act']})", re.IGNORECASE),
            _beginnings(r["about"]),
            tuple(date.fromisoformat(d) for d in values(r["days"])),
        )
        for r in rows("known_events")
    )


def _outbreaks() -> Iterator[_Event]:
    """The beginning of each war, or of any of those in one country."""
    begun: dict[str, list[date]] = {}
    for row in rows("conflicts"):
        begun.setdefault(row["country"], []).append(date.fromisoformat(row["from"]))
    about = re.compile(rf"(?:{'|'.join(sorted(words('war') | words('outbreak')))})s?$", re.IGNORECASE)
    for country, days in begun.items():
        name = f"the outbreak of war or revolt in {country.split('|')[0]}"
        yield _Event(name, (re.compile(rf"\b(?:{country})"),), _BEGAN, about, tuple(sorted(days)), is_outbreak=True)


def _beginnings(cell: str) -> re.Pattern[str] | None:
    """Any of these word beginnings; a name keeps its capitals ("IS" is not "is"), a common word may have one."""
    if not cell:
        return None
    return re.compile(r"\b(?:" + "|".join(f"(?i:{w})" if w.islower() else w for w in cell.split("|")) + ")")


def happenings(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A clue for each time that dates a happening of the table, and for each told as past."""
    home = country_at_war(doc.text)
    for time in times:
        token = token_at(doc, time.start, time.end)
        if token is None or _is_ahead(doc, time):
            continue
        for event in _event_table():
            if event.is_outbreak and _NEAR.search(time.text):
                continue
            if _dates(event, token, home):
                yield from _dated(event, time, token)
    for event in _event_table():
        if any(_tells(event, token) for token in doc if event.act.match(token.lower_)):
            first = shifted(event.days[0], -ZONES)
            yield Clue((Interval(first=first),), f"tells of {event.name} ({_known(event)}) as past")


def _is_ahead(doc: Doc, time: TimeMention) -> bool:
    """True for "later this month", "next May", and for what stands under a verb that looks ahead."""
    if re.match(r"(?i)earlier|last", time.text) or time.text.lower().endswith("ago"):
        return False
    return re.match(r"(?i)later|next|coming", time.text) is not None or direction(doc, time.start, time.end) > 0


def _dates(event: _Event, time: Token, home: str | None) -> bool:
    """True where the act governs the time or stands right before it, with who in the sentence and what close to the
    act."""
    at_home = event.is_outbreak and [who.pattern for who in event.who] == [home]
    if not at_home and not all(who.search(time.sent.text) for who in event.who):
        return False
    return any(event.act.match(t.text) and _is_about(event, t) for t in _governors(time))


def _tells(event: _Event, token: Token) -> bool:
    """True for the act itself told as done, by a verb in the past."""
    helpers = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    if event.about is None or not (token.tag_ == "VBD" or (token.tag_ == "VBN" and helpers & _PAST_HELPERS)):
        return False
    return all(who.search(token.sent.text) for who in event.who) and _is_about(event, token) and _is_stated(token)


def _is_stated(token: Token) -> bool:
    """True outside conditions, wishes and what is only said to be possible."""
    for _ in range(_MAX_DEPTH):
        if any(c.lower_ in _UNREAL | {"if", "whether", "unless"} for c in token.children):
            return False
        if token.head == token:
            return True
        token = token.head
    return True


def _governors(time: Token) -> Iterator[Token]:
    """The heads above a time, and the words right before it ("the drawdown earlier this week")."""
    start = max(time.sent.start, time.left_edge.i - _WORDS_BEFORE)
    yield from time.doc[start : time.left_edge.i]
    token = time
    for _ in range(_MAX_CLIMB):
        if token.head == token:
            return
        token = token.head
        yield token


def _is_about(event: _Event, act: Token) -> bool:
    """True where what it is about governs the act or hangs within a few steps below it, and does not do it to others.

    Not where it only says whose: "X's son was killed", "X loyalists killed".
    """
    if event.about is None:
        return True
    above = [] if act.dep_ == "advcl" else [act.head]  # "after night fell, the army advanced towards the town"
    level = [c for c in act.children if c.dep_ in {"nsubj", "prep"}] if event.is_outbreak else [act, *above]
    for _ in range(_MAX_DEPTH):
        if any(event.about.match(t.text) and not _is_another(t, act) for t in level):
            return True
        level = [c for t in level for c in t.children]
    return False


def _is_another(name: Token, act: Token) -> bool:
    whose = name.dep_ in {"poss", "compound", "nmod"} and lemma(name.head) in words("others")
    return whose or _does_it(name, act)


def _does_it(name: Token, act: Token) -> bool:
    """True for a name in the subject of an act that is done to something else."""
    if not any(c.dep_ == "dobj" for c in act.children):
        return False
    subjects = {c for c in act.children if c.dep_ == "nsubj"}
    return name in subjects or any(a in subjects for a in name.ancestors)


def _dated(event: _Event, time: TimeMention, token: Token) -> Iterator[Clue]:
    first_of_all = any(t.lower_ in words("ordinal") for t in token.sent)
    spans = []
    for i, day in enumerate(event.days):
        span = written(time.text, day)
        if span is None or (_is_yearless(time) and f"{day:%B} {day.year}" in token.doc.text):
            continue
        later = event.days[i + 1] if i + 1 < len(event.days) and not first_of_all else None
        until = shifted(later, -1) if later else None
        last = min((d for d in (span.last, until) if d), default=None)
        spans.append(Interval(first=span.first, last=last))
    days = merged(spans)
    if days:
        yield Clue(days, f"puts {event.name} ({_known(event)}) {time.text.lower()!r}")


def _is_yearless(time: TimeMention) -> bool:
    """ "in March", which may be any March where the text elsewhere gives its year."""
    return not re.search(r"(?i)\d{4}|year|month|week|day|ago", time.text)


def _known(event: _Event) -> str:
    return " or ".join(d.isoformat() for d in event.days)
