"""How far a truce is: sentences with word, phase, parties, whom it leaves out, scope, brokers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.model import Status
from marked import readings

SAID: list[tuple[str, list[str]]] = [
    (
        "The Karsan government and the rebels agreed to a ceasefire on Friday.",
        ["agreed: agreed p=KAR.gov+KAR.opp x= s=None b="],
    ),
    ("A nationwide truce came into force at midnight.", ["came: begun p= x= s=nationwide b="]),
    ("The truce is holding in Tellin.", ["holding: holding p= x= s=None b="]),
    ("The cease-fire collapsed within hours.", ["collapsed: collapsed p= x= s=None b="]),
    ("The rebels violated the ceasefire by shelling Ostra.", ["violated: breached p= x= s=None b="]),
    ("Velia accused the army of violations of the truce.", ["violations: breached p= x= s=None b="]),
    ("The ceasefire does not cover the Northern Front.", ["cover: mentioned p= x=NF s=None b="]),
    ("The truce excludes the Harvest Brigades.", ["excludes: mentioned p= x=HB s=None b="]),
    (
        "The Velian-brokered ceasefire between the government and the rebels expired on Sunday.",
        ["expired: ended p=KAR.gov+KAR.opp x= s=None b=VEL"],
    ),
    (
        "A truce brokered by Velia and Ardania began in Haldim.",
        ["brokered: agreed p= x= s=None b=VEL+ARD", "began: begun p= x= s=None b=VEL+ARD"],
    ),
    # "It" takes a truce up as what is extended or ends, not who extends.
    (
        "The truce began on Monday. Elders said it had been extended by a week.",
        ["began: begun p= x= s=None b=", "extended: extended p= x= s=None b="],
    ),
    (
        "The truce began on Monday. It collapsed.",
        ["began: begun p= x= s=None b=", "collapsed: collapsed p= x= s=None b="],
    ),
    ("The truce began. The army said it had extended its raids.", ["began: begun p= x= s=None b="]),
    ("Both sides extended the truce by two days.", ["extended: extended p= x= s=None b="]),
    ("The United Nations called for a humanitarian pause.", ["called: proposed p= x= s=humanitarian b="]),
    ("Minister Pell proposed a cessation of hostilities.", ["proposed: proposed p= x= s=None b="]),
    ("The rebels rejected a ceasefire.", ["rejected: proposed p= x= s=None b="]),
    ("The army declared a unilateral truce in Ostra.", ["declared: agreed p=KAR.mil x= s=Ostra b="]),
    ("The agreement on a ceasefire was signed by Velia and the rebels.", ["signed: agreed p=VEL+KAR.opp x= s=None b="]),
    ("The ceasefire applies to all groups except the Northern Front.", ["applies: mentioned p= x=NF s=None b="]),
    ("Fighters opened fire on the market.", []),
    ("The firefighters ceased work at noon.", []),
    ("Despite the truce, shells fell on Tellin.", []),
    ("The collapse of the ceasefire alarmed Ardania.", ["collapse: collapsed p= x= s=None b="]),
    (
        "A fragile truce between Velia and the Harvest Brigades was extended on Monday.",
        ["fragile: holding p=VEL+HB x= s=None b=", "extended: extended p=VEL+HB x= s=None b="],
    ),
    ("The bank declared a pause in lending.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_ceasefire(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    found = [(r.trigger.text, c) for r in readings(parse, sentence, "ceasefire") if (c := r.facets.ceasefire)]
    assert [
        f"{word}: {c.phase} p={'+'.join(c.parties)} x={'+'.join(c.excluded)} s={c.scope} b={'+'.join(c.brokers)}"
        for word, c in found
    ] == expected


def test_what_is_not_covered_is_no_denial_of_the_truce(parse: Callable[[str], Doc]) -> None:
    (reading,) = readings(parse, "The ceasefire does not cover the Northern Front.", "ceasefire")
    assert reading.status == Status.ONGOING
