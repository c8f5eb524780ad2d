"""Who "it" is in "the army said it had left": mentions in, those of pronouns that take up who speaks out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from chronist.model import ActorMention

_ONE = frozenset({"he", "she"})
_TAKES_UP = _ONE | {"it", "they"}
_CLIMB = 4


def said_of_oneself(doc: Doc, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """A mention for each pronoun that is the subject of what its own speaker says, where nothing resolves it yet."""
    known = {(m.start, m.end) for m in actors if m.id is not None or m.form == "pronoun"}
    named = [m for m in actors if m.id is not None]
    return [found for token in doc if (found := _mention(token, known, named)) is not None]


def _mention(token: Token, known: set[tuple[int, int]], named: Sequence[ActorMention]) -> ActorMention | None:
    start, end = token.idx, token.idx + len(token)
    if token.lower_ not in _TAKES_UP or token.dep_ not in {"nsubj", "nsubjpass"} or (start, end) in known:
        return None
    if token.lower_ == "it" and any(c.dep_ == "attr" for c in token.head.children):
        return None  # "said it is the regime that ...": nobody
    speaker = _speaker(token.head)
    at = next((m for m in named if speaker is not None and m.start <= speaker.idx < m.end), None)
    if at is None or (at.kind == "person") != (token.lower_ in _ONE):
        return None
    return ActorMention(start=start, end=end, text=token.text, id=at.id, name=at.name, kind=at.kind, form="pronoun")


def _speaker(verb: Token) -> Token | None:
    """The subject of the verb whose clause this is, through verbs joined to it."""
    for _ in range(_CLIMB):
        if verb.dep_ == "ccomp":
            return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None
