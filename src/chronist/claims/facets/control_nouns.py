"""Who holds a place by a noun that is no word of holding: a noun in, control readings out.

"the rebel stronghold of Homs", "Raqqa, IS's last bastion", "Homs is a stronghold of the rebels", "the capture of Sirte
by IS", "the army's withdrawal from Homs", "fighting in Aleppo".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import is_armed, mentions, words
from chronist.claims.facets.control import is_told, said_of
from chronist.claims.facets.control_sides import holders_of, is_side_word
from chronist.claims.facets.control_words import is_past, kinds
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.spots import WHOLE, Spot, named, spots
from chronist.claims.predicates import conjuncts, verb_predicate
from chronist.model import ActorMention, Change, Control, Facets, Status

EVENT, FIGHT = 0.65, 0.45  # rough precision of each kind of phrase
_LEAVES = frozenset({"withdrawal", "retreat", "pullout", "pull-out", "evacuation"})


def find_by_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """What one noun says."""
    word = lemma(noun)
    if word in words("stronghold"):
        yield from _stronghold(noun, text)
    elif ("event", word) in kinds():
        yield from _event(noun, kinds()["event", word], text)
    elif ("fight", word) in kinds():
        yield from _fighting(noun, text)


def is_country(spot: Spot) -> bool:
    """True where a whole country is meant: nobody takes that in one line."""
    return spot.mention is not None and spot.mention.kind == "country" and spot.extent == WHOLE


def owners(noun: Token, text: Text) -> list[Token]:
    """Who controls: the owner, a modifier, or what "of" and "by" bring, if it can hold a place."""
    inner = [c for c in noun.lefts if c.dep_ in {"poss", "compound", "amod", "nmod"}]
    after = [h for prep, h in text.predicate(noun).obliques if prep in {"of", "by", "for"}]
    heads = [h for o in (*inner, *after) for h in conjuncts(o)]
    return [h for h in heads if h.i in text.actors or lemma(h) in words("armed") or is_side_word(h)]


def _stronghold(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "the rebel stronghold of Homs", "IS's last bastion, Raqqa", "Homs is a stronghold of IS"; not a former one."""
    if noun.tag_ not in {"NN", "NNP"} or any(c.lower_ in words("former") for c in noun.lefts):
        return
    if is_past(noun) or is_past(noun.left_edge):
        return
    found_owners = [h for h in owners(noun, text) if h.i not in text.places or h.i in text.actors]
    # "The Libyan rebel stronghold" is the rebels', not Libya's.
    holders = [h for h in found_owners if lemma(h) in words("armed") or is_side_word(h)] or found_owners
    found = [s for s in _strong_places(noun, holders, text) if is_told(s) and not is_country(s)]
    refs = holders_of(holders, text)
    said = tuple(c for s in found for c in said_of(Change.HELD, s, refs, ()))
    if refs and said:
        read = told_by(noun, said, found, rule="control.stronghold", confidence=EVENT, actors=mentions(holders, text))
        yield read if noun.dep_ == "attr" else replace(read, status=Status.ONGOING)


def _strong_places(noun: Token, holders: list[Token], text: Text) -> list[Spot]:
    """The place that is a stronghold: of it, beside it, its subject, or the name right before its comma."""
    beside = [c for c in noun.children if c.dep_ == "appos"]
    beside += [noun.head] if noun.dep_ in {"appos", "compound", "nmod"} else []
    heads = [h for h in (*text.predicate(noun).oblique("of"), *beside) if h.i in text.places and h not in holders]
    near = _before_comma(noun, text)
    if heads:
        clear = near is None or near in heads or not _is_town(named(near, text))
        return [named(h, text) if h in beside else s for h in heads for s in spots([h], text)] if clear else []
    if noun.dep_ == "attr":
        return [s for s in spots(verb_predicate(noun.head).subjects, text) if s.mention is not None]
    return [named(near, text)] if near is not None else []


def _before_comma(noun: Token, text: Text) -> Token | None:
    """The place right before a phrase's comma: of "a base near Ostra, ten miles from Tellin, a stronghold" Tellin."""
    start = noun.left_edge.i
    if start < 2 or noun.doc[start - 1].text not in {",", "--", "-", "–", "—"}:
        return None
    before = noun.doc[start - 2]
    return before if before.i in text.places and before.sent == noun.sent else None


def _event(noun: Token, change: Change, text: Text) -> Iterator[FacetReading]:
    """ "the capture of Sirte by IS", "the army's withdrawal from Homs", "the fall of Mosul to IS": with a holder."""
    predicate = text.predicate(noun)
    fall = lemma(noun) == "fall"
    inner = [] if fall else [c for c in noun.lefts if c.dep_ in {"poss", "compound", "amod"}]
    holders = [h for h in (*inner, *predicate.oblique("to" if fall else "by")) if is_armed(h, text) or is_side_word(h)]
    sides = ("from", "of") if lemma(noun) in _LEAVES else ("of",)
    found = [s for s in spots(predicate.oblique(*sides), text) if is_told(s) and not is_country(s)]
    refs = holders_of(holders, text)
    if not found or not refs:
        return
    lost = change is Change.GAINED
    others = holders_of((h for h in predicate.oblique("from", "to") if lost and h not in holders), text)
    said = tuple(c for s in found for c in said_of(change, s, refs, others))
    yield told_by(noun, said, found, rule=f"control.{lemma(noun)}", confidence=EVENT, actors=mentions(holders, text))


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
        yield told_by(noun, said, found, rule="control.fighting", confidence=FIGHT)


def _is_town(spot: Spot) -> bool:
    return spot.mention is not None and spot.mention.kind not in {"country", "region", "province", "water"}


def told_by(
    trigger: Token,
    said: tuple[Control, ...],
    found: list[Spot],
    *,
    rule: str,
    confidence: float,
    actors: tuple[ActorMention, ...] = (),
) -> FacetReading:
    """A reading of a noun or state that says these things of these places."""
    partial = any(s.extent != WHOLE for s in found)
    return FacetReading(
        trigger=trigger,
        facets=Facets(control=said),
        actors=actors,
        places=tuple(s.mention for s in found if s.mention),
        rule=rule + (".part" if partial else ""),
        confidence=confidence,
    )
