"""Outlets are found by name, alias and address; a user's rows win."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronist.errors import ConfigError
from chronist.outlets import Outlets, domain


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets.load()


@pytest.mark.parametrize(
    ("asked", "name", "agency"),
    [
        ("Reuters", "Reuters", True),
        ("AFP", "Agence France-Presse", True),
        ("the associated press", "Associated Press", True),
        ("https://tass.com/world/123?x=1", "TASS", True),
        ("www.bbc.co.uk", "BBC", False),
        ("news.bbc.co.uk", "BBC", False),
        ("edition.cnn.com", "CNN", False),
        ("Ha’aretz", "Haaretz", False),
        ("New York Times", "The New York Times", False),
        ("dailystar.com.lb", "The Daily Star (Lebanon)", False),
    ],
)
def test_known_outlet(outlets: Outlets, asked: str, name: str, agency: bool) -> None:
    found = outlets.find(asked)
    assert found is not None
    assert (found.name, found.agency) == (name, agency)


@pytest.mark.parametrize(
    "asked", ["", None, "  ", "The Bardol Herald", "example.org", "notbbc.co.uk", "com", "http://[bad"]
)
def test_unknown_outlet(outlets: Outlets, asked: str | None) -> None:
    assert outlets.find(asked) is None


def test_every_name_finds_its_own_row(outlets: Outlets) -> None:
    from chronist.data import rows

    wrong = [
        row["name"]
        for row in rows("outlets")
        if (found := outlets.find(row["name"])) is None or found.name != row["name"]
    ]
    assert wrong == []


def test_table_is_well_formed() -> None:
    from chronist.data import rows

    table = rows("outlets")
    assert len({row["name"] for row in table}) == len(table) > 150
    domains = [d for row in table for d in row["domains"].split("|") if d]
    assert len(set(domains)) == len(domains)
    assert {row["agency"] for row in table} == {"yes", "no"}
    assert {row["kind"] for row in table} <= {"agency", "broadcaster", "newspaper", "magazine", "site", "official"}
    assert all(row["country"] == "" or (len(row["country"]) == 3 and row["country"].isupper()) for row in table)


def test_own_rows_win(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,aliases,domains,country,kind,agency\nBardol Wire,BW|Sky,bbc.com,SYR,agency,yes\n", encoding="utf-8"
    )
    outlets = Outlets.load([own])
    assert [o.name for o in map(outlets.find, ("BW", "sky", "bbc.com", "BBC")) if o] == ["Bardol Wire"] * 3 + ["BBC"]


def test_own_row_without_name_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,agency\n,yes\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no name"):
        Outlets.load([own])
    own.write_text("name,agency\nX,perhaps\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="yes or no"):
        Outlets.load([own])


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Example.org:80/x", "example.org"),
        ("example.org/a", "example.org"),
        ("Daily News", None),
        ("news", None),
    ],
)
def test_domain(address: str, host: str | None) -> None:
    assert domain(address) == host
