"""The table of actors is sound, and the user's rows win."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chronist.annotate.actor_table import ActorTable
from chronist.annotate.folding import fold, same_case
from chronist.data import rows
from chronist.errors import ConfigError
from chronist.model import Interval

TABLE = ActorTable.load()
HEADER = "id,name,aliases,kind,country,parent,side,office,from,to,source\n"


def test_the_table_has_fifteen_hundred() -> None:
    assert len({row["id"] for row in rows("actors")}) >= 1500


def test_every_row_points_at_what_exists() -> None:
    kinds = {row["kind"] for row in rows("actor_kinds")}
    for row in rows("actors"):
        assert row["kind"] in kinds, row
        for column in ("country", "parent", "side"):
            assert not row[column] or row[column] in TABLE.actors, row


def test_role_nouns_have_kinds_of_the_closed_list() -> None:
    kinds = {row["kind"] for row in rows("actor_kinds")}
    for row in rows("role_nouns"):
        assert row["kind"] in kinds
        assert row["bare"] in {"side", "yes", "the", "no"}
        assert row["sense"] in {"person", "group", "machine"}


def test_offices_do_not_run_backwards() -> None:
    for actor in TABLE.actors.values():
        for _, term in actor.offices:
            assert term.first is None or term.last is None or term.first <= term.last, actor


@pytest.mark.parametrize(
    ("country", "kind", "id_"),
    [
        ("SYR", "state", "SYR"),
        ("SYR", "government", "SYR.gov"),
        ("SYR", "military", "SYR.mil"),
        ("SYR", "police", "SYR.pol"),
        ("SYR", "rebels", "SYR.opp"),
        ("SYR", "civilians", "SYR.civ"),
        ("SYR", "armed-group", None),
        ("XXX", "military", None),
    ],
)
def test_a_states_own_actors_are_composed(country: str, kind: str, id_: str | None) -> None:
    actor = TABLE.of_state(country, kind)
    assert (actor.id if actor else None) == id_


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Isis and ISIS", ["Isis", "ISIS"]),
        ("this is Isis's", ["Isis"]),
        ("the U.N. and the UN", ["U.N.", "UN"]),
        ("al‑Qaeda’s men", ["al-Qaeda"]),
        ("Congo Republicana", ["Congo"]),
        ("Séléka", ["Séléka"]),
        ("Islamic State (IS) group", ["Islamic State (IS) group"]),
        ("nato", []),
        ("Russian Aerospace Forces", ["Russian Aerospace Forces"]),
    ],
)
def test_spotting(text: str, aliases: list[str]) -> None:
    hits = TABLE.spot(text)
    assert [h.alias for h in hits] == aliases
    assert all(fold(text[h.start : h.end]).strip() == fold(h.alias).strip() for h in hits)


def test_who_held_an_office() -> None:
    year = Interval(first=date(2012, 1, 1), last=date(2012, 12, 31))
    assert TABLE.holder("USA", "secretary of state", year).id == "USA.hillary-clinton"  # type: ignore[union-attr]
    assert TABLE.holder("FRA", "president", year) is None  # two held it that year
    assert TABLE.holder("USA", "president", Interval()) is None


def test_the_users_rows_win(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        HEADER + "IS,Caliphate,IS-Test,armed-group,SYR,,,,,,mine\nmill,Mill Guard,Millers,armed-group,,,,,,,\n"
    )
    table = ActorTable.load([own])
    assert table.actors["IS"].name == "Caliphate"
    assert [h.uses[0].actor.id for h in table.spot("Millers met Daesh")] == ["mill", "IS"]


@pytest.mark.parametrize(
    "row",
    [
        "mill,Mill Guard,,army-of-millers,,,,,,,",
        ",Mill Guard,,armed-group,,,,,,,",
        "mill,Mill Guard,,armed-group,,,,,last week,,",
    ],
)
def test_a_bad_row_is_told(tmp_path: Path, row: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEADER + row + "\n")
    with pytest.raises(ConfigError, match="actors"):
        ActorTable.load([own])


@pytest.mark.parametrize(
    ("written", "alias", "same"),
    [
        ("IS", "IS", True),
        ("Is", "IS", False),
        ("UNICEF", "Unicef", True),
        ("free syrian army", "Free Syrian Army", False),
        ("Al-Nusra Front", "al-Nusra Front", True),
    ],
)
def test_case(written: str, alias: str, same: bool) -> None:
    assert same_case(written, alias) is same
