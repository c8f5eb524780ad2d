"""How real a governed clause is: a verb, its own mood and a reader of governors in, its Reading out.

Complements ("vowed to", "denied that", "ready to") and adverbial clauses (conditions, purposes).
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose
from chronist.claims.cues import Cue, cue, verb_cue
from chronist.claims.moods import HAPPENED, Reading, tells_by_saying
from chronist.claims.negation import SUBJECTS
from chronist.claims.status_conditions import vowed
from chronist.claims.status_doubts import doubted_source, mark_of
from chronist.claims.status_noun_clauses import is_infinitive, is_wished
from chronist.claims.status_nouns import Reader, named_by
from chronist.claims.words import word_class
from chronist.model import Status

_VERBS = frozenset({"VERB", "AUX"})
_OWN = Cue("own", "possible")
_APPEALS = frozenset({"appeal", "call", "plead", "beg", "pray", "cry", "lobby"})
_SAME = Cue("same", "not-happened")


def complement(verb: Token, top: Token, own: Reading, read: Reader) -> Reading:
    """The complement of a verb or adjective: "vowed to", "denied that", "ready to"."""
    head = top.head
    matrix = read(head)
    finite = own.status is not None and not _infinitive(top)
    if (should := _unmet(verb, top, matrix)) is not None:
        return should
    if top.dep_ == "ccomp" and _is_order(top) and matrix.real:
        return Reading(Status.PROPOSED, cues=(head,))  # "Please stop the bombing," she said
    if finite and top.dep_ == "ccomp" and _is_supposition(head):
        return Reading(Status.POSSIBLE, cues=(head,))
    if finite and top.dep_ == "ccomp" and is_wished(verb, head) and (wished := verb_cue(head, "other")):
        return compose(wished, matrix, HAPPENED) | (head,)  # "want the siege lifted"
    if finite and top.dep_ == "ccomp":
        return _that(verb, head, own, matrix)
    if head.pos_ in {"ADJ", "ADP", "ADV"} or (head.pos_ not in _VERBS and head.dep_ == "acomp"):
        return _of_adjective(head, own, matrix)
    if lemma(head) == "be" and verb.tag_ == "VBN" and own.status is None and _mark_word(top) == "that":
        return _that(verb, head, HAPPENED, matrix)  # "one theory is that he fled", taken for a participle
    if lemma(head) in {"be", "have"} and (special := _to_be(head, top, own, matrix)):
        return special
    if seen := _vision(head):
        return compose(seen, matrix, own) | (head,)
    keys = _keys(top, head)
    found = verb_cue(head, *keys)
    if found is None:
        found = _SAME if keys[0] == "ing" else Cue("planned", "possible")
    if _is_said(verb, head):
        return HAPPENED  # "I want to thank the crew"
    if found.status == "planned" and _shares_fate(verb, head):
        found = _SAME
    if found.status == "planned" and matrix.real and vowed(verb, head):
        return Reading(Status.THREATENED, cues=(head,))
    result = compose(found, matrix, own)
    return result if found.status in {"same", "own"} else result | (head,)


def _shares_fate(verb: Token, head: Token) -> bool:
    """ "is working to support the families": done in doing the other."""
    return lemma(head) == "work" and cue(lemma(verb), "v", "activity") is not None


def _vision(head: Token) -> Cue | None:
    """ "the scenario sees them buying", "the plan would see troops leave"."""
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    return cue(lemma(subject), "n", "text", "vision") if subject is not None and lemma(head) == "see" else None


def _is_said(verb: Token, head: Token) -> bool:
    """ "I wish to thank", "we would like to condemn": said in the very wish to say it."""
    if lemma(head) not in {"want", "wish", "like"} or not tells_by_saying(verb):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in head.children) and not any(
        c.dep_ == "neg" for c in head.children
    )


def _mark_word(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "mark"), "")


def _unmet(verb: Token, top: Token, matrix: Reading) -> Reading | None:
    """ "ought to have withdrawn", "was supposed to have met"."""
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    head = top.head
    if not {"to", "have"} <= aux or lemma(head) not in {"ought", "suppose", "mean", "schedule"}:
        return None
    past = head.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in head.children)
    if head.lower_ != "ought" and not past:
        return None
    return Reading(Status.NOT_HAPPENED, negative=True, cues=(*matrix.cues, head))


def _is_order(verb: Token) -> bool:
    """A bare verb without a subject, set off by a quotation mark or comma from who says it."""
    if verb.tag_ != "VB" or any(c.dep_ in {*SUBJECTS, "aux", "mark"} for c in verb.children):
        return False
    between = verb.doc[min(verb.i, verb.head.i) : max(verb.i, verb.head.i)]
    return any(t.is_quote or t.text == "," for t in between)


def _is_supposition(head: Token) -> bool:
    """ "Say Arland attacked": a case to think of."""
    if head.lower_ != "say" or head.tag_ not in {"VB", "VBP"} or head.dep_ != "ROOT" or head.i != head.sent.start:
        return False
    return not any(c.dep_ in SUBJECTS or c.is_quote for c in head.children)


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
    doubt = tuple(c for c in doubted_source(head))
    if doubt and own.real:
        return Reading(Status.POSSIBLE, cues=doubt)
    if own.real and any(c.lower_ == "why" for c in verb.children):
        return own  # whoever asks why takes it as done
    if (whether := mark_of(verb)) and whether.lower_ in {"whether", "if"}:
        return Reading(Status.POSSIBLE, cues=(whether,))
    named = named_by(head) if lemma(head) == "be" else None
    if named is not None and (verb.tag_ == "VB" or (own.real and named[0].status == "possible")):
        return compose(named[0], matrix, own) | (named[1],)
    if verb.tag_ in {"VB", "VBP"} and (head.tag_ in {"VBD", "VBN"} or lemma(head) == "ask") and _is_bare(verb):
        found = verb_cue(head, "subjunctive")
        if found is not None:
            return compose(found, matrix, own) | (head,)
    found = _state_cue(head) or verb_cue(head, "that")
    if found is None and own.real and verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children):
        return Reading(Status.PROPOSED, cues=(head,))
    if found is None:
        return compose(_OWN, matrix, own)
    return compose(found, matrix, own, by_warner=_same_doer(verb, head)) | ((head,) if found.status != "own" else ())


def _is_bare(verb: Token) -> bool:
    return not any(c.dep_ == "aux" for c in verb.children)


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
    if any(c.dep_ == "poss" and c.lower_ in {"his", "its", "their", "our", "her"} for d in doers for c in d.children):
        return True
    return not doers or doers[0].lower_ in {"it", "they", "he", "she", "we", "i"} | tellers


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
    if lemma(verb) == "blame":
        return HAPPENED if matrix.real else matrix  # "is to blame"
    yet = next((c for c in (*head.children, *verb.children) if c.lower_ == "yet"), None)
    if yet is not None:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(yet,))
    if own.negative or matrix.negative:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(*own.cues, *matrix.cues))
    goes_on = lemma(verb) in word_class("holds")  # "talks are to resume": what is to be is the talks themselves
    if lemma(head) == "be" and not goes_on and (named := named_by(head)) is not None and not own.negative:
        return compose(named[0], matrix, own) | (named[1],)
    if lemma(head) == "be":
        meant = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
        return Reading(Status.NOT_HAPPENED if meant else Status.PLANNED, meant, (head, to))
    if matrix.real and head.tag_ in {"VBD", "VBN"}:
        return None
    return Reading(Status.PROPOSED, cues=(*matrix.cues, head, to))


def adverbial(verb: Token, top: Token, own: Reading, read: Reader) -> Reading:
    """An adverbial clause: conditions, purposes, and participles that share the main verb's fate."""
    if {"to", "have"} <= {c.lower_ for c in verb.children if c.dep_ == "aux"}:
        return complement(verb, top, own, read)  # "claimed on Friday to have taken it": no purpose lies behind
    mark = mark_of(top) or next((c for c in top.children if c.dep_ == "mark"), None)
    if mark is not None and cue(mark.lower_, "c", "mark"):
        return Reading(Status.POSSIBLE, own.negative, (*own.cues, mark))
    if any(c.lower_ == "as" and c.nbor(1).lower_ in {"if", "though"} for c in top.children if c.i + 1 < len(c.doc)):
        return Reading(Status.POSSIBLE, cues=own.cues)
    if mark is None and own.real and any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children):
        mark = next(c for c in top.children if c.dep_ == "mark")
    if mark is not None and mark.lower_ == "that" and mark.i <= top.sent.start + 1 and top.head.pos_ in _VERBS:
        return _that(verb, top.head, own, read(top.head))  # "That it shelled the convent, the army denies."
    if mark is not None and mark.lower_ == "before" and any(c.lower_ in {"could", "can"} for c in own.cues):
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(*own.cues, mark))
    if own.status is not None and (own.status is not Status.ONGOING or verb.tag_ == "VBG"):
        return own
    matrix = read(top.head) if top.head != top else HAPPENED
    if own.status is Status.ONGOING:
        ahead = mark is not None and cue(mark.lower_, "c", "present") and not matrix.real
        return Reading(Status.PLANNED, cues=(mark,)) if ahead and mark is not None else own
    if own.negative:
        return own
    if mark is not None and mark.lower_ == "for" and (asked := _asked_for(mark)) is not None and is_infinitive(top):
        return compose(asked[0], read(asked[1]), own) | (asked[1],)
    called = verb_cue(top.head, "for") if mark is not None and mark.lower_ == "for" else None
    if called is not None:
        return compose(called, matrix, own) | (top.head,)
    if verb.tag_ == "VB" and not is_infinitive(top) and mark is None and top.i <= top.sent.start + 1:
        return Reading(Status.PROPOSED, cues=(top.head,))  # "Boycott the vote, clerics urge"
    if is_infinitive(top) and _shares_fate(verb, top.head):
        return compose(_SAME, matrix, own)
    if verb.tag_ == "VB" or is_infinitive(top):
        phrasal = any(c.dep_ == "prt" for c in top.head.children)  # "fought off the raid to rest"
        tried = verb_cue(top.head, "inf") if top.head.pos_ in _VERBS and not phrasal else None
        if tried is not None and tried.status == "attempted":
            return compose(tried, matrix, own) | (top.head,)
        if (begged := verb_cue(top.head, "other")) and begged.status == "proposed" and _asks_of_someone(top):
            return compose(begged, matrix, own) | (top.head,)
        return _purpose(top, matrix)
    if verb.tag_ == "VBN" and matrix.status is Status.ONGOING:
        return HAPPENED
    if verb.tag_ == "VBN" and (matrix.negative or any(c.lower_ == "having" for c in verb.children)):
        return HAPPENED
    return compose(_SAME, matrix, own)


def _asks_of_someone(clause: Token) -> bool:
    """ "appealed to the powers to expel": the asked stand in a phrase before the infinitive."""
    before = [c for c in clause.head.children if c.dep_ == "prep" and c.i < clause.i]
    return bool(before) and before[-1].lower_ in {"to", "on", "upon", "with"} and lemma(clause.head) in _APPEALS


def _asked_for(mark: Token) -> tuple[Cue, Token] | None:
    """ "the need for the two navies to cooperate", "the demand for the garrison to leave"."""
    noun = mark.nbor(-1) if mark.i > 0 else mark
    found = cue(lemma(noun), "n", "for", "inf") if noun.pos_ == "NOUN" else None
    return (found, noun) if found is not None else None


def _purpose(verb: Token, matrix: Reading) -> Reading:
    """ "flew in to press": meant, whether or not it came to it."""
    to = tuple(c for c in verb.children if c.tag_ == "TO")
    if not to:
        return Reading(matrix.status, matrix.negative, matrix.cues)
    if any(c.lower_ == "only" for c in verb.children):
        return HAPPENED
    if vain := tuple(t for t in verb.sent if t.lower_ in {"vain", "avail", "unsuccessfully"}):
        return Reading(Status.ATTEMPTED, cues=vain)
    if matrix.real or matrix.status is None:
        return Reading(Status.PLANNED, cues=to)
    return Reading(Status.POSSIBLE if matrix.negative else matrix.status, cues=(*matrix.cues, *to))
