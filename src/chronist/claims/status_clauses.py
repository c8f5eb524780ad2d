"""How real a governed clause is: a verb, its own mood and a reader of governors in, its Reading out.

Complements ("vowed to", "denied that", "ready to"), adverbial clauses (conditions, purposes), clauses of nouns
("a plan to withdraw", "claims that it had bombed") and gerunds after prepositions ("without bombing").
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose
from chronist.claims.cues import Cue, cue
from chronist.claims.moods import HAPPENED, SUBJECTS, Reading, no_words
from chronist.claims.status_conditions import vowed
from chronist.claims.status_nouns import Reader, named_by, verb_cue
from chronist.model import Status

_VERBS = frozenset({"VERB", "AUX"})
_EMPTY = frozenset({"without", "instead", "than", "against", "short"})
_TRIES = frozenset({"attempt", "bid", "effort", "try", "endeavour", "endeavor"})
_NOT_YET = frozenset({Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.DENIED})
_OWN = Cue("own", "possible")
_SAME = Cue("same", "not-happened")


def doubted_source(verb: Token) -> tuple[Token, ...]:
    """The words that doubt a source: "unconfirmed reports said", "according to conflicting accounts"."""
    sources = [c for c in verb.children if c.dep_ == "nsubj"]
    for child in verb.children:
        if child.lower_ == "according":
            sources += [o for to in child.children for o in to.children if o.dep_ == "pobj"]
    return tuple(t for s in sources for t in s.subtree if _doubts(t, s))


def _doubts(token: Token, source: Token) -> bool:
    """ "unconfirmed" reports, "rumours", reports "none of them confirmed"."""
    if token == source:
        return cue(lemma(token), "n", "hearsay") is not None
    if token.head == source and token.dep_ == "amod":
        return cue(token.lower_, "a", "report") is not None
    nots = {"not", "none", "never", "n't", "no"}
    return lemma(token) in {"confirm", "verify"} and any(t.lower_ in nots for t in source.subtree if t.i < token.i)


def complement(verb: Token, top: Token, own: Reading, read: Reader) -> Reading:
    """The complement of a verb or adjective: "vowed to", "denied that", "ready to"."""
    head = top.head
    matrix = read(head)
    finite = own.status is not None and not _infinitive(top)
    if (should := _unmet(verb, top, matrix)) is not None:
        return should
    if top.dep_ == "ccomp" and _is_order(top) and matrix.real:
        return Reading(Status.PROPOSED, cues=(head,))  # "Please stop the bombing," she said
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
    if found.status == "planned" and matrix.real and vowed(verb, head):
        return Reading(Status.THREATENED, cues=(head,))
    result = compose(found, matrix, own)
    return result if found.status in {"same", "own"} else result | (head,)


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
    if (whether := _mark(verb)) and whether.lower_ in {"whether", "if"}:
        return Reading(Status.POSSIBLE, cues=(whether,))
    if lemma(head) == "be" and verb.tag_ == "VB" and (named := named_by(head)) is not None:
        return compose(named[0], matrix, own) | (named[1],)
    if verb.tag_ in {"VB", "VBP"} and head.tag_ in {"VBD", "VBN"} and _is_bare(verb):
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
    if lemma(head) == "be" and (named := named_by(head)) is not None and not own.negative:
        return compose(named[0], matrix, own) | (named[1],)
    if lemma(head) == "be":
        meant = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
        return Reading(Status.NOT_HAPPENED if meant else Status.PLANNED, meant, (head, to))
    if matrix.real and head.tag_ in {"VBD", "VBN"}:
        return None
    return Reading(Status.PROPOSED, cues=(*matrix.cues, head, to))


def adverbial(verb: Token, top: Token, own: Reading, read: Reader) -> Reading:
    """An adverbial clause: conditions, purposes, and participles that share the main verb's fate."""
    mark = _mark(top) or next((c for c in top.children if c.dep_ == "mark"), None)
    if mark is not None and cue(mark.lower_, "c", "mark"):
        return Reading(Status.POSSIBLE, own.negative, (*own.cues, mark))
    if any(c.lower_ == "as" and c.nbor(1).lower_ in {"if", "though"} for c in top.children if c.i + 1 < len(c.doc)):
        return Reading(Status.POSSIBLE, cues=own.cues)
    if mark is None and own.real and any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children):
        mark = next(c for c in top.children if c.dep_ == "mark")
    if mark is not None and mark.lower_ == "that" and mark.i <= top.sent.start + 1 and top.head.pos_ in _VERBS:
        return _that(verb, top.head, own, read(top.head))  # "That it shelled the convent, the army denies."
    if own.status is not None and (own.status is not Status.ONGOING or verb.tag_ == "VBG"):
        return own
    matrix = read(top.head) if top.head != top else HAPPENED
    if own.status is Status.ONGOING:
        ahead = mark is not None and cue(mark.lower_, "c", "present") and not matrix.real
        return Reading(Status.PLANNED, cues=(mark,)) if ahead and mark is not None else own
    if own.negative:
        return own
    called = verb_cue(top.head, "for") if mark is not None and mark.lower_ == "for" else None
    if called is not None:
        return compose(called, matrix, own) | (top.head,)
    if verb.tag_ == "VB" and not is_infinitive(top) and mark is None and top.i <= top.sent.start + 1:
        return Reading(Status.PROPOSED, cues=(top.head,))  # "Boycott the vote, clerics urge"
    if verb.tag_ == "VB" or is_infinitive(top):
        tried = verb_cue(top.head, "inf") if top.head.pos_ in _VERBS else None
        if tried is not None and tried.status == "attempted":
            return compose(tried, matrix, own) | (top.head,)
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
    if vain := tuple(t for t in verb.sent if t.lower_ in {"vain", "avail", "unsuccessfully"}):
        return Reading(Status.ATTEMPTED, cues=vain)
    if matrix.real or matrix.status is None:
        return Reading(Status.PLANNED, cues=to)
    return Reading(Status.POSSIBLE if matrix.negative else matrix.status, cues=(*matrix.cues, *to))


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
    if key == "inf" and (called := _called_for(noun, own, read)):
        return called
    matrix = read(noun)
    found = cue(lemma(noun), "n", key) or (Cue("planned", "possible") if key == "inf" else _OWN)
    doubt = tuple(c for c in noun.children if c.dep_ == "amod" and cue(c.lower_, "a", "report"))
    if doubt and key == "that":
        return Reading(Status.POSSIBLE, cues=doubt)
    return compose(found, matrix, own) | ((noun,) if found.status not in {"own", "same"} else ())


def tells(verb: Token) -> bool:
    """True for the content of a report that was taken for a relative clause: "the charge that it sent tanks"."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    return that and cue(lemma(verb.head), "n", "that") is not None


def aside(verb: Token) -> tuple[Token, ...]:
    """What a parenthesis doubts: "it is thought", "engineers suspect", "if the refugees are to be believed"."""
    for child in verb.children:
        if child.dep_ in {"parataxis", "ccomp"} and child.i < verb.i and not _mark(child):
            found = cue(lemma(child), "v", "that") if child.tag_ != "VBN" else cue(lemma(child), "v", "passive")
            commas = child.i + 1 < len(child.doc) and child.nbor(1).text == ","
            if commas and found is not None and found.status == "possible":
                return (child,)
        if child.lower_ in {"believed", "trusted", "true", "correct"} and child.dep_ == "advcl":
            return (child,)
    words = [t for t in verb.sent if t.lower_ in {"believed", "trusted"} and t.i > 1 and t.nbor(-2).lower_ == "to"]
    return tuple(t for t in words if verb not in t.subtree and t != verb and any(x.lower_ == "if" for x in verb.sent))


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
    if verb.tag_ == "VBN":
        no = [t for t in verb.sent[:1] if t.lower_ in {"nor", "neither", "never"} and noun.head.i < noun.i]
        return Reading(Status.NOT_HAPPENED, negative=True, cues=tuple(no)) if no else HAPPENED
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i), None)
    if of is not None and (found := cue(lemma(noun), "n", "of")):
        return compose(found, read(noun), Reading(None)) | (noun,)  # "the risk of the army starting"
    above = noun.head
    if above.pos_ in _VERBS and above != noun:
        matrix = read(above)
        if not matrix.real and noun.dep_ in {"dobj", "nsubj", "attr"} and not matrix.negative:
            return matrix
        return Reading(Status.ONGOING) if matrix.status is Status.ONGOING else HAPPENED
    return HAPPENED


def _denied_report(noun: Token, own: Reading, read: Reader) -> Reading | None:
    """ "rejected claims that it had bombed": the claim's content is denied."""
    if noun.head.pos_ not in _VERBS or not cue(lemma(noun), "n", "that"):
        return None
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
    if governor.lower_ == "ahead":
        return Reading(Status.PLANNED, cues=(governor,))
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
