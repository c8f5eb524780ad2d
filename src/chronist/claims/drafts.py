"""Attributions as the syntax of single sentences shows them, before quotes join them: a parsed Doc in, Drafts out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.contents import Found, complements, name_of, of_noun, parenthetical, trimmed
from chronist.claims.cues import verb_cue
from chronist.claims.sources import Stretch, agent_of, is_passive, owner_of, phrase, speaker_of
from chronist.claims.status_nouns import untrue
from chronist.data import rows, values

_AUX = frozenset({"aux", "auxpass", "neg", "prt"})
_DOUBTFUL = frozenset({"reportedly", "allegedly"})
SAYING = frozenset({"says", "denies", "knows"})


class Draft(NamedTuple):
    """One attribution in characters of the text; `content` may be empty until a quote is found for the cue."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int] | None
    kind: str
    governs: str


@cache
def kinds() -> dict[tuple[str, str, str], str]:
    """(cue, part of speech, what it governs) -> kind, from data/speech_cues.csv."""
    table: dict[tuple[str, str, str], str] = {}
    for row in rows("speech_cues"):
        for word in values(row["words"]):
            for governed in values(row["governs"]):
                table.setdefault((word, row["pos"], governed), row["kind"])
    return table


@cache
def _known(pos: str) -> frozenset[str]:
    return frozenset(word for word, p, _ in kinds() if p == pos)


def drafts(doc: Doc) -> Iterator[Draft]:
    """Every attribution that one sentence shows, in the order of the cues."""
    for token in doc:
        if token.lower_ == "according" or token.lower_ in _DOUBTFUL:
            yield from _of_phrase(token)
        elif token.pos_ == "VERB":
            yield from _of_verb(token)
        elif token.pos_ == "NOUN":
            yield from _of_noun(token)
        elif token.pos_ == "ADJ" and token.dep_ == "acomp":
            yield from _of_adjective(token)


def _chars(doc: Doc, stretch: Stretch) -> tuple[int, int] | None:
    if stretch.first >= stretch.last:
        return None
    end = doc[stretch.last - 1]
    return doc[stretch.first].idx, end.idx + len(end)


def _cue_chars(verb: Token) -> tuple[int, int]:
    near = [c for c in verb.children if c.dep_ in _AUX and abs(c.i - verb.i) <= 3]
    tokens = sorted([verb, *near], key=lambda t: t.i)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _of_verb(verb: Token) -> Iterator[Draft]:
    names = [n for n in name_of(verb) if n in _known("v")]
    if not names:
        return
    chosen = _choose(verb, names)
    source = agent_of(verb) if is_passive(verb) else speaker_of(verb)
    span = _chars(verb.doc, phrase(source)) if source is not None and source.dep_ != "expl" else None
    if chosen is None:
        if any((n, "v", "that") in kinds() for n in names) and kinds()[_first(names, "that"), "v", "that"] in SAYING:
            yield Draft(span, _cue_chars(verb), None, kinds()[_first(names, "that"), "v", "that"], "quote")
        return
    found, kind = chosen
    if kind not in {"says", "asks", "denies"} and any(c.tag_ == "TO" for c in verb.children):
        return  # "to show", "to know": nobody has yet
    if kind in SAYING and _not_said(verb):
        kind = "mentions"
    stretch = trimmed(verb, found.stretch)
    content = _chars(verb.doc, stretch)
    if content is None or (span is None and not (is_passive(verb) and kind in {"says", "believes", "denies", "knows"})):
        return
    interposed = content[0] < verb.idx < content[1]
    if span is not None and not interposed and span[0] < content[1] and content[0] < span[1]:
        return
    yield Draft(span, _cue_chars(verb), content, kind, found.governs)


def _not_said(verb: Token) -> bool:
    """ "did not say that", "may deny": nobody has said it, so nobody is its speaker."""
    return any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _first(names: list[str], governs: str) -> str:
    return next(n for n in names if (n, "v", governs) in kinds())


def _choose(verb: Token, names: list[str]) -> tuple[Found, str] | None:
    telling = next((k for n in names if (k := kinds().get((n, "v", "that"))) in SAYING), None)
    if telling is not None and (around := parenthetical(verb)):
        return Found("that", around), telling
    for found in complements(verb):
        for name in names:
            if kind := kinds().get((name, "v", found.governs)):
                return found, kind
    return None


def _of_noun(noun: Token) -> Iterator[Draft]:
    name = lemma(noun)
    if name not in _known("n"):
        return
    for found in of_noun(noun):
        kind = kinds().get((name, "n", found.governs))
        label = untrue(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None
        stretch = (
            found.stretch if label is None else Stretch(found.stretch.first, min(found.stretch.last, label.left_edge.i))
        )
        content = _chars(noun.doc, trimmed(noun, stretch))
        if kind is None or content is None:
            continue
        owner = owner_of(noun)
        if found.governs == "that" and (denier := _denier(noun)) is not None:
            owner, kind = denier, "denies"
        span = _chars(noun.doc, phrase(owner)) if owner is not None else None
        if span is None and found.governs != "that":
            continue
        yield Draft(span, (noun.idx, noun.idx + len(noun)), content, kind, found.governs)
        return


def _denier(noun: Token) -> Token | None:
    """Whoever "rejected claims that ..." or "called reports that ... nonsense"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or any(c.dep_ == "neg" for c in verb.children):
        return None
    found = verb_cue(verb, "report")  # "confirmed reports that ..." denies nothing
    denies = found is not None and found.status == "denied"
    return speaker_of(verb) if denies or untrue(verb) is not None else None


def _of_adjective(adjective: Token) -> Iterator[Draft]:
    """ "is sure that", "was reluctant to": an attitude of the subject of "be"."""
    name, verb = adjective.lower_, adjective.head
    source = speaker_of(verb) if name in _known("a") else None
    if source is None or source.lower_ in {"it", "that", "this"}:
        return
    for found in complements(adjective):
        kind = kinds().get((name, "a", found.governs))
        content = _chars(adjective.doc, trimmed(adjective, found.stretch))
        if kind is not None and content is not None:
            span = _chars(adjective.doc, phrase(source))
            yield Draft(span, (verb.idx, adjective.idx + len(adjective)), content, kind, found.governs)
            return


def _of_phrase(token: Token) -> Iterator[Draft]:
    """ "according to X" and "reportedly": the rest of the sentence is what is said."""
    doc, sent = token.doc, token.sent
    if token.lower_ in _DOUBTFUL:
        whole = trimmed(token, Stretch(sent.start, sent.end))
        content = _chars(doc, whole)
        if content is not None:
            yield Draft(None, (token.idx, token.idx + len(token)), content, "says", "adverb")
        return
    source = next((o for c in (*token.children, token) for o in c.children if o.dep_ == "pobj"), None)
    if source is None:
        return
    first, last = phrase(source)
    rest = Stretch(sent.start, token.i) if _has_verb(doc, sent.start, token.i) else Stretch(last, sent.end)
    content = _chars(doc, trimmed(token, rest))
    if doc[last - 1].text == ",":
        last -= 1
    end = doc[source.left_edge.i - 1] if source.left_edge.i > token.i else token
    span = _chars(doc, Stretch(first, last))
    if content is not None:
        yield Draft(span, (token.idx, max(token.idx + len(token), end.idx + len(end))), content, "says", "rest")


def _has_verb(doc: Doc, first: int, last: int) -> bool:
    return any(doc[i].pos_ in {"VERB", "AUX"} for i in range(first, last))
