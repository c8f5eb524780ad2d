"""What a text has in focus: its mentions in, what each may later be called (number, sex, role in its sentence) out."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from chronist.annotate.language import lemma
from chronist.data import rows
from chronist.model import ActorMention

_OPEN, _CLOSE, _EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "''", "``"})
_OPENING = 3  # tokens, white space among them, before the first word of a paragraph
_EMPTY = frozenset({"which", "who", "that", "it", "there"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Named:
    """One mention as a possible antecedent."""

    mention: ActorMention
    head: Token
    sentence: int
    quoted: bool

    @property
    def who(self) -> str:
        """The same for mentions of the same actor."""
        return self.mention.id or (self.mention.name or self.mention.text).lower()

    @property
    def person(self) -> bool:
        """True for one person."""
        if self.mention.kind == "person":
            return True
        return self.mention.form == "nominal" and self.head.tag_ not in _PLURAL and is_person_noun(self.head)

    @property
    def plural(self) -> bool:
        """True where "they" may take it up."""
        return (
            self.head.tag_ in _PLURAL
            or self.mention.kind in {"armed-group", "police", "rebels"}
            or self.mention.form == "demonym"
        )

    @property
    def subject(self) -> bool:
        """True for the subject of a clause, or what is joined to it."""
        return first_of_list(self.head).dep_ in {"nsubj", "nsubjpass"}


@dataclass(frozen=True, slots=True)
class Focus:
    """All mentions of a text in order, its sentences, and which tokens stand inside quotation marks.

    What pronouns were resolved to is remembered as it is found: a later "he" may take up an earlier one.
    """

    doc: Doc
    named: list[Named]
    quoted: tuple[bool, ...]
    sents: tuple[Span, ...]
    sentence_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    at: list[int]  # heads of `named`, for bisection
    by_head: dict[int, Named]

    @classmethod
    def of(cls, doc: Doc, actors: Sequence[ActorMention]) -> Focus:
        """Work out heads and quotation marks once. Adjectives ("Syrian" of "Syrian town") are no antecedents."""
        quoted, paragraph = _quoted(doc)
        sentence = [0] * len(doc)
        sents = tuple(doc.sents)
        for n, sent in enumerate(sents):
            sentence[sent.start : sent.end] = [n] * (sent.end - sent.start)
        starts = [t.idx for t in doc]
        found: list[Named] = []
        for mention in sorted(actors, key=lambda m: (m.start, -m.end)):
            first = bisect.bisect_left(starts, mention.start)
            last = bisect.bisect_left(starts, mention.end)
            if first >= last or (found and mention.end <= found[-1].mention.end):
                continue  # inside a longer one
            head = doc[first:last].root
            if mention.form != "demonym" or head.dep_ not in {"amod", "compound", "nmod"}:
                found.append(Named(mention, head, sentence[head.i], quoted[head.i]))
        found.sort(key=lambda n: n.head.i)
        heads = [n.head.i for n in found]
        return cls(doc, found, quoted, sents, tuple(sentence), paragraph, heads, dict(zip(heads, found, strict=True)))

    def remember(self, mention: ActorMention, token: Token) -> None:
        """Take a resolved pronoun into the focus, if it is a subject: who "his" is leads no clause."""
        if token.dep_ in {"nsubj", "nsubjpass"} and token.i not in self.by_head:
            named = Named(mention, token, self.sentence_of[token.i], self.quoted[token.i])
            place = bisect.bisect_left(self.at, token.i)
            self.named.insert(place, named)
            self.at.insert(place, token.i)
            self.by_head[token.i] = named

    def before(self, token: Token, sentences: int, fits: Callable[[Named], bool]) -> list[Named]:
        """Mentions before the token that fit, of its sentence and so many before it, the nearest last."""
        first = self.sents[max(0, self.sentence_of[token.i] - sentences)].start
        return [n for n in self._between(first, token.i) if fits(n)]

    def _between(self, first: int, end: int) -> list[Named]:
        return self.named[bisect.bisect_left(self.at, first) : bisect.bisect_left(self.at, end)]

    def subjects(self, sentence: int) -> list[Token]:
        """All subjects of a sentence that are no relative or empty pronouns, in order."""
        return [t for t in self.sents[sentence] if t.dep_ in {"nsubj", "nsubjpass"} and t.lower_ not in _EMPTY]

    def speaker(self, token: Token) -> Named | None:
        """Who speaks the quotation that the token stands in: the one subject of a verb of saying in its paragraph.

        In a paragraph without one: who speaks the quotation that goes on from the paragraph before, or "said:".
        """
        paragraph = self.paragraph_of[token.i]
        while True:
            first, end = self._borders(paragraph)
            spoken = [n for n in self._between(first, end) if not n.quoted and n.subject and says(n.head)]
            if spoken:
                return spoken[0] if len({n.who for n in spoken}) == 1 else None
            if not self._goes_on(first):
                return self._announced(first)
            paragraph -= 1

    def _borders(self, paragraph: int) -> tuple[int, int]:
        return bisect.bisect_left(self.paragraph_of, paragraph), bisect.bisect_right(self.paragraph_of, paragraph)

    def _goes_on(self, first: int) -> bool:
        """True where a paragraph opens a quotation that the one before has not closed."""
        last = first - 1
        while last > 0 and self.doc[last].is_space:
            last -= 1
        opening = next((t for t in self.doc[first : first + _OPENING] if not t.is_space), None)
        opens = opening is not None and (opening.text in _OPEN or opening.text in _EITHER)
        return opens and last > 0 and self.quoted[last] and self.doc[last].text not in _EITHER

    def _announced(self, at: int) -> Named | None:
        """Who "said:" at the end of the last paragraph that ends so, where nobody else has spoken since."""
        for named in reversed(self._between(0, at)):
            if named.quoted or not named.subject:
                continue
            if says(named.head) or _releases(named.head):
                return named if self._ends_with_colon(named.head) else None
        return None

    def _ends_with_colon(self, token: Token) -> bool:
        last = self._borders(self.paragraph_of[token.i])[1] - 1
        while last > 0 and self.doc[last].is_space:
            last -= 1
        return bool(self.doc[last].text == ":")


def _releases(subject: Token) -> bool:
    """'released the following statement', 'made these remarks'."""
    verb = first_of_list(subject).head
    return any(c.dep_ == "dobj" and has_use(lemma(c), "said-noun") for c in verb.children)


def first_of_list(token: Token) -> Token:
    """'Moscow' of 'Moscow and Washington': the word that holds the role of all."""
    while token.dep_ == "conj" and token.head.pos_ in {"PROPN", "NOUN", "PRON"}:
        token = token.head
    return token


def says(subject: Token) -> bool:
    """True for the subject of a verb of saying."""
    return has_use(lemma(first_of_list(subject).head), "say")


def is_woman(named: Named) -> bool:
    """True where name or title say so."""
    first = (named.mention.name or "").split()[:1]
    doc, start = named.head.doc, named.head.left_edge.i
    before = [*(t.text for t in doc[max(0, start - 1) : named.head.i + 1])]
    return any(has_use(w, "she-name") for w in first) or any(has_use(w, "she-title") for w in before)


def is_person_noun(token: Token) -> bool:
    """True for "official", "envoy", "spokeswoman"."""
    return token.lower_ in _person_nouns()


def has_use(word: str, use: str) -> bool:
    """True where mention_words.csv lists the word for that use."""
    return word.lower() in words(use)


@cache
def words(use: str) -> frozenset[str]:
    """All words of one use."""
    return frozenset(row["word"] for row in rows("mention_words") if row["use"] == use)


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(r["noun"].split()[-1].lower() for r in rows("role_nouns") if r["sense"] == "person")


def _quoted(doc: Doc) -> tuple[tuple[bool, ...], tuple[int, ...]]:
    """For each token whether it is quoted, and its paragraph, where an open quotation ends."""
    inside, paragraph = False, 0
    marks: list[bool] = []
    paragraphs: list[int] = []
    for token in doc:
        if token.is_space and "\n" in token.text:
            inside, paragraph = False, paragraph + 1
        elif token.text in _OPEN:
            inside = True
        elif token.text in _CLOSE:
            inside = False
        elif token.text in _EITHER:
            inside = not inside
        marks.append(inside)
        paragraphs.append(paragraph)
    return tuple(marks), tuple(paragraphs)
