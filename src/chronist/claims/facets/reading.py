"""A facet as it was read: what all finders yield, and the text they read it from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from chronist.claims.predicates import Predicate, predicate_of
from chronist.model import ActorMention, Annotation, Facets, PlaceMention, Quantity, Span, Status


@dataclass(frozen=True, slots=True)
class FacetReading:
    """One facet that one trigger says; `status` only where the phrase itself fixes it."""

    trigger: Token
    facets: Facets
    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    rule: str = ""
    confidence: float = 0.5
    status: Status | None = None
    source: Span | None = None  # who gives it, where no verb of saying tells: "the ministry put the toll at 12"


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed document with its mentions by token, as the finders read it."""

    doc: Doc
    annotation: Annotation
    actors: dict[int, ActorMention]
    places: dict[int, PlaceMention]
    quantities: dict[int, Quantity]
    _predicates: dict[int, Predicate] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, annotation: Annotation) -> Text:
        """Index the mentions by every token they cover; of nested ones the longest."""
        actors, places = _by_token(doc, annotation.actors), _by_token(doc, annotation.places)
        return cls(doc, annotation, actors, places, _by_token(doc, annotation.quantities))

    def predicate(self, token: Token) -> Predicate:
        """The token's arguments, worked out once."""
        if token.i not in self._predicates:
            self._predicates[token.i] = predicate_of(token)
        return self._predicates[token.i]


def _by_token[M: (ActorMention, PlaceMention, Quantity)](doc: Doc, mentions: Sequence[M]) -> dict[int, M]:
    index: dict[int, M] = {}
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        for token in span or ():
            index.setdefault(token.i, mention)
    return index
