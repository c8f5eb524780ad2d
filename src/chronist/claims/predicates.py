"""Verbs and event nouns with their arguments: a parsed Doc in, Predicates out.

A predicate's `subjects` are who does it and its `objects` what it is done to, whatever the voice: "Palmyra was taken by
the army" has the army as subject and Palmyra as object. Arguments are heads of noun phrases, conjuncts included.
Shared arguments are followed through conjoined verbs, relative clauses, participles and controlled infinitives.
The dependency labels are ClearNLP's, as spaCy's English models write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.people import is_for, is_people
from chronist.claims.subjects import NOUNS, RELATIVE, own_passive_subjects, own_subjects, surface_subjects, swallowed
from chronist.claims.words import word_class

_SUBJECT = frozenset({"nsubj", "csubj", "expl"})
_NEXT_VERB = 3  # tokens to the next of several verbs that share an object; what is further has one of its own
_MAX_NOUNS = 3  # nouns of nouns between an infinitive and the verb above ("in support of efforts to")
_AMONG_THEM = frozenset({"notably", "namely", "especially", "particularly", "chiefly", "mainly", "primarily"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun and its arguments (heads of noun phrases)."""

    trigger: Token
    lemma: str
    particle: str
    passive: bool
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    datives: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]  # (preposition, head)
    complements: tuple[Token, ...]  # heads of clauses it governs

    @property
    def is_noun(self) -> bool:
        """True for an event noun ("the shelling of Aleppo")."""
        return self.trigger.pos_ in {"NOUN", "PROPN"}

    def oblique(self, *prepositions: str) -> tuple[Token, ...]:
        """Heads governed through one of these prepositions, in the order of the text."""
        return tuple(head for prep, head in self.obliques if prep in prepositions)


def conjuncts(head: Token) -> tuple[Token, ...]:
    """The head and what is joined to it ("Moscow and Washington").

    Of "the Arlish government and rebel groups" the parser makes a modifier of the first.
    """
    first = [c for c in head.children if c.dep_ == "nmod" and c.pos_ == "NOUN" and _is_joined(c)]
    return (*first, head, *(c for c in head.conjuncts if c.i > head.i and c.pos_ in NOUNS))


def _is_joined(modifier: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "and" for c in modifier.children) and not modifier.tag_.endswith("P")


def members(head: Token) -> tuple[Token, ...]:
    """Those of a group whom the text names: "states, including Arland", "such as Arland", "notably Arland"."""
    found = []
    for child in head.children:
        such = child.lower_ == "as" and any(c.lower_ == "such" for c in child.children)
        if child.dep_ == "prep" and child.i > head.i and (such or child.lower_ == "including"):
            found += [o for o in child.children if o.dep_ == "pobj"]
        elif child.dep_ == "appos" and any(c.lower_ in _AMONG_THEM for c in child.children):
            found.append(child)
    if head.dep_ == "nsubj" and head.head.lower_ in {"include", "includes", "included"}:
        found += [c for c in head.head.children if c.dep_ == "dobj"]
    return tuple(t for m in found for t in conjuncts(m))


def companions(verb: Token) -> tuple[Token, ...]:
    """Those who act beside the subject: "Arland, along with Borland, shelled"."""
    beside = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "along" and c.i < verb.i]
    joined = [p for s in own_subjects(verb) for p in s.children if p.lower_ == "with" and _is_together(p)]
    beside = [w for a in beside for w in a.children if w.lower_ == "with"] + joined
    return tuple(t for w in beside for o in w.children if o.dep_ == "pobj" for t in conjuncts(o))


def _is_together(preposition: Token) -> bool:
    return any(c.lower_ in {"together", "along"} for c in preposition.children)


def _all(heads: Iterable[Token]) -> tuple[Token, ...]:
    seen: dict[int, Token] = {}
    for head in heads:
        for token in conjuncts(head):
            for each in (token, *members(token)):
                seen.setdefault(each.i, each)
    return tuple(seen[i] for i in sorted(seen))


def counted_by(head: Token) -> Token | None:
    """What is counted: "fighters" of "scores of fighters", "nine of the fighters"."""
    if lemma(head) not in word_class("counting") and head.pos_ != "NUM":
        return None
    return next((o for p in head.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)


def particle_of(verb: Token) -> str:
    """The particle of a phrasal verb: "out" of "carried out"."""
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")


def described(verb: Token) -> Token | None:
    """The noun that a bare participle after a comma tells of, where the parser joined it to the main verb instead.

    In "they set out to take Tadmor, seized last year" nothing joins "seized" to "set out": it tells of Tadmor.
    """
    if verb.tag_ != "VBN" or verb.dep_ not in {"conj", "dep", "advcl", "ccomp"} or verb.i < 2:
        return None
    if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "dobj"} for c in verb.children):
        return None
    comma, noun = verb.doc[verb.i - 1], verb.doc[verb.i - 2]
    if lemma(verb) in word_class("harm") and noun.pos_ == "NOUN" and not is_people(noun):
        return None  # "they filled the hospital, wounded by shells"
    return noun if comma.text == "," and noun.pos_ in {"NOUN", "PROPN"} else None


def is_passive(verb: Token) -> bool:
    """True for a passive, also where it is a bare participle ("the town, shelled by the army")."""
    if swallowed(verb) is not None:
        return False
    if described(verb) is not None:
        return True
    if lemma(verb) in word_class("active-before-to") and any(c.dep_ == "xcomp" for c in verb.children):
        return False  # "he's sought to protect it"
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children):
        return lemma(verb) not in word_class("busy") or bool(_agents(verb))
    if _is_headline_passive(verb):
        return True
    taken_for_past = verb.tag_ == "VBD" and verb.dep_ == "conj" and lemma(verb) in word_class("done-to")
    if not (verb.tag_ == "VBN" or taken_for_past) or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ in {"acl", "amod"}:
        return True
    if verb.dep_ in {"advcl", "ccomp", "xcomp", "dep"} or _agents(verb):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ != "conj" or not is_passive(verb.head):
        return False
    own = _SUBJECT | ({"dobj"} if taken_for_past else set())
    return not any(c.dep_ in own for c in verb.children)


def _is_headline_passive(verb: Token) -> bool:
    """'Marines killed in ambush': a verb of harm that harms nobody else was done to its subject."""
    if verb.tag_ not in {"VBD", "VBN"} or lemma(verb) not in word_class("done-to") or verb.dep_ == "conj":
        return False
    joined = (verb, *(c for c in verb.children if c.dep_ == "conj"))
    whole = any(c.dep_ in {"dobj", "ccomp", "xcomp", "dative", "aux"} for v in joined for c in v.children)
    return not whole and any(c.dep_ == "nsubj" for c in verb.children)


def _is_nominal(token: Token) -> bool:
    """True for nouns, "the displaced", "several of them", and names that the tagger mistakes ("ISIL", a verb)."""
    taken_for_else = token.ent_type_ == "NORP" or (token.text.isupper() and len(token) > 1)
    return token.pos_ in NOUNS or counted_by(token) is not None or is_people(token) or taken_for_else


def _agents(verb: Token) -> list[Token]:
    return [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]


def governing_subjects(predicate: Predicate) -> tuple[Token, ...]:
    """Who may do what a clause or noun says when its own subject is nobody.

    "Arland sent grain to feed the north" (Arland feeds), "a letter accusing Borland" (who wrote it), "ordered the
    arrest of" (who ordered it).
    """
    trigger = predicate.trigger
    if predicate.is_noun:
        ordered = trigger.dep_ == "dobj" and lemma(trigger.head) in word_class("decree")
        return verb_predicate(trigger.head).subjects if ordered and trigger.head.pos_ == "VERB" else ()
    if predicate.passive:
        return ()
    governor = trigger.head
    if trigger.dep_ == "conj" and governor.dep_ == "ccomp" and lemma(trigger) in word_class("performative"):
        governor = governor.head  # "said that the truce was over, and blamed the rebels"
    elif trigger.dep_ in {"acl", "relcl"} and lemma(governor) in word_class("document"):
        governor = governor.head.head if governor.dep_ == "pobj" else governor.head
    elif trigger.dep_ == "acl" and trigger.tag_ == "VB":
        return _behind_noun(governor)
    elif trigger.dep_ not in {"xcomp", "advcl"} or trigger.tag_ not in {"VB", "VBG"}:
        return ()
    return verb_predicate(governor).subjects if governor.pos_ == "VERB" else ()


def _behind_noun(noun: Token) -> tuple[Token, ...]:
    """Who has or does what a noun says, for its infinitive: "Arland abandoned efforts to", "a raid by Arland to"."""
    for _ in range(_MAX_NOUNS):
        theirs = [c for c in noun.children if c.dep_ == "poss"] or _agents_of_noun(noun)
        if theirs:
            return _all(theirs)
        verb = noun.head
        if verb.pos_ == "VERB" and lemma(verb) in word_class("talks-about") | word_class("sides-with"):
            return ()  # who discusses a plan to leave leaves nothing
        if noun.dep_ == "dobj" and verb.pos_ == "VERB":
            return () if any(c.dep_ == "dative" for c in verb.children) else verb_predicate(verb).subjects
        if noun.dep_ == "nsubjpass":
            return verb_predicate(verb).subjects
        if noun.dep_ != "pobj":
            return ()
        noun = verb.head
        if noun.pos_ == "VERB":
            about = lemma(noun) in word_class("talks-about") | word_class("sides-with")
            return () if about else verb_predicate(noun).subjects
    return ()


def _agents_of_noun(noun: Token) -> list[Token]:
    return [o for c in noun.children if c.dep_ in {"prep", "agent"} and c.lower_ == "by" for o in c.children]


def _objects(verb: Token, passive: bool) -> list[Token]:
    if swallowed(verb) is not None:
        return [verb.head]
    if passive:
        noun = described(verb)
        if noun is not None:
            return [noun]
        return own_passive_subjects(verb) or (surface_subjects(verb) if verb.dep_ != "amod" else [verb.head])
    own = [c for c in verb.children if c.dep_ in {"dobj", "oprd"} and _is_nominal(c)]
    if own and own[0].lower_ in RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    if not own and verb.dep_ == "relcl" and own_subjects(verb) and verb.head not in own_subjects(verb):
        gap = not any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.children)
        return [verb.head] if gap else []
    return own or _shared_object(verb)


def _shared_object(verb: Token) -> list[Token]:
    """The object of the last of several conjoined verbs is that of all ("jailed, shelled and stormed the town")."""
    for other in verb.rights:
        alike = other.tag_ == verb.tag_ or {other.tag_, verb.tag_} == {"VBN", "VBD"}
        listed = other.dep_ == "conj" or (other.dep_ == "advcl" and other.nbor(-1).text == ",")
        if listed and alike and 0 < other.i - verb.i <= _NEXT_VERB:
            return [c for c in other.children if c.dep_ == "dobj"] or _shared_object(other)
    return []


def _obliques(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}:
            yield from _through(child, child.lower_)
        elif child.dep_ in {"advmod", "prt"}:  # "out of", "east of"; "on" of "call on", taken for a particle
            if child.tag_ == "IN":
                yield from _through(child, child.lower_)
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from _through(inner, f"{child.lower_} {inner.lower_}")


def _through(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for token in conjuncts(child):
                for each in (token, *members(token)):
                    yield name, each
        elif child.dep_ == "prep":
            yield from _through(child, f"{name} {child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _through(child, child.lower_)


def verb_predicate(verb: Token) -> Predicate:
    """A verb with its arguments."""
    passive = is_passive(verb)
    subjects = _agents(verb) if passive else [*surface_subjects(verb), *companions(verb)]
    complements = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "pcomp"}]
    return Predicate(
        trigger=verb,
        lemma=lemma(verb),
        particle=particle_of(verb),
        passive=passive,
        subjects=_all(subjects),
        objects=_all(_objects(verb, passive)),
        datives=_all(c for c in verb.children if c.dep_ == "dative" and c.pos_ in NOUNS),
        obliques=(*_obliques(verb), *_blamed(verb)),
        complements=tuple(complements),
    )


def noun_predicate(noun: Token) -> Predicate:
    """An event noun with its arguments: possessor, modifiers, "by", "of", and the rest by preposition."""
    obliques = tuple((prep, head) for prep, head in _obliques(noun) if not is_blamed_on(head.head))
    owners = [c for c in noun.children if c.dep_ == "poss"]
    of = [head for prep, head in obliques if prep == "of"]
    victims = [] if of or noun.tag_ != "NN" or lemma(noun) not in word_class("suffered") else _people_among(owners)
    owners = [] if victims else owners
    before = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.pos_ in {"PROPN", "ADJ", "NOUN"}]
    before = [c for c in before if c.text[0].isalnum() and c.lower_ not in {"anti", "pro"} and not is_for(c)]
    by = [head for prep, head in obliques if prep in {"by", "from"} and prep == "by"]
    return Predicate(
        trigger=noun,
        lemma=lemma(noun),
        particle="",
        passive=False,
        subjects=_all([*owners, *by]) or tuple(before),
        objects=_all(victims) or tuple(of),
        datives=(),
        obliques=obliques,
        complements=tuple(c for c in noun.children if c.dep_ in {"acl", "ccomp"}),
    )


def _blamed(verb: Token) -> Iterator[tuple[str, Token]]:
    """Whom "blamed the raid on rebels" blames, where the parser hung them on the raid."""
    held = (p for c in verb.children for p in c.children if is_blamed_on(p))
    return (found for p in held for found in _through(p, "on"))


def is_blamed_on(preposition: Token) -> bool:
    """True for the "on" of "blamed the raid on rebels": whom it is blamed on is not whom it hit."""
    noun = preposition.head
    return preposition.lower_ == "on" and noun.dep_ == "dobj" and lemma(noun.head) in {"blame", "pin"}


def _people_among(owners: list[Token]) -> list[Token]:
    """Persons: "the envoy's arrest" is done to the envoy, "the army's arrests" by the army."""
    return [
        o for o in owners if o.ent_type_ == "PERSON" or o.lower_ in {"his", "her"} or lemma(o) in word_class("person")
    ]


def predicate_of(token: Token) -> Predicate:
    """The predicate that a verb or noun token heads."""
    clause = token.pos_ in {"VERB", "AUX"} or any(c.dep_ == "nsubj" for c in token.children)
    return verb_predicate(token) if clause else noun_predicate(token)


def predicates(doc: Doc) -> Iterator[Predicate]:
    """Every verb and noun of the text with its arguments, in order; the lexicon decides which are acts."""
    for token in doc:
        if token.pos_ == "VERB" or token.pos_ in {"NOUN", "PROPN"}:
            yield predicate_of(token)
