"""Decisions carried out: documents and evidence as read in; the same as a person judged them out."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from chronist.clean.written_dates import edtf_of
from chronist.link.decisions import Decisions
from chronist.link.judgements import JudgedActor, JudgedPlace
from chronist.model import (
    ActorMention,
    Claim,
    Control,
    Document,
    Facets,
    Interval,
    KnownBy,
    PlaceMention,
    Published,
    Ref,
    Span,
    TimeMention,
)
from chronist.views import Evidence

REASON = "judged by a person"


def dated(document: Document, time: Interval | None) -> Document:
    """A document published when a person says; as it is where nobody does."""
    if time is None:
        return document
    published = Published(
        first=time.first, last=time.last, edtf=edtf_of(time.first, time.last), known_by=KnownBy.GIVEN, reasons=(REASON,)
    )
    flags = tuple(f for f in document.flags if f != "undated" or time.last is None)
    return msgspec.structs.replace(document, published=published, flags=flags)


def judged_documents(documents: Iterable[Document], decisions: Decisions) -> list[Document]:
    """The documents with the dates of publication that a person gave them."""
    return [dated(d, decisions.published.get(d.id)) for d in documents]


def judged(evidence: Iterable[Evidence], decisions: Decisions) -> list[Evidence]:
    """The evidence without the claims judged wrong; the others with the times, places and doers they were given."""
    return [_judged(e, decisions) for e in evidence if e.claim.id not in decisions.wrong]


def _judged(item: Evidence, decisions: Decisions) -> Evidence:
    claim = item.claim
    if (time := decisions.times.get(claim.id)) is not None:
        claim = msgspec.structs.replace(claim, time=_time(claim, time))
    if (place := decisions.places.get(claim.id)) is not None:
        claim = _placed(claim, place)
    if (actor := decisions.actors.get(claim.id)) is not None:
        claim = _done_by(claim, actor)
    return item if claim is item.claim else msgspec.structs.replace(item, claim=claim)


def _time(claim: Claim, time: Interval) -> TimeMention:
    """The judged days on the words that gave the time, else on the trigger."""
    words: Span = claim.time or claim.trigger
    return TimeMention(
        start=words.start,
        end=words.end,
        text=words.text,
        edtf=edtf_of(time.first, time.last),
        first=time.first,
        last=time.last,
    )


def _placed(claim: Claim, place: JudgedPlace) -> Claim:
    """The claim in that place alone; what it says of control, it says of that place."""
    words: Span = claim.places[0] if claim.places else claim.trigger
    mention = PlaceMention(
        start=words.start, end=words.end, text=words.text, id=place.id, name=place.name, kind=place.kind,
        lat=place.lat, lon=place.lon, country=place.country, geonames=place.geonames, admin=place.admin,
    )  # fmt: skip
    here = Ref(id=place.id, name=place.name)
    control = tuple(dict.fromkeys(msgspec.structs.replace(c, place=here) for c in claim.facets.control))
    facets = msgspec.structs.replace(claim.facets, control=control)
    return msgspec.structs.replace(claim, places=(mention,), facets=facets)


def _done_by(claim: Claim, actor: JudgedActor) -> Claim:
    """The claim with that actor as its doer, also where its facets name who did it."""
    words: Span = claim.actors[0] if claim.actors else claim.trigger
    mention = ActorMention(
        start=words.start, end=words.end, text=words.text, id=actor.id, name=actor.name, kind=actor.kind
    )
    old = frozenset(name for m in claim.actors for name in (m.id, m.name, m.text) if name)
    return msgspec.structs.replace(claim, actors=(mention,), facets=_facets_by(claim.facets, actor, old))


def _facets_by(facets: Facets, actor: JudgedActor, old: frozenset[str]) -> Facets:
    damage = tuple(msgspec.structs.replace(d, by=actor.id) if d.by in old else d for d in facets.damage)
    stance = tuple(msgspec.structs.replace(s, of=actor.id) if s.of in old else s for s in facets.stance)
    owned = facets.responsibility
    if owned is not None and owned.who in old:
        owned = msgspec.structs.replace(owned, who=actor.id)
    control = tuple(_held_by(c, Ref(id=actor.id, name=actor.name), old) for c in facets.control)
    return msgspec.structs.replace(facets, control=control, damage=damage, stance=stance, responsibility=owned)


def _held_by(said: Control, actor: Ref, old: frozenset[str]) -> Control:
    holder = actor if said.holder is not None and (said.holder.id or said.holder.name) in old else said.holder
    loser = actor if said.from_ is not None and (said.from_.id or said.from_.name) in old else said.from_
    return msgspec.structs.replace(said, holder=holder, from_=loser)
