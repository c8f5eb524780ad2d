"""Joins quotes to those who say them: Drafts and Quotes in, Drafts with whole quotes as their contents out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from chronist.claims.drafts import SAYING, Draft
from chronist.claims.quotes import Quote

_NEAR = 80  # characters between a quote and the cue of whoever says it, source included
_APART = 3  # characters between two quotes of one run, line break included


def join_quotes(doc: Doc, found: list[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts with their quotes, those inside quotes left out, and new ones for quotes whose speaker was carried over."""
    text = doc.text
    outside = [d for d in found if not any(q.is_saying and q.start < d.cue[0] and d.cue[1] < q.end for q in quotes)]
    widened = [_widen(d, quotes) for d in outside]
    last: int | None = None  # position in `widened` of whoever was quoted last
    for quote in quotes:
        if not quote.is_saying:
            continue
        holder = _holder(widened, quote)
        if holder is None:
            holder = _adjacent(text, widened, quote, quotes)
            if holder is None and last is not None and _follows(text, widened[last], quote, quotes):
                holder = last
            if holder is None:
                continue
            widened[holder] = _with(widened[holder], quote)
        last = holder
    return [d for d in widened if d.content is not None]


def _with(draft: Draft, quote: Quote) -> Draft:
    if draft.content is None:
        return draft._replace(content=(quote.start, quote.end))
    return draft._replace(content=(min(draft.content[0], quote.start), max(draft.content[1], quote.end)))


def _widen(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    """A content that ends or begins inside a quote takes all of it, and the mark that stands beside it."""
    if draft.content is None:
        return draft
    start, end = draft.content
    at = max(bisect_right(quotes, start, key=lambda q: q.start) - 2, 0)
    for quote in quotes[at:]:
        if quote.start > end:
            break
        if quote.start <= draft.cue[0] and draft.cue[1] <= quote.end:
            continue
        if quote.start - 1 <= start < quote.end or quote.start < end <= quote.end + 1:
            if quote.start >= draft.cue[1] or quote.end <= draft.cue[0]:
                start, end = min(start, quote.start), max(end, quote.end)
    return draft._replace(content=(start, end))


def _overlap(draft: Draft, quote: Quote) -> int:
    if draft.content is None:
        return 0
    return min(draft.content[1], quote.end) - max(draft.content[0], quote.start)


def _holder(found: Sequence[Draft], quote: Quote) -> int | None:
    """Who already has most of the quote."""
    holders = [i for i, d in enumerate(found) if _overlap(d, quote) * 2 > quote.end - quote.start]
    return min(holders, key=lambda i: (found[i].kind not in SAYING, -_overlap(found[i], quote), i), default=None)


def _adjacent(text: str, found: Sequence[Draft], quote: Quote, quotes: Sequence[Quote]) -> int | None:
    """The cue just after or just before the quote, with nothing but its source and a few words between."""
    best: tuple[int, int] | None = None
    for i, draft in enumerate(found):
        if draft.kind not in SAYING or draft.source is None:
            continue
        frame = (min(draft.cue[0], draft.source[0]), max(draft.cue[1], draft.source[1]))
        if frame[0] >= quote.end:
            gap = text[quote.end : frame[0]]
        elif frame[1] <= quote.start:
            gap = text[frame[1] : quote.start]
        else:
            continue
        between = any(
            q.is_saying and q is not quote and min(frame[1], quote.end) <= q.start < max(frame[0], quote.start)
            for q in quotes
        )
        if between or "\n" in gap or len(gap) > _NEAR or _ends_sentence(gap, after=frame[0] >= quote.end):
            continue
        if draft.content is not None and draft.governs not in {"obj", "that", "about", "of", "on", "to", "with"}:
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), i)
    return best[1] if best else None


def _ends_sentence(gap: str, *, after: bool) -> bool:
    stripped = gap.strip()
    return any(stop in stripped[:-1] + " " for stop in (". ", "! ", "? ")) or (not after and stripped.endswith("."))


def _follows(text: str, draft: Draft, quote: Quote, quotes: Sequence[Quote]) -> bool:
    """True where a quote runs on from the last one: next to it, or after the cue, or at the head of the next paragraph."""
    if draft.content is None:
        return False
    end = max(draft.content[1], draft.cue[1], draft.source[1] if draft.source else 0)
    between = text[end : quote.start]
    if end > quote.start:
        return True
    if "\n" not in between:
        return len(between.strip()) <= 2 or len(between) <= _NEAR and draft.content[1] < draft.cue[0]
    return not between.strip(" \n.,\"”'’")
