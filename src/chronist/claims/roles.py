"""Who a noun phrase stands for: heads of arguments in, mentions of actors out.

An argument that is no actor itself ("an Australian ultimatum", "air strikes by Russia", "the offices of the party") is
searched inside: its possessor, its modifiers, and what "of", "by", "from" or "against" bring.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec import structs
from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.antecedents import governed_object, noun_of, reported_subject
from chronist.claims.lexicon import Lexicon
from chronist.claims.people import fights_for, is_against, is_body, is_for, is_name, is_people
from chronist.claims.phrases import as_recipient, as_state, owned, phrase, widened
from chronist.claims.predicates import Predicate, conjuncts, counted_by, members, predicate_of
from chronist.claims.words import word_class
from chronist.model import ActorMention, Annotation, PlaceMention

_INSIDE = ("poss", "compound", "amod", "nmod")
_TO_WHOM = frozenset({"of", "by", "from", "against", "on", "in", "between", "into", "for", "to", "over"})
_BY_WHOM = frozenset({"of", "by", "from", "between"})
_BY_WHOM_ACT = frozenset({"by", "from", "between"})  # "strikes on parts of Aleppo" are not Aleppo's
_NER_ACTORS = frozenset({"PERSON", "ORG", "NORP"})
_NAMED_THINGS = frozenset({"FAC", "PRODUCT", "LOC"})
_DEPTH = 2
_PAST = frozenset({"former", "ex"})
_HYPHENS = frozenset({"-", "–", "—"})
_HYPHEN_REACH = 2  # tokens from the last part of a word with a hyphen to the first
_OWNER = frozenset({"compound", "nmod", "poss"})
_SETTLED = frozenset({"city", "town", "village", "province", "region", "district", "port", "island"})  # "city of Osk"
_PERSONAL = frozenset({"he", "she", "they", "we", "it", "him", "her", "them"})  # kept unresolved where nobody is sure


BUILDINGS = word_class("building") | word_class("area")


@dataclass(frozen=True, slots=True)
class Roles:
    """Finds the mention behind a head token of one document."""

    lexicon: Lexicon
    actors: dict[int, ActorMention]  # by the index of every token inside
    places: dict[int, PlaceMention]
    inner: dict[int, tuple[ActorMention, ...]]  # mentions inside longer ones: "its" of "its aircraft"
    twins: dict[tuple[int, int], tuple[ActorMention, ...]]  # by the words that stand for several: "both men"

    @classmethod
    def of(cls, doc_tokens: Iterable[Token], annotation: Annotation, lexicon: Lexicon) -> Roles:
        """Index a document's mentions by token; of nested mentions a token belongs to the longest."""
        starts = {t.idx: t.i for t in doc_tokens}
        actors = _by_token(annotation.actors, starts)
        inner: dict[int, tuple[ActorMention, ...]] = {}
        for mention in annotation.actors:
            at = starts.get(mention.start)
            if at is not None and actors.get(at) is not mention:
                inner[at] = (*inner.get(at, ()), mention)
        return cls(lexicon, actors, _by_token(annotation.places, starts), inner, _twins(annotation.actors))

    def find(
        self, heads: Iterable[Token], *, recipient: bool = False, blamed: bool = False
    ) -> tuple[ActorMention, ...]:
        """The actors that these heads are, in order, each once. Recipients may also be places and buildings.

        Who is blamed for an attack is who did it, never whom it struck.
        """
        found: dict[tuple[int, int, str | None], ActorMention] = {}
        for head in heads:
            blamed_for = blamed and self.lexicon.is_hostile_noun(head)
            for mention in self._mentions(head, recipient and not blamed_for, _DEPTH):
                noun = noun_of(mention, head, self.actors) if mention.form == "pronoun" else mention
                for each in (noun, *self.twins.get((noun.start, noun.end), ())):
                    found.setdefault((each.start, each.end, each.id), each)
        return tuple(found.values())

    def targets(self, noun: Token) -> tuple[Token, ...]:
        """What stands before a noun of attack or protest as what it is against: "the Osk offensive", "anti-war"."""
        against = [c for c in noun.children if is_against(c)]
        before = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.i in self.places]
        upon = [c for c in before if c.i not in self.actors and self.lexicon.is_hostile_noun(noun)]
        return (*against, *upon)

    def _mentions(self, head: Token, recipient: bool, depth: int) -> list[ActorMention]:
        if (loyal := self._loyal(head)) is not None:
            return [loyal]
        of = counted_by(head)
        if of is not None and head.i not in self.actors:
            return self._mentions(of, recipient, depth)
        if not self.lexicon.is_event_noun(head):
            if head.i in self.actors:
                return [*self._joined_before(head), *self._known(head)]
            if head.i in self.places and self.places[head.i].kind == "country":
                return [as_state(self.places[head.i])]
            if head.lower_ in _PERSONAL and not _empty(head):
                meant = reported_subject(head, self.actors) or governed_object(head, self.actors) if depth else None
                named = self._mentions(meant, recipient, depth - 1) if meant is not None else []
                return named or [phrase(head, form="pronoun")]
            found = self._unknown(head, recipient, depth)
            if found:
                return found
        return self._inside(head, recipient, depth)

    def _loyal(self, head: Token) -> ActorMention | None:
        """The side that "forces loyal to Mr Orlo" are on."""
        to = next((p for c in head.rights if c.lower_ == "loyal" for p in c.children if p.lower_ == "to"), None)
        known = (self.actors.get(o.i) for o in to.children) if to is not None else iter(())
        whom = next((m for m in known if m is not None and m.id is not None), None)
        if whom is None or whom.id is None:
            return None
        own = phrase(head)
        text = head.doc.text[own.start : whom.end]
        name = f"{own.text} loyal to {whom.name or whom.text}"
        return structs.replace(own, end=whom.end, text=text, name=name, id=fights_for().get(whom.id, whom.id))

    def _unknown(self, head: Token, recipient: bool, depth: int) -> list[ActorMention]:
        """What no table knows at a head: people, a place or building that suffers, a modifier's actor, a body."""
        inner = self.modifiers(head)
        if head.i in self.places:
            return [as_recipient(self.places[head.i])] if recipient else []
        named = self._named_beside(head)
        persons = lemma(head) not in BUILDINGS and any(m.kind == "person" for m in named)
        if persons or is_people(head) or head.ent_type_ in _NER_ACTORS:
            return named or [phrase(head)]
        if recipient and lemma(head) in BUILDINGS and not inner:
            same = [c for c in head.children if c.dep_ == "appos"]
            same += [o for c in head.children if c.lower_ == "of" for o in c.children if lemma(head) in _SETTLED]
            named = [as_recipient(self.places[c.i]) for c in same if c.i in self.places]
            return named or self._owners(head, depth) or [phrase(head, kind="place")]
        if inner:
            return inner
        if is_body(head):
            return [m for m in self._inside(head, recipient, depth) if m.id] or [phrase(head)]
        if recipient and head.pos_ == "PROPN" and head.ent_type_ in _NAMED_THINGS:
            return [phrase(head, kind="place")]  # "attacked the Osk Castle"
        return [phrase(head)] if is_name(head) or (recipient and _is_number_of_people(head)) else []

    def _owners(self, head: Token, depth: int) -> list[ActorMention]:
        """Whose a building is: "the offices of the guild", "the refugees' camp"."""
        if depth == 0:
            return []
        of = [c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "for"}]
        theirs = [o for c in of for o in c.children if o.dep_ == "pobj"] + [
            c for c in head.children if c.dep_ == "poss"
        ]
        found = [m for t in theirs for m in self._mentions(t, False, depth - 1)]
        return [m for m in found if m.kind not in {"place", "state"}]

    def _known(self, head: Token) -> list[ActorMention]:
        """The mention at a head; for one that nothing resolves ("ministers of the Union") those known inside."""
        mention = self.actors[head.i]
        if mention.form != "nominal":
            return [mention]
        named = self._named_beside(head)
        if named:
            return named
        if mention.id is not None:
            return [mention]
        if any(c.lower_ in _PAST for c in head.lefts):
            return [widened(mention, head)]  # "former Guild officials" are the Guild's no more
        owners = [m for t in head.lefts for m in self.inner.get(t.i, ()) if m.id is not None and m.form != "demonym"]
        of = [
            t for p in head.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj" for t in conjuncts(o)
        ]
        members = [self.actors[t.i] for t in of if t.i in self.actors and self.actors[t.i].id is not None]
        bodies = [m for c in head.lefts if c.dep_ in _OWNER and (m := self.actors.get(c.i)) and _is_owner(m, mention)]
        if bodies:
            return [owned(mention, bodies[0], head.doc.text)]
        return owners[:1] or members or [widened(mention, head)]

    def _joined_before(self, head: Token) -> list[ActorMention]:
        """The others whose adjective stands joined before a shared noun: "Arlish" of "Arlish and Borlish jets"."""
        mention = self.actors[head.i]
        first = [
            c for c in head.children if c.dep_ in {"amod", "nmod"} and c.idx < mention.start and c.i in self.actors
        ]
        return [self.actors[c.i] for c in first if any(k.dep_ == "conj" and k.idx >= mention.start for k in c.children)]

    def _named_beside(self, head: Token) -> list[ActorMention]:
        """The names in apposition: "the envoy, Mr Orlo,", "two builders, Ann Orlo and Jon Tarn,"."""
        named = [c for c in head.children if c.dep_ == "appos" and c not in members(head)]
        beside = [self.actors[c.i] for n in named[:1] for c in conjuncts(n) if c.i in self.actors]
        return beside if beside and all(m.form == "name" for m in beside) else []

    def modifiers(self, head: Token) -> list[ActorMention]:
        """Whom a modifier names, and who is joined to it: "Arlish" of "Arlish jets", both of "Arl-Borlish"."""
        if any(c.lower_ in _PAST for c in head.lefts) and is_people(head):
            return []
        sided = [c for c in head.children if c.dep_ in _INSIDE and c.i in self.actors and not is_against(c)]
        inner = [c for c in sided if not is_for(c)]
        if not inner:
            return []
        joined = inner[0].i - _HYPHEN_REACH
        pair = joined >= 0 and head.doc[joined + 1].text in _HYPHENS and joined in self.actors
        return [*([self.actors[joined]] if pair else []), self.actors[inner[0].i]]

    def _inside(self, head: Token, recipient: bool, depth: int) -> list[ActorMention]:
        if depth == 0:
            return []
        inner = self.modifiers(head)
        if inner:
            return inner
        doers = [c for c in head.children if c.dep_ in {"compound", "amod"} and (is_body(c) or _means_people(c))]
        if doers and self.lexicon.is_hostile_noun(head) and not recipient:
            return [phrase(doers[0])]  # "a coalition airstrike"
        for child in head.children:
            if child.dep_ == "poss":
                return self._mentions(child, recipient, depth - 1)
        # Who puts down a revolt against the king does nothing to the king.
        suffers = recipient and lemma(head) not in word_class("rising")
        wanted = _TO_WHOM if suffers else _BY_WHOM_ACT if self.lexicon.is_event_noun(head) else _BY_WHOM
        for prep in head.children:
            if prep.dep_ in {"prep", "agent"} and prep.lower_ in wanted:
                heads = [t for o in prep.children if o.dep_ == "pobj" for t in (o, *o.conjuncts)]
                found = [m for t in heads for m in self._mentions(t, recipient, depth - 1)]
                if found:
                    return found
        return []


def _twins(mentions: Sequence[ActorMention]) -> dict[tuple[int, int], tuple[ActorMention, ...]]:
    over: dict[tuple[int, int], tuple[ActorMention, ...]] = {}
    for mention in mentions:
        span = mention.start, mention.end
        over[span] = (*over.get(span, ()), mention)
    return {span: all_of for span, all_of in over.items() if len(all_of) > 1}


def _means_people(modifier: Token) -> bool:
    """True for the "rebel" of "rebel airstrike", which taggers may call an adjective."""
    return is_people(modifier) or lemma(modifier) in word_class("people") | word_class("armed")


def _is_number_of_people(head: Token) -> bool:
    """True for the number of "wounded twelve", which nobody's noun follows."""
    return head.pos_ == "NUM" and head.dep_ in {"dobj", "nsubjpass"} and lemma(head.head) in word_class("harm")


def _is_owner(body: ActorMention, people: ActorMention) -> bool:
    """True for a named body before its people, in words of its own: "Guild" of "Guild officials"."""
    return body.form == "name" and body.kind != "person" and body.end <= people.start


def _by_token[M: (ActorMention, PlaceMention)](mentions: Sequence[M], starts: dict[int, int]) -> dict[int, M]:
    index: dict[int, M] = {}
    tokens = sorted(starts.items())
    offsets = [start for start, _ in tokens]
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start), reverse=True):
        at = bisect.bisect_left(offsets, mention.start)
        while at < len(tokens) and offsets[at] < mention.end:
            index.setdefault(tokens[at][1], mention)
            at += 1
    return index


def _empty(pronoun: Token) -> bool:
    """True for the "it" of "it is too early to talk", which stands for nobody."""
    return bool(pronoun.lower_ == "it" and pronoun.head.pos_ == "AUX")


def argument_heads(predicate: Predicate, spec: str) -> tuple[Token, ...]:
    """The heads that one word of a row's `actor` or `recipient` column points at."""
    base, _, inner = spec.partition(".")
    if base == "comp":
        given = word_class("transfer") if inner == "obj" else ()  # "refused to send troops" is not to the troops
        governed = [c for c in predicate.complements if inner and lemma(c) not in given]
        return tuple(t for c in governed for t in argument_heads(predicate_of(c), inner))
    heads = _direct(predicate, base)
    if not inner:
        return heads
    if inner == "poss":
        return tuple(c for h in heads for c in h.children if c.dep_ == "poss")
    return tuple(t for h in heads for t in predicate_of(h).oblique(inner.replace("_", " ")))


def _direct(predicate: Predicate, base: str) -> tuple[Token, ...]:
    if base == "subj":
        return predicate.subjects
    if base == "obj":
        return predicate.objects
    if base == "poss":
        return tuple(c for c in predicate.trigger.children if c.dep_ == "poss")
    if base == "dative":
        return predicate.datives
    return predicate.oblique(base.replace("_", " "))
