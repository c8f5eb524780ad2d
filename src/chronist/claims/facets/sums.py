"""Whether a count is a war's so far: the word that brings it in, yes or no, and since when, out."""

from __future__ import annotations

import re

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import words
from chronist.claims.facets.reading import Text
from chronist.model import TimeMention

_LONG_AGO = re.compile(r"[0-9X]{4}(-[0-9]{2})?$")  # "since 2011", "since March"; a count since Tuesday is one event's
_YEAR = re.compile(r"(19|20)[0-9]{2}$")
_DAYS = frozenset(
    {"today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day"}
)
_MANY = 1000  # people that no single day of unrest kills
_WARS = 20000  # no single attack of our time has killed as many
_SPANS = frozenset({"year", "month", "week", "decade"})
_SO_FAR = re.compile(r"\b(?:so far|to date|in total|in all|altogether|overall|up to now|until now)\b", re.IGNORECASE)


def is_cumulative(trigger: Token, since: TimeMention | None, text: Text, size: float) -> bool:
    """True for a war's toll: the war is what kills or what one died in, or the count runs from a year."""
    predicate = text.predicate(trigger)
    around = (*predicate.subjects, *predicate.oblique("in", "during", "of", "from", "by", "throughout"))
    if trigger.dep_ == "relcl":
        around = (*around, trigger.head) if trigger.head in predicate.subjects else around
    # "Five years of war have killed": the war has.
    around = (*around, *(o for h in around if lemma(h) in _SPANS for o in text.predicate(h).oblique("of")))
    if size >= _WARS and _is_perfect(trigger) and lemma(trigger) in {"kill", "die", "perish", "claim", "cost"}:
        return True
    if any(lemma(h) in words("war") or (size >= _MANY and lemma(h) in words("unrest")) for h in around):
        return True
    if _is_summed(trigger):
        return True
    if since is not None and since.timex and _LONG_AGO.match(since.timex.value):
        return True
    if any(t.lower_ == "since" and any(_YEAR.match(c.text) for c in t.children) for t in trigger.subtree):
        return True
    if trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and is_cumulative(trigger.head, None, text, size):
        return True
    return any(
        t.lower_ == "since" and any(lemma(c) in {"begin", "start", "erupt"} | words("war") for c in t.head.subtree)
        for t in trigger.subtree
    )


def since_when(trigger: Token, text: Text) -> TimeMention | None:
    """The time that a "since" in the clause brings."""
    for token in trigger.subtree:
        if token.lower_ == "since" and token.sent == trigger.sent:
            reach = range(token.idx, token.right_edge.idx + len(token.right_edge))
            return next((t for t in text.annotation.times if t.start in reach or t.start <= token.idx < t.end), None)
    return None


def _is_summed(trigger: Token) -> bool:
    """ "400 tanks have been destroyed in total": a perfect with words of a sum, and of no single day."""
    sentence = trigger.sent.text
    return (
        _is_perfect(trigger)
        and bool(_SO_FAR.search(sentence))
        and not any(t.ent_type_ == "TIME" or t.lower_ in _DAYS for t in trigger.sent)
    )


def _is_perfect(trigger: Token) -> bool:
    return any(c.dep_ == "aux" and lemma(c) == "have" for c in trigger.children)
