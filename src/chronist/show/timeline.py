"""Days and what they brought: what is known in, TimelineDays out; with `top`, the days that matter most.

Days are ranked by the documents that name them, a copy counting once and a mention from a later day more than a report
of the day itself: what is still told weeks later mattered (unsupervised date selection for timelines, e.g. Tran et al.
2013). Each day's text is the sentences that share most words with all that is said of the day; every one is the quote
of a claim.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from chronist.show.day_text import DayText
from chronist.show.known import Known
from chronist.show.select import Selection, claims, is_real
from chronist.views import Evidence, TimelineDay

# How a document's mention of a day counts. Measured on the two topics of Timeline17 at hand (SyrianCrisis_bbc with 13
# reference days, LibyaWar_cnn with 38; November 2026): date F1 0.23 and 0.45 with every mention counting 1, 0.38 and
# 0.50 so, 0.38 and 0.53 with the reports of the next day. One day more or less is 0.08 and 0.03: figures finer than
# these are not to be read out of it.
_SAME = 0.3  # a claim in a report of the day itself or the next: every day has those
_LATER = 1.0  # the day is named more than _NEWS days after it
_TOLD = 1.0  # ... and a claim of what happened stands there
_WEEKS = 1.0  # ... and it is more than _MEMORY days later: it is remembered
_NEWS = 1
_MEMORY = 7
_NEXT_DAY = 0.6  # a report of the next day, whatever it names: what mattered fills the papers of the morning after
_DEADLY = 0.1  # how much the logarithm of the highest count of dead that is told of the day adds


def timeline(known: Known, wanted: Selection, top: int | None = None) -> list[TimelineDay]:
    """The days of the selection in order, or the `top` by weight; each has a claim of what happened or goes on."""
    told = _by_day(known, wanted)
    days = sorted(told)
    if top is not None:
        weights = day_weights(known, told)
        days = sorted(sorted(days, key=lambda d: (-weights[d], d))[:top])
    text = DayText(known)
    return [_day(day, told[day], text) for day in days]


def day_weights(known: Known, told: Mapping[date, Iterable[Evidence]]) -> Mapping[date, float]:
    """How much each day matters: by the independent documents that name it, those of later days counting more."""
    named, printed = _named_after(known), _printed(known)
    return {
        day: _weight(named.get(day, {}), items, known, printed[day + timedelta(days=1)]) for day, items in told.items()
    }


def _printed(known: Known) -> Counter[date]:
    """How many independent documents were published on each day."""
    first = (d for d in known.documents.values() if d.copy_of is None)
    return Counter(d.published.last for d in first if d.published.last is not None)


def _weight(named: Mapping[str, int], told: Iterable[Evidence], known: Known, next_day: int) -> float:
    items = list(told)
    reports: dict[str, int] = {}
    for item in items:
        origin = known.document(item).copy_of or item.claim.document
        lag = _lag(item.claim.time.first if item.claim.time else None, item.published.last)
        reports[origin] = max(lag, reports.get(origin, lag))
    mentions = sum(_LATER * (lag > _NEWS) + _WEEKS * (lag > _MEMORY) for lag in named.values())
    claimed = sum(_TOLD * (lag > _NEWS) + _SAME for lag in reports.values())
    dead = [t.best or t.low or 0 for e in items for t in e.claim.facets.toll if t.kind == "killed" and not t.cumulative]
    return (mentions + claimed + _NEXT_DAY * next_day) * (1 + _DEADLY * math.log1p(max(dead, default=0)))


def _named_after(known: Known) -> Mapping[date, Mapping[str, int]]:
    """Day -> independent document that names it -> how many days after it the document was out, the least of them."""
    found: dict[date, dict[str, int]] = defaultdict(dict)
    for key, time in known.times:
        document = known.documents.get(key)
        if document is not None and time.first is not None and time.first == time.last:
            origin, lag = document.copy_of or key, _lag(time.first, document.published.last)
            found[time.first][origin] = min(lag, found[time.first].get(origin, lag))
    return found


def _lag(day: date | None, published: date | None) -> int:
    """Days from a day to the report that names it; 0 where either is not known."""
    return (published - day).days if day and published else 0


def _by_day(known: Known, wanted: Selection) -> Mapping[date, list[Evidence]]:
    """The claims of each single day that the text itself names, or that is the news of the day."""
    found: dict[date, list[Evidence]] = defaultdict(list)
    for item in claims(known, wanted):
        if not (wanted.status or is_real(item)):
            continue
        day = _day_of(item)
        if day is not None and (wanted.first or day) <= day <= (wanted.last or day):
            found[day].append(item)
    return found


def _day_of(item: Evidence) -> date | None:
    time = item.claim.time
    if time is None or (time.first is None and time.last is None):
        return None
    return time.first if time.first == time.last else None


def _day(day: date, items: list[Evidence], text: DayText) -> TimelineDay:
    return TimelineDay(
        date=day,
        text=text.of(items),
        events=tuple(sorted({e.event_id for e in items if e.event_id})),
        claims=tuple(sorted(e.claim.id for e in items)),
    )
