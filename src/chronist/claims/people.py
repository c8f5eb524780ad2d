"""Nouns for people and bodies that can act or be acted upon: a token in, whether it is one out.

The classes of word_classes.csv know most; the rest is told by its ending ("-ists", "-men") or by being a bare acronym.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.words import word_class
from chronist.data import rows

# Endings that only people have, save for the class "not-people".
_ENDING = re.compile(r"[a-z]{2,}(?:ist|ian|eer|ee|man|men|woman|women|people|ster)s?$")
_LONGEST_ACRONYM = 7
_ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "someone"})
_COUNTED = frozenset({"TIME", "DATE", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def is_people(token: Token) -> bool:
    """True for a common noun that means human beings ("servicemen", "lecturers"), "the displaced", "those who"."""
    if token.lower_ in _ANYBODY:
        return any(c.dep_ in {"relcl", "acl", "prep"} for c in token.children)
    if token.pos_ in {"VERB", "ADJ"}:
        return token.lower_ in word_class("the-people") and any(c.lower_ == "the" for c in token.children)
    word = lemma(token)
    if token.lower_ == "power":
        return False  # "left power", "came to power"; "the powers" are states
    if word in word_class("people") or word in word_class("person") or word in word_class("troops"):
        return True
    return token.pos_ == "NOUN" and word not in word_class("not-people") and _ENDING.fullmatch(token.lower_) is not None


def is_body(token: Token) -> bool:
    """True for a noun that means a body that acts ("committee", "ministry") and for an acronym ("ARN")."""
    acronym = token.text.isupper() and token.text.isalpha() and 1 < len(token.text) <= _LONGEST_ACRONYM
    acronym = acronym and token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _COUNTED
    return lemma(token) in word_class("bodies") or acronym


def is_against(token: Token) -> bool:
    """True for the noun of "anti-government": who is meant is who is opposed."""
    before = token.doc[max(0, token.i - 2) : token.i].text.casefold()
    return token.lower_.startswith("anti-") or before in {"anti-", "anti -", "anti–"}


def is_for(token: Token) -> bool:
    """True for the name of "pro-Osk fighters": who is meant is on that side, and somebody else."""
    before = token.doc[max(0, token.i - 2) : token.i].text.casefold()
    return token.lower_.startswith("pro-") or before in {"pro-", "pro -", "pro–"}


def is_name(token: Token) -> bool:
    """True for a proper noun that the model takes for a person, a body, a people or a state."""
    return token.pos_ == "PROPN" and token.ent_type_ in _NAMED and token.text[:1].isupper() and len(token) > 2


@cache
def fights_for() -> dict[str, str]:
    """Whom each actor of the table fights for, by their ids, where it says so."""
    return {r["id"]: r["side"] for r in rows("actors") if r["side"]}
