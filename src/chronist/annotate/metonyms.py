"""Capitals that stand for governments: a span that names a seat of government in, whether it acts as one out.

>>> seat_of("Moscow")
'RUS'
>>> seat_of("Palmyra") is None
True
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from chronist.annotate.language import lemma
from chronist.annotate.place_spots import is_dateline
from chronist.data import rows, values

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_TIES = frozenset(
    {"with", "between", "from", "to", "of", "against", "on", "by", "for", "toward", "towards", "upon", "among"}
)
# "from Moscow", "to Moscow" say where as often as who, so nothing but a word of relation makes them a government.
_ONLY_NOUNS = frozenset({"of", "from", "for", "among"})


def is_acting_capital(span: Span) -> bool:
    """True where a capital or other seat of government stands for its government: it says, does, owns, is told.

    Not handled: seats of armed groups, and capitals in headlines without a verb.
    """
    if seat_of(span.text) is None or is_dateline(span):
        return False
    head = _first_of_list(span.root)
    return _with_body(span) or _backed(span) or _in_its_role(head)


def seat_of(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of the country whose government a name may stand for; None for other names."""
    return _seats().get(name.strip().removeprefix("the ").removeprefix("The ").upper())


def _in_its_role(head: Token) -> bool:
    if head.dep_ in _SUBJECTS:
        return _acts(head)
    if head.dep_ == "nsubjpass" or head.dep_ in _OBJECTS:
        return _word(head.head, "told-verb")
    if head.dep_ == "poss":
        return _word(head.head, "relation-noun")
    if head.dep_ == "appos":
        return _word(head.head, "relation-noun")
    return head.dep_ == "pobj" and _tied(head.head)


def _acts(subject: Token) -> bool:
    """A subject acts unless its verb says how a place is or fares; 'is the ally of' and 'has backed' are acts."""
    verb = subject.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if lemma(verb) == "be":
        return any(c.dep_ == "attr" and _word(c, "relation-noun") for c in verb.children) or _described_as_mind(verb)
    if lemma(verb) == "have":
        return any(c.dep_ == "xcomp" or (c.dep_ == "dobj" and _word(c, "relation-noun")) for c in verb.children)
    return not _word(verb, "place-verb") or _takes_sides(verb)


def _takes_sides(verb: Token) -> bool:
    """'stands by', 'sees that', 'came out against': verbs of places that a clause or a side turns into acts."""
    return any(c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "prep" and _word(c, "side-word")) for c in verb.children) or (
        any(_word(c, "side-word") for p in verb.children if p.dep_ == "prep" for c in p.children)
    )


def _described_as_mind(verb: Token) -> bool:
    """'Moscow is ready to', 'Ankara is concerned that': an adjective that takes a clause."""
    complements = (c for c in verb.children if c.dep_ == "acomp")
    return any(g.dep_ in {"xcomp", "ccomp"} for c in complements for g in c.children)


def _tied(prep: Token) -> bool:
    """'by Moscow' of a passive; 'ties with Ankara', 'pressure from Moscow', 'loyal to Damascus'."""
    word = prep.lower_
    if word not in _TIES:
        return False
    if prep.dep_ == "agent":
        return bool(word == "by")
    head = prep.head
    while head.dep_ == "prep":  # "on behalf of", "along with"
        head = head.head
    if head.pos_ in {"NOUN", "PROPN"}:
        return _word(head, "relation-noun") and not (word in {"to", "on", "from"} and _moves(head))
    if head.pos_ == "ADJ":
        return _word(head, "relation-adjective")
    return word not in _ONLY_NOUNS and word not in {"to", "on"} and _word(head, "relation-verb")


def _moves(noun: Token) -> bool:
    """Nouns of which 'to', 'on' and 'from' say a direction: 'envoy to Damascus', 'offensive on Tripoli'."""
    return _word(noun, "direction-noun")


def _with_body(span: Span) -> bool:
    """'the Kabul government', 'Damascus regime', 'a Kremlin spokesman'."""
    return (
        span.root.dep_ in {"compound", "nmod", "amod"}
        and _word(span.root.head, "body-noun")
        and span.root.head.i == span.end
    )


def _backed(span: Span) -> bool:
    """'Moscow-backed', 'Ankara-led', 'Washington-brokered'."""
    doc = span.doc
    after = doc[span.end : span.end + 2]
    return (
        len(after) == 2
        and after[0].text in {"-", "–", "‑"}
        and after[1].lower_.endswith("ed")
        and after[1].lower_ != "based"
    )


def _first_of_list(token: Token) -> Token:
    """'Moscow and Washington': the first of the list holds the role of all."""
    while token.dep_ == "conj" and token.head.pos_ in {"PROPN", "NOUN", "PRON"}:
        token = token.head
    return token


def _word(token: Token, use: str) -> bool:
    return (lemma(token), use) in _words() or (token.lower_, use) in _words()


@cache
def _words() -> frozenset[tuple[str, str]]:
    return frozenset((row["word"], row["use"]) for row in rows("metonym_words"))


@cache
def _seats() -> dict[str, str]:
    """Seats of government by their name in capitals; a country's own name is none."""
    return {
        seat.upper(): row["iso3"]
        for row in rows("countries")
        for seat in (row["capital"], *values(row["seats"]))
        if seat and seat != row["name"]
    }
