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
_NAMES_A_NOUN = frozenset({"poss", "nmod", "nummod", "compound"})
_PLANS = frozenset({"plan", "arrange"})
AHEAD, LEANS_AHEAD, BEHIND = 2, 1, -1  # what only leans ahead lies behind where that is much nearer
_NEAR = 6  # words from "ahead of" to the day of what is ahead
_MAX_CLIMB = 8  # heads followed up to the verb; longer chains are parser errors


@cache
def _words() -> dict[str, str]:
    return {row["lemma"]: row["class"] for row in rows("tense_words")}


def _class_of(word: str) -> str:
    return _words().get(word, "")


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The syntactic head of a stretch of text; None where no token is in it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def direction(doc: Doc, start: int, end: int) -> int:
    """Which way the verb nearest above the stretch looks: AHEAD, LEANS_AHEAD, BEHIND or 0 where nothing tells."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    if _as_soon_as(doc, span[0], span[-1]):
        return AHEAD
    if _ahead_of(doc, span[0]):
        return LEANS_AHEAD
    token, nominal = span.root, False
    for _ in range(_MAX_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return 0 if nominal and _infinitive(token) else _of_verb(token)
        if token.pos_ == "ADJ" and _class_of(token.lower_) in _PLANS:
            return AHEAD
        if token.pos_ == "NOUN" and _awaited(token, first=not nominal):
            return LEANS_AHEAD
        if token.head == token or token.dep_ in _NAMES_A_NOUN:  # "Wednesday's ruling" may be sought tomorrow
            return BEHIND if _class_of(token.head.lower_) == "happened" else 0
        nominal = nominal or (
            token.dep_ == "pobj" and token.head.head.pos_ in {"NOUN", "PROPN"} and token.head.dep_ == "prep"
        )
        token = token.head
    return 0


def _as_soon_as(doc: Doc, token: Token, last: Token) -> bool:
    """ "as soon as Monday", "gave them until Tuesday to sign"."""
    if token.i < 1:
        return False
    before = token.nbor(-1).lower_
    if before == "as" and token.i > 1 and token.nbor(-2).lower_ in {"soon", "early"}:
        return True
    return bool(before == "until" and last.i + 1 < len(doc) and last.nbor().lower_ == "to")


def _ahead_of(doc: Doc, token: Token) -> bool:
    """ "ahead of a vote in August"."""
    near = doc[max(token.sent.start, token.i - _NEAR) : token.i]
    return any(t.lower_ == "ahead" and t.nbor().lower_ == "of" for t in near[:-1])


def _awaited(noun: Token, *, first: bool) -> bool:
    """ "the planned visit in May", "preparations for the vote in May"."""
    if any(c.dep_ == "amod" and _class_of(c.lower_) == "awaited" for c in noun.children):
        return True
    return not first and _class_of(noun.lower_) == "planning"


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _of_verb(verb: Token) -> int:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    kind = _class_of(lemma(verb))
    if _planned(verb, auxiliaries):
        return LEANS_AHEAD if _told_as_past(verb) or kind == "arrange" else AHEAD
    if "to" in auxiliaries or (verb.dep_ == "xcomp" and verb.tag_ == "VB"):
        return _of_infinitive(verb, auxiliaries)
    if auxiliaries & _AHEAD_MODALS:
        return BEHIND if "have" in auxiliaries else AHEAD
    if "can" in auxiliaries:
        return LEANS_AHEAD
    if verb.tag_ == "VBN" and auxiliaries & _PRESENT_BE and not auxiliaries & _PERFECT:
        return _of_present(verb, kind)
    if auxiliaries & _PERFECT or verb.tag_ in {"VBD", "VBN"}:
        return BEHIND
    if verb.tag_ == "VBG" and auxiliaries & _PRESENT_BE:
        return AHEAD
    return _of_present(verb, kind) if verb.tag_ in {"VBZ", "VBP"} else 0


def _of_present(verb: Token, kind: str) -> int:
    """ "when talks go on Monday, he will try", "the case is heard in May"."""
    if verb.dep_ == "advcl" and any(c.lower_ in {"will", "'ll", "’ll"} for c in verb.head.children):
        return AHEAD
    return AHEAD if kind == "coming" else 0


def _told_as_past(verb: Token) -> bool:
    """ "the march planned for Saturday was called off"."""
    if verb.dep_ != "acl" or verb.head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return verb.head.head.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in verb.head.head.children)


def _planned(verb: Token, auxiliaries: set[str]) -> bool:
    """ "has scheduled", "was set for", "is due", "are likely"; not "expected it on Monday", "set Friday as the day"."""
    kind = _class_of(lemma(verb))
    if kind in _PLANS:
        plans = kind == "arrange" and any(c.dep_ == "dobj" for c in verb.children)  # "planned a march on Saturday"
        active_past = verb.tag_ == "VBD" and not auxiliaries and not plans
        return not active_past or any(c.lower_ in {"for", "until"} for c in verb.children)
    return verb.pos_ == "AUX" and any(c.dep_ == "acomp" and _class_of(c.lower_) in _PLANS for c in verb.children)


def _of_infinitive(verb: Token, auxiliaries: set[str]) -> int:
    if "have" in auxiliaries:
        return BEHIND
    governor = verb.head
    if (
        verb.dep_ not in {"xcomp", "ccomp"} or governor == verb
    ):  # a purpose, a modifier: "flew there to mark the entry on Friday"
        return 0
    kind = _class_of(lemma(governor))
    if kind in _PLANS or kind == "wish":
        return AHEAD
    if kind == "done":
        return BEHIND
    return 0 if governor.tag_ in {"VBD", "VBN"} else AHEAD
