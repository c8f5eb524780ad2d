"""How far the text says an act is real: the token that names it in, its StatusReading out.

A trigger's own tense, modals and negation are read first (moods.py), then whatever governs it up the tree, each step
through the table of cues: "failed to recapture" attempted, "vowed to recapture" planned, "denied bombing" denied.
In doubt between real and unreal the reading is `possible`. Not handled: irony, and what only another sentence reveals.

The status is the act's in the words of whoever is last named as saying so: plain attribution ("the army said") is no
doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.history import is_background
from chronist.claims.moods import HAPPENED, Reading, is_question, mood, tells_by_saying
from chronist.claims.negation import SUBJECTS
from chronist.claims.status_clauses import adverbial, complement
from chronist.claims.status_conditions import inverted, opener, supposed, threat
from chronist.claims.status_doubts import aside, doubted_source
from chronist.claims.status_frames import after_noun, clause_frame, framed
from chronist.claims.status_headlines import headline
from chronist.claims.status_noun_clauses import gerund, is_infinitive, of_noun, tells
from chronist.claims.status_nouns import read_noun, untrue
from chronist.claims.status_outcomes import thwarted
from chronist.claims.words import word_class
from chronist.model import REAL, Span, Status

_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "compound", "attr", "appos", "oprd", "amod", "nmod", "poss"}
)
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
    if status is Status.ATTEMPTED and _all_but_done(trigger, reading):
        status = Status.HAPPENED
    if status is Status.PLANNED and (ended := thwarted(trigger, reading)):
        status, reading = Status.NOT_HAPPENED, reading | ended
    cues = sorted({t.i: t for t in reading.cues if t.i != trigger.i}.values(), key=lambda t: t.i)
    spans = tuple(Span(start=t.idx, end=t.idx + len(t), text=t.text) for t in cues)
    return StatusReading(status=status, cues=spans, background=is_background(trigger))


def _all_but_done(trigger: Token, reading: Reading) -> bool:
    """'has all but collapsed': what comes about by degrees has nearly come about, unlike a hill all but taken."""
    return {"all", "but"} <= {t.lower_ for t in reading.cues} and lemma(trigger) in word_class("gradual")


def _asked(trigger: Token) -> bool:
    """True where the trigger belongs to what a question asks, not to what it takes for granted."""
    way = (trigger, *trigger.ancestors)
    return not any(t.dep_ in {"relcl", "acl", "pobj", "advcl"} for t in way)


@lru_cache(maxsize=2)  # the document at hand
def _known(_doc: Doc) -> dict[int, Reading]:
    """The readings of the document's tokens so far: acts of one sentence share their governors."""
    return {}


def _read(token: Token, depth: int) -> Reading:
    if depth > _MAX_DEPTH:
        return Reading(Status.POSSIBLE)
    known = _known(token.doc)
    if token.i not in known:
        known[token.i] = _reading(token, depth)
    return known[token.i]


def _reading(token: Token, depth: int) -> Reading:

    def read(other: Token) -> Reading:
        return _read(other, depth + 1)

    if (found := framed(token, read) or headline(token)) is not None:
        return found
    if _is_noun(token):
        return supposed(token) or after_noun(token, read_noun(token, read))
    if token.pos_ == "ADJ" or (token.pos_ not in _VERBS and token.dep_ == "acomp"):
        return _adjective(token, depth)
    return _verb(token, depth)


def _is_noun(token: Token) -> bool:
    if is_infinitive(token):
        return False  # "ready to host talks", tagged a noun
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

    def read(token: Token) -> Reading:
        return _read(token, depth + 1)

    if own.status is None and opener(verb) is not None and verb.tag_ == "VBN":
        own = HAPPENED
    if (found := inverted(top) or threat(verb, own, read)) is not None:
        return found
    for clause in dict.fromkeys((verb, top)):
        if (found := clause_frame(clause, own)) is not None:
            return found
    if own.real and (doubt := aside(top)):
        return Reading(Status.POSSIBLE, cues=doubt)
    match top.dep_:
        case "ccomp" if top.head.pos_ == "NOUN" and tells(top):
            return of_noun(verb, top, own, read)
        case "xcomp" | "ccomp" | "oprd":
            return complement(verb, top, own, read)
        case "advcl":
            return adverbial(verb, top, own, read)
        case "acl" | "relcl" if top.dep_ == "acl" or is_infinitive(top) or tells(top):
            return of_noun(verb, top, own, read)
        case "pcomp":
            return gerund(top, own, read)
        case "csubj" | "csubjpass" if own.status and (word := untrue(top.head)):
            return Reading(Status.DENIED, cues=(word,))
        case "csubj" | "csubjpass":
            return own if own.status else Reading(Status.POSSIBLE, cues=own.cues)
        case "ROOT" | "parataxis" | "dep":
            return _main(verb, own)
    return own if own.status else HAPPENED | own.cues


def _first_joined(verb: Token) -> Token:
    """The first of joined verbs, whose governor is everyone's."""
    for _ in range(_MAX_DEPTH):
        if verb.dep_ != "conj" or verb.head.pos_ not in _VERBS or _is_clause_of_its_own(verb):
            return verb
        above = verb.head.head
        outer = verb.head.tag_ == "VBG" and is_infinitive(verb) and is_infinitive(above)
        verb = above if outer else _agreeing(verb)  # "to stop jailing editors and to release them"
    return verb


def _agreeing(verb: Token) -> Token:
    """The verb that "frees" is joined to: never "will keep" of "will keep it up until he yields and frees them"."""
    if verb.tag_ != "VBZ" or verb.head.tag_ != "VB" or any(c.dep_ in SUBJECTS for c in verb.children):
        return verb.head
    between = verb.doc[verb.head.i + 1 : verb.i]
    return next((t for t in reversed(list(between)) if t.tag_ == "VBZ" and t.pos_ == "VERB"), verb.head)


def _is_clause_of_its_own(verb: Token) -> bool:
    """'... to commit crimes and have killed': a tense of its own, joined to an infinitive by the parser alone."""
    finite = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBP", "VBZ", "VBD"} for c in verb.children)
    return finite and verb.head.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.head.children)


def _main(verb: Token, own: Reading) -> Reading:
    """A main clause: its own tense; a bare verb without a subject commands; "to" in a headline plans."""
    doubt = doubted_source(verb)
    if doubt and own.real:
        return Reading(Status.POSSIBLE, cues=doubt)
    option = next((c for c in verb.children if c.dep_ == "nsubj" and lemma(c) in word_class("option")), None)
    if verb.tag_ == "VBG" and option is not None:
        return Reading(Status.POSSIBLE, cues=(option,))  # "one option is shelling the town"
    if own.status is not None:
        return own
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    if verb.tag_ == "VB" or to is not None:
        return Reading(Status.PLANNED, cues=(to,)) if to is not None else _bare(verb, own)
    return Reading(Status.ONGOING if verb.tag_ == "VBG" else Status.HAPPENED, cues=own.cues)


def _bare(verb: Token, own: Reading) -> Reading:
    if own.negative:
        return own
    if any(c.dep_ in SUBJECTS for c in verb.children) or _shares_subject(verb):
        return HAPPENED if tells_by_saying(verb) else Reading(Status.ONGOING)
    return Reading(Status.PROPOSED)


def _shares_subject(verb: Token) -> bool:
    """ "we are alarmed and call on ...": a present told of the first verb's subject, for all that the tagger says."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ not in _VERBS:
        return False
    subject = any(c.dep_ in SUBJECTS for c in first.children)
    return subject and any(t.tag_ in {"VBP", "VBZ"} for t in (first, *first.children) if t.pos_ in _VERBS)
