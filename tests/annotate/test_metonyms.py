"""Capitals as governments, capitals as cities."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.annotate.metonyms import is_acting_capital, seat_of

Parse = Callable[[str], Doc]

ACTS = [
    "Moscow said the convoy had been inspected.",
    "Ankara and Doha have sponsored the delegation.",
    "The plan was welcomed by Cairo.",
    "London's decision surprised the envoys.",
    "Relations between Tehran and Riyadh worsened.",
    "The minister accused Khartoum of arming the militia.",
    "Rabat-backed councillors walked out.",
    "The Kabul government fell within days.",
    "Paris is ready to host the talks.",
    "The generals stayed loyal to Caracas.",
    "Beijing was urged to release the crew.",
]
STAYS = [
    "The envoy spoke in Moscow on Monday.",
    "Shells hit Damascus before dawn.",
    "Tripoli fell after six months.",
    "Rebels were driven out of Khartoum.",
    "The delegation flew to Ankara.",
    "The road between Tunis and the border is open.",
    "Kyiv was shelled overnight.",
    "Baghdad is the capital of Iraq.",
    "Beirut's airport was closed.",
]


@pytest.mark.parametrize(("text", "acting"), [(t, True) for t in ACTS] + [(t, False) for t in STAYS])
def test_capital_acts_or_is_a_place(parse: Parse, text: str, acting: bool) -> None:
    doc = parse(text)
    seats = [doc[t.i : t.i + 1] for t in doc if seat_of(t.text)]
    assert seats
    assert [is_acting_capital(span) for span in seats] == [acting] * len(seats)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kremlin", "RUS"), ("the Kremlin", "RUS"), ("MOSCOW", "RUS"), ("Palmyra", None), ("Singapore", None), ("", None)],
)
def test_seats(name: str, country: str | None) -> None:
    assert seat_of(name) == country


def test_a_country_is_no_seat(parse: Parse) -> None:
    assert not is_acting_capital(parse("Russia said no.")[0:1])
