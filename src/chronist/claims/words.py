"""Classes of words: a name in, the lemmas of word_classes.csv out."""

from __future__ import annotations

from functools import cache

from chronist.data import rows, values


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """All classes by name."""
    return {row["class"]: frozenset(values(row["words"])) for row in rows("word_classes")}


def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class; KeyError for a class that the table has not.

    >>> "truce" in word_class("truce")
    True
    """
    return word_classes()[name]
