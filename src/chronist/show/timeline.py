"""Days and what they brought: what is known in, TimelineDays out; with `top`, the days that matter most.

Days are ranked by the documents that name them, a copy counting once and a mention from another day more than a report
of the day itself: what is still told weeks later mattered (unsupervised date selection for timelines, e.g. Tran et al.
2013). Each day's text is the sentences that share most words with all that is said of the day, cut; every one is the
quote of a claim.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from chronist.show.known import Known
from chronist.show.select import Selection, claims, is_real
from chronist.show.words import shortened
from chronist.views import Evidence, TimelineDay

# A report of the day itself counts 1, a mention from a later day this much more.
LATER = 2.0
_QUOTES = 2  # sentences a day's text has at most; chosen on two topics of Timeline17 (docs/results.md)
_LENGTH = 180  # characters of each
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEWS = timedelta(days=1)  # a report that names no day is news of its own day or the one before


def timeline(known: Known, wanted: Selection, top: int | None = None) -> list[TimelineDay]:
    """The days of the selection in order, or the `top` of them by weight; each has a claim that happened or goes on."""
    told = _by_day(known, wanted)
    days = sorted(told)
    if top is not None:
        weights = day_weights(known, days)
        days = sorted(sorted(days, key=lambda d: (-weights[d], d))[:top])
    commonness = _commonness(known)
    return [_day(day, told[day], commonness) for day in days]


def day_weights(known: Known, days: Iterable[date]) -> Mapping[date, float]:
    """How much each day matters: by the independent documents that name it, those of later days counting more."""
    wanted = set(days)
    mentions: dict[date, set[tuple[str, bool]]] = defaultdict(set)
    for document, time in known.times:
        if document in known.documents and time.first is not None and time.first == time.last and time.first in wanted:
            origin = known.documents[document].copy_of or document
            published = known.documents[document].published.last
            mentions[time.first].add((origin, published is not None and published - time.first > _NEWS))
    return {d: sum(LATER if later else 1.0 for _, later in mentions[d]) for d in wanted}


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


def _day(day: date, items: Sequence[Evidence], commonness: Mapping[str, float]) -> TimelineDay:
    return TimelineDay(
        date=day,
        text=" ".join(shortened(q, _LENGTH) for q in _central(items, commonness)),
        events=tuple(sorted({e.event_id for e in items if e.event_id})),
        claims=tuple(sorted(e.claim.id for e in items)),
    )


def _central(items: Sequence[Evidence], commonness: Mapping[str, float]) -> list[str]:
    """The quotes nearest to what all quotes of the day say, each adding words that those before have not."""
    quotes = sorted({" ".join(e.claim.quote.split()) for e in items})
    bags = {q: _bag(q, commonness) for q in quotes}
    together: Counter[str] = Counter()
    for bag in bags.values():
        together.update(bag)
    chosen: list[str] = []
    seen: set[str] = set()
    for quote in sorted(quotes, key=lambda q: (-_likeness(bags[q], together), q)):
        fresh = [w for w in bags[quote] if w not in seen]
        if not chosen or len(fresh) > len(bags[quote]) / 2:
            chosen.append(quote)
            seen |= bags[quote].keys()
        if len(chosen) == _QUOTES:
            break
    return chosen


def _commonness(known: Known) -> Mapping[str, float]:
    """Word -> how telling it is (inverse document frequency)."""
    counts: Counter[str] = Counter()
    for document in known.documents.values():
        counts.update({w.casefold() for w in _WORD.findall(document.text)})
    total = len(known.documents)
    return {w: math.log((total + 1) / (n + 0.5)) for w, n in counts.items()}


def _bag(quote: str, commonness: Mapping[str, float]) -> Counter[str]:
    bag: Counter[str] = Counter()
    for word in _WORD.findall(quote):
        bag[word.casefold()] += commonness.get(word.casefold(), 1.0)  # type: ignore[assignment]
    return bag


def _likeness(bag: Mapping[str, float], together: Mapping[str, float]) -> float:
    shared = sum(weight * together[word] for word, weight in bag.items())
    length = math.sqrt(sum(w * w for w in bag.values())) * math.sqrt(sum(w * w for w in together.values()))
    return shared / length if length else 0.0
