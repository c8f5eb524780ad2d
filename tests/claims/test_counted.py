"""Acts counted from another's day: "two days after the raid", "three weeks before the truce began"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from chronist.annotate.times import find_times
from chronist.claims.scope import says_verbs
from chronist.claims.when import times_of
from chronist.model import Interval

SATURDAY = date(2013, 3, 23)


@pytest.mark.parametrize(
    ("sentence", "trigger", "days"),
    [
        ("Rebels retook Osk on Friday, twelve days after the army captured the town.", "captured", "2013-03-10"),
        ("They took Osk on Tuesday, three weeks after losing it to the army.", "losing", "2013-02-23/2013-03-01"),
        ("Soldiers entered Osk on Sunday, hours after the rebels fled the city.", "fled", "2013-03-16/2013-03-17"),
        ("The army shelled Osk on Monday, a day after the raid on Tellin.", "raid", "2013-03-17"),
        ("The rebels seized Osk on Monday, two days before the truce began.", "began", "2013-03-20"),
        ("The truce in Osk collapsed on Saturday, six days after it was prolonged.", "prolonged", "2013-03-17"),
        ("The army retook Osk on Friday, weeks after the rebels overran it.", "overran", "2013-01-21/2013-03-14"),
        ("The army retook Osk on Friday, two days after the raid of 3 March.", "raid", "2013-03-03"),
        ("The army retook Osk on Friday, years after the rebels overran it.", "overran", ""),
        ("The soldiers fled on Friday after the rebels stormed the base.", "stormed", ""),
        ("The army retook Osk, two days after the rebels overran it.", "overran", ""),
    ],
)
def test_counted(parse: Callable[[str], Doc], sentence: str, trigger: str, days: str) -> None:
    doc = parse(sentence)
    token = next(t for t in doc if t.text == trigger)
    found = times_of(token, find_times(doc, Interval(first=SATURDAY, last=SATURDAY)), says_verbs())
    told = sorted({str(found.first), str(found.last)}) if found and found.first else []
    assert "/".join(told) == days
