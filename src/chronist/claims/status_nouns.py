"""How real an event noun is: a noun token and a reader of verbs in, its Reading out.

"talks due next month" are planned, "calls for a truce" propose it; "could derail the talks" takes them as real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose, definite, known
from chronist.claims.cues import Cue, cue, verb_cue, verb_lemma
from chronist.claims.moods import DAYS, HAPPENED, Reading, adverbs, comes, mood
from chronist.claims.negation import no_words
from chronist.model import Status

Reader = Callable[[Token], Reading]

_VERBS = frozenset({"VERB", "AUX"})
_AHEAD = frozenset({"planned", "proposed", "threatened", "possible"})
_RUINS = frozenset({"rubble", "ashes", "ruins", "dust"})
_LINKS = frozenset({"be", "seem", "appear", "look", "remain", "become"})
_STATES = frozenset({"be", "remain", "stay"})
_IN_STATE = frozenset({"in", "on", "under", "at"})  # "in talks", "on strike", "under siege", "at war"
_SAME = Cue("same", "not-happened")
_KNOWN = Cue("known", "known")


def read_noun(noun: Token, read: Reader) -> Reading:
    """The reading of an event noun: from its own words and from what governs it."""
    empty = tuple(no_words(noun))
    if empty:
        return Reading(Status.NOT_HAPPENED, negative=True, cues=empty)
    above, decides = _governed(noun, read)
    own = _modified(noun)
    if own is None or decides or above.negative or above.status is Status.DENIED:
        return above
    if own.status is Status.PLANNED and above.real and _is_told(noun) and all(c.lower_ in DAYS for c in own.cues):
        return above  # "reported clashes on Sunday"
    if own.status is Status.DENIED and above.real and above.cues:
        return above  # "the attack, long denied, is described in its records"
    return own | above.cues


def _is_told(noun: Token) -> bool:
    """True for the object of a verb that takes it as done: "reported clashes", "condemned the raid"."""
    found = verb_cue(noun.head, "obj") if noun.dep_ == "dobj" and noun.head.pos_ in _VERBS else None
    return found is not None and found.status == "fact"


def _modified(noun: Token) -> Reading | None:
    """What the words of its own phrase make of a noun: "planned", "alleged", "due next month", "proposed by Moscow"."""
    for child in noun.children:
        reading = _modifier(child)
        if reading is not None:
            return reading
    doubt = adverbs(noun)
    if doubt is not None:
        return doubt
    ahead = comes(noun)
    if all(c.lower_ in DAYS for c in ahead) and cue(lemma(noun), "n", "unplanned"):
        return None  # "clashes on Sunday"
    return Reading(Status.PLANNED, cues=ahead) if ahead else None


def _modifier(child: Token) -> Reading | None:
    if child.dep_ in {"amod", "det", "acl", "compound", "nmod"} and (found := cue(child.lower_, "a", "mod")):
        status = Status.ATTEMPTED if found.status == "failed" else Status(found.status)
        return Reading(status, found.status in {"failed", "not-happened"}, (child,))
    if child.dep_ in {"acl", "relcl"} and child.pos_ in _VERBS and (child.tag_ == "VBN" or child.dep_ == "relcl"):
        return _clause(child)
    return None


def _clause(verb: Token) -> Reading | None:
    """A relative clause or participle that tells the noun's fate: "talks scheduled for Monday"."""
    has_object = any(c.dep_ == "dobj" and c.lower_ not in {"that", "which"} for c in verb.children)
    own = mood(verb)
    own = HAPPENED if own.status is None else own
    found = None if has_object else verb_cue(verb, "obj", "subj")
    if found is None or found.status in {"fact", "known"}:
        return None
    reading = compose(found, own, Reading(None))
    return None if reading.real and reading.status is not Status.ONGOING else reading | (verb,)


def _governed(noun: Token, read: Reader) -> tuple[Reading, bool]:
    """The reading that what governs the noun gives, and whether it overrules the noun's own modifiers."""
    head, dep = noun.head, noun.dep_
    if dep == "appos" and cue(lemma(noun), "n", "standing"):
        return HAPPENED, False  # "Ustar, an ally of the junta, will ..."
    if dep in {"conj", "appos"} and head.pos_ in {"NOUN", "PROPN", "VERB"}:
        return _joined(noun, read)
    if dep in {"compound", "nmod", "amod"} and head.pos_ in {"NOUN", "PROPN"}:
        found = cue(lemma(head), "n", "mod") or _SAME
        result = compose(found, read_noun(head, read), Reading(None), noun=noun)
        return (result | ((head,) if found is not _SAME else ())), found is not _SAME
    if dep in {"dobj", "nsubjpass", "oprd", "dative"} and (
        head.pos_ in _VERBS or any(c.tag_ == "TO" for c in head.children)
    ):
        return _object(noun, head, read)
    if dep in {"nsubj", "csubj"} and head.pos_ in _VERBS:
        return _subject(noun, head, read)
    if dep == "attr" and lemma(head) == "be" and (named := named_by(head)) is not None and named[1].dep_ == "nsubj":
        return compose(named[0], read(head), Reading(None), noun=noun) | (named[1],), True
    if dep == "attr" and head.pos_ in _VERBS:
        return read(head), True
    if dep == "pobj":
        return _through(noun, head, read)
    if dep == "pcomp" or (dep in {"ccomp", "xcomp", "advcl"} and noun.pos_ != "NOUN"):
        return read(head) if head.pos_ in _VERBS else HAPPENED, False
    return HAPPENED, False


def _joined(noun: Token, read: Reader) -> tuple[Reading, bool]:
    head = noun.head
    if head.pos_ == "VERB" and head.dep_ not in {"pobj", "dobj", "nsubj"}:
        return HAPPENED, False
    return _governed(head, read)


def _object(noun: Token, verb: Token, read: Reader) -> tuple[Reading, bool]:
    if noun.dep_ == "nsubjpass" and (raised := _raised(noun, verb, read)):
        return raised, True
    matrix = read(verb)
    found = verb_cue(verb, "obj")
    if cue(lemma(noun), "n", "coup") and (ended := verb_cue(verb, "coup")):
        found = ended
    label = untrue(verb)
    if label is not None and cue(lemma(noun), "n", "that"):
        return compose(Cue("denied", "possible"), matrix, Reading(None)) | (label,), True
    if found is None:
        return compose(_KNOWN, matrix, Reading(None), noun=noun), False
    if lemma(verb) == "announce" and definite(noun) and cue(lemma(noun), "n", "announced"):
        found = _SAME
    named = verb_lemma(verb) == ("call",) and cue(lemma(noun), "n", "unplanned") is not None
    if named or any(c.dep_ == "oprd" for c in verb.children):
        found = _KNOWN  # "called the raid a crime"
    result = compose(found, matrix, Reading(None), noun=noun)
    passes = found.status in {"same", "own", "ongoing"}
    return (result if passes else result | (verb,)), found.status not in {"known", "fact"}


def _subject(noun: Token, verb: Token, read: Reader) -> tuple[Reading, bool]:
    if raised := _raised(noun, verb, read):
        return raised, True
    matrix = read(verb)
    label = untrue(verb)
    if label is not None and cue(lemma(noun), "n", "that"):
        return Reading(Status.DENIED, cues=(label,)), True
    if lemma(verb) == "be" and (named := named_by(verb)) is not None and named[1] != noun and named[1].dep_ == "attr":
        return compose(named[0], matrix, Reading(None), noun=noun) | (named[1],), True
    found = _state(verb) or verb_cue(verb, "subj")
    if cue(lemma(noun), "n", "coup") and (ended := verb_cue(verb, "coup")):
        found = ended
    if lemma(verb) == "go" and any(c.dep_ == "acomp" for c in verb.children):
        found = None  # "will not go unpunished"
    if found is None:
        return _beside(noun, matrix), False
    result = compose(found, matrix, Reading(None), noun=noun)
    return (result if found.status == "same" else result | (verb,)), lemma(verb) != "be" or found.status != "same"


def _beside(noun: Token, matrix: Reading) -> Reading:
    """The subject of a verb silent on it; a step of policy that "could calm" somebody is not taken yet."""
    may = any(c.lower_ in {"could", "may", "might"} for c in matrix.cues)
    if may and matrix.status is Status.POSSIBLE and cue(lemma(noun), "n", "policy"):
        return Reading(Status.POSSIBLE, cues=matrix.cues)
    return compose(_KNOWN, matrix, Reading(None), noun=noun)


def named_by(be: Token) -> tuple[Cue, Token] | None:
    """The word that "is" puts beside its subject: "a demand is the lifting of", "the advice was to deploy"."""
    near = [c for c in be.children if c.dep_ in {"attr", "nsubj"}]
    near += [o for c in be.children if c.dep_ == "prep" and c.lower_ == "among" for o in c.children]
    for noun in near:
        found = cue(lemma(noun), "n", "inf", "that")
        named = noun.dep_ == "attr" and noun.is_title  # "the assault was Operation Iron Gate"
        if found is not None and found.status in _AHEAD and not named:
            return found, noun
    return None


def _raised(noun: Token, verb: Token, read: Reader) -> Reading | None:
    """ "talks are set to resume", "the vote is due to be held": the infinitive tells the noun's fate."""
    near = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "oprd"})]
    inner = next((c for n in near for c in n.children if c.dep_ == "xcomp" and c.pos_ in _VERBS), None)
    if inner is None:
        return None
    passive = any(c.dep_ == "auxpass" for c in inner.children)
    found = verb_cue(inner, "obj" if passive else "subj")
    if found is not None and found.status == "same" and lemma(verb) == "fail":
        return Reading(Status.NOT_HAPPENED, negative=True, cues=(verb,))
    return compose(found, read(inner), Reading(None), noun=noun) if found is not None else None


def _state(verb: Token) -> Cue | None:
    """What "is" says of its subject: "is under way", "is possible", "are due on Monday", "was imminent"."""
    if lemma(verb) not in _LINKS:
        return None
    for child in verb.children:
        if child.dep_ in {"acomp", "advmod", "prep", "attr"}:
            words = [child.lower_, *("_".join(t.lower_ for t in sorted((child, c))) for c in child.children)]
            found = next((f for w in words if (f := cue(w, "a", "mod"))), None)
            if found is not None:
                return found
    return None


def untrue(verb: Token) -> Token | None:
    """The word by which a report is called untrue: "stupidity", "baseless"."""
    for child in verb.subtree:
        if child.i <= verb.i or child.dep_ not in {"oprd", "attr", "acomp", "ccomp", "pobj", "dobj", "conj"}:
            continue
        if cue(lemma(child), "n", "label") or cue(child.lower_, "a", "label"):
            return child
    return None


def _prepositions(preposition: Token) -> Iterator[Token]:
    """The preposition and those it hangs on: "ahead of", "instead of", "in case of"."""
    for _ in range(4):
        yield preposition
        if preposition.head.pos_ not in {"ADP", "ADV", "SCONJ"} or preposition.head == preposition:
            return
        preposition = preposition.head


def _through(noun: Token, preposition: Token, read: Reader) -> tuple[Reading, bool]:
    """A noun in a prepositional phrase: what the phrase hangs on decides ("calls for a truce")."""
    chain = list(_prepositions(preposition))
    governor = chain[-1].head
    for word in (*chain, *(c for p in chain for c in p.children if c.dep_ == "advmod")):
        if found := cue(word.lower_, "p", "noun"):
            status = Status.HAPPENED if found.status == "fact" else Status(found.status)
            cues = () if found.status == "fact" else (word,)
            return Reading(status, found.status == "not-happened", cues), found.status == "not-happened"
    return _hung(noun, governor, chain[-1], read)


def _hung(noun: Token, governor: Token, preposition: Token, read: Reader) -> tuple[Reading, bool]:
    name = preposition.lower_
    if governor.pos_ == "VERB" and governor.lower_ in _RUINS and governor.head != governor:
        governor = governor.head  # "reduced to rubble by shelling": no verb, whatever the tagger says
    if governor.pos_ in _VERBS:
        found = verb_cue(governor, name) if name != "to" or governor.pos_ == "VERB" else None
        found = cue(f"{lemma(governor)}_{name}", "v", "obj") or found  # "held off the attack"
        if found is None and lemma(governor) != "be" and name in {"for", "of", "in", "on", "to", "with", "against"}:
            return _object_phrase(noun, governor, read)
        matrix = read(governor)
    elif governor.pos_ == "ADJ":
        found, matrix = cue(governor.lower_, "a", name), read(governor)
    else:
        found, matrix = cue(lemma(governor), "n", name), read_noun(governor, read)
    if found is not None and found.status == "planned" and governor.pos_ == "VERB" and cue(lemma(noun), "n", "spoken"):
        found = Cue("fact", "fact")  # "agreed to a request"
    if lemma(governor) == "warn" and name == "of" and cue(lemma(noun), "n", "threat") and matrix.real:
        return Reading(Status.THREATENED, cues=(governor,)), True
    if found is None:
        shares = preposition.dep_ == "agent" or (lemma(governor) in _STATES and name in _IN_STATE)
        return compose(_SAME if shares else _KNOWN, matrix, Reading(None), noun=noun), False
    result = compose(found, matrix, Reading(None), noun=noun)
    return (result if found.status == "same" else result | (governor, preposition)), found.status not in {
        "known",
        "fact",
    }


def _object_phrase(noun: Token, verb: Token, read: Reader) -> tuple[Reading, bool]:
    """A phrase that spaCy hangs on the verb though the verb's object governs it: "made calls for a truce"."""
    matrix = read(verb)
    for child in verb.children:
        if child.dep_ == "dobj" and child.i < noun.head.i and (found := cue(lemma(child), "n", noun.head.lower_)):
            return compose(found, read_noun(child, read), Reading(None), noun=noun) | (child,), True
    if noun.head.lower_ == "for" and matrix.real and not definite(noun) and _is_event_ahead(noun, verb):
        return Reading(Status.PLANNED, cues=(noun.head,)), False  # "flags are hung for a visit"
    return known(matrix, noun), False


def _is_event_ahead(noun: Token, verb: Token) -> bool:
    """True for "a visit" after what is done for it; not for what one is praised or paid for."""
    article = any(c.lower_ in {"a", "an"} for c in noun.children)
    return article and verb_cue(verb, "for", "over") is None and noun.i > verb.i
