"""Numbers as news writes them: the words of a number in, an Amount with its bounds out.

>>> read_number("at least 12")
Amount(low=12.0, best=12.0, high=None)
>>> read_number("between 20 and 30")
Amount(low=20.0, best=None, high=30.0)
"""

from __future__ import annotations

import re
from functools import cache

from chronist.data import rows
from chronist.model import Record


class Amount(Record, frozen=True):
    """A number and its bounds: None where the text leaves a side open ("at least 12") or names no single number ("20
    to 30")."""

    low: float | None = None
    best: float | None = None
    high: float | None = None


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOO_LONG = 15  # digits: no count of people or things is longer, and floats stay exact below


@cache
def words_of(kind: str) -> dict[str, float]:
    """The words of a class of data/number_words.csv with their values (0 where they have none)."""
    return {row["word"]: float(row["value"] or 0) for row in rows("number_words") if row["class"] == kind}


@cache
def _vague() -> dict[str, Amount]:
    def cell(text: str) -> float | None:
        return float(text) if text else None

    return {
        r["word"]: Amount(low=cell(r["low"]), best=cell(r["best"]), high=cell(r["high"])) for r in rows("fuzzy_numbers")
    }


def any_of(words: object) -> str:
    """A pattern for any of these words, longest first, blanks as any white space."""
    ordered = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def number_pattern() -> str:
    """One plain number: digits with a scale, or numerals in words."""
    units, scales, suffixes = (any_of(words_of(k)) for k in ("unit", "scale", "suffix"))
    millions = r"m(?=\s+(?:people|[A-Za-z]+s)\b)"  # "1.5m people", not "60m away"
    digits = rf"(?:{_DIGITS})(?:\s?(?:(?:{suffixes})\b|{millions})|(?:[\s-]+(?:{scales})\b)+)?"
    spelt = rf"(?:(?:{units})|an?\s+(?:{scales})|half\s+a\s+million)\b(?:(?:[\s-]+|\s+and\s+)(?:{units}|{scales})\b)*"
    return rf"(?:{digits}|{spelt})"


@cache
def amount_pattern() -> re.Pattern[str]:
    """A number with what bounds it, or a vague count."""
    number, vague = number_pattern(), any_of(_vague())
    before = any_of(w for k in ("least", "most", "below", "about", "exact") for w in words_of(k))
    after = any_of(words_of("more"))
    return re.compile(
        rf"\b(?:between\s+(?P<a>{number})\s+and\s+(?P<b>{number})"
        rf"|(?P<bounds>(?:(?:{before})\s+){{0,2}})"
        rf"(?:(?P<vague>{vague})\b|(?P<low>{number})(?:(?<=\d)\s?[-–]\s?(?=\d)|\s+(?:to|or)\s+)(?P<high>{number})"
        rf"|(?P<plain>{number})(?P<after>\s?\+|[\s-](?:{after})\b)?))(?![\w])",
        re.IGNORECASE,
    )


def read_number(text: str) -> Amount | None:
    """The amount that a text is, from its first character to its last; None where it is no number."""
    match = amount_pattern().fullmatch(text.strip())
    return amount_of(match) if match else None


def amount_of(match: re.Match[str]) -> Amount | None:
    """The amount that a match of amount_pattern() means."""
    if match["a"]:
        return _range(match["a"], match["b"])
    if match["low"]:
        return _range(match["low"], match["high"])
    bound = _bound_of(match["bounds"] or "")
    if match["vague"]:
        known = _vague()[" ".join(match["vague"].lower().split())]
        return known if bound not in {"most", "below"} else Amount(high=known.best)
    value = plain_number(match["plain"])
    if value is None:
        return None
    return _bounded(value, "least" if match["after"] else bound)


def _bound_of(words: str) -> str:
    said = " ".join(words.lower().split())
    return next(
        (k for k in ("least", "most", "below", "about") for w in words_of(k) if said.endswith(w) or said.startswith(w)),
        "",
    )


def _bounded(value: float, bound: str) -> Amount:
    """What the words before a number leave open: "nearly 300" is at most 300, "about 300" may be either side."""
    if bound == "least":
        return Amount(low=value, best=value)
    if bound == "most":
        return Amount(high=value)
    if bound == "below":
        return Amount(best=value, high=value)
    return Amount(best=value) if bound == "about" else Amount(low=value, best=value, high=value)


def _range(first: str, second: str) -> Amount | None:
    """ "20 to 30"; "2 to 3 million" counts both in millions; None where it runs backwards."""
    low, high = plain_number(first), plain_number(second)
    if low is None or high is None:
        return None
    if low < high and low < 1000 <= high and (scale := _scale(second)) and not _scale(first):
        low *= scale
    return Amount(low=low, high=high) if low < high else None


def _scale(text: str) -> float | None:
    last = re.split(r"[\s-]+", text.lower())[-1]
    return words_of("scale").get(last)


def plain_number(text: str) -> float | None:
    """The value of digits or numerals in words: "1.5 million", "two hundred and fifty"; None for what is none.

    >>> plain_number("two hundred and fifty")
    250.0
    """
    digits = re.match(_DIGITS, text)
    if digits:
        plain = digits.group().replace(",", "")
        if len(plain) > _TOO_LONG:
            return None
        value = float(plain)
        for word in re.findall(r"[a-z]+", text[digits.end() :].lower()):
            value *= words_of("scale").get(word) or words_of("suffix").get(word) or (1_000_000 if word == "m" else 1)
        return value
    return _spelt(re.findall(r"[a-z]+", text.lower()))


def _spelt(words: list[str]) -> float | None:
    units, scales = words_of("unit"), words_of("scale")
    total, group = 0.0, 0.0
    for word in words:
        if word in units:
            group += units[word]
        elif word == "half":
            group = 0.5
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in scales:
            total, group = total + (group or 1) * scales[word], 0.0
    return total + group if any(w in units or w in scales for w in words) else None
