"""Whose acts a chronicle wants: everyone's force, but only public life's words and help."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.config import Config
from chronist.model import Document, Interval


@pytest.fixture(scope="module")
def events(parser: Parser) -> Callable[[str], set[str]]:
    annotator, builder = Annotator(Config()), ClaimBuilder.of(Config())

    def read(text: str) -> set[str]:
        (doc,) = parser.parse([text])
        document = Document(id="d", report="r", address="a", text=text)
        claims = builder.build(document, doc, annotator.annotate(doc, Interval()))
        return {c.event.value for c in claims if c.event}

    return read


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The governor urged the rebels to lay down their arms.", "REQUEST"),
        ("Foreign Minister Rolf Anders condemned the raid.", "ACCUSE"),
        ("Striking miners rejected the offer of the company.", "REJECT"),
        ("The parties agreed to meet again.", "AGREE"),
        ("A gang attacked the bakery with machetes.", "ASSAULT"),
    ],
)
def test_told(events: Callable[[str], set[str]], text: str, event: str) -> None:
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Scholars generally agree that the book is a forgery.",
        "The insurance firms agreed to lend Mr Clarke money.",
        "His wife asked him to repaint the fence.",
        "The college offers students merit grants.",
        "The singer criticised her label.",
    ],
)
def test_private(events: Callable[[str], set[str]], text: str) -> None:
    assert events(text) == set()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hillary Clinton attacked her rival in a television interview.", "ACCUSE"),
        ("Donald Trump has attacked the agreement of the previous government.", "ACCUSE"),
        ("The minister doubled down on his attacks on the press.", "ACCUSE"),
        ("Gunmen attacked the mayor's house.", "ASSAULT"),
        ("Militants attacked opposition candidates with knives.", "ASSAULT"),
        ("Russia attacked Georgia after the debate.", "ASSAULT"),
    ],
)
def test_attacks_in_words_are_criticism(events: Callable[[str], set[str]], text: str, event: str) -> None:
    assert events(text) == {event}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers agreed that the rules are too strict.",
        "The senator agreed with the president about the weather.",
        "The president backed off his promise of lower taxes.",
        "The minister defended his record.",
        "The governor released his tax returns.",
        "The minister offered an example.",
    ],
)
def test_words_that_mean_no_act_here(events: Callable[[str], set[str]], text: str) -> None:
    assert events(text) == set()


@pytest.fixture(scope="module")
def attacks(parser: Parser) -> Callable[[str], list[tuple[list[str], list[str]]]]:
    """Who attacked whom, for each claim of an attack."""
    annotator, builder = Annotator(Config()), ClaimBuilder.of(Config())

    def read(text: str) -> list[tuple[list[str], list[str]]]:
        (doc,) = parser.parse([text])
        claims = builder.build(
            Document(id="d", report="r", address="a", text=text), doc, annotator.annotate(doc, Interval())
        )
        return [([a.text for a in c.actors], [r.text for r in c.recipients]) for c in claims if c.event == "ASSAULT"]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian warplanes conducted air strikes in Syria.", [(["Russian warplanes"], [])]),
        ("Coalition jets carried out strikes in support of the government of Iraq.", [(["Coalition jets"], [])]),
        ("Philippine marines killed in ambush", [([], ["Philippine marines"])]),
    ],
)
def test_where_and_for_whom_is_not_upon_whom(
    attacks: Callable[[str], list[tuple[list[str], list[str]]]], text: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    assert attacks(text)[:1] == expected


_ELECTION = " ".join(f"The candidate spoke about schools in town number {n}." for n in range(9))


@pytest.mark.parametrize(
    "sentence",
    ["They fought a good battle.", "The party took over the House.", "The farmers reclaimed the mines."],
)
def test_figures_of_speech_in_a_text_without_war(events: Callable[[str], set[str]], sentence: str) -> None:
    assert "ASSAULT" not in events(f"{_ELECTION} {sentence}")
    assert "ASSAULT" in events(f"{_ELECTION} The gunmen killed three farmers.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporters asked the minister whether the bridge was open.",
        "The minister asked why the bridge was so old.",
        "Forty percent of voters back the president.",
    ],
)
def test_questions_and_polls(events: Callable[[str], set[str]], sentence: str) -> None:
    assert events(sentence) == set()
