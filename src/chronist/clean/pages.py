"""A saved page in; its main text and what the page says of itself out. Nothing in a page is run or fetched.

>>> read_page("<html><head><title>T</title></head><body></body></html>").text
''
"""

from __future__ import annotations

import copy
from typing import Any

from chronist.model import Record

_EARLIEST = "1995-01-01"
_LATEST = "2100-01-01"  # fixed: what a page means must not depend on the day it is read


class Page(Record, frozen=True):
    """A page's main text, a paragraph a line, and its own words on title, site, address, author and dates."""

    text: str
    title: str | None = None
    site: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601
    modified: str | None = None
    searched: bool = False  # the day was found by searching the whole page, not in its metadata


def read_page(html: str) -> Page:
    """Read a page with trafilatura, its dates with htmldate (both offline: they are given a parsed tree)."""
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return Page(text="")
    found = _extract(tree)
    marked = _find_date(tree, extensive=False, original=True)
    published = marked or _find_date(tree, extensive=True, original=True)
    return Page(
        text=found.text or "" if found else "",
        title=found.title if found else None,
        site=(found.sitename or found.hostname) if found else None,
        url=found.url if found else None,
        authors=tuple(a for a in (found and found.author, _meta(tree, "author")) if a),
        published=published,
        modified=_find_date(tree, extensive=False, original=False),
        searched=published is not None and marked is None,
    )


def _extract(tree: Any) -> Any:
    """The main text; the tables of a page only where it has nothing else."""
    import trafilatura

    params = {"original_date": True, "min_date": _EARLIEST, "max_date": _LATEST, "extensive_search": False}
    for tables in (False, True):
        found = trafilatura.bare_extraction(
            copy.deepcopy(tree),
            include_comments=False,
            include_tables=tables,
            with_metadata=True,
            date_extraction_params=params,
        )
        if found is not None and (found.text or "").strip():
            return found
    return trafilatura.extract_metadata(copy.deepcopy(tree), date_config=params)


def _meta(tree: Any, name: str) -> str | None:
    """The content of a meta element: trafilatura leaves out authors that are no persons, as agencies are."""
    found = tree.xpath("//meta[@name=$name]/@content", name=name)
    return str(found[0]).strip() or None if found else None


def _find_date(tree: Any, *, extensive: bool, original: bool) -> str | None:
    import htmldate

    found: str | None = htmldate.find_date(
        copy.deepcopy(tree), extensive_search=extensive, original_date=original, min_date=_EARLIEST, max_date=_LATEST
    )
    return found
