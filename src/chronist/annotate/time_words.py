"""The words of a text as the grammar of times sees them: a text in, Words with their class and value out.

>>> [w.kind for w in read_words("on March 27, 2016")]
['on', 'month', 'd31', 'comma', 'year']
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chronist.data import rows

OTHER = "other"
FIRST_YEAR, LAST_YEAR = 1000, 2100  # four digits outside are counts or room numbers
_MARKS = {
    "-": "dash",
    "–": "dash",
    "‑": "dash",
    ",": "comma",
    ".": "dot",
    ":": "colon",
    "/": "slash",
    "'": "apos",
    "’": "apos",
    "‘": "apos",
    "(": "open",
    ")": "close",
    "$": "money",
    "€": "money",
    "£": "money",
    "+": "plus",
    "½": "fraction",
    "¼": "fraction",
    "¾": "fraction",
}
_SIZES = ((0, "d0"), (12, "d12"), (23, "d24"), (31, "d31"), (59, "d59"), (99, "d99"))


class Word(NamedTuple):
    """A word, number or mark: its place, its class in the grammar, and what it stands for there."""

    start: int
    end: int
    text: str
    kind: str
    value: str


@cache
def _vocabulary() -> dict[str, tuple[str, str, bool]]:
    """Lower-case word -> class, value, whether it needs a capital."""
    found = {}
    for row in rows("time_words"):
        word = row["word"]
        found[word.lower()] = (row["class"], row["value"], word[0].isupper())
    return found


@cache
def holiday_rules() -> dict[str, str]:
    """Name of a holiday, with straight apostrophe -> its rule."""
    return {row["name"]: row["rule"] for row in rows("holidays")}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(holiday_rules(), key=len, reverse=True)
    holidays = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s") for n in names)
    phrases = "|".join(f"[{w[0]}{w[0].upper()}]{re.escape(w[1:])}" for w in _vocabulary() if " " in w)
    return re.compile(
        rf"(?P<phrase>\b(?:{phrases})\b)"
        rf"|(?P<holiday>\b(?:{holidays})\b)"
        r"|(?P<ampm>\b[ap](?:\.\s?m\b\.?|m\b)|(?<=\d)[ap](?:\.m\b\.?|m\b))"
        r"|(?P<dtg>\b\d{6}Z\b)"
        r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
        r"|(?P<decade>['’]?\d{1,3}0['’]?s\b)"
        r"|(?P<qn>\b(?:Q[1-4]|H[12])\b)"
        r"|(?P<big>\d{1,3}(?:,\d{3})+(?:\.\d+)?)"
        r"|(?P<number>\d+)"
        r"|(?P<word>[^\W\d_]+)"
        r"|(?P<border>\n[ \t]*\n)"
        r"|(?P<mark>[^\s])"
    )


def read_words(text: str) -> list[Word]:
    """All words, numbers and marks of a text in order; an empty line between paragraphs is a word of class `border`."""
    found = _pattern().finditer(text)
    return [Word(m.start(), m.end(), m.group(), *_classify(m.group(), m.lastgroup or "")) for m in found]


@cache
def _classify(text: str, group: str) -> tuple[str, str]:
    """Class and value of a word; remembered, since texts repeat their words."""
    if group in {"word", "phrase"}:
        return _word_class(text)
    if group == "number":
        return _number_class(text)
    if group == "nth":
        number = int(text[:-2])
        return ("nthday" if 1 <= number <= 31 else "nthint"), str(number)
    if group == "decade":
        return _decade_class(text)
    if group == "mark":
        return _MARKS.get(text, OTHER), text
    if group == "holiday":
        return "holiday", text.replace("’", "'").replace("\n", " ")
    return group, text


def _word_class(text: str) -> tuple[str, str]:
    kind, value, capital = _vocabulary().get(text.lower(), (OTHER, "", False))
    if kind == OTHER or (capital and not text[0].isupper()):
        return OTHER, ""
    return kind, value


def _number_class(text: str) -> tuple[str, str]:
    number = int(text) if len(text) < 9 else LAST_YEAR + 1
    if len(text) == 4 and text[0] == "0" and number % 100 < 60:
        return "hhmm", text
    if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "year", text
    if len(text) <= 2:
        return next(name for most, name in _SIZES if number <= most), text
    return "big", text


def _decade_class(text: str) -> tuple[str, str]:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4 and digits[3] == "0" and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return "decade", digits
    if len(digits) == 2 and digits[1] == "0" and digits >= "20" and not text[0].isdigit():  # "his 30s" is an age
        return "decade", f"19{digits}"
    return OTHER, ""
