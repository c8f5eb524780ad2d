"""Lines of a report in; its title, printed days and names of those who sent it, and the lines that are left, out.

What stands above the first paragraphs and below the last says where a report comes from: a title, "By ...",
"AFP, Thursday 14 July 2016", "Published: 18 March 2016", "Reuters".

>>> from chronist.clean.lines import split
>>> lines = split("Talks resume\\n\\nAFP, Thursday 14 July 2016\\n\\nTalks resumed here today.")
>>> header = read_header(lines, Outlets.load())
>>> header.title, [o.name for o in header.credited], header.days[0].day.isoformat()
('Talks resume', ['Agence France-Presse'], '2016-07-14')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chronist.clean.lines import Line, count, ends_sentence, goes_on, is_body, is_open, words
from chronist.clean.written_dates import find_days, find_yearless
from chronist.model import Record, Removed
from chronist.outlets import Outlet, Outlets

_TITLE = range(2, 26)  # words
_NEARLY = 0.9  # of all words of both titles
_MOSTLY = 0.7  # of the line's words, where it does not end as a sentence
_HEAD_PARAGRAPHS = 2  # a standfirst and a caption may stand between a title and its date
_HEAD_LINES = 12
_FOOT_LINES = 5
_DATE_LINE = 16  # words at most: publication, change, place, author and time of day in one line
_LABEL = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|issued|created|updated?|modified)|publication date|date|on|at|by|from"
    r"|in|edt|est|gmt|utc|bst|cet|eet|pst|pdt|msk|ist|a\.?m\.?|p\.?m\.?|local time"
    r"|tues?|thur?s?|mon|wed|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\.?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated?|modified)\b[^\d]{0,30}$", re.IGNORECASE)
_PRINTED = re.compile(
    r"^(?:first |last )?(?:published|posted|issued|updated|modified|publication date|date)\b", re.IGNORECASE
)
_CLOSING = " \"'”’»"
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)")
_PARTS = re.compile(r"[,|/•·()\[\]–—:;-]|\s{2,}")
_NAMES = re.compile(r"[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}")
_CREDIT = re.compile(r"^(?:(?:By|BY|Sources?|Agency|Via|From) ?:? |[-–—(\[ ]+)?(?P<who>[^()\[\]]{2,60}?)[)\]. ]*$")
_BYLINE = re.compile(
    r"(?:By|BY|(?:Reported|Written|Story|Text) by)"
    r"(?:,?(?: (?:and|in|at|of|for|the|de|al|van|von|bin|ibn|&))* [A-Z][\w.'’-]*){1,12}"
)
_AND = re.compile(r"\s*(?:/|,|&|\band\b|\+)\s*")
_NOBODY = frozenset({"agencies", "agency", "with agencies", "news agencies", "staff", "afp and agencies"})


class PrintedDay(Record, frozen=True):
    """A day printed above or below the text, its line, and whether it is only that of a change."""

    day: date
    line: Line
    changed: bool = False


class Header(Record, frozen=True):
    """What stood above and below the text, and the lines that are left."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...] = ()
    title: str | None = None
    credited: tuple[Outlet, ...] = ()
    days: tuple[PrintedDay, ...] = ()
    yearless: str | None = None  # a line with a day and no year


def read_header(lines: Sequence[Line], outlets: Outlets, *, title: str | None = None) -> Header:
    """Read and take away the title (where it is `title`, or looks like one), lines of dates, bylines and credits."""
    kept, removed = list(lines), list[Removed]()
    found = _title(kept, title, outlets)
    if found is not None:
        removed.append(_gone("title", kept.pop(found)))
    days: list[PrintedDay] = []
    credited: list[Outlet] = []
    yearless = None
    head = _head(kept)
    for line in [*head, *_foot(kept, head)]:
        kind, line_days, names = _read_line(line, outlets, foot=line not in head)
        if kind is None or (kept.index(line) + 1 < len(kept) and goes_on(kept[kept.index(line) + 1].text)):
            continue
        kept.remove(line)
        removed.append(_gone(kind, line))
        days += line_days
        credited += names
        yearless = yearless or (line.text if kind == "date" and not line_days else None)
    return Header(
        lines=tuple(kept),
        removed=tuple(removed),
        title=title or (removed[0].text if found is not None else None),
        credited=tuple(credited),
        days=tuple(sorted(days, key=lambda d: (d.changed, d.line.number))),
        yearless=yearless,
    )


def names_in(text: str, outlets: Outlets) -> tuple[Outlet, ...] | None:
    """The outlets and agencies that a credit consists of ("Reuters", "AFP and Reuters"); None where it is no credit."""
    whole = outlets.find(text)
    if whole:
        return (whole,)
    parts = [p for p in _AND.split(text.strip()) if p]
    if not parts or not all(outlets.find(p) or p.lower() in _NOBODY for p in parts):
        return None
    return tuple(o for o in map(outlets.find, parts) if o)


def _gone(kind: str, line: Line) -> Removed:
    return Removed(kind=kind, text=line.text, line=line.number)


def _title(lines: Sequence[Line], given: str | None, outlets: Outlets) -> int | None:
    """Which line is the title: the given one among the first lines, else the first line that can be one."""
    head = _head(lines)
    if given is not None:
        return next((at for at, line in enumerate(head) if _same_title(line.text, given)), None)
    for at, line in enumerate(head):
        if _read_line(line, outlets, foot=False)[0] is not None:
            continue
        return at if _may_be_title(line.text, [ln.text for ln in lines[at + 1 :]]) else None
    return None


def _same_title(text: str, given: str) -> bool:
    """True where a line is the given title, or nearly: pages print one title and keep another, with the site's name."""
    line, title = set(words(text)), set(words(given))
    shared = len(line & title)
    same = bool(title) and shared >= _NEARLY * len(title | line)
    return same or (not ends_sentence(text) and count(text) in _TITLE and shared >= _MOSTLY * len(line))


def _may_be_title(text: str, following: Sequence[str]) -> bool:
    if count(text) not in _TITLE or text.endswith((":", ";")) or not following or goes_on(text):
        return False
    if ends_sentence(text) and not text.rstrip(_CLOSING).endswith(("?", "!")):
        return False
    if is_open(text, following[0]) or goes_on(following[0]) or text.startswith(("-", "•", "*")):
        return False
    return any(is_body(line) for line in following)


def _head(lines: Sequence[Line]) -> list[Line]:
    """The lines above the text, and its first paragraphs."""
    first = list(lines[:_HEAD_LINES])
    bodies = [at for at, line in enumerate(first) if is_body(line.text)]
    return first[: bodies[_HEAD_PARAGRAPHS]] if len(bodies) > _HEAD_PARAGRAPHS else first


def _foot(lines: Sequence[Line], head: Sequence[Line]) -> list[Line]:
    return [line for line in lines[-_FOOT_LINES:] if line not in head]


def _read_line(line: Line, outlets: Outlets, *, foot: bool) -> tuple[str | None, list[PrintedDay], tuple[Outlet, ...]]:
    """The kind of line above or below a text with the days and names in it; kind None where it is none."""
    text = line.text
    if count(text) > _DATE_LINE:
        return None, [], ()
    credit = _CREDIT.match(text)
    names = names_in(credit["who"], outlets) if credit else None
    if names is not None:
        return "credit", [], names
    days = _days_of(line)
    if days or (find_yearless(text) and not ends_sentence(text)):
        rest = _rest(text)
        named = tuple(o for o in map(outlets.find, rest) if o)
        labelled = _PRINTED.match(text) is not None
        alone = all(outlets.find(part) or _NAMES.fullmatch(part) for part in rest) and len(rest) <= 4
        if alone and (labelled or named or not foot):
            return "date", days, named
        return None, [], ()
    if not foot and _BYLINE.fullmatch(text) and not ends_sentence(text):
        return "byline", [], ()
    return None, [], ()


def _days_of(line: Line) -> list[PrintedDay]:
    return [
        PrintedDay(day=found.day, line=line, changed=_CHANGED.search(line.text[: found.start]) is not None)
        for found in find_days(line.text)
    ]


def _rest(text: str) -> list[str]:
    """What a line says besides dates, times of day and the words that go with them."""
    for found in reversed(find_days(text)):
        text = f"{text[: found.start]},{text[found.end :]}"
    bare = _LABEL.sub(",", _CLOCK.sub(",", text))
    return [part.strip(" .") for part in _PARTS.split(bare) if part.strip(" .+0123456789T")]
