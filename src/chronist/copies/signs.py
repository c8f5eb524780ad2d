"""A text in; the signs that a machine made it of others' sentences, each with the sentences that show it, out.

Five signs that need no other document. A report introduces whom it quotes, so that bare surnames that speak at their
first mention come from elsewhere. Its neighbouring sentences share words more often than sentences that are far apart;
in a shuffled page they do not. One desk writes one style. Programs that swap words for others break set phrases, and
put the long name of a state where the short one stood, without its article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from chronist.copies.phrases import Phrases, word_class
from chronist.copies.texts import Sentence, Text, folded
from chronist.data import rows, values
from chronist.model import Record

_SHORT = 6  # words: headings and cries tell nothing of cohesion
# Words that would come again by chance: with fewer, nothing can be said (as in reports of ten sentences).
_ENOUGH = 8
# Shared words of neighbours against chance. On 706 reports of two outlets 10 in 100 lie below the first figure, 2 below
# the second; of pages put together at random from the same reports 53 and 28.
_LOOSE, _SHUFFLED = 1.0, 0.75
_NEAR = 2  # sentences
_STEM = 6  # letters that word forms share
_SWAPPED = 0.05  # of a page's sentences
_PARTICLES = frozenset({"al", "el", "de", "van", "von", "bin", "abu"})
_LONG_NAME = re.compile(r"\b(?:Federation|Republic|Kingdom|Emirates)$")


class Sign(Record, frozen=True):
    """One sign: what it is in plain words, how much it weighs, and which sentences show it."""

    name: str
    reason: str
    points: int
    sentences: tuple[int, ...] = ()


class Page:
    """A text with its words as written, and the sentences that are told on it: by their place."""

    def __init__(self, text: Text, left_out: frozenset[int] = frozenset()) -> None:
        """Read a text without its boilerplate."""
        self.text = text
        self.words = [text.text[start:end] for start, end in text.spans]
        self.folded = [folded(w) for w in self.words]
        self.told = [n for n, s in enumerate(text.sentences) if n not in left_out and s.words >= _SHORT]

    def sentence(self, at: int) -> Sentence:
        """A sentence by its place."""
        return self.text.sentences[at]

    def found(self, phrases: Phrases, *, fold: bool = False) -> Iterator[tuple[int, int, str]]:
        """Each phrase: the place of its sentence, that of its first word, and the phrase."""
        words = self.folded if fold else self.words
        for n in self.told:
            sentence = self.sentence(n)
            for at, phrase in phrases.find(words[sentence.first : sentence.last]):
                yield n, sentence.first + at, phrase


def signs(text: Text, left_out: frozenset[int] = frozenset()) -> tuple[Sign, ...]:
    """All signs that a text shows."""
    page = Page(text, left_out)
    found = (_odd(page), _swapped(page), _unknown(page), _incoherent(page), _styles(page))
    return tuple(sign for sign in found if sign)


def _odd(page: Page) -> Sign | None:
    """Set phrases with a word of another thesaurus entry."""
    hits = [(n, phrase) for n, _, phrase in page.found(_odd_phrases(), fold=True)]
    if len(hits) < 2:
        return None
    points = 3 if len(hits) >= max(3, len(page.told) / 5) else 1
    return _sign("odd-phrases", f"set phrases with odd words: {_quoted(p for _, p in hits)}", points, hits)


def _swapped(page: Page) -> Sign | None:
    """Long names of states without their article, as a replaced short name leaves them."""
    openers = word_class("opener")
    hits = [(n, p) for n, at, p in page.found(_long_names()) if not at or page.folded[at - 1] not in openers]
    if len(hits) < max(2, _SWAPPED * len(page.told)):
        return None
    names = _quoted(p for _, p in hits)
    return _sign("swapped-names", f"a state's long name {len(hits)} times without its article: {names}", 2, hits)


def _unknown(page: Page) -> Sign | None:
    """People who speak by their bare surname before anybody says who they are."""
    hits = []
    for n in page.told:
        for first, last in _speakers(page, page.sentence(n)):
            if page.folded[last] not in _before(page, first):
                hits.append((n, " ".join(page.words[first : last + 1])))
    if len(hits) < 2:
        return None
    points = 2 if len(hits) >= max(3, len(page.told) / 10) else 1
    return _sign(
        "unknown-speakers", f"people speak who were not introduced: {_quoted(p for _, p in hits)}", points, hits
    )


def _before(page: Page, first: int) -> frozenset[str]:
    """All words before a place, and the parts of those with hyphens."""
    before = page.folded[:first]
    return frozenset(before) | {part for w in before if "-" in w for part in w.split("-")}


def _speakers(page: Page, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Bare surnames that speak, by first and last word; no offices, bodies, places or plain words."""
    for at in range(sentence.first + 1, sentence.last):
        if page.words[at] not in word_class("speech"):
            continue
        last = at - 2 if page.words[at - 1] in {"also", "later", "then"} else at - 1
        if last < sentence.first or not page.words[last][:1].isupper():
            continue
        first = last - (last > sentence.first and page.folded[last - 1] in _PARTICLES)
        gap = page.text.text[page.text.spans[last][1] : page.text.spans[at - 1 if last == at - 2 else at][0]]
        if not gap.strip() and _is_surname(page, sentence, first, last):
            yield first, last


def _is_surname(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    name, word = page.words[last], page.folded[last]
    if len(name) < 4 or name.isupper() or "'" in name or "’" in name or "." in name or word in _bodies():
        return False
    if first == sentence.first or page.text.text[page.text.spans[first][0] - 1] in '"“':
        return not (name.endswith("s") or word in word_class("plain"))
    before = page.words[first - 1]
    return not (before[:1].isupper() or before in {"the", "a", "an"})


def _incoherent(page: Page) -> Sign | None:
    """Neighbours that share no more words than chance gives."""
    sets = [_content(page, page.sentence(n)) for n in page.told]
    seen, expected = _clumping(sets)
    if expected < _ENOUGH or seen >= _LOOSE * expected:
        return None
    ratio = seen / expected
    alone = tuple(n for at, n in enumerate(page.told) if not sets[at] & _around(sets, at))
    reason = f"neighbouring sentences share {ratio:.2f} times the words that chance would give"
    return Sign(name="incoherent", reason=reason, points=2 if ratio < _SHUFFLED else 1, sentences=alone)


def _around(sets: list[frozenset[str]], at: int) -> frozenset[str]:
    return frozenset().union(*sets[max(at - 1, 0) : at], *sets[at + 1 : at + 2])


def _clumping(sets: list[frozenset[str]]) -> tuple[float, float]:
    """How often words come again within two sentences, and how often their number alone would let them."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(sets):
        for word in words:
            where[word].append(at)
    seen = expected = 0.0
    for places in where.values():
        if 2 <= len(places) <= max(4, len(sets) // 3):  # the topic's own words are everywhere
            seen += sum(later - at <= _NEAR for at, later in pairwise(places))
            expected += len(places) * (len(places) - 1) / len(sets) * _NEAR
    return seen, expected


def _content(page: Page, sentence: Sentence) -> frozenset[str]:
    found = page.folded[sentence.first : sentence.last]
    return frozenset(w[:_STEM] for w in found if len(w) > 2 and w not in word_class("function"))


def _styles(page: Page) -> Sign | None:
    """Two spellings of one thing outside quotations, in the same text."""
    seen: dict[str, int] = {}
    for n, _, form in page.found(_spellings()):
        if not page.text.is_quoted(page.sentence(n)):
            seen.setdefault(form, n)
    hits: list[tuple[int, str]] = []
    for sides in _styles_apart():
        one, other = ([form for form in side if form in seen] for side in sides)
        hits += [(seen[f], f) for f in (one[0], other[0])] if one and other else []
    if len(hits) < 4:
        return None
    return _sign("mixed-styles", f"spellings of several desks: {_quoted(p for _, p in hits)}", 1, hits)


def _sign(name: str, reason: str, points: int, hits: Iterable[tuple[int, str]]) -> Sign:
    return Sign(name=name, reason=reason, points=points, sentences=tuple(sorted({n for n, _ in hits})))


def _quoted(phrases: Iterable[str]) -> str:
    found = list(dict.fromkeys(phrases))
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return ", ".join(f"“{p}”" for p in found[:5]) + more


@cache
def _odd_phrases() -> Phrases:
    return Phrases((p for row in rows("spun_phrases") for p in values(row["odd"])), fold=True)


@cache
def _spellings() -> Phrases:
    return Phrases(form for sides in _styles_apart() for side in sides for form in side)


@cache
def _styles_apart() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((values(row["one"]), values(row["other"])) for row in rows("spelling_styles"))


@cache
def _long_names() -> Phrases:
    names = {n for row in rows("countries") for n in (row["name"], *values(row["aliases"]))}
    return Phrases(n for n in names if _LONG_NAME.search(n))


@cache
def _bodies() -> frozenset[str]:
    """Names of one word, and last words of names, that are no people's."""
    names = {n for row in rows("countries") for n in (row["name"], row["capital"], *values(row["seats"]))}
    names |= {n for row in rows("actors") if row["kind"] != "person" for n in (row["name"], *values(row["aliases"]))}
    names |= {n for row in rows("outlets") for n in (row["name"], *values(row["aliases"]))}
    return frozenset(folded(n.split()[-1]) for n in names if n) | word_class("body")
