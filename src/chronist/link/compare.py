"""When two claims may tell of the same happening: two pieces of evidence in, yes or no out.

Participants and places are compared by id: "SYR.mil" and "SYR.gov" share the party SYR.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from chronist.model import ActorMention, Event, Interval, PlaceMention, Status
from chronist.views import Evidence

# A report that gives an act no day is read as news of its last days; three covers a weekend.
NEWS_DAYS = 3
# Reports of one night differ by a day: time zones, and the evening told as the next morning.
SLACK = timedelta(days=1)
# An interval longer than this says too little to tell two events apart or together.
MAX_DAYS = 10

_UNREAL = frozenset({Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.POSSIBLE})


def party(actor_id: str) -> str:
    """The party an actor belongs to: "SYR" of "SYR.mil"; a state's opposition and its people stand for themselves.

    >>> party("SYR.mil"), party("SYR.opp")
    ('SYR', 'SYR.opp')
    """
    head, _, tail = actor_id.partition(".")
    return actor_id if tail.split(".")[0] in {"opp", "civ"} else head


def ids(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """Parties of the resolved mentions, and the names of the others."""
    return frozenset(party(m.id) if m.id else (m.name or m.text).casefold() for m in mentions)


def place_ids(places: Sequence[PlaceMention]) -> frozenset[str]:
    """Ids of places that are finer than a country."""
    return frozenset(p.id for p in places if p.id and p.kind not in {"country", "region"})


def when(item: Evidence) -> Interval | None:
    """The days the act may have happened on: said, or for undated news the last days before publication."""
    claim = item.claim
    if claim.time is not None and (claim.time.first or claim.time.last):
        return Interval(first=claim.time.first, last=claim.time.last)
    if claim.background or item.published.last is None or item.published.first is None:
        return None
    return Interval(first=item.published.first - timedelta(days=NEWS_DAYS), last=item.published.last)


def said_day(item: Evidence) -> tuple[date, date] | None:
    """First and last day as the text itself gives them, where that is narrow enough to mean one happening."""
    time = item.claim.time
    if time is None or time.first is None or time.last is None or (time.last - time.first).days > MAX_DAYS:
        return None
    return time.first, time.last


def same_happening(a: Evidence, b: Evidence) -> bool:
    """True where both tell of one happening: same type, times and places that meet, participants that do not clash."""
    if a.claim.event != b.claim.event or not _times_meet(a, b):
        return False
    if (a.claim.status in _UNREAL) != (b.claim.status in _UNREAL):
        return False
    shared_place = place_ids(a.claim.places) & place_ids(b.claim.places)
    if place_ids(a.claim.places) and place_ids(b.claim.places) and not shared_place:
        return False
    actors = _agree(ids(a.claim.actors), ids(b.claim.actors))
    recipients = _agree(ids(a.claim.recipients), ids(b.claim.recipients))
    if actors is False or recipients is False:
        # Who did it may be what the sources disagree about, but then the rest has to be the same to the letter.
        return bool(shared_place) and _same_words(a, b) and (actors is not False or recipients is True)
    if shared_place:
        return actors is True or recipients is True or _same_words(a, b)
    # Without a town in common, two acts between the same parties are one only by their very words or their day.
    known = _same_words(a, b) or (said_day(a) is not None and said_day(a) == said_day(b))
    return known and actors is True and (recipients is True or a.claim.event == Event.CONSULT)


def _agree(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """True where they share one, False where both have some and share none, None where one is silent."""
    if not a or not b:
        return None
    return bool(a & b)


def _same_words(a: Evidence, b: Evidence) -> bool:
    return a.claim.trigger.text.casefold()[:5] == b.claim.trigger.text.casefold()[:5]


def _times_meet(a: Evidence, b: Evidence) -> bool:
    """Said days within the slack; where one is only dated by its publication, the other's day within its window."""
    said_a, said_b = said_day(a), said_day(b)
    if said_a and said_b:
        return said_a[0] - SLACK <= said_b[1] and said_b[0] - SLACK <= said_a[1]
    window_a, window_b = when(a), when(b)
    if window_a is None or window_b is None or None in (window_a.days, window_b.days):
        return False
    narrow = max(window_a.days or 0, window_b.days or 0) <= MAX_DAYS
    return narrow and window_a.overlaps(window_b)
