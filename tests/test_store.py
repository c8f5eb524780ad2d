from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import cheap
from chronist.config import Config
from chronist.errors import FormatError, StoreError
from chronist.runner import Runner
from chronist.store import FORMAT, Store

REPORTS = (
    cheap.report("The Reds attacked the Blues in Oakham on 2016-03-01. They took “Müller’s” mill 😀 too.", "a.txt"),
    cheap.report("The Greens met the Blues in Corby on 2016-03-09.", "b.txt", outlet="Post", published="2016-03-10"),
)


def filled(path: Path | str) -> Store:
    store = Store.open(path)
    Runner(store, Config(), make=cheap.make).read(REPORTS)
    return store


def test_claims_come_back_as_they_went_in() -> None:
    with filled(":memory:") as store:
        documents = {d.id: d for d in store.documents.all()}
        made = [c for m in cheap.make(sorted(documents.values(), key=lambda d: d.id)) for c in m.claims]  # type: ignore[union-attr]
        assert store.claims.all() == sorted(made, key=lambda c: (c.document, c.start, c.id))
        assert all(documents[c.document].text[c.start : c.end] == c.quote for c in store.claims.all())


def test_views_of_sqlite_cut_the_same_quotes() -> None:
    with filled(":memory:") as store:
        quotes = dict(store.connection.execute("SELECT id, quote FROM claims_with_quotes"))
        assert quotes == {c.id: c.quote for c in store.claims.all()}


def test_plain_columns_say_what_the_record_says() -> None:
    with filled(":memory:") as store:
        rows = store.connection.execute(
            "SELECT event, status, time_from, known_from, known_to, place_id, actor_id FROM claims ORDER BY time_from"
        ).fetchall()
        assert rows[1:] == [
            ("ASSAULT", "happened", "2016-03-01", "2016-03-01", None, "p:Oakham", "Reds"),
            ("ASSAULT", "happened", "2016-03-09", "2016-03-10", "2016-03-10", "p:Corby", "Greens"),
        ]


def test_words_are_found_in_texts_and_quotes() -> None:
    with filled(":memory:") as store:
        assert len(store.documents.search("oakham", 9)) == 1
        assert len(store.claims.search("attack", 9)) == 1  # stemmed
        assert store.claims.search("nowhere", 9) == []


def test_raw_bytes_are_kept() -> None:
    with filled(":memory:") as store:
        found = [store.reports.raw(r) for (r,) in store.connection.execute("SELECT id FROM reports")]
        assert sorted(r.body for r in found) == sorted(r.body for r in REPORTS)


def remove_and_fail(store: Store) -> None:
    with store.transaction():
        store.claims.remove_of([d.id for d in store.documents.all()])
        raise ZeroDivisionError


def test_a_failed_transaction_leaves_nothing() -> None:
    with filled(":memory:") as store:
        with pytest.raises(ZeroDivisionError):
            remove_and_fail(store)
        assert store.claims.count() > 0


def test_another_reader_sees_a_whole_state(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as store, Store.open(tmp_path / "c.db") as reader:
        with store.transaction():
            store.claims.remove_of([d.id for d in store.documents.all()])
            assert reader.claims.count() > 0
        assert reader.claims.count() == 0


def test_no_chronicle_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chronist read"):
        Store.open(tmp_path / "none.db", create=False)


@pytest.mark.parametrize("content", [b"not a database at all, only text " * 40, b""])
def test_another_file_is_no_chronicle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    if content:
        with pytest.raises(StoreError, match="cannot be opened"):
            Store.open(path)
    else:
        Store.open(path).close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(StoreError, match="no chronicle"):
        Store.open(path)


def test_another_format_says_which_command_helps(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with filled(path) as store:
        store.set_meta("format", str(FORMAT + 6))
    with pytest.raises(FormatError, match="chronist read"):
        Store.open(path)
