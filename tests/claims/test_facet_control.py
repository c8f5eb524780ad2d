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

MORE: list[tuple[str, list[str]]] = [
    # in control of, put in control of
    ("Government forces said they were in control of Tellin.", ["held tellin KAR.mil"]),
    ("The uprising has put rebels in control of Sarnov.", ["gained sarnov KAR.opp"]),
    ("The Northern Front is no longer in control of Ostra.", ["not-held ostra NF"]),
    ("The Northern Front is in full control of Haldim.", ["held haldim NF"]),
    ("Rebels remained in control of Ostra and Haldim.", ["held ostra KAR.opp", "held haldim KAR.opp"]),
    ("The rebels in control of Sarnov closed its schools.", ["held sarnov KAR.opp"]),
    ("The raid left the Harvest Brigades in control of Tellin.", ["held tellin HB"]),
    ("Rebels are in control of the eastern half of Ostra.", ["contested ostra KAR.opp"]),
    ("Velian troops are in control of the road to Ostra.", []),
    ("The minister is in control of the budget of Ostra.", []),
    ("Doctors in Tellin have the outbreak under control.", []),
    ("Firemen brought the blaze in Tellin under control.", []),
    # no longer, once, used to
    ("Tellin is no longer under rebel control.", ["not-held tellin KAR.opp"]),
    ("The Northern Front no longer controls Sarnov.", ["not-held sarnov NF"]),
    ("Rebels once held Haldim.", ["not-held haldim KAR.opp"]),
    ("The Northern Front used to control Tellin.", ["not-held tellin NF"]),
    ("Sarnov is not within the government's control any more.", ["not-held sarnov KAR.gov"]),
    ("Once rebels hold Ostra, they will march on Haldim.", ["held ostra KAR.opp"]),
    ("Ostra, once the last stronghold of the rebels, is quiet.", []),
    # under way
    ("The army is losing Ostra to the rebels.", ["contested ostra KAR.mil"]),
    ("Haldim was slipping from the hands of the rebels.", ["contested haldim KAR.opp"]),
    ("Rebels are withdrawing from Sarnov.", ["contested sarnov KAR.opp"]),
    # a fight for a place
    ("Rebels and the army fought for control of Tellin.", ["contested tellin -"]),
    ("A battle for control of Ostra raged on Sunday.", ["contested ostra -"]),
    ("Fighting raged for control of Haldim.", ["contested haldim -"]),
    ("Rebels battled government troops for the town of Sarnov.", ["contested sarnov -"]),
    ("The two parties battled for control of parliament in Tellin.", []),
    ("The Northern Front and the army are vying for control of Haldim.", ["contested haldim -"]),
    # strongholds
    ("Tellin is a stronghold of the Northern Front.", ["held tellin NF"]),
    ("He flew to Ostra, a stronghold of government opponents.", ["held ostra government opponents"]),
    ("Shells hit a depot south of Haldim, a rebel stronghold.", ["held haldim KAR.opp"]),
    ("They drove to Sarnov, the rebels' stronghold.", ["held sarnov KAR.opp"]),
    ("Talks will begin in the rebel stronghold of Tellin.", ["held tellin KAR.opp"]),
    ("The base is near Ostra, ten miles from Haldim, a rebel stronghold.", ["held haldim KAR.opp"]),
    ("Planes bombed rebel strongholds in Ostra.", []),
    ("Ostra, a former rebel stronghold, was quiet.", []),
    ("Haldim is a stronghold of the wool trade.", []),
    # what the relative clause leaves out, what "it" and "they" mean
    ("Sarnov, which rebels say they control, was bombed.", ["held sarnov KAR.opp"]),
    (
        "The convoy reached Ostra, a mill town that the rebels said they seized on Sunday.",
        ["contested ostra -", "gained ostra KAR.opp"],
    ),
    ("Tellin, which the Northern Front claims to hold, has no water.", ["held tellin NF"]),
    ("Government troops are surrounding Ostra and still control it.", ["contested ostra -", "held ostra KAR.mil"]),
    ("Tellin is the only town held by the rebels.", ["held tellin KAR.opp"]),
    ("The army shelled the rebels near Haldim, which had been taken over by insurgents.", ["gained haldim KAR.opp"]),
    ("The reporter reached Ostra, which she said she loves.", []),
    # parts, ports, gates, roads, capitals
    ("Tellin's port is under the control of the rebels.", ["held Tellin's port KAR.opp"]),
    ("Shells fell on Tellin. The port is now under rebel control.", ["held port KAR.opp"]),
    ("The rebels hold the port of Tellin.", ["held tellin KAR.opp"]),
    ("The army took the eastern gate of Ostra.", []),
    ("The army controls the main road to Ostra.", []),
    ("Rebels seized the outskirts of Haldim.", []),
    ("Rebels control the airport of Haldim.", ["held airport KAR.opp"]),
    ("Rebels seized Haldim airport.", ["gained Haldim airport KAR.opp"]),
    ("Shells fell on Tellin. Rebels hope to enter the capital.", []),
    ("The army holds the heights above Ostra.", []),
    # claimed, cleared, fallen back
    ("The Northern Front claimed control of Sarnov.", ["held sarnov NF"]),
    ("Rebels fell back from Haldim.", ["lost haldim KAR.opp"]),
    ("The Velian troops tightened their grip on Tellin.", ["held tellin VEL.mil"]),
    ("The rebels are holding firm, Ostra officials said.", []),
    ("Rebels wrested control of Ostra from the army.", ["gained ostra KAR.opp < KAR.mil"]),
    ("Shops in rebel-administered Sarnov reopened.", ["held sarnov KAR.opp"]),
    ("Tellin is 100 percent in rebel hands.", ["held tellin KAR.opp"]),
    ("Tellin is 60 percent in rebel hands.", []),
    ("Police controlled the crowd in Tellin.", []),
    ("The company seized control of the market in Ostra.", []),
    ("The rebels captured the imagination of Ostra.", []),
    ("The army secured a contract in Tellin.", []),
]


MISREAD: list[tuple[str, list[str]]] = [  # what the parser hangs wrong, still to be read
    ("Shells fell on Ostra, once in the hands of the rebels.", ["not-held ostra KAR.opp"]),
    ("The army cleansed Ostra of insurgents.", ["gained ostra KAR.mil < KAR.opp"]),
    ("The Northern Front secured control of Haldim on Friday.", ["gained haldim NF"]),
]

GAPS = [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in MISREAD]


@pytest.mark.parametrize(("sentence", "expected"), [*SAID, *MORE, *GAPS])
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
