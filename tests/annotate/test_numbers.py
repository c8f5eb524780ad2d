"""Quantities: sentences written for this project in, low, best, high and unit out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.numbers import Amount, find_quantities, read_number
from chronist.annotate.times import find_times
from chronist.model import Interval, Quantity

Parse = Callable[[str], Doc]
DAY = Interval(first=date(2016, 7, 14), last=date(2016, 7, 14))


def quantities(parse: Parse, text: str) -> list[Quantity]:
    doc = parse(text)
    return find_quantities(doc, find_times(doc, DAY))


COUNTS = [
    ("Shelling killed 12 civilians.", "12", (12, 12, 12), "civilians"),
    ("Shelling killed at least 12 civilians.", "at least 12", (12, 12, None), "civilians"),
    ("Shelling killed more than 3,500 people.", "more than 3,500", (3500, 3500, None), "people"),
    ("Shelling killed up to 50 soldiers.", "up to 50", (None, None, 50), "soldiers"),
    ("Shelling killed nearly 300 fighters.", "nearly 300", (None, 300, 300), "fighters"),
    ("Shelling killed some 300 fighters.", "some 300", (None, 300, None), "fighters"),
    ("Shelling killed fewer than ten rebels.", "fewer than ten", (None, None, 10), "rebels"),
    ("Shelling killed between 20 and 30 men.", "between 20 and 30", (20, None, 30), "men"),
    ("Shelling killed 20-30 men.", "20-30", (20, None, 30), "men"),
    ("Shelling killed 10 to 15 villagers.", "10 to 15", (10, None, 15), "villagers"),
    ("Shelling killed two children.", "two", (2, 2, 2), "children"),
    ("Shelling killed twenty-five guards.", "twenty-five", (25, 25, 25), "guards"),
    ("The war has displaced 1.5 million people.", "1.5 million", (1_500_000, 1_500_000, 1_500_000), "people"),
    (
        "The war has displaced two hundred thousand villagers.",
        "two hundred thousand",
        (200_000, 200_000, 200_000),
        "villagers",
    ),
    ("Dozens of protesters were held.", "Dozens", (24, None, None), "protesters"),
    ("Scores of rebels were killed.", "scores", (40, None, None), "rebels"),
    ("Hundreds of thousands of people fled.", "Hundreds of thousands", (200_000, None, None), "people"),
    ("A dozen soldiers were captured.", "A dozen", (12, 12, 12), "soldiers"),
    ("Half a dozen soldiers were captured.", "Half a dozen", (6, 6, 6), "soldiers"),
    ("Several villages were burnt.", "Several", (3, None, None), "villages"),
    ("The war has left 90,000 dead.", "90,000", (90_000, 90_000, 90_000), "dead"),
    ("The war has killed 90,000.", "90,000", (90_000, 90_000, 90_000), None),
    ("The army holds 60% of the city.", "60", (60, 60, 60), "%"),
    ("The army holds 60 percent of the city.", "60", (60, 60, 60), "%"),
    ("Jets flew 50 or more sorties.", "50 or more", (50, 50, None), "sorties"),
    ("Jets carried out 15 air strikes.", "15", (15, 15, 15), "air strikes"),
]


@pytest.mark.parametrize(("text", "mention", "bounds", "unit"), COUNTS)
def test_counts(parse: Parse, text: str, mention: str, bounds: tuple[float | None, ...], unit: str | None) -> None:
    (found,) = quantities(parse, text)
    assert text[found.start : found.end] == found.text
    assert found.text.lower() == mention.lower()
    assert (found.low, found.best, found.high) == bounds
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "The strike came on 12 May 2016.",
        "The strike came at 10:30 a.m.",
        "The strike came three days ago.",
        "The boy, aged 12, was unhurt.",
        "The 12-year-old boy was unhurt.",
        "The driver, 44, was unhurt.",
        "The firm paid $500 in fines.",
        "The firm paid 500 dollars in fines.",
        "A Su-24 was shot down near the T-4 base.",
        "The council passed Resolution 2254.",
        "It was the 12th raid.",
        "No one was hurt.",
        "It was one of the worst raids.",
        "A six-point plan was agreed.",
    ],
)
def test_what_counts_nothing_is_left_out(parse: Parse, text: str) -> None:
    assert [q.text for q in quantities(parse, text)] == []


def test_a_list_is_no_count(parse: Parse) -> None:
    assert quantities(parse, "The plan:\n1. All parties stop firing.\n2. Aid is let in.") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", Amount(low=12, best=12, high=12)),
        ("at least 12", Amount(low=12, best=12)),
        ("2 to 3 million", Amount(low=2_000_000, high=3_000_000)),
        ("tens of thousands", Amount(low=20_000)),
        ("civilians", None),
        ("12 civilians", None),
        ("", None),
    ],
)
def test_read_number(text: str, amount: Amount | None) -> None:
    assert read_number(text) == amount


@given(st.integers(0, 10**12))
def test_digits_read_back(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        amount = read_number(text)
        assert amount is not None
        assert amount.best == number


@given(st.text(max_size=40))
def test_any_text_has_an_amount_or_none(text: str) -> None:
    amount = read_number(text)
    assert amount is None or amount.low is None or amount.high is None or amount.low <= amount.high
