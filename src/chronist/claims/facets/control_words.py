"""What the words around a verb or noun of control change: its token in, the change, status or basis out.

"Is losing the town" is under way, so the town is contested; "once held" and "no longer holds" say that it is not held
now; "claims that rebels hold the town" are the claims of a side.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.data import rows, values
from chronist.model import Change, Status

_UNSURE = frozenset({"may", "might", "could", "would", "will", "should", "must", "can"})


@cache
def kinds() -> dict[tuple[str, str], Change]:
    """What each word of control_phrases.csv says, by its kind; the rows of kind word say nothing by themselves."""
    return {(r["kind"], w): Change(r["change"]) for r in rows("control_phrases") for w in values(r["words"])}


def phase(change: Change, trigger: Token) -> Change:
    """The change as the verb's form tells it: under way is contested, what was once held is not held now."""
    if change is Change.HELD and is_past(trigger):
        return Change.NOT_HELD
    if change in {Change.GAINED, Change.LOST} and _is_under_way(trigger):
        return Change.CONTESTED
    return change


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.dep_ in {"aux", "auxpass"} and lemma(c) == "be" for c in verb.children)


def is_past(trigger: Token) -> bool:
    """True where somebody held a place and does no longer: "once held", "no longer controls", "used to hold"."""
    if trigger.dep_ == "xcomp" and trigger.head.lower_ == "used" and not any(c.dep_ == "dobj" for c in trigger.lefts):
        return True
    if trigger.dep_ == "advcl" or trigger.tag_ == "VB":  # "once rebels hold the town, they"
        return _is_no_longer(trigger)
    once = any(("past", c.lower_) in kinds() for c in trigger.children if c.dep_ in {"advmod", "amod"})
    before = trigger.nbor(-1).lower_ if trigger.i else ""
    return once or ("past", before) in kinds() or _is_no_longer(trigger)


def _is_no_longer(trigger: Token) -> bool:
    longer = [c for c in trigger.children if c.lower_ in {"longer", "more", "anymore"}]
    return any(c.lower_ == "anymore" or any(n.lower_ in {"no", "any"} for n in c.children) for c in longer)


def as_of_now(trigger: Token) -> Status | None:
    """The status where "no longer" fixes it: that somebody does not hold a place is so, and no denied act."""
    modal = any(c.dep_ == "aux" and c.lower_ in _UNSURE for c in trigger.children)
    return Status.ONGOING if not modal and _is_no_longer(trigger) else None


def is_claim(trigger: Token) -> bool:
    """True in what a noun or verb of claiming holds: "assertions that they had it", "claimed to have taken it"."""
    at = trigger
    if {"to", "have"} <= {c.lower_ for c in trigger.children if c.dep_ == "aux"} and lemma(trigger.head) == "claim":
        return True
    while at.dep_ in {"ccomp", "xcomp", "conj"} and at.head.pos_ in {"VERB", "AUX"} and at.head != at:
        at = at.head
    noun = at.head if at.dep_ in {"acl", "ccomp", "relcl"} and at.head.pos_ == "NOUN" else None
    return noun is not None and ("claim", lemma(noun)) in kinds()
