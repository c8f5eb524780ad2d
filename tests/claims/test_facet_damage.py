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
    ("The market was reduced to rubble by government bombardment.", ["market by=KAR.gov how=bombardment"]),
    ("The market was levelled by regime bombardment.", ["market by=regime how=bombardment"]),
    ("The hospital was destroyed at the hands of the rebels.", ["hospital by=KAR.opp how=destroy"]),
    ("The school was destroyed in shelling by government forces.", ["school by=KAR.mil how=shelling"]),
    ("The school was damaged in the army's shelling of Ostra.", ["school by=KAR.mil how=shelling"]),
    ("The government's bombing of the hospital killed nine.", ["hospital by=KAR.gov how=bombing"]),
    ("Velia's strike on a clinic was condemned.", ["clinic by=VEL how=strike"]),
    ("The Front claimed responsibility for the bombing of a church.", ["church by=NF how=bombing"]),
    (
        "The minister condemned the attack on a mosque, for which the Front claimed responsibility.",
        ["mosque by=NF how=attack"],
    ),
    ("No group claimed responsibility for the bombing of a church.", ["church by=None how=bombing"]),
    ("An attack on a church claimed by the Front killed two.", ["church by=NF how=attack"]),
    ("The shrine was set on fire by the rebels.", ["shrine by=KAR.opp how=set fire"]),
    ("Insurgents set fire to the museum.", ["museum by=KAR.opp how=set fire"]),
    ("The rebels set up a clinic.", []),
    ("The strikes caused heavy damage to the museum.", ["museum by=None how=damage"]),
    ("The museum suffered heavy damage.", ["museum by=None how=damage"]),
    ("Rebel shelling caused damage to the museum.", ["museum by=KAR.opp how=damage"]),
    ("Warplanes hit administrative buildings in Ostra.", ["administrative buildings by=None how=hit"]),
    ("The bridge was hit by Velian warplanes.", ["bridge by=VEL how=hit"]),
    ("The bridge was blown up by retreating rebels.", ["bridge by=KAR.opp how=blow up"]),
    (
        "The army's artillery destroyed two schools and a mosque.",
        ["two schools by=KAR.mil how=artillery", "mosque by=KAR.mil how=artillery"],
    ),
    (
        "Two schools, a clinic and the old bakery were shelled.",
        ["Two schools by=None how=shell", "clinic by=None how=shell", "old bakery by=None how=shell"],
    ),
    ("An attack on a hotel carried out by the Front killed two.", ["hotel by=NF how=attack"]),
    ("They walked past a burnt out house.", ["house by=None how=burn out"]),
    ("Near Haldim, a strike destroyed a school.", ["school by=None how=strike"]),
    ("Protesters burned the embassy.", ["embassy by=Protesters how=burn"]),
    ("Rebels torched two churches.", ["two churches by=KAR.opp how=torch"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_damage(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [d for r in readings(parse, sentence, "damage") for d in r.facets.damage]
    assert [f"{d.what} by={d.by} how={d.how}" for d in said] == expected
