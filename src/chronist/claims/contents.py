"""What is said: a cue's token in, the stretch of text it makes someone's words out."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.sources import Stretch, is_passive

_VERBS = frozenset({"VERB", "AUX"})
_TRAILING = frozenset({",", ".", ";", ":", "?", "!", "-", "–", "—", "--"})


_OPENERS = frozenset({"-", "–", "—", "--", "―", "(", ";", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TELLING = frozenset({"say", "tell", "add", "note", "report", "write", "show", "claim", "argue", "deny", "announce"})


class Found(NamedTuple):
    """What a cue governs (as the table names it) and where."""

    governs: str
    stretch: Stretch


def subtree(token: Token) -> Stretch:
    """The stretch a token heads."""
    return Stretch(token.left_edge.i, token.right_edge.i + 1)


def _finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in clause.children):
        return True
    return not any(c.tag_ == "TO" for c in clause.children) and any(
        c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in clause.children
    )


def complements(verb: Token) -> list[Found]:
    """All that a verb may make someone's words, likeliest first."""
    found = [*_clauses(verb)]
    found += _label(verb)
    for child in verb.children:
        if (child.dep_ == "dobj" and child.pos_ != "PRON") or (
            child.dep_ == "nsubjpass" and any(c.dep_ == "agent" for c in verb.children)
        ):
            found.append(Found("obj", subtree(child)))
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children):
        found.append(Found("obj", Stretch(verb.head.left_edge.i, verb.i)))  # "the proposal, reported by the Post"
    found += _prepositional(verb)
    return found


def _at_the_time(preposition: Token) -> Token | None:
    """The clause of "said at the time that the port was lost", which the parser joins to the time."""
    times = [o for o in preposition.children if o.dep_ == "pobj" and o.lower_ in {"time", "moment"}]
    clauses = [c for o in times for c in o.children if c.dep_ in {"relcl", "acl"} and c.pos_ in {"VERB", "AUX"}]
    return next((c for c in clauses if any(t.lower_ == "that" and t.i < c.i for t in c.children)), None)


def _clauses(verb: Token) -> list[Found]:
    found: list[Found] = []
    passive = is_passive(verb)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i]
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and not (child.i < verb.i and _subordinate(child)):
            found.append(_clause(verb, child, objects, passive))
        elif (
            child.dep_ in {"acl", "advcl"}
            and child.i > verb.i
            and any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        ):
            found.append(Found("that", subtree(child)))
        elif child.dep_ == "prep" and child.lower_ == "at" and (told := _at_the_time(child)) is not None:
            found.append(Found("that", subtree(told)))
        elif child.dep_ == "prep" and child.lower_ in {"to", "on", "upon"} and (inner := _inner_clause(child)):
            found.append(inner)
    return found


def _subordinate(clause: Token) -> bool:
    """ "While he spoke, she noted": the parser calls it a complement, its conjunction says otherwise."""
    return any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"IN", "WRB"} and c.lower_ != "that" for c in clause.children)


def _inner_clause(preposition: Token) -> Found | None:
    """ "called on Dean to apologise", where the infinitive hangs on the name."""
    for noun in preposition.children:
        for clause in noun.children:
            if clause.dep_ in {"acl", "relcl", "xcomp"} and any(c.tag_ == "TO" for c in clause.children):
                return Found("other", subtree(clause))
    return None


def _clause(verb: Token, clause: Token, objects: list[Token], passive: bool) -> Found:
    if clause.dep_ == "ccomp" and _finite(clause):
        return Found("that", _around(verb, clause))
    if clause.tag_ == "VBG" and not any(c.tag_ == "TO" for c in clause.children):
        return Found("ing", subtree(clause))
    if passive:
        return Found("passive", _raised(verb, clause))
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None:
        return Found("other", subtree(clause))
    before = next((o for o in objects if o.i < clause.i), None)
    if before is not None:
        return Found("other", Stretch(before.left_edge.i, clause.right_edge.i + 1))
    return Found("inf", subtree(clause))


def _raised(verb: Token, clause: Token) -> Stretch:
    """ "The talks are expected to resume": the subject belongs to what is expected."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    first = subject.left_edge.i if subject is not None else clause.left_edge.i
    return Stretch(first, clause.right_edge.i + 1)


def _around(verb: Token, clause: Token) -> Stretch:
    """A clause after its cue, or the whole sentence around it ("X happened, he said", "X, he said, happened")."""
    first, last = subtree(clause)
    if clause.i > verb.i:
        return Stretch(max(first, verb.i + 1), _before_next_cue(verb, clause, _to_sentence_end(verb, last)))
    before = [c for c in verb.children if c.dep_ in {"nsubj", "aux", "neg", "cc"} and c.i > clause.i]
    cue_first = min([verb.i, *(c.left_edge.i for c in before)])
    start = verb.sent.start if verb.dep_ in {"ROOT", "conj"} else first
    return Stretch(start, verb.sent.end if _goes_on(verb) else cue_first)


def _before_next_cue(verb: Token, clause: Token, last: int) -> int:
    """Cut before "and suggested that ..." and a semicolon: the speaker's next words, or not the speaker's at all."""
    doc = verb.doc
    for token in doc[clause.i + 1 : last]:
        if token.text == ";" and not any(t.text in {'"', "“", "”"} for t in doc[clause.i : last]):
            return int(token.i)
        if is_next_cue(token) and token.head == clause:
            return int(token.i) - 1 if doc[token.i - 1].lower_ in {"and", "but"} else last
    return last


def is_next_cue(token: Token) -> bool:
    """ "said it would leave and warned ...": the tense shows that the second verb is the speaker's."""
    clause = token.head
    return (
        token.dep_ == "conj"
        and token.tag_ == "VBD"
        and clause.dep_ == "ccomp"
        and clause.tag_ not in {"VBD", "VBN"}
        and clause.head.tag_ == "VBD"
        and not any(c.dep_ in {"nsubj", "aux"} for c in token.children)
    )


def parenthetical(verb: Token) -> Stretch | None:
    """The sentence around a cue set off by commas ("X happened, the mission said", "X, he said, happened"); read off
    the words, since the parser often hangs such a sentence together wrongly."""
    doc, sent = verb.doc, verb.sent
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ in {"WDT", "WP"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    aux = [c.i for c in verb.children if c.dep_ in {"aux", "neg", "advmod"} and abs(c.i - verb.i) < 3]
    first = min([verb.i, subject.left_edge.i, *aux])
    if first <= sent.start + 1 or doc[first - 1].text != "," or subject.i > verb.i + 8:
        return None
    at = max([verb.i + 1, *([subject.right_edge.i + 1] if subject.i > verb.i else [])])
    while (
        at < sent.end
        and (doc[at].dep_ in {"npadvmod", "dative", "advmod"} or doc[at].ent_type_ == "DATE")
        and doc[at].head == verb
    ):
        at += 1
    if at < sent.end and doc[at].text == "," and _goes_on(verb):
        return Stretch(sent.start, sent.end)
    closes = at >= sent.end or doc[at].text in {".", "!", "?"} or doc[at].is_space
    told = lemma(verb) == "tell" and not any(c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i for c in verb.children)
    said = any(t.tag_ in _FINITE for t in doc[sent.start : first - 1]) and not _is_subordinator(doc[sent.start])
    return Stretch(sent.start, first - 1) if said and (closes or told) else None


def _is_subordinator(token: Token) -> bool:
    return token.lower_ in {
        "while",
        "when",
        "although",
        "though",
        "after",
        "as",
        "if",
        "because",
        "since",
        "before",
        "once",
    }


def _goes_on(verb: Token) -> bool:
    """True where the sentence takes up again after an interposed cue: "X, he said, happened"."""
    doc = verb.doc
    at = verb.i + 1
    if at + 1 < verb.sent.end and doc[at].dep_ == "nsubj":
        at = doc[at].right_edge.i + 1
    if at + 1 >= verb.sent.end or doc[at].text != ",":
        return False
    following = doc[at + 1]
    return following.tag_ not in {"VBG", "WDT", "WP", "IN", "WRB", "VBN", "CC"} and following.lower_ not in {
        "according"
    }


def _to_sentence_end(verb: Token, last: int) -> int:
    """Where what is said ends: at the sentence's end, unless the rest belongs to the cue or brings another cue."""
    sent = verb.sent
    if last >= sent.end or verb.dep_ in {"relcl", "acl", "advcl", "xcomp", "pcomp"}:
        return last
    rest = verb.doc[last : sent.end]
    if any(t.text in _OPENERS for t in rest[:2]) or any(t.lower_ == "according" for t in rest):
        return last
    for token in rest:
        if token.dep_ in {"conj", "parataxis"} and token.head == verb:
            return last
        if token.pos_ == "VERB" and token.head == verb and token.tag_ == "VBG":
            return last
        if token.pos_ == "VERB" and lemma(token) in _TELLING:
            return last
    return int(sent.end)


def _label(verb: Token) -> list[Found]:
    """ "called the raid a crime", "described him as a hero"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    labels = [
        c for c in verb.children if c.dep_ in {"oprd", "acomp", "attr"} or (c.dep_ == "prep" and c.lower_ == "as")
    ]
    small = [c for c in verb.children if c.dep_ == "ccomp" and not _finite(c)]
    labels = [c for c in labels if c.i > verb.i]
    if small and not any(c.tag_ == "TO" for c in small[0].children):
        return [Found("label", subtree(small[0]))]
    if not labels:
        return []
    first = objects[0].left_edge.i if objects and objects[0].dep_ == "dobj" else labels[0].left_edge.i
    return [Found("label", Stretch(min(first, labels[0].left_edge.i), labels[-1].right_edge.i + 1))]


def _prepositional(verb: Token) -> list[Found]:
    found = []
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    first = inner.left_edge.i
                    found.append(Found(child.lower_, Stretch(first, inner.right_edge.i + 1)))
    return found


def of_noun(noun: Token) -> list[Found]:
    """What a noun of saying governs: "the claim that", "plans to", "calls for"."""
    found = []
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and child.pos_ in _VERBS:
            if any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.children):
                found.append(Found("inf", subtree(child)))
            elif any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
                found.append(Found("that", subtree(child)))
        elif child.dep_ == "prep":
            found += [Found(child.lower_, subtree(c)) for c in child.children if c.dep_ in {"pobj", "pcomp"}]
    return found


def trimmed(token_doc: Token, stretch: Stretch) -> Stretch:
    """Without spaces and trailing punctuation outside quotes."""
    doc = token_doc.doc
    first, last = stretch
    while first < last and (doc[first].is_space or doc[first].text in {",", ".", ";", ":", "-", "–", "—"}):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in _TRAILING):
        last -= 1
    return Stretch(first, last)


def name_of(verb: Token) -> tuple[str, ...]:
    """The cue's lemma, first with its particle ("point_out")."""
    plain = lemma(verb)
    return (
        *(f"{plain}_{c.lower_}" for c in verb.children if c.dep_ in {"prt", "acomp", "advmod"} and c.i == verb.i + 1),
        plain,
    )
