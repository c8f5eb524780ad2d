"""Annotation without a chronicle: lines of JSON in, one line of annotated JSON out for each.

A line is `{id, text, published?, title?, outlet?}`. The text is not cleaned, so that every offset counts code points of
the text that came. A line that cannot be used yields its line too, with `problem` and empty lists.

>>> [json.loads(line)["problem"] for line in annotate_lines(["no JSON"])]
['line 1 is no JSON: Expecting value: line 1 column 1 (char 0)']
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

import msgspec

from chronist.clean.written_dates import edtf_of, read_given
from chronist.config import Config
from chronist.model import (
    ActorMention,
    Annotation,
    Attribution,
    Claim,
    Document,
    PlaceMention,
    Problem,
    Published,
    Quantity,
    Record,
    TimeMention,
)
from chronist.pipeline import BATCH, Made, Pipeline


class Annotated(Record, frozen=True):
    """One line of output."""

    id: str
    published: Published
    sentences: tuple[tuple[int, int], ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    problem: str | None = None


def annotate_lines(
    lines: Iterable[str], config: Config | None = None, *, pipeline: Pipeline | None = None
) -> Iterator[str]:
    """One line of JSON for each line that is not blank, in order, without its line end.

    A pipeline loaded before saves its loading; without one, the configuration says which to load.
    """
    pipeline = pipeline or Pipeline(config or Config())
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    for batch in batched(numbered, BATCH):
        yield from _batch(pipeline, [_input(n, line) for n, line in batch])


def _batch(pipeline: Pipeline, inputs: Sequence[Document | Problem]) -> Iterator[str]:
    made = pipeline.run(i for i in inputs if isinstance(i, Document) and i.text.strip())
    for entry in inputs:
        if isinstance(entry, Problem):
            found = Annotated(id=entry.address, published=Published(), problem=entry.reason)
        elif not entry.text.strip():
            found = Annotated(id=entry.id, published=entry.published)
        else:
            found = _annotated(entry, next(made))
        yield msgspec.json.encode(found).decode()


def _annotated(document: Document, made: Made | Problem) -> Annotated:
    if isinstance(made, Problem):
        return Annotated(id=document.id, published=document.published, problem=made.reason)
    found: Annotation = made.annotation
    return Annotated(
        id=document.id, published=made.document.published, sentences=found.sentences, actors=found.actors,
        places=found.places, times=found.times, quantities=found.quantities, attributions=found.attributions,
        claims=made.claims,
    )  # fmt: skip


def _input(number: int, line: str) -> Document | Problem:
    """The document that a line describes; a Problem, by the line's id where it has one, where it cannot be used."""
    name = f"line {number}"
    try:
        entry = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Problem(address=name, stage="read", reason=f"{name} is no JSON: {error}")
    if not isinstance(entry, dict):
        return Problem(address=name, stage="read", reason=f"{name} is no JSON object")
    key = _clean(entry.get("id")) or name
    text = entry.get("text")
    if not isinstance(text, str):
        return Problem(address=key, stage="read", reason=f"{name} has no text")
    if not _is_unicode(text):
        return Problem(address=key, stage="read", reason=f"{name} has half a character in its text (a lone surrogate)")
    return Document(
        id=key, report="", address=key, text=text, outlet=_clean(entry.get("outlet")), title=_clean(entry.get("title")),
        published=_published(_clean(entry.get("published"))),
    )  # fmt: skip


def _published(given: str | None) -> Published:
    found = read_given(given) if given else None
    if found is None:
        return Published(reasons=(f'given as "{given}": no date that can be read in one way only',) if given else ())
    return msgspec.structs.replace(found, edtf=edtf_of(found.first, found.last), reasons=(f'given as "{given}"',))


def _clean(value: Any) -> str | None:
    """A field that is a string or a number, as a string; None for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).encode("utf-8", "replace").decode() or None


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
