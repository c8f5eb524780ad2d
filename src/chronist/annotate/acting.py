"""Countries that act: a country's name in its sentence in, whether it does or suffers something out."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from chronist.annotate.language import lemma
from chronist.annotate.name_words import has
from chronist.data import rows

_WITH = frozenset({"with", "between", "against", "by", "among", "including"})
_DASH = frozenset({"-", "–", "‑"})
_PEOPLES = frozenset({"GPE", "NORP"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "dep"})
_RELATED = frozenset({"from", "of", "to", "on", "for", "toward", "towards", "upon"})


def is_acting_state(span: Span) -> bool:
    """True where a country is subject, object, possessor or party; not after in, at, near, to, from as a place."""
    head = _first_of_list(span.root)
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return _does(head)
    if head.dep_ in {"dobj", "dative"}:
        return not has(lemma(head.head), "motion") and head.head.pos_ == "VERB"
    if _beside_other(span):
        return True
    if head.dep_ in _MODIFIES and _metonym(head.head, "stance-noun"):
        return bool(head.head.i - span.end in {0, 1})  # "UK support", not "Syria talks"
    if head.dep_ == "poss":
        return not _word(head.head, "place-noun")
    if head.dep_ in {"appos", "attr"}:
        return (
            head.head.dep_ in {"nsubj", "dobj", "pobj", "conj"}
            and head.head.ent_type_ == "GPE"
            and is_acting_state(_one(head.head))
        )
    return head.dep_ == "pobj" and _party(head)


def _beside_other(span: Span) -> bool:
    """'US-Russia talks', 'UK-France co-operation': two states joined before what they do; no border, no war."""
    doc, head = span.doc, span.root.head
    after = doc[span.end : span.end + 2]
    before = doc[max(0, span.start - 2) : span.start]
    joined = (len(after) == 2 and after[0].text in _DASH and _is_party(after[1])) or (
        len(before) == 2 and before[1].text in _DASH and _is_party(before[0])
    )
    return joined and span.root.dep_ in _MODIFIES and not any(_word(t, "place-noun") for t in (head, head.head))


def _is_party(token: Token) -> bool:
    return token.ent_type_ in _PEOPLES or (token.pos_ in {"PROPN", "ADJ"} and token.text[:1].isupper())


def _one(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]


def _does(subject: Token) -> bool:
    verb = subject.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if lemma(verb) == "be":
        return any(c.dep_ == "acomp" or (c.dep_ == "attr" and _stands_for(c)) or _leads(c) for c in verb.children)
    minded = any(c.dep_ in {"acomp", "xcomp", "ccomp"} or _sides(c) for c in verb.children)
    return minded or not _metonym(verb, "place-verb")


def _stands_for(attribute: Token) -> bool:
    """'is a partner', 'is one of our partners'."""
    if _relation(attribute):
        return True
    inner = (g for c in attribute.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children)
    return attribute.lower_ == "one" and any(_relation(g) for g in inner)


def _sides(child: Token) -> bool:
    """'stands by', 'stands shoulder to shoulder with'."""
    return _metonym(child, "side-word") and child.dep_ in {"prep", "npadvmod", "advmod", "dobj"}


def _leads(child: Token) -> bool:
    """'is at the forefront of', 'is in favour of'."""
    return child.dep_ == "prep" and any(_metonym(g, "lead-noun") for g in child.children)


def _metonym(token: Token, use: str) -> bool:
    return (lemma(token), use) in _metonym_words()


def _party(noun: Token) -> bool:
    prep = noun.head
    if prep.dep_ == "agent":
        return True
    word = prep.lower_
    if word in _WITH:
        return not (word == "with" and _word(prep.head, "place-noun"))
    head = prep.head
    return (
        word in _RELATED
        and head.pos_ in {"NOUN", "ADJ"}
        and _relation(head)
        and not (word in {"to", "on", "from", "of"} and _metonym(head, "direction-noun"))
    )


def _relation(token: Token) -> bool:
    return _metonym(token, "relation-noun") or _metonym(token, "relation-adjective")


def _first_of_list(token: Token) -> Token:
    """Only names and bodies join names: in "parts of Syria and Iraq" a parse may join Iraq to parts."""
    while token.dep_ == "conj" and (token.head.pos_ == "PROPN" or _metonym(token.head, "body-noun")):
        token = token.head
    return token


def _word(token: Token, use: str) -> bool:
    return has(token.lower_, use)


@cache
def _metonym_words() -> frozenset[tuple[str, str]]:
    return frozenset((row["word"], row["use"]) for row in rows("metonym_words"))
