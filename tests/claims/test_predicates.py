"""Who is subject and who object of a predicate, whatever stands between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.predicates import predicate_of


@pytest.mark.parametrize(
    ("text", "trigger", "subjects", "objects"),
    [
        ("The army shelled the town.", "shelled", "army", "town"),
        ("The town was shelled by the army.", "shelled", "army", "town"),
        ("The army shelled and stormed the town.", "shelled", "army", "town"),
        ("The army shelled and stormed the town.", "stormed", "army", "town"),
        ("The group, which seized Mosul, fled.", "seized", "group", "Mosul"),
        ("The town that rebels seized was empty.", "seized", "rebels", "town"),
        ("Troops backed by Russia advanced.", "backed", "Russia", "Troops"),
        ("Troops backed by Russia advanced.", "advanced", "Troops", ""),
        ("Moscow and Washington condemned the attack.", "condemned", "Moscow Washington", "attack"),
        ("Officials urged Russia to stop the raids.", "stop", "Russia", "raids"),
        ("Russia promised Syria to send planes.", "send", "Russia", "planes"),
        ("Paris accused Moscow of attacking hospitals in Tadmor.", "attacking", "Moscow", "hospitals"),
        ("The army has begun an offensive to take back Tadmor, seized last year.", "seized", "", "Tadmor"),
        ("Rebels attacked the base, killing two soldiers.", "killing", "Rebels", "soldiers"),
        ("The shelling of the town by the army went on.", "shelling", "army", "town"),
        ("Russia's withdrawal from Syria began.", "withdrawal", "Russia", ""),
    ],
)
def test_arguments(parse: Callable[[str], Doc], text: str, trigger: str, subjects: str, objects: str) -> None:
    token = next(t for t in parse(text) if t.text == trigger)
    found = predicate_of(token)
    assert " ".join(t.text for t in found.subjects) == subjects
    assert " ".join(t.text for t in found.objects) == objects
