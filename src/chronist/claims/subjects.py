"""Who is the grammatical subject of a verb, its own or one it shares: a verb of a parsed Doc in, noun heads out.

Shared subjects are followed through conjoined verbs, relative clauses, participles and controlled infinitives.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.people import is_people
from chronist.claims.words import word_class

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_ADDRESS = frozenset({"on", "upon", "to", "with", "for"})
_DASHES = frozenset({"-", "--", "–", "—"})
_WHILE = frozenset({"during", "amid", "in", "since", "as"})
_MAX_CHAIN = 6  # governors followed for a shared subject; longer chains are parser errors


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on an active verb itself; of a relative clause the noun it tells of."""
    found = [_after_dateline(c) for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
    if found and found[0].lower_ in RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    return [c for c in found if c.pos_ in NOUNS or c.tag_ == "DT" or c.pos_ == "ADJ"]


def _after_dateline(subject: Token) -> Token:
    """The noun behind the dash where the parser took a dateline for the subject ("OSK, Arland -- The army said")."""
    if subject.ent_type_ != "GPE" or not any(c.text in _DASHES for c in subject.subtree):
        return subject
    return next(
        (c for c in subject.children if c.dep_ == "appos" and c.doc[c.left_edge.i - 1].text in _DASHES), subject
    )


def own_passive_subjects(verb: Token) -> list[Token]:
    """What a passive verb itself has as its grammatical subject."""
    found = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if found and found[0].lower_ in RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    return found


def swallowed(verb: Token) -> Token | None:
    """The subject of a verb that the parser took for an adjective: "The army/subject accused rebels/root of theft"."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in {"VBN", "VBD"} or noun.dep_ != "ROOT":
        return None
    return next((c for c in (*verb.children, *noun.children) if c.dep_ == "nsubj" and c.i < verb.i), None)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """What stands as grammatical subject of a verb, its own or one it shares."""
    taken = swallowed(verb)
    own = [taken] if taken is not None else own_subjects(verb) or own_passive_subjects(verb)
    if own or depth > _MAX_CHAIN:
        return own
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return surface_subjects(head, depth + 1)
    if verb.dep_ == "acl":
        return (_given(verb) or [head]) if verb.tag_ == "VB" else (_wrote(verb) or [head])
    beside = _just_before(verb)
    if beside is not None:
        return [beside]
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VB", "VBG", "VBN"}:
        controller = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.pos_ in NOUNS and c.i < verb.i]
        if lemma(head) in word_class("subject-control"):
            controller = []
        return controller or _addressed(head, verb) or surface_subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.head.pos_ == "AUX":
        return surface_subjects(head.head, depth + 1)
    if verb.dep_ == "advcl" and head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VBG", "VBN", "VB"}:
        return _addressed(head, verb) or _allowed(head, verb) or surface_subjects(head, depth + 1)
    return _after_as(verb) or _prepositional_subject(verb, depth)


def _after_as(verb: Token) -> list[Token]:
    """The subjects that the parser took for what "as" governs: "fights went on as Arland backed rebels"."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBP", "VBZ", "VBD"} or verb.i == 0:
        return []
    behind = [o for c in verb.head.children if c.lower_ in {"as", "while"} and c.i < verb.i for o in c.children]
    return [o for o in behind if o.dep_ == "pobj" and verb.nbor(-1) in (o, *o.conjuncts)]


def _wrote(verb: Token) -> list[Token]:
    """Who sent the letter that a participle tells of, where it hangs on its reader: "a letter to the king opposing"."""
    to = verb.head.head
    if verb.tag_ != "VBG" or verb.head.dep_ != "pobj" or to.lower_ != "to" or to.head.pos_ != "VERB":
        return []
    written = any(c.dep_ == "dobj" and lemma(c) in word_class("document") for c in to.head.children)
    return surface_subjects(to.head) if written else []


def _given(verb: Token) -> list[Token]:
    """Who gets the chance to do what an infinitive says: "gave the rebels a week to leave"."""
    noun, giver = verb.head, verb.head.head
    if noun.dep_ != "dobj" or giver.pos_ != "VERB":
        return []
    return [c for c in giver.children if c.dep_ == "dative" and c.pos_ in NOUNS]


def _allowed(giver: Token, verb: Token) -> list[Token]:
    """The same where the parser took them for the object."""
    if verb.tag_ != "VB" or lemma(giver) not in {"give", "grant", "offer"}:
        return []
    return [c for c in giver.children if c.dep_ == "dobj" and is_people(c) and c.i < verb.i]


def _just_before(verb: Token) -> Token | None:
    """The people right before a participle that the parser joined to the verb: "fired on farmers calling for help"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i == 0 or verb.left_edge != verb:
        return None
    noun = verb.doc[verb.i - 1]
    return noun if noun.dep_ in {"pobj", "dobj"} and is_people(noun) and noun.head != verb else None


def _whose_aim(noun: Token) -> list[Token]:
    """Whose "goal of", "role in", "record of" doing something it is: its owner, or who reached, has or denied it."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners and owners[0].lower_ not in {"its", "their", "his", "her"}:
        return owners
    return own_subjects(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else owners


def _addressed(governor: Token, verb: Token) -> list[Token]:
    """Who is to do what an infinitive says where a preposition names them: "called on Arland to stop"."""
    if verb.tag_ != "VB" or lemma(governor) not in word_class("addressing"):
        return []
    named = [c for c in governor.children if c.dep_ in {"prep", "dative"} and c.lower_ in _ADDRESS and c.i < verb.i]
    return [o for c in named[-1:] for o in c.children if o.dep_ == "pobj"]


def _prepositional_subject(verb: Token, depth: int) -> list[Token]:
    """Of a gerund after a preposition: "accused Moscow of bombing" (Moscow), "left after losing" (who left)."""
    if verb.dep_ != "pcomp" or verb.head.dep_ != "prep":
        return []
    preposition, governor = verb.head, verb.head.head
    if governor.pos_ == "ADJ" and governor.head.pos_ == "AUX":
        return surface_subjects(governor.head, depth + 1)  # "was responsible for killing", "is committed to arming"
    if governor.pos_ not in {"VERB", "AUX"}:
        return _whose_aim(governor) if preposition.lower_ in {"of", "in", "to", "for"} else []
    objects = [c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"}]
    if preposition.lower_ in {"of", "from", "for", "into"} and objects:
        return objects
    if preposition.lower_ in _WHILE and any(c.dep_ == "nsubjpass" for c in governor.children):
        return []  # "hundreds were hurt during fighting": not by themselves
    return surface_subjects(governor, depth + 1)
