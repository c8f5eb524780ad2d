"""Spells of control from assertions made by hand."""

from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest

from chronist.derive.control import control
from chronist.link.support import known_on
from chronist.model import Change, Control, Status
from chronist.views import Evidence, Spell
from made import controls, said

GAINED, LOST, HELD = Change.GAINED, Change.LOST, Change.HELD


def town(change: Change, holder: str | None, time: str | None, published: str, loser: str | None = None) -> Evidence:
    return said(published=published, time=time, where="Tadmor", facets=controls(change, "Tadmor", holder, loser))


STORY = [
    town(GAINED, "IS", "2015-05-20", "2015-05-21"),
    town(HELD, "IS", None, "2015-09-01"),
    town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28"),
    town(LOST, "SYR.gov", "2016-12-11", "2016-12-12"),
]


def drawn(spell: Spell) -> tuple[str | None, str, str, str]:
    def text(ends: tuple[date | None, date | None]) -> str:
        return "..".join(d.isoformat() if d else "?" for d in ends)

    return spell.holder.id if spell.holder else None, spell.state, text(spell.first), text(spell.last)


def test_a_town_that_changes_hands() -> None:
    assert [drawn(s) for s in control(STORY)] == [
        ("IS", "held", "2015-05-20..2015-05-20", "2016-03-27..2016-03-27"),
        ("SYR.mil", "held", "2016-03-27..2016-03-27", "2016-12-11..2016-12-11"),
        (None, "unknown", "2016-12-11..2016-12-11", "?..?"),
    ]


def test_who_holds_it_after_a_loss_is_unknown_and_says_why() -> None:
    assert control(STORY)[-1].reason == "the reports say who lost it, and not who holds it after"


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2015-04-01", []),
        ("2015-12-31", ["IS"]),
        ("2016-06-01", ["SYR.mil"]),
        ("2017-01-01", [None]),
    ],
)
def test_on_a_day(day: str, holders: list[str | None]) -> None:
    spells = control(STORY, "p:Tadmor", on=date.fromisoformat(day))
    assert [s.holder.id if s.holder else None for s in spells] == holders


def test_as_of_a_day_before_the_last_report_knows_nothing_of_it() -> None:
    known = [e for e in STORY if known_on(e, date(2016, 10, 1))]
    assert [drawn(s) for s in control(known)][-1] == ("SYR.mil", "held", "2016-03-27..2016-03-27", "?..?")


def test_the_same_change_told_twice_is_one_spell() -> None:
    again = town(GAINED, "SYR.mil", "2016-03-26/2016-03-28", "2016-03-29")
    spells = control([*STORY, again])
    assert len(spells) == 3
    assert len(spells[1].claims) == 3  # both tellings of its begin, and that of its end


def test_a_change_told_with_its_loser_implies_who_held_before() -> None:
    spells = control([town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28", "IS")])
    assert [drawn(s) for s in spells] == [
        ("IS", "held", "?..2016-03-27", "2016-03-27..2016-03-27"),
        ("SYR.mil", "held", "2016-03-27..2016-03-27", "?..?"),
    ]
    assert spells[0].reason == "implied: held before the first report that says so"


def claimed(time: str, published: str) -> Evidence:
    facets = controls(GAINED, "Tadmor", "SYR.mil")
    own = msgspec.structs.replace(facets, control=tuple(replace_basis(c) for c in facets.control))
    return said(published=published, time=time, where="Tadmor", facets=own, speaker="SYR.mil")


def replace_basis(said: Control) -> Control:
    return msgspec.structs.replace(said, basis="claimed")


def test_a_capture_that_one_side_claims_and_the_other_denies_moves_no_front() -> None:
    held = town(GAINED, "IS", "2015-05-20", "2015-05-21")
    denial = said(published="2016-02-03", where="Tadmor", status=Status.DENIED, speaker="IS",
                  facets=controls(GAINED, "Tadmor", None))  # fmt: skip
    assert [drawn(s) for s in control([held, claimed("2016-02-02", "2016-02-03"), denial])] == [
        ("IS", "held", "2015-05-20..2015-05-20", "?..?"),
        (None, "contested", "2016-02-02..2016-02-02", "2016-02-02..2016-02-02"),
    ]


def test_a_loss_told_after_the_capture_implies_who_held_before() -> None:
    spells = control([town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28"), town(LOST, "IS", None, "2016-03-30")])
    assert [drawn(s) for s in spells] == [
        ("IS", "held", "?..2016-03-27", "2016-03-27..2016-03-27"),
        ("SYR.mil", "held", "2016-03-27..2016-03-27", "?..?"),
    ]


def test_who_enters_what_the_others_have_left_holds_it() -> None:
    entered = said(published="2016-03-28", time="2016-03-27", where="Tadmor", actors="FRA.mil SYR.mil",
                   trigger="entered", facets=controls(Change.CONTESTED, "Tadmor", None))  # fmt: skip
    spells = control([entered, town(LOST, "IS", "2016-03-26/2016-03-27", "2016-03-28")])
    assert ("FRA.mil", "held", "2016-03-27..2016-03-27", "?..?") in [drawn(s) for s in spells]


def test_a_contest_ends_where_a_later_spell_begins() -> None:
    fought = town(Change.CONTESTED, None, "2016-03-02", "2016-03-03")
    spells = control([fought, town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28")])
    assert drawn(spells[0]) == (None, "contested", "2016-03-02..2016-03-02", "2016-03-27..2016-03-27")


def test_who_fell_to_nobody_named_fell_to_those_who_say_so() -> None:
    fell = town(GAINED, None, "2016-03-27", "2016-03-28")
    spells = control([town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28"), fell])
    assert [drawn(s) for s in spells] == [("SYR.mil", "held", "2016-03-27..2016-03-27", "?..?")]


@pytest.mark.parametrize(("day", "holders"), [("2016-02-20", []), ("2016-03-20", ["IS"])])
def test_who_held_it_until_today_held_it_this_month(day: str, holders: list[str]) -> None:
    spells = control([town(GAINED, "SYR.mil", "2016-03-27", "2016-03-28", "IS")], on=date.fromisoformat(day))
    assert [s.holder.id for s in spells if s.holder] == holders


@pytest.mark.parametrize(
    "status", [Status.PLANNED, Status.POSSIBLE, Status.ATTEMPTED, Status.DENIED, Status.THREATENED]
)
def test_what_did_not_happen_moves_no_front(status: Status) -> None:
    plan = said(
        published="2016-02-01",
        time="2016-02-01",
        where="Tadmor",
        status=status,
        facets=controls(GAINED, "Tadmor", "SYR.mil"),
    )
    assert control([plan]) == []


def test_the_order_of_reports_does_not_matter() -> None:
    for seed in range(20):
        shuffled = random.Random(seed).sample(STORY, len(STORY))
        assert control(shuffled) == control(STORY)
