"""Who a pronoun of an argument stands for inside its own sentence: a pronoun in, the noun it takes up or None out.

Of "Arland said it had shelled the port" the one who shelled is the one who speaks, where number and kind agree. A noun
of the same sentence says more to a reader than "it" does. What lies in quotation marks is left alone.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.annotate.mention_focus import is_person_noun
from chronist.claims.predicates import counted_by
from chronist.claims.words import word_class
from chronist.model import ActorMention

_SINGLE_PERSON = frozenset({"he", "she", "him", "her", "his"})
_MANY = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_QUOTES = frozenset('"“”«»')
_CLIMB = 4  # verbs joined or governed between the pronoun and the one that speaks


def reported_subject(pronoun: Token, known: dict[int, ActorMention]) -> Token | None:
    """The subject of the verb that reports the pronoun's clause, where it may be meant."""
    verb = pronoun.head
    for _ in range(_CLIMB):
        if verb.dep_ not in {"conj", "xcomp"} or verb.head.pos_ not in {"VERB", "AUX"}:
            break
        verb = verb.head
    says = verb.head
    if verb.dep_ != "ccomp" or says.pos_ != "VERB" or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if any(t.text in _QUOTES for t in pronoun.doc[min(says.i, pronoun.i) : max(says.i, pronoun.i)]):
        return None
    subject = next((c for c in says.children if c.dep_ == "nsubj" and c.i < pronoun.i), None)
    return subject if subject is not None and _agrees(pronoun, subject, known.get(subject.i)) else None


def governed_object(pronoun: Token, known: dict[int, ActorMention]) -> Token | None:
    """Whom the clause before acts upon, for the object of the next: "called the envoy to thank him"."""
    verb = pronoun.head
    if pronoun.dep_ != "dobj" or verb.dep_ not in {"xcomp", "advcl", "conj"} or verb.head.pos_ != "VERB":
        return None
    if pronoun.lower_ not in _SINGLE_PERSON | _MANY:
        return None
    beside = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    return next((c for c in beside if _agrees(pronoun, c, known.get(c.i))), None)


def _agrees(pronoun: Token, subject: Token, mention: ActorMention | None) -> bool:
    word = pronoun.lower_
    person = (
        (mention is not None and mention.kind == "person") or is_person_noun(subject) or subject.ent_type_ == "PERSON"
    )
    counted = counted_by(subject) or subject
    several = counted.tag_ in {"NNS", "NNPS"} or {"cc", "conj"} <= {c.dep_ for c in subject.children}
    if word in _SINGLE_PERSON:
        return person and not several
    if word in _MANY:
        return several or (not person and mention is not None)
    return word in _THING and not person and not several and lemma(subject) not in word_class("people")


def noun_of(mention: ActorMention, head: Token, known: dict[int, ActorMention]) -> ActorMention:
    """A resolved pronoun's nearest noun in the sentence, one before it first; the pronoun's own mention if none."""
    same = [m for t in head.sent if (m := known.get(t.i)) is not None and _one(m, mention)]
    before = [m for m in same if m.end <= mention.start]
    return before[-1] if before else same[0] if same else mention


def _one(noun: ActorMention, pronoun: ActorMention) -> bool:
    if noun.form == "pronoun":
        return False
    if pronoun.id is not None:
        return noun.id == pronoun.id
    return noun.id is None and pronoun.name is not None and pronoun.name in {noun.name, noun.text}
