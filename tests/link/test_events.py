"""Claims about the same happening become one event; others do not."""

from __future__ import annotations

import random

import pytest

from chronist.link.events import link
from chronist.model import Change, Event, Facets, Status, Toll
from chronist.views import Evidence
from made import controls, said

ASSAULT = Event.ASSAULT


def killed(number: int) -> Facets:
    return Facets(toll=(Toll(kind="killed", low=number, best=number, high=number, text=str(number), of="civilians"),))


def strike(number: int, outlet: str, speaker: str | None = None, **other: str) -> Evidence:
    facts = {"published": "2016-07-15", "time": "2016-07-14", "where": "Aleppo", "recipients": "SYR.civ"} | other
    return said(event=ASSAULT, facets=killed(number), outlet=outlet, speaker=speaker, trigger="killed", **facts)


def test_two_outlets_with_one_speaker_are_one_origin() -> None:
    (event,) = link([strike(12, "Courier", "SOHR"), strike(12, "Gazette", "SOHR")])
    assert (event.origins, event.documents, event.support) == (1, 2, "single-source")


def test_two_speakers_who_agree_corroborate() -> None:
    (event,) = link([strike(12, "Courier", "SOHR"), strike(12, "Gazette", "SYR.gov")])
    assert (event.origins, event.support) == (2, "corroborated")


def test_numbers_that_differ_are_a_disagreement_not_two_events() -> None:
    (event,) = link([strike(12, "Courier", "SOHR"), strike(20, "Gazette", "SYR.gov")])
    (toll,) = event.tolls
    assert (toll.low, toll.best, toll.high) == (12, None, 20)
    assert [(d.about, [s.value for s in d.sides]) for d in event.disagreements] == [("toll", ["12", "20"])]


@pytest.mark.parametrize(
    "other",
    [
        {"where": "Idlib"},
        {"time": "2016-07-20", "published": "2016-07-21"},
    ],
)
def test_other_places_and_other_days_are_other_events(other: dict[str, str]) -> None:
    assert len(link([strike(12, "Courier", "SOHR"), strike(12, "Gazette", "SOHR", **other)])) == 2


def test_a_plan_is_not_the_deed() -> None:
    plan = said(published="2016-07-13", time="2016-07-14", where="Aleppo", event=ASSAULT, status=Status.PLANNED,
                recipients="SYR.civ", trigger="killed")  # fmt: skip
    assert len(link([plan, strike(12, "Courier")])) == 2


def test_a_denial_stands_beside_the_claim() -> None:
    denial = said(published="2016-07-15", time="2016-07-14", where="Aleppo", event=ASSAULT, status=Status.DENIED,
                  recipients="SYR.civ", trigger="killed", speaker="RUS.gov")  # fmt: skip
    (event,) = link([denial, strike(12, "Courier", "SOHR")])
    assert (event.status, event.support) == ("happened", "contested")
    assert event.disagreements[0].about == "occurrence"


def test_the_order_of_claims_does_not_matter() -> None:
    many = [strike(n, outlet, who) for n in (10, 12) for outlet in ("A", "B") for who in ("SOHR", "SYR.gov", None)]
    for seed in range(10):
        assert link(random.Random(seed).sample(many, len(many))) == link(many)


def test_who_fell_back_is_no_doer_of_the_capture() -> None:
    capture = {"published": "2016-03-28", "time": "2016-03-27", "where": "Homs"}
    taken = said(**capture, event=ASSAULT, actors="SYR.mil", trigger="took",
                 facets=controls(Change.GAINED, "Homs", "SYR.mil"))  # fmt: skip
    left = said(**capture, event=Event.RETREAT, actors="IS", trigger="fled", outlet="Gazette",
                facets=controls(Change.LOST, "Homs", "IS"))  # fmt: skip
    (event,) = link([taken, left, said(**capture, event=ASSAULT, actors="SYR.gov", trigger="took", outlet="Post",
                                       facets=controls(Change.GAINED, "Homs", "SYR.gov"))])  # fmt: skip
    assert ([a.id for a in event.actors], event.disagreements) == (["SYR.gov", "SYR.mil"], ())
