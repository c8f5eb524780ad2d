"""What the derived views yield: the records that `--json` prints, one a line. Built on model only."""

from __future__ import annotations

from datetime import date

from msgspec import field

from chronist.model import Claim, Interval, Published, Record, Ref, Speaker


class Evidence(Record, frozen=True):
    """A claim as known: with its document's publication, its origin, and the event it belongs to."""

    claim: Claim
    published: Published
    origin: str  # id of the innermost named speaker, or of the first document of its copy group
    outlet: str | None = None
    agency: str | None = None
    event_id: str | None = None


class Side(Record, frozen=True):
    """One side of a disagreement: a value and who says it."""

    value: str
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class Disagreement(Record, frozen=True):
    """Where sources contradict one another: about toll, actor, place, time, control or occurrence."""

    about: str
    sides: tuple[Side, ...]
    event_id: str | None = None
    view: str | None = None


class EventTime(Interval, frozen=True):
    """The days an event may have happened on."""

    edtf: str | None = None


class EventPlace(Record, frozen=True):
    """A place of an event or a spell, as the text names it."""

    id: str | None
    name: str | None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


class EventToll(Record, frozen=True):
    """What the claims of one event count, low to high."""

    kind: str
    low: float | None
    best: float | None
    high: float | None
    of: str | None = None


class LinkedEvent(Record, frozen=True):
    """Claims about the same happening; `origins` counts independent origins, not articles."""

    id: str
    event: str | None
    mode: str | None
    status: str
    time: EventTime
    places: tuple[EventPlace, ...]
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    tolls: tuple[EventToll, ...]
    origins: int
    documents: int
    disagreements: tuple[Disagreement, ...]
    claims: tuple[str, ...]
    support: str = "single-source"  # single-source, corroborated, contested, retracted
    background: bool = False
    confirmed_by: tuple[str, ...] = ()  # ids of parties to the event that say themselves that it was so
    denied_by: tuple[str, ...] = ()


class Spell(Record, frozen=True):
    """A stretch of time for which the reports say who holds a place. `from` and `to` are [earliest, latest]."""

    place: EventPlace
    holder: Ref | None
    state: str  # held, not-held, contested, unknown
    first: tuple[date | None, date | None] = field(name="from")
    last: tuple[date | None, date | None] = field(name="to")
    asserted_by: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]
    basis: str | None = None  # claimed, reported, conceded
    reason: str | None = None  # why an end is unknown, or what implies the spell


class Phase(Record, frozen=True):
    """One step of a truce or of talks."""

    phase: str
    status: str
    time: Interval
    claims: tuple[str, ...]


class CeasefireView(Record, frozen=True):
    """A truce as a process."""

    id: str
    parties: tuple[str, ...]
    excluded: tuple[str, ...]
    scope: str | None
    history: tuple[Phase, ...]
    brokers: tuple[str, ...] = ()


class TalksView(Record, frozen=True):
    """A round of talks as a process."""

    id: str
    venue: str | None
    mediator: str | None
    parties: tuple[str, ...]
    subject: str | None
    history: tuple[Phase, ...]


class TollFigure(Record, frozen=True):
    """One count as one origin gave it, with the day from which it was known."""

    low: float | None
    best: float | None
    high: float | None
    known_from: date | None
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class TollView(Record, frozen=True):
    """A series of counts of the same thing; never summed."""

    place: Ref | None
    kind: str
    of: str | None
    scope: Interval
    low: float | None
    best: float | None
    high: float | None
    figures: tuple[TollFigure, ...]
    cumulative: bool = False
    event_id: str | None = None


class Tie(Record, frozen=True):
    """Who backs, opposes, leads or is part of whom, and when that was said to be so."""

    of: str
    kind: str
    toward: str
    first: date | None = field(name="from")
    last: date | None = field(name="to")
    claims: tuple[str, ...]


class DamageView(Record, frozen=True):
    """A site that was hit or destroyed."""

    what: str
    place: Ref | None
    by: str | None
    how: str | None
    time: Interval
    claims: tuple[str, ...]


class TimelineDay(Record, frozen=True):
    """One day of the timeline with a text built from its claims."""

    date: date
    text: str
    events: tuple[str, ...]
    claims: tuple[str, ...]


def names_of(speakers: tuple[Speaker, ...]) -> tuple[str, ...]:
    """The chain of speakers, innermost first, by name."""
    return tuple(s.name or s.text for s in speakers)
