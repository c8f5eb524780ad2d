"""The words beside a name that tell places from other things: a word and a use in, yes or no (or a kind) out.

>>> kind_of("after", "province"), is_word("title", "Mr"), is_word("strong", "in")
('province', True, True)
"""

from __future__ import annotations

from functools import cache

from chronist.data import rows


def kind_of(use: str, word: str) -> str | None:
    """The kind of place that a word of type gives; None for other words."""
    return _kinds().get((use, word.lower().rstrip(".")))


def is_word(use: str, word: str) -> bool:
    """Whether the word stands in the table for that use."""
    return (use, word.lower().rstrip(".")) in _kinds()


@cache
def _kinds() -> dict[tuple[str, str], str]:
    return {(row["use"], row["word"]): row["kind"] for row in rows("place_words")}
