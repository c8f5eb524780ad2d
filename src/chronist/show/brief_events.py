"""What happened, what is announced: what is known and a selection in, the events and claims worth a brief out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from chronist.model import REAL, Claim, Event, Status
from chronist.show import select
from chronist.show.citations import Citations
from chronist.show.known import Known
from chronist.show.phrases import sentence_words
from chronist.show.select import Selection
from chronist.show.sentences import best_first, is_rough, sentence
from chronist.show.words import capital, counted, published_text, when
from chronist.views import Evidence, LinkedEvent

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PER_DAY = 3  # events of one day, so that the last days of an archive do not fill the page
# Acts done before acts of speech: who praised, urged or accused whom is rarely what a brief is for.
_DEEDS = frozenset({Event.ASSAULT, Event.COERCE, Event.RETREAT, Event.PROTEST, Event.MOBILIZE, Event.SANCTION})
_DEEDS |= {Event.AGREE, Event.CONSULT}
_WORDED = frozenset({Status.PLANNED, Status.PROPOSED})
_NOT_YET = (Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.ATTEMPTED)


def happened(known: Known, wanted: Selection) -> list[LinkedEvent]:
    """What is told as done or going on, the best supported first; no background, nothing that was yet to come."""
    real = [e for e in select.events(known, wanted) if e.status in REAL and not e.background and _is_past(e, known)]
    return sorted(real, key=lambda e: _rank(e, known))


def chosen(events: Iterable[LinkedEvent], known: Known, most: int) -> list[LinkedEvent]:
    """The first so many, no two of the same sentence, few of one day; in order of time."""
    found: list[LinkedEvent] = []
    seen: set[tuple[str, int]] = set()
    days: Counter[date] = Counter()
    for event in events:
        spans = {(e.claim.document, e.claim.start) for e in known.claims(event.claims)}
        day = first_day(event, known)
        if seen.isdisjoint(spans) and days[day] < _PER_DAY and len(found) < most:
            found.append(event)
            days[day] += 1
            seen |= spans
    return sorted(found, key=lambda e: (first_day(e, known), e.id))


def event_text(event: LinkedEvent, known: Known, cite: Citations) -> str:
    """The event in a sentence with its day, support and sources."""
    items = sorted(known.claims(event.claims), key=best_first)
    told = sentence(event, known.evidence)
    support = f" ({counted(event.origins, 'independent origin')})" if event.origins > 1 else ""
    return f"{_dated(event, items[0], told)}{told}{support} {cite.cite(items, most=3)}"


def announced(known: Known, wanted: Selection) -> list[Evidence]:
    """What is planned, proposed, threatened or tried, one claim a sentence, those that name most first."""
    items = [e for e in select.claims(known, wanted) if e.claim.event is not None and _is_announced(e.claim)]
    best: dict[tuple[str, int], Evidence] = {}
    for item in sorted(items, key=_announced_rank):
        best.setdefault((item.claim.document, item.claim.start), item)
    return list(best.values())


def first_day(event: LinkedEvent, known: Known) -> date:
    """The day an event is told under: its own, else its first report's."""
    days = [event.time.first, event.time.last, *(e.published.last for e in known.claims(event.claims))]
    return next((d for d in days if d), date.min)


def _is_past(event: LinkedEvent, known: Known) -> bool:
    """False where the day named lies after every report: then it is not yet known to have happened."""
    out = [e.published.last for e in known.claims(event.claims)]
    return event.time.first is None or None in out or any(d and event.time.first <= d for d in out)


def _rank(event: LinkedEvent, known: Known) -> tuple[int, bool, bool, int, int, int, str]:
    """By independent origins, then status, then what can be quoted, then deeds, how much is named, recency."""
    items = known.claims(event.claims)
    named = bool(event.actors) + bool(event.recipients) + bool(event.places) + bool(event.time.first)
    rough = all(is_rough(e.claim.quote) for e in items)
    kind = min((_kind(e.claim) for e in items), default=2)
    recent = -first_day(event, known).toordinal()
    origins = 1 if rough else event.origins  # what only headlines tell twice is no better known
    return -origins, event.status != Status.HAPPENED, rough, kind, -named, recent, event.id


def _kind(claim: Claim) -> int:
    """0 for what changes who holds what, or counts people; 1 for deeds; 2 for words."""
    facets = claim.facets
    if facets.control or facets.ceasefire or any(not t.cumulative for t in facets.toll):
        return 0
    return 1 if claim.event in _DEEDS else 2


def _announced_rank(item: Evidence) -> tuple[bool, bool, int, int, float, int, str]:
    claim = item.claim
    actor = any(m.id for m in claim.actors)
    named = actor + bool(claim.recipients or claim.places) + bool(claim.time and claim.time.first)
    day = item.published.last or date.min
    return (
        not claim.status_cues,
        is_rough(claim.quote),
        -named,
        _kind(claim),
        -claim.confidence,
        -day.toordinal(),
        claim.id,
    )


def _dated(event: LinkedEvent, best: Evidence, told: str) -> str:
    """The day before a sentence that has none; where nobody names one, the day of the report and that it is that."""
    time = when(event.time)
    if time and (time in told or (not told.startswith("“") and _YEAR.search(told))):
        return ""  # a sentence of ours has its claim's own time, which may be finer than the event's
    if time:
        return f"{capital(time.removeprefix('on '))}: "
    return f"Reported {published_text(best.published)}: " if best.published.last else "Undated report: "


def _is_announced(claim: Claim) -> bool:
    """True where a word says that it is planned or proposed: "to" and "for" alone give an act's purpose."""
    cues = {c.text.casefold() for c in claim.status_cues}
    said = claim.status not in _WORDED or not cues or not cues.isdisjoint(sentence_words(str(claim.status)))
    return claim.status in _NOT_YET and not claim.background and said
