"""The words that decide how real an act is: a cue and what it governs in, its row of data/status_cues.csv out.

>>> cue("fail", "v", "inf")
Cue(status='failed', negated='same')
>>> cue("stroll", "v", "inf") is None
True
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.data import rows, values


class Cue(NamedTuple):
    """What a cue makes of the act it governs, and what it makes of it where the cue itself is negated."""

    status: str
    negated: str


@cache
def _table() -> dict[tuple[str, str, str], Cue]:
    found: dict[tuple[str, str, str], Cue] = {}
    for row in rows("status_cues"):
        for word in values(row["words"]):
            for governed in values(row["governs"]):
                found[word, row["pos"], governed] = Cue(row["status"], row["negated"])
    return found


def cue(word: str, pos: str, *governs: str) -> Cue | None:
    """The row of a cue for the first of the things it may govern that the table knows; later rows win over earlier."""
    table = _table()
    return next((found for g in governs if (found := table.get((word, pos, g))) is not None), None)


def verb_lemma(verb: Token) -> tuple[str, ...]:
    """The verb's lemma, first with its particle: ("call_off", "call")."""
    plain = lemma(verb)
    return (
        *(f"{plain}_{c.lower_}" for c in verb.children if c.dep_ in {"prt", "advmod", "prep"} and c.i == verb.i + 1),
        plain,
    )


def verb_cue(verb: Token, *governs: str) -> Cue | None:
    """The verb's row for what it governs, as a phrasal verb first."""
    for word in verb_lemma(verb):
        if found := cue(word, "v", *governs):
            return found
    return None
