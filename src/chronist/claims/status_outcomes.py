"""What became of a plan by the same sentence: a trigger and its Reading in, the words that tell that it failed out.

"was due to meet the king on Friday but fell ill", "had hoped to land, but the fog did not lift". A "but" that only
speaks on ("but gave no reason") leaves a plan as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.cues import cue, verb_cue
from chronist.claims.moods import Reading, tells_by_saying

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NO = frozenset({"not", "n't", "n’t", "never"})
_PAST = frozenset({"was", "were", "had"})
_TURNS = frozenset({"but", "and"})
_STOPS = frozenset({";", ":", "?", "!", "—", "–"})
_REACH = 10  # words from "but" to its verb


def thwarted(trigger: Token, reading: Reading) -> tuple[Token, ...]:
    """The "but" and the verb after it by which a past plan came to nothing; empty where it is not told."""
    plan = next((t for c in reading.cues for t in _past(c)), None)
    turn = _turn(trigger, reading) if plan is not None else None
    verb = _verb_after(turn) if turn is not None else None
    if plan is None or turn is None or verb is None or tells_by_saying(verb) or cue(lemma(verb), "v", "informs"):
        return ()
    no = any(t.lower_ in _NO for t in trigger.doc[turn.i + 1 : verb.i + 2])
    if turn.lower_ == "and":
        return (turn, verb) if no and _is_strong(plan) else ()
    return (turn, verb) if no or _is_strong(plan) or _ends_it(verb) else ()


def _past(word: Token) -> Iterator[Token]:
    """The past verb of a plan: "planned", the "was" of "was due", the "had" of "had hoped"."""
    if word.lower_ in _PAST or word.tag_ == "VBD":
        yield word
    above = [word.head] if word.pos_ in {"ADJ", "ADP"} else []
    near = [*word.children, *above, *(c for a in above for c in a.children)]
    yield from (c for c in near if c.lower_ in _PAST and c.i < word.i)


def _is_strong(plan: Token) -> bool:
    """True for "was due to", "were to", "had planned to", which hint by themselves that it came otherwise."""
    return plan.lower_ in _PAST or lemma(plan) == "mean"


def _turn(trigger: Token, reading: Reading) -> Token | None:
    """The "but" after the trigger, with no verb but the plan's own between them."""
    end = trigger.sent.end
    own = {c.i for c in reading.cues} | {t.i for c in reading.cues for t in _past(c)}
    for token in trigger.doc[trigger.i + 1 : end]:
        if token.lower_ == "but" or (token.lower_ in _TURNS and token.i + 1 < end and token.nbor(1).tag_ in _FINITE):
            return token
        if token.text in _STOPS or (token.tag_ in _FINITE and token.i not in own):
            return None
    return None


def _verb_after(turn: Token) -> Token | None:
    """The verb of the clause that "but" opens, where it is told in the past."""
    past = False
    for token in turn.doc[turn.i + 1 : min(turn.sent.end, turn.i + 1 + _REACH)]:
        if token.tag_ in {"VBZ", "VBP"} or (token.tag_ == "MD" and token.lower_ != "could") or token.text in _STOPS:
            return None
        past = past or token.tag_ == "VBD" or token.lower_ == "could"
        if past and token.pos_ == "VERB":
            return token
        if past and token.text in {",", "."}:
            return token.nbor(-1)  # "but did not"
    return None


def _ends_it(verb: Token) -> bool:
    """ "was called off", "were stopped at the gate"."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    found = verb_cue(verb, "obj", "subj")
    return found is not None and found.status in {"not-happened", "failed"}
