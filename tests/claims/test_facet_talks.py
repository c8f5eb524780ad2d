"""How far talks are: sentences with word, phase, parties, venue, mediator, subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marked import readings

SAID: list[tuple[str, list[str]]] = [
    (
        "Peace talks between the Karsan government and the rebels began in Lindau on Monday.",
        ["began: convened p=KAR.gov+KAR.opp v=Lindau m=None s=peace"],
    ),
    ("The Lindau talks were adjourned until March.", ["adjourned: adjourned p= v=Lindau m=None s=None"]),
    ("The rebels walked out of the negotiations.", ["walked: failed p= v=None m=None s=None"]),
    ("Talks on a prisoner exchange collapsed.", ["collapsed: failed p= v=None m=None s=prisoner exchange"]),
    ("The United Nations called for a resumption of peace talks.", ["resumption: resumed p= v=None m=None s=peace"]),
    ("A second round of talks is scheduled for May.", ["scheduled: scheduled p= v=None m=None s=None"]),
    (
        "Velia will host talks between the government and the rebels.",
        ["host: convened p=KAR.gov+KAR.opp v=None m=None s=None"],
    ),
    ("The UN-mediated negotiations in Lindau ended without a deal.", ["ended: concluded p= v=Lindau m=UN s=None"]),
    (
        "The government resumed talks with the insurgents in Lindau.",
        ["resumed: resumed p=KAR.gov+KAR.opp v=Lindau m=None s=None"],
    ),
    ("The rebels took part in the talks in Lindau.", ["took: convened p=KAR.opp v=Lindau m=None s=None"]),
    ("The talks failed after three days.", ["failed: failed p= v=None m=None s=None"]),
    (
        "Lindau-based talks on a new constitution continue.",
        ["continue: under-way p= v=Lindau m=None s=new constitution"],
    ),
    (
        "A meeting between the government and the rebels in Lindau ended on Friday.",
        ["ended: concluded p=KAR.gov+KAR.opp v=Lindau m=None s=None"],
    ),
    ("President Doran held telephone talks with Minister Pell.", []),
    ("Minister Pell said the meeting with Doran went well.", []),
    ("The company opened talks with a buyer.", []),
    ("He talks too much about Ostra.", []),
    ("The rebels refused talks with the government.", ["refused: proposed p=KAR.gov v=None m=None s=None"]),
    ("Negotiations brokered by Velia stalled in June.", ["stalled: adjourned p= v=None m=VEL s=None"]),
    ("The peace conference in Lindau opened on Tuesday.", ["opened: convened p= v=Lindau m=None s=peace"]),
    ("Wage negotiations at the plant in Tellin began.", []),
    ("The talks were suspended.", ["suspended: adjourned p= v=None m=None s=None"]),
    (
        "The envoy hopes to revive the stalled talks.",
        ["revive: resumed p= v=None m=None s=None", "stalled: adjourned p= v=None m=None s=None"],
    ),
    ("Talks were due to begin in Lindau on 3 June.", ["begin: convened p= v=Lindau m=None s=None"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_talks(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    found = [(r.trigger.text, t) for r in readings(parse, sentence, "talks") if (t := r.facets.talks)]
    assert [
        f"{word}: {t.phase} p={'+'.join(t.parties)} v={t.venue} m={t.mediator} s={t.subject}" for word, t in found
    ] == expected
