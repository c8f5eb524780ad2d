"""Headlines: a token of a line without a full stop in, the Reading that the clipped style gives it or None out.

"Army to storm town" plans, "Raid on arsenal foiled" and "March cancelled" tell the noun's fate by a bare participle.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose
from chronist.claims.cues import Cue, cue, verb_cue
from chronist.claims.moods import HAPPENED, Reading, is_headline
from chronist.model import Status

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECT = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ"})
_REACH = 8
_PLANNED = Cue("planned", "possible")


def headline(token: Token) -> Reading | None:
    """The reading of a verb or noun by the style of headlines; None outside them."""
    if not is_headline(token):
        return None
    infinitive = _to(token)
    if infinitive is not None:
        return _infinitive(token, infinitive)
    if (ahead := _announced(token)) is not None:
        return ahead
    return _fate(token) if token.pos_ in {"NOUN", "PROPN", "VERB"} else None


def _to(token: Token) -> Token | None:
    """The "to" before a verb or "be" and participle, where no finite verb stands before it."""
    at = token.i - 1
    if token.tag_ == "VBN" and at >= token.sent.start and token.doc[at].lower_ == "be":
        at -= 1
    elif token.pos_ not in {"VERB", "NOUN"} or token.lower_ != lemma(token):
        return None
    if at <= token.sent.start or token.doc[at].lower_ != "to":
        return None
    before = token.doc[token.sent.start : at]
    if any(t.tag_ in _FINITE | {"VBG", "VBN", "IN"} or t.text in {":", "?"} for t in before):
        return None
    return token.doc[at]


def _infinitive(verb: Token, to: Token) -> Reading | None:
    if to.i == 0:
        return None
    noun = to.nbor(-1)
    if noun.lower_ in {"set", "due", "ready"} or (noun.pos_ in {"ADJ", "ADP"} and noun.i != noun.sent.start):
        return None
    found = cue(lemma(noun), "n", "inf") or cue(noun.lower_, "n", "inf")
    if found is None:
        return Reading(Status.PLANNED, cues=(to,)) if verb.pos_ == "VERB" else None
    fate = _told_after(verb) or HAPPENED
    return compose(found, fate, Reading(None)) | (noun,)


def _told_after(verb: Token) -> Reading | None:
    """The participle behind an infinitive: "plot to kill premier foiled"."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _REACH)]:
        if token.tag_ in {"VBN", "VBD"} and (found := verb_cue(token, "obj", "subj")):
            return compose(found, HAPPENED, Reading(None)) | (token,)
    return None


def _announced(noun: Token) -> Reading | None:
    """ "Regent plans visit": a verb that the tagger takes for a plural noun."""
    if noun.pos_ != "NOUN" or noun.i < noun.sent.start + 2:
        return None
    before = noun.nbor(-1)
    if before.tag_ != "NNS" or before.dep_ not in {"compound", "nsubj", "nmod"}:
        return None
    found = cue(before.lower_.removesuffix("s"), "v", "obj")
    if found is None or found.status not in {"planned", "proposed", "threatened", "possible", "not-happened"}:
        return None
    return compose(found, HAPPENED, Reading(None), noun=noun) | (before,)


def _fate(noun: Token) -> Reading | None:
    """What a bare participle makes of the noun before it: "March cancelled, organisers say"."""
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 1 + _REACH)]:
        if token.tag_ in _FINITE - {"VBD"} or token.text in {":", ";", ","}:
            return None
        if token.tag_ in {"VBN", "VBD"}:
            found = verb_cue(token, "obj")
            if found is None or found.status in {"same", "fact", "known", "ongoing"} or _has_object(token):
                return None
            return compose(found, HAPPENED, Reading(None), noun=noun) | (token,)
    return None


def _has_object(verb: Token) -> bool:
    if any(c.dep_ == "dobj" for c in verb.children):
        return True
    at = verb.i + 1
    return at < verb.sent.end and verb.doc[at].tag_ in _OBJECT and verb.doc[at].dep_ not in {"npadvmod", "advmod"}
