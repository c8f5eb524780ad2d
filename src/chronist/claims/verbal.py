"""Attacks in words: an act in, the same act out, or criticism where someone is attacked by speech alone.

"The senator attacked his rival in a tweet" is ACCUSE (CAMEO 111, criticise or denounce), not ASSAULT.
"""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.annotate.mention_focus import is_person_noun
from chronist.claims.acts import Act
from chronist.claims.words import word_class
from chronist.model import ActorMention, Event

_CRITICISE = "111"
_SPEAKERS = frozenset({"person", "party", "media", "unknown", "organisation", "company"})
_CIVIL = frozenset({"government", "opposition", "court"})
_ATTACKED = frozenset({"person", "party", "media"})


def as_said(act: Act, doc: Doc) -> Act:
    """The act, turned into criticism where its words, its parties and its sentence speak of no violence."""
    if act.event is not Event.ASSAULT or lemma(act.trigger) not in word_class("attack-in-words"):
        return act
    if not _is_verbal(act, doc):
        return act
    return dataclasses.replace(act, event=Event.ACCUSE, mode=None, cameo=_CRITICISE, acled=None)


def _is_verbal(act: Act, doc: Doc) -> bool:
    words = {lemma(t) for t in act.trigger.sent}
    if _for_something(act.trigger) and act.recipients and all(m.kind == "person" for m in act.recipients):
        return True
    if words & word_class("violence") - {lemma(act.trigger)}:
        return False
    if not all(m.kind in _SPEAKERS or _is_official(m, doc) for m in act.actors):
        return False
    of_words = any(lemma(t) in word_class("criticised") for t in _objects(act.trigger))
    said = bool(words & word_class("spoken"))
    person = bool(act.recipients) and all(_is_named(m, doc) for m in act.recipients)
    # "Comments after the attack on a market": a noun of attack needs somebody who attacks in words.
    speaks = bool(act.actors) or (bool(act.recipients) and act.trigger.pos_ == "VERB")
    return of_words or (said and speaks) or (person and bool(act.actors))


def _is_official(mention: ActorMention, doc: Doc) -> bool:
    """'The minister': one person of a government, not the government."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return mention.kind in _CIVIL and span is not None and is_person_noun(span.root)


def _is_named(mention: ActorMention, doc: Doc) -> bool:
    """A person or party, by name or as a rival: whom people attack in words more often than with arms."""
    if mention.kind in _ATTACKED:
        return True
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and lemma(span.root) in word_class("criticised")


def _for_something(trigger: Token) -> bool:
    """'attacked Clinton for her vote', 'over his taxes': a reproach."""
    return any(c.dep_ == "prep" and c.lower_ in {"for", "over"} for c in trigger.children)


def _objects(trigger: Token) -> list[Token]:
    """What is attacked: the object, and what "on" or "against" bring."""
    found = [c for c in trigger.children if c.dep_ in {"dobj", "nsubjpass"}]
    found += [
        g for c in trigger.children if c.dep_ == "prep" and c.lower_ in {"on", "against", "over"} for g in c.children
    ]
    return found
