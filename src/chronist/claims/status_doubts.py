"""What doubts a clause from beside it: a verb in, the words of doubt out.

Sources without weight ("rumours", "unconfirmed reports"), parentheses ("engineers suspect"), and conjunctions.
"""

from __future__ import annotations

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.cues import cue


def doubted_source(verb: Token) -> tuple[Token, ...]:
    """The words that doubt a source: "unconfirmed reports said", "according to conflicting accounts"."""
    sources = [c for c in verb.children if c.dep_ == "nsubj"]
    for child in verb.children:
        if child.lower_ == "according":
            sources += [o for to in child.children for o in to.children if o.dep_ == "pobj"]
    return tuple(t for s in sources for t in s.subtree if _doubts(t, s))


def _doubts(token: Token, source: Token) -> bool:
    """ "unconfirmed" reports, "rumours", reports "none of them confirmed"."""
    if token == source:
        return cue(lemma(token), "n", "hearsay") is not None
    if token.head == source and token.dep_ == "amod":
        return cue(token.lower_, "a", "report") is not None
    nots = {"not", "none", "never", "n't", "no"}
    return lemma(token) in {"confirm", "verify"} and any(t.lower_ in nots for t in source.subtree if t.i < token.i)


def aside(verb: Token) -> tuple[Token, ...]:
    """What a parenthesis doubts: "it is thought", "engineers suspect", "if the refugees are to be believed"."""
    for child in verb.children:
        if child.dep_ in {"parataxis", "ccomp"} and child.i < verb.i and not mark_of(child):
            found = cue(lemma(child), "v", "that") if child.tag_ != "VBN" else cue(lemma(child), "v", "passive")
            commas = child.i + 1 < len(child.doc) and child.nbor(1).text == ","
            if commas and found is not None and found.status == "possible":
                return (child,)
        if child.lower_ == "by" and any(o.lower_ in {"account", "accounts"} for o in child.children):
            return (child,)  # "by some accounts"
        if child.lower_ in {"believed", "trusted", "true", "correct"} and child.dep_ == "advcl":
            return (child,)
    words = [t for t in verb.sent if t.lower_ in {"believed", "trusted"} and t.i > 1 and t.nbor(-2).lower_ == "to"]
    return tuple(t for t in words if verb not in t.subtree and t != verb and any(x.lower_ == "if" for x in verb.sent))


def mark_of(verb: Token) -> Token | None:
    """The conjunction of a clause that decides on it: "if", "until"."""
    return next(
        (c for c in verb.children if c.dep_ in {"mark", "advmod"} and cue(c.lower_, "c", "mark", "present")), None
    )
