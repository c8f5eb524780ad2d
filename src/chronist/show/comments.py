"""Readers' comments below a report: its text in, where they begin out. What readers write is no report of anything."""

from __future__ import annotations

import re

from chronist.show.known import Known

# The line a blog prints above a comment: "March 9, 2011 at 6:19 pm | Reply". One may be the report's own date.
_STAMP = re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, \d{4} at \d{1,2}:\d{2} ?[ap]\.?m\.?(?: \|)?")
_LEAST = 2


def comments_begin(text: str) -> int:
    """The offset of the first comment's stamp; the text's length where it has none.

    >>> comments_begin("They met. Ann May 2, 2014 at 6:19 pm | Reply No. Bo May 2, 2014 at 7:01 pm | Reply Yes.")
    14
    """
    stamps = [m.start() for m in _STAMP.finditer(text)]
    return stamps[0] if len(stamps) >= _LEAST else len(text)


def by_readers(known: Known) -> frozenset[str]:
    """The ids of the claims that stand in readers' comments."""
    begins = {key: comments_begin(d.text) for key, d in known.documents.items()}
    return frozenset(c for c, e in known.evidence.items() if e.claim.start >= begins[e.claim.document])
