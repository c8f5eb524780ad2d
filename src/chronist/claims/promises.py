"""What a party says it will or will not do: acts in, the promises (AGREE), threats (THREATEN) and refusals they make.

"Portugal will support Turkey's efforts" is SUPPORT, planned, and AGREE, happened: by PLOVER's codebook a promise of
cooperation is an act of its own, and so is an announced hostile act. Only where the doer or its own side says so: what
others foretell is no promise.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.acts import Act
from chronist.claims.moods import reported
from chronist.claims.predicates import predicate_of
from chronist.claims.roles import Roles
from chronist.claims.words import word_class
from chronist.model import ActorMention, Event, Status

_PROMISED = frozenset({Event.AID, Event.SUPPORT, Event.COOPERATE, Event.RETREAT, Event.CONCEDE})
_THREATENED = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.REJECT, Event.PROTEST})
_WILL = frozenset({"will", "would", "'ll", "wo"})
_NOT = frozenset({"not", "n't", "never"})
_CERTAINTY = 0.9  # of the act's own: one more step from the words


def promises(acts: Iterable[Act], roles: Roles) -> list[Act]:
    """One act for each announcement, its trigger the auxiliary or the verb of intention; none for a passive."""
    return [said for act in acts if (said := _promise(act, roles)) is not None]


def refusals(acts: Iterable[Act], roles: Roles) -> list[Act]:
    """The acts, those that "will not" makes a refusal told as done: who says it will not surrender refuses by it.

    What others foretell ("analysts say Arland will not accept") and what hangs on a condition stays as it is.
    """
    return [_refusal(a) if _refuses(a, roles) else a for a in acts]


def _refusal(act: Act) -> Act:
    """The act with the auxiliary as its trigger: what is done is the refusing, not what is refused."""
    will = next((c for c in act.trigger.children if c.dep_ == "aux" and c.lower_ in _WILL), None)
    return act if will is None else dataclasses.replace(act, trigger=will, status=Status.HAPPENED)


def _refuses(act: Act, roles: Roles) -> bool:
    verb = act.trigger
    if act.event is not Event.REJECT or ".willnot" not in act.rule or verb.dep_ in {"advcl", "relcl", "csubj"}:
        return False
    held = any(c.dep_ == "advcl" and (_if(c) or _until(c)) for c in verb.children)
    return bool(act.actors) and not held and _own_word(act, roles)


def _promise(act: Act, roles: Roles) -> Act | None:
    event = Event.AGREE if act.event in _PROMISED else Event.THREATEN if act.event in _THREATENED else None
    sign = _announcement(act.trigger)
    if event is None or sign is None or lemma(act.trigger) in word_class("refusing"):
        return None  # "will refuse" is no threat to refuse
    if not act.actors or not _own_word(act, roles):
        return None
    return Act(
        trigger=sign,
        event=event,
        mode=None,
        cameo="030" if event is Event.AGREE else "130",
        acled=None,
        actors=act.actors,
        recipients=act.recipients,
        rule=f"promise.{event.lower()} {act.rule}",
        confidence=round(act.confidence * _CERTAINTY, 3),
        status=Status.HAPPENED,  # announcing it is done
    )


def _announcement(verb: Token) -> Token | None:
    """The "will" of an announcement, or the verb of intention over an infinitive; None where it is denied."""
    if verb.pos_ != "VERB" or any(c.lower_ in _NOT for c in verb.children if c.dep_ == "neg"):
        return None
    if verb.dep_ in {"advcl", "relcl", "acl"}:
        return None
    will = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in _WILL), None)
    if will is not None and will.lower_ == "would" and not reported(verb):
        return None  # "Europe would also team up": what a plan or a case would bring
    if will is not None:
        perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
        return None if perfect or any(c.dep_ == "advcl" and _if(c) for c in verb.children) else will
    if verb.dep_ == "xcomp" and lemma(verb.head) in word_class("intend"):
        return verb.head
    return None


def _if(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "were"} for c in clause.children)


def _until(clause: Token) -> bool:
    return any(c.lower_ in {"until", "till"} for c in clause.children)


def _own_word(act: Act, roles: Roles) -> bool:
    """True where nobody else is the one who says so."""
    verb = act.trigger
    while verb.dep_ in {"conj", "xcomp"} and verb.head != verb:
        verb = verb.head
    governor = verb.head if verb.dep_ == "ccomp" else None
    if governor is None:
        return True
    subjects = predicate_of(governor).subjects
    speakers = roles.find(subjects)
    return not subjects or any(_same(s, a) for s in speakers for a in act.actors)


def _same(speaker: ActorMention, doer: ActorMention) -> bool:
    if speaker.id and doer.id:
        return speaker.id.split(".")[0] == doer.id.split(".")[0]
    return doer.form == "pronoun" or (speaker.name or speaker.text) == (doer.name or doer.text)
