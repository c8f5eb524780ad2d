"""Counts as somebody gives them: "put the number of dead at 13", "counted 22 bodies": a text in, toll readings out.

What is counted is told by the number's noun phrase ("its dead", "the number of soldiers killed", "the death toll"), the
count by what "at", "as" or "to" brings, or by the number of bodies that somebody found, brought in or buried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import mentions, phrase, words
from chronist.claims.facets.counted import Counted, counted, kind_of
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.sums import is_cumulative, since_when
from chronist.model import Facets, Span, Status, Toll

_PUT, _BODIES = 0.75, 0.7  # rough precision of each kind of word
_BRINGS = ("at", "as", "to")
_KILLED = frozenset({"killed", "dead", "die", "kill", "slain", "slay"})
_INJURED = frozenset({"wounded", "injured", "wound", "injure", "hurt"})
_REACH = 20  # tokens from "put" to the number
_NUMBER_WITHIN = 3  # "at least 12"
_UNITS = frozenset({"percent", "per", "%", "million", "billion", "dollars", "euros", "pounds", "kilometres", "years"})
_SAYS_NOBODY = frozenset({"its", "their", "his", "her", "the"})


def find_figures(text: Text) -> Iterator[FacetReading]:
    """All such counts, in the order of the words that bring them."""
    for token in text.doc:
        if token.pos_ == "VERB" and lemma(token) in words("puts-at"):
            yield from _put(token, text)
        elif token.pos_ == "NOUN" and lemma(token) in words("body"):
            yield from _found(token, text)


def _put(verb: Token, text: Text) -> Iterator[FacetReading]:
    """ "put its dead at nine", "corrected to seven the number of soldiers killed" """
    after = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.i - verb.i <= _REACH]
    nouns = ((t, told) for t in after if (told := _told_by(t)) is not None)
    found = next(nouns, None)
    given = next((g for t in after if t.lower_ in _BRINGS and (g := _number_after(t, text)) is not None), None)
    if found is None or given is None:
        return
    noun, (kind, of) = found
    reading = _reading(_harm(noun) or verb, kind, given, of, _PUT, text)
    negated = any(c.dep_ == "neg" for c in verb.children)
    yield replace(reading, source=_source(verb, text), status=None if negated else Status.HAPPENED)


def _harm(noun: Token) -> Token | None:
    """The "killed" of "the number of soldiers killed on Friday", which tells when and where."""
    people = [o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    told = (t for o in people for t in o.rights if t.dep_ in {"acl", "relcl"} and t.pos_ == "VERB")
    return next((t for t in told if lemma(t) in _KILLED | _INJURED), None)


def _number_after(preposition: Token, text: Text) -> Counted | None:
    """The count right behind "at": "nine", "at least 12"."""
    near = preposition.doc[preposition.i + 1 : preposition.i + 1 + _NUMBER_WITHIN]
    found = next((text.quantities[t.i] for t in near if t.i in text.quantities), None)
    if found is None or found.start > near[0].idx + len(near[0]) + 1:
        return None
    after = preposition.doc.char_span(found.start, found.end, alignment_mode="expand")
    unit = after is not None and after.end < len(preposition.doc) and preposition.doc[after.end].lower_ in _UNITS
    return None if unit else Counted(found.low, found.best, found.high, None, found.text)


def _source(verb: Token, text: Text) -> Span | None:
    """Who gives the figure: the subject's words."""
    subject = next((s for s in text.predicate(verb).subjects if s.sent == verb.sent), None)
    if subject is None:
        return None
    words_ = verb.doc[subject.left_edge.i : subject.i + 1]
    return Span(start=words_.start_char, end=words_.end_char, text=words_.text)


def _told_by(noun: Token) -> tuple[str, str | None] | None:
    """What a number's noun phrase counts, and of whom: ("killed", "soldiers")."""
    word = lemma(noun)
    kind: str | None
    if noun.pos_ in {"VERB", "AUX"}:
        return None
    if word in words("harmed") or noun.lower_ in words("harmed"):
        kind = "injured" if noun.lower_ in _INJURED else "casualties" if word in words("casualties") else "killed"
        return kind, _owner(noun)
    if word in words("toll") and any(c.lower_ in {"death", "casualty"} for c in noun.lefts):
        return "killed", None
    if word not in words("figure"):
        return None
    for person in (o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"):
        beside = person.doc[person.i + 1 : person.i + 2]
        harm = {person.lower_, beside.text.lower()}
        harm |= {lemma(t) for t in person.rights if t.dep_ in {"acl", "relcl", "amod"}}
        kind = "killed" if harm & _KILLED else "injured" if harm & _INJURED else None
        kind = kind or ("killed" if lemma(person) in words("harmed") else None)
        if kind is not None:
            own = lemma(person) in words("harmed") or person.lower_ in _KILLED | _INJURED
            return kind, _owner(person) if own else phrase(person)
    return None


def _owner(noun: Token) -> str | None:
    """Whose dead: "Houthi" of "the Houthi dead", "the MNLA" of "the MNLA's dead"; None of "its dead"."""
    own = [c for c in noun.lefts if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.lower_ not in _SAYS_NOBODY]
    return phrase(own[0]) if own else None


def _found(noun: Token, text: Text) -> Iterator[FacetReading]:
    """ "counted 22 bodies", "nine bodies had been brought in", "the bodies of six men were found" """
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass", "nsubj"} or lemma(verb) not in words("finds-body"):
        return
    inside = [o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    given = counted(noun, text) or next((c for o in inside if (c := counted(o, text)) is not None), None)
    if given is None:
        return
    of = kind_of(inside[0], text) if inside else None
    yield _reading(verb, "killed", given, of, _BODIES, text)


def _reading(trigger: Token, kind: str, given: Counted, of: str | None, confidence: float, text: Text) -> FacetReading:
    since = since_when(trigger, text)
    toll = Toll(
        kind=kind,
        low=given.low,
        best=given.best,
        high=given.high,
        text=given.text,
        of=of,
        cumulative=is_cumulative(trigger, since, text, given.low or given.best or 0),
        since=since,
    )
    return FacetReading(
        trigger=trigger,
        facets=Facets(toll=(toll,)),
        recipients=mentions(text.predicate(trigger).objects, text),
        rule=f"toll.{kind}.figure",
        confidence=confidence,
    )
