"""Expressions of time that belong together: Found stretches and the text's words in, longer Found stretches out.

"from March to May 2016" is one range, "the night of December 11" and "early next year" are parts, "4 a.m. Thursday" is
one time.

>>> words = read_words("on the night of March 27")
>>> [f.text("on the night of March 27") for f in join(words, find_in(words))]
['the night of March 27']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chronist.annotate.time_grammar import Found, find_in
from chronist.annotate.time_words import Word, read_words

__all__ = ["find_in", "join", "read_words"]

_CALENDAR = frozenset(
    {"date", "year", "decade", "century", "season", "lastseason", "quarter", "half", "holyday", "lastdate"}
)
_DAYS = frozenset(
    {
        "date",
        "weekday",
        "lastweekday",
        "followingweekday",
        "deixis",
        "holyday",
        "monthdays",
        "daysmonth",
        "slash",
        "iso",
    }
)
TIMES_OF_DAY = frozenset({"clock", "partalone", "moment"})
_DATED_TIMES = TIMES_OF_DAY | {"clockdate", "part"}
_YEARLY = frozenset({"date", "season", "lastseason", "quarter", "half"})
_LISTED = (["and"], ["or"], ["comma"], ["slash"], ["comma", "and"], ["and", "the"], ["and", "in"], ["and", "on"])
_WHOLES = _CALENDAR | {"lastunit", "nextunit", "theweekend"}
_OPENERS = frozenset({"since", "until", "before", "after", "by"})
_THIRDS = frozenset({"early", "mid", "late", "start", "end"})
_HALF_OPEN_RULES = _WHOLES | _DAYS | {"ago", "clock", "years", "clockdate", "part", "third", "shift"}


def join(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """The same expressions, with those that make one put together; order and spans stay disjoint."""
    grown = _disjoint([_grown(words, f) for f in found])
    return [_with_opener(words, f) for f in _shared(words, _ranges(words, _clocks(words, _beside(words, grown))))]


def _disjoint(found: Sequence[Found]) -> list[Found]:
    out: list[Found] = []
    for each in found:
        while out and out[-1].first >= each.first:  # swallowed by one that grew to the left
            out.pop()
        if not out or out[-1].last <= each.first:
            out.append(each)
    return out


def _kind(words: Sequence[Word], index: int) -> str:
    return words[index].kind if 0 <= index < len(words) else ""


def _stretch(words: Sequence[Word], first: int, last: int) -> tuple[Word, ...]:
    return tuple(words[first:last])


def _grown(words: Sequence[Word], found: Found) -> Found:
    """With the words before it that say which part of it is meant."""
    at = found.first
    if found.rule == "lastunit" and found.words[0].kind == "this" and at > 1 and words[at - 1].text == "far":
        return replace(found, rule="sofar")
    if found.rule in _WHOLES:
        grown = _third(words, found, at)
        if grown is not None:
            return grown
    if _kind(words, at - 1) == "on" and _kind(words, at - 2) in {"part", "moment"}:
        at -= 1
    elif _kind(words, at - 1) == "the" and _kind(words, at - 2) == "of":
        at -= 2
    elif _kind(words, at - 1) == "of":
        at -= 1
    return _part(words, found, at) if at < found.first and found.rule in _DAYS | {"weekday"} else found


def _third(words: Sequence[Word], found: Found, at: int) -> Found | None:
    """ "early March", "mid-2014", "the end of last year"."""
    first = at - 1
    if _kind(words, first) == "the" and found.rule in {"decade", "century"}:
        first -= 1
    if _kind(words, first) == "dash" or _kind(words, first) == "of":
        first -= 1
    elif _kind(words, first) == "the" and _kind(words, first - 1) == "of":
        first -= 2
    if _kind(words, first) not in _THIRDS:
        return None
    nouns = words[first].kind in {"start", "end"} or words[first].text.lower() == "middle"
    if nouns and _kind(words, first + 1) != "of":
        return None  # "to end 2015" is no part of it
    opened = first - (_kind(words, first - 1) == "the")
    return Found("third", opened, found.last, _stretch(words, opened, found.last), of=found)


def _part(words: Sequence[Word], found: Found, at: int) -> Found:
    """ "the night of December 11", "the early hours of Friday", "the week of March 6"."""
    first, name = at - 1, "part"
    if _kind(words, first) == "units" and words[first].text.lower() == "hours":
        first -= 1
        if _kind(words, first) not in {"early", "late", "part"}:
            return found
    elif _kind(words, first) == "weekword":
        name = "weekof"
    elif _kind(words, first) not in {"part", "moment"}:
        return found
    while _kind(words, first - 1) in {"the", "early", "late"}:
        first -= 1
    return Found(name, first, found.last, _stretch(words, first, found.last), of=found)


def _beside(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """ "the day before last Tuesday", not "two days after Tuesday's vote"; and what stays two expressions: "the 48
    hours" to Sunday, "the first six months" of a year."""
    out: list[Found] = []
    for each in found:
        last = out[-1] if out else None
        beside = (
            last and last.rule == "shift" and last.last == each.first and last.words[-1].kind in {"before", "after"}
        )
        if last and beside and each.rule in _DAYS | {"lastweekday"} and last.words[0].kind in {"the"}:
            out[-1] = Found("dayfrom", last.first, each.last, _stretch(words, last.first, each.last), of=each)
            continue
        if last and last.rule == "length" and each.rule in _DAYS and _between(words, last, each) == ["to"]:
            opened = last.first - (_kind(words, last.first - 1) == "the")
            out[-1] = Found("upto", opened, last.last, _stretch(words, opened, last.last), of=each)
        if last and last.rule == "rangeunit" and each.rule in _WHOLES and _between(words, last, each) == ["of"]:
            out[-1] = replace(last, of=each)
        out.append(each)
    return out


def _between(words: Sequence[Word], last: Found, each: Found) -> list[str]:
    return [w.kind for w in words[last.last : each.first]]


def _clocks(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """A time of day with the day right after or before it."""
    out: list[Found] = []
    for each in found:
        last = out[-1] if out else None
        gap = [w.kind for w in words[last.last : each.first]] if last else ["none"]
        if last and last.rule in {"clock", "moment"} and each.rule in _DAYS and gap in ([], ["on"], ["comma"]):
            out[-1] = Found("clockdate", last.first, each.last, _stretch(words, last.first, each.last), of=each)
        elif last and last.rule in _DAYS and each.rule == "clock" and gap in ([], ["at"], ["comma"], ["comma", "at"]):
            out[-1] = Found("clockdate", last.first, each.last, _stretch(words, last.first, each.last), of=last)
        else:
            out.append(each)
    return out


def _ranges(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """ "from March to May", "between 1994 and 1997", "9 December - 3 January"."""
    out: list[Found] = []
    for each in found:
        last = out[-1] if out else None
        if last and _bounds(words, last, each):
            out[-1] = Found("range", last.first, each.last, _stretch(words, last.first, each.last), of=last, until=each)
        else:
            out.append(each)
    return out


def _shared(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """ "May, June and July 2014": a year that stands with the last of them."""
    out: list[Found] = []
    for each in reversed(found):
        follower = out[-1] if out else None
        year = _year_of(follower)
        if follower and year and each.rule in _YEARLY and not each.has("year", "yearword", "last", "this", "next"):
            gap = _between(words, each, follower)
            if gap in _LISTED:
                rule = each.rule.removeprefix("last")
                each = Found(
                    "shared", each.first, each.last, each.words, of=replace(each, rule=rule, words=(*each.words, year))
                )
        out.append(each)
    return out[::-1]


def _year_of(found: Found | None) -> Word | None:
    if found is None or found.rule not in _YEARLY | {"shared"}:
        return None
    words = found.of.words if found.rule == "shared" and found.of else found.words
    return next((w for w in words if w.kind == "year"), None)


def _bounds(words: Sequence[Word], begin: Found, end: Found) -> bool:
    ends = _CALENDAR | {"weekday", "iso", "slash", "third", "lastunit", "deixis"}
    times = begin.rule in TIMES_OF_DAY and end.rule in _DATED_TIMES
    if not times and (begin.rule not in ends or end.rule not in ends):
        return False
    gap = [w.kind for w in words[begin.last : end.first]]
    before = _kind(words, begin.first - 1)
    if gap == ["and"]:
        return before == "between"
    if gap == ["dash"]:
        return True
    return gap in (["to"], ["until"], ["until", "the"], ["to", "the"]) and (
        before == "from" or gap[0] == "until" or _plain(begin, end)
    )


def _plain(begin: Found, end: Found) -> bool:
    """ "March to May", "Thursday to Sunday"; not "moved the vote 2016 to March"."""
    return begin.rule == end.rule and begin.rule in {"date", "weekday", "year"}


def _with_opener(words: Sequence[Word], found: Found) -> Found:
    """With the preposition that opens it on one side."""
    at = found.first - 1
    if _kind(words, at) == "the":
        at -= 1
    if _kind(words, at) == "until" and words[at].text.lower() == "through" and at < found.first - 1:
        return found  # "through the 1970s" is all of them
    if found.rule in _HALF_OPEN_RULES and _kind(words, at) in _OPENERS:
        return replace(found, before=words[at])
    if found.rule in _HALF_OPEN_RULES and _kind(words, at) == "by":
        return replace(found, before=words[at])
    return found
