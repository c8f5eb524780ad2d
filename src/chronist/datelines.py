"""Lines of a report in; its dateline and the agencies credited in the text, and the lines without them, out.

A dateline opens a first paragraph ("OSLO, May 3 (Xinhua) --", "(CNN) --", "CAIRO —"); a credit ends the last.

>>> from chronist.lines import split
>>> found = read_datelines(split("OSLO, May 3. /TASS/. Talks began. – (Reuters)"), Outlets.load())
>>> found.dateline, found.lines[0].text, [o.name for o in found.credited]
('OSLO, May 3. /TASS/', 'Talks began.', ['TASS', 'Reuters'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronist.headers import PrintedDay, names_in
from chronist.lines import Line, word_class
from chronist.model import Record, Removed
from chronist.outlets import Outlet, Outlets
from chronist.written_dates import find_days

_FIRST = 4  # a dateline opens one of the first lines: above it may stand a standfirst and what a page says in brief
_LAST = 2  # a credit ends the last line, or the one before a line about the author
_CAPS = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,4}"
_REGION = r"(?:, ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})?"
_TOWN = rf"(?:{_CAPS}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}){_REGION}"
_MONTH = (
    r"(?:J[AaUu][NnLl]|F[Ee][Bb]|M[Aa][RrYy]|A[PpUu][RrGg]|S[Ee][Pp]|O[Cc][Tt]|N[Oo][Vv]|D[Ee][Cc])[A-Za-z]{0,6}\.?"
)
_DAY = rf"(?:[A-Z][a-z]{{2,5}}day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"(?:--|[–—-])"
_TEXT = r"""(?=["'“‘\[]?[A-Z0-9])"""
_CREDITED = re.compile(
    rf"^(?P<line>(?:{_TOWN}[,.]? ?)?(?:{_DAY}[,.]? ?)?[(/](?P<who>[^()/]{{2,40}})[)/])[\s.:]*{_DASH}?\s*{_TEXT}"
)
_PLACE = re.compile(rf"^(?P<line>(?P<place>{_CAPS}){_REGION}(?:, {_DAY})?)\.? {_DASH} {_TEXT}")
_DATED = re.compile(rf"^(?P<line>(?:{_TOWN}, )?{_DAY})\.? {_DASH} {_TEXT}")
# Highlights and a byline run together with the first sentence, as some archives have them.
_INLINE = re.compile(rf"^(?P<above>.{{15,1500}}?) (?P<line>\((?P<who>[A-Z][A-Za-z]{{1,12}})\)) {_DASH} {_TEXT}")
_ENDING = re.compile(
    r"""(?<=[.!?…"”’'])\s*(?P<credit>(?:--|[–—-])?\s*[(\[/](?P<who>[^()\[\]]{2,60})[)\]/]\.?|(?:--|[–—])\s*(?P<bare>[A-Z][^.()]{1,40})\.?)$"""
)


class Datelines(Record, frozen=True):
    """What was read at the borders of the text, and the lines without it."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...] = ()
    dateline: str | None = None
    credited: tuple[Outlet, ...] = ()
    days: tuple[PrintedDay, ...] = ()


def read_datelines(lines: Sequence[Line], outlets: Outlets) -> Datelines:
    """Read and take away the dateline of the first lines and the credit of the last."""
    opened = _read_first(lines, outlets)
    closed = _read_last(opened.lines, outlets)
    return Datelines(
        lines=closed.lines,
        removed=opened.removed + closed.removed,
        dateline=opened.dateline,
        credited=opened.credited + closed.credited,
        days=opened.days,
    )


def _read_first(lines: Sequence[Line], outlets: Outlets) -> Datelines:
    # In an interview or a transcript many lines begin with a name in capitals and a dash.
    spoken = sum(_PLACE.match(line.text) is not None for line in lines) > 1
    for at, line in enumerate(lines[:_FIRST]):
        match, credited = _opening(line.text, outlets, spoken=spoken)
        if match is None:
            continue
        above = match.groupdict().get("above")
        rest = [line.saying(above)] if above else []
        text = line.text[match.end() :].lstrip()
        return Datelines(
            lines=(*lines[:at], *rest, line.saying(text), *lines[at + 1 :]),
            removed=(Removed(kind="dateline", text=match["line"], line=line.number),),
            dateline=match["line"],
            credited=credited,
            days=tuple(PrintedDay(day=d.day, line=line.saying(match["line"])) for d in find_days(match["line"])),
        )
    return Datelines(lines=tuple(lines))


def _opening(text: str, outlets: Outlets, *, spoken: bool) -> tuple[re.Match[str] | None, tuple[Outlet, ...]]:
    """The dateline that a line opens with, and whom it credits."""
    for form in (_CREDITED, _INLINE):
        match = form.match(text)
        names = names_in(match["who"].strip(), outlets) if match else None
        if names:
            return match, names
    place = _PLACE.match(text)
    if place and place["place"].casefold() not in word_class("caps-label") and not spoken:
        return place, ()
    return _DATED.match(text), ()


def _read_last(lines: Sequence[Line], outlets: Outlets) -> Datelines:
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST), -1):
        match = _ENDING.search(lines[at].text)
        names = names_in((match["who"] or match["bare"]).strip(), outlets) if match else None
        if match and names is not None:
            line = lines[at].saying(lines[at].text[: match.start()].rstrip())
            removed = Removed(kind="credit", text=match["credit"].strip(), line=line.number)
            return Datelines(lines=(*lines[:at], line, *lines[at + 1 :]), removed=(removed,), credited=names)
    return Datelines(lines=tuple(lines))
