"""Phrases for acts: an event type, its mode and the text's own word for it in, the verb phrase that tells it out.

>>> phrase_of("ASSAULT", "heavy-weapons", "shelling").past
'shelled'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from chronist.data import rows, values
from chronist.model import Record


class Phrase(Record, frozen=True):
    """How an act is told: forms of its verb and how the recipients join it (data/phrases.csv)."""

    past: str
    base: str
    participle: str
    join: str
    needs: bool


def phrase_of(event: str | None, mode: str | None, word: str) -> Phrase | None:
    """The phrase for this word of this type and mode, else the one for any word; None where the act is too wide."""
    table, key = _phrases(), (event or "", mode or "")
    return table.get((*key, word.casefold())) or table.get((*key, ""))


@cache
def _phrases() -> Mapping[tuple[str, str, str], Phrase]:
    found = {}
    for row in rows("phrases"):
        phrase = Phrase(
            past=row["past"], base=row["base"], participle=row["participle"] or row["past"], join=row["join"],
            needs=row["needs"] == "yes",
        )  # fmt: skip
        for word in values(row["verbs"]) or ("",):
            found[row["event"], row["mode"], word] = phrase
    return found


@cache
def sentence_words(kind: str) -> frozenset[str]:
    """The words of one kind of data/sentence_words.csv.

    >>> "they" in sentence_words("pronoun")
    True
    """
    return frozenset(w for row in rows("sentence_words") if row["kind"] == kind for w in values(row["words"]))


def is_partial(words: Sequence[str]) -> bool:
    """True for a bare count of a word that says not of whom.

    >>> is_partial(["120", "members"]), is_partial(["four", "security", "officials"])
    (True, False)
    """
    if words[-1] not in sentence_words("partial"):
        return False
    return len(words) < 3 or words[-2][:1].isdigit()
