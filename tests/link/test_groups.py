"""Which claims are one happening: pairs by hand, and the same groups for every order and split."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.link.events import events_of, link
from chronist.link.features import features
from chronist.link.groups import Groups
from chronist.model import Change, Control, Event, Facets, Ref, Span, Status, Toll
from chronist.views import Evidence
from made import said

ASSAULT = Event.ASSAULT


def taken(by: str | None, from_: str | None = None, change: Change = Change.GAINED) -> Facets:
    refs = [Ref(id=name, name=name) if name else None for name in (by, from_)]
    place = Ref(id="p:Homs", name="Homs")
    return Facets(control=(Control(place=place, holder=refs[0], change=change, from_=refs[1]),))


def dead(number: int) -> Facets:
    return Facets(toll=(Toll(kind="killed", low=number, best=number, high=number, text=str(number)),))


def strike(**facts: object) -> Evidence:
    given = {"published": "2016-07-15", "time": "2016-07-14", "where": "Homs", "event": ASSAULT, "actors": "SYR.mil"}
    return said(**(given | facts))  # type: ignore[arg-type]


TALKS: dict[str, object] = {"event": Event.CONSULT, "actors": "UN SYR.gov", "where": "Homs", "trigger": "meet"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # The same words, a day apart, in two outlets.
        ({}, {"outlet": "Gazette", "time": "2016-07-15"}, True),
        ({}, {"outlet": "Gazette", "time": "2016-07-17"}, False),
        ({}, {"outlet": "Gazette", "where": "Idlib"}, False),
        # A place and a day alone are not enough.
        ({}, {"outlet": "Gazette", "actors": "", "trigger": "raided"}, False),
        ({}, {"outlet": "Gazette", "actors": "ISR", "trigger": "raided"}, False),
        # Army and government of a state are one side.
        ({}, {"outlet": "Gazette", "actors": "SYR.gov"}, True),
        # Numbers that differ are a disagreement; in one report they count two happenings.
        ({"facets": dead(5)}, {"facets": dead(7), "outlet": "Gazette"}, True),
        ({"facets": dead(5)}, {"facets": dead(7), "trigger": "shelled", "document": "doc-Courier-2016-07-15"}, False),
        # Said and denied.
        ({"actors": "RUS"}, {"actors": "RUS", "status": Status.DENIED, "speaker": "RUS.gov"}, True),
        # A plan is not the deed.
        ({}, {"status": Status.PLANNED, "outlet": "Gazette"}, False),
        # What is planned for a day and told of that day is one; so is a swap that fell through.
        (TALKS | {"status": Status.PLANNED, "trigger": "meet"}, TALKS | {"trigger": "met", "outlet": "Gazette"}, True),
        (TALKS | {"status": Status.PLANNED}, TALKS | {"time": "2016-07-18", "outlet": "Gazette"}, False),
        # Who takes a place does not lose it.
        ({"facets": taken("IS")}, {"facets": taken("IS"), "outlet": "Gazette"}, True),
        ({"facets": taken("IS")}, {"facets": taken("IS", change=Change.LOST), "outlet": "Gazette"}, False),
        ({"facets": taken("IS", "SYR.mil")}, {"facets": taken("SYR.mil", change=Change.LOST), "outlet": "G"}, True),
    ],
)
def test_pairs(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    assert (len(link([strike(**one), strike(**other)])) == 1) is same


@pytest.mark.parametrize(
    ("count", "events"),
    [
        ({}, 1),  # "Twelve people were killed." right behind it
        ({"where": "Idlib"}, 2),
        ({"time": "2016-07-12"}, 2),
        ({"document": "doc-Gazette-2016-07-15", "outlet": "Gazette"}, 2),
    ],
)
def test_a_count_belongs_to_the_attack_before_it(count: dict[str, object], events: int) -> None:
    told = {"where": "", "time": "", "actors": "", "trigger": "killed", "facets": dead(12)} | count
    behind = strike(**told)
    claim = msgspec.structs.replace(behind.claim, trigger=Span(start=90, end=96, text="killed"), start=80, end=99)
    assert len(link([strike(), msgspec.structs.replace(behind, claim=claim)])) == events


def test_a_sentence_printed_again_tells_of_the_same() -> None:
    quote = "The governor imposed a curfew on the whole of the province from dusk."
    told = [strike(where="", actors="", time="", outlet=o, event=Event.COERCE) for o in ("Courier", "Gazette")]
    printed = [msgspec.structs.replace(e, claim=msgspec.structs.replace(e.claim, quote=quote)) for e in told]
    assert (len(link(told)), len(link(printed))) == (2, 1)


def test_who_only_announced_it_supports_nothing() -> None:
    planned = strike(**(TALKS | {"status": Status.PLANNED, "outlet": "Gazette"}))
    (event,) = link([planned, strike(**(TALKS | {"trigger": "met"}))])
    assert (event.status, event.origins, event.support, event.documents) == ("happened", 1, "single-source", 2)


claims = st.lists(
    st.builds(
        lambda day, where, who, outlet, number: strike(
            time=f"2016-07-{day:02}", where=where, actors=who, outlet=outlet, facets=dead(number)
        ),
        st.integers(10, 16),
        st.sampled_from(["Homs", "Idlib", ""]),
        st.sampled_from(["SYR.mil", "RUS", ""]),
        st.sampled_from(["Courier", "Gazette", "Post"]),
        st.integers(1, 4),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(claims, st.randoms(use_true_random=False), st.integers(0, 14))
def test_any_order_and_split_gives_the_same_events(found: list[Evidence], shuffled: object, cut: int) -> None:
    mixed = list(found)
    shuffled.shuffle(mixed)  # type: ignore[attr-defined]
    groups = Groups()
    groups.add(features(e) for e in mixed[:cut])
    groups.add(features(e) for e in mixed[cut:])
    assert events_of(groups.all()) == link(found)


@settings(max_examples=40, deadline=None)
@given(claims)
def test_an_unrelated_report_changes_no_other_event(found: list[Evidence]) -> None:
    stranger = strike(where="Bamako", actors="MLI.mil", outlet="Sahel", time="2013-01-12", published="2013-01-13")
    before = link(found)
    assert [e for e in link([*found, stranger]) if stranger.claim.id not in e.claims] == before


def test_adding_touches_only_what_it_joins() -> None:
    groups = Groups()
    groups.add([features(strike()), features(strike(where="Idlib", outlet="Post"))])
    changed = groups.add([features(strike(outlet="Gazette"))])
    assert [[f.item.outlet for f in group] for group in changed] in ([["Courier", "Gazette"]], [["Gazette", "Courier"]])
    assert groups.add([features(strike())]) == []
