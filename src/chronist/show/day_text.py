"""What a day brought, in a few sentences: its evidence in, the quotes nearest to all that is said of it out."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from chronist.model import Record
from chronist.show.known import Known
from chronist.show.words import shortened
from chronist.views import Evidence

_QUOTES = 2  # sentences a day's text has at most
_WORDS = 60  # words of a day's text: what journalists' timelines have (median 40 in Timeline17)
_SHORTEST = 6  # words of a sentence that can tell something alone
_LENGTH = 360  # characters of a first sentence that is longer than the text may be
_FRESH = 0.5  # of a further sentence's words that those before it must not have
_AFTER = 2.0  # what a sentence gains that names the day from a later one: it tells the day as a whole
_SHARED = 1.0  # ... and that tells what other documents tell too, by the logarithm of how many do
_WORD = re.compile(r"[^\W\d_]{3,}")
# What page furniture leaves at the head of a sentence: a time of updating, a place and a dash.
_STAMP = re.compile(r"^.{0,80}?\b(?:Last updated at \d\d:\d\d GMT(?: Help)?|\d\d:\d\d GMT(?: Help)?)\s+")


class DayText:
    """Chooses the sentences of days; knows how common each word is in all documents."""

    def __init__(self, known: Known) -> None:
        counts: Counter[str] = Counter()
        for document in known.documents.values():
            counts.update({w.casefold() for w in _WORD.findall(document.text)})
        total = len(known.documents)
        self._telling = {w: math.log((total + 1) / (n + 0.5)) for w, n in counts.items()}

    def of(self, items: Sequence[Evidence]) -> str:
        """One or two quotes, at most about sixty words, the most central first."""
        quotes = _quotes(items)
        bags = {q: self._bag(q) for q in quotes}
        tellers: dict[str, set[str]] = defaultdict(set)
        for quote, told in quotes.items():
            for word in bags[quote]:
                tellers[word] |= told.documents
        middle = {w: len(d) * self._telling.get(w, 1.0) for w, d in tellers.items()}

        def weight(quote: str) -> float:
            told = quotes[quote]
            shared = math.log(told.shared)  # 0 for what one document tells
            return _likeness(bags[quote], middle) * (1 + _AFTER * told.later + _SHARED * shared)

        return " ".join(_chosen(sorted(quotes, key=lambda q: (-weight(q), q)), bags))

    def _bag(self, quote: str) -> Mapping[str, float]:
        words = Counter(w.casefold() for w in _WORD.findall(quote))
        return {w: n * self._telling.get(w, 1.0) for w, n in words.items()}


class _Told(Record, frozen=True):
    """Where a quote stands, whether a document of a later day has it, how many documents tell what it tells."""

    documents: frozenset[str]
    later: bool
    shared: int = 1


def _quotes(items: Sequence[Evidence]) -> Mapping[str, _Told]:
    """Each quote of the day on one line, without those too short to tell anything where there are others."""
    found: dict[str, _Told] = {}
    tellers: dict[str, set[str]] = defaultdict(set)
    for e in items:
        tellers[e.event_id or ""].add(e.claim.document)
    for e in sorted(items, key=lambda e: e.claim.id):
        quote = _STAMP.sub("", " ".join(e.claim.quote.split()))
        day = e.claim.time.last if e.claim.time else None
        later = bool(day and e.published.last and (e.published.last - day).days > 1)
        before = found.get(quote, _Told(documents=frozenset(), later=False))
        shared = len(tellers[e.event_id]) if e.event_id else 1
        found[quote] = _Told(
            documents=before.documents | {e.claim.document},
            later=later or before.later,
            shared=max(shared, before.shared),
        )
    return {q: told for q, told in found.items() if len(q.split()) >= _SHORTEST} or found


def _chosen(ranked: Sequence[str], bags: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The first sentences that fit, each adding words that those before have not."""
    chosen: list[str] = []
    seen: set[str] = set()
    room = _WORDS
    for quote in ranked:
        length = len(quote.split())
        fresh = bags[quote].keys() - seen
        if chosen and (length > room or len(fresh) < _FRESH * len(bags[quote])):
            continue
        chosen.append(quote if length <= room else shortened(quote, _LENGTH))
        seen |= bags[quote].keys()
        room -= length
        if len(chosen) == _QUOTES or room < _SHORTEST:
            break
    return chosen


def _likeness(bag: Mapping[str, float], middle: Mapping[str, float]) -> float:
    shared = sum(weight * middle[word] for word, weight in bag.items())
    length = math.sqrt(sum(w * w for w in bag.values()))
    return shared / length if length else 0.0
