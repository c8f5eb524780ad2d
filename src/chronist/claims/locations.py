"""Whether a named place says where an act was: a place in its sentence in, yes or no out.

"In Osk", "near Osk", "shelled Osk", "the Osk suburbs" say where; "accused Arland", "Arland's plan", "a deal with
Arland", "Arland-backed", "flew from Osk" say who, whose or whence.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.people import is_people
from chronist.claims.words import word_class
from chronist.model import PlaceMention

_ORIGIN = frozenset({"from", "out"})  # "flew from a base in Russia": not where the act was
_REASON = frozenset(
    {"over", "about", "for", "after", "before", "since", "despite", "following", "amid", "as", "because"}
)
_AHEAD = frozenset({"toward", "towards"})
_NEVER = frozenset({"with", "about", "for", "against", "like", "as", "including", "than", "despite", "by", "according"})
# A state is spoken to, sanctioned and talked about; of a town the same words say where.
_NOT_STATES = frozenset({"to", "on", "over", "upon", "between"})
_DESCRIBES = frozenset({"amod", "compound", "nmod"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_OBJECT = frozenset({"dobj", "nsubjpass", "dative"})
_CLIMB = 6  # nouns of nouns between a place and its clause; beyond are parser errors


def is_location(place: PlaceMention, token: Token, root: Token) -> bool:
    """True where the place is where the clause or noun at `root` happened."""
    last = next((t for t in token.sent if t.idx < place.end <= t.idx + len(t)), token)
    head = _first_joined(last)
    state = place.kind == "country"
    for _ in range(_CLIMB):
        if head == root or head.head == head:
            return True
        verdict = _verdict(head, place, state=state)
        if verdict is not None:
            return verdict and not any(test(head, root) for test in (_is_origin, _is_reason, _is_topic, _is_cited))
        head, state = head.head, False
    return False


def hangs_on(token: Token, root: Token) -> bool:
    """True for a place that stands beside the verb ("in Osk, ..."), not inside its object ("the battle for Osk")."""
    head = token
    while head.head != root and head.head != head and head.dep_ in _DESCRIBES | {"conj", "appos", "pobj"}:
        head = head.head
    while head.head != root and head.dep_ in {"prep", "advmod"}:
        head = head.head
    return bool(head == root or head.head == root)


def _verdict(head: Token, place: PlaceMention, *, state: bool) -> bool | None:
    """What the link of a noun to its governor says: a place, none, or None where the governor's own link decides."""
    if head.dep_ in _DESCRIBES:
        before = head.head.idx >= place.end
        return None if not before or _is_area(head.head) else False
    if head.dep_ == "poss":
        return None if _is_area(head.head) else False
    if head.dep_ == "npadvmod":
        return head.head.pos_ in {"VERB", "AUX"} and head.head.dep_ not in _DESCRIBES
    if head.dep_ == "pobj":
        return _by_preposition(head.head, state=state)
    if head.dep_ in _SUBJECT:
        return not state or lemma(head.head) in word_class("place-subject")
    if head.dep_ in _OBJECT:
        return not state or lemma(head.head) in word_class("place-object")
    return None if head.dep_ in {"appos", "conj", "nmod", "attr"} else True


def _by_preposition(preposition: Token, *, state: bool) -> bool | None:
    word = preposition.lower_
    if word in _NEVER or (word in _AHEAD and lemma(preposition.head) in word_class("expel")):
        return False
    if word == "of":
        noun = preposition.head
        return None if noun.pos_ == "NOUN" and not is_people(noun) else noun.pos_ not in {"NOUN", "PROPN"}
    if state and word in _NOT_STATES:
        return word == "to" and lemma(preposition.head) in word_class("goes")
    return True


def _first_joined(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _is_area(noun: Token) -> bool:
    return lemma(noun) in word_class("area") or lemma(noun) in word_class("building")


def _is_reason(token: Token, root: Token) -> bool:
    """True inside a phrase that says why or after what: "blamed for the raid in Osk"."""
    at = token.head if token.dep_ == "pobj" else token
    while at != root and at.head != at:
        at = at.head
        if at != root and at.dep_ == "prep" and at.lower_ in _REASON:
            return True
    return False


def _is_cited(token: Token, root: Token) -> bool:
    """True for where somebody is who is quoted: "killed, according to a nurse in Osk"."""
    at = token
    while at != root and at.head != at:
        if at.lower_ == "according":
            return True
        at = at.head
    return False


def _is_origin(token: Token, root: Token) -> bool:
    if lemma(root) in word_class("expel"):
        return False  # "driven out of Osk", "withdrew from Osk": there it was
    at = token
    while at != root and at.head != at:
        if at.dep_ == "prep" and at.lower_ in _ORIGIN:
            return True
        at = at.head
    return False


def _is_topic(token: Token, root: Token) -> bool:
    """True inside what is talked about: "discussed the war in Arland", "views on the situation in Arland"."""
    at = token
    while at != root and at.head != at:
        spoken = lemma(at.head) in word_class("talks-about") and at.head in {root, root.head}
        if spoken and (at.dep_ == "dobj" or (at.dep_ == "prep" and at.lower_ in {"on", "about", "over"})):
            return bool(at.dep_ == "prep" or at != token)
        if at.dep_ == "prep" and at.lower_ == "on" and lemma(at.head) in word_class("talks-about"):
            return True
        at = at.head
    return False
