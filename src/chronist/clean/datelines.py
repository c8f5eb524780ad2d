"""Lines of a report in; its dateline or its closing credit, and the lines without it, out.

A dateline opens a first paragraph ("OSLO, May 3 (Xinhua) --", "(CNN) --", "CAIRO —"); a credit ends the last.

>>> from chronist.clean.lines import split
>>> found = read_opening(split("OSLO, May 3. /TASS/. The talks began on Monday."), Outlets.load())
>>> found.dateline, found.lines[0].text, [o.name for o in found.credited]
('OSLO, May 3. /TASS/', 'The talks began on Monday.', ['TASS'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronist.clean.headers import PrintedDay, names_in
from chronist.clean.lines import Line, is_body, word_class
from chronist.clean.written_dates import find_days
from chronist.model import Record, Removed
from chronist.outlets import Outlet, Outlets

_FIRST = 8  # a dateline opens one of the first lines: above it may stand a title, a date, an author, a standfirst
_LAST = 2  # a credit ends the last line, or the one before a line about the author
_CAPS = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,4}"
_REGION = r"(?:, ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})?"
_TOWN = rf"(?:{_CAPS}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}){_REGION}"
_MONTH = (
    r"(?:J[AaUu][NnLl]|F[Ee][Bb]|M[Aa][RrYy]|A[PpUu][RrGg]|S[Ee][Pp]|O[Cc][Tt]|N[Oo][Vv]|D[Ee][Cc])[A-Za-z]{0,6}\.?"
)
_DAY = rf"(?:[A-Z][a-z]{{2,5}}day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"(?:--|[–—_-])"
_TEXT = r"""(?=["'“‘`\[]{0,2}[A-Z0-9]|$)"""
_CREDITED = re.compile(
    rf"^(?P<line>(?:{_TOWN}[,.]? ?)?(?:{_DAY}[,.]? ?)?[(/](?P<who>[^()/]{{2,40}})[)/](?:,? {_DAY})?)"
    rf"[\s.:]*{_DASH}?\s*{_TEXT}"
)
# "BEIRUT, May 3, 2016 (Harbour Press) -" credits an agency also where no table knows it.
_UNKNOWN = re.compile(
    rf"^(?P<line>{_CAPS}{_REGION}[,.]? ?(?P<day>{_DAY}[,.]? )?[(](?P<who>[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){{0,3}})[)]"
    rf"(?P<after>,? {_DAY})?) ?{_DASH} {_TEXT}"
)
_AGENCY_WORDS = frozenset({"agency", "news", "press", "wire", "service", "telegraph"})
_PLACE = re.compile(rf"^(?P<line>(?P<place>{_CAPS}){_REGION}(?:, {_DAY})?)\.? {_DASH}(?: |$){_TEXT}")
_DATED = re.compile(rf"^(?P<line>(?:{_TOWN}, )?{_DAY})\.? {_DASH}(?: |$){_TEXT}")
# Highlights and a byline run together with the first sentence, as some archives have them.
_WHO = r"\((?P<who>[A-Z][A-Za-z]{1,12})\)"
_INLINE = (
    re.compile(rf"^(?P<above>.{{15,1500}}?[.!?”\"]) (?P<line>{_CAPS}{_REGION} {_WHO}) ?{_DASH} {_TEXT}"),
    re.compile(rf"^(?P<above>.{{15,1500}}?) (?P<line>{_WHO}) ?{_DASH} {_TEXT}"),
)
_ENDING = re.compile(
    r"""(?<=[.!?…"”’'])\s*(?P<credit>(?:--|[–—-])?\s*[(\[/](?P<who>[^()\[\]]{2,60})[)\]/]\.?|(?:--|[–—])\s*(?P<bare>[A-Z][^.()]{1,40})\.?)$"""
)


class Datelines(Record, frozen=True):
    """What was read at a border of the text, and the lines without it."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...] = ()
    dateline: str | None = None
    credited: tuple[Outlet, ...] = ()
    days: tuple[PrintedDay, ...] = ()


def read_opening(lines: Sequence[Line], outlets: Outlets) -> Datelines:
    """Read and take away the dateline that one of the first lines opens with, or is."""
    # In an interview or a transcript many lines begin with a name in capitals and a dash.
    spoken = sum(_PLACE.match(line.text) is not None for line in lines) > 1
    for at, line in enumerate(lines[:_FIRST]):
        match, credited = _opening(line.text, outlets, spoken=spoken)
        text = line.text[match.end() :].lstrip() if match else ""
        # What follows a dateline is a sentence; "SYRIA - Army enters town" is a title.
        after = lines[at + 1].text if at + 1 < len(lines) else ""
        if match is None or not (is_body(text or after) or (_names_agency(match) and is_body(f"{text} {after}"))):
            continue
        above = match.groupdict().get("above")
        parts = [line.saying(part) for part in (above, text) if part]
        return Datelines(
            lines=(*lines[:at], *parts, *lines[at + 1 :]),
            removed=(Removed(kind="dateline", text=match["line"], line=line.number),),
            dateline=match["line"],
            credited=credited,
            days=tuple(PrintedDay(day=d.day, line=line.saying(match["line"])) for d in find_days(match["line"])),
        )
    return Datelines(lines=tuple(lines))


def _opening(text: str, outlets: Outlets, *, spoken: bool) -> tuple[re.Match[str] | None, tuple[Outlet, ...]]:
    """The dateline that a line opens with, and whom it credits."""
    for form in (_CREDITED, *_INLINE):
        match = form.match(text)
        names = names_in(match["who"].strip(), outlets) if match else None
        if names:
            return match, names
    unknown = _UNKNOWN.match(text)
    if unknown and (unknown["day"] or unknown["after"] or _AGENCY_WORDS & set(unknown["who"].lower().split())):
        return unknown, (Outlet(name=unknown["who"], kind="agency", agency=True),)
    place = _PLACE.match(text)
    if place and place["place"].casefold() not in word_class("caps-label") and not spoken:
        return place, ()
    return _DATED.match(text), ()


def _names_agency(match: re.Match[str]) -> bool:
    """True for "OSLO, May 3 (Harbour Press) -", which opens no title, though a line may end before its sentence."""
    return bool(match.groupdict().get("who"))


def read_closing(lines: Sequence[Line], outlets: Outlets) -> Datelines:
    """Read and take away the credit that the last line, or the one before it, ends with."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST), -1):
        match = _ENDING.search(lines[at].text)
        names = names_in((match["who"] or match["bare"]).strip(), outlets) if match else None
        if match and names is not None:
            line = lines[at].saying(lines[at].text[: match.start()].rstrip())
            removed = Removed(kind="credit", text=match["credit"].strip(), line=line.number)
            return Datelines(lines=(*lines[:at], line, *lines[at + 1 :]), removed=(removed,), credited=names)
    return Datelines(lines=tuple(lines))
