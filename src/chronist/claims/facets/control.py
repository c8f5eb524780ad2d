"""Who gained, lost or holds a place by what a verb says: a text in, control readings out.

"The army retook Palmyra from IS" gains, "rebels withdrew from Homs" loses, "entered Aleppo" contests, and so does what
is under way ("is losing the town"). Who once held a place, or no longer does, does not hold it now. A part of a place
("three districts of Aleppo") is never told as the whole: the place is then contested; what is around it says
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import msgspec
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import arguments, is_armed, mentions, words
from chronist.claims.facets.control_sides import holders_of, is_side_word, sided, subject_above
from chronist.claims.facets.control_words import as_of_now, is_claim, phase
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.spots import AROUND, CENTRE, WHOLE, Spot, spots
from chronist.claims.predicates import Predicate
from chronist.data import rows
from chronist.model import Change, Control, Facets, Ref

_SURE, _PART, _CONTESTED = 0.75, 0.6, 0.5  # rough precision by how much the phrase leaves open


@dataclass(frozen=True, slots=True)
class Row:
    """One row of control_verbs.csv."""

    particle: str
    place: tuple[str, ...]
    holder: str
    other: str
    change: Change
    needs: frozenset[str]


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    table: dict[str, list[Row]] = {}
    for r in rows("control_verbs"):
        place = ("obj", r["place"].removeprefix("obj|")) if r["place"].startswith("obj|") else (r["place"],)
        row = Row(r["particle"], place, r["holder"], r["other"], Change(r["change"]), frozenset(r["needs"].split()))
        table.setdefault(r["lemma"], []).append(row)
    return {key: tuple(sorted(found, key=lambda x: not x.particle)) for key, found in table.items()}


def find_by_verb(text: Text) -> Iterator[FacetReading]:
    """What each verb of the table says, the first fitting row of each."""
    for token in text.doc:
        if token.pos_ == "VERB" and lemma(token) in _rows():
            predicate = text.predicate(token)
            reading = next((r for row in _rows()[predicate.lemma] if (r := _read(row, predicate, text))), None)
            if reading is not None:
                yield reading


def _read(row: Row, predicate: Predicate, text: Text) -> FacetReading | None:
    if row.particle != predicate.particle and not (row.particle and _adverb(predicate, row.particle)):
        return None
    doers = (
        predicate.subjects if row.holder in {"subj", ""} or row.other == "subj" else arguments(predicate, row.holder)
    )
    if _has_complement(predicate) or not _armed_enough(row, doers, predicate, text):
        return None
    found = [s for s in _where(row, predicate, text) if is_told(s) and _fits(row, s)]
    holders = holders_of(_holding(row, predicate, text), text)
    others = holders_of(arguments(predicate, row.other), text)
    taken = row.change is Change.GAINED and (predicate.passive or "alone" in row.needs)  # by whom is not said
    if not found or (row.change is not Change.CONTESTED and not holders and not taken):
        return None
    change = phase(row.change, predicate.trigger)
    said = tuple(c for s in found for c in said_of(change, s, holders, others))
    return reading_of(predicate, said, found, text, rule=f"control.{predicate.lemma}")


def _where(row: Row, predicate: Predicate, text: Text) -> list[Spot]:
    """The places among the arguments; "Tadmor, which they say they hold" and "shelled Tadmor and hold it" have one."""
    heads = tuple(t for spec in row.place for t in arguments(predicate, spec))
    if "obj" in row.place and all(h.pos_ == "PRON" for h in heads):
        heads += tuple(h for h in (gap(predicate.trigger), _antecedent(predicate, heads, text)) if h is not None)
    found = spots(heads, text)
    verb = predicate.trigger
    if verb.dep_ == "relcl":  # "around Tadmor, which was taken": not what is around it
        found = [replace(s, extent=WHOLE) if _is_near(s) and verb.head.i in text.places else s for s in found]
    return found


def _is_near(spot: Spot) -> bool:
    return spot.extent == AROUND and spot.mention is not None and spot.mention.relation is not None


def gap(verb: Token) -> Token | None:
    """The noun that a relative clause around the verb leaves out: "a town which rebels say they control"."""
    at = verb
    while at.dep_ in {"ccomp", "xcomp"} and at.head.pos_ == "VERB":
        at = at.head
    left_out = (*at.lefts, *verb.lefts)  # the parser hangs "which" on either verb
    if at == verb or at.dep_ != "relcl" or not any(c.tag_ == "WDT" for c in left_out):
        return None
    subjects = [c for c in at.children if c.dep_ == "nsubj" and c.tag_ != "WDT"]
    return at.head if subjects and at.head.i < verb.i else None


def _antecedent(predicate: Predicate, heads: tuple[Token, ...], text: Text) -> Token | None:
    """The town that "it" means: the only place among the arguments of the verb that this one is joined to or under."""
    verb = predicate.trigger
    if not any(h.lower_ == "it" for h in heads) or verb.dep_ not in {"conj", "advcl", "pcomp"}:
        return None
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head  # "took Tadmor two weeks after losing it"
    if governor.pos_ in {"NOUN", "PROPN"} and governor.ent_type_ in {"DATE", "TIME"}:
        governor = governor.head
    above = text.predicate(governor)
    named = [t for t in (*above.objects, *(h for _, h in above.obliques)) if t.i in text.places]
    return named[0] if len(named) == 1 else None


def _holding(row: Row, predicate: Predicate, text: Text) -> tuple[Token, ...]:
    """The heads that hold or held; who was driven out held a place only if armed."""
    heads = arguments(predicate, row.holder)
    if row.holder == "obj":
        return tuple(h for h in heads if is_armed(h, text))
    return tuple(  # no "campaign"
        h for h in heads if h.pos_ != "NOUN" or h.i in text.actors or is_armed(h, text) or is_side_word(h)
    )


def _adverb(predicate: Predicate, particle: str) -> bool:
    return any(c.lower_ == particle and c.dep_ in {"advmod", "prep", "prt"} for c in predicate.trigger.children)


def _has_complement(predicate: Predicate) -> bool:
    """True for "left Palmyra in ruins", "held Damascus responsible", "took it by surprise": not who holds it."""
    after = predicate.trigger.doc[predicate.trigger.i + 1 : predicate.trigger.i + 2]
    if after.text.lower() in {"firm", "fast", "steady"}:
        return True
    for child in predicate.trigger.children:
        if child.dep_ in {"oprd", "acomp"} or (child.dep_ == "ccomp" and child.pos_ == "ADJ"):
            return True
        if child.dep_ == "prep" and any(
            lemma(o) in {"ruin", "ruins", "surprise", "tatters", "limbo", "rubble"} for o in child.children
        ):
            return True
    return False


def _armed_enough(row: Row, doers: tuple[Token, ...], predicate: Predicate, text: Text) -> bool:
    if "alone" in row.needs:  # "the town fell", never "fell by a tenth", "fell in line"
        return not any(prep in words("beside-falling") for prep, _ in predicate.obliques)
    if "armed" not in row.needs:
        return not any(lemma(d) in words("unarmed") and d.i not in text.actors for d in doers)
    meant = ((subject_above(d, text) if d.pos_ == "PRON" and d.i not in text.actors else None) or d for d in doers)
    return any(is_armed(d, text) for d in meant) or (not doers and predicate.passive)


def _fits(row: Row, spot: Spot) -> bool:
    """What a row asks of the place: a name, no country."""
    if "named" in row.needs and spot.mention is None:
        return False
    country = spot.mention is not None and spot.mention.kind == "country"
    return not (country and spot.extent == WHOLE and row.needs & {"town", "named"})


def is_told(spot: Spot) -> bool:
    """True for what may be told of: in the place, and of a part only where it is known of what."""
    return spot.extent != AROUND and (spot.extent == WHOLE or spot.mention is not None)


def said_of(change: Change, spot: Spot, holders: tuple[Ref, ...], others: tuple[Ref, ...]) -> Iterator[Control]:
    """What a change says of one spot: for each holder, and for the other side where it is named."""
    holders = _hosts(tuple(sided(h, spot) for h in holders), spot)
    other = sided(others[0], spot) if others else None
    if spot.extent not in {WHOLE, CENTRE} or (spot.extent == CENTRE and change is not Change.LOST):
        holds = change in {Change.GAINED, Change.HELD} and holders
        yield Control(place=spot.ref, holder=holders[0] if holds else None, change=Change.CONTESTED)
        return
    for holder in holders or (None,):
        yield Control(place=spot.ref, holder=holder, change=change, from_=other if change is Change.GAINED else None)
    if change is Change.LOST and other is not None and spot.extent == WHOLE:
        yield Control(place=spot.ref, holder=other, change=Change.GAINED, from_=holders[0] if holders else None)


def _hosts(holders: tuple[Ref, ...], spot: Spot) -> tuple[Ref, ...]:
    """Of allies who take a town together, those of its country hold it, where they are named."""
    country = spot.mention.country if spot.mention else None
    own = tuple(h for h in holders if country and h.id and h.id.split(".")[0] == country)
    return own or holders


def reading_of(
    predicate: Predicate, said: tuple[Control, ...], found: list[Spot], text: Text, *, rule: str
) -> FacetReading:
    """One reading with the actors and places of its arguments."""
    contested = all(c.change is Change.CONTESTED for c in said)
    partial = any(s.extent != WHOLE for s in found)
    if is_claim(predicate.trigger):
        said = tuple(msgspec.structs.replace(c, basis="claimed") for c in said)
    return FacetReading(
        trigger=predicate.trigger,
        facets=Facets(control=said),
        status=as_of_now(predicate.trigger),
        actors=mentions(predicate.subjects, text),
        recipients=mentions(predicate.objects, text) or mentions(predicate.oblique("from"), text),
        places=tuple(s.mention for s in found if s.mention),
        rule=rule + (".part" if partial else ""),
        confidence=_CONTESTED if contested else _PART if partial else _SURE,
    )
