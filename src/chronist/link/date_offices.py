"""Who is called by an office: parse and times in, the days on which he held it out.

A person may be called by an office for years after its end ("the fall of President X"). So any such name says only that
the term has begun; that it has not ended takes a sentence in which he acts, and which dates nothing far back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.data import rows, values
from chronist.link.date_clue import Clue, words
from chronist.link.date_domain import Days, merged, shifted
from chronist.model import Interval, TimeMention

_PAST_OFFICE = re.compile(
    r"(?:\b(?:former|ex|late|then|ousted|deposed|toppled|previous|predecessor|onetime)[\s-]+(?:\S+\s+){0,2})$",
    re.IGNORECASE,
)
_OTHER_OFFICE = re.compile(
    r"\b(?:deputy|acting|vice|assistant|future|incoming|next)[\s-]+(?:[A-Z]\S*\s+){0,2}$", re.IGNORECASE
)
_PREDECESSOR = re.compile(r"\b(?:predecessor|successor|former)\b", re.IGNORECASE)
_FAR = re.compile(
    r"\d{4}|\bago\b|\blast\b|\bearlier\b|\bsince\b|\bprevious|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"\byears?\b|\bmonths?\b"
)
# Who wins an office is called by it before he takes it up, and who leaves it for weeks after.
_BEFORE_TERM, _AFTER_TERM = 14, 31
_MAX_CLIMB = 6
_ARGUMENTS = frozenset({"nsubj", "nsubjpass"})
_INSIDE_NAME = frozenset({"compound", "appos", "nmod", "amod", "conj", "npadvmod"})


@dataclass(frozen=True, slots=True)
class _Office:
    title: str
    name: str
    pattern: re.Pattern[str]
    terms: Days


@cache
def _office_table() -> tuple[_Office, ...]:
    terms: dict[tuple[str, str, str], list[Interval]] = {}
    for row in rows("offices"):
        key = (row["office"], row["person"], row["surname"])
        until = date.fromisoformat(row["to"]) if row["to"] else None
        terms.setdefault(key, []).append(Interval(first=date.fromisoformat(row["from"]), last=until))
    return tuple(_office(key, days) for key, days in terms.items())


def _office(key: tuple[str, str, str], terms: Sequence[Interval]) -> _Office:
    office, person, surname = key
    titles, names = _either(values(office)), _either(values(person))
    either_name = rf"(?:{names}|{re.escape(surname)})"
    near = r"(?:\s+(?:for|to|on)\s+\S+)?,?\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?"
    pattern = (
        rf"\b(?i:{titles}){near}(?:al-)?{either_name}\b|\b{names},\s+(?i:the\s+)?(?:\S+\s+){{0,2}}?(?i:{titles})\b"
    )
    return _Office(values(office)[0], values(person)[0], re.compile(pattern), tuple(terms))


def _either(words_: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words_) + ")"


def offices(doc: Doc, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """For each person in an office that the table dates, the days that the text leaves."""
    text = doc.text
    for office in _office_table():
        found = [m for m in office.pattern.finditer(text) if not _is_past(text, m)]
        if not found:
            continue
        acts = any(_acts_now(doc, m.start(), m.end(), times) for m in found)
        told = "; ".join(f"{t.first} to {t.last or 'now'}" for t in office.terms)
        if acts:
            yield Clue(_around(office.terms), f"{office.name} acts as {office.title} (in office {told})")
        else:
            begun = _around(office.terms)[0].first
            yield Clue((Interval(first=begun),), f"calls {office.name} {office.title} (in office {told})")


def _around(terms: Days) -> Days:
    return merged(
        Interval(
            first=shifted(t.first, -_BEFORE_TERM) if t.first else None,
            last=shifted(t.last, _AFTER_TERM) if t.last else None,
        )
        for t in terms
    )


def _is_past(text: str, match: re.Match[str]) -> bool:
    begin = max(0, match.start() - 40)
    if "-elect" in match.group() or _PAST_OFFICE.search(text, begin, match.start()):
        return True
    if _OTHER_OFFICE.search(text, begin, match.start()):
        return True
    begin = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    return _PREDECESSOR.search(text, begin, match.start()) is not None


def _acts_now(doc: Doc, start: int, end: int, times: Sequence[TimeMention]) -> bool:
    """True where the person is who does or says something, or to whom it is done, and the sentence is of these days."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    sentence = span.root.sent
    first, last = sentence.start_char, sentence.end_char
    if any(first <= t.start < last and _FAR.search(t.text) for t in times):
        return False
    return _is_argument(span.root)


def _is_argument(token: Token) -> bool:
    for _ in range(_MAX_CLIMB):
        if token.dep_ in _ARGUMENTS:
            return lemma(token.head) not in words("ends") and not _is_clause_of_past(token.head)
        if token.dep_ == "dobj":
            return token.head.dep_ == "ROOT" and lemma(token.head) not in words("ends")
        theirs = token.dep_ == "poss" and lemma(token.head) in words("others")  # "President X's forces shelled"
        if token.head == token or not (token.dep_ in _INSIDE_NAME or theirs):
            return False
        token = token.head
    return False


def _is_clause_of_past(verb: Token) -> bool:
    """True within "when X was", "since X took office", "who had met X": told of another time."""
    if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
        return True
    return verb.dep_ == "advcl" and any(c.lower_ in {"when", "since", "after", "before"} for c in verb.children)
