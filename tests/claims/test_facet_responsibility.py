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
    ("The Front claimed the attack.", ["claimed NF"]),
    ("The bombing was claimed by the Harvest Brigades.", ["claimed HB"]),
    ("The blast, claimed by the Front, killed nine people.", ["claimed NF"]),
    ("The shelling claimed 11 lives.", []),
    ("The rebels claimed the village.", []),
    ("The Front took credit for the ambush.", ["claimed NF"]),
    ("The coach took credit for the victory.", []),
    ("The Front said it carried out the attack.", ["claimed NF"]),
    ("The Front said it was behind the bombing.", ["claimed NF"]),
    ("The ministry said the Front carried out the attack.", []),
    ("Velia denied the involvement of the army in the attack.", ["denied KAR.mil"]),
    ("The government denied the army's role in the massacre.", ["denied KAR.mil"]),
    ("The truce will deny the rebels a base to stage attacks.", []),
    ("The police arrested a man after the Front was blamed for the blast.", ["accused NF"]),
    ("The finger was pointed at the Front after the blast.", []),
    ("A strike attributed to Velia killed two.", ["accused VEL"]),
    ("The attack, for which the Front has claimed responsibility, killed two.", ["claimed NF"]),
    ("Nobody has owned up to the attack.", []),
    ("The court convicted the Harvest Brigades of the bombing.", ["accused-by-authorities HB"]),
    ("Doran denied knowledge of the budget.", []),
    ("The Front is believed to be behind the bombing.", ["possible NF"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_responsibility(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [p for r in readings(parse, sentence, "responsibility") if (p := r.facets.responsibility)]
    assert [f"{p.kind} {p.who}" for p in said] == expected
