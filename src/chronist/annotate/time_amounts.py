"""Lengths of time: the words of an expression in, how many of which unit out.

>>> from chronist.annotate.time_words import read_words
>>> length(read_words("two and a half years")).value
'P2.5Y'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronist.annotate.time_words import Word

UNITS = frozenset({"unit", "weekword", "units", "yearword", "centuryword", "weekendword", "quarter", "secondword"})
_CLOCK_UNITS = frozenset("Smh")
_TIMES = {"DE": (10, "Y"), "CE": (100, "Y"), "F": (2, "W"), "Q": (3, "M")}
_INTEGERS = frozenset({"d0", "d12", "d24", "d31", "d59", "d99", "big"})


@dataclass(frozen=True, slots=True)
class Length:
    """So many units; count None where the text is vague ("several days")."""

    count: float | None
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 value: P3D, PT5H30M, PXW."""
        times, unit = _TIMES.get(self.unit, (1, self.unit))
        if self.count is None:
            return f"P{'T' if unit in _CLOCK_UNITS else ''}X{unit.upper()}"
        count = self.count * times
        if unit == "h" and count % 1 == 0.5:
            return f"PT{int(count)}H30M" if count > 1 else "PT30M"
        return f"P{'T' if unit in _CLOCK_UNITS else ''}{_plain(count)}{unit.upper()}"

    @property
    def days(self) -> float | None:
        """About how many days; None where it is vague."""
        lengths = {
            "S": 0.0,
            "m": 1 / 1440,
            "h": 1 / 24,
            "D": 1,
            "WE": 2,
            "W": 7,
            "F": 14,
            "M": 30.44,
            "Q": 91.3,
            "Y": 365.25,
            "DE": 3652.5,
            "CE": 36525,
        }
        return None if self.count is None else self.count * lengths[self.unit]


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def length(words: Sequence[Word]) -> Length:
    """How long: the last unit named and the number before it; of "two to three days" the longer."""
    at = max(i for i, w in enumerate(words) if w.kind in UNITS)
    counted = [w for w in words[:at] if w.kind != "the"]
    half_after = any(w.kind == "half" for w in words[at + 1 :])
    count = _count(counted)
    return Length(count + 0.5 if half_after and count is not None else count, words[at].value)


def _count(words: Sequence[Word]) -> float | None:
    """The number in a row of words; None for a vague one or none."""
    cut = max((i for i in range(1, len(words)) if _joins(words, i)), default=-1)
    words = words[cut + 1 :]
    if any(w.kind in {"few", "dozens"} for w in words):
        return None
    return _sum(words)


def _joins(words: Sequence[Word], i: int) -> bool:
    """True at the "to" of "two to three", the dash of "8-10"; only the upper bound counts then."""
    if not _numeric(words[:i]):
        return False
    return words[i].kind in {"to", "or", "until"} or (words[i].kind == "dash" and _digits(words[i + 1 :]))


def _digits(words: Sequence[Word]) -> bool:
    return any(w.kind in _INTEGERS for w in words)


def _numeric(words: Sequence[Word]) -> bool:
    return any(w.kind in _INTEGERS or w.kind in {"cardinal", "a"} for w in words)


def _sum(words: Sequence[Word]) -> float | None:
    total: float | None = None
    kinds = [w.kind for w in words]
    for i, word in enumerate(words):
        if word.kind in _INTEGERS:
            number = float(word.value.replace(",", ""))
            if i and kinds[i - 1] == "slash" and total is not None:
                total = total - _last_numerator(words[:i]) + _last_numerator(words[:i]) / max(number, 1)
            elif i and kinds[i - 1] == "dot" and total is not None:
                total += number / 10 ** len(word.value)
            else:
                total = (total or 0) + number
        elif word.kind == "cardinal":
            number = float(word.value)
            total = (total or 1) * 100 if number == 100 else (total or 0) + number
        elif word.kind in {"half", "fraction"}:
            total = (total or 0) + {"¼": 0.25, "¾": 0.75}.get(word.text, 0.5)
        elif word.kind in {"couple", "dozen"}:
            total = (total or 1) * float(word.value)
    if total is None and any(k in {"a", "another"} for k in kinds):
        return 1.0
    return total


def _last_numerator(words: Sequence[Word]) -> float:
    return next((float(w.value) for w in reversed(words) if w.kind in _INTEGERS), 0.0)
