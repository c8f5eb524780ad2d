"""Who gained, lost or holds a place by what a verb says: a text in, control readings out.

"The army retook Palmyra from IS" gains, "rebels withdrew from Homs" loses, "entered Aleppo" contests. A part of a place
("three districts of Aleppo") is never told as the whole: the place is then contested; what is around it says
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import actor_ref, arguments, is_armed, mentions, words
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
    heads = tuple(t for spec in row.place for t in arguments(predicate, spec))
    found = [s for s in spots(heads, text) if is_told(s) and _fits(row, s)]
    holders = _refs(_holding(row, predicate, text), text)
    others = _refs(arguments(predicate, row.other), text)
    taken = row.change is Change.GAINED and predicate.passive  # "was seized", by whom is not said
    if not found or (row.change is not Change.CONTESTED and not holders and not taken):
        return None
    said = tuple(c for s in found for c in said_of(row.change, s, holders, others))
    return reading_of(predicate, said, found, text, rule=f"control.{predicate.lemma}")


def _holding(row: Row, predicate: Predicate, text: Text) -> tuple[Token, ...]:
    """The heads that hold or held; who was driven out held a place only if armed."""
    heads = arguments(predicate, row.holder)
    if row.holder == "obj":
        return tuple(h for h in heads if is_armed(h, text))
    return tuple(h for h in heads if h.pos_ != "NOUN" or h.i in text.actors or is_armed(h, text))  # no "campaign"


def _adverb(predicate: Predicate, particle: str) -> bool:
    return any(c.lower_ == particle and c.dep_ in {"advmod", "prep", "prt"} for c in predicate.trigger.children)


def _has_complement(predicate: Predicate) -> bool:
    """True for "left Palmyra in ruins", "held Damascus responsible", "took it by surprise": not who holds it."""
    for child in predicate.trigger.children:
        if child.dep_ in {"oprd", "acomp"} or (child.dep_ == "ccomp" and child.pos_ == "ADJ"):
            return True
        if child.dep_ == "prep" and any(
            lemma(o) in {"ruin", "ruins", "surprise", "tatters", "limbo", "rubble"} for o in child.children
        ):
            return True
    return False


def _armed_enough(row: Row, doers: tuple[Token, ...], predicate: Predicate, text: Text) -> bool:
    if "armed" not in row.needs:
        return not any(lemma(d) in words("unarmed") and d.i not in text.actors for d in doers)
    return any(is_armed(d, text) for d in doers) or (not doers and predicate.passive)


def _fits(row: Row, spot: Spot) -> bool:
    """What a row asks of the place: a name, no country."""
    if "named" in row.needs and spot.mention is None:
        return False
    country = spot.mention is not None and spot.mention.kind == "country"
    return not (country and spot.extent == WHOLE and row.needs & {"town", "named"})


def _refs(heads: tuple[Token, ...], text: Text) -> tuple[Ref, ...]:
    """Who the heads are, without places and things that hold nothing."""
    found = (actor_ref(h, text) for h in heads if h.i in text.actors or h.i not in text.places)
    return tuple(dict.fromkeys(r for r in found if r is not None))


def is_told(spot: Spot) -> bool:
    """True for what may be told of: in the place, and of a part only where it is known of what."""
    return spot.extent != AROUND and (spot.extent == WHOLE or spot.mention is not None)


def _sided(ref: Ref, spot: Spot) -> Ref:
    """Rebels whom nothing else tells apart are those of the country that the place lies in."""
    country = spot.mention.country if spot.mention else None
    unknown = ref.id is None and (ref.name or "").casefold() in words("rebels")
    return Ref(id=f"{country}.opp", name=ref.name) if unknown and country else ref


def said_of(change: Change, spot: Spot, holders: tuple[Ref, ...], others: tuple[Ref, ...]) -> Iterator[Control]:
    """What a change says of one spot: for each holder, and for the other side where it is named."""
    holders = tuple(_sided(h, spot) for h in holders)
    other = _sided(others[0], spot) if others else None
    if spot.extent not in {WHOLE, CENTRE} or (spot.extent == CENTRE and change is not Change.LOST):
        holds = change in {Change.GAINED, Change.HELD} and holders
        yield Control(place=spot.ref, holder=holders[0] if holds else None, change=Change.CONTESTED)
        return
    for holder in holders or (None,):
        yield Control(place=spot.ref, holder=holder, change=change, from_=other if change is Change.GAINED else None)
    if change is Change.LOST and other is not None and spot.extent == WHOLE:
        yield Control(place=spot.ref, holder=other, change=Change.GAINED, from_=holders[0] if holders else None)


def reading_of(
    predicate: Predicate, said: tuple[Control, ...], found: list[Spot], text: Text, *, rule: str
) -> FacetReading:
    """One reading with the actors and places of its arguments."""
    contested = all(c.change is Change.CONTESTED for c in said)
    partial = any(s.extent != WHOLE for s in found)
    return FacetReading(
        trigger=predicate.trigger,
        facets=Facets(control=said),
        actors=mentions(predicate.subjects, text),
        recipients=mentions(predicate.objects, text),
        places=tuple(s.mention for s in found if s.mention),
        rule=rule + (".part" if partial else ""),
        confidence=_CONTESTED if contested else _PART if partial else _SURE,
    )
