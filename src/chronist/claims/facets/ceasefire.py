"""Truces: a text in, ceasefire readings out, with phase, parties, brokers, scope and whom the truce leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import is_armed, mentions, parties, words
from chronist.claims.facets.phases import Step, heads_of, steps
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import conjuncts
from chronist.claims.status import read_status
from chronist.model import REAL, Ceasefire, Facets, Status

_NOUNS = frozenset({"ceasefire", "truce", "armistice"})
_STOPPED = frozenset({"hostility", "hostilities", "violence", "fighting", "fire"})
_STOPS = frozenset({"cessation", "halt", "pause", "cease", "suspension"})
_TAKEN_UP = frozenset({"begun", "holding", "breached", "extended", "collapsed", "ended"})
_BROKERS = frozenset({"broker", "mediate", "sponsor"})
_BY_VERB, _BY_NOUN, _BY_MODIFIER, _MENTION = 0.75, 0.65, 0.6, 0.5  # rough precision of each kind of word


def find_ceasefires(text: Text) -> Iterator[FacetReading]:
    """One reading for each word that tells something of a truce; a bare mention only where it says whose or where."""
    taken: set[int] = set()
    for token in text.doc:
        meant = _meant(token)
        if not _is_truce(token) and meant is None:
            continue
        described = _described(meant or token, text)
        readings = [*_exclusions(token, described, text), *_phased(token, described, text)]
        if meant is not None:
            readings = [r for r in readings if r.facets.ceasefire and r.facets.ceasefire.phase in _TAKEN_UP]
        elif not readings and described != Ceasefire(phase="mentioned"):
            readings = [_reading(token, described, "mentioned", _MENTION, text)]
        for reading in readings:
            if reading.trigger.i not in taken:
                taken.add(reading.trigger.i)
                yield reading


def _meant(pronoun: Token) -> Token | None:
    """The truce that "it" takes up: "elders announced that it had been extended", the last named in two sentences.

    Only as what something is done to, or as what ends or goes on by itself: who "had extended it" is somebody.
    """
    if pronoun.lower_ != "it" or pronoun.dep_ not in {"nsubjpass", "nsubj", "dobj"}:
        return None
    if pronoun.dep_ == "nsubj" and any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in pronoun.head.children):
        return None
    begin = pronoun.sent.start
    before = pronoun.doc[max(0, begin - 1)].sent if begin else pronoun.sent
    near = pronoun.doc[min(before.start, begin) : pronoun.i]
    return next((t for t in reversed(list(near)) if _is_truce(t)), None)


def _is_truce(token: Token) -> bool:
    word = lemma(token)
    if word in _NOUNS or token.lower_ in _NOUNS:
        return True
    if token.lower_ == "fire" and token.i > 1:  # cease-fire, cease fire
        before = [token.nbor(-1).lower_, token.nbor(-2).lower_]
        return before[0] == "cease" or (before[0] in {"-", "‐"} and before[1] == "cease")
    if token.pos_ != "NOUN" or word not in _STOPS:
        return False
    inside = [o for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "in", "to"} for o in c.children]
    stopped = _STOPPED if word in {"cessation", "cease"} else {"hostility", "hostilities", "fighting"}
    return any(lemma(o) in stopped for o in inside) or (
        word == "pause" and any(c.lower_ == "humanitarian" for c in token.lefts)
    )


def _described(noun: Token, text: Text) -> Ceasefire:
    """What the noun phrase itself says of the truce."""
    heads = heads_of(noun)
    between = [h for n in heads for h in text.predicate(n).oblique("between", "with", "among")]
    owners = [t for n in heads for c in n.lefts if c.dep_ == "poss" for t in conjuncts(c)]
    return Ceasefire(
        phase="mentioned",
        parties=parties((h for h in (*owners, *between) if is_armed(h, text)), text),
        excluded=_except(heads, text),
        scope=_scope(heads, text),
        brokers=tuple(dict.fromkeys((*_hyphened(heads, text), *_brokers(heads, text), *_named_for(heads, text)))),
    )


def _scope(heads: tuple[Token, ...], text: Text) -> str | None:
    for head in heads:
        adjectives = [c.lower_ for c in head.lefts if c.lower_ in words("scope")]
        places = [
            text.places[h.i]
            for h in text.predicate(head).oblique("in", "for", "across", "around")
            if h.i in text.places
        ]
        named: list[str] = [*(p.name or p.text for p in places), *adjectives]
        if named:
            return named[0]
    return None


def _hyphened(heads: tuple[Token, ...], text: Text) -> tuple[str, ...]:
    """ "the US and Russian-sponsored truce" """
    found: list[Token] = []
    for word in (w for h in heads for w in h.lefts if w.lower_ in words("brokered") and w.nbor(-1).text in {"-", "–"}):
        at = word.i - 2
        while at >= word.sent.start and (
            text.doc[at].pos_ in {"PROPN", "ADJ"} or text.doc[at].lower_ in {"and", "-", "–", ","}
        ):
            if text.doc[at].i in text.actors or text.doc[at].pos_ == "PROPN":
                found.append(text.doc[at])
            at -= 1
    return parties(sorted(found, key=lambda t: t.i), text)


def _brokers(heads: tuple[Token, ...], text: Text) -> tuple[str, ...]:
    """Who brokered it, by a verb of the same sentence."""
    found: list[str] = []
    for verb in heads[0].sent:
        if verb.pos_ == "VERB" and lemma(verb) in _BROKERS:
            predicate = text.predicate(verb)
            if any(h in predicate.objects for h in heads):
                found += parties(predicate.subjects, text)
    return tuple(found)


def _named_for(heads: tuple[Token, ...], text: Text) -> tuple[str, ...]:
    """ "the Union ceasefire": a body of many states that a truce is named for brokered it."""
    before = (c for h in heads for c in h.lefts if c.dep_ in {"compound", "nmod"} and c.i in text.actors)
    return parties((c for c in before if text.actors[c.i].kind == "international"), text)


def _except(heads: tuple[Token, ...], text: Text) -> tuple[str, ...]:
    """Whom "except", "excluding", "excludes" leave out."""
    found: list[Token] = []
    for token in heads[0].sent:
        if token.lower_ in {"except", "excluding"} and token.i > heads[0].i:
            found += [t for c in token.subtree if c.dep_ in {"pobj", "dobj"} for t in conjuncts(c)]
        elif token.pos_ == "VERB" and lemma(token) == "exclude":
            predicate = text.predicate(token)
            if any(h in predicate.subjects for h in heads):
                found += predicate.objects
    return parties((t for t in found if is_armed(t, text)), text)


def _exclusions(noun: Token, described: Ceasefire, text: Text) -> Iterator[FacetReading]:
    """ "does not cover IS": what the phrase denies is the cover, not the truce."""
    heads = heads_of(noun)
    for verb in noun.sent:
        if verb.pos_ != "VERB" or lemma(verb) not in words("covers") | {"exclude"}:
            continue
        predicate = text.predicate(verb)
        if not any(h in predicate.subjects for h in heads):
            continue
        negated = any(c.dep_ == "neg" for c in verb.children)
        out = predicate.objects or predicate.oblique("to")
        if negated != (predicate.lemma == "exclude"):
            excluded = tuple(dict.fromkeys((*described.excluded, *parties(out, text))))
            said = msgspec.structs.replace(described, excluded=excluded)
            yield _reading(verb, said, "excludes", _BY_VERB, text, status=Status.ONGOING)
        elif not negated and predicate.lemma != "exclude":
            yield _reading(verb, described, "covers", _MENTION, text)


def _phased(noun: Token, described: Ceasefire, text: Text) -> Iterator[FacetReading]:
    for step in steps(noun, "truce_words", text):
        predicate = text.predicate(step.trigger)
        doers = predicate.subjects if step.role in {"obj", "prep"} else ()
        sides = (h for h in predicate.oblique("between", "with") if is_armed(h, text))
        between = () if described.parties else parties(sides, text)
        said = msgspec.structs.replace(described, phase=step.phase, parties=described.parties or between)
        if step.who == "party":
            said = msgspec.structs.replace(said, parties=_joined(said.parties, doers, text))
        elif step.who == "broker":
            said = msgspec.structs.replace(said, brokers=tuple(dict.fromkeys((*said.brokers, *parties(doers, text)))))
        status = Status.HAPPENED if step.role == "mod" or _is_settled(step) else None
        yield _reading(step.trigger, said, step.phase, _sure(step), text, status=status, doers=doers)


def _is_settled(step: Step) -> bool:
    """'Agreed to extend the truce': with the agreement it is extended."""
    verb = step.trigger
    agreed = verb.dep_ == "xcomp" and lemma(verb.head) in {"agree", "decide"} and step.phase == "extended"
    return agreed and read_status(verb.head).status in REAL


def _joined(known: tuple[str, ...], doers: Iterable[Token], text: Text) -> tuple[str, ...]:
    """The parties told by "between", else who agrees."""
    return known or parties((d for d in doers if is_armed(d, text)), text)


def _sure(step: Step) -> float:
    return {"mod": _BY_MODIFIER, "noun": _BY_NOUN}.get(step.role, _BY_VERB)


def _reading(
    trigger: Token,
    said: Ceasefire,
    rule: str,
    confidence: float,
    text: Text,
    *,
    status: Status | None = None,
    doers: tuple[Token, ...] = (),
) -> FacetReading:
    return FacetReading(
        trigger=trigger,
        facets=Facets(ceasefire=said),
        actors=mentions(doers, text),
        rule=f"ceasefire.{rule}",
        confidence=confidence,
        status=status,
    )
