"""Joins quotes to those who say them: Drafts and Quotes in, Drafts with whole quotes as their contents out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from chronist.claims.drafts import SAYING, Draft
from chronist.claims.quotes import Quote

_NEAR = 80  # characters between a quote and the cue of whoever says it, source included
_STRETCH = 1.8  # a content may be this much longer than the quotes it joins; beyond, each stands alone


def join_quotes(doc: Doc, found: list[Draft], quotes: Sequence[Quote], signed: Sequence[Draft] = ()) -> list[Draft]:
    """The drafts with their quotes, those inside quotes left out, and new ones where a speaker was carried over."""
    text = doc.text
    outside = [d for d in found if not any(q.is_saying and q.start < d.cue[0] and d.cue[1] < q.end for q in quotes)]
    outside = [d for d in outside if not any(_inside(d.cue, s.content) for s in signed)]
    widened = [*signed, *(_widen(d, quotes) for d in outside)]
    for quote in quotes:
        if not quote.is_saying or _holder(widened, quote) is not None:
            continue
        holder = _adjacent(text, widened, quote, quotes)
        if holder is None:
            holder = _carried(text, widened, quote)
        if holder is None:
            if (before := _paragraph_before(text, widened, quote)) is not None:
                widened.append(widened[before]._replace(content=(quote.start, quote.end), governs="quote"))
            continue
        joined = _with(widened[holder], quote)
        if _stands_alone(widened[holder], quote, joined):
            widened.append(joined._replace(content=(quote.start, quote.end)))
        else:
            widened[holder] = joined
    return [d for d in widened if d.content is not None]


def _inside(span: tuple[int, int], outer: tuple[int, int] | None) -> bool:
    return outer is not None and outer[0] <= span[0] and span[1] <= outer[1]


def _with(draft: Draft, quote: Quote) -> Draft:
    if draft.content is None or (draft.content[1] <= draft.cue[0] < quote.start and not _quotes(draft)):
        return draft._replace(content=(quote.start, quote.end), governs="quote")
    start, end = min(draft.content[0], quote.start), max(draft.content[1], quote.end)
    return draft._replace(content=(start, end), governs="quote")


def _stands_alone(before: Draft, quote: Quote, after: Draft) -> bool:
    """True where a joined content would be wrong: the clause before a colon, or a long name between."""
    if before.content is None or after.content is None:
        return False
    if after.content == (quote.start, quote.end):
        return True
    pieces = before.content[1] - before.content[0] + quote.end - quote.start
    return after.content[1] - after.content[0] > _STRETCH * pieces


def _paragraph_before(text: str, found: Sequence[Draft], quote: Quote) -> int | None:
    """Whoever spoke last in the paragraph before one that is nothing but a quote."""
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    if text[start : quote.start].strip() or text[quote.end : end if end >= 0 else len(text)].strip(" \t.,"):
        return None
    stop = len(text[:start].rstrip())
    from_ = text.rfind("\n", 0, stop) + 1
    before = [
        i for i, d in enumerate(found) if d.kind in SAYING and d.source and d.content and from_ <= d.cue[0] < stop
    ]
    last = max(before, key=lambda i: _frame_end(found[i]), default=None)
    return last if last is not None and stop - _frame_end(found[last]) <= _NEAR else None


def _quotes(draft: Draft) -> bool:
    return draft.governs == "quote"


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
        beside = quote.start >= draft.cue[1] or quote.end <= draft.cue[0]
        if beside and (quote.start - 1 <= start < quote.end or quote.start < end <= quote.end + 1):
            start, end = min(start, quote.start), max(end, quote.end)
    takes = (start, end) != draft.content or text_quoted(quotes, start, end)
    return draft._replace(content=(start, end), governs="quote" if takes else draft.governs)


def text_quoted(quotes: Sequence[Quote], start: int, end: int) -> bool:
    """True where a quote stands in start..end."""
    return any(start <= q.start and q.end <= end for q in quotes)


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
            if draft.content is not None and draft.content[0] >= frame[0] and not _may_precede(text, quote):
                continue
        elif frame[1] <= quote.start:
            gap = text[frame[1] : quote.start]
        else:
            continue
        between = any(
            q.is_saying and q is not quote and min(frame[1], quote.end) <= q.start < max(frame[0], quote.start)
            for q in quotes
        )
        if (
            between
            or ("\n" in gap and gap.strip() != ":")
            or len(gap) > _NEAR
            or _ends_sentence(gap, after=frame[0] >= quote.end)
        ):
            continue
        if draft.content is not None and draft.governs not in {
            "obj",
            "that",
            "quote",
            "about",
            "of",
            "on",
            "to",
            "with",
        }:
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), i)
    return best[1] if best else None


def _may_precede(text: str, quote: Quote) -> bool:
    """True where the quote opens a sentence that goes on: “We left,” she said ... ; not the last words of another's."""
    before = text[max(quote.start - 4, 0) : quote.start].rstrip(" \t")[-1:]
    return before in {"", "\n", ".", "!", "?", "”", '"'} and text[quote.end - 2 : quote.end - 1] != "."


def _ends_sentence(gap: str, *, after: bool) -> bool:
    stripped = gap.strip()
    return any(stop in stripped[:-1] + " " for stop in (". ", "! ", "? ")) or (not after and stripped.endswith("."))


def _frame_end(draft: Draft) -> int:
    return max(draft.cue[1], draft.source[1] if draft.source else 0, draft.content[1] if draft.content else 0)


def _carried(text: str, found: Sequence[Draft], quote: Quote) -> int | None:
    """Whoever was quoted last, where this quote runs on: after the cue's sentence, or heading the next paragraph."""
    before = [i for i, d in enumerate(found) if d.kind in SAYING and d.content and _frame_end(d) <= quote.start]
    last = max(before, key=lambda i: _frame_end(found[i]), default=None)
    if last is None or found[last].governs != "quote":
        return None
    between = text[_frame_end(found[last]) : quote.start]
    line, broken, _ = between.partition("\n")
    if broken and between[len(line) :].strip():
        return None
    rest = line.strip(" \"”'’")
    return last if len(rest) <= _NEAR and ". " not in rest else None
