"""Words that the finding of actors turns on: a word and a use in, whether the table has it out.

>>> has("Gen.", "title")
True
"""

from __future__ import annotations

from functools import cache

from chronist.data import rows


def has(word: str, use: str) -> bool:
    """True where name_words.csv lists the word, in whatever case, for that use."""
    return word.lower() in words(use)


@cache
def words(use: str) -> frozenset[str]:
    """All words of one use, in lower case."""
    return frozenset(row["word"].lower() for row in rows("name_words") if row["use"] == use)
