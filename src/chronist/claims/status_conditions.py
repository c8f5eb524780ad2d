"""Conditions told by word order, and threats: a finite verb and its own mood in, a Reading or None out.

"had they attacked, ..." did not happen, "should they attack" may; "or we will burn the mill" and "any ship that enters
will be sunk" are threatened.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from chronist.annotate.language import lemma
from chronist.claims.cues import cue
from chronist.claims.moods import Reading, has_condition, is_question
from chronist.claims.negation import SUBJECTS
from chronist.claims.status_nouns import Reader
from chronist.model import Status

_VERBS = frozenset({"VERB", "AUX"})
_FRONTED = frozenset({"hardly", "scarcely", "barely", "sooner", "then", "only", "never", "nor", "neither", "rarely"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"had", "should", "were", "has", "have", "was", "did", "is", "are"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
_TAKES = frozenset({"pay", "face", "feel", "meet", "suffer", "bear", "taste"})
_ANYONE = frozenset({"anyone", "anybody", "whoever", "everyone", "those", "all", "any", "every", "each"})
_SELVES = frozenset({"we", "i", "they", "it", "he", "she"})
_COUNTED = frozenset(
    ["thousand", "hundred", "dozen", "million", "civilian", "people", "child", "family", "life", "person", "resident"]
)


def opener(verb: Token) -> Token | None:
    """The auxiliary that stands before the verb's subject: "had the bishop not intervened"."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    first = subject.left_edge if subject is not None else None
    if first is None or first.i == 0:
        return None
    before = verb.doc[first.i - 1]
    found = before if before.lower_ in _OPENERS else first if first.lower_ in _OPENERS else None
    return found if found is not None and first.i > verb.sent.start else None


def inverted(verb: Token) -> Reading | None:
    """ "had they attacked", "should they attack", "were they to attack"."""
    first = opener(verb)
    if first is None:
        return None
    if first.lower_ == "had" and verb.tag_ in {"VBN", "VBD"} and _is_unfulfilled(first):
        no = any(c.dep_ == "neg" for c in verb.children)
        return Reading(Status.HAPPENED if no else Status.NOT_HAPPENED, not no, (first,))
    if is_question(verb):
        return None
    if first.lower_ == "should" and verb.tag_ in {"VB", "VBP", "NN"}:
        return Reading(Status.POSSIBLE, cues=(first,))
    if first.lower_ == "were" and any(c.tag_ == "TO" for c in verb.children):
        return Reading(Status.POSSIBLE, cues=(first,))
    return None


def supposed(token: Token) -> Reading | None:
    """What stands in a clause that "should" opens, whatever it was parsed as: "Should the town fall, ..."."""
    first = token.sent[0]
    if first.is_quote and len(token.sent) > 1:
        first = token.sent[1]
    if first.lower_ != "should" or is_question(token) or token.i - first.i > 8 or token.i == first.i:
        return None
    return None if any(t.text == "," for t in token.doc[first.i : token.i]) else Reading(Status.POSSIBLE, cues=(first,))


def _is_unfulfilled(had: Token) -> bool:
    if had.i > had.sent.start and had.nbor(-1).lower_ in _FRONTED:
        return False
    return any(t.lower_ in {"would", "could", "might", "'d", "’d"} for t in had.sent)


def threat(verb: Token, own: Reading, read: Reader) -> Reading | None:
    """A threat by its build: to whoever does something, or unless something is done."""
    will = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in _WILL), None)
    if own.negative or any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children):
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if will is None or subject is None:
        present = verb.tag_ in {"VBP", "VB", "VBZ", "VBN"} and subject is not None
        if present and subject is not None and subject.lower_ not in {"we", "i"}:
            present = _after_order(subject)
        return Reading(Status.THREATENED, cues=(subject,)) if present and subject and _or_else(subject) else None
    if not _told_as_real(verb, read):
        return None
    if (
        _or_else(subject)
        or _otherwise(verb)
        or (_hostile(verb) and _to_someone(verb, subject))
        or _menaces(verb, subject)
    ):
        return Reading(Status.THREATENED, cues=(will,))
    return None


def _told_as_real(verb: Token, read: Reader) -> bool:
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
        verb = verb.head
    if verb.dep_ not in {"ccomp", "relcl"} or verb.head.pos_ not in _VERBS:
        return verb.dep_ not in {"advcl", "relcl"} or verb.head.pos_ in _VERBS
    return lemma(verb.head) not in {"deny", "doubt", "fear", "hope"} and (
        verb.head.dep_ == "conj" or read(verb.head).real
    )


def _menaces(verb: Token, subject: Token) -> bool:
    """ "they will pay a heavy price", "the rebels will regret it"."""
    if subject.lower_ in {"we", "i"}:
        return False
    idiom = any(c.dep_ == "dobj" and cue(lemma(c), "n", "menace") for c in verb.children)
    return (idiom and lemma(verb) in _TAKES) or cue(lemma(verb), "v", "menace") is not None


def _hostile(verb: Token) -> bool:
    return cue(lemma(verb), "v", "hostile") is not None


def _or_else(subject: Token) -> bool:
    """ "open the road or we will burn the mill", "hide him and you will be hanged"."""
    at = subject.left_edge.i - 1
    if at <= subject.sent.start:
        return False
    word = subject.doc[at]
    if word.lower_ == "else":
        word = word.nbor(-1)
    before = subject.doc[subject.sent.start : word.i]
    if any(t.lower_ in _WILL for t in before):
        return False
    if word.lower_ == "or":
        return True
    return word.lower_ == "and" and _is_order(before)


def _is_order(words: Span) -> bool:
    """ "hide him (and ...)", "one more step (and ...)"."""
    plain = [t for t in words if not t.is_quote]
    if not plain or not any(t.tag_ in _FINITE for t in plain):
        return bool(plain)
    first = plain[0]
    return first.tag_ == "VB" and not any(c.dep_ in SUBJECTS or c.tag_ == "TO" for c in first.children)


def _after_order(subject: Token) -> bool:
    """ "pay, or the port shuts"."""
    before = subject.doc[subject.sent.start : subject.left_edge.i]
    if not before or before[-1].lower_ != "or":
        return False
    orders = [t for t in before if t.tag_ == "VB" and not any(c.dep_ in {*SUBJECTS, "aux"} for c in t.children)]
    return bool(orders)


def _otherwise(verb: Token) -> bool:
    words = verb.doc[max(verb.sent.start, verb.i - 10) : verb.i]
    other = next((t for t in words if t.lower_ == "otherwise"), None)
    if other is None:
        return False
    before = verb.doc[verb.sent.start : other.i]
    return _hostile(verb) or any(t.lower_ in {"must", "should"} or t.tag_ == "VB" for t in before)


def _to_someone(verb: Token, subject: Token) -> bool:
    plain = next((t for t in verb.sent if not t.is_quote), verb)
    if plain.lower_ in _ANYONE and plain.i < verb.i:
        return not _are_counted(subject)
    governor = verb.head if verb.dep_ in {"ccomp", "relcl"} and verb.head.pos_ in _VERBS else None
    if subject.dep_ == "nsubjpass" and not _are_counted(subject):
        anyone = subject.lower_ in _ANYONE or any(c.lower_ in _ANYONE for c in subject.children)
        told = any(c.dep_ == "relcl" for c in subject.children) or subject.lower_ in _ANYONE
        if anyone or told or subject.lower_ == "you" or cue(lemma(subject), "n", "offender"):
            return True
        if any(_is_condition(c) for c in verb.children) and (
            governor is not None or any(t.tag_ == "VBD" for t in verb.sent)
        ):
            return True
        return governor is not None and lemma(governor) in {"warn", "threaten"}
    conditional = has_condition(verb) or any(_is_condition(c) for c in verb.children)
    if not conditional:
        return False
    if subject.lower_ in {"we", "i"}:
        return True
    if governor is None:
        return False
    return lemma(governor) in {"warn", "threaten", "vow", "swear"} or (
        subject.lower_ in _SELVES and lemma(governor) in {"say", "tell", "write", "announce", "declare"}
    )


def _is_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ in {"if", "unless", "until"} for c in clause.children)


def _are_counted(noun: Token) -> bool:
    return lemma(noun) in _COUNTED or any(c.dep_ == "nummod" for c in noun.children)


def vowed(verb: Token, head: Token) -> bool:
    """ "vowed to kill a hostage unless": a promise of harm on a condition."""
    if lemma(head) not in {"vow", "swear", "pledge", "promise", "say"} or not _hostile(verb):
        return False
    return any(_is_condition(c) for v in (verb, head) for c in v.children)
