"""Readers' comments below a report: its lines in, those before the comments out. What readers write is no report.

>>> from chronist.clean.lines import split
>>> text = "They met.\\n\\nAnn May 2, 2014 at 6:19 pm | Reply No.\\n\\nBo May 2, 2014 at 7:01 pm | Reply"
>>> kept, gone = drop_comments(split(text))
>>> [line.text for line in kept], len(gone)
(['They met.'], 2)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronist.clean.clean_lines import Result, drop
from chronist.clean.lines import Line

# What a blog prints beside a comment: "March 9, 2011 at 6:19 pm | Reply". A single one may be the report's own date.
_STAMP = re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, \d{4} at \d{1,2}:\d{2} ?[ap]\.?m\.?(?: \|)?")
_LEAST = 2


def drop_comments(lines: Sequence[Line]) -> Result:
    """Take away all from the first stamped comment on; nothing where fewer than two stamps stand in the text.

    The first reader's words may stand before the stamp, and are then kept: nothing tells them from the report's.
    """
    stamped = [at for at, line in enumerate(lines) for _ in _STAMP.finditer(line.text)]
    if len(stamped) < _LEAST:
        return list(lines), []
    return drop(lines, lambda at, _: "comment" if at >= stamped[0] else None)
