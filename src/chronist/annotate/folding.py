"""Folding of names: a text in, the same number of code points out, so that spellings of one name are equal.

>>> fold("Da’esh — Séléka")
'da esh   seleka'
"""

from __future__ import annotations

import unicodedata
from functools import cache

_EXACT_UP_TO = 4  # letters: "IS", "US", "WHO", "AFP" only in exactly this case, since short words are often others


def fold(text: str) -> str:
    """Lower case without accents; whatever is no letter or digit becomes a space. Keeps every code point's place."""
    return text.translate(_table(text)) if not text.isascii() else text.translate(_ASCII)


def same_case(written: str, alias: str) -> bool:
    """True where a text writes an alias: short ones in exactly its case, longer ones with its words' capitals."""
    if written == alias:
        return True
    letters = [c for c in alias if c.isalpha()]
    if len(letters) <= _EXACT_UP_TO and any(c.isupper() for c in letters):
        return " " not in written and [c for c in written if c.isalpha()] == letters
    the = 4 if alias.startswith("The ") else 0
    return _initials(written[the:], alias[the:])


def _initials(written: str, alias: str) -> bool:
    """Every word that the alias begins with a capital begins with one in the text."""
    previous = " "
    for w, a in zip(written, alias, strict=False):
        if not previous.isalnum() and previous not in "'’" and a.isupper() and not w.isupper():
            return False
        previous = a
    return True


@cache
def _folded(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 and base.isalnum() else " "


_ASCII = {n: _folded(chr(n)) for n in range(128)}


def _table(text: str) -> dict[int, str]:
    return {ord(c): _folded(c) for c in set(text)}
