"""How a text stands to a place that it names: a span in, "in", "near", "east-of", "outskirts" out."""

from __future__ import annotations

import re

from spacy.tokens import Span

# What stands before the name, nearest first; looked up in the words right before it.
_BEFORE = 9  # tokens
_DIRECTION = r"(north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_PATTERNS = (
    ("outskirts", re.compile(r"\b(outskirts|edges?|suburbs|gates|entrance) (of|to) (the \w+ of )?$")),
    ("outskirts", re.compile(r"\b(just )?outside (of )?(the \w+ of )?$")),
    ("near", re.compile(r"\b(near|close to|around|towards?|approaching|not far from|nearby|vicinity of|the area of) (the \w+ (\w+ )?of |to )?$")),
    ("near", re.compile(r"\b(kms?|kilometers?|kilometres?|miles?|m) (away )?from (the \w+ of )?$")),
    ("near", re.compile(r"\b(road|highway|route|way|area|border|line|front|lies|located|distance|land) between (the \w+ of )?([\w'’ -]{1,30} and )?(the \w+ of )?$")),
    ("in", re.compile(r"\b(in|inside|at|into|within|throughout|across) (the )?(\w+ )?((city|town|village|province|district|region|state|governorate|area|centre|center|heart|capital) of |city |town )?$")),
)  # fmt: skip
_SIDE = re.compile(rf"\b(?:the )?{_DIRECTION}(?:ern)?(?:wards)? (?:side )?of (?:the \w+ of )?$")
_INSIDE_SIDE = re.compile(rf"\b(?:in|to) the (?:far )?{_DIRECTION}(?:ern)? (?:part )?of (?:the \w+ of )?$")


def relation_of(span: Span) -> str | None:
    """The relation that the words right before a name give; None where they give none."""
    tokens = span.doc[max(0, span.start - _BEFORE) : span.start]
    before = "".join(t.text_with_ws for t in tokens).lower().rsplit("\n", 1)[-1]
    if _INSIDE_SIDE.search(before) and not re.search(r"\bto the", before):
        return "in"
    side = _SIDE.search(before)
    if side:
        return f"{side.group(1).replace('-', '')}-of"
    return next((relation for relation, pattern in _PATTERNS if pattern.search(before)), None)
