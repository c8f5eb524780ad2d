"""Who says it: the token of a verb, noun or phrase of saying in, the stretch of text that names the speaker out.

The stretch is the whole noun phrase, with title and apposition ("Ada Holm, the mission's spokeswoman,"); in a relative
clause it is the pronoun ("who said"): whose it is, `annotate.mentions` knows.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from chronist.annotate.language import lemma

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_SHARED = _SUBJECT | {"nsubjpass"}
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_ISSUING = frozenset(
    {
        "make",
        "issue",
        "repeat",
        "release",
        "give",
        "publish",
        "voice",
        "express",
        "raise",
        "reiterate",
        "deliver",
        "send",
    }
    | {"have", "announce", "outline", "unveil", "present", "renew", "level", "air", "launch"}
)
_MARKS = frozenset({"[", "]", ")", "*", "†"})
_MAX_CLIMB = 6  # verbs between a participle and the subject it shares
_MAX_WORDS = 45  # a longer noun phrase is a parser's error: its clause is cut off


def _is_note(token: Token) -> bool:
    """The "3" of a footnote mark "[3]" that stands before a sentence."""
    return bool(token.is_digit and token.i + 1 < len(token.doc) and token.nbor(1).text.startswith("]"))


class Stretch(NamedTuple):
    """Token positions, the last excluded."""

    first: int
    last: int


def agent_of(verb: Token) -> Token | None:
    """Whoever a passive names with "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """True for a passive with its auxiliary, and for a bare participle after a noun."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def speaker_of(verb: Token) -> Token | None:
    """The head of the subject, its own or one shared with the verb it hangs on."""
    for step in range(_MAX_CLIMB):
        own = next((c for c in verb.children if c.dep_ in (_SUBJECT if step == 0 else _SHARED)), None)
        if own is not None:
            return own
        if is_passive(verb):
            return agent_of(verb)
        head = verb.head
        if verb.dep_ == "acl":
            return head if verb.tag_ == "VBG" else None
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and head.dep_ == "ccomp" and head.tag_ in {"VB", "VBG"}:
            head = head.head  # "said it would leave and warned ..."
        elif verb.dep_ == "pcomp" and head.head.pos_ in _VERBS:
            head = head.head
        elif verb.dep_ not in {"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"} or head.pos_ not in _VERBS:
            return None
        verb = head
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose a noun of saying is: "Moscow's claim", "a claim by Moscow", or the subject of "made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and lemma(noun.head) in _ISSUING:
        return speaker_of(noun.head)
    return None


def phrase(head: Token) -> Stretch:
    """A head's noun phrase without what was hung on it in error, with the comma that closes an apposition."""
    doc = head.doc
    if head.tag_ in {"WP", "WDT"}:
        return Stretch(head.i, head.i + 1)
    first, last = head.left_edge.i, head.right_edge.i + 1
    dash = next((i for i in range(head.i, last) if doc[i].text in _DASHES and doc[i - 1].whitespace_), None)
    if dash is not None and head.i == head.sent.start + (dash - head.sent.start - 1) and dash + 1 < last:
        first = dash + 1  # the dateline before it is no part of the name
    elif dash is not None:
        last = dash
    if last - first > _MAX_WORDS:
        cut = next((c.left_edge.i for c in head.children if c.dep_ in {"relcl", "acl", "advcl"} and c.i > head.i), last)
        last = min(last, cut)
    while (
        last - 1 > head.i
        and (doc[last - 1].is_space or doc[last - 1].text in {",", "."})
        and doc[last - 1].text != "Jr."
    ):
        last -= 1
    while first < head.i and (doc[first].is_space or doc[first].text in _MARKS or _is_note(doc[first])):
        first += 1
    has_comma = any(doc[i].text == "," for i in range(head.i, last))
    if has_comma and last < len(doc) and doc[last].text == ",":
        last += 1
    return Stretch(first, last)
