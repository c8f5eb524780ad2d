"""Ties: sentences with who, which tie, toward whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marked import readings

SAID: list[tuple[str, list[str]]] = [
    ("Velian-backed rebels entered Ostra.", ["VEL backs KAR.opp"]),
    ("The army, backed by Velia, shelled Tellin.", ["VEL backs KAR.mil"]),
    ("Velia supports the rebels.", ["VEL backs KAR.opp"]),
    ("Ardania opposes the Karsan government.", ["ARD opposes KAR.gov"]),
    ("A Velian-led coalition bombed Haldim.", []),
    ("The Northern Front is a branch of the Harvest Brigades.", ["NF part-of HB"]),
    ("Velia is the main ally of the Karsan government.", ["VEL allied KAR.gov"]),
    ("The Northern Front pledged allegiance to the Harvest Brigades.", ["NF allied HB"]),
    ("Government forces retook Tellin with the support of Velian troops.", ["VEL.mil backs KAR.mil"]),
    ("Ardania mediated between the government and the rebels.", ["ARD mediates KAR.gov", "ARD mediates KAR.opp"]),
    ("The Velian-backed plan failed.", []),
    ("Velia backed a motion in parliament.", []),
    ("The Front, a former ally of the government, left.", []),
    ("The Karsan government's key backer Velia sent planes.", ["VEL backs KAR.gov"]),
    ("Pro-government rebels held a parade.", []),
    ("The rebels supported their families.", []),
    ("Velian troops are fighting alongside the army.", ["VEL.mil backs KAR.mil"]),
    ("Velia has propped up the Karsan government for years.", ["VEL backs KAR.gov"]),
    ("The choir was led by a teacher.", []),
    ("The Harvest Brigades joined the Northern Front.", ["HB part-of NF"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_stance(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [s for r in readings(parse, sentence, "stance") for s in r.facets.stance]
    assert [f"{s.of} {s.kind} {s.toward}" for s in said] == expected
