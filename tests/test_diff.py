"""What a later day knows otherwise, and what holds of every view as of a day, whatever is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import cheap
from chronist.chronicle import Chronicle
from chronist.cli import app
from chronist.config import Config
from chronist.errors import UsageError
from chronist.link.events import link
from chronist.link.support import known_on
from chronist.model import Ceasefire, Change, Event, Facets, Status, Talks, Toll
from chronist.runner import Runner
from chronist.show.changes import Difference, Thing, changed_fields, claims_of, differences
from chronist.show.known import Known
from chronist.store import Store
from chronist.views import Evidence, LinkedEvent, Spell
from made import controls, said


def known(items: Iterable[Evidence], day: str = "2030-01-01") -> Known:
    """As `knowing` makes it, of evidence alone."""
    out = [e for e in items if known_on(e, date.fromisoformat(day))]
    events = link(out)
    event_of = {c: e.id for e in events for c in e.claims}
    return Known((), [msgspec.structs.replace(e, event_id=event_of.get(e.claim.id)) for e in out], events)


def diff(items: Sequence[Evidence], first: str, second: str, view: str) -> list[Difference]:
    found = differences(known(items, first), known(items, second))
    assert found == differences(known(items[::-1], first), known(items[::-1], second))
    return [d for d in found if d.view == view]


def told(found: Sequence[Difference]) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.what, d.fields) for d in found]


def strike(published: str, **facts: object) -> Evidence:
    given = {"time": "2016-03-01", "where": "Homs", "event": Event.ASSAULT, "actors": "RUS", "recipients": "SYR.civ"}
    return said(published=published, **(given | facts))  # type: ignore[arg-type]


def dead(number: float, *, so_far: bool = False) -> Facets:
    toll = Toll(kind="killed", low=number, best=number, high=number, text=str(number), cumulative=so_far)
    return Facets(toll=(toll,))


FIRST = strike("2016-03-02")
DENIAL = strike("2016-03-06", status=Status.DENIED, speaker="RUS.gov", outlet="Echo")


@pytest.mark.parametrize(
    ("later", "what"),
    [
        (strike("2016-03-06", where="Idlib", time="2016-03-05"), [("new", ())]),
        # The same outlet again tells nothing new; another supports it.
        (strike("2016-03-06", trigger="attacked again"), []),
        (strike("2016-03-06", outlet="Post"), [("changed", ("origins", "support"))]),
        (DENIAL, [("changed", ("origins", "disagreements", "support", "denied_by"))]),
        # Published later than the second day.
        (strike("2016-03-09", outlet="Post"), []),
    ],
)
def test_events(later: Evidence, what: list[tuple[str, tuple[str, ...]]]) -> None:
    assert told(diff([FIRST, later], "2016-03-05", "2016-03-07", "event")) == what


def test_a_difference_says_what_was_before_and_since_when_it_is_known() -> None:
    later = strike("2016-03-06", outlet="Post")
    (found,) = diff([FIRST, later], "2016-03-05", "2016-03-31", "event")
    (before,) = found.before
    assert isinstance(before, LinkedEvent)
    assert isinstance(found.after, LinkedEvent)
    assert (before.origins, found.after.origins) == (1, 2)
    assert (found.claims, found.known_from) == ((later.claim.id,), date(2016, 3, 6))


def test_numbers_that_come_to_differ() -> None:
    items = [strike("2016-03-02", facets=dead(5)), strike("2016-03-06", facets=dead(7), outlet="Post")]
    (event,) = diff(items, "2016-03-05", "2016-03-07", "event")
    assert {"tolls", "disagreements", "support"} <= set(event.fields)
    (toll,) = diff(items, "2016-03-05", "2016-03-07", "toll")
    assert (toll.what, {"best", "high", "figures"} <= set(toll.fields)) == ("changed", True)


def test_an_event_that_its_own_outlet_takes_back_is_withdrawn() -> None:
    items = [FIRST, strike("2016-03-06", status=Status.NOT_HAPPENED)]
    (found,) = diff(items, "2016-03-05", "2016-03-07", "event")
    assert (found.what, "support" in found.fields) == ("withdrawn", True)


def test_two_events_that_turn_out_to_be_one() -> None:
    bare = {"actors": "", "recipients": ""}
    one, two = (strike("2016-03-02", trigger=t, outlet=o, **bare) for t, o in (("raided", "Post"), ("shelled", "Echo")))
    both = [strike("2016-03-06", trigger=t, outlet="Sun", facets=dead(3), **bare) for t in ("raided", "shelled")]
    assert (len(link([one, two])), len(link([one, two, *both]))) == (2, 1)
    (merged,) = diff([one, two, *both], "2016-03-05", "2016-03-07", "event")
    assert (merged.what, len(merged.before), "claims" in merged.fields) == ("changed", 2, True)


def town(published: str, time: str | None, change: Change, who: str, **facts: object) -> Evidence:
    return said(published=published, time=time, where="Homs", facets=controls(change, "Homs", who), **facts)  # type: ignore[arg-type]


def test_a_spell_begins_and_ends() -> None:
    items = [
        town("2016-03-02", "2016-03-01", Change.GAINED, "IS"),
        town("2016-03-12", "2016-03-11", Change.GAINED, "SYR.mil"),
    ]
    assert told(diff(items, "2016-03-01", "2016-03-02", "control")) == [("new", ())]
    ended, begun = diff(items, "2016-03-05", "2016-03-20", "control")
    assert (ended.what, ended.fields, begun.what) == ("ended", ("to", "reason"), "new")
    assert isinstance(begun.after, Spell)
    assert begun.after.holder is not None
    assert (begun.after.holder.id, begun.known_from) == ("SYR.mil", date(2016, 3, 12))


def test_what_nobody_knew_is_told_later() -> None:
    items = [
        town("2016-03-02", "2016-03-01", Change.LOST, "IS"),
        town("2016-03-12", "2016-03-01", Change.GAINED, "SYR.mil"),
    ]
    found = diff(items, "2016-03-05", "2016-03-20", "control")
    unknown = [d.what for d in found for o in d.before if isinstance(o, Spell) and o.state == "unknown"]
    assert unknown == ["withdrawn"]
    assert [d.after.state for d in found if d.what == "new" and isinstance(d.after, Spell)] == ["held"]


def test_phases_of_a_truce_and_of_a_round() -> None:
    def truce(published: str, phase: str) -> Evidence:
        return said(published=published, time=published, facets=Facets(ceasefire=Ceasefire(phase=phase, scope="Syria")))

    def round_(published: str, phase: str) -> Evidence:
        return said(published=published, time=published, facets=Facets(talks=Talks(phase=phase, venue="Geneva")))

    items = [
        *(truce(d, p) for d, p in (("2016-03-01", "agreed"), ("2016-03-08", "breached"))),
        *(round_(d, p) for d, p in (("2016-03-01", "convened"), ("2016-03-08", "adjourned"))),
    ]
    assert told(diff(items, "2016-03-02", "2016-03-09", "ceasefire")) == [("changed", ("history",))]
    assert told(diff(items, "2016-03-02", "2016-03-09", "talks")) == [("changed", ("history",))]
    assert told(diff(items, "2016-02-02", "2016-03-09", "talks")) == [("new", ())]


def test_a_wars_toll_grows() -> None:
    items = [
        said(published=day, where="Syria", facets=dead(number, so_far=True), outlet="Post")
        for day, number in (("2016-03-01", 250_000), ("2016-03-08", 280_000))
    ]
    (found,) = diff(items, "2016-03-02", "2016-03-09", "toll")
    assert (found.what, found.known_from) == ("changed", date(2016, 3, 8))
    assert {"best", "figures"} <= set(found.fields)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    texts = (
        ("Courier", "2016-03-02", "The Reds attacked the Blues in Oakham on 2016-03-01."),
        ("Post", "2016-03-04", "The Reds attacked the mill in Oakham on 2016-03-01."),
        ("Echo", "2016-03-10", "The Greens met the Blues in Corby on 2016-03-09."),
        ("Echo", None, "The Greens met."),
    )
    reports = [cheap.report(t, f"{n}.txt", outlet=o, published=p) for n, (o, p, t) in enumerate(texts)]
    with Store.open(tmp_path / "c.db") as store:
        Runner(store, Config(), make=cheap.make).read(reports)
    return tmp_path / "c.db"


def run(path: Path, *args: str) -> Result:
    return CliRunner().invoke(app, ["diff", "--chronicle", str(path), *args])


def test_json_lines_have_stable_names(path: Path) -> None:
    result = run(path, "--as-of", "2016-03-03", "--as-of", "2016-03-31", "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert {tuple(d) for d in found} == {("what", "view", "fields", "known_from", "claims", "before", "after")}
    assert [(d["what"], d["view"], d["known_from"]) for d in found] == [
        ("changed", "event", "2016-03-04"),
        ("new", "event", "2016-03-10"),
    ]
    assert (found[0]["before"][0]["origins"], found[0]["after"]["origins"]) == (1, 2)
    assert "1 undated report left out" in result.stderr


def test_a_table_for_people(path: Path) -> None:
    head, changed, new = run(path, "--as-of", "2016-03-03", "--as-of", "2016-03").stdout.rstrip("\n").split("\n")
    assert head.split("\t") == ["what", "view", "known from", "id", "now", "changed", "before"]
    assert changed.split("\t")[5] == "origins, support"
    assert new.split("\t")[:3] == ["new", "event", "2016-03-10"]


@pytest.mark.parametrize(
    ("options", "count"),
    [("", 2), ("--place Oakham", 1), ("--actor Greens", 1), ("--from 2016-03-05", 1), ("--limit 1", 1)],
)
def test_filters(options: str, count: int, path: Path) -> None:
    result = run(path, "--as-of", "2016-03-03", "--as-of", "2016-03-31", "--json", *options.split())
    assert len(result.stdout.splitlines()) == count


@pytest.mark.parametrize("days", [["2016-03-04"], [], ["2016-03-04", "2016-03-02"], ["2016", "2017", "2018"]])
def test_two_days_are_needed_the_earlier_first(days: list[str], path: Path) -> None:
    result = run(path, *(word for day in days for word in ("--as-of", day)))
    assert isinstance(result.exception, UsageError)
    assert "--as-of 2016-03-01 --as-of 2016-04-01" in str(result.exception)


def test_in_python(path: Path) -> None:
    with Chronicle.open(path) as c:
        assert [d.what for d in c.diff("2016-03-03", "2016-03", place="Oakham")] == ["changed"]
        assert c.diff("2016-03-03", date(2016, 3, 3)) == []
        c.judge("wrong", c.claims(place="Corby")[0].claim.id)
        assert [d.what for d in c.diff("2016-03-03", "2016-03")] == ["changed"]


DAYS = st.integers(1, 20).map(lambda n: f"2016-03-{n:02}")
PUBLISHED = st.tuples(st.integers(1, 20), st.integers(0, 4), st.booleans()).map(
    lambda p: None if p[2] and p[1] == 4 else f"2016-03-{p[0]:02}/2016-03-{p[0] + p[1]:02}"
)
HOLDERS = ["IS", "SYR.mil", None]
FACETS = st.one_of(
    st.none(),
    st.integers(1, 3).map(dead),
    st.integers(1, 3).map(lambda n: dead(n * 1000, so_far=True)),
    st.builds(controls, st.sampled_from(sorted(Change)), st.sampled_from(["Homs", "Idlib"]), st.sampled_from(HOLDERS)),
    st.sampled_from(["agreed", "begun", "breached"]).map(lambda p: Facets(ceasefire=Ceasefire(phase=p, scope="Syria"))),
    st.sampled_from(["scheduled", "convened", "failed"]).map(lambda p: Facets(talks=Talks(phase=p, venue="Geneva"))),
)
ITEMS = st.lists(
    st.builds(
        lambda published, time, where, who, outlet, status, facets: said(
            published=published, time=time, where=where, actors=who, outlet=outlet, status=status, facets=facets,
            event=Event.ASSAULT,
        ),
        PUBLISHED, st.one_of(st.none(), DAYS), st.sampled_from(["Homs", "Idlib", ""]),
        st.sampled_from(["IS", "SYR.mil", ""]),
        st.sampled_from(["Courier", "Post"]),
        st.sampled_from([Status.HAPPENED, Status.HAPPENED, Status.DENIED, Status.NOT_HAPPENED, Status.PLANNED]), FACETS,
    ),
    max_size=10, unique_by=lambda e: e.claim.id,
)  # fmt: skip
TWO_DAYS = st.tuples(DAYS, DAYS).map(sorted)


def things(known_: Known) -> list[Thing]:
    """All that a day knows, as the difference from a day on which nothing was known."""
    return [d.after for d in differences(known([]), known_) if d.after is not None]


def is_still(old: Thing, new: Thing) -> bool:
    """The same thing, told by the same claims or more."""
    return type(old) is type(new) and set(claims_of(old)) <= set(claims_of(new)) and not changed_fields([old], new)


@settings(max_examples=150, deadline=None)
@given(items=ITEMS, days=TWO_DAYS)
def test_what_is_known_stays_known_unless_a_difference_says_so(items: list[Evidence], days: list[str]) -> None:
    before, after = (known(items, day) for day in days)
    assert before.evidence.keys() <= after.evidence.keys()
    found, now = differences(before, after), things(after)
    for thing in things(before):
        assert any(thing in d.before for d in found) or any(is_still(thing, n) for n in now)


@settings(max_examples=80, deadline=None)
@given(items=ITEMS, days=TWO_DAYS)
def test_all_that_is_known_later_was_known_before_or_is_told(items: list[Evidence], days: list[str]) -> None:
    before, after = (known(items, day) for day in days)
    found, olds = differences(before, after), things(before)
    for thing in things(after):
        assert any(d.after == thing for d in found) or any(is_still(o, thing) for o in olds)


@settings(max_examples=80, deadline=None)
@given(items=ITEMS, days=TWO_DAYS, data=st.data())
def test_the_order_of_reports_does_not_matter(items: list[Evidence], days: list[str], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(items))
    one, other = (differences(*(known(order, day) for day in days)) for order in (items, mixed))
    assert one == other


@settings(max_examples=80, deadline=None)
@given(items=ITEMS, days=TWO_DAYS)
def test_where_nothing_came_there_is_no_difference(items: list[Evidence], days: list[str]) -> None:
    assert differences(known(items, days[0]), known(items, days[0])) == []
    came = {e.claim.id for e in known(items, days[1]).evidence.values()} - known(items, days[0]).evidence.keys()
    assert came or differences(*(known(items, day) for day in days)) == []


STRANGER = said(
    published="2016-03-05", time="2016-03-04", where="Bamako", event=Event.ASSAULT, actors="MLI.mil", outlet="Sahel",
    facets=controls(Change.GAINED, "Bamako", "MLI.mil"),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(items=ITEMS)
def test_an_unrelated_report_changes_nothing_else(items: list[Evidence]) -> None:
    found = differences(known(items), known([*items, STRANGER]))
    assert {(d.what, d.claims) for d in found} == {("new", (STRANGER.claim.id,))}
    assert {d.view for d in found} == {"event", "control"}
