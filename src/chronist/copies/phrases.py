"""Set phrases in; where they stand among the words of a text, out. The cost grows with the words, not with the phrases.

>>> list(Phrases(["Peace talks", "truce"], fold=True).find(["new", "peace", "talks", "and", "truce"]))
[(1, 'Peace talks'), (4, 'truce')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from chronist.copies.texts import WORD, folded
from chronist.data import rows, values


class Phrases:
    """Phrases by their first word; with `fold` they are folded, and the words have to be."""

    def __init__(self, phrases: Iterable[str], *, fold: bool = False) -> None:
        """Take the phrases apart into words."""
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
            words = [folded(w) if fold else w for w in WORD.findall(phrase)]
            self._by_first.setdefault(words[0], []).append((words, phrase))

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The place of its first word and the phrase, the longest at each place."""
        for at, word in enumerate(words):
            for wanted, phrase in self._by_first.get(word, ()):
                if words[at : at + len(wanted)] == wanted:
                    yield at, phrase
                    break


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `copy_words.csv`."""
    return frozenset(w for row in rows("copy_words") if row["class"] == name for w in values(row["words"]))


@cache
def is_figure(word: str) -> bool:
    """True for a number, in digits or in words, and for a day that is named by its weekday."""
    return any(c.isdigit() for c in word) or folded(word) in _numerals() | word_class("day")


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("number_words") if row["class"] in {"unit", "scale"}) - {"one"}
