"""The lexicon of acts: acts.csv in, for a predicate the rows whose conditions it meets, the most specific first.

A row's `when` holds conditions separated by spaces; all must hold, alternatives inside one are joined by `|`, and `!`
before one asks that it fails. WORDS are lemmas joined by `|`; `@name` is a class of word_classes.csv.

    obj subj dative comp       there is such an argument          obj:WORDS        its head is one of WORDS
    objmod:WORDS subjmod:WORDS a modifier of it is                mod:WORDS        a modifier of the predicate is
    xcomp:WORDS ccomp:WORDS    heads a clause it governs          with out_of      a preposition, alone or with WORDS
    down responsible           a particle, adverb or adjective    nocomp poss      no clause; a possessor
    gerund inf                 an -ing form without "is"; governs "to do"
    must willnot               says what must be, what will not be
    several                    two or more do it
    occur cause light          a noun that took place, that killed, that is under "carry out"
    objplace subjplace         the argument is a place
    opinion                    governs a clause of what is, not of what will or should be

The event `none` says that the words mean no act: no row that is less specific counts then.

Among WORDS `*who` is whoever can act (people, bodies, names, personal pronouns), `*hit` also places and buildings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.conditions import KINDS, holds, hyphened
from chronist.claims.predicates import Predicate
from chronist.claims.words import word_classes
from chronist.data import rows, values
from chronist.errors import ConfigError
from chronist.model import Event


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of a row: any of `names`, each for any of `words` (empty: whatever they are)."""

    names: tuple[str, ...]
    words: frozenset[str]
    wanted: bool = True  # False where the row asks that the test fails

    def holds(self, predicate: Predicate) -> bool:
        """True where the predicate meets it."""
        return any(holds(name, predicate, self.words) for name in self.names) is self.wanted


@dataclass(frozen=True, slots=True)
class Row:
    """One row for one word: what has to hold. By itself it says that no act is meant ("back off", "agree that")."""

    word: str
    conditions: tuple[Condition, ...]
    order: int

    @property
    def breadth(self) -> int:
        """How many words its conditions accept: the fewer, the more the row means just this."""
        return sum(len(c.words) + _WIDE * len(c.words & KINDS) for c in self.conditions if c.wanted)

    @property
    def needs(self) -> int:
        """How many things have to be there; what must not be there only guards."""
        weighty = {"willnot", "question"}
        return sum(_REFUSAL if weighty & set(c.names) else 1 for c in self.conditions if c.wanted)


@dataclass(frozen=True, slots=True)
class Sense(Row):
    """A row that means an act, and says which argument is who."""

    event: Event
    mode: str | None
    cameo: str | None
    acled: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """True where the row says what somebody must do: then that somebody has to be found."""
        return any("must" in c.names for c in self.conditions)

    @property
    def stands_alone(self) -> bool:
        """True where the row lists its objects or subjects: then the act stands without participants.

        "Weapons were found", "the talks began", "the truce took effect".
        """
        listed = any(
            c.wanted and ((c.words and {"obj", "subj"} & set(c.names)) or "objplace" in c.names)
            for c in self.conditions
        )
        return listed and self.event in {Event.ASSAULT, Event.COERCE, Event.CONSULT, Event.RETREAT}

    @property
    def rule(self) -> str:
        """Names the row, so that every claim can be traced to it: type, word, conditions."""
        tests = "+".join("/".join(c.names) for c in self.conditions)
        return f"act.{self.event.lower()}.{self.word}" + (f".{tests}" if tests else "")


_NONE = "none"  # event of a row that means no act
_HOSTILE = frozenset({Event.ASSAULT, Event.COERCE})
_REFUSAL = 4  # what will not be done is refused, whatever it is; what is asked about is no act
_WIDE = 500  # words that such a kind stands for at least


class Lexicon:
    """All senses by part of speech and word."""

    def __init__(self, found: Sequence[tuple[str, Row]]) -> None:
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for pos, row in found:
            self._rows[pos, row.word].append(row)

    @classmethod
    def load(cls, own: Sequence[Path] = ()) -> Lexicon:
        """Our rows, then the user's, which win. Raises ConfigError for an unknown event or class."""
        classes = word_classes()
        senses = [pair for order, row in enumerate(rows("acts", own)) for pair in _senses(row, order, classes)]
        return cls(senses)

    def knows(self, token: Token) -> bool:
        """True where a row may fit the token, its conditions aside."""
        return any((pos, word) in self._rows for pos, word in _keys(token))

    def is_event_noun(self, token: Token) -> bool:
        """True for a noun that names an act, and so is no actor."""
        return token.pos_ in {"NOUN", "PROPN"} and ("n", lemma(token)) in self._rows

    def is_hostile_noun(self, token: Token) -> bool:
        """True for a noun that may name an attack or a coercion ("the shelling", "the arrest")."""
        senses = self._rows.get(("n", lemma(token)), ()) if token.pos_ in {"NOUN", "PROPN"} else ()
        return any(isinstance(s, Sense) and s.event in _HOSTILE for s in senses)

    def senses(self, predicate: Predicate) -> list[Sense]:
        """The rows whose conditions hold: most conditions first, then narrowest, then the later (the user's).

        None behind the first row that means no act.
        """
        found = [s for key in _keys(predicate.trigger) for s in self._rows.get(key, ())]
        fitting = [s for s in found if all(c.holds(predicate) for c in s.conditions)]
        ranked = sorted(fitting, key=lambda s: (-s.needs, -s.word.count("_"), s.breadth, -s.order))
        return list(takewhile(lambda row: isinstance(row, Sense), ranked))  # type: ignore[arg-type]


def _keys(token: Token) -> list[tuple[str, str]]:
    word = lemma(token)
    joined = hyphened(token)
    if token.pos_ != "VERB":
        return [*(("n", w) for w in joined), ("n", word)]
    tails = [
        c.lower_ for c in token.children if c.dep_ in {"prt", "advmod"} or (c.dep_ == "prep" and c.i == token.i + 1)
    ]
    tails += [c.lower_ for c in token.children if c.dep_ == "dobj" and c.i == token.i + 1]
    return [*(("v", w) for w in joined), *(("v", f"{word}_{tail}") for tail in tails), ("v", word)]


def _senses(row: dict[str, str], order: int, classes: dict[str, frozenset[str]]) -> list[tuple[str, Row]]:
    conditions = tuple(_condition(text, classes) for text in row["when"].split())
    if row["event"] == _NONE:
        return [(row["pos"], Row(word=word, conditions=conditions, order=order)) for word in values(row["words"])]
    try:
        event = Event(row["event"])
    except ValueError as error:
        raise ConfigError(f"acts: {row['words']}: {row['event']!r} is none of PLOVER's sixteen types.") from error
    actor = tuple(row["actor"].split()) or ("subj",)
    return [
        (
            row["pos"],
            Sense(
                word=word,
                conditions=conditions,
                event=event,
                mode=row["mode"] or None,
                cameo=row["cameo"] or None,
                acled=row["acled"] or None,
                actor=actor,
                recipient=tuple(row["recipient"].split()) or ("obj", "on", "against", "at", "to", "with"),
                order=order,
            ),
        )
        for word in values(row["words"])
    ]


def _condition(text: str, classes: dict[str, frozenset[str]]) -> Condition:
    names, _, listed = text.removeprefix("!").partition(":")
    words: set[str] = set()
    for word in filter(None, listed.split("|")):
        if word.startswith("@") and word[1:] not in classes:
            raise ConfigError(
                f"acts: unknown class {word!r} in {text!r}; word_classes.csv has {', '.join(sorted(classes))}."
            )
        words |= classes[word[1:]] if word.startswith("@") else {word}
    return Condition(tuple(names.split("|")), frozenset(words), wanted=not text.startswith("!"))
