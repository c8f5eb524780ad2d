"""Where the sentence looks: a Doc and a stretch of it in, +1 (ahead), -1 (behind) or 0 (it does not say) out.

Ahead only after plain signs ("will", "to", "is scheduled"): on news, a cruder test of tense is worse than always
saying behind.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.data import rows

# "could not be found on Monday" looks back
_AHEAD_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should", "must"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve", "did", "'d"})
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
_MAX_CLIMB = 8  # heads followed up to the verb; longer chains are parser errors


@cache
def _words() -> dict[str, str]:
    return {row["lemma"]: row["class"] for row in rows("tense_words")}


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The syntactic head of a stretch of text; None where no token is in it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def direction(doc: Doc, start: int, end: int) -> int:
    """Which way the verb nearest above the stretch looks."""
    token, nominal = token_at(doc, start, end), False
    if (
        token is not None
        and token.i > 1
        and doc[token.i - 1].lower_ == "as"
        and doc[token.i - 2].lower_ in {"soon", "early"}
    ):
        return 1
    if (
        doc.text[end : end + 4] == " to " and doc.text[max(0, start - 6) : start] == "until "
    ):  # "gave them until Tuesday to sign"
        return 1
    for _ in range(_MAX_CLIMB):
        if token is None:
            return 0
        if token.pos_ in {"VERB", "AUX"}:
            return 0 if nominal and _infinitive(token) else _of_verb(token)
        if token.pos_ == "ADJ" and _words().get(token.lower_) == "plan":
            return 1
        if token.head == token or token.dep_ in {
            "poss",
            "nmod",
            "nummod",
            "compound",
        }:  # "Wednesday's ruling" may be sought tomorrow
            return 0
        nominal = nominal or (
            token.dep_ == "pobj" and token.head.head.pos_ in {"NOUN", "PROPN"} and token.head.dep_ == "prep"
        )
        token = token.head
    return 0


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _of_verb(verb: Token) -> int:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if _planned(verb, auxiliaries):
        return 1
    if "to" in auxiliaries or (verb.dep_ == "xcomp" and verb.tag_ == "VB"):
        return _of_infinitive(verb, auxiliaries)
    if auxiliaries & _AHEAD_MODALS:
        return -1 if "have" in auxiliaries else 1
    if auxiliaries & _PERFECT or verb.tag_ in {"VBD", "VBN"}:
        return -1
    if verb.tag_ == "VBG" and auxiliaries & _PRESENT_BE:
        return 1
    present = verb.tag_ in {"VBZ", "VBP"}
    if present and verb.dep_ == "advcl" and any(c.lower_ in {"will", "'ll"} for c in verb.head.children):
        return 1  # "when talks go on Monday, he will try"
    return 1 if present and _words().get(lemma(verb)) == "coming" else 0


def _planned(verb: Token, auxiliaries: set[str]) -> bool:
    """ "has scheduled", "was set for", "is due", "are likely"; not "expected it on Monday", "set Friday as the day"."""
    if _words().get(lemma(verb)) == "plan":
        active_past = verb.tag_ == "VBD" and not auxiliaries
        return not active_past or any(c.lower_ in {"for", "until"} for c in verb.children)
    return verb.pos_ == "AUX" and any(c.dep_ == "acomp" and _words().get(c.lower_) == "plan" for c in verb.children)


def _of_infinitive(verb: Token, auxiliaries: set[str]) -> int:
    if "have" in auxiliaries:
        return -1
    governor = verb.head
    if (
        verb.dep_ not in {"xcomp", "ccomp"} or governor == verb
    ):  # a purpose, a modifier: "flew there to mark the entry on Friday"
        return 0
    kind = _words().get(lemma(governor))
    if kind in {"plan", "wish"}:
        return 1
    if kind == "done":
        return -1
    return 0 if governor.tag_ in {"VBD", "VBN"} else 1
