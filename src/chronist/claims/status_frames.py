"""Fixed phrases beside an act ("far from", "came close to", "provided that"): its token in, their Reading out.

They are matched on words, not on the tree, so they hold where the parse goes wrong:
"rather than withdraw" is not-happened, "now in its fifth month" ongoing, "it is a lie that" denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from chronist.annotate.language import lemma
from chronist.claims.composition import compose
from chronist.claims.cues import Cue, cue, verb_cue
from chronist.claims.moods import HAPPENED, Reading, is_headline
from chronist.claims.negation import SUBJECTS, next_word
from chronist.claims.status_conditions import opener
from chronist.claims.status_nouns import Reader
from chronist.data import rows, values
from chronist.model import Status

_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ANY = frozenset({"*"})
_WIDE = 5  # words that * stands for: a name with a title and a preposition
_GAP = 8  # words between a noun and what is said of it: "on the water treaty with Ustar"
_REACH = 16  # words between a conjunction and its verb: a subject with a phrase or two
_BREAKS = frozenset({";", ":", ".", "!", "?", "—", "–"})
_ASIDE = frozenset({"not", "any", "only", "anything", "so"})  # "if not thousands", "few, if any"
_IN_PHRASE = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "VBN", "POS", "PDT", "RB"})
_STATES = frozenset({"be", "remain", "stay", "have"})
_TO_NOUN = frozenset({"come", "be", "get", "go", "invite", "summon", "urge", "give", "on", "en"})
_BEING = frozenset({"being", "been", "having", "be"})


class Frame(NamedTuple):
    """A phrase, word by word, and what it makes of the act beside it."""

    words: tuple[frozenset[str], ...]
    found: Cue


class Match(NamedTuple):
    """A frame and the tokens that it covers, from the first word's to the last's."""

    frame: Frame
    tokens: tuple[Token, ...]


@cache
def _frames(at: str) -> dict[str, tuple[Frame, ...]]:
    """The phrases of one place, by each word that stands next to the act; longest first."""
    nearest = 0 if at in {"after", "headline"} else -1
    found: dict[str, list[Frame]] = {}
    for row in rows("status_frames"):
        for phrase in values(row["words"]) if row["at"] == at else ():
            words = tuple(frozenset(word.split("/")) for word in phrase.split())
            for word in words[nearest]:
                found.setdefault(word, []).append(Frame(words, Cue(row["status"], row["negated"])))
    return {word: tuple(sorted(frames, key=lambda f: -len(f.words))) for word, frames in found.items()}


@lru_cache(maxsize=2)  # the document at hand
def _forms(doc: Doc) -> list[frozenset[str]]:
    """The form and the lemma of every token asked for so far; empty for the others."""
    return [frozenset()] * len(doc)


def _form(doc: Doc, at: int) -> frozenset[str]:
    known = _forms(doc)
    if not known[at]:
        known[at] = frozenset((doc[at].lower_, lemma(doc[at])))
    return known[at]


def framed(token: Token, read: Reader) -> Reading | None:
    """What a fixed phrase before a verb or noun makes of it; None where there is none."""
    start = _start(token)
    for match in _ending(token, start - 1, "act"):
        if token.pos_ in _VERBS or not _only_verbal(match):
            if token.pos_ == "NOUN" and match.frame.found.status == "attempted" and cue(lemma(token), "n", "text"):
                return Reading(Status.POSSIBLE, cues=match.tokens)  # "close to a truce"
            return _reading(match, Reading(None), read)
    return None


def clause_frame(verb: Token, own: Reading) -> Reading | None:
    """What a phrase before the verb's clause makes of it: "provided that", "it is no secret that"."""
    if own.status is None:
        return None
    first = _inverted(verb)
    for at in _back(verb):
        kinds = ("clause", "clause-aux") if at < first else ("clause",)
        for kind in kinds:
            for match in _ending(verb, at, kind):
                return _clause_reading(match, verb, own)
    return None


def after_noun(noun: Token, reading: Reading) -> Reading:
    """The reading of a noun, changed by what is said behind it: "came to nothing", "now in its third week"."""
    for match in _behind(noun):
        found = match.frame.found
        if (found.status == "ongoing" and not reading.real) or (found.status == "possible" and reading.negative):
            continue
        if found.status == "attempted" and cue(lemma(noun), "n", "held"):
            continue  # talks that end in failure were held
        if found.status == "planned" and lemma(match.tokens[0]) not in {"be", "loom"} and _took_place(noun):
            continue
        cue_words = tuple(t for t in match.tokens if not t.is_punct)
        return Reading(Status(found.status), found.status in {"not-happened", "attempted"}, (*reading.cues, *cue_words))
    return reading


def _took_place(noun: Token) -> bool:
    """True where the noun's own verb tells that it came about: "the meeting, scheduled for Monday, took place"."""
    verb = noun.head
    found = verb_cue(verb, "subj" if noun.dep_ == "nsubj" else "obj") if verb.pos_ in _VERBS else None
    return found is not None and found.status in {"same", "fact"}


def _reading(match: Match, own: Reading, read: Reader) -> Reading:
    first = match.tokens[0]
    matrix = read(first) if first.pos_ == "VERB" and match.frame.found.negated != match.frame.found.status else HAPPENED
    return compose(match.frame.found, matrix, own) | match.tokens


def _clause_reading(match: Match, verb: Token, own: Reading) -> Reading | None:
    found = match.frame.found
    if next_word(match.tokens[-1]) in _ASIDE:
        return None
    if found.status == "own":
        return own | match.tokens if own.real else None
    if own.negative and found.status == "not-happened":
        return None
    if found.status == "possible" and _unfulfilled(match, verb):
        return Reading(Status.HAPPENED if own.negative else Status.NOT_HAPPENED, not own.negative, match.tokens)
    return Reading(Status(found.status), found.status == "not-happened" or own.negative, match.tokens)


def _unfulfilled(match: Match, verb: Token) -> bool:
    """ "if they had attacked, nobody would have escaped": what is told did not come about."""
    if match.tokens[-1].lower_ not in {"if", "unless"} or not any(c.lower_ == "had" for c in verb.children):
        return False
    return any(t.lower_ in {"would", "could", "might"} and _have_near(t) for t in verb.sent)


def _have_near(modal: Token) -> bool:
    return any(t.lower_ == "have" for t in modal.doc[modal.i + 1 : modal.i + 4])


def _only_verbal(match: Match) -> bool:
    """True for phrases whose "to" wants a verb ("reserve the right to"), of no force before a noun."""
    return match.tokens[-1].lower_ in {"to", "but"} and lemma(match.tokens[0]) not in _TO_NOUN


def _start(token: Token) -> int:
    """The index of the first word of a verb group or noun phrase."""
    at: int = token.i
    first = token.sent.start
    verbal = token.pos_ in _VERBS or token.tag_ == "VBG"
    while at > first and token.i - at < _GAP:
        before = token.doc[at - 1]
        if verbal and not (before.lower_ in _BEING or (before.tag_ == "RB" and before.lower_.endswith("ly"))):
            break
        if not verbal and (before.tag_ not in _IN_PHRASE or before.lower_ in {"far", "off", "close", "not", "never"}):
            break
        at -= 1
    return at


def _back(verb: Token) -> Iterator[int]:
    """The places before a finite verb at which its clause may start, nearest first."""
    own = {c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    own |= {first.i} if (first := opener(verb)) is not None else set()
    subject = {t.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i for t in c.subtree}
    for at in range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1):
        token = verb.doc[at]
        if at in subject and token.dep_ not in {"advmod", "mark", "preconj", "det", "cc"}:
            if token.tag_ not in _FINITE:
                yield at
            continue
        if token.text in _BREAKS or token.is_quote or token.text == "," or (token.tag_ in _FINITE and at not in own):
            return
        yield at


def _inverted(verb: Token) -> int:
    """Where an auxiliary of the verb stands before its subject, as after "not once" and "at no point"; else -1."""
    first = opener(verb)
    subjects = [c.i for c in verb.children if c.dep_ in SUBJECTS] if first is not None else []
    return int(first.i) if first is not None and subjects and first.i < min(subjects) else -1


def _behind(noun: Token) -> Iterator[Match]:
    """The frames behind a noun, up to the next verb."""
    doc, end = noun.doc, noun.sent.end
    kinds = ("after", "headline") if is_headline(noun) else ("after",)
    for at in range(noun.i + 1, min(end, noun.i + 1 + _GAP)):
        token = doc[at]
        for kind in kinds:
            yield from _starting(doc, at, end, kind)
        if (
            token.text in _BREAKS
            or (token.tag_ in _FINITE and lemma(token) not in _STATES)
            or token.tag_ in {"VBN", "VB", "VBG"}
        ):
            return


def _ending(token: Token, at: int, kind: str) -> Iterator[Match]:
    """The frames whose last word stands at `at`, in the token's sentence."""
    doc, frames = token.doc, _starting_with(token.doc, at, kind)
    if not frames or at < (first := token.sent.start):
        return
    for frame in frames:
        covered = _match(doc, at - 1, frame.words[-2::-1], -1, (first, at + 1))
        if covered is not None:
            yield Match(frame, tuple(doc[i] for i in sorted((at, *covered))))


def _starting(doc: Doc, at: int, end: int, kind: str) -> Iterator[Match]:
    for frame in _starting_with(doc, at, kind):
        covered = _match(doc, at + 1, frame.words[1:], 1, (at, end))
        if covered is not None:
            yield Match(frame, tuple(doc[i] for i in sorted((at, *covered))))


def _starting_with(doc: Doc, at: int, kind: str) -> list[Frame]:
    """The frames of one place whose word nearest to the act stands at `at`."""
    if at < 0:
        return []
    table, near = _frames(kind), doc[at]
    return [frame for key in dict.fromkeys((near.lower_, lemma(near))) for frame in table.get(key, ())]


def _match(
    doc: Doc, at: int, words: Sequence[frozenset[str]], step: int, bounds: tuple[int, int]
) -> tuple[int, ...] | None:
    """The indices that the words cover from `at` on in one direction; None where they do not fit."""
    if not words:
        return ()
    if words[0] == _ANY:
        for skipped in range(_WIDE + 1):
            rest = _match(doc, at + skipped * step, words[1:], step, bounds)
            if rest is not None:
                return rest
            here = at + skipped * step
            if not bounds[0] <= here < bounds[1] or doc[here].text in _BREAKS | {","} or doc[here].tag_ in _FINITE:
                return None
        return None
    if not bounds[0] <= at < bounds[1] or words[0].isdisjoint(_form(doc, at)):
        return None
    rest = _match(doc, at + step, words[1:], step, bounds)
    return None if rest is None else (at, *rest)
