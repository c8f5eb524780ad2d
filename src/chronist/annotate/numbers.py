"""Quantities: a parsed Doc and its times in, Quantities with low, best, high and what they count out.

What counts nothing is left out: dates, ages, sums of money, ordinals, designations (T-4, Su-24, Resolution 2254).

>>> read_number("more than 280,000").low
280000.0
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from chronist.annotate.amounts import Amount, amount_of, amount_pattern, any_of, read_number, words_of
from chronist.model import Quantity, TimeMention

__all__ = ["Amount", "find_quantities", "read_number"]

MAX_UNIT_WORDS = (
    4  # a noun phrase between the number and its head that is longer is a parser error more often than a unit
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₺]|\b(?:USD|EUR|US\$|dlrs))\s?$")
_PERCENT = re.compile(r"\s?%|\s?-?(?:percent|per\s+cent)\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]+(?:years?|months?|weeks?|days?)[\s-]+olds?\b|-?year-olds?\b", re.IGNORECASE)
_AGE_APPOSITION = re.compile(r"[^\W\d_],\s$")  # "the driver, 44, was"
_JOINED_BEFORE = re.compile(r"[\w.][-–/.:,+#]?$|[-–/:+#]$")  # "T-4", "Su-24", "3:12", "+90": a part of a longer sign
_JOINED_AFTER = re.compile(r"[-–/:.]\d|[/:]|-(?!plus|odd|strong)[a-z]|(?:st|nd|rd|th)\b")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t(]*$")  # "2. All parties are to ..."
_PRONOUN_ONE = frozenset({"one", "two"})


def find_quantities(doc: Doc, times: Sequence[TimeMention]) -> list[Quantity]:
    """Every count in the text, in order, none inside a time."""
    taken = [(t.start, t.end) for t in times]
    found = []
    for match in amount_pattern().finditer(doc.text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        quantity = _quantity(doc, match)
        if quantity is not None:
            found.append(quantity if not _is_time(quantity, times) else structs.replace(quantity, unit=None))
    return found


def _is_time(quantity: Quantity, times: Sequence[TimeMention]) -> bool:
    """True where what seems counted is the time that follows ("fell to 1,800 Thursday")."""
    return quantity.unit is not None and any(t.start - quantity.end == 1 for t in times)


def _quantity(doc: Doc, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    amount = amount_of(match)
    span = doc.char_span(start, end, alignment_mode="expand")
    if amount is None or span is None or not _counts(doc, match, span):
        return None
    unit = "%" if _PERCENT.match(doc.text, end) else _unit(span)
    if _is_bare_word(match, span, unit) or (unit and unit.split()[-1] in words_of("money")):
        return None
    return Quantity(
        start=start, end=end, text=doc.text[start:end], low=amount.low, best=amount.best, high=amount.high, unit=unit
    )


def _counts(doc: Doc, match: re.Match[str], span: DocSpan) -> bool:
    """False for money, ages, designations, parts of longer signs."""
    text, (start, end) = doc.text, match.span()
    before, after = text[max(0, start - 12) : start], text[end : end + 24]
    if _MONEY_BEFORE.search(before) or _money_after().match(after):
        return False
    if _LIST_NUMBER.search(text, max(0, start - 8), start) and re.match(r"[.)]\s", after):
        return False
    if _AGE_AFTER.match(after) or (_AGE_APPOSITION.search(before) and after[:1] in {",", ")"}):
        return False
    if (before and not before[-1].isspace() and _JOINED_BEFORE.search(before)) or _JOINED_AFTER.match(after):
        return False
    previous = doc[span.start - 1] if span.start else None
    return previous is None or not _titled(previous, span)


@cache
def _money_after() -> re.Pattern[str]:
    return re.compile(rf"[\s-]+(?:US\s+|Syrian\s+|Turkish\s+)?(?:{any_of(words_of('money'))})\b", re.IGNORECASE)


def _titled(previous: Token, span: DocSpan) -> bool:
    """ "Resolution 2254", "Su 24", "aged 12": the number belongs to the word before it."""
    word = previous.lower_.rstrip(".")
    if word in words_of("age"):
        return True
    if not span.text[0].isdigit():
        return False
    if word in words_of("title") and (previous.text[0].isupper() or span.root.head.i <= previous.i):
        return True
    named = previous.pos_ == "PROPN" and previous.ent_type_ not in {"DATE", "TIME"}
    return named and span.root.head.i <= previous.i and span.root.dep_ in {"nummod", "appos", "punct"}


def _unit(span: DocSpan) -> str | None:
    """The noun phrase that is counted, in lower case; None where the text names none ("killing 12")."""
    head = _counted(span)
    if head is None:
        return None
    between = [t for t in span.doc[span.end : head.i] if not t.is_space and not t.is_punct]
    if head.i < span.end:
        return None
    kept = [
        t for t in between if t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"} and t.lower_ not in {"more", "other"}
    ]
    words = [*kept, head] if len(kept) < MAX_UNIT_WORDS else [head]
    return " ".join(t.lower_ for t in words) if _plain_between(between) else head.lower_


def _plain_between(tokens: Sequence[Token]) -> bool:
    return all(t.pos_ in {"NOUN", "PROPN", "ADJ", "ADV", "VERB"} for t in tokens)


def _counted(span: DocSpan) -> Token | None:
    """The head that the number modifies, or that "of" links to it."""
    root = span.root
    for token in (root, *reversed(span)):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i >= span.end:
                return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}), None)
    number = span[-1]
    if number.head.i >= span.end and number.dep_ in {"nummod", "quantmod", "amod", "det", "compound"}:
        return number.head if number.head.pos_ in {"NOUN", "PROPN", "ADJ"} else None
    if root.head.i >= span.end and root.dep_ in {"nummod", "quantmod", "amod", "det", "compound", "nmod"}:
        return root.head if root.head.pos_ in {"NOUN", "PROPN", "ADJ"} else None
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following if following is not None and following.lower_ in {"dead", "wounded", "injured"} else None


def _is_bare_word(match: re.Match[str], span: DocSpan, unit: str | None) -> bool:
    """ "one", "two" or a vague word as a pronoun or an adverb counts nothing ("no one", "the two agreed")."""
    text = match.group().lower()
    if unit is None and text in _PRONOUN_ONE:
        return True
    if (
        match["plain"] == match.group()
        and text == "one"
        and span.end < len(span.doc)
        and span.doc[span.end].lower_ == "of"
    ):
        return True  # "one of the hurdles" counts nothing
    if text == "one" and (
        span.root.pos_ == "PRON" or (span.start and span.doc[span.start - 1].lower_ in {"no", "any", "every", "each"})
    ):
        return True
    vague = match["vague"] is not None
    return (
        vague
        and unit is None
        and text in {"several", "a few", "dozen", "scores"}
        and span.root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}
    )
