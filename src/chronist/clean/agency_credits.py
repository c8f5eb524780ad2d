"""Lines that cleaning took away in; the news agencies that they credit, out.

A byline may name an agency after its author, a line below the text the agency that added to it, another who owns it.

>>> line = Removed(kind="credit", text="Additional reporting by Ana Ruiz and Reuters", line=9)
>>> [agency.name for agency in credited_agencies([line], Outlets.load())]
['Reuters']
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chronist.model import Removed
from chronist.outlets import Outlet, Outlets

_KINDS = frozenset({"byline", "credit"})
_OWNED = re.compile(r"^[\s(]*(?:©|\(c\)|copyright\b)[\s,©\d-]*", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*(?:[,;:|/&()\[\]•·–—]|\b(?:and|by|from|with|for|staff|writers?|correspondents?|contributed|all rights)\b)\s*",
    re.IGNORECASE,
)


def credited_agencies(removed: Iterable[Removed], outlets: Outlets) -> tuple[Outlet, ...]:
    """The agencies named in bylines, credits and lines of ownership, in the order of the lines."""
    found = [
        outlet
        for line in removed
        if line.kind in _KINDS or _OWNED.match(line.text)
        for part in _PARTS.split(_OWNED.sub("", line.text))
        if (outlet := outlets.find(part.strip(" .’'\"\n"))) and outlet.agency
    ]
    return tuple(dict.fromkeys(found))
