"""Acts: a parsed Doc and its mentions in, PLOVER-typed acts with actors and recipients out.

The lexicon says what a predicate means and which argument is who. How far the act is real is not decided here
(claims/status.py), nor who says so (claims/speech.py). Types, modes and directions follow the PLOVER codebook.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.lexicon import Lexicon, Sense
from chronist.claims.people import is_people
from chronist.claims.predicates import Predicate, governing_subjects, noun_predicate, predicate_of
from chronist.claims.recipients import recipients_of
from chronist.claims.roles import Roles, argument_heads
from chronist.claims.subjects import swallowed
from chronist.claims.words import word_class
from chronist.model import ActorMention, Event, Status

# Rough precision of a row by how much of the sentence it had to match; to be replaced by measured ones.
_VERB, _VERB_WITH_CONDITIONS, _NOUN = 0.68, 0.78, 0.55
_NO_ACTOR, _NO_RECIPIENT = 0.75, 0.9  # what a missing participant takes off
# "Arlish strikes killed": the Arlish did. "The truce the Arlish brokered allowed": they did not.
_BY_NO_ACT = frozenset({Event.CONCEDE, Event.AGREE, Event.CONSULT, Event.RETREAT, Event.REQUEST})
_IN_PROSE = 5  # words without a capital; a headline in capitals has fewer
_SUBORDINATE = {"relcl": 0.8, "acl": 0.8, "advcl": 0.8, "xcomp": 0.75, "pcomp": 0.75}


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the lexicon reads it."""

    trigger: Token
    event: Event
    mode: str | None
    cameo: str | None
    acled: str | None
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    rule: str
    confidence: float
    status: Status | None = None  # where the kind of act fixes it


def find_acts(doc: Doc, lexicon: Lexicon, roles: Roles) -> list[Act]:
    """All acts in the order of the text, at most one a trigger. An act without any
    participant is left out, unless its object is what the lexicon asks for ("weapons were found")."""
    found: dict[int, Act] = {}
    absorbed: set[tuple[int, Event]] = set()
    for token in sorted((t for t in doc if t.pos_ in {"VERB", "NOUN", "PROPN"}), key=lambda t: (t.pos_ != "VERB", t.i)):
        if not lexicon.knows(token) or _is_no_predicate(token):
            continue
        act = _act(predicate_of(token), lexicon, roles)
        if act is None or (token.i, act.event) in absorbed:
            continue
        found[token.i] = act
        if token.pos_ == "VERB":
            absorbed |= {(o.i, act.event) for o in predicate_of(token).objects}
    return [found[i] for i in sorted(found) if not _says_again(found[i], found)]


def _says_again(act: Act, found: dict[int, Act]) -> bool:
    """What people meet for is the meeting: "met to discuss the truce" is one act."""
    above = found.get(act.trigger.head.i)
    purpose = act.trigger.dep_ in {"advcl", "xcomp"} and act.trigger.tag_ == "VB"
    return purpose and above is not None and above.event is act.event is Event.CONSULT


def _is_no_predicate(token: Token) -> bool:
    """True for what only looks like an act: part of a name, a describing participle, "what he had to offer"."""
    named = (token.pos_ == "PROPN" and (bool(token.ent_type_) or _in_name(token))) or _is_machine(token)
    describes = (token.dep_ == "amod" and swallowed(token) is None) or (token.pos_ == "VERB" and is_people(token))
    return named or describes or any(c.dep_ == "dobj" and c.lower_ == "what" for c in token.children)


def _in_name(token: Token) -> bool:
    """The "Barrage" of "the Osk Barrage", in a sentence that does not write every word so."""
    before = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i == token.i - 1]
    small = sum(1 for t in token.sent if t.is_lower and t.is_alpha)
    return bool(before) and token.text[:1].isupper() and small > _IN_PROSE


def _is_machine(token: Token) -> bool:
    """The "attack" of "attack, bomber and fighter aircraft"."""
    beside = [t for t in token.conjuncts if t.i > token.i] + [token.head]
    machines = {"aircraft", "bomber", "fighter", "helicopter", "plane", "jet", "submarine"}
    listed = any(lemma(t) in machines for t in beside)
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and lemma(token) in {"attack", "assault", "strike"} and listed


def _act(predicate: Predicate, lexicon: Lexicon, roles: Roles) -> Act | None:
    for sense in lexicon.senses(predicate):
        actors = _actors(predicate, sense, roles)
        if not actors and predicate.is_noun:
            actors = _light_subjects(predicate, roles)
        recipients = recipients_of(predicate, sense, roles, actors)
        if not recipients and (sense.asks or _only_tells(predicate, sense)):
            continue
        if sense.event is Event.CONSULT and not actors and not sense.stands_alone:
            continue
        if (
            actors
            or recipients
            or (sense.stands_alone and not predicate.is_noun)
            or _took_place(predicate, sense, lexicon)
        ):
            return _made(predicate, sense, actors, recipients)
    return None


def _took_place(predicate: Predicate, sense: Sense, lexicon: Lexicon) -> bool:
    """'Clashes raged for days', 'the first protest took place': told of nobody by name, and yet told."""
    noun = predicate.trigger
    if not predicate.is_noun or noun.dep_ != "nsubj" or lemma(noun.head) not in word_class("occur"):
        return False
    told_by_verb = noun.head.pos_ != "VERB" or lexicon.senses(predicate_of(noun.head))
    return sense.event in {Event.ASSAULT, Event.PROTEST} and not told_by_verb


def _only_tells(predicate: Predicate, sense: Sense) -> bool:
    """'Activists claim that thirty people were killed' accuses nobody."""
    return sense.event is Event.ACCUSE and predicate.lemma in {"claim", "allege", "charge"} and not predicate.passive


def _actors(predicate: Predicate, sense: Sense, roles: Roles) -> tuple[ActorMention, ...]:
    """The mentions of the first place to look that has any. A truce that "allows" is not its broker doing so."""
    above = governing_subjects(predicate)
    attack = _attack_behind(predicate, sense, roles)
    for heads in (*(argument_heads(predicate, spec) for spec in sense.actor), above, attack):
        found = roles.find(_who_act(heads, predicate, sense, roles))
        if found:
            return found
    return ()


def _attack_behind(predicate: Predicate, sense: Sense, roles: Roles) -> tuple[Token, ...]:
    """The attack in which somebody was harmed, and who claims one: "wounded in Arlish shelling", "claimed the raid".

    A raid "conducted by Arland" is Arland's.
    """
    if sense.event not in {Event.ASSAULT, Event.COERCE}:
        return ()
    if predicate.is_noun:
        return (*_who_made(predicate.trigger), *_who_claims(predicate.trigger))
    if not predicate.passive:
        return ()
    hands = [o for n in predicate.oblique("at") if lemma(n) == "hand" for o in predicate_of(n).oblique("of")]
    if hands:
        return tuple(hands)
    attacks = [n for n in predicate.oblique("in", "by", "during") if roles.lexicon.is_hostile_noun(n)]
    return tuple(t for n in attacks for t in (*noun_predicate(n).subjects, *_who_made(n)))


def _who_made(noun: Token) -> tuple[Token, ...]:
    """By whom an attack was "conducted", "launched"."""
    made = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and lemma(c) in word_class("light")]
    return tuple(t for c in made for t in predicate_of(c).subjects if t != noun)


def _who_claims(noun: Token) -> tuple[Token, ...]:
    """Who says it was they: "claimed responsibility for the bombing", "claimed the bombing"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if above is not None and lemma(above) == "responsibility" and above.dep_ == "dobj":
        noun = above
    elif noun.dep_ != "dobj":
        return ()
    verb = noun.head
    owns = lemma(verb) in word_class("owns-up") and verb.pos_ == "VERB"
    return predicate_of(verb).subjects if owns and (above is not None or lemma(verb) == "claim") else ()


def _who_act(heads: tuple[Token, ...], predicate: Predicate, sense: Sense, roles: Roles) -> tuple[Token, ...]:
    """The heads without what a noun of attack is upon and without acts that only bring another about."""
    if predicate.is_noun:
        struck = roles.targets(predicate.trigger)
        return tuple(h for h in heads if h not in struck)
    if sense.event in _BY_NO_ACT:
        return tuple(h for h in heads if not roles.lexicon.is_event_noun(h))
    return heads


def _light_subjects(predicate: Predicate, roles: Roles) -> tuple[ActorMention, ...]:
    """The subject of the verb that an event noun is the object of does what the noun says ("launched an offensive")."""
    noun = predicate.trigger
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ != "VERB" or lemma(verb) not in word_class("light"):
        return ()
    return roles.find(predicate_of(verb).subjects)


def _made(
    predicate: Predicate, sense: Sense, actors: tuple[ActorMention, ...], recipients: tuple[ActorMention, ...]
) -> Act:
    base = _NOUN if predicate.is_noun else _VERB_WITH_CONDITIONS if sense.conditions else _VERB
    base *= _SUBORDINATE.get(predicate.trigger.dep_, 1.0)
    base *= (1.0 if actors else _NO_ACTOR) * (1.0 if recipients else _NO_RECIPIENT)
    return Act(
        trigger=predicate.trigger,
        event=sense.event,
        mode=sense.mode,
        cameo=sense.cameo,
        acled=sense.acled,
        actors=actors,
        recipients=recipients,
        rule=sense.rule,
        confidence=round(base, 3),
    )
