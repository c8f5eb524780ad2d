"""What flows between the stages: reports, documents, mentions, claims, events. Imports nothing of ours.

All records are immutable `msgspec.Struct`s: a record *is* its JSON (`from` and `to` are `first` and `last` here, since
`from` is a word of Python). Offsets count Unicode code points of the document's clean text, the end excluded.

>>> Interval(first=date(2016, 3, 1), last=date(2016, 3, 31)).covers(date(2016, 3, 27))
True
"""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType, field


class Event(StrEnum):
    """PLOVER's sixteen event types (PLOVER codebook 0.8/2.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How far the text says the act is real, as the last named speaker gives it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"  # tried, failed or foiled
    PLANNED = "planned"  # announced or intended by the doer
    PROPOSED = "proposed"  # offered, demanded, under negotiation
    THREATENED = "threatened"
    POSSIBLE = "possible"  # feared, conditional, unconfirmed
    NOT_HAPPENED = "not-happened"  # the text says so
    DENIED = "denied"  # a party denies another's claim


REAL = frozenset({Status.HAPPENED, Status.ONGOING})  # what alone may reach a view as fact


class Change(StrEnum):
    """What a claim says of who holds a place. For lost and not-held the holder is who lost or does not hold."""

    GAINED = "gained"
    LOST = "lost"
    HELD = "held"
    NOT_HELD = "not-held"
    CONTESTED = "contested"


IN_NAME = "in-name"  # relation of a place that the name of a body names: nothing is said to be there


class KnownBy(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"  # by the user: reports.csv, --published, a field of the input
    METADATA = "metadata"  # of the page
    DATELINE = "dateline"  # printed above the text or in its first line
    INFERRED = "inferred"  # from what the text says
    UNKNOWN = "unknown"


class Record(Struct, frozen=True, kw_only=True):
    """What every record has in common: immutable, made by keyword."""


class Interval(Record, frozen=True):
    """Days from `first` to `last`, both included; None is open or unknown on that side."""

    first: date | None = field(name="from", default=None)
    last: date | None = field(name="to", default=None)

    def covers(self, day: date) -> bool:
        """True where the day cannot be outside: open sides count as reaching it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Interval) -> bool:
        """True where both may hold the same day: open sides count as reaching it."""
        starts_late = self.first is not None and other.last is not None and self.first > other.last
        ends_early = self.last is not None and other.first is not None and self.last < other.first
        return not starts_late and not ends_early

    @property
    def days(self) -> int | None:
        """How many days it spans; None where a side is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


class Published(Interval, frozen=True):
    """When a report was published, how that is known, and why."""

    edtf: str | None = None
    known_by: KnownBy = KnownBy.UNKNOWN
    reasons: tuple[str, ...] = ()


class Given(Record, frozen=True):
    """What the user, a sidecar file or the input's own fields say of a report; None where they are silent."""

    outlet: str | None = None
    published: str | None = None  # as written; clean.py reads it
    url: str | None = None
    title: str | None = None
    id: str | None = None


class RawReport(Record, frozen=True):
    """A report as it came: its bytes, or its text where the input was JSON or CSV (then `media` is text/plain)."""

    address: str  # path, path#line, URL or "-"
    body: bytes
    media: str  # text/plain or text/html
    given: Given = Given()

    @property
    def sha256(self) -> str:
        """Hash of the bytes that came, in hex."""
        return hashlib.sha256(self.body).hexdigest()


class Problem(Record, frozen=True):
    """One input that could not be used, at which stage and why; the run goes on."""

    address: str
    stage: str  # read, clean, annotate, claims
    reason: str


class Span(Record, frozen=True):
    """A stretch of a document's clean text: text[start:end] equals `text`."""

    start: int
    end: int
    text: str


class Removed(Record, frozen=True):
    """What cleaning took away: its kind (boilerplate, caption, pull-quote, crosshead, ...) and its words."""

    kind: str
    text: str
    line: int  # of the raw text, counted from 1


class Document(Record, frozen=True):
    """A report after cleaning. `id` is a hash of the clean text and where it came from (outlet, publication date)."""

    id: str
    report: str  # sha256 of the raw report
    address: str
    text: str
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    dateline: str | None = None
    published: Published = Published()
    language: str = "en"
    flags: tuple[str, ...] = ()  # spun, repeats, undated, date-contradiction, not-english
    copy_of: str | None = None
    removed: tuple[Removed, ...] = ()


class ActorMention(Span, frozen=True):
    """Where a text names or means an actor; `id` None where it was not resolved."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None  # closed list in data/actor_kinds.csv
    form: str = "name"  # name, nominal, pronoun, demonym, metonym


class PlaceMention(Span, frozen=True):
    """Where a text names a place. Never finer than the name: `lat` and `lon` are the named place's own point."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None  # country region province settlement neighbourhood site base water area-near
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    geonames: int | None = None
    relation: str | None = None  # in, near, east-of, ..., or IN_NAME
    admin: str | None = None  # id of the region or province that contains it


class Timex(Record, frozen=True):
    """TIMEX3 type (DATE, TIME, DURATION, SET) and value, as TimeML writes them."""

    type: str
    value: str


class TimeMention(Span, frozen=True):
    """A time expression with the days it means; both None where it stays relative to an unknown date."""

    edtf: str | None = None
    first: date | None = field(name="from", default=None)
    last: date | None = field(name="to", default=None)
    timex: Timex | UnsetType = UNSET


class Quantity(Span, frozen=True):
    """A number in the text: low, best and high, and what it counts."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None


class Attribution(Record, frozen=True):
    """Who is said to say what. `source` None where the text names no one ("was reported")."""

    content: Span
    source: Span | None = None
    cue: Span | None = None
    asserts: bool = True  # False where the source denies the content
    kind: str = "says"  # of data/speech_cues.csv: says, denies, knows; or an attitude: believes, intends, asks, judges


class Annotation(Record, frozen=True):
    """All that was found in one document's text before any claim is made."""

    sentences: tuple[tuple[int, int], ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class Speaker(Record, frozen=True):
    """One link of the chain of attribution; start and end None for the outlet itself."""

    text: str
    name: str | None
    start: int | None = None
    end: int | None = None
    id: str | None = None
    kind: str | None = None
    cue: Span | None = None
    asserts: bool = True


class Ref(Record, frozen=True):
    """A resolved thing by id and name; id None where it was not resolved."""

    id: str | None
    name: str | None


class Control(Record, frozen=True):
    """Who holds a place, or what changed. Holder None where the text names none."""

    place: Ref | None
    holder: Ref | None
    change: Change
    from_: Ref | None = field(name="from", default=None)
    basis: str | None = None  # claimed, reported, conceded


class Ceasefire(Record, frozen=True):
    """A phase of a truce: proposed agreed begun holding breached extended collapsed ended mentioned."""

    phase: str
    parties: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    scope: str | None = None  # nationwide, a place's name
    brokers: tuple[str, ...] = ()


class Talks(Record, frozen=True):
    """A phase of talks: proposed scheduled convened under-way adjourned resumed concluded failed mentioned."""

    phase: str
    parties: tuple[str, ...] = ()
    venue: str | None = None
    mediator: str | None = None
    subject: str | None = None


class Toll(Record, frozen=True):
    """A count of people or things: killed, injured, displaced, captured, missing, destroyed, strikes."""

    kind: str
    low: float | None
    best: float | None
    high: float | None
    text: str
    of: str | None = None
    cumulative: bool = False  # a war's toll so far, not one event's
    since: TimeMention | None = None


class Damage(Record, frozen=True):
    """A site or building that was hit or destroyed."""

    what: str
    by: str | None = None
    how: str | None = None


class Stance(Record, frozen=True):
    """A tie: backs, opposes, leads, part-of, allied, mediates."""

    kind: str
    of: str | None = None
    toward: str | None = None


class Responsibility(Record, frozen=True):
    """MUC-4's perpetrator confidence: reported-as-fact claimed accused-by-authorities accused possible denied
    cleared."""

    kind: str
    who: str | None = None


class Facets(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a claim says for the derived views; only those it has are written out."""

    control: tuple[Control, ...] = ()
    ceasefire: Ceasefire | None = None
    talks: Talks | None = None
    toll: tuple[Toll, ...] = ()
    damage: tuple[Damage, ...] = ()
    stance: tuple[Stance, ...] = ()
    responsibility: Responsibility | None = None


class Claim(Record, frozen=True):
    """The atom: one thing that one speaker says in one document. `time` is None where the text gives none."""

    id: str
    document: str
    start: int
    end: int
    quote: str
    event: Event | None
    status: Status
    trigger: Span
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    acled: str | None = None
    status_cues: tuple[Span, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    time: TimeMention | None = None
    speakers: tuple[Speaker, ...] = ()  # innermost first; the last is the outlet where known
    facets: Facets = Facets()
    confidence: float = 0.5
    rule: str = ""
    background: bool = False


def content_hash(*parts: object, length: int = 16) -> str:
    """Hex hash of the parts, the same on every machine and in every order of reading."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]
