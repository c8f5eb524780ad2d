"""How a cue and its own reality add up: a Cue and a matrix Reading in, the Reading of the governed act out.

"failed to recapture" is attempted; "may have failed to recapture" only possible; "did not stop bombing" goes on.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.claims.cues import Cue
from chronist.claims.moods import HAPPENED, Reading
from chronist.model import Status

_PASSES_DOUBT_ON = frozenset({"attempted", "failed", "planned", "ongoing", "same"})
_NO = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "any", "without", "nothing"})
_AHEAD = frozenset({"will", "wo", "would", "shall", "may", "might", "must", "should"})
_STOPPED = Cue("not-happened", "ongoing")
_INHERITED = frozenset({Status.PROPOSED, Status.THREATENED})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both", "each"})


def definite(noun: Token) -> bool:
    """True where the noun phrase points to something known: "the attack", "Friday's attack"."""
    return any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in noun.children)


def _indefinite(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or any(c.lower_ in {"a", "an", "any", "no", "some"} for c in noun.children)


def value_of(found: Cue, matrix: Reading) -> str:
    """What the cue gives, where the cue itself is as real as `matrix`."""
    if matrix.status is Status.DENIED and found.status not in {"fact", "known"}:
        return "denied"
    if matrix.status is Status.ATTEMPTED and found.status in {"attempted", "planned"}:
        return "failed"
    if matrix.negative and found.negated == "same" and any(c.lower_ in _AHEAD for c in matrix.cues):
        return "possible"  # "will not stop them from"
    if matrix.negative and found.status == "attempted" and not any(c.lower_ in _NO for c in matrix.cues):
        return "attempted"  # an attempt that was called off
    if matrix.negative:
        return found.negated if found.negated != "same" else "happened"
    if matrix.status is None or matrix.real:
        return found.status
    if found == _STOPPED and matrix.status in {Status.PROPOSED, Status.PLANNED}:
        return "ongoing"  # "urged them to stop shelling"
    if found.status in _PASSES_DOUBT_ON:
        return str(matrix.status)
    return "possible" if found.status in {"not-happened", "denied"} else found.status


def compose(found: Cue, matrix: Reading, own: Reading, *, noun: Token | None = None, by_warner: bool = True) -> Reading:
    """The reading of an act with `own` mood under a cue; `by_warner`: who warns is who would act."""
    value = value_of(found, matrix)
    cues = (*own.cues, *matrix.cues)
    if value == "same":
        merged = matrix if own.status is None or own.real or not matrix.real else own
        return _negated(own, Reading(merged.status, merged.negative, cues))
    if value == "own":
        return _own(matrix, own)
    if value == "warned":
        return _warned(own, by_warner) | matrix.cues
    if value in {"fact", "happened"}:
        return _negated(own, Reading(Status.HAPPENED, cues=cues))
    if value == "topic" and (noun is None or not definite(noun)):
        return Reading(Status.PROPOSED, cues=cues)
    if value in {"known", "topic"}:
        return known(matrix, noun)
    status = Status.ATTEMPTED if value == "failed" else Status(value)
    return _negated(own, Reading(status, value in {"failed", "not-happened"}, cues))


def _negated(own: Reading, result: Reading) -> Reading:
    keeps = result.status in {Status.DENIED, Status.POSSIBLE, Status.NOT_HAPPENED}
    if own.negative and not keeps:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=result.cues)
    return result


def _own(matrix: Reading, own: Reading) -> Reading:
    """A plain report: the clause's own tense, unless the report itself is negated, denied or doubted."""
    status = own.status or matrix.status or Status.HAPPENED
    own = Reading(status, own.negative, (*own.cues, *(matrix.cues if not matrix.real else ())))
    if own.real and (matrix.negative or matrix.status in {Status.POSSIBLE, Status.NOT_HAPPENED}):
        return Reading(Status.POSSIBLE, cues=own.cues)
    if own.status is Status.PLANNED and any(c.lower_ == "whether" for c in matrix.cues):
        return Reading(Status.POSSIBLE, cues=own.cues)  # "asked whether it meant that they would"
    if own.real and matrix.status is Status.DENIED:
        return Reading(Status.DENIED, cues=own.cues)
    return own


def _warned(own: Reading, by_warner: bool) -> Reading:
    if own.real or own.negative or own.status in {Status.POSSIBLE, Status.PROPOSED}:
        return own
    return Reading(Status.THREATENED if by_warner else Status.POSSIBLE, cues=own.cues)


def known(matrix: Reading, noun: Token | None) -> Reading:
    """An event noun beside a verb silent on its reality: presupposed where definite, else no more than possible."""
    if matrix.status is None or matrix.real:
        return HAPPENED
    if matrix.status is Status.PLANNED or (matrix.status in _INHERITED and noun is not None and not definite(noun)):
        return matrix
    would = any(c.lower_ in {"would", "should", "must"} for c in matrix.cues)
    if noun is not None and definite(noun) and not would:
        return HAPPENED
    if noun is not None and matrix.negative and noun.dep_ == "nsubj" and not _indefinite(noun):
        return HAPPENED
    return Reading(Status.POSSIBLE, cues=matrix.cues)
