"""How real the clause of a noun and a gerund are: a verb, its own mood and a reader of governors in, its Reading out.

"a plan to withdraw", "claims that it had bombed", "the town seized last year", "without bombing".
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose, definite
from chronist.claims.cues import Cue, cue, verb_cue
from chronist.claims.moods import HAPPENED, Reading
from chronist.claims.negation import SUBJECTS, no_words
from chronist.claims.status_nouns import Reader
from chronist.claims.words import word_class
from chronist.data import rows
from chronist.model import Status

_VERBS = frozenset({"VERB", "AUX"})
_EMPTY = frozenset({"without", "instead", "than", "against", "short"})
_TRIES = frozenset({"attempt", "bid", "effort", "try", "endeavour", "endeavor"})
_WISHES = frozenset({"want", "need", "like", "wish", "see", "have", "get"})
_NEAR = 8  # words from "want" to the participle of what is wanted
_UNSURE = frozenset({"possible", "threatened", "denied"})
_NOT_YET = frozenset({Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.DENIED})
_OWN = Cue("own", "possible")


def tells(verb: Token) -> bool:
    """True for the content of a report that was taken for a relative clause: "the charge that it sent tanks"."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    return that and cue(lemma(verb.head), "n", "that") is not None


def of_noun(verb: Token, top: Token, own: Reading, read: Reader) -> Reading:
    """A clause that a noun governs: "a plan to withdraw", "claims that it had bombed", "the town seized last year"."""
    noun = top.head
    if lemma(noun) in _TRIES and any(c.tag_ == "TO" for c in top.children) and not tuple(no_words(noun)):
        above = read(noun)
        if above.status not in _NOT_YET and not (above.negative and noun.dep_ == "dobj"):
            return Reading(Status.ATTEMPTED, cues=(*above.cues, noun))
    key = "inf" if any(c.tag_ == "TO" for c in top.children) else "that" if _has_that(top) else ""
    if not key:
        return own if own.status else _participle(verb, noun, read)
    if (denied := _denied_report(noun, own, read)) and key == "that":
        return denied
    if key == "inf" and not cue(lemma(noun), "n", "inf") and (called := _called_for(noun, own, read)):
        return called
    matrix = read(noun)
    found = cue(lemma(noun), "n", key) or (Cue("planned", "possible") if key == "inf" else _OWN)
    doubt = tuple(c for c in noun.children if c.dep_ == "amod" and cue(c.lower_, "a", "report"))
    if doubt and key == "that":
        return Reading(Status.POSSIBLE, cues=doubt)
    return compose(found, matrix, own) | ((noun,) if found.status not in {"own", "same"} else ())


def is_infinitive(verb: Token) -> bool:
    """ "to withdraw", "to be deployed"."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def _called_for(noun: Token, own: Reading, read: Reader) -> Reading | None:
    """ "called for a team to be deployed": what is called for is the deployment."""
    governor = noun.head.head
    if noun.dep_ != "pobj" or governor.pos_ not in _VERBS:
        return None
    found = verb_cue(governor, noun.head.lower_)
    return compose(found, read(governor), own) | (governor,) if found is not None else None


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" for c in verb.children) or any(c.dep_ in SUBJECTS for c in verb.children)


def _participle(verb: Token, noun: Token, read: Reader) -> Reading:
    """A bare participle after a noun: done where it is passive, else as real as the sentence around it."""
    if verb.tag_ == "VBN" and noun.dep_ == "dobj" and is_wished(verb, noun.head):
        wished = verb_cue(noun.head, "other") or Cue("same", "not-happened")
        return compose(wished, read(noun.head), HAPPENED)  # "was supposed to see the lancers withdrawn"
    if verb.tag_ == "VBN":
        no = [t for t in verb.sent[:1] if t.lower_ in {"nor", "neither", "never"} and noun.head.i < noun.i]
        return Reading(Status.NOT_HAPPENED, negative=True, cues=tuple(no)) if no else HAPPENED
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i), None)
    if of is not None and (found := cue(lemma(noun), "n", "of")):
        return compose(found, read(noun), Reading(None)) | (noun,)  # "the risk of the army starting"
    above = noun.head
    if noun.dep_ == "pobj" and (found := cue(lemma(above.head), "n", above.lower_)) and found.status in _UNSURE:
        return compose(found, read(above.head), Reading(None)) | (above.head,)  # "rumours of soldiers looting"
    if above.pos_ in _VERBS and above != noun:
        matrix = read(above)
        if not matrix.real and noun.dep_ in {"dobj", "nsubj", "attr"} and not matrix.negative and _is_new(noun):
            return matrix
        return Reading(Status.ONGOING) if matrix.status is Status.ONGOING else HAPPENED
    return HAPPENED


def is_wished(verb: Token, head: Token) -> bool:
    """True for the participle of "want the siege lifted", "see the troops withdrawn"."""
    bare = verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children)
    near = 0 < verb.i - head.i <= _NEAR and not any(t.is_punct for t in verb.doc[head.i : verb.i])
    return bare and near and head.pos_ in _VERBS and lemma(head) in _WISHES


def _is_new(noun: Token) -> bool:
    """True for "a treaty banning mines", not for "snipers firing on the convoy", who are there already."""
    return not definite(noun) and (noun.tag_ in {"NN", "NNP"} or not {noun.lower_, lemma(noun)} & _people())


@cache
def _people() -> frozenset[str]:
    """Nouns of people and of groups of them."""
    return frozenset(row["noun"].split()[-1].lower() for row in rows("role_nouns"))


def _denied_report(noun: Token, own: Reading, read: Reader) -> Reading | None:
    """ "rejected claims that it had bombed": the claim's content is denied."""
    if noun.head.pos_ not in _VERBS | {"ADP"} or not cue(lemma(noun), "n", "that"):
        return None
    if noun.dep_ == "pobj" and noun.head.head.pos_ in _VERBS and (found := verb_cue(noun.head.head, "report")):
        return compose(found, read(noun.head.head), own) | (noun.head.head,)
    if noun.dep_ in {"dobj", "nsubjpass"} and (found := verb_cue(noun.head, "report")):
        return compose(found, read(noun.head), own) | (noun.head,)
    reading = read(noun)
    return reading if reading.status is Status.DENIED else None


def gerund(verb: Token, own: Reading, read: Reader) -> Reading:
    """A gerund after a preposition: "accused of bombing", "without bombing", "by bombing"."""
    preposition = verb.head
    governor = preposition.head
    if preposition.lower_ in _EMPTY or governor.lower_ in _EMPTY:
        word = preposition if preposition.lower_ in _EMPTY else governor
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(word,))
    if own.negative or own.status is not None:
        return own
    if whether := next((c for c in verb.children if c.lower_ == "whether"), None):
        return Reading(Status.POSSIBLE, cues=(whether,))
    if governor.lower_ == "ahead":
        return Reading(Status.PLANNED, cues=(governor,))
    if option := _option(governor):
        return Reading(Status.POSSIBLE, cues=(option,))
    matrix = read(governor)
    name = preposition.lower_
    if name == "of" and (denied := _denied_report(governor, own, read)):
        return denied
    if governor.pos_ in _VERBS:
        found = verb_cue(governor, name)
    elif governor.pos_ == "ADJ":
        found = cue(governor.lower_, "a", name)
    else:
        found = cue(lemma(governor), "n", name)
        if found is None and governor.dep_ == "dobj" and governor.head.pos_ in _VERBS:
            found, matrix = verb_cue(governor.head, name), read(governor.head)  # "accused the army of shelling"
    if found is None and is_infinitive(verb):
        found = Cue("planned", "possible")
    if found is None:
        presupposed = name in {"after", "for", "despite", "since"}
        return compose(Cue("same", "happened" if presupposed else "not-happened"), matrix, own)
    return compose(found, matrix, own) | ((governor, preposition) if found.status != "same" else ())


def _option(governor: Token) -> Token | None:
    """The "ways" of "has three ways to end it: by shelling"."""
    if governor.pos_ not in _VERBS:
        return None
    objects = (c for c in governor.children if c.dep_ in {"dobj", "attr"})
    found = next((o for o in objects if lemma(o) in word_class("option")), None)
    listed = found is None and governor.dep_ == "pcomp" and governor.head.lower_ == "by"
    return (
        _option(governor.head.head) if listed else found
    )  # "by filing a suit, by asking them or by having him jailed"
