"""Later mentions: a parsed Doc and the actors it names in; those with pronouns and "the group", "both men" out.

Precision comes first: a pronoun with two possible antecedents stays out, a nominal keeps the id None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from chronist.annotate.actor_table import ActorTable
from chronist.annotate.language import lemma
from chronist.annotate.mention_focus import Focus, Named, has_use, is_person_noun, is_woman, says
from chronist.annotate.mention_nominals import resolve_nominal, titles_of
from chronist.annotate.mention_pairs import find_pairs
from chronist.model import ActorMention

_BACK = 2  # sentences that a pronoun reaches back over
_LEADING = frozenset({"nsubj", "nsubjpass", "poss"})  # a pronoun in these roles carries the last subject on
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "this", "that", "who"})


def resolve_mentions(doc: Doc, actors: Sequence[ActorMention], table: ActorTable) -> list[ActorMention]:
    """The actors with what takes them up later, sorted. A nominal that was resolved replaces the unresolved one.

    "Both men" gives two mentions over one span. Not handled: pronouns before their names, "it" for an event.
    """
    focus = Focus.of(doc, actors)
    titles = titles_of(focus, table)
    resolved = {m: resolve_nominal(focus, n, titles) for n in focus.named for m in [n.mention] if m.form == "nominal"}
    kept = [resolved.get(m) or m for m in actors]
    focus = Focus.of(doc, kept)
    added = [*_pronouns(focus, table), *find_pairs(focus)]
    pairs = {(a.start, a.end) for a in added if a.form == "nominal"}
    kept = [m for m in kept if m.id or not any(start <= m.start and m.end <= end for start, end in pairs)]
    return sorted(dict.fromkeys([*kept, *added]), key=lambda m: (m.start, m.end, m.id or "", m.name or ""))


def _pronouns(focus: Focus, table: ActorTable) -> Iterator[ActorMention]:
    """Every pronoun whose antecedent is beyond doubt; what was resolved is an antecedent in turn."""
    women: dict[str, bool] = {}
    for token in focus.doc:
        if token.tag_ not in {"PRP", "PRP$"}:
            continue
        found = _antecedents(focus, token, table, women)
        if len(found) == 1 and (has_use(token.lower_, "he") or has_use(token.lower_, "she")):
            women.setdefault(found[0].id or found[0].name or "", has_use(token.lower_, "she"))
        for named in found:
            mention = _pronoun(token, named)
            if len(found) == 1:
                focus.remember(mention, token)
            yield mention


def _pronoun(token: Token, of: ActorMention) -> ActorMention:
    return msgspec.structs.replace(of, start=token.idx, end=token.idx + len(token), text=token.text, form="pronoun")


def _antecedents(focus: Focus, token: Token, table: ActorTable, women: dict[str, bool]) -> list[ActorMention]:
    word = token.lower_
    if has_use(word, "i") or has_use(word, "we"):
        speaker = focus.speaker(token)
        if speaker is None or not (speaker.mention.id or speaker.mention.kind == "person"):
            return []
        return [_side(speaker, table) if has_use(word, "we") else speaker.mention]
    if has_use(word, "he") or has_use(word, "she"):
        woman = has_use(word, "she")
        ahead = _ahead(focus, token)
        people = [ahead] if ahead is not None else _people(focus, token)
        return _one(_nearest(token, [n for n in people if n.person and _agrees(n, woman, women)]))
    if has_use(word, "they"):
        return _they(focus, token)
    if has_use(word, "it"):
        return _it(focus, token)
    return []


def _agrees(named: Named, woman: bool, women: dict[str, bool]) -> bool:
    """True where a pronoun's sex fits: as the name, the title or an earlier pronoun says; unknown names fit both."""
    known = women.get(named.mention.id or named.mention.name or "")
    if known is None and (is_woman(named) or named.mention.id is not None or _after_mr(named)):
        known = is_woman(named)
    return known is None or known == woman


def _one(named: Named | None) -> list[ActorMention]:
    return [named.mention] if named else []


def _side(speaker: Named, table: ActorTable) -> ActorMention:
    """Whom a speaker means by "we": the body that he or she speaks for, where the table knows it."""
    actor = table.actors.get(speaker.mention.id or "")
    body = table.actors.get(actor.parent or "") if actor else None
    if body is None:
        return speaker.mention
    return msgspec.structs.replace(speaker.mention, id=body.id, name=body.name, kind=body.kind)


def _people(focus: Focus, token: Token) -> list[Named]:
    """Persons before the pronoun, on the same side of the quotation marks, not the subject of its own verb."""
    quoted = focus.quoted[token.i]

    def fits(named: Named) -> bool:
        return named.person and named.quoted == quoted and not _clashes(named, token)

    return focus.before(token, 0 if quoted else _BACK, fits)


def _clashes(named: Named, token: Token) -> bool:
    """'Osk met him': the object of a verb is not its subject, nor a modifier ("Osk aide") its own noun."""
    if token.dep_ in {"dobj", "dative"} and named.head.head == token.head and named.subject:
        return True
    return named.head.dep_ in {"compound", "nmod"} and named.mention.form == "name" and named.head.head.i == token.i


def _nearest(token: Token, people: list[Named]) -> Named | None:
    """The one person of the nearest sentence that has any; of several its one subject; else none."""
    if not people:
        return None
    sentence = people[-1].sentence
    there = [n for n in people if n.sentence == sentence]
    if len({n.who for n in there}) == 1:
        return there[-1]
    subjects = [n for n in there if n.subject and n.head.dep_ != "conj"]
    if len({n.who for n in subjects}) == 1 and token.dep_ in _LEADING and not _possessed_by_list(token):
        return subjects[-1]
    return None


def _ahead(focus: Focus, token: Token) -> Named | None:
    """The subject that a phrase at the sentence's beginning looks ahead to: "In his speech, Osk ..."."""
    sentence = focus.sents[focus.sentence_of[token.i]]
    root = sentence.root
    subject = next((c for c in root.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or token.i >= subject.left_edge.i or focus.quoted[token.i] or token.dep_ != "poss":
        return None
    return focus.by_head.get(subject.i)


def _possessed_by_list(token: Token) -> bool:
    return bool(token.dep_ == "poss" and token.head.dep_ == "conj")


def _subject_before(focus: Focus, token: Token) -> list[Named]:
    """The actors that are the subject of the clause before the pronoun, else of the sentence before."""
    here = focus.sentence_of[token.i]
    for sentence in (here, here - 1):
        before = [t for t in focus.subjects(sentence) if t.i < token.i] if sentence >= 0 else []
        if before:
            last = before[-1] if sentence == here else before[0]
            if focus.quoted[last.i] or (last.lower_ in _PRONOUNS and last.i not in focus.by_head):
                return []
            heads = sorted({last.i, *(t.i for t in last.conjuncts)})
            return [focus.by_head[i] for i in heads if i in focus.by_head]
    return []


def _they(focus: Focus, token: Token) -> list[ActorMention]:
    if focus.quoted[token.i] or token.lower_ == "them":
        return []
    subjects = _subject_before(focus, token)
    if not subjects:
        return []
    if len(subjects) > 1:
        return [n.mention for n in subjects]
    only = subjects[0]
    met = _met(focus, only)
    if met is not None:
        return [only.mention, met.mention]
    return [only.mention] if only.plural and not only.person else []


def _met(focus: Focus, one: Named) -> Named | None:
    """Whom a person met, talked or held talks with: "they" are both."""
    verb = one.head.head
    if not (one.person and one.subject and has_use(lemma(verb), "meet")):
        return None
    beside = [c for c in verb.children if c.dep_ == "dobj"]
    beside += [g for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" for g in c.children]
    beside += [g for o in beside for c in o.children if c.lower_ == "with" for g in c.children]
    others = [n for t in beside if (n := focus.by_head.get(t.i)) is not None and n.person and n.who != one.who]
    return others[0] if len(others) == 1 else None


def _it(focus: Focus, token: Token) -> list[ActorMention]:
    """Only "its" of a subject's own, and the "it" that speaks: most others mean a thing or nothing."""
    own = token.dep_ == "poss"
    if focus.quoted[token.i] or not (own or (token.dep_ == "nsubj" and (says(token) or _takes_up(focus, token)))):
        return []
    subjects = [n for n in _subject_before(focus, token) if not n.person and n.head.tag_ not in {"NNS", "NNPS"}]
    return [subjects[0].mention] if len(subjects) == 1 and not is_person_noun(subjects[0].head) else []


def _takes_up(focus: Focus, token: Token) -> bool:
    """'It was founded', 'It claimed': the subject of a sentence's main verb that governs no "that" and no "to"."""
    verb = token.head
    first = token.i == focus.sents[focus.sentence_of[token.i]].start
    empty = any(c.dep_ in {"ccomp", "xcomp", "csubj", "acomp", "advcl", "expl"} for c in verb.children)
    return first and verb.dep_ == "ROOT" and verb.pos_ == "VERB" and not empty


def _after_mr(named: Named) -> bool:
    return named.head.i > 0 and named.head.nbor(-1).lower_ in {"mr", "mr."}
