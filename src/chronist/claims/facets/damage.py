"""Sites and buildings hit or destroyed: a text in, damage readings out, with what, by whom and how.

"destroyed the temple" is damage whatever the verb's subject; "hit the hospital" only of places that
shelter or serve people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import mentions, party, phrase, words
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import Damage, Facets

_VERB, _HIT, _NOUN = 0.75, 0.65, 0.6  # rough precision of each kind of word


@cache
def _words(name: str) -> frozenset[str]:
    return next(frozenset(values(r["words"])) for r in rows("damage_words") if r["class"] == name)


def find_damage(text: Text) -> Iterator[FacetReading]:
    """Each verb and noun of damage with a site, in order of the text."""
    for token in text.doc:
        if token.pos_ == "VERB":
            word = lemma(token)
            sites = (
                _words("site") | _words("care")
                if word in _words("ruin")
                else _words("care")
                if word in _words("hit")
                else None
            )
            if word in _words("ruin"):
                sites = _words("site") | _words("care") | _words("fragile")
            if sites and not (word in {"blow", "reduce"} and not _intense(token)):
                yield from _by_verb(token, sites, text)
        elif token.pos_ == "NOUN" and lemma(token) in _words("noun"):
            yield from _by_noun(token, text)


def _intense(verb: Token) -> bool:
    """ "blew up", "reduced to rubble" """
    near = [*verb.children, *(o for c in verb.children if c.dep_ == "prep" for o in c.children)]
    return any(t.lower_ in {"up", "rubble", "ruins", "ashes"} for t in near)


def _by_verb(verb: Token, sites: frozenset[str], text: Text) -> Iterator[FacetReading]:
    predicate = text.predicate(verb)
    found = [w for o in predicate.objects for h in _with_inner(o) if (w := _site(h, sites)) is not None]
    found = [w.removeprefix(f"{verb.text} ") for w in found]
    if not found:
        return
    doers = tuple(d for d in predicate.subjects if lemma(d) not in words("weapon"))
    by = next((p for d in doers if (p := party(d, text))), None) or _by_weapon(predicate, text)
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


def _by_weapon(predicate: Predicate, text: Text) -> str | None:
    """Whose weapon did it: "a Saudi air strike", "shelling by the army"."""
    for weapon in predicate.subjects:
        if lemma(weapon) in words("weapon"):
            inner = [c for c in weapon.lefts if c.i in text.actors]
            agents = [*inner, *text.predicate(weapon).oblique("by")]
            return next((p for a in agents if (p := party(a, text))), None)
    return None


def _how(predicate: Predicate) -> str:
    """The weapon where one is named, else what the verb says."""
    named = [*predicate.subjects, *predicate.oblique("in", "by", "with")]
    weapon = next((w for w in named if lemma(w) in words("weapon")), None)
    if weapon is not None:
        before = [c.text for c in weapon.lefts if c.dep_ == "compound" or c.lower_ in {"suicide", "barrel", "air"}]
        return " ".join([*before, weapon.lower_])
    return " ".join(p for p in (predicate.lemma, predicate.particle) if p)


def _by_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "the destruction of the temple by IS", "an air strike on a hospital" """
    ruins = lemma(noun) in _words("ruinnoun")
    sites = _words("care") | _words("site") if ruins else _words("care")
    predicate = text.predicate(noun)
    found = [w for h in predicate.oblique("of", "to", "on", "against") if (w := _site(h, sites)) is not None]
    if not found:
        return
    doers = tuple(d for d in predicate.subjects if d.i in text.actors)
    by = next((p for d in doers if (p := party(d, text))), None)
    yield FacetReading(
        trigger=noun,
        facets=Facets(damage=tuple(Damage(what=w, by=by, how=noun.lower_) for w in dict.fromkeys(found))),
        actors=mentions(doers, text),
        rule=f"damage.{lemma(noun)}",
        confidence=_NOUN,
    )
