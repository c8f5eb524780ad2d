"""Whether an act belongs in a chronicle of a conflict: an act and its sentence in, yes or no out.

Words for saying, agreeing, asking and helping are said of voters, colleges and companies as well; a chronicle wants
them of those who act in public: states, forces, groups, parties, bodies, courts, officials, protesters. Acts of force
are kept whoever does them, where the words or the sentence leave no doubt that force is meant; so are protest and
movement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.annotate.name_words import has
from chronist.claims.acts import Act
from chronist.claims.people import is_people
from chronist.claims.predicates import particle_of
from chronist.claims.words import word_class
from chronist.model import ActorMention, Event

_SOFT = frozenset(
    {
        Event.AGREE,
        Event.CONSULT,
        Event.SUPPORT,
        Event.CONCEDE,
        Event.COOPERATE,
        Event.REQUEST,
        Event.ACCUSE,
        Event.REJECT,
        Event.THREATEN,
        Event.AID,
    }
)
_FORCE = frozenset({Event.ASSAULT, Event.COERCE})
_MOVES = frozenset({Event.RETREAT, Event.MOBILIZE})
_PRIVATE = frozenset({"person", "company", "organisation", "media", "agency", "unknown"})
_PRONOUN = frozenset({"it", "they", "he", "she", "we", "i", "them", "him", "her", "us", "who", "which", "that"})
_CONFLICT = "chronist.of_conflict"  # the key in a Doc's user data
_LONG = 8  # sentences: of a shorter text nobody can tell what it is about
_SHARE = 0.15  # of sentences with a word of force: reports on wars have 0.3 to 0.7, on elections under 0.1
_TITLE_REACH = 8  # tokens before a name: "Arab League Secretary General Chadli Klibi"


def is_relevant(act: Act, doc: Doc, actors: Sequence[ActorMention]) -> bool:
    """False for an act of mere words or help in which nobody of public life takes part."""
    if act.event not in _SOFT:
        return _is_forceful(act, doc)
    parties = [*act.actors, *act.recipients]
    if any(_is_public(m, doc) for m in parties):
        return True
    if any(m.text.lower() == "we" for m in act.actors):
        return True  # a statement: who says "we condemn" in a report speaks for a body
    open_ = not parties or any(m.text.lower() in _PRONOUN for m in parties)
    return open_ and any(_is_public(m, doc) for m in _within(act.trigger, actors))


def _is_forceful(act: Act, doc: Doc) -> bool:
    """False for "executed the plan", "rounded up some opinions": no force in the sentence, and nobody who uses it."""
    parties = [*act.actors, *act.recipients]
    if act.event in _MOVES and not _is_of_conflict(doc):
        return any(m.kind not in _PRIVATE for m in parties)
    if act.event not in _FORCE or lemma(act.trigger) in word_class("unmistakable") or _is_carried_out(act.trigger):
        return True
    if {lemma(t) for t in act.trigger.sent} & (word_class("violence") - {lemma(act.trigger)}):
        return True
    if not _is_of_conflict(doc):
        return False
    return any(m.kind not in _PRIVATE or _is_people(m, doc) for m in parties)


def _is_of_conflict(doc: Doc) -> bool:
    """False for a long text with hardly a word of force: there "fought the battle", "took the House" are figures."""
    known = doc.user_data.get(_CONFLICT)
    if known is None:
        sentences = list(doc.sents)
        forceful = sum(1 for s in sentences if any(lemma(t) in word_class("violence") for t in s))
        known = len(sentences) < _LONG or forceful >= _SHARE * len(sentences)
        doc.user_data[_CONFLICT] = known
    return bool(known)


def _is_carried_out(verb: Token) -> bool:
    """'Carried out the attack': nobody says so of words, as "launched an attack" is said."""
    carried = (lemma(verb), particle_of(verb)) == ("carry", "out") or lemma(verb) in {"conduct", "perpetrate"}
    return carried and any(lemma(c) in word_class("attack") for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})


def _is_people(mention: ActorMention, doc: Doc) -> bool:
    """Several people, or what is public: "protesters", "refugees"; a place that is attacked counts as well."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    placed = root.ent_type_ in {"GPE", "LOC", "FAC"} or lemma(root) in word_class("area") | word_class("building")
    return placed or lemma(root) in word_class("public") or (root.tag_ == "NNS" and is_people(root))


def _within(token: Token, actors: Iterable[ActorMention]) -> Iterable[ActorMention]:
    start, end = token.sent.start_char, token.sent.end_char
    return (m for m in actors if start <= m.start and m.end <= end)


def _is_public(mention: ActorMention, doc: Doc) -> bool:
    if mention.id is not None or mention.kind not in _PRIVATE:
        return True
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    first = max(span.sent.start, span.start - _TITLE_REACH)
    before = [t for t in doc[first : span.start] if t.head in span or t.head.head in span]
    titled = any(t.text[0].isupper() and has(t.text, "title") and not has(t.text, "rank") for t in (*before, *span))
    beside = [c for c in span.root.children if c.dep_ == "appos"]
    return titled or any(lemma(t) in word_class("public") for t in (span.root, *beside, *before))
