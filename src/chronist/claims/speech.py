"""Who is said to say what: a parsed Doc in, Attributions out.

Direct, indirect, mixed quotes, quotes that run on over sentences and paragraphs, "according to", nouns of saying,
passives without an agent (source None), denials, beliefs and intentions. `kind` tells them apart: `says`, `denies`
and `knows` alone make a speaker (data/speech_cues.csv). Where a quote goes on after the cue (“A,” he said. “B.”) the
content is one span that holds the cue as well. Inside a relative clause the source is its pronoun ("who said").
Not handled: irony, quotes within quotes, speakers named only in a later paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from chronist.claims.drafts import SAYING, Draft, drafts, kinds
from chronist.claims.lines import line_drafts
from chronist.claims.quotations import join_quotes
from chronist.claims.quotes import find_quotes
from chronist.claims.statements import statement_drafts
from chronist.model import Attribution, Span

_ASSERTIVE = SAYING


def find_attributions(doc: Doc) -> list[Attribution]:
    """All attributions in the order of their contents, outer before inner."""
    text = doc.text
    quotes = find_quotes(text)
    found = list(drafts(doc))
    statements = list(statement_drafts(doc, found, quotes))
    announced = {d.cue for d in statements}
    shorter = [d for d in found if d.cue not in announced]
    joined = join_quotes(doc, shorter, quotes, [*line_drafts(doc, quotes), *statements])
    return [_record(text, d) for d in sorted(_outermost(joined), key=lambda d: (*_content(d), d.cue))]


def _content(draft: Draft) -> tuple[int, int]:
    first, last = draft.content or draft.cue
    return first, -last


def _record(text: str, draft: Draft) -> Attribution:
    return Attribution(
        content=_span(text, *(draft.content or draft.cue)),
        source=_span(text, *draft.source) if draft.source else None,
        cue=_span(text, *draft.cue) if draft.cue[0] < draft.cue[1] else None,
        asserts=draft.kind != "denies",
        kind=draft.kind,
    )


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _outermost(found: Sequence[Draft]) -> list[Draft]:
    """Without attitudes told inside another's words: "he said she wanted to leave" has one speaker, he."""
    kept: list[Draft] = []
    for draft in found:
        if draft.content is None:
            continue
        around = [o for o in found if o is not draft and o.content and _holds(o, draft.cue)]
        if not around or (draft.kind in SAYING and draft.governs == "that" and draft.source):
            kept.append(draft)
    return kept


def _holds(outer: Draft, span: tuple[int, int]) -> bool:
    start, end = outer.content or outer.cue
    if not (start <= span[0] and span[1] <= end):
        return False
    frame = [outer.cue, *([outer.source] if outer.source else [])]
    return not any(f[0] <= span[0] and span[1] <= f[1] for f in frame)


def speakers_at(start: int, end: int, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Those who say what stands at start..end, innermost first; wishes, beliefs and judgements make no speaker."""
    around = [a for a in attributions if a.kind in _ASSERTIVE and _says(a, start, end)]
    return sorted(around, key=lambda a: (a.content.end - a.content.start, a.content.start))


def _says(attribution: Attribution, start: int, end: int) -> bool:
    content = attribution.content
    if not (content.start <= start and end <= content.end):
        return False
    frame = [s for s in (attribution.source, attribution.cue) if s is not None]
    return not any(s.start <= start and end <= s.end for s in frame)


def is_assertive(cue_lemma: str) -> bool:
    """True for a verb that makes its subject a speaker ("say", "deny"), False for wishes, beliefs, judgements."""
    return kinds().get((cue_lemma, "v", "that")) in _ASSERTIVE
