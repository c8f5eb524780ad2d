"""Talks between parties: a text in, talks readings out, with phase, parties, venue, mediator and subject.

"talks", "negotiations" and a "peace process" always count; a meeting or a round only between delegations or
sides. Telephone calls, visits and what two persons say to one another are no talks in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import is_armed, is_person, mentions, parties, party, phrase, words
from chronist.claims.facets.phases import Step, heads_of, steps
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import conjuncts
from chronist.data import rows
from chronist.model import Facets, Status, Talks

_ALWAYS = frozenset({"negotiation", "negotiations"})
_PEACE = frozenset({"peace", "intra-syrian", "truce", "ceasefire", "reconciliation"})
_BY_VERB, _BY_NOUN, _BY_MODIFIER, _MENTION = 0.7, 0.6, 0.55, 0.5  # rough precision of each kind of word
_QUOTES = frozenset('"“”‘')
_LONGEST_SUBJECT = 12  # tokens; a longer phrase is a clause that the parser hung there


def find_talks(text: Text) -> Iterator[FacetReading]:
    """One reading for each word that tells something of talks; a bare mention where it says where or between whom."""
    taken: set[int] = set()
    for token in text.doc:
        if not _is_talks(token, text):
            continue
        described = _described(token, text)
        readings = list(_phased(token, described, text))
        if not readings and (described.venue or described.parties or described.mediator):
            phase = "convened" if _is_past(token) else "mentioned"
            readings = [_reading(token, msgspec.structs.replace(described, phase=phase), _MENTION)]
        for reading in readings:
            if reading.trigger.i not in taken:
                taken.add(reading.trigger.i)
                yield reading


def _is_past(noun: Token) -> bool:
    """ "after the talks in Vienna, both sides left": they took place if what came after them did."""
    verb = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in {"after", "following"} and verb.tag_ == "VBD"


def _is_talks(token: Token, text: Text) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    word = lemma(token)
    before = {c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}}
    if before & words("business"):
        return False
    if word in {"talk", "talks"} or word in _ALWAYS:
        return token.lower_ != "talk" and not _between_persons(token, text)
    if word not in words("meeting") or token.dep_ == "compound":
        return False
    if before & _PEACE and word != "discussion":
        return word != "process" or "peace" in before
    return word != "process" and _between_sides(token, text)


def _between_persons(noun: Token, text: Text) -> bool:
    return any(is_person(h, text) for n in heads_of(noun) for h in text.predicate(n).oblique("with", "between"))


def _between_sides(noun: Token, text: Text) -> bool:
    """True for "the meeting of delegations of X and Y", "a meeting between the government and rebels"."""
    heads = text.predicate(noun).oblique("between", "of", "with", "among")
    return any(lemma(h) in words("side") for h in heads) and not any(is_person(h, text) for h in heads)


def _described(noun: Token, text: Text) -> Talks:
    """What the noun phrase itself says of the talks."""
    heads = heads_of(noun)
    return Talks(
        phase="mentioned",
        parties=parties(_participants(heads, text), text),
        venue=_venue(heads, text),
        mediator=_mediator(heads, text),
        subject=_subject(noun, heads, text),
    )


def _participants(heads: tuple[Token, ...], text: Text) -> list[Token]:
    found: list[Token] = []
    for head in heads:
        for other in text.predicate(head).oblique("between", "with", "among", "of"):
            found += _delegations(other, text) if other not in heads else []
        for clause in (c for c in head.children if c.dep_ == "acl" and c.lower_ == "involving"):
            found += text.predicate(clause).objects
        for prep in (c for c in head.children if c.lower_ == "involving" and c.dep_ == "prep"):
            found += [t for o in prep.children if o.dep_ == "pobj" for t in conjuncts(o)]
    return [t for t in found if is_armed(t, text) or t.i in text.actors or lemma(t) in words("side")]


def _delegations(head: Token, text: Text) -> list[Token]:
    """Whose delegations: "delegations of X and Y"."""
    inner = (
        text.predicate(head).oblique("of", "from") if lemma(head) in {"delegation", "representative", "team"} else ()
    )
    return [*inner] or [head]


def _venue(heads: tuple[Token, ...], text: Text) -> str | None:
    """Where: "talks in Geneva", "the Astana talks", "Geneva-based talks", "in Kazakhstan's capital"."""
    for head in heads:
        inside = [o for p in _phrase_tokens(head) if p.lower_ in {"in", "at"} for o in p.children if o.dep_ == "pobj"]
        before = [c for c in head.lefts if c.dep_ in {"compound", "nmod", "poss"} and _is_town(c, text)]
        based = [b.nbor(-2) for b in head.lefts if b.lower_ == "based" and b.i > 1 and b.nbor(-1).text == "-"]
        named = (n for t in (*inside, *before, *based) if (n := _place_name(t, text)))
        found = next(named, None)
        if found:
            return found
    return None


def _phrase_tokens(head: Token) -> Iterator[Token]:
    """The words of a noun phrase without the clauses inside it."""
    for child in head.rights:
        if child.pos_ not in {"VERB", "AUX"}:
            yield child
            yield from _phrase_tokens(child)


def _place_name(token: Token, text: Text) -> str | None:
    """What a place is called; "Kazakhstan's capital" by the name of the capital."""
    place = text.places.get(token.i)
    if lemma(token) == "capital":
        of = [o for c in token.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        owners = [*(c for c in token.lefts if c.dep_ == "poss"), *of]
        return next((_capitals()[o.text] for o in owners if o.text in _capitals()), None)
    return (place.name or place.text) if place else None


@cache
def _capitals() -> dict[str, str]:
    return {r["name"]: r["capital"] for r in rows("countries") if r["capital"]}


def _is_town(token: Token, text: Text) -> bool:
    """True for a place that talks are held in, not a country that they are about ("Syria talks")."""
    return token.i in text.places and text.places[token.i].kind not in {"country", "region", "province"}


def _mediator(heads: tuple[Token, ...], text: Text) -> str | None:
    """Who leads: "UN-mediated talks", "talks brokered by Qatar"."""
    for head in heads:
        for child in head.children:
            if child.lower_ in words("mediated") and child.i > 1 and child.nbor(-1).text in {"-", "–"}:
                by = child.nbor(-2)
                return party(by, text) if by.i in text.actors or by.pos_ == "PROPN" else None
            if child.lower_ in words("mediated") and child.dep_ in {"acl", "relcl"}:
                return next(iter(parties(text.predicate(child).subjects, text)), None)
    return None


def _subject(noun: Token, heads: tuple[Token, ...], text: Text) -> str | None:
    """What about: "on a political transition", "the Syria talks", "peace talks"."""
    for head in heads:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in {"on", "about", "over", "regarding", "concerning"}:
                objects = [o for o in child.children if o.dep_ == "pobj" and o not in heads]
                if objects and objects[0].ent_type_ not in {"DATE", "TIME"}:
                    return _short(objects[0])
    before = [c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and (c.pos_ == "NOUN" or c.i in text.places)]
    about = [c for c in before if not _is_town(c, text)]
    return _lower(about[-1]) if about else None


def _lower(noun: Token) -> str:
    """Its words, without the capital that only the sentence's start gave it."""
    words_of = phrase(noun)
    return words_of if noun.pos_ == "PROPN" else words_of[:1].lower() + words_of[1:]


def _short(head: Token) -> str:
    whole = head.doc[head.left_edge.i : head.right_edge.i + 1]
    words_of = "".join(c for c in " ".join(whole.text.split()) if c not in _QUOTES)
    for article in ("a ", "an ", "the "):
        words_of = words_of.removeprefix(article)
    return words_of if len(whole) <= _LONGEST_SUBJECT else phrase(head)


def _phased(noun: Token, described: Talks, text: Text) -> Iterator[FacetReading]:
    for step in steps(noun, "talks_words", text):
        doers = text.predicate(step.trigger).subjects if step.role in {"obj", "prep"} else ()
        if _is_business(doers, described, text):
            continue
        said = msgspec.structs.replace(described, phase=step.phase)
        sides = [d for d in doers if is_armed(d, text) or lemma(d) in words("side")]
        if step.who == "party" and sides:
            said = msgspec.structs.replace(said, parties=tuple(dict.fromkeys((*parties(sides, text), *said.parties))))
        if said.venue is None and step.role != "mod":
            said = msgspec.structs.replace(said, venue=_where(step, text))
        yield FacetReading(
            trigger=step.trigger,
            facets=Facets(talks=said),
            actors=mentions(doers, text),
            rule=f"talks.{step.phase}",
            confidence={"mod": _BY_MODIFIER, "noun": _BY_NOUN}.get(step.role, _BY_VERB),
            status=Status.HAPPENED if step.role == "mod" and step.phase != "scheduled" else None,
        )


def _is_business(doers: tuple[Token, ...], described: Talks, text: Text) -> bool:
    """True for "the company opened talks with a buyer": nobody in it is a party to anything."""
    if not doers or described.parties or described.venue or described.subject == "peace":
        return False
    return all(
        d.pos_ == "NOUN"
        and not is_armed(d, text)
        and d.i not in text.actors
        and lemma(d) not in words("side") | words("individual")
        for d in doers
    )


def _where(step: Step, text: Text) -> str | None:
    """The venue that the phase's own clause names: "talks opened in Geneva"."""
    if step.phase not in {"convened", "resumed", "scheduled", "under-way", "adjourned", "concluded", "failed"}:
        return None
    verb = step.trigger
    where = [verb.head] if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children) else []
    heads = (*text.predicate(verb).oblique("in", "at"), *where)
    return next((name for h in heads if (name := _place_name(h, text))), None)


def _reading(trigger: Token, said: Talks, confidence: float) -> FacetReading:
    return FacetReading(trigger=trigger, facets=Facets(talks=said), rule=f"talks.{said.phase}", confidence=confidence)
