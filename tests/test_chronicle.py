from __future__ import annotations

import inspect
import io
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

import chronist
from chronist.annotate.language import Parser
from chronist.chronicle import Chronicle
from chronist.cli import app
from chronist.config import Config
from chronist.errors import ConfigError, StoreError, UsageError
from test_store import filled

FILES = ("palmyra-falls.txt", "palmyra-retaken.txt", "spun-palmyra.txt", "tetrapylon.txt", "notebook.txt")


@pytest.fixture
def chronicle() -> Chronicle:
    return Chronicle(filled(":memory:"), Config())


def test_every_command_is_a_method_of_the_same_name() -> None:
    commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    assert commands - {"demo", "annotate"} <= set(dir(Chronicle))


def test_listings_take_the_same_filters(chronicle: Chronicle) -> None:
    for name in (
        "documents",
        "claims",
        "events",
        "control",
        "ceasefires",
        "talks",
        "tolls",
        "ties",
        "damage",
        "timeline",
    ):
        verb = getattr(chronicle, name)
        assert isinstance(verb(place="Oakham", actor="Reds", from_="2016", to=date(2016, 12, 1), limit=3), list)
        assert "filters" in inspect.signature(verb).parameters


def test_as_of_is_monotonic(chronicle: Chronicle) -> None:
    days = ["2016-03-09", "2016-03-10", "2016-04"]
    known = [{c.claim.id for c in chronicle.claims(as_of=day)} for day in days]
    assert known[0] <= known[1] <= known[2]
    assert [len(k) for k in known] == [0, 1, 1]
    assert chronicle.undated("2016-04") == 1


def test_what_is_read_later_shows_at_once(chronicle: Chronicle) -> None:
    before = len(chronicle.claims())
    chronicle.store.claims.remove_of([chronicle.documents()[0].id])
    assert len(chronicle.claims()) < before


def test_a_place_without_claims_is_resolved_by_the_gazetteer(chronicle: Chronicle) -> None:
    assert chronicle.claims(place="Geneva") == []
    with pytest.raises(UsageError, match="Did you mean Oakham"):
        chronicle.claims(place="Oakhamm")


def test_settings_beside_the_chronicle_are_found(tmp_path: Path) -> None:
    (tmp_path / "chronist.toml").write_text('outlets = ["mine.csv"]\n')
    with chronist.open(tmp_path / "c.db") as c:
        assert c.config.outlets == (str(tmp_path / "mine.csv"),)
    (tmp_path / "chronist.toml").write_text("colour = 3\n")
    with pytest.raises(ConfigError, match="colour"):
        chronist.open(tmp_path / "c.db")


def test_nothing_is_made_where_only_reading_was_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chronist read"):
        chronist.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_real_reports_in_two_orders_and_splits(parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way, from files to the export, byte for byte; and every span of every claim is sound."""
    monkeypatch.setattr("chronist.pipeline.Parser", lambda _: parser)
    sample = resources.files("chronist").joinpath("sample", "reports")
    with resources.as_file(sample) as folder:
        paths = [folder / name for name in FILES]
        assert exported(tmp_path / "a.db", [paths]) == exported(tmp_path / "b.db", [paths[3:], paths[:1], paths[::-1]])


def exported(path: Path, rounds: list[list[Path]]) -> str:
    with chronist.open(path) as c:
        for paths in rounds:
            assert c.read(paths).problems == ()
        assert c.verify() == []
        assert len(c.claims()) > len(FILES)
        out = io.StringIO()
        c.export("jsonl", out)
        return out.getvalue()
