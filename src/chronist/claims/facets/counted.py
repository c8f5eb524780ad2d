"""A number with whom or what it counts: the head of a noun phrase in, a Counted out.

Only a number that stands in the phrase itself counts ("at least 12 civilians", "dozens of fighters", "a civilian"):
the 12 of "a 12-year-old boy" or of "12 Nasr Street" belongs to another word.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import words
from chronist.claims.facets.reading import Text
from chronist.model import Quantity

_NUMBER = frozenset({"nummod", "quantmod", "amod", "advmod", "det", "predet", "compound"})
_LONGEST_GROUP = 6  # tokens after "members"
_AND = ("and", "children")  # words after the first noun of a pair that shares a number
_MORE = frozenset({"other", "more", "further", "additional", "another", "killed", "dead"})  # no kind of people
_ONE = frozenset({"a", "an", "one", "another"})
_WORDS_LEFT = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Counted:
    """low, best, high; the noun counted (None where the number stands alone) and the words of both."""

    low: float | None
    best: float | None
    high: float | None
    noun: Token | None
    text: str


def counted(head: Token, text: Text) -> Counted | None:
    """The number of a noun phrase; None where it has none."""
    amount = _amount(head, text)
    noun = _noun(head, text)
    own = any(c.dep_ == "nummod" and c.i in text.quantities for c in head.lefts)
    if amount is not None and (own or not _is_another(amount, noun, text)):
        end = whole_noun(noun, text) if noun is not None else head
        last = max(amount.end, end.idx + len(end))
        return Counted(amount.low, amount.best, amount.high, noun, " ".join(text.doc.text[amount.start : last].split()))
    if (
        amount is None
        and head.tag_ in {"NN", "NNP"}
        and lemma(head) in words("person") | words("materiel")
        and any(c.lower_ in _ONE for c in head.lefts)
    ):
        start = head.left_edge.idx
        return Counted(1, 1, 1, head, " ".join(text.doc.text[start : head.idx + len(head)].split()))
    return None


def _is_another(amount: Quantity, noun: Token | None, text: Text) -> bool:
    """True where the number belongs to another noun: "three rebels and a guard" for guard."""
    between = text.doc.text[amount.end : noun.idx] if noun is not None else ""
    return " and " in between or "," in between or ";" in between or '"and ' in between


def _amount(head: Token, text: Text) -> Quantity | None:
    if head.i in text.quantities:
        return text.quantities[head.i]
    for child in head.lefts:
        if child.dep_ in _NUMBER:
            for token in (child, *(g for g in child.children if g.dep_ in {"nummod", "quantmod", "conj"})):
                if token.i in text.quantities:
                    return text.quantities[token.i]
    return None


def _noun(head: Token, text: Text) -> Token | None:
    """The noun behind the number: of "dozens of fighters" fighters, of "killed 12" none."""
    amount = text.quantities.get(head.i)
    if lemma(head) in words("captive") and head.i and head.nbor(-1).tag_ == "NNS" and head.nbor(-1).dep_ == "compound":
        return head.nbor(-1)  # "took 30 soldiers hostage", which the parser reads as one noun
    if amount is None or amount.end > head.idx + len(head):
        return head if amount is None else _last_noun(head, amount)
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            objects = [o for o in prep.children if o.dep_ == "pobj"]
            return objects[0] if objects and objects[0].pos_ != "PRON" else None
    return head if head.pos_ in {"NOUN", "PROPN"} and not _is_number(head) else None


def _last_noun(head: Token, amount: Quantity) -> Token | None:
    """Where a quantity covers its noun ("12 civilians"), that noun."""
    inside = [t for t in head.subtree if amount.start <= t.idx < amount.end and t.pos_ in {"NOUN", "PROPN"}]
    nouns = [t for t in inside if not _is_number(t)]
    return nouns[-1] if nouns else None


def _is_number(token: Token) -> bool:
    return token.like_num or token.ent_type_ in {"CARDINAL", "QUANTITY"} or lemma(token) in words("number")


def whole_noun(noun: Token, text: Text) -> Token:
    """The last word of what is counted: of "women and children" children, of "members of the army" the army."""
    joined = [c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "NOUN" and not _has_own(c, text)]
    if joined and joined[0].i - noun.i == len(_AND):
        return joined[0]
    of = [c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1 and lemma(noun) not in words("anyone")]
    heads = [o for c in of if c.lower_ in {"of", "from"} for o in c.children if o.dep_ == "pobj"]
    if not heads or heads[0].pos_ == "PRON" or heads[0].i - noun.i > _LONGEST_GROUP:
        return noun
    return heads[0] if of[0].lower_ == "of" or heads[0].i in text.actors else noun


def _has_own(noun: Token, text: Text) -> bool:
    """True where a noun brings its own count or article: "three rebels and a guard"."""
    return any(c.dep_ in {"det", "poss", "nummod"} or c.i in text.quantities for c in noun.lefts)


def kind_of(noun: Token | None, text: Text) -> str | None:
    """What is counted, in the text's words without the number; None for people of no kind."""
    if noun is None or lemma(noun) in words("anyone"):
        return None
    counts = {c.i for c in noun.lefts if _is_number(c) or c.i in text.quantities or any(g.like_num for g in c.subtree)}
    more = [c.i + 1 for c in noun.lefts if c.lower_ in _MORE]
    left = [c for c in noun.lefts if c.dep_ in _WORDS_LEFT and c.i not in counts and c.i >= max(more, default=0)]
    start = min([noun.i, *(c.left_edge.i for c in left)])
    return " ".join(noun.doc[max([start, *more]) : whole_noun(noun, text).i + 1].text.split())
