"""Who an act is done to: a predicate, its sense and its actors in, the mentions of recipients out.

The row of the lexicon says where to look first. Then come the partner of a mutual act, the prepositions of the
predicate, of its object and of what it promises, refuses or asks for, and last whatever these phrases contain.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, takewhile

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.conditions import KINDS
from chronist.claims.lexicon import Sense
from chronist.claims.phrases import phrase
from chronist.claims.predicates import Predicate, is_blamed_on, is_passive, predicate_of
from chronist.claims.roles import Roles, argument_heads
from chronist.claims.words import word_class
from chronist.model import ActorMention, Event

# Where else a recipient stands when the row's own places are empty, in order.
_ELSEWHERE = ("from", "with", "against", "to")
# An attack in a town is on it; a meeting in a town is not with it, nor is one on a war.
_WITH_SOMEBODY = frozenset({Event.CONSULT, Event.AGREE, Event.SUPPORT, Event.COOPERATE, Event.REQUEST})
_UPON_PLACES = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST, Event.CONCEDE})
_BREAKS = frozenset({Event.ASSAULT, Event.COERCE})
_MUTUAL = frozenset({Event.CONSULT, Event.COOPERATE})
# A meeting is with those whom it says it is with.
_NOT_WITHIN = frozenset({Event.CONSULT, Event.COOPERATE})
# The prepositions that lead to who a phrase is about, save those of time and cause. To back or reject sanctions
# on somebody is nothing done to him.
_ALL_LINKS = frozenset({"of", "by", "from", "against", "on", "with", "to", "for", "into", "over", "about", "between"})
_UPON_LINKS = _ALL_LINKS | {"in"}
_HELPS = frozenset({Event.SUPPORT, Event.AID})
_LINKS = {
    Event.SUPPORT: frozenset({"of", "by", "from", "to"}),
    Event.REJECT: frozenset({"of", "by", "from", "to"}),
    Event.MOBILIZE: frozenset({"against", "at", "on", "to"}),
    Event.AID: (_UPON_LINKS - {"against"}),
}
_UPON_THINGS = frozenset({Event.ASSAULT, Event.COERCE, Event.REJECT, Event.SUPPORT, Event.ACCUSE, Event.SANCTION})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_INNER = frozenset({"dobj", "dative", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEANT = frozenset({"him", "her", "them"})
_DEPTH = 4  # deeper phrases tell of somebody else


def recipients_of(
    predicate: Predicate, sense: Sense, roles: Roles, actors: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """The mentions of the first place that has any who are not the actors; empty where there is none."""
    if not sense.asks and (partners := _partners(predicate, sense, roles, actors)):
        return partners
    first = () if predicate.objects else (_contacted(predicate.trigger),)
    own = [(heads, True) for heads in (*first, *(argument_heads(predicate, spec) for spec in sense.recipient))]
    alone = sense.asks or sense.mode == "resign"
    other = () if alone else chain(_elsewhere(predicate, sense, roles), _within(predicate, sense, roles))
    blames = sense.event is Event.ACCUSE
    for heads, is_own in chain(own, ((heads, False) for heads in other)):
        blamed = (h for h in heads if not (blames and _is_struck(h, roles)) and not _is_beside(h, sense, actors))
        if sense.event in _HELPS:
            blamed = (h for h in blamed if not _is_fight(h, roles))
        found = roles.find(blamed, recipient=True, blamed=blames)
        left = tuple(m for m in found if _may_be_hit(m, sense, own=is_own) and not any(_is_doer(m, a) for a in actors))
        if left:
            return left
    return _things(predicate, sense, roles)


def _things(predicate: Predicate, sense: Sense, roles: Roles) -> tuple[ActorMention, ...]:
    """What is destroyed, banned, praised or rejected, where it is nobody: "the plan", "three lorries".

    Not where the object is part of the act ("fired rockets", "imposed sanctions"), nor an act itself.
    """
    idiom = any(c.wanted and "obj" in c.names and c.words - KINDS for c in sense.conditions)
    if predicate.is_noun or idiom or sense.event not in _UPON_THINGS or "obj" not in sense.recipient:
        return ()
    heads = (h for h in predicate.objects if h.pos_ in {"NOUN", "PROPN"} and h.ent_type_ not in _MEASURES)
    return tuple(phrase(h) for h in heads if not roles.lexicon.is_event_noun(h))


def _is_struck(head: Token, roles: Roles) -> bool:
    """True for whom a condemned attack struck: "farmers" of "the killing of farmers"."""
    preposition = head.head
    by = preposition.lower_ in {"by", "from"}
    if preposition.dep_ != "prep" or by or is_blamed_on(preposition):
        return False
    return roles.lexicon.is_hostile_noun(preposition.head)


def _is_fight(head: Token, roles: Roles) -> bool:
    """True for the "operations" of "operations against Arland": to support them is no support of Arland."""
    against = any(c.dep_ == "prep" and c.lower_ == "against" for c in head.children)
    return against and head.i not in roles.actors and not roles.modifiers(head)


def _is_beside(head: Token, sense: Sense, actors: tuple[ActorMention, ...]) -> bool:
    """True for where an attack was, and for whom it supports: "strikes in Arland", "in support of Arland"."""
    if sense.event is not Event.ASSAULT or head.dep_ not in {"pobj", "conj"}:
        return False
    if head.head.lower_ == "with" and "with" not in sense.recipient:
        return True  # "hit back with their full might"
    if lemma(head) in word_class("on-behalf") and head.head.lower_ in {"with", "in"}:
        return True  # "with the support of Arland"
    first = head
    while first.dep_ == "conj":
        first = first.head
    preposition = first.head
    if first.dep_ != "pobj":
        return False
    if bool(actors) and preposition.lower_ in {"in", "near", "around", "inside", "across"}:
        return True
    above = takewhile(lambda t: t.pos_ != "VERB", preposition.ancestors)
    return any(lemma(t) in word_class("on-behalf") for t in above)


def _may_be_hit(mention: ActorMention, sense: Sense, *, own: bool) -> bool:
    """True for actors; for a place where the act may be upon one, for a mere building where the row says so."""
    if mention.kind != "place":
        return True
    if sense.mode == "visit" and own:
        return True
    return sense.event not in _WITH_SOMEBODY and (own or mention.id is not None or sense.event in _BREAKS)


def _is_doer(mention: ActorMention, actor: ActorMention) -> bool:
    """True for the actor itself and the state that it belongs to; other officials of that state are others."""
    if (mention.start, mention.end) == (actor.start, actor.end):
        return True
    if mention.id is None or actor.id is None:
        return False
    others = {mention.form, actor.form} == {"nominal"} and mention.kind != "person"
    same = mention.id == actor.id and not (others and mention.text.casefold() != actor.text.casefold())
    return same or mention.id == actor.id.split(".")[0]


def _partners(
    predicate: Predicate, sense: Sense, roles: Roles, actors: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Of a mutual act ("Arland and Borland agreed") those who stand joined to the first."""
    if not _is_mutual(predicate, sense) or len(actors) < 2 or predicate.oblique("with") or predicate.datives:
        return ()
    if sense.mode == "visit":
        return ()
    heads = predicate.oblique("between") if predicate.is_noun else predicate.subjects
    if len(heads) < 2 or any(predicate_of(o).oblique("with", "between") for o in predicate.objects):
        return ()
    first = roles.find(heads[:1])
    return tuple(
        m for m in roles.find(heads[1:]) if m not in first and (m.id is None or m.id not in {f.id for f in first})
    )


def _is_mutual(predicate: Predicate, sense: Sense) -> bool:
    if sense.event in _MUTUAL or (predicate.lemma in word_class("mutual") and sense.event is not Event.CONCEDE):
        return True
    if predicate.lemma == "fail":
        return any(lemma(c) in {"agree", "reach"} for c in predicate.complements)
    return sense.event is Event.SUPPORT and any(lemma(o) in word_class("bond") for o in predicate.objects)


def _elsewhere(predicate: Predicate, sense: Sense, roles: Roles) -> Iterator[tuple[Token, ...]]:
    """The prepositions of the predicate, of its object, and of what it promises, refuses or asks for."""
    if predicate.is_noun:
        yield roles.targets(predicate.trigger)
        yield predicate.objects if predicate.lemma in word_class("suffered") else ()
        yield _who_undergo(predicate.trigger)
    if predicate.is_noun or _blames_attack(predicate, sense, roles):
        return
    inner = [predicate_of(c) for c in predicate.complements if c.pos_ == "VERB"]
    objects = [predicate_of(o) for o in predicate.objects if lemma(o) not in word_class("rising")]
    upon = sense.event in _UPON_PLACES and predicate.lemma not in word_class("harm")  # none is wounded by a country
    prepositions: tuple[str, ...] = (*_ELSEWHERE, "on", "of", "into", "over", "in") if upon else _ELSEWHERE
    if sense.event in {Event.SUPPORT, Event.AID}:  # who is helped against somebody is not that somebody
        prepositions = tuple(p for p in prepositions if p != "against")
    yield _contacted(predicate.trigger)
    for each in (predicate, *objects, *inner):
        if each in inner:
            yield () if each.lemma in word_class("transfer") else each.objects
            yield each.datives
        for preposition in prepositions:
            yield each.oblique(preposition)


def _who_undergo(noun: Token) -> tuple[Token, ...]:
    """Whom an attack is upon that they "face", "suffer", "endure"."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    verb = noun.head
    undergone = noun.dep_ == "dobj" and verb.pos_ == "VERB" and lemma(verb) in word_class("undergo")
    return predicate_of(verb).subjects if undergone else ()


def _contacted(verb: Token) -> tuple[Token, ...]:
    """Whom somebody summoned or called in order to do it: "summoned the envoy to complain"."""
    governor = verb.head
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or verb.tag_ not in {"VB", "VBG"}:
        return ()
    return predicate_of(governor).objects if lemma(governor) in word_class("contact") else ()


def _blames_attack(predicate: Predicate, sense: Sense, roles: Roles) -> bool:
    """True where somebody is accused of an attack: whom it struck is not who is accused."""
    if sense.event is not Event.ACCUSE:
        return False
    told = any(c.dep_ == "ccomp" and is_passive(c) for c in predicate.complements)
    return told or any(roles.lexicon.is_hostile_noun(o) for o in predicate.objects)


def _within(predicate: Predicate, sense: Sense, roles: Roles) -> Iterator[tuple[Token, ...]]:
    """What the object, the complements and the prepositions contain, the nearest to the predicate first."""
    if predicate.is_noun or sense.event in _NOT_WITHIN or _blames_attack(predicate, sense, roles):
        return
    links = _UPON_LINKS if sense.event in _UPON_PLACES or sense.event is Event.AID else _ALL_LINKS
    if sense.event in {Event.MOBILIZE, Event.AID} or not any(c.dep_ == "xcomp" for c in predicate.complements):
        links = _LINKS.get(sense.event, links)
    level: list[Token] = [predicate.trigger]
    for depth in range(_DEPTH):
        level = [inner for token in level for inner in _inward(token, links, first=depth == 0)]
        if depth == 0 and sense.event is Event.PROTEST:
            level += _demands(predicate)
        yield from ((t,) for t in level if t not in predicate.objects and _may_suffer(t, roles))


def _demands(predicate: Predicate) -> list[Token]:
    """The clauses that say what protesters want: "demanding that ...", "calling for the removal of ..."."""
    around = (predicate.trigger, *predicate.objects)
    clauses = [c for t in around for c in t.children if c.dep_ in {"advcl", "acl"} and c.tag_ == "VBG"]
    return [c for c in clauses if lemma(c) in word_class("protesting")]


def _inward(token: Token, links: frozenset[str], *, first: bool) -> Iterator[Token]:
    """The heads that a phrase or clause governs and that may be who it is about."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ == "ADP":
            yield from _behind(child, links, first=first)
        elif (
            child.dep_ in {"dobj", "dative", "poss"}
            or (child.dep_ in {"nsubj", "nsubjpass"} and not first)
            or _is_open(child)
        ):
            yield child


def _behind(preposition: Token, links: frozenset[str], *, first: bool) -> Iterator[Token]:
    """What a preposition leads to. Beside the predicate itself "by" tells who did it and "in" where."""
    word = preposition.lower_
    risen = lemma(preposition.head) in word_class("rising") and word == "against"
    if risen or (first and word in {"by", "in"}):
        return
    heads = [o for o in preposition.children if o.dep_ in {"pobj", "pcomp"}]
    if word in links:
        yield from heads
    elif word == "in":  # a town is where it was, but "its war with Arland" tells with whom
        told = (o for o in heads if lemma(o) not in word_class("document"))
        yield from (t for o in told for t in _inward(o, links, first=False))


def _is_open(clause: Token) -> bool:
    """True for a clause without a doer of its own told as a fact: "to free them", "imposed on them"; never "who"."""
    if clause.dep_ == "ccomp" and lemma(clause.head) in word_class("protesting"):
        return True  # "demanding that she resign"
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if clause.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"}:
        bare = clause.dep_ != "advcl" and not auxiliaries
        told = {"VB", "VBG"} if clause.dep_ == "pcomp" else {"VB"}
        return clause.tag_ in told and (bare or auxiliaries == {"to"})
    put = lemma(clause) in word_class("put-on")
    return (clause.dep_ == "acl" and (put or auxiliaries == {"to"})) or (clause.dep_ == "relcl" and put)


def _may_suffer(token: Token, roles: Roles) -> bool:
    """True for people, bodies and names; never for what is handed on nor for whose it is."""
    if token.pos_ not in _NOMINAL or _is_empty(token):
        return False
    if token.dep_ == "dobj" and lemma(token.head) in word_class("transfer"):
        return False
    # "The Arlish government's support" is no support for it.
    return not (token.dep_ == "poss" and roles.lexicon.is_event_noun(token.head))


def _is_empty(token: Token) -> bool:
    """True for a pronoun that may be anybody, and for the "force" that a truce comes into."""
    return (token.pos_ == "PRON" and token.lower_ not in _MEANT) or (token.lower_ == "force" and token.dep_ == "pobj")
