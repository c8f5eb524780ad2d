"""JSON Lines, everything: a line with the format, then documents, claims and events by id; `record` says which.

The same set of reports gives the same bytes, in whatever order they were read.
"""

from __future__ import annotations

from typing import TextIO

from chronist.show import select
from chronist.show.known import Known
from chronist.show.lines import encode, line
from chronist.show.select import Selection

FORMAT = 1


def write(known: Known, wanted: Selection, out: TextIO) -> None:
    """All records of the selection."""
    as_of = known.as_of.isoformat() if known.as_of else None
    out.write(encode({"record": "chronicle", "format": FORMAT, "as_of": as_of}) + "\n")
    documents = sorted(select.documents(known, wanted), key=lambda d: d.id)
    claims = sorted(select.cut(select.claims(known, wanted), wanted), key=lambda e: e.claim.id)
    events = sorted(select.cut(select.events(known, wanted), wanted), key=lambda e: e.id)
    for kind, records in (("document", documents), ("claim", claims), ("event", events)):
        for record in records:
            out.write(f'{{"record":"{kind}",{line(record)[1:]}\n')
