"""ACLED's sub-event type of an act: the act and the words of its sentence in, a sub-event type or None out.

The lexicon gives a first type; the weapon, the protest's course and who took the territory refine it by acled_cues.csv.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Span as SpacySpan

from chronist.annotate.language import lemma
from chronist.claims.acts import Act
from chronist.data import rows, values

_STATE_FORCES = frozenset({"state", "government", "military", "police", "intelligence", "coalition"})
_ARMED = _STATE_FORCES - {"state", "government"} | {"armed-group", "rebels"}
_ATTACK = "Attack"
_PROTESTING = frozenset(
    {"protester", "protestor", "demonstrator", "marcher", "demonstration", "protest", "sit-in", "rally"}
)
_TERRITORY = "Non-state actor overtakes territory"


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[frozenset[str], frozenset[str], frozenset[str], str], ...]:
    return tuple(
        (frozenset(values(r["events"])), frozenset(values(r["from"])), frozenset(values(r["words"])), r["acled"])
        for r in rows("acled_cues")
    )


def acled_type(act: Act, sentence: SpacySpan) -> str | None:
    """The sub-event type as the codebook (ACLED 2023) would have it, None where none fits."""
    if act.acled == _TERRITORY:
        state = any(m.kind in _STATE_FORCES for m in act.actors)
        return "Government regains territory" if state else _TERRITORY
    words = _words(sentence)
    for events, bases, cues, acled in _cues():
        if act.event in events and (not bases or (act.acled or "none") in bases) and cues & words:
            return acled
    if act.acled == _ATTACK and _on_protesters(act):
        return "Excessive force against protesters"
    if act.acled == _ATTACK and not act.actors:
        return None  # ACLED's attack has an armed perpetrator; an earthquake kills too
    if act.acled == _ATTACK and any(m.kind in _ARMED for m in act.recipients):
        return "Armed clash"  # an attack is on those who are not armed
    return act.acled


def _on_protesters(act: Act) -> bool:
    """True for an attack of the state's forces, or of nobody named, on those who protest."""
    struck = {word for m in act.recipients for word in m.text.lower().split()}
    meant = struck | {word.removesuffix("s") for word in struck}
    return bool(meant & _PROTESTING) and all(m.kind in _STATE_FORCES for m in act.actors)


def _words(sentence: SpacySpan) -> frozenset[str]:
    lemmas = [lemma(t) for t in sentence if not t.is_space]
    pairs = {f"{a} {b}" for a, b in pairwise(lemmas)}
    return frozenset(lemmas) | pairs
