"""Evidence made by hand for the tests of linking and of the derived views: one line of facts in, one Evidence out."""

from __future__ import annotations

from datetime import date

from chronist.model import (
    ActorMention,
    Change,
    Claim,
    Control,
    Event,
    Facets,
    KnownBy,
    PlaceMention,
    Published,
    Ref,
    Span,
    Speaker,
    Status,
    TimeMention,
    content_hash,
)
from chronist.views import Evidence


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def interval(text: str | None) -> tuple[date | None, date | None]:
    """ "2016-03" has no use here: "2016-03-27", "2016-03-01/2016-03-31" or "/2016-03-31"."""
    if not text:
        return None, None
    first, _, last = text.partition("/")
    return day(first), day(last) if "/" in text else day(first)


def place(name: str) -> PlaceMention:
    kind = "country" if name in {"Syria", "Libya"} else "settlement"
    return PlaceMention(start=0, end=1, text=name[:1], id=f"p:{name}", name=name, kind=kind)


def actor(actor_id: str) -> ActorMention:
    return ActorMention(start=0, end=1, text="x", id=actor_id, name=actor_id)


def said(
    *,
    published: str | None,
    event: Event | None = None,
    status: Status = Status.HAPPENED,
    time: str | None = None,
    where: str = "",
    actors: str = "",
    recipients: str = "",
    speaker: str | None = None,
    outlet: str = "Courier",
    facets: Facets | None = None,
    trigger: str = "attacked",
    background: bool = False,
    document: str = "",
) -> Evidence:
    """One claim of one report. Names are split at spaces; "2016-03-27" is a day, "a/b" an interval."""
    first, last = interval(time)
    key = content_hash(published, event, status, time, where, actors, recipients, speaker, outlet, facets, trigger)
    speakers = [Speaker(text=speaker, name=speaker, id=speaker, start=0, end=1)] if speaker else []
    claim = Claim(
        id=key,
        document=document or f"doc-{outlet}-{published}",
        start=0,
        end=10,
        quote="x" * 10,
        event=event,
        status=status,
        trigger=Span(start=0, end=len(trigger), text=trigger),
        actors=tuple(actor(a) for a in actors.split()),
        recipients=tuple(actor(a) for a in recipients.split()),
        places=tuple(place(p) for p in where.split()),
        time=TimeMention(start=0, end=1, text="x", first=first, last=last) if time else None,
        speakers=(*speakers, Speaker(text=outlet, name=outlet)),
        facets=facets or Facets(),
        background=background,
    )
    from_, to = interval(published)
    known_by = KnownBy.GIVEN if published else KnownBy.UNKNOWN
    return Evidence(
        claim=claim,
        published=Published(first=from_, last=to, known_by=known_by),
        origin=f"speaker:{speaker}" if speaker else f"outlet:{outlet}",
        outlet=outlet,
    )


def controls(change: Change, where: str, holder: str | None, loser: str | None = None) -> Facets:
    """A control facet for one place."""
    of = Ref(id=f"p:{where}", name=where)
    by = Ref(id=holder, name=holder) if holder else None
    was = Ref(id=loser, name=loser) if loser else None
    return Facets(control=(Control(place=of, holder=by, change=change, from_=was),))
