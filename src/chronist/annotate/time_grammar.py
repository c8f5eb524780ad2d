"""Expressions of time in a text: words in, Found stretches with the rule that found each out, nothing resolved yet.

Each word has a class; a class is one letter; a rule of data/time_rules.csv is a regular expression over those letters,
so that
one pass over a string as long as the text has words tries the whole grammar.

>>> [(f.rule, f.text("on the night of March 27")) for f in find("on the night of March 27")]
[('date', 'March 27')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chronist.annotate.time_words import Word, read_words
from chronist.data import rows

_ITEM = re.compile(r"!?@?[A-Za-z0-9]+|[()|?*+{}]|!\(")
_ANY = "x"  # stands for every class that no rule names
_NEVER_FIRST = [
    "comma",
    "dot",
    "colon",
    "slash",
    "apos",
    "of",
    "to",
    "and",
    "or",
    "in",
    "on",
    "by",
    "from",
    "since",
    "until",
    "for",
    "during",
    "before",
    "after",
    "than",
]  # skipped at once
_FIRST_LETTER = 0x4E00  # classes become letters from here on: none of them means anything in a regular expression


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that a rule took: words[first:last] of all the text's words."""

    rule: str
    first: int
    last: int
    words: tuple[Word, ...]
    of: Found | None = None  # what it is a part of, or where a range begins
    until: Found | None = None  # where a range ends
    before: Word | None = None  # the preposition that opens it on one side: since, until, before, after, by

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end

    def text(self, whole: str) -> str:
        """Its words as the text has them."""
        return whole[self.start : self.end]

    def values(self, *kinds: str) -> list[str]:
        """The values of its words of these classes, in order."""
        return [w.value for w in self.words if w.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """True where one of its words is of one of these classes."""
        return any(w.kind in kinds for w in self.words)


class _Letters(dict[str, str]):
    """A letter for each class, given out in the order they are asked for."""

    def __missing__(self, kind: str) -> str:
        self[kind] = chr(_FIRST_LETTER + len(self))
        return self[kind]


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    letters: _Letters
    rules: tuple[str, ...]


@cache
def _grammar() -> _Grammar:
    letters = _Letters()
    parts: dict[str, str] = {}
    rules: list[str] = []
    alternatives: list[str] = []
    for row in rows("time_rules"):
        name = row["rule"]
        if name.startswith("let "):
            parts[name[4:]] = f"(?:{_compile(row['pattern'], letters, parts)})"
            continue
        body = _compile(row["pattern"], letters, parts).replace("{", f"(?P<s{len(rules)}>").replace("}", ")")
        alternatives.append(f"(?P<r{len(rules)}>{body})")
        rules.append(name.partition("/")[0])
    never = "".join(letters[kind] for kind in _NEVER_FIRST)
    return _Grammar(re.compile(f"(?![{_ANY}{never}])(?:{'|'.join(alternatives)})"), letters, tuple(rules))


def _compile(pattern: str, letters: _Letters, parts: dict[str, str]) -> str:
    """A rule's pattern as a regular expression over the letters of classes."""
    out = []
    for item in _ITEM.findall(pattern):
        name = item.lstrip("!@")
        if item == "!(":
            out.append("(?!")
        elif item in "()|?*+{}":
            out.append("(?:" if item == "(" else item)
        else:
            mark = item[: len(item) - len(name)]
            opening = {"": "", "!": "(?!", "@": "(?<=", "!@": "(?<!"}[mark]
            out.append(f"{opening}{parts.get(name) or letters[name]}{')' if mark else ''}")
    return "".join(out)


def find(text: str) -> list[Found]:
    """Every expression of time in a text, in order, none within another."""
    return find_in(read_words(text))


def find_in(words: Sequence[Word]) -> list[Found]:
    """Every expression of time among the words of a text."""
    grammar = _grammar()
    known = grammar.letters.get
    line = "".join(
        [known(w.kind, _ANY) for w in words]
    )  # .get gives no new letters: classes no rule names are all alike
    found = []
    for match in grammar.pattern.finditer(line):
        index = int(str(match.lastgroup)[1:])
        first, last = match.span(f"s{index}") if f"s{index}" in grammar.pattern.groupindex else match.span()
        found.append(Found(grammar.rules[index], first, last, tuple(words[first:last])))
    return found
