"""Participants that no table knows: the head of a noun phrase or a place in, a mention of its words out."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.subjects import swallowed
from chronist.claims.words import word_class
from chronist.model import ActorMention, PlaceMention

_TELLING = frozenset({"amod", "compound", "nmod"})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod"})


def phrase(head: Token, form: str = "nominal", kind: str = "unknown") -> ActorMention:
    """A noun phrase from the first modifier to the head, and on to what "of" brings ("members of the guild")."""
    before = [c for c in head.children if c.i < head.i and c.dep_ in _BEFORE]
    left = [c.left_edge.i if c.dep_ == "compound" or _is_hyphened(c) else c.i for c in before]
    span = head.doc[min([head.i, *left]) : (head.i if form == "pronoun" else _of_end(head)) + 1]
    return ActorMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        id=None,
        name=span.text,
        kind=kind,
        form=form,
    )


def _is_hyphened(modifier: Token) -> bool:
    """True for the "held" of "ISIL-held"."""
    return bool(modifier.i > 0 and modifier.doc[modifier.i - 1].text == "-")


def _of_end(head: Token) -> int:
    if head.dep_ == "dobj" and lemma(head.head) in word_class("of-verbs"):
        return int(head.i)  # "accused the guild of theft"
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == head.i + 1), None)
    objects = [c for c in of.children if c.dep_ == "pobj"] if of is not None else []
    return _of_end(objects[0]) if objects else head.i


def owned(mention: ActorMention, owner: ActorMention, text: str) -> ActorMention:
    """The words of a body and of its people in one mention of the body: "Guild officials"."""
    start, end = min(mention.start, owner.start), max(mention.end, owner.end)
    return msgspec.structs.replace(owner, start=start, end=end, text=text[start:end], form="nominal")


def widened(mention: ActorMention, head: Token) -> ActorMention:
    """An unresolved noun with the adjectives before it, which say which ones: "masked gunmen"."""
    first = head.i
    while first > head.sent.start and head.nbor(first - head.i - 1).dep_ in _TELLING and _of(head.doc[first - 1], head):
        first -= 1
    start = min(mention.start, head.doc[first].idx)
    return msgspec.structs.replace(mention, start=start, text=head.doc.text[start : mention.end])


def _of(modifier: Token, head: Token) -> bool:
    return bool(modifier.head == head or modifier.head.head == head) and swallowed(modifier) is None


def as_state(place: PlaceMention) -> ActorMention:
    """A country that acts or is acted upon, as the state it is; its ISO code is the id that the tables use."""
    name = place.name or place.text
    return ActorMention(start=place.start, end=place.end, text=place.text, id=place.country, name=name, kind="state")


def as_recipient(place: PlaceMention) -> ActorMention:
    """A place that something is done to."""
    return ActorMention(
        start=place.start,
        end=place.end,
        text=place.text,
        id=place.id,
        name=place.name or place.text,
        kind="place",
        form="name",
    )
