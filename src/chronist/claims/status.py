"""How far the text says an act is real: the token that names it in, its StatusReading out.

A trigger's own tense, modals and negation are read first (moods.py), then whatever governs it up the tree, each step
through the table of cues: "failed to recapture" attempted, "vowed to recapture" planned, "denied bombing" denied.
In doubt between real and unreal the reading is `possible`. Not handled: irony, and what only another sentence reveals.

The status is of the act in the words of whoever is last named as saying so: plain attribution ("the army said") is no doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose
from chronist.claims.cues import Cue, cue
from chronist.claims.history import is_background
from chronist.claims.moods import HAPPENED, SUBJECTS, Reading, is_question, mood
from chronist.claims.status_nouns import read_noun, verb_cue
from chronist.model import REAL, Span, Status

_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "compound", "attr", "appos", "oprd", "amod", "nmod", "poss"}
)
_EMPTY = frozenset({"without", "instead", "than", "against", "short"})
_OWN = Cue("own", "possible")
_SAME = Cue("same", "not-happened")
_MAX_DEPTH = 12  # governors followed; a longer way up the tree is an error of the parser


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of an act, the words that show it, and whether the text tells it as history."""

    status: Status
    cues: tuple[Span, ...] = ()
    background: bool = False


def read_status(trigger: Token) -> StatusReading:
    """The status of the act that a verb or event noun names."""
    reading = _read(trigger, 0)
    status = reading.status or Status.HAPPENED
    if status in REAL | {Status.PLANNED} and is_question(trigger) and _asked(trigger):
        status = Status.POSSIBLE
    cues = sorted({t.i: t for t in reading.cues if t.i != trigger.i}.values(), key=lambda t: t.i)
    spans = tuple(Span(start=t.idx, end=t.idx + len(t), text=t.text) for t in cues)
    return StatusReading(status=status, cues=spans, background=is_background(trigger))


def _asked(trigger: Token) -> bool:
    """True where the trigger belongs to what a question asks, not to what it takes for granted."""
    way = (trigger, *trigger.ancestors)
    return not any(t.dep_ in {"relcl", "acl", "pobj", "advcl"} for t in way)


def _read(token: Token, depth: int) -> Reading:
    if depth > _MAX_DEPTH:
        return Reading(Status.POSSIBLE)
    if _is_noun(token):
        return read_noun(token, lambda t: _read(t, depth + 1))
    if token.pos_ == "ADJ" or (token.pos_ not in _VERBS and token.dep_ == "acomp"):
        return _adjective(token, depth)
    return _verb(token, depth)


def _is_noun(token: Token) -> bool:
    if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return not (token.tag_ == "VBG" and token.dep_ == "pcomp")
    return token.tag_ == "VBG" and token.dep_ in _NOMINAL and not any(c.dep_ in {"dobj", "aux"} for c in token.children)


def _adjective(token: Token, depth: int) -> Reading:
    matrix = _read(token.head, depth + 1) if token.head.pos_ in _VERBS else HAPPENED
    if any(c.lower_ in {"too", "not"} for c in token.children):
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(*matrix.cues, token))
    return matrix


def _verb(verb: Token, depth: int) -> Reading:
    own = mood(verb)
    top = _first_joined(verb)
    match top.dep_:
        case "xcomp" | "ccomp" | "oprd":
            return _complement(verb, top, own, depth)
        case "advcl":
            return _adverbial(verb, top, own, depth)
        case "acl":
            return _of_noun(verb, top, own, depth)
        case "pcomp":
            return _gerund(top, own, depth)
        case "csubj" | "csubjpass":
            return own if own.status else Reading(Status.POSSIBLE, cues=own.cues)
        case "ROOT" | "parataxis" | "dep":
            return _main(verb, own)
    return own if own.status else HAPPENED | own.cues


def _first_joined(verb: Token) -> Token:
    """The first of joined verbs, whose governor is everyone's."""
    for _ in range(_MAX_DEPTH):
        if verb.dep_ != "conj" or verb.head.pos_ not in _VERBS:
            return verb
        verb = verb.head
    return verb


def _main(verb: Token, own: Reading) -> Reading:
    """A main clause: its own tense; a bare verb without a subject commands; "to" in a headline plans."""
    doubt = _doubted_source(verb)
    if doubt and own.real:
        return Reading(Status.POSSIBLE, cues=doubt)
    if own.status is not None:
        return own
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    if verb.tag_ == "VB" or to is not None:
        return Reading(Status.PLANNED, cues=(to,)) if to is not None else _bare(verb, own)
    return Reading(Status.ONGOING if verb.tag_ == "VBG" else Status.HAPPENED, cues=own.cues)


def _bare(verb: Token, own: Reading) -> Reading:
    if own.negative:
        return own
    return Reading(Status.ONGOING) if any(c.dep_ in SUBJECTS for c in verb.children) else Reading(Status.PROPOSED)


def _doubted_source(verb: Token) -> tuple[Token, ...]:
    """The words that doubt a source: "unconfirmed reports said", "according to conflicting accounts"."""
    sources = [c for c in verb.children if c.dep_ == "nsubj"]
    for child in verb.children:
        if child.lower_ == "according":
            sources += [o for to in child.children for o in to.children if o.dep_ == "pobj"]
    return tuple(m for s in sources for m in s.children if m.dep_ == "amod" and cue(m.lower_, "a", "report"))


def _complement(verb: Token, top: Token, own: Reading, depth: int) -> Reading:
    """The complement of a verb or adjective: "vowed to", "denied that", "ready to"."""
    head = top.head
    matrix = _read(head, depth + 1)
    finite = own.status is not None and not _infinitive(top)
    if finite and top.dep_ == "ccomp":
        return _that(verb, head, own, matrix)
    if head.pos_ in {"ADJ", "ADP", "ADV"} or (head.pos_ not in _VERBS and head.dep_ == "acomp"):
        return _of_adjective(head, own, matrix)
    if lemma(head) in {"be", "have"} and (special := _to_be(head, top, own, matrix)):
        return special
    keys = _keys(top, head)
    found = verb_cue(head, *keys)
    if found is None:
        found = _SAME if keys[0] == "ing" else Cue("planned", "possible")
    result = compose(found, matrix, own)
    return result if found.status in {"same", "own"} else result | (head,)


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and not any(c.tag_ in {"MD"} or c.lower_ in {"do", "does", "did"} for c in verb.children)


def _keys(verb: Token, head: Token) -> tuple[str, ...]:
    """What the head governs here, likeliest row first."""
    to = any(c.tag_ == "TO" for c in verb.children)
    having = any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in verb.children)
    if having or (verb.tag_ == "VBG" and not to):
        return ("ing", "from", "inf") if not _own_object(verb, head) else ("other", "ing", "from")
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in head.children) or (
        head.tag_ == "VBN" and head.dep_ in {"acl", "advcl", "amod"}
    ):
        return ("passive", "other", "inf")
    if not to and any(c.dep_ == "mark" for c in verb.children):
        return ("that", "other")
    return ("other", "inf") if _own_object(verb, head) else ("inf", "other")


def _own_object(verb: Token, head: Token) -> bool:
    """True where someone else than the head's subject is to act: "urged Moscow to", "wants them to"."""
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return subject or any(c.dep_ in {"dobj", "dative"} and c.i < verb.i for c in head.children)


def _that(verb: Token, head: Token, own: Reading, matrix: Reading) -> Reading:
    """A finite clause under a verb: what the verb says of it, else its own tense."""
    if head.pos_ not in _VERBS:
        found = cue(head.lower_, "a", "that") if head.pos_ == "ADJ" else None
        return compose(found or _OWN, matrix, own)
    doubt = tuple(c for c in _doubted_source(head))
    if doubt and own.real:
        return Reading(Status.POSSIBLE, cues=doubt)
    if (whether := _mark(verb)) and whether.lower_ in {"whether", "if"}:
        return Reading(Status.POSSIBLE, cues=(whether,))
    found = _state_cue(head) or verb_cue(head, "that")
    if found is None and own.real and verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children):
        return Reading(Status.PROPOSED, cues=(head,))
    if found is None:
        return compose(_OWN, matrix, own)
    return compose(found, matrix, own, by_warner=_same_doer(verb, head)) | ((head,) if found.status != "own" else ())


def _state_cue(head: Token) -> Cue | None:
    """The row of the adjective in "it is likely that", "was unclear whether"."""
    if lemma(head) != "be":
        return None
    adjectives = [c for c in head.children if c.dep_ in {"acomp", "attr"}]
    return next((f for a in adjectives if (f := cue(a.lower_, "a", "that") or cue(lemma(a), "n", "that"))), None)


def _same_doer(verb: Token, head: Token) -> bool:
    """True where who warns and who would act may be the same: "it warned that it would"."""
    doers = [c for c in verb.children if c.dep_ in SUBJECTS]
    tellers = {c.lower_ for c in head.children if c.dep_ in SUBJECTS}
    return not doers or doers[0].lower_ in {"it", "they", "he", "she", "we", "i"} | tellers


def _mark(verb: Token) -> Token | None:
    return next(
        (c for c in verb.children if c.dep_ in {"mark", "advmod"} and cue(c.lower_, "c", "mark", "present")), None
    )


def _of_adjective(head: Token, own: Reading, matrix: Reading) -> Reading:
    found = cue(head.lower_, "a", "inf", "to")
    if (
        found is not None
        and matrix.negative
        and head in matrix.cues
        and not any(c.dep_ == "neg" for c in head.head.children)
    ):
        return Reading(Status.NOT_HAPPENED, negative=True, cues=matrix.cues)  # "too early to"
    if head.lower_ == "able" and matrix.real and any(t.tag_ in {"VBD", "VBN"} for t in (head.head,)):
        return compose(Cue("same", "not-happened"), matrix, own)
    if found is None:
        return compose(Cue("possible", "not-happened"), matrix, own)
    return compose(found, matrix, own) | (head,)


def _to_be(head: Token, verb: Token, own: Reading, matrix: Reading) -> Reading | None:
    """ "is to meet", "has yet to meet", "has to leave"."""
    to = next((c for c in verb.children if c.tag_ == "TO"), None)
    if to is None:
        return None
    yet = next((c for c in (*head.children, *verb.children) if c.lower_ == "yet"), None)
    if yet is not None:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(yet,))
    if own.negative or matrix.negative:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(*own.cues, *matrix.cues))
    if lemma(head) == "be":
        meant = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
        return Reading(Status.NOT_HAPPENED if meant else Status.PLANNED, meant, (head, to))
    if matrix.real and head.tag_ in {"VBD", "VBN"}:
        return None
    return Reading(Status.PROPOSED, cues=(*matrix.cues, head, to))


def _adverbial(verb: Token, top: Token, own: Reading, depth: int) -> Reading:
    """An adverbial clause: conditions, purposes, and participles that share the main verb's fate."""
    mark = _mark(top) or next((c for c in top.children if c.dep_ == "mark"), None)
    if mark is not None and cue(mark.lower_, "c", "mark"):
        return Reading(Status.POSSIBLE, own.negative, (*own.cues, mark))
    if any(c.lower_ == "as" and c.nbor(1).lower_ in {"if", "though"} for c in top.children if c.i + 1 < len(c.doc)):
        return Reading(Status.POSSIBLE, cues=own.cues)
    if own.status is not None and (own.status is not Status.ONGOING or verb.tag_ == "VBG"):
        return own
    matrix = _read(top.head, depth + 1) if top.head is not top else HAPPENED
    if own.status is Status.ONGOING:
        ahead = mark is not None and cue(mark.lower_, "c", "present") and not matrix.real
        return Reading(Status.PLANNED, cues=(mark,)) if ahead and mark is not None else own
    if own.negative:
        return own
    if verb.tag_ == "VB":
        return _purpose(top, matrix)
    if verb.tag_ == "VBN" and matrix.status is Status.ONGOING:
        return HAPPENED
    if verb.tag_ == "VBN" and (matrix.negative or any(c.lower_ == "having" for c in verb.children)):
        return HAPPENED
    return compose(_SAME, matrix, own)


def _purpose(verb: Token, matrix: Reading) -> Reading:
    """ "flew in to press": meant, whether or not it came to it."""
    to = tuple(c for c in verb.children if c.tag_ == "TO")
    if not to:
        return Reading(matrix.status, matrix.negative, matrix.cues)
    if any(c.lower_ == "only" for c in verb.children):
        return HAPPENED
    if matrix.real or matrix.status is None:
        return Reading(Status.PLANNED, cues=to)
    return Reading(Status.POSSIBLE if matrix.negative else matrix.status, cues=(*matrix.cues, *to))


def _of_noun(verb: Token, top: Token, own: Reading, depth: int) -> Reading:
    """A clause that a noun governs: "a plan to withdraw", "claims that it had bombed", "the town seized last year"."""
    noun = top.head
    key = "inf" if any(c.tag_ == "TO" for c in top.children) else "that" if _has_that(top) else ""
    if not key:
        return own if own.status else _participle(verb, noun, depth)
    if (denied := _denied_report(noun, own, depth)) and key == "that":
        return denied
    matrix = _read(noun, depth + 1)
    found = cue(lemma(noun), "n", key) or (Cue("planned", "possible") if key == "inf" else _OWN)
    doubt = tuple(c for c in noun.children if c.dep_ == "amod" and cue(c.lower_, "a", "report"))
    if doubt and key == "that":
        return Reading(Status.POSSIBLE, cues=doubt)
    return compose(found, matrix, own) | ((noun,) if found.status not in {"own", "same"} else ())


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" for c in verb.children) or any(c.dep_ in SUBJECTS for c in verb.children)


def _participle(verb: Token, noun: Token, depth: int) -> Reading:
    """A bare participle after a noun: done where it is passive, else as real as the sentence around it."""
    if verb.tag_ == "VBN":
        return HAPPENED
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i), None)
    if of is not None and (found := cue(lemma(noun), "n", "of")):
        return compose(found, _read(noun, depth + 1), Reading(None)) | (noun,)  # "the risk of the army starting"
    above = noun.head
    if above.pos_ in _VERBS and above is not noun:
        matrix = _read(above, depth + 1)
        if not matrix.real and noun.dep_ in {"dobj", "nsubj", "attr"} and not matrix.negative:
            return matrix
        return Reading(Status.ONGOING) if matrix.status is Status.ONGOING else HAPPENED
    return HAPPENED


def _denied_report(noun: Token, own: Reading, depth: int) -> Reading | None:
    """ "rejected claims that it had bombed": the claim's content is denied."""
    if noun.head.pos_ not in _VERBS or not cue(lemma(noun), "n", "that"):
        return None
    if noun.dep_ in {"dobj", "nsubjpass"} and (found := verb_cue(noun.head, "report")):
        return compose(found, _read(noun.head, depth + 1), own) | (noun.head,)
    reading = _read(noun, depth + 1)
    return reading if reading.status is Status.DENIED else None


def _gerund(verb: Token, own: Reading, depth: int) -> Reading:
    """A gerund after a preposition: "accused of bombing", "without bombing", "by bombing"."""
    preposition = verb.head
    governor = preposition.head
    if preposition.lower_ in _EMPTY or governor.lower_ in _EMPTY:
        word = preposition if preposition.lower_ in _EMPTY else governor
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(word,))
    if own.negative or own.status is not None:
        return own
    if governor.lower_ == "ahead":
        return Reading(Status.PLANNED, cues=(governor,))
    matrix = _read(governor, depth + 1)
    name = preposition.lower_
    if governor.pos_ in _VERBS:
        found = verb_cue(governor, name)
    elif governor.pos_ == "ADJ":
        found = cue(governor.lower_, "a", name)
    else:
        found = cue(lemma(governor), "n", name)
    if found is None:
        return compose(
            Cue("same", "happened" if name in {"after", "for", "despite", "since"} else "not-happened"), matrix, own
        )
    return compose(found, matrix, own) | ((governor, preposition) if found.status != "same" else ())
