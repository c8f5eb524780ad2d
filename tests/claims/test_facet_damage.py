"""Sites hit or destroyed: sentences with what, by whom, how."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marked import readings

SAID: list[tuple[str, list[str]]] = [
    ("The Northern Front destroyed the temple of the old gods.", ["temple of the old gods by=NF how=destroy"]),
    ("The facade of the Royal Theatre was blown up by the Front.", ["facade of the Royal Theatre by=NF how=blow up"]),
    ("Velian jets bombed a hospital in Ostra.", ["hospital by=VEL how=bomb"]),
    ("The school was hit by a rocket.", ["school by=None how=rocket"]),
    ("An air strike damaged the central market.", ["central market by=None how=air strike"]),
    ("The destruction of the shrine by the rebels angered Ardania.", ["shrine by=KAR.opp how=destruction"]),
    ("A Velian air strike on a clinic killed two nurses.", ["clinic by=VEL how=strike"]),
    ("The ruins, some of which were dynamited by the Front, date from Roman times.", ["ruins by=NF how=dynamite"]),
    ("The town was razed.", ["town by=None how=raze"]),
    ("The army destroyed the group.", []),
    ("The defeat destroyed his hopes.", []),
    ("Shells hit the road.", []),
    ("The rebels struck a deal.", []),
    ("The report damaged his reputation.", []),
    ("The bridge was destroyed in an air strike.", ["bridge by=None how=air strike"]),
    ("Militants looted the museum of Tellin.", ["museum of Tellin by=Militants how=loot"]),
    ("The mosque was reduced to rubble.", ["mosque by=None how=reduce"]),
    ("The army targeted rebels.", []),
    ("The missile struck a school bus.", []),
    ("Rebels torched two churches.", ["two churches by=KAR.opp how=torch"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_damage(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [d for r in readings(parse, sentence, "damage") for d in r.facets.damage]
    assert [f"{d.what} by={d.by} how={d.how}" for d in said] == expected
