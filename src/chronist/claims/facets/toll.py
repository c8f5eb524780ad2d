"""Counts of people and things: a text in, toll readings out, with low, best, high, of whom, and whether a war's so far.

Only who suffers is counted, never who does it; a war's toll so far is marked, since it is not that of one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import mentions, words
from chronist.claims.facets.counted import Counted, counted, kind_of
from chronist.claims.facets.parts import parts_of
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.sums import is_cumulative, since_when
from chronist.claims.predicates import Predicate, conjuncts
from chronist.data import rows, values
from chronist.model import Facets, Toll

_VERB, _ADJECTIVE, _NOUN = 0.8, 0.7, 0.65  # rough precision of each kind of word
_ONE_COUNTS = frozenset({"killed", "injured", "captured"})  # "a civilian" is a toll of these
_THEM = frozenset({"them", "whom"})
_IN_LIST = frozenset({"dobj", "conj", "appos"})
_HARMED = frozenset({"die", "perish", "flee", "drown", "lose", "suffer", "sustain", "disappear", "vanish"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of toll_words.csv."""

    kind: str
    of: str
    needs: frozenset[str]


@cache
def _rows() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for r in rows("toll_words"):
        for word in values(r["words"]):
            found.setdefault((r["role"], word), []).append(Row(r["kind"], r["of"], frozenset(values(r["needs"]))))
    return {key: tuple(group) for key, group in found.items()}


def find_tolls(text: Text) -> Iterator[FacetReading]:
    """All counts, in the order of the words that bring them."""
    for token in text.doc:
        if token.pos_ == "VERB" and not _is_hyphened(token):
            yield from _by_verb(token, text)
        if ("adj", token.lower_) in _rows() and token.pos_ in {"ADJ", "NOUN", "ADV", "VERB"}:
            yield from _by_adjective(token, text)
        elif token.pos_ == "NOUN":
            yield from _by_noun(token, text)


def _is_hyphened(verb: Token) -> bool:
    """The "launched" of "air-launched missiles", which launches none."""
    return verb.dep_ == "amod" and bool(verb.i) and verb.nbor(-1).text == "-"


def _by_verb(verb: Token, text: Text) -> Iterator[FacetReading]:
    """ "killed 12 civilians", "12 people died", "carried out 50 strikes" """
    word = lemma(verb)
    for role in ("obj", "subj"):
        for row in _rows().get((role, word), ()):
            if row.needs and not _has_below(verb, row.needs):
                continue
            predicate = text.predicate(verb)
            kind = _joint_kind(verb, row.kind) if role == "obj" else row.kind
            if kind is None:
                continue
            heads = _objects(predicate) if role == "obj" else predicate.subjects
            heads = tuple(t for h in heads for t in _listed(h, text))
            tolls = list(dict.fromkeys(t for h in heads for t in _tolls(h, kind, row.of, verb, text)))
            if tolls:
                yield _reading(verb, tolls, _VERB, text)
                return


def _objects(predicate: Predicate) -> tuple[Token, ...]:
    """Its objects; "an attack on a checkpoint killed three soldiers" kills no checkpoint, as the parser has it."""
    own = [c for c in predicate.trigger.children if c.dep_ == "dobj"]
    misread = predicate.passive and predicate.trigger.dep_ == "acl" and own
    return tuple(t for o in own for t in conjuncts(o)) if misread else predicate.objects


def _listed(head: Token, text: Text) -> Iterator[Token]:
    """The head and what the parser took for its explanation: "967 cars, 111 tunnels and 20 guns" is a list."""
    yield head
    for child in head.children:
        own = child.dep_ == "appos" and child.pos_ == "NOUN" and counted(child, text) is not None
        if own and child.nbor(-1).lower_ not in _THEM and (head.dep_ in _IN_LIST or len(conjuncts(child)) > 1):
            rest = (t for t in conjuncts(child) if not any(c.lower_ in _THEM for c in t.subtree))
            yield from (t for r in rest for t in _listed(r, text))


def _has_below(verb: Token, needed: frozenset[str]) -> bool:
    near = [*verb.children, *(o for c in verb.children if c.dep_ in {"prep", "dobj"} for o in c.children)]
    return any(lemma(t) in needed for t in near)


def _joint_kind(verb: Token, kind: str) -> str | None:
    """ "killed or wounded" share one count of casualties, told once; None at the second of the two."""
    if kind not in {"killed", "injured"}:
        return kind
    others = [c for c in (*verb.children, verb.head) if c.dep_ == "conj" or verb.dep_ == "conj"]
    for other in others:
        rivals = {r.kind for r in _rows().get(("obj", lemma(other)), ())} if other.pos_ == "VERB" else set()
        if rivals & ({"killed", "injured"} - {kind}) and not (_has_own(verb) and _has_own(other)):
            return "casualties" if other.i > verb.i else None
    return kind


def _has_own(verb: Token) -> bool:
    """True where it brings its own count, as in "12 were killed and 30 wounded"."""
    own = {"dobj", "nsubjpass", "nsubj"} if verb.dep_ == "conj" else {"dobj", "nsubjpass"}
    return any(c.dep_ in own for c in verb.children)


def _tolls(head: Token, kind: str, of: str, trigger: Token, text: Text) -> Iterator[Toll]:
    """The count of one head and, after "including", of a part of it."""
    found = counted(head, text)
    if head.dep_ in {"pobj", "dobj"} and head.head.lower_ == "including" and found is not None and found.noun is None:
        return  # "17 died, including six who were shot": a part without a name of its own
    if found is not None and _may_count(found, of, kind, text):
        yield _toll(found, kind, of, trigger, text)
    for inner in parts_of(head, text) if found is not None else ():
        if _may_count(inner, of, kind, text):
            yield _toll(inner, kind, of, trigger, text)


def _may_count(found: Counted, of: str, kind: str, text: Text) -> bool:
    noun = found.noun
    word = lemma(noun) if noun is not None else ""
    if found.low == 1 == found.high and kind not in _ONE_COUNTS and of == "persons":
        return False
    if of == "persons":
        return word not in words("attacker") and (
            noun is None or word in words("person") | words("anyone") or _is_people(noun, text)
        )
    if of == "lives":
        return word == "life"
    if of == "sorties":
        return word in words("sortie")
    return noun is not None and word not in words("measure") | words("person") and not _is_people(noun, text)


def _is_people(noun: Token, text: Text) -> bool:
    mention = text.actors.get(noun.i)
    return noun.ent_type_ == "NORP" or (mention is not None and noun.tag_ in {"NNS", "NNPS"})


def _toll(found: Counted, kind: str, of: str, trigger: Token, text: Text) -> Toll:
    since = since_when(trigger, text)
    return Toll(
        kind=kind,
        low=found.low,
        best=found.best,
        high=found.high,
        text=found.text,
        of=None if of == "lives" or _is_strike(found.noun) else kind_of(found.noun, text),
        cumulative=is_cumulative(trigger, since, text, found.low or found.best or 0),
        since=since,
    )


def _is_strike(noun: Token | None) -> bool:
    """Air strikes need no "of": the kind says it. Rockets do."""
    return noun is not None and lemma(noun) in {"strike", "airstrike", "raid", "sortie", "mission"}


def _by_adjective(word: Token, text: Text) -> Iterator[FacetReading]:
    """ "left 12 dead", "12 people are missing", "30 wounded" """
    if word.pos_ == "VERB" and ("obj", lemma(word)) in _rows() and text.predicate(word).objects:
        return
    row = _rows()["adj", word.lower_][0]
    trigger, heads = _of_adjective(word)
    tolls = [t for h in heads for t in _tolls(h, row.kind, row.of, trigger, text)]
    if tolls:
        yield _reading(trigger, tolls, _ADJECTIVE, text)


def _of_adjective(word: Token) -> tuple[Token, tuple[Token, ...]]:
    """The word that says it and who is dead: "a war that has left 280,000 dead" says it by "left"."""
    governor = word.head
    own = tuple(c for c in word.children if c.dep_ in {"nsubj", "nsubjpass"})
    if governor.pos_ == "VERB" and lemma(governor) == "leave":
        things = tuple(c for c in governor.children if c.dep_ == "dobj" and c is not word)
        return governor, own or things or (word,)
    stays = governor.pos_ == "AUX" or lemma(governor) in words("found")
    if stays and word.dep_ in {"acomp", "attr", "oprd"}:
        subjects = tuple(t for c in governor.children if c.dep_ in {"nsubj", "nsubjpass"} for t in conjuncts(c))
        return word, subjects
    if governor.pos_ in {"NOUN", "NUM"} and word.i > governor.i and word.dep_ in {"amod", "acl", "appos", "advmod"}:
        if governor.head.pos_ == "VERB" and lemma(governor.head) == "leave":
            return governor.head, (governor,)
        return word, (governor,)
    return word, own or (word,)


def _by_noun(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "12 deaths", "the deaths of 12 people", "the death toll rose to 45" """
    word = lemma(noun)
    if word == "toll" and any(c.lower_ in {"death", "casualty"} for c in noun.lefts):
        yield from _by_toll(noun, text)
    for row in _rows().get(("noun", word), ()):
        own = counted(noun, text) if not row.needs else None
        if own is not None and noun.tag_ == "NNS":
            alone = Counted(own.low, own.best, own.high, None, own.text)
            yield _reading(noun, [_toll(alone, row.kind, row.of, noun, text)], _NOUN, text)
            continue
        heads = text.predicate(noun).oblique("of", "among")
        tolls = [t for h in heads for t in _tolls(h, row.kind, row.of, noun, text)]
        if tolls:
            yield _reading(noun, tolls, _NOUN, text)


def _by_toll(noun: Token, text: Text) -> Iterator[FacetReading]:
    """A death toll with its number: "of 45", "stands at 45", "reached 45"."""
    verb = noun.head
    heads = [*text.predicate(noun).oblique("of")]
    if noun.dep_ == "dobj" and lemma(verb) in words("puts-at"):
        return  # who puts it at 45 is told with it (toll_figures.py)
    if noun.dep_ == "dobj" and lemma(verb) in words("raises"):
        heads += [*text.predicate(verb).oblique("to", "at")]
    trigger = noun
    if noun.dep_ in {"nsubj", "nsubjpass"} and lemma(verb) in words("rises"):
        heads += [
            *text.predicate(verb).oblique("to", "at"),
            *(c for c in verb.children if c.dep_ in {"dobj", "attr", "npadvmod"}),
        ]
        trigger = verb
    tolls = [t for h in heads for t in _tolls(h, "killed", "persons", trigger, text)]
    if tolls:
        yield _reading(trigger, tolls[-1:], _NOUN, text)


def _reading(trigger: Token, tolls: Iterable[Toll], confidence: float, text: Text) -> FacetReading:
    said = tuple(tolls)
    predicate = text.predicate(trigger)
    return FacetReading(
        trigger=trigger,
        facets=Facets(toll=said),
        actors=mentions(predicate.subjects, text) if trigger.pos_ == "VERB" and lemma(trigger) not in _HARMED else (),
        recipients=mentions(predicate.objects, text),
        rule=f"toll.{said[0].kind}",
        confidence=confidence,
    )
