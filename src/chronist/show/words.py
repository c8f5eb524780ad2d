"""Days, lists and names as a reader writes them: values in, words of English out.

>>> when(Interval(first=date(2016, 3, 1), last=date(2016, 3, 31)))
'in March 2016'
>>> listed(["Russia", "Iran", "Turkey"])
'Russia, Iran and Turkey'
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from chronist.data import rows, values
from chronist.model import Interval

# Not strftime: the same in every locale.
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")  # in every locale
_FORWARD = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "some ", "all ", "both ", "several ", "many ")


def day_text(day: date) -> str:
    """A day in full.

    >>> day_text(date(2016, 3, 27))
    '27 March 2016'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_text(day: date) -> str:
    """The month a day is in."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def when(time: Interval) -> str:
    """When something was, as the end of a sentence; empty where nothing is known."""
    first, last = time.first, time.last
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"on or after {day_text(first)}" if first else f"by {day_text(last)}" if last else ""
    if first == last:
        return f"on {day_text(first)}"
    return f"in {period}" if (period := _period(first, last)) else f"between {span_text(first, last)}"


def span_text(first: date, last: date) -> str:
    """Two days with what they share said once.

    >>> span_text(date(2016, 3, 5), date(2016, 3, 9))
    '5 and 9 March 2016'
    """
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} and {day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} and {day_text(last)}"
    return f"{day_text(first)} and {day_text(last)}"


def _period(first: date, last: date) -> str | None:
    """The month or year that the days fill."""
    if first.day != 1 or last != _month_end(last):
        return None
    if (first.year, first.month) == (last.year, last.month):
        return month_text(first)
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return None


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def published_text(time: Interval) -> str:
    """When a report was out, beside its title."""
    first, last = time.first, time.last
    if first and last:
        return day_text(first) if first == last else f"between {span_text(first, last)}"
    if last:
        return f"by {day_text(last)}"
    return f"after {day_text(first - timedelta(days=1))}" if first else "undated"


def listed(names: Sequence[str]) -> str:
    """Names as one phrase."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _article_words() -> frozenset[str]:
    return frozenset(w for row in rows("article_words") for w in values(row["words"]))


def with_article(name: str) -> str:
    """A name as it stands in a sentence.

    >>> with_article("Syrian armed forces"), with_article("Islamic State"), with_article("United Nations")
    ('the Syrian armed forces', 'Islamic State', 'the United Nations')
    """
    if name.casefold().startswith(_FORWARD) or name[:1].isdigit():
        return name
    words = name.replace(",", " ").split(" for ")[0].split(" of ")[0].split(" in ")[0].split()
    return f"the {name}" if words and words[-1].casefold() in _article_words() else name


def capital(sentence: str) -> str:
    """A sentence with its first letter raised."""
    return sentence[:1].upper() + sentence[1:]


def number(value: float | None) -> str:
    """A count with thousands parted; empty for None.

    >>> number(250000.0)
    '250,000'
    """
    return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def count_text(low: float | None, best: float | None, high: float | None) -> str:
    """A count with its bounds.

    >>> count_text(12, 12, None), count_text(40, None, None), count_text(5, 5, 5), count_text(5, None, 9)
    ('at least 12', 'at least 40', '5', '5 to 9')
    """
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None or best is not None:
        return f"at least {number(low if low is not None else best)}"
    return f"up to {number(high)}" if high is not None else "an unknown number"


def counted(n: int, word: str) -> str:
    """A number with its noun.

    >>> counted(1, "origin"), counted(3, "origin")
    ('1 origin', '3 origins')
    """
    return f"{n:,} {word}" if n == 1 else f"{n:,} {word}s"


def shortened(text: str, length: int, at: int = 0) -> str:
    """A stretch of at most so many characters around a place in a text, cut at words, on one line.

    >>> shortened("one two three four", 9)
    'one two …'
    """
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    start = max(0, min(at - length // 2, len(flat) - length))
    cut = flat[start : start + length]
    if start:
        cut = "… " + cut.partition(" ")[2]
    return cut if start + length >= len(flat) else cut.rpartition(" ")[0] + " …"
