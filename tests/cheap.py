"""A cheap stand-in for annotation: documents in, one claim a sentence out, so that tests can store many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from chronist.model import (
    ActorMention,
    Annotation,
    Claim,
    Document,
    Event,
    Given,
    KnownBy,
    PlaceMention,
    Problem,
    Published,
    RawReport,
    Span,
    Speaker,
    Status,
    TimeMention,
    content_hash,
)
from chronist.pipeline import Made

_SENTENCE = re.compile(r"[^.\n]+\.")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DOER = re.compile(r"^(The )?(\w+) ")
_PLACE = re.compile(r"(?<=in )[A-Z]\w+")


def make(documents: Iterable[Document]) -> Iterator[Made | Problem]:
    """ "The Reds attacked the Blues in Oakham on 2016-03-01." is one ASSAULT; "broken" in a text makes a Problem."""
    for document in documents:
        if "broken" in document.text:
            yield Problem(address=document.address, stage="annotate", reason="is broken")
            continue
        claims = tuple(_claim(document, m) for m in _SENTENCE.finditer(document.text) if _DOER.match(m[0].strip()))
        times = tuple(c.time for c in claims if c.time)
        yield Made(document=_dated(document), annotation=Annotation(times=times), claims=claims)


def report(
    text: str, address: str = "a.txt", *, outlet: str | None = "Courier", published: str | None = None
) -> RawReport:
    """A plain report as it comes from a file."""
    given = Given(outlet=outlet, published=published)
    return RawReport(address=address, body=text.encode(), media="text/plain", given=given)


def _dated(document: Document) -> Document:
    if document.published.known_by is not KnownBy.UNKNOWN:
        return document
    days = [date.fromisoformat(d) for d in _DAY.findall(document.text)]
    published = Published(first=max(days), known_by=KnownBy.INFERRED, reasons=("names it",)) if days else Published()
    return msgspec.structs.replace(document, published=published)


def _claim(document: Document, match: re.Match[str]) -> Claim:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    text, end = document.text, match.end()
    doer = _DOER.match(text[start:end])
    assert doer is not None
    day, place = _DAY.search(text, start, end), _PLACE.search(text, start, end)
    return Claim(
        id=content_hash(document.id, start),
        document=document.id,
        start=start,
        end=end,
        quote=text[start:end],
        event=Event.ASSAULT,
        status=Status.PLANNED if "will" in match[0] else Status.HAPPENED,
        trigger=Span(start=start, end=start + len(doer[0]), text=doer[0]),
        actors=(
            ActorMention(start=start + doer.start(2), end=start + doer.end(2), text=doer[2], id=doer[2], name=doer[2]),
        ),
        places=_places(place),
        time=_time(day),
        speakers=(Speaker(text=document.outlet, name=document.outlet),) if document.outlet else (),
        confidence=0.9,
        rule="cheap",
    )


def _actor(doer: re.Match[str], start: int) -> ActorMention:
    name = doer[2]
    return ActorMention(start=start + doer.start(2), end=start + doer.end(2), text=name, id=name, name=name)


def _places(place: re.Match[str] | None) -> tuple[PlaceMention, ...]:
    if place is None:
        return ()
    return (
        PlaceMention(
            start=place.start(), end=place.end(), text=place[0], id=f"p:{place[0]}", name=place[0], kind="settlement",
            lat=1.5, lon=2.5,
        ),
    )  # fmt: skip


def _time(day: re.Match[str] | None) -> TimeMention | None:
    if day is None:
        return None
    value = date.fromisoformat(day[0])
    return TimeMention(start=day.start(), end=day.end(), text=day[0], first=value, last=value, edtf=day[0])
