"""Sites and buildings hit or destroyed: a text in, damage readings out, with what, by whom and how.

"destroyed the temple" is damage whatever the verb's subject; "hit the hospital" only of places that
shelter or serve people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import mentions, phrase, words
from chronist.claims.facets.doers import doer_of, doer_of_noun, weapons
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import Damage, Facets

_FIRE = frozenset({"fire", "ablaze", "alight", "aflame"})
_UTTER = frozenset({"up", "rubble", "ruins", "ashes"})
_VERB, _HIT, _NOUN = 0.75, 0.65, 0.6  # rough precision of each kind of word


@cache
def _words(name: str) -> frozenset[str]:
    return next(frozenset(values(r["words"])) for r in rows("damage_words") if r["class"] == name)


def find_damage(text: Text) -> Iterator[FacetReading]:
    """Each verb and noun of damage with a site, in order of the text."""
    for token in text.doc:
        if token.pos_ == "VERB":
            sites = _sites_of(token)
            if sites:
                yield from _by_verb(token, sites, text)
        elif token.pos_ == "NOUN" and lemma(token) in _words("noun"):
            yield from _by_noun(token, text)


def _sites_of(verb: Token) -> frozenset[str]:
    """What a verb says damage of; nothing for other verbs."""
    word = lemma(verb)
    if word in _words("ruin"):
        return _words("site") | _words("care") | _words("fragile") if _is_ruin(verb, word) else frozenset()
    return _words("care") if word in _words("hit") else frozenset()


def _is_ruin(verb: Token, word: str) -> bool:
    return word not in {"blow", "reduce", "set"} or _intense(verb)


def _intense(verb: Token) -> bool:
    """ "blew up", "reduced to rubble" """
    near = [*verb.children, *(o for c in verb.children if c.dep_ == "prep" for o in c.children)]
    return any(t.lower_ in (_FIRE if lemma(verb) == "set" else _UTTER) for t in near)


def _by_verb(verb: Token, sites: frozenset[str], text: Text) -> Iterator[FacetReading]:
    predicate = text.predicate(verb)
    hit = predicate.oblique("to") if _fires(predicate) else predicate.objects
    found = [w for o in hit for h in _with_inner(o) if (w := _site(h, sites)) is not None]
    found = [w.removeprefix(f"{verb.text} ").removeprefix("out ") for w in found]  # "a burnt out house"
    if not found:
        return
    doers = tuple(d for d in predicate.subjects if lemma(d) not in words("weapon"))
    by = doer_of(predicate, text)
    how = _how(predicate)
    yield FacetReading(
        trigger=verb,
        facets=Facets(damage=tuple(Damage(what=w, by=by, how=how) for w in dict.fromkeys(found))),
        actors=mentions(doers, text),
        rule=f"damage.{predicate.lemma}",
        confidence=_VERB if lemma(verb) in _words("ruin") else _HIT,
    )


def _with_inner(head: Token) -> Iterator[Token]:
    """The head and sites that the parser joined to its "of": "the facade of the theatre and the temple"."""
    yield head
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
        for inner in (o for o in prep.children if o.dep_ == "pobj"):
            if any(c.dep_ == "det" for c in inner.lefts):
                yield from (c for c in conjuncts(inner)[1:] if any(d.dep_ == "det" for d in c.lefts))


def _site(head: Token, sites: frozenset[str]) -> str | None:
    """What was hit, in the text's words; through "some of which" to what was named before."""
    if head.lower_ in words("some") and head.dep_ in {"nsubjpass", "nsubj", "dobj"} and head.head.dep_ == "relcl":
        head = _antecedent(head.head.head, sites)
    elif head.lower_ in words("some"):
        inner = [o for c in head.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        head = inner[0] if inner else head
    if head.tag_ == "VBG" or head.lower_ == "housing" or not (lemma(head) in sites or head.lower_ in sites):
        return None
    if any(c.lower_ in words("military") for c in head.lefts):
        return None
    return what_of(head)


def _antecedent(noun: Token, sites: frozenset[str]) -> Token:
    """What "some of which" means: the noun before, or the one that it hangs on by "of"."""
    if noun.lower_ in words("some"):
        inner = [o for c in noun.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        return inner[0] if inner else noun
    while lemma(noun) not in sites and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun


def what_of(head: Token) -> str:
    """A site's words with the "of" that names it: "facade of the Roman Theatre"."""
    text = phrase(head)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            objects = [o for o in child.children if o.dep_ == "pobj"]
            if objects:
                return f"{text} of {_with_article(objects[0])}"
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return f"{text} {phrase(child)}"
    return text


def _with_article(head: Token) -> str:
    article = next((f"{c.lower_} " for c in head.lefts if c.dep_ == "det" and c.lower_ == "the"), "")
    return article + what_of(head)


def _fires(predicate: Predicate) -> bool:
    """ "set fire to the museum" """
    return predicate.lemma == "set" and any(o.lower_ in _FIRE for o in predicate.objects)


def _how(predicate: Predicate) -> str:
    """The weapon where one is named, else what the verb says."""
    if predicate.lemma == "set":
        return "set fire"
    weapon = next(iter(weapons(predicate)), None)
    if weapon is not None:
        before = [c.text for c in weapon.lefts if c.dep_ == "compound" or c.lower_ in {"suicide", "barrel", "air"}]
        kept = [w for w in before if w.lower() not in words("armed")]
        return " ".join([*kept, weapon.lower_])
    return " ".join(p for p in (predicate.lemma, predicate.particle) if p)


def _by_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "the destruction of the temple by IS", "an air strike on a hospital", "the museum suffered damage" """
    sites = _words("care") | _words("site") if lemma(noun) in _words("ruinnoun") else _words("care")
    predicate = text.predicate(noun)
    hit = (*predicate.oblique("of", "to", "on", "against"), *_sufferers(noun, text))
    found = [w for h in hit if (w := _site(h, sites)) is not None]
    if not found:
        return
    doers = tuple(d for d in predicate.subjects if d.i in text.actors)
    by = doer_of_noun(noun, text)
    yield FacetReading(
        trigger=noun,
        facets=Facets(damage=tuple(Damage(what=w, by=by, how=noun.lower_) for w in dict.fromkeys(found))),
        actors=mentions(doers, text),
        rule=f"damage.{lemma(noun)}",
        confidence=_NOUN,
    )


def _sufferers(noun: Token, text: Text) -> tuple[Token, ...]:
    """ "the museum suffered heavy damage" """
    suffers = noun.dep_ == "dobj" and lemma(noun.head) in {"suffer", "sustain"} and lemma(noun) == "damage"
    return text.predicate(noun.head).subjects if suffers else ()
