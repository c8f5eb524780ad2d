"""Sentences that other coders get wrong: what docs/results.md says that chronist makes of them is what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.claims.speech import find_attributions
from chronist.config import Config
from chronist.model import Document, Interval

RESULTS = Path(__file__).parents[2] / "docs" / "results.md"
HEADER = "| sentence | act | who, to whom | status | who says so |"


def _rows() -> list[list[str]]:
    lines = RESULTS.read_text(encoding="utf-8").split(HEADER)[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture(scope="module")
def claims_of(parser: Parser) -> dict[str, list[list[str]]]:
    annotator, builder = Annotator(Config()), ClaimBuilder.of(Config())
    found: dict[str, list[list[str]]] = {}
    sentences = [row[0] for row in _rows()]
    for text, doc in zip(sentences, parser.parse(sentences), strict=True):
        annotation = replace(annotator.annotate(doc, Interval()), attributions=tuple(find_attributions(doc)))
        document = Document(id="d", report="r", address="a", text=text)
        found[text] = [
            [
                f"{c.event or 'none'} ({c.trigger.text})",
                f"{_names(c.actors)} to {_names(c.recipients)}",
                c.status.value,
                " / ".join(s.text + ("" if s.asserts else " denies") for s in c.speakers) or "the report",
            ]
            for c in builder.build(document, doc, annotation)
        ]
    return found


def _names(mentions: tuple[object, ...]) -> str:
    return " + ".join(m.text for m in mentions) or "nobody"  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: str(row[0]))
def test_documented(claims_of: dict[str, list[list[str]]], row: list[str]) -> None:
    assert row[1:] in claims_of[row[0]]
