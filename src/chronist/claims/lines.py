"""Attributions that a line's layout shows: a Doc and its quotes in, Drafts out.

“A quote” — Name at a line's end; `NAME: words` in a transcript; `Name: words` in a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from chronist.claims.drafts import Draft
from chronist.claims.quotes import Quote

_SIGNED = re.compile(r"[ \t\u00a0]*(―|—|–|--|-)[ \t\u00a0]*([^\W\d_][^\n,:;\"“”]{1,60}?)\.?[ \t\u00a0]*(?=\n|$)")
_TURN = re.compile(r"^[\"“]?([A-Z][A-Z.'’ \-]{1,40}[A-Z])(:)[ \t]+(\S[^\n]{8,})", re.MULTILINE)
_TITLE = re.compile(r"([A-Z][^\n:\"“”]{2,60}?)(:)[ \t]+([^\n]{12,})")
_SOURCES = frozenset(
    {"poll", "report", "reports", "study", "survey", "officials", "police", "monitor", "source", "sources", "minister"}
)


def line_drafts(doc: Doc, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Signed quotes, turns of a transcript, and a headline with a speaker before its colon."""
    text = doc.text
    for quote in quotes:
        signed = _SIGNED.match(text, quote.end) if quote.is_saying else None
        if signed and signed.group(2).istitle() | (len(signed.group(2).split()) <= 4):
            yield Draft(signed.span(2), signed.span(1), (quote.start, quote.end), "says", "quote")
    for turn in _TURN.finditer(text):
        yield Draft(turn.span(1), turn.span(2), _words(text, *turn.span(3)), "says", "quote")
    title = _TITLE.match(text)
    if title and _is_speaker(doc, title):
        yield Draft(title.span(1), title.span(2), _words(text, *title.span(3)), "says", "quote")


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \t.":
        end -= 1
    return start, end


def _is_speaker(doc: Doc, title: re.Match[str]) -> bool:
    """A person's name, or a word like "poll"; a topic ("Syria conflict: ...") is no speaker."""
    if title.group(1).isupper():
        return False
    names = doc.char_span(*title.span(1), alignment_mode="expand")
    rest = doc.char_span(*title.span(3), alignment_mode="expand")
    if names is None or rest is None or not any(t.pos_ in {"VERB", "AUX"} for t in rest):
        return False
    person = all(t.ent_type_ == "PERSON" or t.pos_ == "PROPN" for t in names) and any(
        t.ent_type_ == "PERSON" for t in names
    )
    return person or names[-1].lower_ in _SOURCES
