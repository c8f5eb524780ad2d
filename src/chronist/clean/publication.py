"""What was given, what a page says and what is printed in; when a report was published and how that is known, out.

>>> publication(Given(published="2016-07"), Page(text=""), []).edtf
'2016-07-01/2016-07-31'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronist.clean.headers import PrintedDay
from chronist.clean.pages import Page
from chronist.clean.written_dates import edtf_of, find_days, read_given
from chronist.model import Given, KnownBy, Published

_SHOWN = 80  # characters of a line that a reason quotes


def publication(given: Given, page: Page, printed: Sequence[PrintedDay]) -> Published:
    """The best known date: given, then the page's own, then a printed one; where none is, what was tried."""
    tried: list[str] = []
    for found in _candidates(given, page, printed):
        if isinstance(found, Published):
            return Published(
                first=found.first,
                last=found.last,
                edtf=edtf_of(found.first, found.last),
                known_by=found.known_by,
                reasons=(*tried, *found.reasons),
            )
        tried.append(found)
    return Published(reasons=tuple(tried))


def _candidates(given: Given, page: Page, printed: Sequence[PrintedDay]) -> Iterator[Published | str]:
    """Dates from the surest to the least sure; a string where something was no date."""
    if given.published:
        yield _known(given.published, KnownBy.GIVEN, f'given as "{given.published}"')
    if page.published:
        where = "found in the page" if page.searched else "the page's metadata"
        yield _known(page.published, KnownBy.METADATA, f"{where}: {page.published}{_changed(page)}")
    for day in printed:
        if not day.changed:
            yield _printed(day, "")
    for address in (given.url, page.url):
        days = find_days(address) if address else []
        if days:
            yield _known(days[0].day.isoformat(), KnownBy.METADATA, f"in the address: {address}")
    for day in printed:
        yield _printed(day, "; the day of the last change, no day of publication is printed")
    if page.modified:
        yield _known(page.modified, KnownBy.METADATA, f"the page's last change: {page.modified}; it gives no first day")


def _known(text: str, by: KnownBy, reason: str) -> Published | str:
    found = read_given(text)
    if found is None:
        return f"{reason}: no date that can be read in one way only"
    return Published(first=found.first, last=found.last, known_by=by, reasons=(reason,))


def _printed(day: PrintedDay, more: str) -> Published:
    shown = day.line.text if len(day.line.text) <= _SHOWN else f"{day.line.text[:_SHOWN]}…"
    reason = f'line {day.line.number}: "{shown}"{more}'
    return Published(first=day.day, last=day.day, known_by=KnownBy.DATELINE, reasons=(reason,))


def _changed(page: Page) -> str:
    differs = page.modified and page.modified != page.published
    return f" (last changed {page.modified})" if differs else ""
