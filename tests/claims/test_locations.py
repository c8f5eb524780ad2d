"""Which of the places of a sentence say where an act was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.scope import places_of
from chronist.model import PlaceMention

COUNTRIES = ("Jordan", "Russia", "Turkey", "Lebanon", "Iran", "Israel")
TOWNS = ("Aleppo", "Homs", "Geneva", "Damascus")


def _places(text: str) -> tuple[PlaceMention, ...]:
    kinds = {**dict.fromkeys(COUNTRIES, "country"), **dict.fromkeys(TOWNS, "settlement")}
    found = [(text.find(name), name, kind) for name, kind in kinds.items() if name in text]
    return tuple(PlaceMention(start=at, end=at + len(n), text=n, kind=k) for at, n, k in sorted(found))


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        ("The army shelled Homs on Monday.", "shelled", "Homs"),
        ("Rebels attacked a checkpoint near Aleppo.", "attacked", "Aleppo"),
        ("Gunmen killed two traders in the suburbs of Damascus.", "killed", "Damascus"),
        ("Two envoys met in Geneva.", "met", "Geneva"),
        ("Soldiers raided shops in the Aleppo region.", "raided", "Aleppo"),
        ("Troops invaded Jordan at dawn.", "invaded", "Jordan"),
        ("Thousands fled to Turkey.", "fled", "Turkey"),
        ("The minister accused Jordan of lying.", "accused", ""),
        ("The minister called on Russia to stop the raids.", "called", ""),
        ("The council imposed sanctions on Iran.", "imposed", ""),
        ("The minister signed an agreement with Turkey.", "signed", ""),
        ("Guards fired across the border with Lebanon.", "fired", ""),
        ("The envoys discussed a new Israel-Turkey deal.", "discussed", ""),
        ("The court rejected Lebanon's complaint.", "rejected", ""),
        ("Iran-backed gunmen stormed the bank.", "stormed", ""),
        ("The aircraft that struck the port flew from Jordan.", "flew", ""),
        ("The minister met his envoy to Russia in Geneva.", "met", "Geneva"),
    ],
)
def test_where_it_was(parse: Callable[[str], Doc], text: str, trigger: str, places: str) -> None:
    token = next(t for t in parse(text) if t.text == trigger)
    assert " ".join(p.text for p in places_of(token, _places(text), frozenset({"say"}))) == places
