"""Every line of `chronist annotate` keeps the contract of docs/annotated.schema.json, and every span is its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.annotated import annotate_lines
from chronist.clean import clean
from chronist.config import Config, load_config
from chronist.model import REAL, Document, RawReport
from chronist.outlets import Outlets
from chronist.pipeline import Pipeline
from chronist.read import read

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "annotated.schema.json").read_text(encoding="utf-8"))
PIPELINE = Pipeline(Config())
ODD = [
    {"id": "empty", "text": ""},
    {"id": "emoji", "text": "🔥 Rebels 💣 shelled Homs on 3 May 2016, killing 12 people 🕊."},
    {"id": "lines", "text": "\n\nAfter\n\nRussia\u2028intervened, the army retook Palmyra.\n"},
    {"id": "quotes", "text": "“We will not talk,” he said. ‘Never’, she added (in Geneva)…"},
]


def sample() -> list[dict[str, Any]]:
    folder = resources.files("chronist").joinpath("sample")
    with resources.as_file(folder) as path:
        outlets = Outlets.load(load_config(path / "chronist.toml").tables("outlets"))
        found = [clean(r, outlets) for r in read([str(path / "reports")]) if isinstance(r, RawReport)]
    return [{"id": d.id, "text": d.text, "outlet": d.outlet} for d in found if isinstance(d, Document)]


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, dict[str, Any]]]:
    """Each text with its annotation, decoded from the line that a program would read."""
    rows = [*sample(), *ODD]
    out = annotate_lines([json.dumps(r) for r in rows], pipeline=PIPELINE)
    return [(r["text"], json.loads(line)) for r, line in zip(rows, out, strict=True)]


def spans(node: Any) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, dict):
        if isinstance(node.get("start"), int):
            yield node["start"], node["end"], node.get("quote", node.get("text"))
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def test_every_line_fits_the_schema(lines: list[tuple[str, dict[str, Any]]]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert {text: [e.message for e in validator.iter_errors(line)] for text, line in lines} == {t: [] for t, _ in lines}


def test_every_span_is_its_text(lines: list[tuple[str, dict[str, Any]]]) -> None:
    wrong = [
        (start, end, words) for text, line in lines for start, end, words in spans(line) if text[start:end] != words
    ]
    assert wrong == []


# Pieces that news is made of, in any order, with what breaks offsets: quotes, emoji, odd spaces, right-to-left text.
PIECES = st.sampled_from(
    [
        "Rebels shelled Homs on 3 May 2016.", "The army said it had left the town", "“We will not talk,”",
        "he said",
        "At least 12 civilians were killed", "in Aleppo, Syria", "last Thursday", "\n\n", "\n", " ",
        "\u00a0", "🔥", "\u2028",
        "حلب", "(Reuters)", "— ", "Mr Orlo's troops", "denied that", "if", "AFP", "250,000", "\u202e", "e\u0301", "...",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([None, "2016-05-04"]))
def test_every_span_of_any_text_is_its_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    (line,) = annotate_lines([json.dumps({"id": "x", "text": text, "published": published})], pipeline=PIPELINE)
    found = json.loads(line)
    assert [(a, b, w) for a, b, w in spans(found) if text[a:b] != w] == []
    assert [e.message for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(found)] == []


def test_no_claim_is_without_a_span_and_few_are_without_content(lines: list[tuple[str, dict[str, Any]]]) -> None:
    claims = [c for _, line in lines for c in line["claims"]]
    assert len(claims) > 250
    assert all(c["end"] > c["start"] and c["trigger"]["end"] > c["trigger"]["start"] for c in claims)
    assert all(c["event"] or c["facets"] for c in claims)
    assert any(c["status"] not in {str(s) for s in REAL} for c in claims)
