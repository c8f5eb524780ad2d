"""Who did damage: a predicate of damage in, its doer in one word out, also where a weapon or a claim names him.

"destroyed by the army", "levelled by regime bombardment", "at the hands of the rebels", "the government's bombing",
"the attack claimed by the Front". Planes and shells do it for somebody; where the text does not say for whom, nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import actor_of, party, words
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import Predicate

_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "one"})
_RUBBLE = frozenset({"rubble", "ashes"})  # taken for a verb: "reduced to rubble by shells"
_THROUGH = ("in", "by", "with", "during", "from")


def weapons(predicate: Predicate) -> Iterator[Token]:
    """The weapons and attacks that a verb names, those that do it first."""
    named = [*predicate.subjects, *predicate.oblique(*_THROUGH)]
    gerunds = [p for c in predicate.trigger.children if c.lower_ in _THROUGH for p in c.children if p.dep_ == "pcomp"]
    rubble = [c for c in predicate.trigger.children if c.dep_ in {"xcomp", "advcl"} and c.lower_ in _RUBBLE]
    beyond = [o for r in rubble for c in r.children if c.lower_ in _THROUGH for o in c.children]
    yield from (w for w in (*named, *gerunds, *beyond) if lemma(w) in words("weapon") or w.lower_ in words("weapon"))


def doer_of(predicate: Predicate, text: Text) -> str | None:
    """Who does what a verb says."""
    direct = (_who(d, text) for d in predicate.subjects if lemma(d) not in words("weapon"))
    owned = (doer_of_noun(w, text) for w in weapons(predicate))
    hands = (_who(o, text) for h in predicate.oblique("at") if lemma(h) == "hand" for o in _under(h, "of"))
    return next((found for ways in (direct, hands, owned) for found in ways if found), None)


def doer_of_noun(noun: Token, text: Text) -> str | None:
    """Whose attack it is: "Velian", "the army's", "by the rebels", "claimed by the Front"."""
    inner = [c for c in noun.lefts if c.dep_ in _OWNERS and (c.i in text.actors or lemma(c) in words("armed"))]
    carried = [c for c in noun.subtree if c.dep_ == "acl" and lemma(c) in words("carries_out") and c.tag_ == "VBN"]
    told = [_who(d, text) for d in (*inner, *_under(noun, "by"), *(s for c in carried for s in _under(c, "by")))]
    caused = [doer_of(text.predicate(noun.head), text)] if _is_caused(noun) else []
    return next((p for p in (*told, *(_who(c, text) for c in _claimants(noun, text)), *caused) if p), None)


def _is_caused(noun: Token) -> bool:
    """ "rebel shelling caused damage to the museum" """
    return noun.dep_ == "dobj" and lemma(noun.head) in {"cause", "do", "inflict"}


def _who(head: Token, text: Text) -> str | None:
    """Who a head is; of machines whose they are."""
    if actor_of(head, text) is None and (lemma(head) in words("machine") | words("weapon") or head.lower_ in _NOBODY):
        return None
    if any(c.lower_ in _NOBODY for c in head.lefts):
        return None
    known = head.i in text.actors or actor_of(head, text) is not None
    return party(head, text) if known or lemma(head) in _people() else None


@cache
def _people() -> frozenset[str]:
    return words("armed") | words("unarmed") | words("person") | words("attacker") | words("side")


def _under(head: Token, preposition: str) -> list[Token]:
    near = (c for c in head.children if c.lower_ == preposition and c.dep_ in {"prep", "agent"})
    return [o for c in near for o in c.children if o.dep_ == "pobj"]


def _claimants(noun: Token, text: Text) -> Iterator[Token]:
    """Who claims it: "the raid claimed by X", "for which X claimed responsibility", "X claimed responsibility for"."""
    for child in noun.subtree:
        if child.dep_ in {"acl", "relcl"} and lemma(child) == "claim":
            predicate = text.predicate(child)
            owns = any(lemma(o) == "responsibility" for o in predicate.objects)
            if owns or child.dep_ == "acl":
                yield from predicate.subjects
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if above is not None and lemma(above) == "responsibility":
        above = above.head
    if above is not None and lemma(above) in {"claim", "accept", "admit"}:
        owned = any(lemma(o) == "responsibility" for o in text.predicate(above).objects)
        yield from text.predicate(above).subjects if owned else ()
