"""The act that a facet's own words say where the lexicon is silent: a trigger and its facets in, an act or None out.

"The dam was captured by the rebels" tells who holds it now, and that they took it by force; "five strikes destroyed
eight pumps" tells a count, and an attack.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.acts import Act
from chronist.claims.facets import FacetReading
from chronist.claims.phrases import as_recipient
from chronist.claims.predicates import predicate_of
from chronist.claims.roles import Roles
from chronist.claims.words import word_class
from chronist.model import ActorMention, Change, Event

_TERRITORY = ("192", "Non-state actor overtakes territory")
_FORCE = ("190", "Attack")
_SURE = 0.6  # as sure as the facets' own rules for verbs


def implied_act(trigger: Token, facets: Sequence[FacetReading], roles: Roles) -> Act | None:
    """ASSAULT where a verb of capture tells who took a place, or a verb of destruction what was destroyed."""
    if trigger.pos_ != "VERB":
        return None
    word = lemma(trigger)
    gained = any(c.change is Change.GAINED for f in facets for c in f.facets.control)
    if gained and word in word_class("captures"):
        return _act(trigger, "territory", _TERRITORY, facets, roles)
    if word in word_class("destroys") and any(t.kind == "destroyed" for f in facets for t in f.facets.toll):
        return _act(trigger, None, _FORCE, facets, roles)
    return None


def _act(trigger: Token, mode: str | None, codes: tuple[str, str], facets: Sequence[FacetReading], roles: Roles) -> Act:
    cameo, acled = codes
    return Act(
        trigger=trigger,
        event=Event.ASSAULT,
        mode=mode,
        cameo=cameo,
        acled=acled,
        actors=tuple(dict.fromkeys(m for f in facets for m in f.actors)) or roles.find(predicate_of(trigger).subjects),
        recipients=tuple(dict.fromkeys(m for f in facets for m in f.recipients)) or _taken(mode, facets),
        rule="act.implied",
        confidence=_SURE,
    )


def _taken(mode: str | None, facets: Sequence[FacetReading]) -> tuple[ActorMention, ...]:
    """The places that were taken, where nobody is said to have lost them."""
    return tuple(as_recipient(p) for f in facets if f.facets.control for p in f.places) if mode == "territory" else ()
