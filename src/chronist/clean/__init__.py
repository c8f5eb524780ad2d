"""A raw report in; a Document with its clean text, where and when it comes from, and what was taken away, out.

The clean text depends on this report alone. Paragraphs are parted by a blank line; the title is not part of it.

>>> raw = b"Talks end\\n\\nShare\\n\\nThe talks in Oslo ended on Monday."
>>> report = RawReport(address="-", body=raw, media="text/plain")
>>> clean(report, Outlets.load()).text
'The talks in Oslo ended on Monday.'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chronist.clean.agency_credits import credited_agencies
from chronist.clean.clean_lines import drop_captions, drop_furniture, drop_headings, drop_repeats
from chronist.clean.comments import drop_comments
from chronist.clean.datelines import read_closing, read_opening
from chronist.clean.headers import PrintedDay, names_in, read_header
from chronist.clean.language_check import other_language
from chronist.clean.line_joins import join
from chronist.clean.lines import mend, split
from chronist.clean.pages import Page, read_page
from chronist.clean.publication import publication
from chronist.model import Document, Given, KnownBy, Problem, RawReport, Record, Removed, content_hash
from chronist.outlets import Outlet, Outlets, domain
from chronist.read.decoding import decode


class Parts(Record, frozen=True):
    """A report taken apart."""

    text: str
    title: str | None
    dateline: str | None
    days: tuple[PrintedDay, ...]
    credited: tuple[Outlet, ...]
    removed: tuple[Removed, ...]


def clean(report: RawReport, outlets: Outlets) -> Document | Problem:
    """Clean one report; a Problem where nothing is left, or where it is in another language than English."""
    raw = decode(report.body)
    if raw is None:
        return Problem(address=report.address, stage="clean", reason="is binary, or in an encoding that cannot be told")
    page = read_page(mend(raw)) if report.media == "text/html" else Page(text=raw)
    parts = take_apart(page.text, outlets, title=report.given.title or page.title)
    if not parts.text:
        return Problem(address=report.address, stage="clean", reason=_why_empty(parts.removed))
    other = other_language(parts.text)
    if other:
        return Problem(
            address=report.address, stage="clean", reason=f"is not English but {other}; only English is read"
        )
    return _document(report, page, parts, outlets)


def take_apart(text: str, outlets: Outlets, *, title: str | None = None) -> Parts:
    """Part a report's text from all that is not text. Each step is given what the one before left."""
    lines, comments = drop_comments(split(text))
    lines, furniture = drop_furniture(lines)
    lines, captions = drop_captions(lines)
    opening = read_opening(lines, outlets)
    header = read_header(opening.lines, outlets, title=title)
    closing = read_closing(join(header.lines), outlets)
    lines, repeats = drop_repeats(closing.lines)
    lines, headings = drop_headings(lines)
    borders = (*comments, *opening.removed, *header.removed, *closing.removed)
    return Parts(
        text="\n\n".join(line.text for line in lines),
        title=header.title,
        dateline=opening.dateline or (header.days[0].line.text if header.days else header.yearless),
        days=(*header.days, *opening.days),
        credited=(*opening.credited, *closing.credited, *header.credited),
        removed=tuple(
            sorted((*furniture, *captions, *borders, *repeats, *headings), key=lambda r: (r.line, r.kind, r.text))
        ),
    )


def _why_empty(removed: Sequence[Removed]) -> str:
    kinds = Counter(r.kind for r in removed)
    if not kinds:
        return "has no main text"
    return f"no text is left without {', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}"


def _document(report: RawReport, page: Page, parts: Parts, outlets: Outlets) -> Document:
    published = publication(report.given, page, parts.days)
    authors = [outlet for author in page.authors for outlet in names_in(author, outlets) or ()]
    credited = (*parts.credited, *authors, *credited_agencies(parts.removed, outlets))
    outlet = _outlet(report.given, page, credited, outlets)
    return Document(
        id=content_hash(parts.text, outlet, published.first, published.last),
        report=report.sha256,
        address=report.address,
        text=parts.text,
        url=report.given.url or page.url,
        outlet=outlet,
        agency=_agency(outlet, credited, outlets),
        title=parts.title,
        dateline=parts.dateline,
        published=published,
        flags=("undated",) if published.known_by == KnownBy.UNKNOWN else (),
        removed=parts.removed,
    )


def _outlet(given: Given, page: Page, credited: Sequence[Outlet], outlets: Outlets) -> str | None:
    """The outlet by its name in the table: as given, as the page says, by the address, or the one that is credited."""
    for name in (given.outlet, page.site, page.url, given.url):
        found = outlets.find(name)
        if found:
            return found.name
        if name and name.strip():
            return domain(name) or name.strip()
    return next((o.name for o in credited if not o.agency), None)


def _agency(outlet: str | None, credited: Sequence[Outlet], outlets: Outlets) -> str | None:
    """The first agency that is credited; else the outlet itself, where it is one."""
    own = outlets.find(outlet)
    return next((o.name for o in credited if o.agency), own.name if own and own.agency else None)
