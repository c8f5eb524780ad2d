"""Parts of a count: the head of a counted phrase in, the smaller counts that the text names of it out.

"17 people, six of them civilians", "twelve, including two children", "20, among them a priest": a part is told only
where it names whom it counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import words
from chronist.claims.facets.counted import Counted, counted, whole_noun
from chronist.claims.facets.reading import Text
from chronist.claims.predicates import conjuncts
from chronist.model import Quantity

_THEM = frozenset({"them", "whom", "these"})
_REACH = 4  # tokens from "of them" to whom it counts: "of them", "of whom at least were"
_NEAR = 8  # tokens from the whole to its part, without another count between


def parts_of(head: Token, text: Text) -> Iterator[Counted]:
    """The parts of a count, in order of the text; those that stand in its own phrase first."""
    own = [o for c in head.children if c.lower_ == "including" for o in c.children if o.dep_ in {"pobj", "dobj"}]
    late = [o for c in _after(head, text) if c.lower_ == "including" and c.head != head for o in c.children]
    for part in (t for o in (*own, *late) for t in conjuncts(o)):
        inner = counted(part, text)
        if inner is not None and inner.noun is not None:
            yield inner
    for token in _after(head, text):
        if token.lower_ in _THEM and token.i and token.nbor(-1).lower_ in {"of", "among"}:
            part = _of_them(token, text)
            if part is not None:
                yield part


def _after(head: Token, text: Text) -> list[Token]:
    """The tokens after a count up to the next one's part: what may tell of its own parts."""
    doc, last = head.doc, min(head.right_edge.i, head.i + 1)
    found: list[Token] = []
    for token in doc[last : min(head.sent.end, head.i + 2 * _NEAR)]:
        if _is_new_count(token, text, found):
            break
        found.append(token)
    return found


def _is_new_count(token: Token, text: Text, seen: list[Token]) -> bool:
    """True at a number that is no part of what was counted: "killed 12 and wounded 20, five of them children"."""
    if token.i not in text.quantities or any(t.lower_ in _THEM | {"including"} for t in seen[-2:]):
        return False
    amount = text.quantities[token.i]
    following = [t for t in token.doc[token.i : token.i + _REACH] if t.idx >= amount.end]
    return not (following and following[0].lower_ == "of" and following[1:] and following[1].lower_ in _THEM)


def _of_them(them: Token, text: Text) -> Counted | None:
    """ "six of them civilians", "among them two doctors" """
    doc = them.doc
    before = text.quantities.get(them.i - 2) if them.i and them.nbor(-1).lower_ == "of" else None
    noun: Token | None = None
    amount: Quantity | None = before
    for token in doc[them.i + 1 : min(them.sent.end, them.i + 1 + _REACH)]:
        if before is None and amount is None and token.i in text.quantities:
            amount = text.quantities[token.i]
        elif token.pos_ in {"NOUN", "PROPN"}:
            noun = token
        elif noun is not None or token.is_punct or token.pos_ in {"VERB", "ADV", "ADP"}:
            break
    if amount is None or noun is None or lemma(noun) not in words("person"):
        return None
    start, end = min(amount.start, noun.idx), whole_noun(noun, text)
    last = end.idx + len(end)
    return Counted(amount.low, amount.best, amount.high, noun, " ".join(text.doc.text[start:last].split()))
