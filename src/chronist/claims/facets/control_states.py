"""Who holds a place by a phrase without a verb of taking: a text in, control readings out.

"rebel-held Homs", "under government control", "in the hands of IS", "out of the government's control", "ten months of
control by IS", "seized control of Mosul", "the capture of Sirte by IS", "fighting in Aleppo".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import actor_ref, is_armed, mentions, words
from chronist.claims.facets.control import is_told, reading_of, said_of
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.spots import WHOLE, Spot, spots
from chronist.claims.predicates import conjuncts, verb_predicate
from chronist.data import rows, values
from chronist.model import ActorMention, Change, Control, Facets, Ref, Status

_NOT_IN = frozenset({"out", "outside", "beyond", "from"})
_HELD_COMPOUND, _STATE, _EVENT, _FIGHT = 0.8, 0.75, 0.65, 0.45  # rough precision of each kind of phrase


@cache
def _kinds() -> dict[tuple[str, str], Change]:
    return {(r["kind"], w): Change(r["change"]) for r in rows("control_phrases") for w in values(r["words"])}


def find_by_phrase(text: Text) -> Iterator[FacetReading]:
    """Each phrase of these kinds, in order of the text."""
    for token in text.doc:
        if token.pos_ not in {"NOUN", "VERB", "ADJ", "PROPN"}:
            continue
        word = lemma(token)
        if token.i > 1 and token.nbor(-1).text in {"-", "‐", "–"} and ("held", token.lower_) in _kinds():
            yield from _compound(token, text)
        elif token.pos_ == "VERB":
            continue
        elif word in words("control"):
            yield from _control_noun(token, text)
        elif word in words("stronghold"):
            yield from _stronghold(token, text)
        elif ("event", word) in _kinds():
            yield from _event(token, _kinds()["event", word], text)
        elif ("fight", word) in _kinds():
            yield from _fighting(token, text)


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
    found = [s for s in spots(conjuncts(noun)[:1], text) if is_told(s) and not _country(s)]
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
    """Who stands before "-held", by id, or by its words ("Islamic State")."""
    known = actor_ref(doer, text)  # by itself, or as "the rebels" that the text names elsewhere
    if known is not None and (known.id is not None or doer.i in text.actors):
        return known
    if doer.pos_ == "NOUN" and (known is None or known.id is None) and doer.i not in text.actors:
        return None  # "gun-controlled Chicago"
    start = doer.i
    while start > doer.sent.start and doer.pos_ == "PROPN" and text.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return Ref(id=None, name=text.doc[start : doer.i + 1].text)


def _country(spot: Spot) -> bool:
    return spot.mention is not None and spot.mention.kind == "country" and spot.extent == WHOLE


def _control_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """The noun "control" and its like, by what stands before it."""
    governor = noun.head
    if noun.dep_ == "dobj" and governor.pos_ == "VERB":
        yield from _light(noun, governor, text)
    elif noun.dep_ == "pobj":
        outer = _outermost(governor)
        if outer.lower_ in _NOT_IN or governor.lower_ in {"under", "in", "into", "to"}:
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
    change = _kinds().get(("light", lemma(verb)))
    predicate = text.predicate(verb)
    heads = [h for p in (text.predicate(noun), predicate) for h in p.oblique("of", "over", "in", "on")]
    found = [s for s in spots(heads, text) if is_told(s)]
    holders = tuple(r for h in predicate.subjects if is_armed(h, text) and (r := actor_ref(h, text)))
    if change is None or not found or not holders or lemma(noun) not in {"control", "possession", "grip"}:
        return
    side = "from" if change is Change.GAINED else "to"
    others = tuple(
        r for h in (*predicate.oblique(side), *text.predicate(noun).oblique(side)) if (r := actor_ref(h, text))
    )
    said = tuple(c for s in found for c in said_of(change, s, holders, others))
    yield reading_of(predicate, said, found, text, rule=f"control.{predicate.lemma}-control")


def _state(noun: Token, preposition: Token, text: Text) -> Iterator[FacetReading]:
    """ "remain under rebel control", "fell into the hands of IS", "out of the government's control" """
    outer = _outermost(preposition)
    without = bool({outer.lower_, preposition.lower_} & _NOT_IN)
    holders = _owners(noun, text)
    stated = _stated(outer.head, noun)
    if not holders or stated is None or (lemma(noun) == "hand" and noun.tag_ != "NNS"):
        return
    trigger, heads, change = stated
    if preposition.lower_ in {"to", "into"} and change is Change.HELD:
        return
    if without:
        change = Change.NOT_HELD if change is Change.HELD else Change.LOST
    found = [s for s in spots(heads, text) if is_told(s) and not _country(s)]
    refs = tuple(r for h in holders if (r := actor_ref(h, text)))
    said = tuple(c for s in found for c in said_of(change, s, refs, ()))
    if said:
        yield _reading(
            trigger,
            said,
            found,
            rule=f"control.state.{change.value}",
            confidence=_STATE,
            actors=mentions(holders, text),
        )


def _stated(governor: Token, noun: Token) -> tuple[Token, tuple[Token, ...], Change] | None:
    """What is under control, and since the verb says so or already: trigger, heads of places, change."""
    if governor.pos_ in {"NOUN", "PROPN"}:
        return noun, (governor,), Change.HELD
    change = _kinds().get(("state", lemma(governor)))
    if governor.pos_ not in {"VERB", "AUX"} or change is None:
        return None
    predicate = verb_predicate(governor)
    return governor, predicate.objects or predicate.subjects, change


def _owners(noun: Token, text: Text) -> list[Token]:
    """Who controls: the owner, a modifier, or what "of" and "by" bring, if it can hold a place."""
    inner = [c for c in noun.lefts if c.dep_ in {"poss", "compound", "amod", "nmod"}]
    after = [h for prep, h in text.predicate(noun).obliques if prep in {"of", "by"}]
    return [h for o in (*inner, *after) for h in conjuncts(o) if h.i in text.actors or lemma(h) in words("armed")]


def _held_by(noun: Token, preposition: Token, text: Text) -> Iterator[FacetReading]:
    """ "retook Palmyra after ten months of control by IS": what the verb is done to was held before."""
    verb = preposition.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    holders = _owners(noun, text)
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if not holders and after.lower_ == "by":  # "control by IS" whose "by" the parser hung on the verb
        holders = [t for o in after.children if o.dep_ == "pobj" for t in conjuncts(o)]
    own = text.predicate(noun).oblique("of", "over", "in")
    heads = tuple(h for h in own if h not in holders) or (text.predicate(verb).objects if verb.pos_ == "VERB" else ())
    found = [s for s in spots(heads, text) if is_told(s) and not _country(s)]
    armed = tuple(
        h for h in holders if lemma(h) in words("armed")
    )  # the rebels of "the Libyan rebel stronghold", not Libya
    refs = tuple(r for h in armed or holders if (r := actor_ref(h, text)))
    said = tuple(c for s in found for c in said_of(Change.HELD, s, refs, ()))
    if refs and said:
        yield _reading(noun, said, found, rule="control.held-before", confidence=_EVENT, actors=mentions(holders, text))


def _stronghold(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "the rebel stronghold of Homs", "IS's last bastion, Raqqa"; not a former one."""
    if any(c.lower_ in words("former") for c in noun.lefts):
        return
    owners = _owners(noun, text)
    # "The Libyan rebel stronghold" is the rebels', not Libya's.
    holders = [h for h in owners if lemma(h) in words("armed")] or owners
    beside = [c for c in noun.children if c.dep_ == "appos"]
    beside += [noun.head] if noun.dep_ in {"appos", "compound", "nmod"} else []
    heads = [h for h in (*text.predicate(noun).oblique("of"), *beside) if h.i in text.places and h not in holders]
    found = [s for s in spots(heads, text) if is_told(s) and not _country(s)]
    refs = tuple(r for h in holders if (r := actor_ref(h, text)))
    said = tuple(c for s in found for c in said_of(Change.HELD, s, refs, ()))
    if refs and said:
        yield _reading(noun, said, found, rule="control.stronghold", confidence=_EVENT, actors=mentions(holders, text))


def _event(noun: Token, change: Change, text: Text) -> Iterator[FacetReading]:
    """ "the capture of Sirte by IS", "the army's withdrawal from Homs", "the fall of Mosul to IS": with a holder."""
    predicate = text.predicate(noun)
    holds = ("to",) if lemma(noun) == "fall" else ("by",)
    owners = [c for c in noun.lefts if c.dep_ in {"poss", "compound", "amod"}] if lemma(noun) != "fall" else []
    holders = [h for h in (*owners, *predicate.oblique(*holds)) if is_armed(h, text)]
    sides = ("from", "of") if lemma(noun) in {"withdrawal", "retreat", "pullout", "pull-out", "evacuation"} else ("of",)
    found = [s for s in spots(predicate.oblique(*sides), text) if is_told(s) and not _country(s)]
    refs = tuple(r for h in holders if (r := actor_ref(h, text)))
    if not found or not refs:
        return
    others = tuple(r for h in predicate.oblique("from", "to") if h not in holders and (r := actor_ref(h, text)))
    said = tuple(c for s in found for c in said_of(change, s, refs, others if change is Change.GAINED else ()))
    yield _reading(noun, said, found, rule=f"control.{lemma(noun)}", confidence=_EVENT, actors=mentions(holders, text))


def _fighting(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "fighting in Aleppo", "the battle for Mosul": contested, unless protesters clash."""
    if any(lemma(t) in words("unarmed") for t in noun.sent) or (lemma(noun) == "battle" and noun.dep_ == "compound"):
        return
    rages = noun.dep_ == "nsubj" and lemma(noun.head) in words("rages")
    said_by = (noun, noun.head) if rages else (noun,)
    heads = [h for t in said_by for h in text.predicate(t).oblique("in", "inside", "for", "over", "within")]
    found = [s for s in spots(heads, text) if is_told(s) and _is_town(s)]
    if found:
        said = tuple(c for s in found for c in said_of(Change.CONTESTED, s, (), ()))
        yield _reading(noun, said, found, rule="control.fighting", confidence=_FIGHT)


def _is_town(spot: Spot) -> bool:
    return spot.mention is not None and spot.mention.kind not in {"country", "region", "province", "water"}


def _reading(
    trigger: Token,
    said: tuple[Control, ...],
    found: list[Spot],
    *,
    rule: str,
    confidence: float,
    actors: tuple[ActorMention, ...] = (),
) -> FacetReading:
    partial = any(s.extent != WHOLE for s in found)
    return FacetReading(
        trigger=trigger,
        facets=Facets(control=said),
        actors=actors,
        places=tuple(s.mention for s in found if s.mention),
        rule=rule + (".part" if partial else ""),
        confidence=confidence,
    )
