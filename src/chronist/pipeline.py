"""A document's way through annotation: cleaned Documents in; the same dated, with their annotation and claims, out.

A document that cannot be annotated comes out as a Problem, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import batched

import msgspec
from spacy.tokens import Doc

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.claims.speech import find_attributions
from chronist.config import Config
from chronist.link.date_domain import EVER, Days
from chronist.link.date_told import Dated, dated
from chronist.link.dating import CONTRADICTS, possible, with_date
from chronist.model import Annotation, Claim, Document, KnownBy, Problem, Record

BATCH = 16  # texts parsed together: 1.4 times faster than one by one (48 BBC reports, 2026-11-23), the same parses

# What a text that nobody foresaw can raise inside a rule; the disk, memory and the user's keys are not among them.
_UNFORESEEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class Made(Record, frozen=True):
    """What one document yields."""

    document: Document
    annotation: Annotation
    claims: tuple[Claim, ...]
    dated: Dated | None = None  # what it says of its own date, and of days that other reports tell of too


class Pipeline:
    """The stages with their tables and model, each loaded when it is first used."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.parser = Parser(config.model)

    @cached_property
    def annotator(self) -> Annotator:
        """Finds mentions."""
        return Annotator(self.config)

    @cached_property
    def builder(self) -> ClaimBuilder:
        """Makes claims."""
        return ClaimBuilder.of(self.config)

    def run(self, documents: Iterable[Document]) -> Iterator[Made | Problem]:
        """Each document in turn, made or with what went wrong."""
        for batch in batched(documents, BATCH):
            yield from self._batch(batch)

    def _batch(self, batch: Sequence[Document]) -> Iterator[Made | Problem]:
        try:
            docs = list(self.parser.parse([d.text for d in batch]))
        except _UNFORESEEN as error:
            if len(batch) == 1:
                yield _problem(batch[0], "parse", error)
            else:
                for document in batch:
                    yield from self._batch([document])
            return
        for document, doc in zip(batch, docs, strict=True):
            try:
                yield self.make(document, doc)
            except _UNFORESEEN as error:
                yield _problem(document, "annotate", error)

    def make(self, document: Document, doc: Doc) -> Made:
        """One parsed document; where its date is unknown, what its words say of it dates its times as well."""
        annotation = self.annotator.annotate(doc, document.published)
        days: Days = EVER
        if document.published.known_by is KnownBy.UNKNOWN and CONTRADICTS not in document.flags:
            dating = possible(document, doc, annotation.times)
            document, days = with_date(document, dating.published()), dating.days
            annotation = self.annotator.redate(annotation, doc, document.published)
        annotation = msgspec.structs.replace(annotation, attributions=tuple(find_attributions(doc)))
        claims = tuple(self.builder.build(document, doc, annotation))
        told = dated(document, annotation, days, claims)
        return Made(document=document, annotation=annotation, claims=claims, dated=told)


def _problem(document: Document, stage: str, error: Exception) -> Problem:
    reason = f"could not be annotated ({type(error).__name__}: {error}); please report it"
    return Problem(address=document.address, stage=stage, reason=reason)
