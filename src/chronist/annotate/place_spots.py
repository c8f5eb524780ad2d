"""Where a text may name places: a Doc and the gazetteer in, Spots (token ranges with all places they may mean) out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from chronist.annotate.gazetteer import Gazetteer, Place
from chronist.annotate.gazetteer_build import ABBREVIATION, LOOSE
from chronist.annotate.place_words import is_word, kind_of
from chronist.model import Record

# Tokens of the longest names ("Al - Qalamoun al - Sharqi" has seven).
_LONGEST = 7
_INNER = frozenset({"of", "the", "and", "de", "la", "le", "du", "del", "da", "do", "dos", "el", "al", "es", "ez", "az", "ash", "as", "ar", "at",
                    "an", "ad", "adh", "ed", "er", "en", "on", "upon", "sur", "am", "bin", "abu", "e", "i", "-", "–", "‑", "'", "’", "'s", "’s", "&", "."})  # fmt: skip
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "es", "ez"})
_HYPHENS = frozenset({"-", "–", "‑"})
# All-capital words up to this length are acronyms unless the whole line is in capitals or a dateline follows.
_LONGEST_ACRONYM = 5


_DATELINE_MARKS = frozenset({",", "(", "-", "--", "–", "—", "/", ":"})


class Spot(Record, frozen=True, kw_only=True):
    """Tokens first to last (excluded) that may name a place, what they may mean, and the kind a word of type gives."""

    first: int
    last: int
    text: str
    senses: tuple[tuple[Place, int], ...] = ()
    hint: str | None = None
    end: int = 0  # last, with a capitalised word of type that belongs to the name


def find_spots(doc: Doc, gazetteer: Gazetteer) -> Iterator[Spot]:
    """The longest names of the gazetteer in the text, left to right, none inside another."""
    i = 0
    while i < len(doc):
        spot = _longest_at(doc, i, gazetteer) if _may_begin(doc[i]) else None
        if spot is not None:
            yield spot
        i = spot.last if spot is not None else i + 1


def _longest_at(doc: Doc, first: int, gazetteer: Gazetteer) -> Spot | None:
    for last in range(_reach(doc, first), first, -1):
        if not _may_end(doc[last - 1], last - 1 > first):
            continue
        span = doc[first:last]
        senses = tuple(s for s in gazetteer.ranked(span.text) if _as_written(span, *s))
        if senses:
            return Spot(first=first, last=last, text=span.text, senses=senses, hint=type_hint(span), end=last)
    return None


def _may_begin(token: Token) -> bool:
    if token.text[:1].isupper():
        return not token.is_punct
    return token.lower_ in _ARTICLES and token.i + 2 < len(token.doc) and token.nbor(1).text in _HYPHENS


def _may_end(token: Token, follows: bool) -> bool:
    return (
        token.text[:1].isupper() or token.text[-1:].isdigit() or (follows and kind_of("after", token.text) is not None)
    )


def _reach(doc: Doc, first: int) -> int:
    """How far a name that begins here can go: over capitals, particles, hyphens and one small word of type."""
    last = first + 1
    while last < min(first + _LONGEST, len(doc)):
        token = doc[last]
        if not (
            token.text[:1].isupper()
            or token.lower_ in _INNER
            or token.is_digit
            or kind_of("after", token.text)
            or token.lower_ in {"air", "refugee", "border", "military", "city"}
        ):
            break
        last += 1
    return last


def _as_written(span: Span, place: Place, rank: int) -> bool:
    """Abbreviations only as such; acronyms are no places of ordinary names; loose spellings only for names of some length."""
    text = span.text
    code = text.isupper() or "." in text
    if rank == ABBREVIATION:
        return code
    if len(span) == 1 and text.isupper() and len(text) <= _LONGEST_ACRONYM:
        return in_capitals(span)
    return rank != LOOSE or (len(text) > _LONGEST_ACRONYM and span[0].ent_type_ not in {"PERSON", "ORG", "NORP"})


def in_capitals(span: Span) -> bool:
    """A dateline in capitals, or a line in capitals."""
    if span.text.isupper() and is_dateline(span):
        return True
    others = [t for t in span.sent if t.is_alpha and not span.start <= t.i < span.end]
    return bool(others) and all(t.is_upper for t in others)


def is_dateline(span: Span) -> bool:
    """'ADEN, March 3', 'ADEN --', 'Aden (Reuters) -' at the start of a line or sentence."""
    after = span.doc[span.end : span.end + 4]
    if len(after) < len("(X)") or not _opens_line(span):
        return False
    if span.text.isupper() and after[0].text in _DATELINE_MARKS:
        return True
    return after[0].text == "(" and any(t.text == ")" for t in after) or after[0].text in {"--", "—"}


def _opens_line(span: Span) -> bool:
    return span.start == 0 or span.doc[span.start - 1].is_space or span[0].is_sent_start is True


def type_hint(span: Span) -> str | None:
    """The kind that a word beside or in the name gives: 'Homs province', 'city of Homs', 'Lake X'."""
    doc, first, last = span.doc, span.start, span.end
    if last < len(doc) and (kind := kind_of("after", doc[last].text)):
        return kind
    if len(span) > 1 and (kind := kind_of("after", span[-1].text)):
        return kind
    if first > 1 and doc[first - 1].lower_ == "of" and (kind := kind_of("after", doc[first - 2].text)):
        return kind
    return kind_of("before", doc[first - 1].text) if first and doc[first - 1].text[:1].isupper() else None


def is_cued(span: Span) -> bool:
    """Whether the words before say place: 'in X', 'near X', 'captured X', 'the city of X'."""
    before = span.doc[span.start - 1] if span.start else None
    while before is not None and before.i and (before.lower_ in {"the", "and"} or is_word("area", before.text)):
        before = before.nbor(-1)
    return before is not None and is_word("strong", before.text)
