"""Counts of people and things: sentences with kind, low-best-high, of whom, words, and whether a war's so far."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marked import readings

SAID: list[tuple[str, list[str]]] = [
    (
        "At least 12 civilians were killed in Ostra on Monday.",
        ["killed 12.0-12.0-None of=civilians 'At least 12 civilians'"],
    ),
    (
        "The shelling killed nine people and wounded 31.",
        ["killed 9.0-9.0-9.0 of=None 'nine people'", "injured 31.0-31.0-31.0 of=None '31'"],
    ),
    ("Twenty soldiers died when the roof fell.", ["killed 20.0-20.0-20.0 of=soldiers 'Twenty soldiers'"]),
    (
        "Dozens of rebels were killed or wounded near Tellin.",
        ["casualties 24.0-None-None of=rebels 'Dozens of rebels'"],
    ),
    ("The war has killed 40,000 people.", ["killed 40000.0-40000.0-40000.0 of=None '40,000 people' cum"]),
    (
        "The conflict has left more than 70,000 dead and forced two million from their homes.",
        [
            "killed 70000.0-70000.0-None of=None 'more than 70,000' cum",
            "displaced 2000000.0-2000000.0-2000000.0 of=None 'two million' cum",
        ],
    ),
    ("The death toll rose to 45 on Sunday.", ["killed 45.0-45.0-45.0 of=None '45'"]),
    ("The blast left six people dead.", ["killed 6.0-6.0-6.0 of=None 'six people'"]),
    ("Three children are missing after the raid.", ["missing 3.0-3.0-3.0 of=children 'Three children'"]),
    ("The army captured 14 insurgents.", ["captured 14.0-14.0-14.0 of=insurgents '14 insurgents'"]),
    ("Rebels took 30 soldiers hostage.", ["captured 30.0-30.0-30.0 of=soldiers '30 soldiers'"]),
    ("Two suicide bombers killed seven shoppers.", ["killed 7.0-7.0-7.0 of=shoppers 'seven shoppers'"]),
    ("The strike killed the commander.", []),
    ("The strike killed a civilian.", ["killed 1-1-1 of=civilian 'a civilian'"]),
    ("A 12-year-old boy was hurt at 14 Mill Street.", ["injured 1-1-1 of=boy 'A 12-year-old boy'"]),
    ("The bomb killed its 23-year-old maker in 2014.", []),
    (
        "Velia carried out more than 20 air strikes around Haldim.",
        ["strikes 20.0-20.0-None of=None 'more than 20 air strikes'"],
    ),
    ("More than 5,000 people fled Sarnov.", ["displaced 5000.0-5000.0-None of=None 'More than 5,000 people'"]),
    ("The army destroyed three tanks.", ["destroyed 3.0-3.0-3.0 of=tanks 'three tanks'"]),
    ("No one was killed.", []),
    ("The attack, which killed 18 people, was claimed by the Front.", ["killed 18.0-18.0-18.0 of=None '18 people'"]),
    ("Between 10 and 15 fighters died.", ["killed 10.0-None-15.0 of=fighters 'Between 10 and 15 fighters'"]),
    (
        "Since 2011, about 9,000 people have been killed in Karsa.",
        ["killed None-9000.0-None of=None 'about 9,000 people' cum"],
    ),
    ("The deaths of four aid workers shocked the UN.", ["killed 4.0-4.0-4.0 of=aid workers 'four aid workers'"]),
    (
        "Seventeen people, including three children, were killed.",
        ["killed 17.0-17.0-17.0 of=None 'Seventeen people'", "killed 3.0-3.0-3.0 of=children 'three children'"],
    ),
    ("Police arrested 60 protesters.", ["detained 60.0-60.0-60.0 of=protesters '60 protesters'"]),
    ("The rebels killed two plans.", []),
    ("It took 12 days to clear the road.", []),
    ("The fire destroyed 40 years of work.", []),
    ("Shelling claimed 11 lives in Tellin.", ["killed 11.0-11.0-11.0 of=None '11 lives'"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_toll(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [t for r in readings(parse, sentence, "toll") for t in r.facets.toll]
    assert [
        f"{t.kind} {t.low}-{t.best}-{t.high} of={t.of} '{t.text}'" + (" cum" if t.cumulative else "") for t in said
    ] == expected
