"""Sentences in the manner of conflict news, with the places a reader finds in them, written before any was tried."""

from __future__ import annotations

import csv
from itertools import dropwhile
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.config import Config
from chronist.model import IN_NAME, Interval, PlaceMention

FAR = 50.0  # km from the point in the table


def _rows() -> list[dict[str, str]]:
    lines = Path(__file__).with_name("place_sentences.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(dropwhile(lambda line: line.startswith("#"), lines)))


def _cases() -> list[object]:
    gap = pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap")
    return [
        pytest.param(r["sentence"], r["expected"], r["absent"], marks=[gap] if r["known_gap"] == "yes" else [])
        for r in _rows()
    ]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(Config())


def _km(lat: float, lon: float, place: PlaceMention) -> float:
    if place.lat is None or place.lon is None:
        return float("inf")
    a, b = radians(lat), radians(place.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(place.lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _fault(wanted: str, found: dict[str, PlaceMention]) -> str | None:
    """What is wrong with `found` by one entry of the column `expected`, or None."""
    names, _, rest = wanted.partition("=")
    country, *more = rest.split()
    place = next((found[n] for n in names.split("|") if n in found), None)
    if place is None:
        return f"{names}: not found"
    if country not in {"?", place.country}:
        return f"{names}: in {place.country}, not {country}"
    for word in more:
        lat, slash, lon = word.partition("/")
        if slash and (km := _km(float(lat), float(lon), place)) > FAR:
            return f"{names}: {km:.0f} km off ({place.name}, {place.id})"
        if not slash and place.kind not in {word, "area-near"}:
            return f"{names}: a {place.kind}, not a {word}"
    return None


@pytest.mark.parametrize(("sentence", "expected", "absent"), _cases())
def test_sentence(parser: Parser, annotator: Annotator, sentence: str, expected: str, absent: str) -> None:
    (doc,) = parser.parse([sentence])
    found = {p.text: p for p in annotator.annotate(doc, Interval()).places if p.relation != IN_NAME}
    faults = [fault for wanted in expected.split(";") if wanted and (fault := _fault(wanted, found))]
    faults += [f"{name}: no place" for name in absent.split(";") if name in found]
    assert not faults, (faults, sorted(found))
