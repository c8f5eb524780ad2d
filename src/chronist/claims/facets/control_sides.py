"""Whose a place is said to be: the head of a noun phrase in, the holder out.

"Forces loyal to President Doran" are his side's, "pro-government troops" in a town of Karsa are Karsa's government's,
and "the rebels" in it are Karsa's opposition, whichever country's opposition the text named before.

>>> side_of("anti-government fighters"), side_of("government troops"), side_of("tribal elders")
('opp', 'gov', None)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import actor_ref, joined_before, phrase
from chronist.claims.facets.reading import Text
from chronist.claims.facets.spots import Spot
from chronist.claims.people import fights_for
from chronist.data import rows, values
from chronist.model import ActorMention, Ref

_CLIMB = 4  # verbs from a pronoun's own up to the one whose subject it means
_NAME = 6  # tokens that "loyal to" may be away from the name it governs


@cache
def _sides() -> dict[str, frozenset[str]]:
    return {r["side"]: frozenset(values(r["words"])) for r in rows("control_sides")}


def side_of(name: str | None) -> str | None:
    """The side that general words name ("the rebels", "government troops"); None where a word says more."""
    words = (name or "").casefold().replace("’", "'").split()
    known = _sides()
    if not words or any(w not in known["opp"] | known["gov"] | known["filler"] for w in words):
        return None
    return next((side for side in ("opp", "gov") if any(w in known[side] for w in words)), None)


def is_side_word(token: Token) -> bool:
    """True for a word that names a side by itself: "rebel", "government", "opponents"."""
    return any({token.lower_, lemma(token)} & _sides()[side] for side in ("opp", "gov"))


def sided(ref: Ref, spot: Spot) -> Ref:
    """The holder with the country of the place, where only general words name a side."""
    country = spot.mention.country if spot.mention else None
    side = side_of(ref.name)
    if country is None or side is None:
        return ref
    abroad = ref.id is not None and ref.id.endswith((".opp", ".gov")) and not ref.id.startswith(f"{country}.")
    return Ref(id=f"{country}.{side}", name=ref.name) if ref.id is None or abroad else ref


def holders_of(heads: Iterable[Token], text: Text) -> tuple[Ref, ...]:
    """Who the heads are, each once, without places and things that hold nothing."""
    heads = tuple(t for h in heads for t in (*joined_before(h, text), h))
    inside = {t.i for h in heads if (to := _loyal_to(h)) is not None for t in _named_after(to)}
    found = (holder_of(h, text) for h in heads if h.i not in inside and (h.i in text.actors or h.i not in text.places))
    return tuple(dict.fromkeys(r for r in found if r is not None))


def holder_of(head: Token, text: Text) -> Ref | None:
    """Who a head is: by loyalty, by id, or by its words; a pronoun that nobody resolved is the subject above it."""
    loyal = _by_loyalty(head, text)
    if loyal is not None:
        return loyal
    found = actor_ref(head, text)
    mention = text.actors.get(head.i)
    if head.pos_ == "PRON" and (found is None or (found.id is None and (mention is None or not mention.name))):
        above = subject_above(head, text)
        return holder_of(above, text) if above is not None else None
    if found is not None and found.id is not None and mention is not None:
        words = mention.text.removeprefix("the ").removeprefix("The ")
        said = side_of(words)
        return Ref(id=found.id, name=words) if said is not None and found.id.endswith(f".{said}") else found
    return found


def _loyal_to(head: Token) -> Token | None:
    """The "to" of "forces loyal to"."""
    loyal = (c for c in head.rights if c.lower_ == "loyal")
    return next((p for c in loyal for p in c.children if p.lower_ == "to"), None)


def _named_after(to: Token) -> list[Token]:
    """The tokens of the name after "loyal to"."""
    after = to.doc[to.i + 1 : min(to.sent.end, to.i + 1 + _NAME)]
    return [t for t in after if not any(v.pos_ in {"VERB", "AUX"} for v in to.doc[to.i + 1 : t.i + 1])]


def _by_loyalty(head: Token, text: Text) -> Ref | None:
    to = _loyal_to(head)
    named: list[ActorMention] = [text.actors[t.i] for t in _named_after(to) if t.i in text.actors] if to else []
    known = next((m for m in named if m.id is not None and m.kind == "person"), None)
    known = known or next((m for m in named if m.id is not None), None)
    if known is None or known.id is None:
        return None
    return Ref(id=fights_for().get(known.id, known.id), name=f"{phrase(head)} loyal to {known.name or known.text}")


def subject_above(pronoun: Token, text: Text) -> Token | None:
    """Whom an unresolved "they" means: the nearest subject of the verbs above that is an actor or a force."""
    at = pronoun.head
    for _ in range(_CLIMB):
        if at.head == at:
            return None
        at = at.head
        subjects = [c for c in at.children if c.dep_ == "nsubj" and c.pos_ != "PRON" and c.i < pronoun.i]
        for subject in subjects:
            if subject.i in text.actors or is_side_word(subject) or any(is_side_word(c) for c in subject.lefts):
                return subject
    return None
