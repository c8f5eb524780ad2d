"""Who holds a place by words of holding: a text in, control readings out.

"rebel-held Homs", "under government control", "in the hands of IS", "out of the government's control", "ten months of
control by IS", "seized control of Mosul", "rebels in control of Sirte", "fighting for control of Aleppo". Other nouns
("the capture of Sirte by IS", "the rebel stronghold of Homs") are in control_nouns.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import is_armed, mentions, words
from chronist.claims.facets.control import is_told, reading_of, said_of
from chronist.claims.facets.control_nouns import EVENT, FIGHT, find_by_noun, is_country, owners, told_by
from chronist.claims.facets.control_sides import holder_of, holders_of, is_side_word
from chronist.claims.facets.control_words import as_of_now, is_claim, kinds, phase
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.spots import spots
from chronist.claims.predicates import conjuncts, verb_predicate
from chronist.model import Change, Facets, Ref, Status

_NOT_IN = frozenset({"out", "outside", "beyond", "from"})
_WITHIN = frozenset({"under", "in", "into", "to", "within"})
_HELD_COMPOUND, _STATE = 0.8, 0.75  # rough precision of each kind of phrase


def find_by_phrase(text: Text) -> Iterator[FacetReading]:
    """Each phrase of these kinds, in order of the text."""
    for token in text.doc:
        if token.pos_ not in {"NOUN", "VERB", "ADJ", "PROPN"}:
            continue
        word = lemma(token)
        if token.i > 1 and token.nbor(-1).text in {"-", "‐", "–"} and ("held", token.lower_) in kinds():
            yield from _compound(token, text)
        elif token.pos_ == "VERB":
            continue
        elif word in words("control"):
            yield from _control_noun(token, text)
        else:
            yield from find_by_noun(token, text)


def _compound(participle: Token, text: Text) -> Iterator[FacetReading]:
    """ "rebel-held Homs", "IS-controlled parts of Raqqa" """
    doer = participle.nbor(-2)
    generic = doer.lower_ in words("generic_holder") and doer.i not in text.actors  # but "Islamic State-held"
    if generic or doer.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return
    holder = _before_hyphen(doer, text)
    noun = participle.head if participle.head.i > participle.i else next(iter(participle.rights), None)
    if holder is None or noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    found = [s for s in spots(conjuncts(noun)[:1], text) if is_told(s) and not is_country(s)]
    said = tuple(c for s in found for c in said_of(Change.HELD, s, (holder,), ()))
    if said:
        actor = mentions([doer], text)
        yield FacetReading(
            trigger=participle,
            facets=Facets(control=said),
            actors=actor,
            places=tuple(s.mention for s in found if s.mention),
            rule="control.x-held",
            confidence=_HELD_COMPOUND,
            status=Status.ONGOING,
        )


def _before_hyphen(doer: Token, text: Text) -> Ref | None:
    """Who stands before "-held", by id, or by its words ("Islamic State", "rebel")."""
    known = holder_of(doer, text)  # by itself, or as "the rebels" that the text names elsewhere
    if known is not None and (known.id is not None or doer.i in text.actors):
        return known
    if is_side_word(doer):
        return Ref(id=None, name=doer.text)
    if doer.pos_ == "NOUN" and (known is None or known.id is None) and doer.i not in text.actors:
        return None  # "gun-controlled Chicago"
    start = doer.i
    while start > doer.sent.start and doer.pos_ == "PROPN" and text.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return Ref(id=None, name=text.doc[start : doer.i + 1].text)


def _control_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """The noun "control" and its like, by what stands before it."""
    governor = noun.head
    if noun.dep_ == "dobj" and governor.pos_ == "VERB":
        yield from _light(noun, governor, text)
    elif noun.dep_ == "pobj":
        outer = _outermost(governor)
        fought = governor.lower_ in {"for", "over"}
        if fought and _is_fight(outer.head):
            yield from _fought_for(noun, outer.head, text)
        elif governor.lower_ == "in" and _holds(noun, text):
            yield from _in_control(noun, outer.head, text)
        elif outer.lower_ in _NOT_IN or governor.lower_ in _WITHIN:
            yield from _state(noun, governor, text)
        elif governor.lower_ in {"of", "after", "following", "during"}:
            yield from _held_by(noun, governor, text)


def _outermost(preposition: Token) -> Token:
    """ "out" of "out of control"; the preposition itself where it stands alone."""
    while preposition.head.pos_ in {"ADP", "ADV", "SCONJ"} and preposition.head != preposition:
        preposition = preposition.head
    return preposition


def _light(noun: Token, verb: Token, text: Text) -> Iterator[FacetReading]:
    """ "seized control of Mosul", "lost control of the town to rebels" """
    change = kinds().get(("light", lemma(verb)))
    predicate = text.predicate(verb)
    heads = [h for p in (text.predicate(noun), predicate) for h in p.oblique("of", "over", "in", "on")]
    found = [s for s in spots(heads, text) if is_told(s)]
    holders = holders_of((h for h in predicate.subjects if is_armed(h, text) or _is_someone(h, text)), text)
    if change is None or not found or not holders or lemma(noun) not in {"control", "possession", "grip"}:
        return
    change = phase(change, verb)
    side = "from" if change is Change.GAINED else "to"
    others = holders_of((*predicate.oblique(side), *text.predicate(noun).oblique(side)), text)
    said = tuple(c for s in found for c in said_of(change, s, holders, others))
    if lemma(verb) in {"claim", "assert"}:
        said = tuple(msgspec.structs.replace(c, basis="claimed") for c in said)
    yield reading_of(predicate, said, found, text, rule=f"control.{predicate.lemma}-control")


def _is_someone(head: Token, text: Text) -> bool:
    """True for a side ("protesters"), and for a "they" whom the text may name above."""
    return is_side_word(head) or (head.lower_ == "they" and holder_of(head, text) is not None)


def _holds(noun: Token, text: Text) -> bool:
    """True for "in control of a place": what "of" brings is no holder."""
    return lemma(noun) in {"control", "possession", "charge"} and any(
        h.i not in text.actors and spots([h], text) for h in text.predicate(noun).oblique("of", "over")
    )


def _in_control(noun: Token, governor: Token, text: Text) -> Iterator[FacetReading]:
    """ "rebels are in control of Sirte", "put rebels in control of Sirte", "the rebels in control of Sirte" """
    found = [s for s in spots(text.predicate(noun).oblique("of", "over"), text) if is_told(s) and not is_country(s)]
    trigger, heads, change = noun, (governor,), Change.HELD
    if governor.pos_ in {"VERB", "AUX"}:
        predicate = verb_predicate(governor)
        given = kinds().get(("give", lemma(governor)))
        stated = kinds().get(("state", lemma(governor)))
        if given is None and stated is not Change.HELD:
            return
        heads = predicate.objects if given is not None and predicate.objects else predicate.subjects
        trigger, change = governor, given if given is not None and predicate.objects else Change.HELD
    change = phase(change, trigger)
    refs = holders_of((h for h in heads if is_armed(h, text) or _is_someone(h, text)), text)
    said = tuple(c for s in found for c in said_of(change, s, refs, ()))
    if refs and said:
        read = told_by(trigger, said, found, rule=f"control.in-control.{change.value}", confidence=_STATE)
        yield replace(read, status=as_of_now(trigger))


def _is_fight(governor: Token) -> bool:
    """True for "fought for", "the fight for", "fighting rages for"."""
    word = lemma(governor)
    rages = word in words("rages") and any(("fight", lemma(c)) in kinds() for c in governor.lefts)
    return rages or bool({("fight", word), ("fights", word)} & kinds().keys())


def _fought_for(noun: Token, fight: Token, text: Text) -> Iterator[FacetReading]:
    """ "battled for control of Sirte", "the fight for control of the town" """
    heads = text.predicate(noun).oblique("of", "over") or text.predicate(fight).oblique("in")
    found = [s for s in spots(heads, text) if is_told(s) and not is_country(s)]
    said = tuple(c for s in found for c in said_of(Change.CONTESTED, s, (), ()))
    if said:
        yield told_by(fight, said, found, rule="control.fight-for-control", confidence=FIGHT)


def _state(noun: Token, preposition: Token, text: Text) -> Iterator[FacetReading]:
    """ "remain under rebel control", "fell into the hands of IS", "out of the government's control" """
    outer = _outermost(preposition)
    without = bool({outer.lower_, preposition.lower_} & _NOT_IN)
    holders = owners(noun, text)
    stated = _stated(outer.head, noun)
    if not holders or stated is None or (lemma(noun) == "hand" and noun.tag_ != "NNS"):
        return
    trigger, heads, change = stated
    if preposition.lower_ in {"to", "into"} and change is Change.HELD:
        return
    if without:
        change = Change.NOT_HELD if change is Change.HELD else Change.LOST
    change = phase(change, trigger) if not _was(outer, change) else Change.NOT_HELD
    found = [s for s in spots(heads, text) if is_told(s) and not is_country(s)]
    said = tuple(c for s in found for c in said_of(change, s, holders_of(holders, text), ()))
    if is_claim(trigger):
        said = tuple(msgspec.structs.replace(c, basis="claimed") for c in said)
    if said:
        rule = f"control.state.{change.value}"
        read = told_by(trigger, said, found, rule=rule, confidence=_STATE, actors=mentions(holders, text))
        now = Status.ONGOING if trigger == noun and outer.head.pos_ in {"NOUN", "PROPN"} else as_of_now(trigger)
        yield replace(read, status=now)


def _was(preposition: Token, change: Change) -> bool:
    """True for "a port once in the hands of rebels"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return change is Change.HELD and ("past", before) in kinds()


def _stated(governor: Token, noun: Token) -> tuple[Token, tuple[Token, ...], Change] | None:
    """What is under control, and since the verb says so or already: trigger, heads of places, change."""
    if governor.pos_ in {"NOUN", "PROPN"} and governor.dep_ == "attr" and _measures(governor):
        governor = governor.head  # "is 90 percent in rebel hands"
    elif governor.pos_ in {"NOUN", "PROPN"}:
        return noun, (governor,), Change.HELD
    change = kinds().get(("state", lemma(governor)))
    if governor.pos_ not in {"VERB", "AUX"} or change is None:
        return None
    predicate = verb_predicate(governor)
    return governor, predicate.objects or predicate.subjects, change


def _measures(noun: Token) -> bool:
    """True for "100 percent", which says that all of a place is meant; less is a part, and nothing is told."""
    return lemma(noun) in {"percent", "%"} and any(c.text == "100" for c in noun.lefts)


def _held_by(noun: Token, preposition: Token, text: Text) -> Iterator[FacetReading]:
    """ "retook Palmyra after ten months of control by IS": what the verb is done to was held before."""
    verb = preposition.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    holders = owners(noun, text)
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if not holders and after.lower_ == "by":  # "control by IS" whose "by" the parser hung on the verb
        holders = [t for o in after.children if o.dep_ == "pobj" for t in conjuncts(o)]
    own = text.predicate(noun).oblique("of", "over", "in")
    heads = tuple(h for h in own if h not in holders) or (text.predicate(verb).objects if verb.pos_ == "VERB" else ())
    found = [s for s in spots(heads, text) if is_told(s) and not is_country(s)]
    armed = tuple(h for h in holders if lemma(h) in words("armed"))
    refs = holders_of(armed or holders, text)
    said = tuple(c for s in found for c in said_of(Change.HELD, s, refs, ()))
    if refs and said:
        yield told_by(noun, said, found, rule="control.held-before", confidence=EVENT, actors=mentions(holders, text))
