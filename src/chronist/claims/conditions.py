"""Conditions of rows of the lexicon: a condition's name, a Predicate and words in, whether it holds out.

What each name means is told in claims/lexicon.py and docs/lexicon.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.people import is_body, is_name, is_people
from chronist.claims.predicates import Predicate, counted_by
from chronist.claims.words import word_class

_WHO, _HIT = "*who", "*hit"
_ASKS = frozenset({"whether", "if", "what", "who", "whom", "why", "how", "when", "where", "which"})
KINDS = frozenset({_WHO, _HIT})
_HYPHEN_REACH = 2  # tokens before the last part: the first and the hyphen
_PERSONAL = frozenset({"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "whom"})
_WHO_TYPES = frozenset({"PERSON", "NORP", "ORG", "GPE"})


def hyphened(token: Token) -> tuple[str, ...]:
    """The whole of a word that the tokenizer splits at its hyphen: "booby-trap" at "trapped"."""
    if token.i < _HYPHEN_REACH or token.nbor(-1).text != "-":
        return ()
    return (f"{token.nbor(-2).lower_}-{lemma(token)}",)


def holds(name: str, predicate: Predicate, words: frozenset[str]) -> bool:
    """True where the predicate meets the condition of this name for any of the words (none: whatever they are)."""
    if name in _PLAIN_TESTS:
        return _PLAIN_TESTS[name](predicate)
    if name in _WORD_TESTS:
        return _WORD_TESTS[name](predicate, words)
    preposition = name.replace("_", " ")
    if any(_is(head, words) for prep, head in predicate.obliques if _ends(prep, preposition)):
        return True
    if words and any(lemma(g) in words for g in _gerunds(predicate.trigger, preposition)):
        return True
    if (
        words
        and not predicate.is_noun
        and any(_is(h, words) for o in predicate.objects for h in _under_object(o, preposition))
    ):
        return True
    return not words and any(c.lower_ == name for c in predicate.trigger.children if c.dep_ in _LOOSE)


def _ends(name: str, preposition: str) -> bool:
    return name == preposition or name.endswith(f" {preposition}")  # "back from" is from


def _under_object(noun: Token, preposition: str) -> list[Token]:
    """What a preposition brings that the parser joined to the object: "a missile at Borland"."""
    return [
        o for p in noun.children if p.dep_ == "prep" and p.lower_ == preposition for o in p.children if o.dep_ == "pobj"
    ]


def _gerunds(verb: Token, preposition: str) -> list[Token]:
    """What "from" leads to in "prevented from speaking"."""
    return [g for p in verb.children if p.dep_ == "prep" and p.lower_ == preposition for g in p.children if _is_ing(g)]


def _is_ing(token: Token) -> bool:
    return bool(token.dep_ == "pcomp" and token.tag_ == "VBG")


_LOOSE = frozenset({"prt", "advmod", "acomp", "oprd", "prep"})
_NEGATED = frozenset({"not", "n't", "never"})


def _is(head: Token, words: frozenset[str]) -> bool:
    if not words or lemma(head) in words or head.lower_ in words or any(w in words for w in hyphened(head)):
        return True
    if words & KINDS and (_acts(head) or (_HIT in words and _suffers(head))):
        return True
    counted = counted_by(head)
    return counted is not None and _is(counted, words)


def _acts(head: Token) -> bool:
    return is_people(head) or is_body(head) or _is_named(head) or head.lower_ in _PERSONAL


def _is_named(head: Token) -> bool:
    return head.ent_type_ in _WHO_TYPES if head.ent_type_ else is_name(head)


def _suffers(head: Token) -> bool:
    return _place((head,)) or lemma(head) in word_class("building") or lemma(head) in word_class("area")


def _modifiers(heads: Sequence[Token]) -> list[Token]:
    return [c for h in heads for c in h.children if c.dep_ in {"amod", "compound", "nmod", "poss"}]


def _complement(predicate: Predicate, words: frozenset[str], *deps: str) -> bool:
    return any(c.dep_ in deps and _is(c, words) for c in predicate.complements)


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg", "auxpass"}}


def _must(predicate: Predicate) -> bool:
    clauses = [c for c in predicate.complements if c.dep_ == "ccomp"]
    return any(_auxiliaries(c) & {"must", "should"} for c in clauses)


def _opinion(predicate: Predicate) -> bool:
    clauses = [c for c in predicate.complements if c.dep_ == "ccomp"]
    return any(not _auxiliaries(c) & {"will", "would", "should", "must", "shall", "to", "'d", "'ll"} for c in clauses)


def _question(predicate: Predicate) -> bool:
    """'Asked whether', 'asks who', '"...?" he asked': a question, no request."""
    asked = any(t.lower_ in _ASKS for c in predicate.complements for t in c.subtree if t.i <= c.i)
    before = predicate.trigger.sent.start
    return asked or any(t.text == "?" for t in predicate.trigger.doc[before : predicate.trigger.i])


def _infinitive(predicate: Predicate) -> bool:
    clauses = [c for c in predicate.complements if c.tag_ == "VB"]
    return any(a.lower_ == "to" for c in clauses for a in c.children if a.dep_ == "aux")


def _will_not(predicate: Predicate) -> bool:
    aux = _auxiliaries(predicate.trigger)
    return bool(aux & {"will", "would", "wo", "'ll"}) and bool(aux & _NEGATED)


def _under(predicate: Predicate, verbs: str, *deps: str) -> bool:
    noun = predicate.trigger
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun.dep_ in deps and noun.head.pos_ == "VERB" and lemma(noun.head) in word_class(verbs)


def _place(heads: Sequence[Token]) -> bool:
    return any(h.ent_type_ in {"GPE", "LOC", "FAC"} or (h.pos_ == "PROPN" and h.ent_type_ != "ORG") for h in heads)


# Tests of an argument against the row's words, and tests that need no words.
_WORD_TESTS: dict[str, Callable[[Predicate, frozenset[str]], bool]] = {
    "obj": lambda p, w: any(_is(h, w) for h in p.objects),
    "subj": lambda p, w: any(_is(h, w) for h in p.subjects or (p.objects if p.is_noun else ())),
    "dative": lambda p, w: any(_is(h, w) for h in p.datives),
    "xcomp": lambda p, w: _complement(p, w, "xcomp", "ccomp", "acl"),
    "ccomp": lambda p, w: _complement(p, w, "ccomp"),
    "mod": lambda p, w: any(_is(m, w) for m in _modifiers([p.trigger])),
    "objmod": lambda p, w: any(_is(m, w) for m in _modifiers(p.objects)),
    "subjmod": lambda p, w: any(_is(m, w) for m in _modifiers(p.subjects)),
}
_PLAIN_TESTS: dict[str, Callable[[Predicate], bool]] = {
    "comp": lambda p: bool(p.complements),
    "nocomp": lambda p: not p.complements,
    "poss": lambda p: any(c.dep_ == "poss" for c in p.trigger.children),
    "must": _must,
    "opinion": _opinion,
    "inf": _infinitive,
    "question": _question,
    "gerund": lambda p: p.trigger.tag_ == "VBG" and not any(c.dep_ == "aux" for c in p.trigger.children),
    "willnot": _will_not,
    "occur": lambda p: _under(p, "occur", "nsubj"),
    "cause": lambda p: _under(p, "cause", "nsubj"),
    "light": lambda p: _under(p, "light", "dobj", "nsubjpass"),
    "several": lambda p: len(p.subjects) > 1,
    "declared": lambda p: any(c.lower_ == "declared" for c in p.trigger.children),
    "objplace": lambda p: _place(p.objects),
    "subjplace": lambda p: _place(p.subjects),
}
