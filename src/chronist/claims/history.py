"""Which acts a report tells as history: a trigger token in, True or False out ("Palmyra, seized last year")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from chronist.annotate.language import lemma

_YEAR = re.compile(r"(?:mid-|early-|late-)?(?:19|20)\d\d(?:s|-\d\d)?$")
_LONG = frozenset({"year", "years", "month", "months", "decade", "decades", "century", "centuries", "1990s", "1980s"})
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "ROOT", "conj", "parataxis", "amod"})
_MAX_STEPS = 8


def is_background(trigger: Token) -> bool:
    """True where the trigger's own phrase or clause is dated by a year, "last year", "years ago", "since 2011"."""
    token = trigger
    for _ in range(_MAX_STEPS):
        if _is_counted_back(token):
            return True
        if any(_long_ago(c) for c in token.children if c.dep_ not in _CLAUSE and c.dep_ not in {"nsubj", "nsubjpass"}):
            return True
        if (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSE) or token.head == token:
            return _shared(token)
        token = token.head
    return False


def _is_counted_back(token: Token) -> bool:
    """'... retook Osk on Friday, three weeks after the rebels seized it': what happened long before what is told."""
    if token.dep_ == "advcl":
        marks = [c for c in token.children if c.dep_ in {"mark", "advmod"} and c.lower_ == "after"]
    else:
        marks = [token.head] if token.dep_ in {"pobj", "pcomp"} and token.head.lower_ == "after" else []
    return any(_is_span_of_time(t) for m in marks for t in (*m.children, *m.doc[max(0, m.i - 1) : m.i]))


def _is_span_of_time(token: Token) -> bool:
    return lemma(token) in {"week", "month", "year"} and token.ent_type_ in {"DATE", "TIME"}


def _shared(verb: Token) -> bool:
    """A joined verb without a time of its own is as old as the one it is joined to."""
    if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    return any(_long_ago(c) for c in verb.head.children if c.dep_ in {"prep", "npadvmod", "advmod"} and c.i < verb.i)


def _long_ago(child: Token) -> bool:
    """True for a time phrase that points back a year or more, or to a war or rule that is over."""
    if child.dep_ not in {"prep", "npadvmod", "advmod", "nummod", "amod", "poss", "compound", "mark", "pobj"}:
        return False
    words = [t.lower_ for t in child.subtree][:12]
    if child.dep_ == "prep" and not _is_time(child):
        return False
    if any(_YEAR.match(w) for w in words):
        return not any(_DAY.match(w) for w in words) or not any(w in _MONTHS for w in words)
    return ("last" in words or "previous" in words or "ago" in words or "earlier" in words) and bool(_past_unit(words))


def _is_time(preposition: Token) -> bool:
    if preposition.lower_ not in {
        "in",
        "since",
        "during",
        "from",
        "after",
        "before",
        "of",
        "until",
        "for",
        "on",
        "at",
        "between",
    }:
        return False
    heads = [o.lower_ for o in preposition.children if o.dep_ in {"pobj", "pcomp"}]
    return any(
        _YEAR.match(h) or h in _LONG or h in _MONTHS or h in {"war", "spring", "summer", "autumn", "winter"}
        for h in heads
    )


def _past_unit(words: list[str]) -> bool:
    units = {"year", "years", "decade", "decades", "century", "centuries"}
    return any(w in units for w in words) or ("ago" in words and "months" in words)
