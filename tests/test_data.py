"""The tables: ours load, the user's come last, fill up and are refused with a word of help."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from chronist.data import rows, values, version
from chronist.errors import ConfigError

TABLES = sorted(
    f.name.removesuffix(".csv") for f in resources.files("chronist.data").iterdir() if f.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_ours_say_where_they_come_from_and_load(name: str) -> None:
    text = resources.files("chronist.data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert rows(name)


def test_a_users_row_may_leave_columns_out(tmp_path: Path) -> None:
    own = tmp_path / "mine.csv"
    own.write_text("id,name,aliases,kind\nX.guards,Hotel Guards,the Guards|HG,armed-group\n", encoding="utf-8")
    last = rows("actors", [own])[-1]
    assert (last["name"], values(last["aliases"]), last["from"]) == ("Hotel Guards", ("the Guards", "HG"), "")
    assert set(last) == set(rows("actors")[0])


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "mine.csv"
    own.write_text("id,colour\nX,red\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="colour"):
        rows("actors", [own])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        rows("actors", [tmp_path / "nowhere.csv"])


def test_a_changed_table_has_another_version(tmp_path: Path) -> None:
    own = tmp_path / "mine.csv"
    own.write_text("id,name\nX,Y\n", encoding="utf-8")
    assert version("actors") != version("actors", [own])
