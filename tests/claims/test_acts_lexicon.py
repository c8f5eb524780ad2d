"""What the broad lexicon makes of sentences of the act_sentences.csv table, and of words that only look like acts."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from chronist.annotate.language import lemma
from chronist.claims.acts import Act, find_acts
from chronist.claims.lexicon import Lexicon
from chronist.claims.roles import Roles
from chronist.model import ActorMention, Annotation

NAMES = (
    "Arland", "Borland", "Arlish troops", "Borlish army", "the rebels", "Arlish jets", "Mr Orlo", "Ms Tarn",
    "the Council", "Red Front", "police", "protesters", "Arlish", "Borlish", "soldiers", "civilians", "workers",
)  # fmt: skip


def _table() -> list[list[str]]:
    lines = (Path(__file__).parent / "act_sentences.csv").read_text(encoding="utf-8").splitlines()
    return [list(row) for row in csv.reader(lines[2:])]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture
def acts_of(parse: Callable[[str], Doc], lexicon: Lexicon) -> Callable[[str], list[Act]]:
    def found(text: str) -> list[Act]:
        doc = parse(text)
        mentions: list[ActorMention] = []
        for name in sorted(NAMES, key=len, reverse=True):
            at = text.lower().find(name.lower())
            if at >= 0 and not any(m.start <= at < m.end for m in mentions):
                mentions.append(ActorMention(start=at, end=at + len(name), text=text[at : at + len(name)], id=name))
        return find_acts(doc, lexicon, Roles.of(doc, Annotation(actors=tuple(mentions)), lexicon))

    return found


@pytest.mark.parametrize(("text", "event", "mode", "actor", "recipient"), _table())
def test_type_mode_and_direction(
    acts_of: Callable[[str], list[Act]], text: str, event: str, mode: str, actor: str, recipient: str
) -> None:
    acts = acts_of(text)
    assert event in {a.event for a in acts}, f"found {sorted(a.event for a in acts)}"
    found = next(a for a in acts if a.event == event)
    actors, recipients = (" ".join(m.id or m.text for m in ms) for ms in (found.actors, found.recipients))
    assert [found.mode or "", actors, recipients] == [mode, actor, recipient], found.rule


@pytest.mark.parametrize(
    "text",
    [
        "The market plunged after Ms Tarn spoke.",
        "Mr Orlo fired the coach.",
        "Mr Orlo shot a film about Borland.",
        "The Council attacked the problem.",
        "Ms Tarn struck a balance.",
        "The comedy by Mr Orlo bombed at the box office.",
        "Ms Tarn captured the mood.",
        "Mr Orlo launched a website.",
        "Arland met expectations.",
        "Mr Orlo hit a record.",
        "The storm battered Borland.",
        "An earthquake struck Borland.",
        "The virus killed civilians.",
        "Floods hit Borland.",
        "Mr Orlo beat the deadline.",
        "Ms Tarn fought the blaze.",
        "Mr Orlo fought back tears.",
        "Ms Tarn fought for her life.",
        "The Council is fighting corruption.",
        "Ms Tarn raised a question.",
        "Mr Orlo took a bus to the office.",
        "Arland took steps.",
        "Ms Tarn held her breath.",
        "Mr Orlo held the door.",
        "Ms Tarn drew a picture of a gun.",
        "Mr Orlo caught a cold.",
        "Arland grabbed the headlines.",
        "Ms Tarn drove to the market.",
        "Mr Orlo ran a marathon.",
        "Ms Tarn opened a window.",
        "Arland broke the record.",
        "Mr Orlo broke the news.",
        "Ms Tarn delivered a lecture.",
        "Mr Orlo released an album.",
        "Ms Tarn exploded with laughter.",
        "The bill sailed through the Council.",
        "Mr Orlo killed time in the library.",
        "Ms Tarn targeted a growth of two percent.",
        "Arland exported its problems.",
        "Mr Orlo boarded a flight.",
        "Ms Tarn planted a tree.",
        "Mr Orlo stormed the charts.",
        "Ms Tarn hung up.",
        "Arland won the match.",
        "Mr Orlo bombarded the office with questions.",
        "Ms Tarn hacked her way through the forest.",
        "The team of Mr Orlo crushed its rivals in the final.",
        "Ms Tarn seized the moment.",
        "Mr Orlo buried the letter in a drawer.",
        "The economy of Arland shrank.",
    ],
)
def test_false_friends(acts_of: Callable[[str], list[Act]], text: str) -> None:
    assert [a.rule for a in acts_of(text)] == []


@pytest.mark.parametrize(
    ("form", "word"),
    [("raped", "rape"), ("staged", "stage"), ("waged", "wage"), ("fined", "fine"), ("waterboarded", "waterboard")],
)
def test_lemmas_the_lexicon_needs(parse: Callable[[str], Doc], form: str, word: str) -> None:
    token = next(t for t in parse(f"The rebels {form} them.") if t.text == form)
    assert lemma(token) == word
