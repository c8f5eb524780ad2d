"""How a text stands to a place that it names: a span in, "in", "near", "east-of", "outskirts" out."""

from __future__ import annotations

import re

from spacy.tokens import Span

# What stands before the name, nearest first; looked up in the words right before it.
_BEFORE = 9  # tokens
_DIRECTION = r"(north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_OF = r"(the ((\w+ ){1,3}of )?)?$"  # "the", "the city of", "the northern city of"
_AREA = "(city|town|village|province|district|region|state|governorate|area|centre|center|heart|capital)"
_PATTERNS = (
    ("outskirts", re.compile(rf"\b(outskirts|edges?|suburbs|gates|entrance) (of|to) {_OF}")),
    ("outskirts", re.compile(rf"\boutside (of )?{_OF}")),
    ("near", re.compile(rf"\b(near|close to|around|towards?|approaching|not far from|vicinity of|the area of) {_OF}")),
    ("near", re.compile(rf"\b(kms?|kilometers?|kilometres?|miles?) (away )?from {_OF}")),
    (
        "near",
        re.compile(
            r"\b(road|highway|route|way|area|border|line|front|lies|located|distance|land) between "
            rf"(the \w+ of )?([\w'’ -]{{1,30}} and )?{_OF}"
        ),
    ),
    (
        "in",
        re.compile(
            rf"\b(in|inside|at|into|within|throughout|across) (the )?((\w+ )?{_AREA} of |city |town |\w+ern )?$"
        ),
    ),
)
_SIDE = re.compile(rf"\b(?:the )?{_DIRECTION}(?:ern)?(?:wards)? (?:side )?of {_OF}")
_INSIDE_SIDE = re.compile(rf"\bin the (?:far )?{_DIRECTION}(?:ern)? (?:part )?of {_OF}")


def relation_of(span: Span) -> str | None:
    """The relation that the words right before a name give; None where they give none."""
    tokens = span.doc[max(0, span.start - _BEFORE) : span.start]
    before = "".join(t.text_with_ws for t in tokens).lower().rsplit("\n", 1)[-1]
    if _INSIDE_SIDE.search(before):
        return "in"
    side = _SIDE.search(before)
    if side:
        return f"{side.group(1).replace('-', '')}-of"
    return next((relation for relation, pattern in _PATTERNS if pattern.search(before)), None)
