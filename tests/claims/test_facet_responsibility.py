"""Who owns, denies or is charged with a hostile act: sentences with kind and who."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marked import readings

SAID: list[tuple[str, list[str]]] = [
    ("The Northern Front claimed responsibility for the bombing.", ["claimed NF"]),
    ("Responsibility for the attack was claimed by the Northern Front.", ["claimed NF"]),
    ("No group has claimed responsibility for the blast.", []),
    ("The government blamed the rebels for the massacre.", ["accused-by-authorities KAR.opp"]),
    ("Velia accused the army of bombing a hospital.", ["accused-by-authorities KAR.mil"]),
    ("The army denied shelling the market.", ["denied KAR.mil"]),
    ("The rebels denied responsibility for the attack.", ["denied KAR.opp"]),
    ("The Karsan army denied that government forces attacked the convoy.", ["denied KAR.mil"]),
    ("Police suspect the Front of planting the bomb.", ["possible NF"]),
    ("Ardania holds the rebels responsible for the killing.", ["accused-by-authorities KAR.opp"]),
    ("The court cleared the Harvest Brigades of the murder.", ["cleared HB"]),
    ("Rebels accused Velia of corruption.", []),
    ("The minister took responsibility for the budget.", []),
    ("Doran denied a rift with the army.", []),
    ("The Northern Front was behind the attack.", ["accused NF"]),
    ("The attack was blamed on the insurgents.", ["accused KAR.opp"]),
    ("She blamed the weather for the delay.", []),
    ("The rebels admitted killing the envoy.", ["claimed KAR.opp"]),
    ("Velia was accused of using chemical weapons.", ["accused VEL"]),
    ("The Front is believed to be behind the bombing.", ["possible NF"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_responsibility(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [p for r in readings(parse, sentence, "responsibility") if (p := r.facets.responsibility)]
    assert [f"{p.kind} {p.who}" for p in said] == expected
