"""How much two claims speak of one happening: Features of both in, points out, None where they cannot be one.

Points add up over place, day, participants, what was hit, words and numbers; none of them is enough alone. The weights
were set on the sample's events and are few, so that each can be read.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from chronist.link.features import Features
from chronist.model import Status, Toll

# Two reports of one night differ by a day: time zones, and the evening told as the next morning.
SLACK = 1
# Points from which two claims are one happening: a place, a day and at least one thing more in common.
ENOUGH = 6
NEAR_KM = 15.0  # a village and the town it lies by
_EARTH_KM = 6371.0
_SAME_PLACE, _NEAR, _INSIDE, _SAME_COUNTRY = 3, 2, 2, 1
_SAME_DAY, _MEET, _NO_DAY = 2, 1, -1
_AGREE, _CLASH = 2, -3
_HOSTS = -1  # who hosts talks and who talks are named in turn
_SAME_SENTENCE, _SAME_REPORT = 3, 1
_DENIAL = 4  # what a report denies is what it has just told, where word or thing are the same
_FORESEEN = frozenset({"talks", "truce", "AID", "RETREAT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE"})
_STEPS = {"adjourned": "pause", "resumed": "resume", "concluded": "end", "failed": "end"}  # all else opens or goes on
_ENDS = {"ended": "collapsed"}  # what one side calls the end the other calls a breakdown
_PRINTED_AGAIN = 6  # the same sentence and word in two reports
_TAKES_UP, _REACH = 3, 700  # "the raid" after an attack told at most so many letters before
_FOLLOWS = 5  # "Twelve people were killed." behind an attack somewhere
_COMPLEMENT = 1  # one side took it, the other lost it
_ONE_DAY = 1
_RARE = frozenset({"abduct"})  # of these a place sees few in a week
DENIALS = frozenset({Status.DENIED, Status.NOT_HAPPENED})
_OTHER_MEANS, _SAME_MEANS = -4, 1
_SAME_NUMBER, _OTHER_NUMBER = 2, -1
_MOST_THINGS, _SAME_VERB, _SAME_PHASE = 3, 1, 3
_LOOSE = -3  # attacks between the same parties with no town, thing, number or sentence in common: a war has many
_FAR = 4.0  # counts of one attack grow threefold (14 dead, then 50 as the wounded die); more is another attack
_ALIKE = 4  # words in common from which two sentences sound like one
_OTHER_TARGET = -2
_OTHER_KIND = -2  # a town shelled and the same town taken


def affinity(a: Features, b: Features) -> int | None:
    """Points, or None where places, days or the kind of thing told keep the two apart."""
    if a.family != b.family or (a.unreal != b.unreal and a.family not in _FORESEEN):
        return None
    place, time = _place(a, b), _time(a, b)
    if place is None or time is None or _other_step(a, b) or _take_from_each_other(a, b):
        return None
    numbers, near = _numbers(a, b), _nearness(a, b)
    if numbers is None or (a.unreal != b.unreal and not _came_about(a, b)):
        return None
    anchored = place >= _NEAR or near >= _SAME_SENTENCE or numbers == _SAME_NUMBER or bool(a.sites & b.sites)
    loose = 0 if anchored or a.family != "force" else _LOOSE
    return place + time + _who(a, b) + _what(a, b) + numbers + near + loose


def _came_about(a: Features, b: Features) -> bool:
    """True where what was planned for a day is told of that day, or is told to have come to nothing."""
    if any(x.item.claim.status is Status.NOT_HAPPENED for x in (a, b)):
        return a.verb == b.verb and bool(a.objects & b.objects)
    return a.said and b.said and a.narrow and b.narrow


def _other_step(a: Features, b: Features) -> bool:
    """True for other phases of one truce, and for talks that open here and end there."""
    if a.family == "talks":
        return _STEPS.get(a.kind) != _STEPS.get(b.kind)
    return a.family == "truce" and _ENDS.get(a.kind, a.kind) != _ENDS.get(b.kind, b.kind)


def _take_from_each_other(a: Features, b: Features) -> bool:
    """True where one takes what the other loses, or two sides take the same."""
    rivals = bool(a.gains and b.gains and not a.gains & b.gains)
    return bool(a.gains & b.loses or a.loses & b.gains) or rivals


def _place(a: Features, b: Features) -> int | None:
    if a.places and b.places:
        if a.places & b.places:
            return _SAME_PLACE
        if a.places & b.around or b.places & a.around:
            return _INSIDE
        return _NEAR if any(_km(p, q) <= NEAR_KM for p in a.points for q in b.points) else None
    if a.countries and b.countries:
        return _SAME_COUNTRY if a.countries & b.countries else None
    return 0


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees, in kilometres."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (one, other))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))


def _time(a: Features, b: Features) -> int | None:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        ahead = any(x.first and y.first is None and y.last and x.first > y.last for x, y in ((a, b), (b, a)))
        return None if ahead else _NO_DAY
    slack = SLACK if a.said and b.said and a.item.claim.document != b.item.claim.document else 0
    if a.first - slack > b.last or b.first - slack > a.last:
        return None
    if not (a.narrow and b.narrow):
        return 0
    if not (a.said and b.said):
        return _MEET
    same = a.first == a.last == b.first == b.last
    return _SAME_DAY + (_ONE_DAY if same and a.family in {"talks", "truce"} else 0)


def _who(a: Features, b: Features) -> int:
    points = 0
    doers = ((a.gains, b.gains), (a.loses, b.loses)) if a.kind == b.kind == "capture" else ((a.actors, b.actors),)
    for one, other in (*doers, (a.recipients, b.recipients)):
        if one and other:
            points += _AGREE if one & other else _HOSTS if a.family == "talks" else _CLASH
    return points + (_CLASH if a.whom and b.whom and not a.whom & b.whom else 0)


def _what(a: Features, b: Features) -> int:
    points = min(len(a.objects & b.objects) + 1, _MOST_THINGS) if a.objects & b.objects else 0
    points += _SAME_VERB if a.verb == b.verb else 0
    points += _AGREE if a.gains & b.gains or a.loses & b.loses else 0
    points += _COMPLEMENT if (a.gains and b.loses) or (a.loses and b.gains) else 0
    if a.kind and b.kind and a.kind == b.kind and a.kind != "attack":
        points += _SAME_PHASE if a.family == "truce" else 2 if a.kind in _RARE | _STEPS.keys() else 1
    elif a.family == "force" and a.kind != b.kind and not _follows(a, b):
        points += _OTHER_KIND
    if _two_targets(a, b):
        points += _OTHER_TARGET
    if a.means and b.means:
        points += _SAME_MEANS if a.means & b.means else _OTHER_MEANS
    return points + (1 if len(a.words & b.words) >= _ALIKE else 0)


def _two_targets(a: Features, b: Features) -> bool:
    """True for a depot and a market hit in two sentences of one report, or hit and not hit: two strikes of a day."""
    one, other = a.item.claim, b.item.claim
    apart = one.start != other.start or (one.status in DENIALS) != (other.status in DENIALS)
    told = a.family == "force" and one.document == other.document and apart
    return told and bool(a.objects and b.objects) and not a.objects & b.objects and not _follows(a, b)


def _numbers(a: Features, b: Features) -> int | None:
    """None where two counts tell of two happenings: too far apart, or given by one speaker in one report."""
    pairs = [(x, y) for x in a.tolls for y in b.tolls if x.kind == y.kind and (x.of or "") == (y.of or "")]
    if not pairs:
        return 0
    if any(_number(x) == _number(y) for x, y in pairs):
        return _SAME_NUMBER
    one_voice = a.item.claim.document == b.item.claim.document and a.item.origin == b.item.origin
    if one_voice or all(_far(_number(x), _number(y)) for x, y in pairs):
        return None
    return _OTHER_NUMBER


def _far(one: float | None, other: float | None) -> bool:
    """True for counts that no two witnesses of one happening give: 9 and 39."""
    return one is not None and other is not None and max(one, other) > _FAR * max(1.0, min(one, other))


def _number(toll: Toll) -> float | None:
    return toll.best if toll.best is not None else toll.low


def _nearness(a: Features, b: Features) -> int:
    if a.item.claim.document != b.item.claim.document:
        return _PRINTED_AGAIN if a.quote and a.quote == b.quote and a.verb == b.verb else 0
    same = (a.item.claim.start, a.item.claim.end) == (b.item.claim.start, b.item.claim.end)
    if same:
        return _SAME_SENTENCE
    if _takes_up(a, b) or _takes_up(b, a):
        return _TAKES_UP
    if _follows(a, b):
        return _FOLLOWS
    denied = (a.item.claim.status in DENIALS) != (b.item.claim.status in DENIALS)
    return _DENIAL if denied and _of_one_thing(a, b) else _SAME_REPORT


def _takes_up(a: Features, b: Features) -> bool:
    """True for "the raid" a little behind an attack that has a place, a day or a victim."""
    gap = a.item.claim.trigger.start - b.item.claim.trigger.end
    other = a.objects and b.objects and not a.objects & b.objects
    return a.refers and not other and 0 < gap <= _REACH and bool(b.places or b.said or b.objects or b.recipients)


def _follows(a: Features, b: Features) -> bool:
    """True for a toll or a retreat without a place of its own and what it belongs to (antecedents.py)."""
    return a.item.claim.id in b.follows or b.item.claim.id in a.follows


def _of_one_thing(a: Features, b: Features) -> bool:
    """True for the same thing, or for the same word where one of the two leaves open what was done to whom."""
    open_ = not (a.objects or a.recipients) or not (b.objects or b.recipients)
    same = bool(a.objects & b.objects) or (a.verb == b.verb and open_)
    return same and bool(a.actors & b.actors or a.places & b.places or not (a.actors or b.actors))
