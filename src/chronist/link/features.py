"""What linking looks at in a claim: one Evidence in, its Features out, worked out once and compared often.

Participants are compared by party: "SYR.mil" and "SYR.gov" share the party SYR. Pronouns and nouns that no table knows
name nobody, so that "the militants" contradict no name; their words are kept, since "the hospital" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chronist.data import rows
from chronist.model import ActorMention, Change, Claim, Event, Interval, PlaceMention, Ref, Status, Toll
from chronist.views import Evidence

# A report that gives an act no day is read as news of its last days; three covers a weekend.
NEWS_DAYS = 3
# An interval longer than this says too little to tell two events apart or together.
MAX_DAYS = 10

_UNREAL = frozenset({Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.POSSIBLE})
_COARSE = frozenset({"country", "region"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_HARMED = frozenset({"killed", "injured", "casualties", "destroyed"})
_SORTS = frozenset({"civil", "armed"})
_ARMED = frozenset({"military", "rebels", "armed-group", "police"})
_ENDING = re.compile(r"(?:ing|ed|es|s|d|e)$")
_SHORTEST = 3  # letters that a verb keeps without its ending
_REFERS = re.compile(r"\b(?:the|that|this|its|their|his)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_BEFORE = 40  # letters before a noun that are looked at
_QUOTED = 40  # letters from which the same sentence in two reports is one sentence, printed twice
_STEM = 6  # letters: "bombed" and "bombing", "militants" and "militant" begin alike


@dataclass(frozen=True, slots=True)
class Features:
    """A claim as linking sees it. Days are ordinals; `first` is None where nothing says when."""

    item: Evidence
    family: str  # only claims of one family are ever one happening
    kind: str  # capture, attack, a phase, or the event's own type
    unreal: bool
    bare: bool  # a count of the dead, or a retreat without place and day, which may belong to what was told before
    refers: bool  # a noun with "the" that takes up what was told: "the raid"
    quote: str  # the sentence without its spaces, where it is long enough to be known again
    first: int | None
    last: int | None
    said: bool  # the days are the text's own words
    places: frozenset[str]
    around: frozenset[str]  # regions and provinces, its own and those that contain its places
    countries: frozenset[str]
    points: tuple[tuple[float, float], ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    objects: frozenset[str]  # stems of what no table knows: "hospit", "convoy", "farmer"
    sites: frozenset[str]  # those that are no sort of people: "hospit", "convoy"
    whom: frozenset[str]  # "civil", "armed": what sort of people it was done to
    means: frozenset[str]  # classes of data/link_words.csv: air, guns, bomb, ...
    words: frozenset[str]  # stems of the sentence
    verb: str
    tolls: tuple[Toll, ...]
    gains: frozenset[str]  # parties that took a place
    loses: frozenset[str]
    follows: frozenset[str] = frozenset()  # the claims that a bare one may belong to

    @property
    def days(self) -> int | None:
        """How many days the act may have been on."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else None

    @property
    def narrow(self) -> bool:
        """True where the days are few enough to tell one happening from the next."""
        return self.days is not None and self.days <= MAX_DAYS


def features(item: Evidence) -> Features:
    """All that is compared of one claim."""
    claim = item.claim
    family, kind = _family(item)
    first, last, said = _days(item)
    left = _leaves(claim)
    fine = [p for p in claim.places if p.id and p.kind not in _COARSE]
    unknown = [m for m in (*claim.recipients, *claim.actors) if not _names(m) and m.form != "pronoun"]
    things = [*(m.text for m in unknown if m in claim.recipients), *(d.what for d in claim.facets.damage)]
    return Features(
        item=item,
        family=family,
        kind=kind,
        unreal=claim.status in _UNREAL,
        bare=_is_bare(claim),
        refers=_takes_up(claim),
        quote=_known_again(claim.quote),
        first=first,
        last=last,
        said=said,
        places=frozenset(p.id for p in fine if p.id),
        around=frozenset(
            {p.admin for p in fine if p.admin} | {p.id for p in claim.places if p.kind == "province" and p.id}
        ),
        countries=frozenset(p.country for p in claim.places if p.country),
        points=tuple((p.lat, p.lon) for p in fine if p.lat is not None and p.lon is not None),
        actors=parties(claim.actors),
        recipients=parties(claim.recipients),
        objects=frozenset(stem for text in things for stem in _stems(text)),
        sites=frozenset(stem for text in things for stem in _stems(text)) - _people(),
        whom=frozenset(c for m in claim.recipients for c in _sorts(m)),
        means=_means(claim.quote) - _SORTS,
        words=frozenset(_stems(claim.quote)),
        verb=_stem(claim.trigger.text),
        tolls=tuple(t for t in claim.facets.toll if not t.cumulative),
        gains=_sides(r for c in claim.facets.control for r in (c.holder,) if c.change is Change.GAINED)
        or (parties(claim.actors) if kind == "capture" and not claim.facets.control and not left else frozenset()),
        loses=_sides(
            r for c in claim.facets.control for r in (c.from_, c.holder) if r is c.from_ or c.change is Change.LOST
        )
        or (parties(claim.actors) if kind == "capture" and left else frozenset()),
    )


def party(actor_id: str) -> str:
    """The party an actor belongs to: "SYR" of "SYR.mil"; a state's opposition and its people stand for themselves.

    A body that the table of actors puts on the side of an opposition is of its party: "the rebels" and their council.

    >>> party("SYR.mil"), party("SYR.opp"), party("NTC")
    ('SYR', 'SYR.opp', 'LBY.opp')
    """
    actor_id = _of_opposition().get(actor_id, actor_id)
    head, _, tail = actor_id.partition(".")
    return actor_id if tail.split(".")[0] in {"opp", "civ"} else head


@cache
def _of_opposition() -> dict[str, str]:
    return {row["id"]: row["side"] for row in rows("actors") if row["side"].endswith(".opp")}


def parties(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """Parties of the resolved mentions, and the names of those that only the text knows."""
    return frozenset(party(m.id) if m.id else (m.name or m.text).casefold() for m in mentions if _names(m))


def _stem(word: str) -> str:
    """What "open", "opened" and "opening" share."""
    lower = word.casefold()
    bare = _ENDING.sub("", lower)
    return (bare if len(bare) >= _SHORTEST else lower)[:_STEM]


def _is_bare(claim: Claim) -> bool:
    counted = bool(claim.facets.toll) and not any(t.cumulative for t in claim.facets.toll)
    return not claim.background and (counted or (not claim.places and claim.time is None and _leaves(claim)))


def _takes_up(claim: Claim) -> bool:
    """True for a noun behind "the" without a place or day of its own; "the storming of Osk" tells which."""
    before = claim.quote[: max(0, claim.trigger.start - claim.start)]
    return not claim.places and claim.time is None and _REFERS.search(before[-_BEFORE:]) is not None


def _known_again(quote: str) -> str:
    bare = "".join(quote.split()).casefold()
    return bare if len(bare) >= _QUOTED else ""


def _sides(refs: Iterable[Ref | None]) -> frozenset[str]:
    return frozenset(party(r.id) for r in refs if r is not None and r.id)


def _names(mention: ActorMention) -> bool:
    return mention.id is not None or mention.form == "name"


def place_ids(places: Sequence[PlaceMention]) -> frozenset[str]:
    """Ids of places that are finer than a country."""
    return frozenset(p.id for p in places if p.id and p.kind not in _COARSE)


def said_day(item: Evidence) -> tuple[date, date] | None:
    """First and last day as the text itself gives them, where that is narrow enough to mean one happening."""
    time = item.claim.time
    if time is None or time.first is None or time.last is None or (time.last - time.first).days > MAX_DAYS:
        return None
    return time.first, time.last


def when(item: Evidence) -> Interval | None:
    """The days the act may have happened on: said, or for undated news the last days before publication."""
    claim = item.claim
    if claim.time is not None and (claim.time.first or claim.time.last):
        return Interval(first=claim.time.first, last=claim.time.last)
    if claim.background or claim.status in _UNREAL or item.published.last is None or item.published.first is None:
        return None
    return Interval(first=item.published.first - timedelta(days=NEWS_DAYS), last=item.published.last)


def _days(item: Evidence) -> tuple[int | None, int | None, bool]:
    window = when(item)
    if window is None or window.first is None or window.last is None:
        out = item.published.last  # what is told without a day was before the report
        return None, out.toordinal() if out is not None else None, False
    said = item.claim.time is not None and item.claim.time.first is not None
    return window.first.toordinal(), window.last.toordinal(), said


def _family(item: Evidence) -> tuple[str, str]:
    claim = item.claim
    if claim.facets.ceasefire is not None:
        return "truce", claim.facets.ceasefire.phase
    if claim.facets.talks is not None:
        return "talks", claim.facets.talks.phase
    if claim.event is Event.CONSULT:
        return "talks", claim.mode or ""
    changed = any(c.change in {Change.GAINED, Change.LOST} for c in claim.facets.control)
    if changed or _leaves(claim) or (claim.event is Event.ASSAULT and claim.mode == "territory"):
        return "force", "capture"
    harmed = any(t.kind in _HARMED and not t.cumulative for t in claim.facets.toll) or bool(claim.facets.damage)
    destroys = claim.event is Event.COERCE and claim.mode == "destroy"
    if claim.event is Event.ASSAULT and claim.mode == "abduct":
        return "force", "abduct"
    if (claim.event is Event.ASSAULT and claim.mode != "blockade") or destroys or (claim.event is None and harmed):
        return "force", "attack"
    return str(claim.event), claim.mode or ""


def _leaves(claim: Claim) -> bool:
    """True where armed men, or nobody says who, gave up a place or fell back."""
    if claim.event is not Event.RETREAT or claim.mode != "withdraw" or claim.status in _UNREAL:
        return False
    sorts = [_sorts(m) for m in claim.actors]
    return any("armed" in s for s in sorts) or (bool(place_ids(claim.places)) and not any("civil" in s for s in sorts))


def _stems(text: str) -> Iterable[str]:
    return (w[:_STEM] for w in _WORD.findall(text.casefold()) if w not in _common())


def _sorts(mention: ActorMention) -> frozenset[str]:
    """ "civil" or "armed", by the kind of an actor or by the last word of what names nobody."""
    if mention.kind in _ARMED:
        return frozenset({"armed"})
    if mention.kind == "civilians":
        return frozenset({"civil"})
    return _means(mention.text.rsplit(maxsplit=1)[-1]) & _SORTS if mention.text.strip() else frozenset()


def _means(text: str) -> frozenset[str]:
    table = _classes()
    return frozenset(table[w] for w in _WORD.findall(text.casefold()) if w in table)


@cache
def _classes() -> dict[str, str]:
    return {
        word: row["class"] for row in rows("link_words") for word in row["words"].split("|") if row["class"] != "common"
    }


@cache
def _people() -> frozenset[str]:
    """Stems of words for sorts of people, whom a war has everywhere."""
    return frozenset(word[:_STEM] for word, sort in _classes().items() if sort in _SORTS)


@cache
def _common() -> frozenset[str]:
    return frozenset(w for row in rows("link_words") if row["class"] == "common" for w in row["words"].split("|"))
