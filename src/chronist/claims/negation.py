"""The words that negate a verb or noun phrase: a token in, its negating tokens out.

"did not", "nobody", "neither ... nor", and the "not" that a list shares ("have not been searched, emptied or burned").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_AUX = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NEITHER = frozenset({"neither", "nor"})
_STOPS = frozenset({".", ";", ":", "?", "!"})
_LIST = 12  # words a list of joined verbs may take up
_UNCHANGED = frozenset({"hit", "put", "cut", "set", "shut", "let", "hurt", "cost", "beset", "upset", "quit", "split"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least", "until"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})


def next_word(token: Token) -> str:
    """The word after a token, small; empty at the end of the text."""
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries in order; a verb joined to another without its own shares those of the first."""
    own = [c for c in verb.children if c.dep_ in _AUX]
    if own or not shares(verb):
        return own
    return auxiliaries(verb.head)


def shares(verb: Token) -> bool:
    """True for the second of two joined verbs without subject, mark or auxiliary ("did not shell or storm")."""
    if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    alike = (
        verb.tag_ == verb.head.tag_
        or {verb.tag_, verb.head.tag_} <= {"VB", "VBP"}
        or {verb.tag_, verb.head.tag_} <= {"VBN", "VBD"}
    )
    if verb.tag_ == "VBD" and verb.head.tag_ == "VB" and verb.lower_ in _UNCHANGED:
        alike = True  # "did not target or hit": the tagger cannot see that it is an infinitive
    if verb.tag_ == "VBD" and verb.head.tag_ == "VBN":
        alike = not any(c.lower_ in {"was", "were"} for c in verb.head.children)
    return alike and not any(c.dep_ in _AUX or c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children)


def negation(verb: Token) -> tuple[Token, ...]:
    """The words that negate the verb: "not", "never", "no longer", "nobody", "no strikes"."""
    found = tuple(_negators(verb)) or tuple(_neither(verb)) or _listed(verb)
    if found or not shares(verb):
        return found
    if not any(c.dep_ in _AUX for c in verb.head.children):
        return ()
    return tuple(t for t in negation(verb.head) if t.i < verb.head.i)


def _negators(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if following not in _NOT_ONLY:
                yield child
        elif child.dep_ == "advmod" and (child.lower_ == "longer" or child.lower_ == "nowhere"):
            yield from (c for c in child.children if c.lower_ == "no")
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"}:
            yield from no_words(child)
        elif child.dep_ in {"prep", "agent"}:
            yield from (o for o in child.children if o.lower_ in {"nobody", "none"})


def _neither(verb: Token) -> Iterator[Token]:
    """ "neither shot at the boats nor hailed them": the word before the verb's group."""
    at, start = verb.i - 1, verb.sent.start
    while at > start and (verb.doc[at].tag_ == "RB" or verb.doc[at].head == verb):
        if verb.doc[at].lower_ in _NEITHER:
            break
        at -= 1
    if at >= start and verb.doc[at].lower_ in _NEITHER:
        yield verb.doc[at]


def _listed(verb: Token) -> tuple[Token, ...]:
    """The "not" of the first of verbs listed with "or": "have not been searched, emptied or burned"."""
    if verb.tag_ not in {"VB", "VBN"} or any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in verb.children):
        return ()
    alternatives = verb.nbor(-1).lower_ == "or" if verb.i > verb.sent.start else False
    at = verb.i - 1
    while at > verb.sent.start and verb.i - at < _LIST and verb.doc[at].text not in _STOPS:
        token = verb.doc[at]
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return ()
        if token.tag_ == verb.tag_ and token.lower_ not in {"been", "be"}:
            listed = alternatives or (
                token.nbor(1).text == "," and any(t.lower_ == "or" for t in verb.doc[verb.i + 1 : verb.i + 3])
            )
            no = tuple(c for c in token.children if c.dep_ == "neg") if listed else ()
            if no:
                return no
        at -= 1
    return ()


def no_words(noun: Token) -> Iterator[Token]:
    """What makes a noun phrase empty: "no", "neither", "not a single", or the word itself ("nobody")."""
    if noun.lower_ in _NOBODY:
        yield noun
    for child in noun.children:
        if child.lower_ in {"no", "neither", "nor"} or (child.dep_ == "neg" and next_word(child) not in _NOT_ONLY):
            yield child
