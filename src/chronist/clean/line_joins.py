"""Lines in, lines out with sentences that were broken over lines made whole again.

Three kinds of damage: text wrapped at a fixed width, links torn out of their sentence onto lines of their own, and
sentences cut by what stood between their halves. Words are never changed, only line breaks.

>>> from chronist.clean.lines import split
>>> [line.text for line in join(split("After\\n\\nGhana\\n\\nsent troops to\\n\\nMali\\n\\nlast year, talks began."))]
['After Ghana sent troops to Mali last year, talks began.']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from chronist.clean.lines import Line, abbreviated, count, ends_sentence, goes_on, is_open

# A text is taken as wrapped where its lines keep to a width that mail and wire copy use and mostly break in sentences.
_WRAP_WIDTH = range(45, 101)
_WRAP_SHARE = 0.6  # of the lines that others follow within a block: so many have that width
_WRAP_LINES = 4  # fewer lines cannot show it
_LAST_LINE = 0.75  # a line that ends a sentence and is shorter than this share of the width ends its paragraph
_FRAGMENT = 8  # words: a torn-out link or name is hardly longer
_LONGEST = 5000  # characters: no sentence is longer, and a list of words without end is none
_BULLET = re.compile(r"^(?:[-•*·▪●–—]|\d{1,2}[.)]) ")
_CLOSING = re.compile(r"^(?:[,;:.!?)\]%”]|['’]s\b)")


def join(lines: Sequence[Line]) -> list[Line]:
    """Lines with wraps and breaks inside sentences undone."""
    return _mend_breaks(_unwrap(lines))


def _unwrap(lines: Sequence[Line]) -> list[Line]:
    followed = [a for a, b in pairwise(lines) if not b.after_blank]
    if len(followed) < _WRAP_LINES or max(len(line.text) for line in lines) >= _WRAP_WIDTH.stop + 10:
        return list(lines)
    wide = [line for line in followed if len(line.text) in _WRAP_WIDTH]
    broken = [line for line in followed if not ends_sentence(line.text)]
    if len(wide) < _WRAP_SHARE * len(followed) or len(broken) < len(followed) / 2:
        return list(lines)
    width = max(len(line.text) for line in wide)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        ends = ends_sentence(before.text) and len(before.text) < _LAST_LINE * width
        if line.after_blank or ends or _BULLET.match(line.text):
            joined.append(line)
        else:
            joined[-1] = joined[-1].saying(_glue(joined[-1].text, line.text))
    return joined


def _mend_breaks(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    inside = False  # whether the last line of `joined` stopped in the middle of a sentence
    for at, line in enumerate(lines):
        if joined and _belongs(joined[-1].text, line.text, inside, lines[at + 1].text if at + 1 < len(lines) else ""):
            joined[-1] = joined[-1].saying(_glue(joined[-1].text, line.text))
            inside = not ends_sentence(line.text)
        else:
            joined.append(line)
            inside = False
    return joined


def _belongs(before: str, line: str, inside: bool, after: str) -> bool:
    """True where `line` continues `before`, which `inside` says to end with a part of a broken sentence."""
    if before.endswith(":") or _BULLET.match(line) or len(before) > _LONGEST:
        return False
    if ends_sentence(before):
        return line.startswith((",", ";")) or (abbreviated(before) and line[:1].islower())
    if goes_on(line) or is_open(before, line) or (inside and count(line) <= _FRAGMENT):
        return True
    # A long line without an end, then a short one that the next carries on: a link torn out of a sentence.
    return count(before) > _FRAGMENT >= count(line) and not ends_sentence(line) and goes_on(after)


def _glue(before: str, line: str) -> str:
    closing = (
        _CLOSING.match(line) or before.endswith(("(", "[", "/")) or (before.endswith("-") and before[-2:-1].isalnum())
    )
    return f"{before}{line}" if closing else f"{before} {line}"
