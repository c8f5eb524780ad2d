"""Texts in; pages whose sentences say in other words, one by one, what the sentences of another report say, out.

Sentences are compared as sets of content words, whatever their order, words of one meaning taken as one. They are found
through sampled pairs of such words, so that the cost grows with the sentences and not with their pairs. Two who report
the same happening independently choose, part and fill their sentences differently: only pages are told of which most
sentences have their like in one other text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from chronist.copies.alignment import is_next_issue
from chronist.copies.phrases import is_figure, word_class
from chronist.copies.texts import Sentence, Text, folded
from chronist.data import rows, values
from chronist.model import Document, Record

_FEWEST_KEYS = 4  # content words of a sentence that can be compared
_MOST_KEYS = 24  # of a sentence that looks like a list
_SAMPLED = 16  # one pair of words in so many is looked up
_POSTINGS = 16  # earlier sentences that a pair leads to: pairs in more are of the topic, not of the sentence
# Of the words of the shorter of two sentences: above, they say the same. Pages of few sentences need more.
_LIKE, _LIKE_FEW, _FEW = 0.55, 0.7, 4
_PAGE = 0.6  # of a page's sentences
_SENTENCES = 3  # that a page has at least
_VERBATIM = 0.5  # of the alike sentences' runs of three words: above, the text was edited, not spun
_ENDINGS = ("ing", "ed", "es", "s", "d", "ly")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed (Fibonacci hashing)
_OTHER_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)
_COMBINATIONS = [np.triu_indices(n, 1) for n in range(_MOST_KEYS + 1)]
_MET, _MET_SHARE = 2, 0.35  # sentences that two pages share a pair of words in: with fewer they are not compared
Keys = frozenset[int]


class Meaning(Record, frozen=True):
    """The content words of a sentence, and its numbers and days."""

    keys: Keys
    figures: Keys


Told = dict[int, Meaning]  # of a text's sentences, by the place of each


class Reworded(Record, frozen=True):
    """A page, the text it rewords, and the sentences of both that are alike."""

    at: int
    of: int
    share: float
    verbatim: float  # of the runs of three words of those sentences
    sentences: tuple[tuple[int, int], ...]

    @property
    def is_spun(self) -> bool:
        """True where most words were changed too."""
        return self.verbatim < _VERBATIM


def reworded(documents: Sequence[Document], texts: Sequence[Text], told: Sequence[Told]) -> Iterator[Reworded]:
    """Every page that rewords an earlier text of another outlet, with the text it is most like."""
    for at, likely in _likely(told):
        found = []
        for of, met in likely.items():
            own = documents[at].outlet
            if len(met) >= max(_MET, _MET_SHARE * len(told[at])) and (own is None or own != documents[of].outlet):
                alike = _alike(told[at], told[of], met)
                share = len(alike) / len(told[at])
                if share >= _PAGE and len(alike) >= _SENTENCES and not is_next_issue(texts[at], texts[of]):
                    verbatim = _shared_runs(texts[at], texts[of], alike)
                    found.append(Reworded(at=at, of=of, share=share, verbatim=verbatim, sentences=alike))
        if found:
            yield min(found, key=lambda r: (-r.share, r.of))


def _likely(told: Sequence[Told]) -> Iterator[tuple[int, dict[int, dict[int, set[int]]]]]:
    """For each page the earlier texts, and for its sentences those there, that share a sampled pair of words."""
    postings: dict[int, list[tuple[int, int]]] = {}
    for at, sentences in enumerate(told):
        sampled = [(n, pair) for n, told_there in sentences.items() for pair in _pairs(told_there.keys)]
        if len(sentences) >= _SENTENCES:
            likely: dict[int, dict[int, set[int]]] = {}
            for n, pair in sampled:
                holders = postings.get(pair, [])
                for of, there in holders if len(holders) < _POSTINGS else ():
                    likely.setdefault(of, {}).setdefault(n, set()).add(there)
            yield at, likely
        for n, pair in sampled:
            holders = postings.setdefault(pair, [])
            if len(holders) < _POSTINGS:
                holders.append((at, n))


def _alike(here: Told, there: Told, met: Mapping[int, set[int]]) -> tuple[tuple[int, int], ...]:
    """For each sentence the one that says the same, where there is one."""
    enough = _LIKE if len(here) > _FEW else _LIKE_FEW
    places = sorted(set().union(*met.values()))
    around = sorted({o for p in places for o in (p - 1, p, p + 1) if o in there})
    found = []
    for n, meaning in here.items():
        likest = max(around, key=lambda o: (_likeness(meaning, there[o]), -o), default=None)
        if likest is not None and _likeness(meaning, there[likest]) >= enough:
            found.append((n, likest))
    return tuple(found)


def _likeness(one: Meaning, other: Meaning) -> float:
    """How much of the shorter stands in the longer, which may be twice as long; none where figures and days differ."""
    smaller, larger = sorted((len(one.keys), len(other.keys)))
    figures = min(len(one.figures), len(other.figures))
    if larger > 2 * smaller + 2 or 2 * len(one.figures & other.figures) < figures:
        return 0.0
    return len(one.keys & other.keys) / smaller


def _shared_runs(one: Text, other: Text, alike: Sequence[tuple[int, int]]) -> float:
    """How much of the alike sentences stands in the same runs of three words."""
    shared = total = 0
    for n, of in alike:
        here, there = _trigrams(one, one.sentences[n]), _trigrams(other, other.sentences[of])
        shared += len(here & there)
        total += len(here)
    return shared / total if total else 1.0


def _trigrams(text: Text, sentence: Sentence) -> set[bytes]:
    codes = text.codes[sentence.first : sentence.last]
    return {codes[at : at + 3].tobytes() for at in range(max(len(codes) - 2, 0))}


def meanings(text: Text, left_out: frozenset[int]) -> Told:
    """The content words of each sentence that has enough of them, by their meaning; no boilerplate, no quotations."""
    found = {}
    for n, sentence in enumerate(text.sentences):
        if n not in left_out and not text.is_quoted(sentence):
            words = [text.text[start:end] for start, end in text.spans[sentence.first : sentence.last]]
            keys = frozenset(key for word in words if (key := _key(word)))
            if len(keys) >= _FEWEST_KEYS:
                found[n] = Meaning(keys=keys, figures=frozenset(_key(w) for w in words if is_figure(w)))
    return found


@cache
def _key(word: str) -> int:
    """A number for the meaning of a word; 0 for words that mean little."""
    plain = folded(word)
    if plain in word_class("function") or (len(plain) < 3 and not plain.isdigit()):
        return 0
    meaning = next((m for m in map(_meanings().get, _forms(plain)) if m), _stem(plain))
    return zlib.crc32(meaning.encode("utf-8", "surrogatepass"))


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"
    if word.endswith("ies"):
        yield word.removesuffix("ies") + "y"


def _stem(word: str) -> str:
    return next((word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 3), word)


def _pairs(keys: Keys) -> list[int]:
    """The pairs of words by which a sentence is looked up."""
    ordered = np.sort(np.fromiter(keys, dtype=np.uint64, count=len(keys)))[:_MOST_KEYS]
    one, other = _COMBINATIONS[len(ordered)]
    mixed = (ordered[one] * _MULTIPLIER) ^ (ordered[other] * _OTHER_MULTIPLIER)
    chosen: list[int] = mixed[(mixed >> np.uint64(40)) % np.uint64(_SAMPLED) == 0].tolist()
    return chosen


@cache
def _meanings() -> dict[str, str]:
    """Word -> the first word of the first set that has it."""
    found: dict[str, str] = {}
    for row in rows("synonyms"):
        words = values(row["words"])
        for word in words:
            found.setdefault(word, words[0])
    return found
