"""What a report's own words say of its date: its text, parse and times in, Clues out: days that remain possible, and
why.

A clue never guesses: it names every day on which the words could have been written. What it takes on trust is the
writer:
that who is called a secretary of state is one that day, and that a name is not used before it exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.periods import Period, period
from chronist.annotate.time_tense import direction, token_at
from chronist.data import rows, values
from chronist.link.date_domain import Days
from chronist.model import Interval, TimeMention

_MAX_CLIMB = 4  # heads between a time and the act it dates
_WORDS_BEFORE = 3
_MAX_DEPTH = 4  # "the shooting down of a Russian plane": act, of, plane, Russian
_PAST_OFFICE = re.compile(r"(?:\b(?:former|ex|late|then|ousted|deposed)[\s-]+(?:\S+\s+){0,2})$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:(?:earlier|later)\s+)?(last|this)\s+(year|month|week)", re.IGNORECASE)
_UNITS = {"year": "Y", "month": "M", "week": "W"}
_STATED = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Clue:
    """The days on which the report can have been published as far as these words go."""

    days: Days
    reason: str


@dataclass(frozen=True, slots=True)
class _Office:
    title: str
    name: str
    pattern: re.Pattern[str]
    terms: Days


def clues(doc: Doc, times: Sequence[TimeMention]) -> list[Clue]:
    """All clues in a text, in the order of their kinds; each once."""
    found = [*_stated_dates(doc, times), *_offices(doc.text), *_names(doc.text), *_events(doc, times)]
    return list(dict.fromkeys(found))


# Dates that the text itself gives


def _stated_dates(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    past = [t for t in stated(times) if direction(doc, t.start, t.end) < 0]
    latest = max(past, key=lambda t: (t.first or date.min, -t.start), default=None)
    if latest is not None and latest.first is not None:
        yield Clue((Interval(first=latest.first),), f"tells of {latest.text!r} as past, so not before {latest.first}")
    ahead = [t for t in stated(times) if direction(doc, t.start, t.end) > 0 and t.last]
    soonest = min(ahead, key=lambda t: (t.last or date.max, t.start), default=None)
    if soonest is not None:
        yield Clue((Interval(last=soonest.last),), f"tells of {soonest.text!r} as to come, so not after {soonest.last}")


def stated(times: Sequence[TimeMention]) -> list[TimeMention]:
    """Times whose days the text itself fixes, year included."""
    return [t for t in times if t.first and t.last and _STATED.search(t.text)]


# Offices


@cache
def _office_table() -> tuple[_Office, ...]:
    terms: dict[tuple[str, str, str], list[Interval]] = {}
    for row in rows("offices"):
        key = (row["office"], row["person"], row["surname"])
        until = date.fromisoformat(row["to"]) if row["to"] else None
        terms.setdefault(key, []).append(Interval(first=date.fromisoformat(row["from"]), last=until))
    return tuple(_office(key, days) for key, days in terms.items())


def _office(key: tuple[str, str, str], terms: Sequence[Interval]) -> _Office:
    office, person, surname = key
    titles, names = _either(values(office)), _either(values(person))
    either_name = rf"(?:{names}|{re.escape(surname)})"
    near = r"(?:\s+(?:for|to|on)\s+\S+)?,?\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?"
    pattern = (
        rf"\b(?i:{titles}){near}(?:al-)?{either_name}\b|\b{names},\s+(?i:the\s+)?(?:\S+\s+){{0,2}}?(?i:{titles})\b"
    )
    return _Office(values(office)[0], values(person)[0], re.compile(pattern), tuple(terms))


def _either(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + ")"


def _offices(text: str) -> Iterator[Clue]:
    for office in _office_table():
        for match in office.pattern.finditer(text):
            if "-elect" in match.group() or _PAST_OFFICE.search(text, max(0, match.start() - 40), match.start()):
                continue
            told = "; ".join(f"{t.first} to {t.last or 'now'}" for t in office.terms)
            yield Clue(office.terms, f"calls {office.name} {office.title} (in office {told})")
            break


# Names that exist only from a day on


@cache
def _renaming_table() -> tuple[tuple[re.Pattern[str], str, date], ...]:
    return tuple(
        (re.compile(rf"\b{_either(values(r['name']))}\b"), values(r["name"])[0], date.fromisoformat(r["from"]))
        for r in rows("renamings")
    )


def _names(text: str) -> Iterator[Clue]:
    for pattern, name, since in _renaming_table():
        if pattern.search(text):
            yield Clue((Interval(first=since),), f"uses the name {name}, which exists from {since}")


# Happenings whose days are known


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    who: tuple[re.Pattern[str], ...]
    act: re.Pattern[str]
    about: re.Pattern[str] | None
    days: tuple[date, ...]


@cache
def _event_table() -> tuple[_Event, ...]:
    return tuple(
        _Event(
            r["event"],
            tuple(p for cell in r["who"].split(" & ") if (p := _beginnings(cell))),
            re.compile(rf"(?:{r['act']})", re.IGNORECASE),
            _beginnings(r["about"]),
            tuple(date.fromisoformat(d) for d in values(r["days"])),
        )
        for r in rows("known_events")
    )


def _beginnings(cell: str) -> re.Pattern[str] | None:
    """Any of these word beginnings; a name keeps its capitals ("IS" is not "is"), a common word may have one."""
    if not cell:
        return None
    return re.compile(r"\b(?:" + "|".join(f"(?i:{w})" if w.islower() else w for w in cell.split("|")) + ")")


def _events(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    for time in times:
        match = _RELATIVE.fullmatch(time.text)
        token = token_at(doc, time.start, time.end) if match else None
        if match is None or token is None or _is_ahead(doc, time):
            continue
        for event in _event_table():
            if _dates(event, token):
                yield _event_clue(event, (match.group(1).lower(), match.group(2).lower()), time.text)


def _is_ahead(doc: Doc, time: TimeMention) -> bool:
    """True for "later this month", and for "this month" under a verb that looks ahead."""
    said = time.text.lower()
    return said.startswith("later") or (said.startswith("this") and direction(doc, time.start, time.end) > 0)


def _dates(event: _Event, time: Token) -> bool:
    """True where the act governs the time or stands right before it, with who in the sentence and what close to the
    act."""
    if not all(who.search(time.sent.text) for who in event.who):
        return False
    return any(event.act.match(t.text) and (event.about is None or _is_near(t, event.about)) for t in _governors(time))


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


def _is_near(act: Token, about: re.Pattern[str]) -> bool:
    """True where what it is about governs the act or hangs within a few steps below it."""
    level = [act, act.head]
    for _ in range(_MAX_DEPTH):
        if any(about.match(t.text) for t in level):
            return True
        level = [c for t in level for c in t.children]
    return False


def _event_clue(event: _Event, relation: tuple[str, str], said: str) -> Clue:
    which, unit = relation
    spans = []
    for day in event.days:
        whole: Period = period(_UNITS[unit], day).shift(1 if which == "last" else 0)
        spans.append(Interval(first=max(whole.first, day), last=whole.last))
    known = " or ".join(d.isoformat() for d in event.days)
    return Clue(tuple(spans), f"puts {event.name} ({known}) {said.lower()!r}")


# Datelines


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day without its year above a text, with its weekday where it has one."""

    month: int
    day: int
    weekday: int | None
    text: str

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where it does not exist or its weekday does not fit."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in {None, day.isoweekday()} else None

    def within(self, first: date, length: timedelta) -> tuple[date, ...]:
        """Every such day from a first day on."""
        tries = (self.in_year(year) for year in range(first.year, (first + length).year + 1))
        return tuple(d for d in tries if d and first <= d <= first + length)
