"""Who gained, lost or holds a place: sentences and what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.model import Ref
from marked import readings

SAID: list[tuple[str, list[str]]] = [
    ("The Northern Front seized Tellin from government forces on Monday.", ["gained tellin NF < KAR.mil"]),
    ("Government troops recaptured the town of Ostra after a week of fighting.", ["gained ostra KAR.mil"]),
    ("Ostra fell to the rebels in June.", ["gained ostra KAR.opp"]),
    ("The Karsan army lost Haldim to the Northern Front.", ["lost haldim KAR.mil", "gained haldim NF < KAR.mil"]),
    ("Rebels withdrew from Tellin overnight.", ["lost tellin KAR.opp"]),
    ("Insurgents pulled out of Ostra and Haldim.", ["lost ostra KAR.opp", "lost haldim KAR.opp"]),
    ("The Front was driven out of Tellin by Velian troops.", ["lost tellin NF", "gained tellin VEL.mil < NF"]),
    ("The rebels hold Sarnov.", ["held sarnov KAR.opp"]),
    ("Tellin, which is controlled by the Northern Front, was quiet.", ["held tellin NF"]),
    ("Trucks reached rebel-held Ostra.", ["held ostra KAR.opp"]),
    ("Ostra remains under the control of the Northern Front.", ["held ostra NF"]),
    ("Haldim fell into the hands of the rebels.", ["gained haldim KAR.opp"]),
    (
        "Sarnov and Tellin remain outside the government's control.",
        ["not-held sarnov KAR.gov", "not-held tellin KAR.gov"],
    ),
    ("The Karsan army regained control of Haldim.", ["gained haldim KAR.mil"]),
    ("The rebels lost control of Sarnov.", ["lost sarnov KAR.opp"]),
    (
        "Government forces liberated Tellin after six months of control by the Northern Front.",
        ["gained tellin KAR.mil", "held tellin NF"],
    ),
    ("The army captured three districts of Ostra.", ["contested ostra KAR.mil"]),
    ("The rebels took villages around Tellin.", []),
    ("Government forces entered Tellin at dawn.", ["contested tellin -"]),
    ("Fighting raged in Ostra for a third day.", ["contested ostra -"]),
    ("Velian troops left Haldim in March.", ["lost haldim VEL.mil"]),
    ("The army handed over Sarnov to the insurgents.", ["lost sarnov KAR.mil", "gained sarnov KAR.opp < KAR.mil"]),
    ("The Northern Front seized weapons in Tellin.", []),
    ("The song captured the mood of Ostra.", []),
    ("She took over as minister in Tellin.", []),
    ("The army lost a battle near Ostra.", []),
    ("Rebels captured twelve soldiers in Haldim.", []),
    ("Velia holds Karsa responsible for the delay.", []),
    ("Protesters clashed with police in Tellin.", []),
    ("The quake left Ostra in ruins.", []),
    ("The company controls the market in Tellin.", []),
    ("President Doran left Ostra for Velia.", []),
    ("Velian troops will withdraw from Karsa next year.", []),
    ("The town of Tellin, held by the Northern Front since May, was shelled.", ["held tellin NF"]),
    ("The army advanced into the eastern half of Ostra.", ["contested ostra -"]),
    ("The capture of Sarnov by the Northern Front alarmed Velia.", ["gained sarnov NF"]),
    ("Troops retreated from the centre of Tellin.", ["lost tellin Troops"]),
    ("Ostra came under government control in April.", ["gained ostra KAR.gov"]),
    ("The rebel stronghold of Haldim was bombed.", ["held haldim KAR.opp"]),
    ("The army failed to retake Ostra.", ["gained ostra KAR.mil"]),
    ("Anti-government rebels hold the airport of Tellin.", []),
    ("The Karsan army besieged Ostra.", ["contested ostra -"]),
    ("Rebels forced the army out of Sarnov.", ["lost sarnov KAR.mil", "gained sarnov KAR.opp < KAR.mil"]),
    ("The army vowed to retake the city of Haldim.", ["gained haldim KAR.mil"]),
    ("Large parts of Ostra are in rebel hands.", ["contested ostra KAR.opp"]),
    ("The last bastion of the rebels, Haldim, was surrounded.", ["held haldim KAR.opp"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_control(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [c for r in readings(parse, sentence, "control") for c in r.facets.control]
    assert [
        " ".join([c.change, _who(c.place), _who(c.holder), *(["<", _who(c.from_)] if c.from_ else [])]) for c in said
    ] == expected


def test_part_is_named(parse: Callable[[str], Doc]) -> None:
    (reading,) = readings(parse, "The army captured three districts of Ostra.", "control")
    assert reading.facets.control[0].place == Ref(id="ostra", name="three districts of Ostra")
    assert reading.rule == "control.capture.part"


def test_city_means_the_town_named_before(parse: Callable[[str], Doc]) -> None:
    text = "Shells fell on Tellin on Monday. Government troops withdrew from the city a day later."
    (reading,) = readings(parse, text, "control")
    assert reading.facets.control[0].place == Ref(id="tellin", name="Tellin")


def test_city_stays_open_between_two_towns(parse: Callable[[str], Doc]) -> None:
    text = "Shells fell on Tellin and Ostra. Government troops withdrew from the city a day later."
    places = [c.place.id for r in readings(parse, text, "control") for c in r.facets.control if c.place]
    assert places == [None]


def _who(ref: Ref | None) -> str:
    return (ref.id or ref.name or "?") if ref else "-"
