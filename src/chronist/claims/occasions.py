"""Predicates that tell of one occasion: a trigger in, the verbs and nouns whose time is its own too out, nearest first.

What an act is carried out by, the raid in which people died, the verb whose subject it shares; never the clause of who
says so, of what somebody means to do, or of another event.

>>> "raid" in events()
True
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.status import read_status
from chronist.claims.words import word_class
from chronist.data import rows, values
from chronist.model import Status

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_NOUN_PLACES = frozenset({"nsubj", "dobj", "pobj", "nsubjpass"})  # of a gerund: "fighting has intensified"
_STEPS = 5  # predicates of one occasion in a row; further on it is another
_BARE = 3  # tokens between verbs that share all that follows: "attacked and looted the convoy"
_HELD = frozenset({"under", "on", "to", "within"})  # "is under control", "came to an end"
_GOES_ON = frozenset({"take", "occur", "happen", "begin", "start", "erupt"})  # said of events alone
_AT_ONCE = frozenset({"when", "as"})


@cache
def occasion_words(name: str) -> frozenset[str]:
    """A class of occasion_words.csv."""
    return next(frozenset(values(r["words"])) for r in rows("occasion_words") if r["class"] == name)


@cache
def events() -> frozenset[str]:
    """Lemmas of nouns of what has a time of its own."""
    acts = (w for r in rows("acts") if r["pos"] == "n" for w in values(r["words"]))
    return occasion_words("event") | {w.rpartition("_")[2] for w in acts}


def occasion(trigger: Token, speech: frozenset[str]) -> Iterator[tuple[Token, bool]]:
    """The trigger and the predicates that tell of its occasion, nearest first; True where only an opening time
    counts."""
    seen = {trigger.i}
    edge: list[tuple[Token, bool, bool]] = [(trigger, False, True)]
    for _ in range(_STEPS):
        reached: list[tuple[Token, bool, bool]] = []
        for node, fronted, open_ in edge:
            yield node, fronted
            for other, only_front, goes_on in _same(node, trigger, speech) if open_ else ():
                if other.i not in seen:
                    seen.add(other.i)
                    reached.append((other, fronted or only_front, goes_on))
        edge = reached


def _same(node: Token, trigger: Token, speech: frozenset[str]) -> Iterator[tuple[Token, bool, bool]]:
    """Predicates of one occasion with this one: which, whether only its opening time counts, whether one looks on."""
    if node.pos_ not in VERBAL or node.dep_ in _NOUN_PLACES:
        yield from ((t, False, True) for t in _of_noun(node))
        return
    yield from ((t, False, False) for t in _nouns_of(node))
    yield from ((t, False, True) for t in _above(node, trigger))
    yield from ((t, False, True) for t in _below(node))
    if node.dep_ == "conj" and node.head.pos_ in VERBAL:
        speaks = lemma(node) in word_class("performative") and not _has_subject(node)
        above = node.head.head if node.head.dep_ == "ccomp" else None
        said = lemma(node.head) in speech and not speaks
        yield node.head, said or _has_subject(node) or _is_of_other_tense(node, node.head), True
        if speaks and above is not None and lemma(above) in speech:
            yield above, False, True  # "said it was wrong and accused Arland", which the parser joins to "was"
    if node.dep_ == "advcl" and marked(node, frozenset({"while"})):
        yield node.head, True, True


def _of_noun(noun: Token) -> Iterator[Token]:
    """The verbs that carry an event out, tell that it went on, or what people suffered in it."""
    head = noun.head
    word = lemma(head)
    if noun.pos_ not in NOMINAL | VERBAL:
        if head != noun:
            yield head
        return
    if head.pos_ in VERBAL and _carries(noun, word):
        yield head
    elif noun.dep_ == "pobj":
        yield from _through(head)
    elif noun.dep_ in {"compound", "conj", "appos", "nmod"} and head.pos_ in NOMINAL:
        yield head
    yield from _late_clauses(noun)
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and child.pos_ in VERBAL and _tells_of_head(child):
            yield child
        if child.dep_ == "conj" and lemma(child) in events():
            yield child


def _late_clauses(noun: Token) -> Iterator[Token]:
    """ "the attack on a convoy, which took place on Friday": the parser has the convoy take place"""
    if lemma(noun) in events():
        for inner in (o for c in noun.children if c.dep_ == "prep" for o in c.children if lemma(o) not in events()):
            late = (c for c in inner.children if c.dep_ == "relcl" and lemma(c) in _GOES_ON)
            yield from (c for c in late if _tells_of_head(c))


def _carries(noun: Token, word: str) -> bool:
    if noun.dep_ == "nsubj":
        return word in occasion_words("occurs") | occasion_words("harms")
    if noun.dep_ in {"dobj", "nsubjpass"}:
        settled = word == "announce" and lemma(noun) in word_class("truce") | word_class("agreement")
        return settled or word in occasion_words("does") | occasion_words("phase")
    return noun.dep_ in {"attr", "acomp", "oprd", "dep"}


def _through(preposition: Token) -> Iterator[Token]:
    """ "died in the raid", "is under control", "a wave of attacks" """
    above = preposition.head
    word = preposition.lower_
    inside = word in occasion_words("during")
    held = word in _HELD and lemma(above) in occasion_words("state")
    series = word == "of" and lemma(above) in word_class("counting")
    if above.pos_ in VERBAL and (inside or held):
        yield above
    if above.pos_ in NOMINAL and (series or (inside and lemma(above) in events())):
        yield above


def _tells_of_head(verb: Token) -> bool:
    """ "the raid that took place", "the raid launched", "the raid which killed": what is told of the noun above."""
    own = [c for c in verb.children if c.dep_ in SUBJECT]
    if any(c.tag_ not in {"WDT", "WP"} and c.lower_ != "that" for c in own):
        return False
    if any(c.dep_ == "nsubjpass" for c in own) or (verb.tag_ == "VBN" and not own):
        return lemma(verb) in occasion_words("does") | occasion_words("phase")
    return lemma(verb) in occasion_words("occurs") | occasion_words("harms")


def _nouns_of(verb: Token) -> Iterator[Token]:
    """The event nouns that tell of the verb's own occasion: "Friday's bombing killed", "died in the raid"."""
    word = lemma(verb)
    told = {"nsubj"} if word in occasion_words("harms") | occasion_words("occurs") else set()
    told |= {"dobj", "nsubjpass"} if word in occasion_words("does") else set()
    for child in verb.children:
        if child.dep_ in told:
            yield from _event(child)
        elif child.dep_ in {"prep", "agent"} and child.lower_ in occasion_words("during"):
            yield from (n for o in child.children if o.dep_ == "pobj" for n in _with_doing(o))


def _with_doing(noun: Token) -> Iterator[Token]:
    """ "died in a raid carried out on Friday": the raid, and what carried it out"""
    for event in _event(noun):
        yield event
        yield from (
            c for c in event.children if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) in occasion_words("does")
        )


def _event(noun: Token) -> Iterator[Token]:
    if lemma(noun) in events():
        yield noun
    if lemma(noun) in word_class("counting"):
        yield from (o for c in noun.children if c.lower_ == "of" for o in c.children if lemma(o) in events())


def _above(verb: Token, trigger: Token) -> Iterator[Token]:
    """The predicate that a dependent clause shares its occasion with."""
    head = verb.head
    if verb.dep_ in {"xcomp", "ccomp"}:
        if any(c.dep_ == "mark" for c in verb.children):
            return
        if lemma(head) in occasion_words("aspect") or (_is_infinitive(verb) and verb == trigger and _is_done(verb)):
            yield head
    elif verb.dep_ == "pcomp":
        if head.lower_ in {"by", "in", "while", "with"}:
            yield head.head
    elif verb.dep_ in {"relcl", "acl"}:
        said = verb.tag_ == "VBG" and lemma(head) in word_class("document")  # "a statement condemning"
        event = head.pos_ in NOMINAL and lemma(head) in events()
        if said or (event and (_does_harm(verb) or is_in_which(verb))):
            yield head
    elif verb.dep_ == "advcl" and head.pos_ in VERBAL and _is_at_once(verb, trigger):
        yield head


def _does_harm(verb: Token) -> bool:
    return lemma(verb) in occasion_words("harms") and verb.tag_ != "VBN" and _tells_of_head(verb)


def is_in_which(verb: Token) -> bool:
    """ "the attacks in which nine people were murdered" """
    inner = (o for c in verb.children if c.dep_ == "prep" and c.i < verb.i for o in c.children)
    return any(o.tag_ == "WDT" and o.head.lower_ in {"in", "during", "on"} for o in inner)


def _is_at_once(verb: Token, trigger: Token) -> bool:
    """ "killing nine", "when a mine exploded"; "to sign the deal" where it is told as done."""
    if marked(verb, _AT_ONCE):
        return True
    if _is_infinitive(verb):
        return lemma(verb.head) in occasion_words("aspect") or (verb == trigger and _is_done(verb))
    helped = any(c.dep_ in {"aux", "mark", "auxpass"} for c in verb.children)
    return verb.tag_ == "VBG" and not helped and not marked(verb, frozenset({"after", "before", "since"}))


def _below(verb: Token) -> Iterator[Token]:
    """Clauses under a verb, or beside it, that tell of the verb's own occasion."""
    for child in (c for c in verb.children if c.pos_ in VERBAL):
        begun = child.dep_ == "xcomp" and lemma(verb) in occasion_words("aspect")
        beside = child.dep_ == "advcl" and (marked(child, _AT_ONCE) or _is_speaking(child, verb))
        joined = child.dep_ == "conj" and (_shares_all(verb, child) or _is_elliptic(verb, child))
        if begun or beside or joined:
            yield child


def _is_speaking(clause: Token, verb: Token) -> bool:
    return clause.tag_ == "VBG" and clause.i < verb.i and lemma(clause) in occasion_words("speaking")


def _shares_all(verb: Token, other: Token) -> bool:
    """ "attacked and looted the convoy on 4 March" """
    return not _has_subject(other) and other.i - verb.i <= _BARE and not any(c.dep_ == "dobj" for c in verb.children)


def _is_elliptic(verb: Token, other: Token) -> bool:
    """ "12 were killed and 30 wounded on Saturday" """
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and other.tag_ in {"VBN", "VBD"} and not any(c.dep_ in {"aux", "auxpass"} for c in other.children)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def _is_done(verb: Token) -> bool:
    """ "voted on Monday to back the plan": what an infinitive says was done then, and not only meant."""
    return read_status(verb).status is Status.HAPPENED


def _is_of_other_tense(verb: Token, before: Token) -> bool:
    """ "had resigned on Monday and was backing the rebels", "left on Monday and will return" """
    return _aspect(verb) != _aspect(before) and bool(_aspect(verb))


def _aspect(verb: Token) -> str:
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.tag_ == "MD" for c in helpers):
        return "future"
    return "progressive" if verb.tag_ == "VBG" and any(lemma(c) == "be" for c in helpers) else ""


def marked(clause: Token, marks: frozenset[str]) -> bool:
    """True where one of these words opens the clause: "when a mine exploded"."""
    return any(c.lower_ in marks and c.dep_ in {"mark", "advmod"} and c.i < clause.i for c in clause.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECT for c in verb.children)
