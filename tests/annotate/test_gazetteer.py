"""Names in, places out; the file is built once and whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronist import data
from chronist.annotate import gazetteer as module
from chronist.annotate.gazetteer import Gazetteer, ensure
from chronist.annotate.place import KINDS, place_of_row
from chronist.annotate.place_keys import fold, loosen
from chronist.errors import ConfigError


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Syria", "SYR", "country"),
        ("US", "USA", "country"),
        ("U.S.", "USA", "country"),
        ("DRC", "COD", "country"),
        ("Côte d’Ivoire", "CIV", "country"),
        ("Palmyra", "SYR", "settlement"),
        ("Tadmur", "SYR", "settlement"),
        ("al-Sukhnah", "SYR", "settlement"),
        ("T-4", "SYR", "base"),
        ("Tiyas airbase", "SYR", "base"),
        ("Khmeimim", "SYR", "base"),
        ("Eastern Ghouta", "SYR", "region"),
        ("Kobanî", "SYR", "settlement"),
        ("Ajdabiyah", "LBY", "settlement"),
        ("Misurata", "LBY", "settlement"),
        ("Artemivsk", "UKR", "settlement"),
        ("Donbass", "UKR", "region"),
        ("El Fasher", "SDN", "settlement"),
        ("Darfur", "SDN", "region"),
        ("Nagorno-Karabakh", "AZE", "region"),
        ("South Ossetia", "GEO", "region"),
        ("Zaatari", "JOR", "site"),
        ("Euphrates", None, "water"),
        ("Mediterranean", None, "water"),
        ("Middle East", None, "region"),
    ],
)
def test_first_sense_of_a_name(gazetteer: Gazetteer, name: str, country: str | None, kind: str) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.kind) == (country, kind)


def test_the_syrian_arak_stands_beside_the_iranian_city(gazetteer: Gazetteer) -> None:
    assert {p.country for p in gazetteer.lookup("Arak")} >= {"IRN", "SYR"}


@pytest.mark.parametrize("name", ["us", "EU", "in", "", "Xyzzyville"])
def test_no_place_of_that_name(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == []


def test_an_id_leads_back_to_its_place_and_province(gazetteer: Gazetteer) -> None:
    palmyra = gazetteer.lookup("Palmyra")[0]
    assert gazetteer.by_id(palmyra.id) == palmyra
    assert palmyra.admin is not None
    province = gazetteer.by_id(palmyra.admin)
    assert province is not None
    assert (province.name, province.kind) == ("Homs Governorate", "province")
    assert gazetteer.by_id("geonames:0") is None


def test_a_users_row_wins(tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text("id,name,aliases,kind,lat,lon,country\nmine:p,Palmyra,Zedville,site,1.0,2.0,XKX\n")
    gazetteer = Gazetteer.open([own])
    assert gazetteer.lookup("Palmyra")[0].id == "mine:p"
    assert [p.id for p in gazetteer.lookup("Zedville")] == ["mine:p"]
    assert gazetteer.by_id("mine:p") == gazetteer.lookup("Zedville")[0]


@pytest.mark.parametrize("cell", ["kind", "lat"])
def test_a_bad_row_names_itself(cell: str) -> None:
    row = dict.fromkeys(data.rows("places")[0], "") | {"id": "mine:x", "name": "X", "kind": "site", cell: "no"}
    with pytest.raises(ConfigError, match="mine:x"):
        place_of_row(row)


def test_our_table_is_sound() -> None:
    rows = data.rows("places")
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert row["id"].startswith(("chronist:", "geonames:")), row
        assert row["kind"] in KINDS | {""}, row
        assert row["id"].startswith("geonames:") or (row["lat"] and row["lon"]), row
        assert not row["lat"] or (abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180), row


def test_countries_are_sound() -> None:
    rows = data.rows("countries")
    assert len({row["iso3"] for row in rows}) == len(rows) >= 240
    assert all(abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180 for row in rows)


def test_the_file_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(module, "build", fails)
    with pytest.raises(OSError, match="disk full"):
        ensure(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(module, "build", lambda path: path.write_bytes(b"whole"))
    assert ensure(tmp_path).read_bytes() == b"whole"
    monkeypatch.setattr(module, "build", fails)
    assert ensure(tmp_path).read_bytes() == b"whole"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("as-Sukhnah", "Sukhna"), ("Deir ez-Zor", "Deir al-Zur"), ("al-Qusayr", "Qusair"), ("Kafr Nabl", "Kafr Nabl")],
)
def test_spellings_of_arabic_meet(one: str, other: str) -> None:
    assert loosen(fold(one)) == loosen(fold(other))
