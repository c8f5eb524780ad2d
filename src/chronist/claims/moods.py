"""How a verb's own words mark it (tense, modals, negation, adverbs): a verb token in, its Reading out.

"did not bomb" reads not-happened, "will bomb" planned, "is bombing" ongoing. A bare infinitive or participle reads
None: what governs it decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.cues import cue
from chronist.claims.negation import SUBJECTS, auxiliaries, negation, next_word
from chronist.claims.words import word_class
from chronist.model import REAL, Status

_COMING = frozenset({"next", "tomorrow", "tonight", "coming", "upcoming", "forthcoming", "soon", "shortly", "later"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "”", '"', "’", "'", ")", "…", ":", ";", ","})
_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am"})
_REMAINS = frozenset({"remain", "remains", "stay", "stays"})
_CLAUSE_WORDS = 8  # from a plan to the "would" that tells what it holds


@dataclass(frozen=True, slots=True)
class Reading:
    """A status on its way up or down the tree. `status` None: nothing of its own; `negative`: known not to hold."""

    status: Status | None
    negative: bool = False
    cues: tuple[Token, ...] = ()

    @property
    def real(self) -> bool:
        """True where it happened or goes on."""
        return self.status in REAL

    def __or__(self, cues: tuple[Token, ...]) -> Reading:
        """The same with more cues."""
        return replace(self, cues=(*self.cues, *cues))


HAPPENED = Reading(Status.HAPPENED)


def adverbs(token: Token) -> Reading | None:
    """What an adverb makes of its verb or noun: "reportedly", "nearly"."""
    for child in token.children:
        if child.dep_ in {"advmod", "neg", "nmod"} and (found := cue(child.lower_, "r", "mod")):
            if child.dep_ == "neg" or (child.lower_ in {"likely"} and child.i > token.i):
                continue
            return Reading(Status(found.status), found.status == "not-happened", (child,))
    return None


def comes(token: Token) -> tuple[Token, ...]:
    """Words of time that lie ahead: "next week", "tomorrow", "on Monday" (only said of a present tense or a noun)."""
    found = []
    for child in token.children:
        if child.dep_ in {"npadvmod", "advmod"}:
            near = (child, *child.children)
            found += [
                t for t in near if (t.lower_ in _COMING and next_word(t) != "to") or (t is child and t.lower_ in DAYS)
            ]
        elif child.dep_ == "poss":
            found += [t for t in child.subtree if t.lower_ in _COMING - {"later", "soon"}]
        elif child.dep_ == "prep" and child.lower_ in {"on", "in", "at"}:
            heads = [o for o in child.children if o.dep_ == "pobj"]
            found += [
                t for o in heads for t in (o, *o.children) if t.lower_ in DAYS or (t.lower_ in _COMING - {"later"})
            ]
    past = any(
        c.lower_ in {"last", "previous", "ago"}
        for child in token.children
        for c in child.subtree
        if child.dep_ in {"npadvmod", "prep"}
    )
    return () if past else tuple(found)


def is_headline(token: Token) -> bool:
    """True in a sentence without a full stop, where the present tells what happened."""
    sent, doc = token.sent, token.doc
    last = sent.end - 1
    while last > sent.start and doc[last].is_space:
        last -= 1
    return doc[last].text not in _SENTENCE_ENDS


def is_question(token: Token) -> bool:
    """True in a sentence that asks."""
    return any(t.text == "?" for t in token.sent[-3:])


def mood(verb: Token) -> Reading:
    """The verb's own reading; status None for a bare infinitive or participle."""
    plain = _tense(verb)
    no = negation(verb)
    if no:
        negated = Reading(Status.NOT_HAPPENED, negative=True, cues=(*plain.cues, *no))
        flips = plain.status in {Status.POSSIBLE} and any(
            a.lower_ in {"may", "might", "would"} for a in auxiliaries(verb)
        )
        if flips and not any(a.lower_ == "would" for a in auxiliaries(verb)):
            return Reading(Status.POSSIBLE, cues=negated.cues)
        return negated
    marked = adverbs(verb)
    if marked and (plain.real or plain.status is None):
        return marked | plain.cues
    return plain


def _tense(verb: Token) -> Reading:
    aux = auxiliaries(verb)
    modal = next((a for a in aux if a.tag_ == "MD"), None)
    if modal is None and verb.tag_ == "MD":
        modal = verb
    if modal is not None:
        return _modal(verb, modal, aux)
    if any(a.tag_ == "TO" for a in aux):
        return Reading(None, cues=())
    if verb.tag_ in {"VBD"}:
        return HAPPENED
    if verb.tag_ in {"VBZ", "VBP"}:
        return _present(verb, ())
    if verb.tag_ == "VBG":
        return _progressive(verb, aux)
    if verb.tag_ == "VBN":
        return _participle(verb, aux)
    if any(a.lower_ in {"did", "do", "does"} for a in aux):
        return HAPPENED
    return Reading(None)


def _present(verb: Token, cues: tuple[Token, ...]) -> Reading:
    ahead = comes(verb)
    if ahead and not tells_by_saying(verb):
        return Reading(Status.PLANNED, cues=(*cues, *ahead))
    if is_headline(verb) or tells_by_saying(verb):
        return HAPPENED
    return Reading(Status.ONGOING, cues=cues)


def tells_by_saying(verb: Token) -> bool:
    """True for a verb that does what it says when it is said: "we condemn", "the queen reiterates"."""
    if lemma(verb) in word_class("performative") or cue(lemma(verb), "v", "telling") is not None:
        return True
    greets = cue(lemma(verb), "v", "greeting") is not None  # "sends its condolences"
    return greets and any(c.dep_ == "dobj" and cue(lemma(c), "n", "greeting") for c in verb.children)


def _progressive(verb: Token, aux: list[Token]) -> Reading:
    if not aux:
        return Reading(None)
    if any(a.lower_ == "had" for a in aux):
        return HAPPENED
    ahead = comes(verb)
    if ahead and any(a.lower_ in _IS for a in aux) and "been" not in {a.lower_ for a in aux}:
        return Reading(Status.PLANNED, cues=(*aux, *ahead))
    return Reading(Status.ONGOING, cues=tuple(aux))


def _participle(verb: Token, aux: list[Token]) -> Reading:
    if not aux:
        return Reading(None)
    if any(a.lower_ == "being" for a in aux):
        return Reading(Status.ONGOING, cues=tuple(aux)) if len(aux) > 1 else Reading(None)
    if any(a.lower_ == "having" for a in aux):
        return Reading(None)
    return Reading(Status.ONGOING) if _stands(verb, aux) else HAPPENED


def _stands(verb: Token, aux: list[Token]) -> bool:
    """ "is supported by", "remains besieged": a state that the present tells."""
    words = {a.lower_ for a in aux}
    if words & _REMAINS:
        return True
    present = bool(words & _IS) and "been" not in words
    return present and cue(lemma(verb), "v", "standing") is not None and not is_headline(verb)


def _modal(verb: Token, modal: Token, aux: list[Token]) -> Reading:
    word = {"wo": "will", "ca": "can", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}.get(
        modal.lower_, modal.lower_
    )
    perfect = any(a.lower_ in {"have", "'ve", "’ve"} for a in aux if a is not modal)
    found = cue(word, "m", "have" if perfect else "do")
    if found is None:
        return Reading(Status.POSSIBLE, cues=(modal,))
    status = Status(found.status)
    if word == "can" and cue(lemma(verb), "v", "sense"):
        status = Status.ONGOING  # "I can hear shells fall"
    if word == "would" and not perfect:
        status = _would(verb)
    if status is Status.PLANNED and has_condition(verb):
        status = Status.POSSIBLE
    if word == "could" and perfect and not has_condition(verb):
        status = Status.POSSIBLE
    if word == "would" and perfect and reported(verb) and not has_condition(verb):
        status = Status.POSSIBLE
    return Reading(status, status is Status.NOT_HAPPENED, (modal,))


def _would(verb: Token) -> Status:
    """Reported future is planned; what a plan would do is proposed; the rest is conditional."""
    if has_condition(verb):
        return Status.POSSIBLE
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    under = [o for c in verb.children if c.dep_ == "prep" and c.lower_ == "under" for o in c.children]
    relative = [verb.head] if verb.dep_ == "relcl" else []
    if any(_is_plan(t) for t in (*subjects, *under, *relative)) or _is_of_plan(verb):
        return Status.PROPOSED
    return Status.PLANNED if reported(verb) else Status.POSSIBLE


def _is_plan(noun: Token) -> bool:
    return cue(lemma(noun), "n", "text") is not None


def _is_of_plan(verb: Token) -> bool:
    """True where the first noun is a plan and the "would" comes next: "a bill before the senate would"."""
    doc, start = verb.doc, verb.sent.start
    would = next((t for t in doc[start : verb.i] if t.lower_ == "would"), None)
    if would is None or would.i - start > _CLAUSE_WORDS:
        return False
    first = next((t for t in doc[start : would.i] if t.tag_ in {"NN", "NNS"} and t.dep_ != "compound"), None)
    return first is not None and _is_plan(first)


def has_condition(verb: Token) -> bool:
    """True where an if-clause stands beside the verb."""
    for child in verb.children:
        if child.dep_ in {"advcl", "prep", "mark"} and child.pos_ != "PUNCT":
            marks = [c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"}]
            if any(cue(m, "c", "mark") for m in marks if m not in {"once", "whether", "should"}):
                return True
            if child.lower_ in {"without", "otherwise"} and not any(
                cue(lemma(o), "n", "manner") for o in child.children
            ):
                return True  # "without aid", not "without mercy"
    return False


def reported(verb: Token) -> bool:
    """True under a verb of saying in the past ("said it would withdraw")."""
    head = verb
    for _ in range(8):
        if head.dep_ in {"ccomp", "parataxis"} and head.head.pos_ == "VERB":
            return head.head.tag_ in {"VBD", "VBN", "VBG", "VBZ", "VBP"}
        if head.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in head.children):
            return True
        if head.dep_ not in {"conj", "xcomp", "advcl"}:
            return False
        head = head.head
    return False
