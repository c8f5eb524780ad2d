"""Importing a dump of GeoNames: rows of our own invention in its form, and what the gazetteer then knows."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from chronist.annotate.gazetteer import Gazetteer, ensure
from chronist.annotate.gazetteer_import import import_dump
from chronist.annotate.place import imports
from chronist.config import cache_home
from chronist.errors import UsageError


def line(number: int, name: str, feature: str = "P.PPL", population: int = 0, *, country: str = "SY", admin: str = "",
         others: str = "", lat: float = 35.5, lon: float = 37.25) -> str:  # fmt: skip
    letter, code = feature.split(".")
    cells = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        letter,
        code,
        country,
        "",
        admin,
        "",
        "",
        "",
        population,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(str(c) for c in cells) + "\n"


ROWS = [
    line(990000001, "Korvat Governorate", "A.ADM1", 90_000, admin="77"),
    line(990000002, "Khirbet Osk", population=120, admin="77", others="Khirbat Ask,خربة"),
    line(990000003, "Osk Dam", "S.DAM", admin="77"),
    line(990000004, "Hotel Osk", "S.HTL"),
    line(990000005, "Palmyra", country="US", population=40),
    line(990000006, "M5", "R.RD"),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text("".join(ROWS), encoding="utf-8")
    return path


def opened(folder: Path) -> Gazetteer:
    return Gazetteer(ensure(cache_home()), (), imports(folder))


def test_places_are_kept_by_their_feature(dump: Path, tmp_path: Path) -> None:
    done = import_dump(dump, tmp_path / "cache")
    assert (done.lines, done.places) == (6, 4)
    found = opened(tmp_path / "cache")
    village, dam = found.lookup("Khirbet Osk")[0], found.lookup("Osk Dam")[0]
    assert (village.id, village.kind, village.country, village.admin) == (
        "geonames:990000002", "settlement", "SYR", "geonames:990000001",
    )  # fmt: skip
    assert (village.lat, village.lon, dam.kind) == (35.5, 37.25, "site")
    assert found.lookup("Khirbat Ask")[0] == village
    assert found.lookup("khirbat osk")[0] == village  # a looser spelling of an Arabic name
    assert found.by_id("geonames:990000002") == village
    assert not found.lookup("Hotel Osk")


def test_what_is_known_wins(dump: Path, tmp_path: Path) -> None:
    import_dump(dump, tmp_path / "cache")
    assert opened(tmp_path / "cache").lookup("Palmyra")[0].country == "SYR"


def test_the_users_table_wins(dump: Path, tmp_path: Path) -> None:
    import_dump(dump, tmp_path / "cache")
    own = tmp_path / "own.csv"
    own.write_text("id,name,kind,lat,lon,country\nmine:osk,Khirbet Osk,settlement,33,36,LBN\n", encoding="utf-8")
    found = Gazetteer(ensure(cache_home()), (own,), imports(tmp_path / "cache"))
    assert found.lookup("Khirbet Osk")[0].id == "mine:osk"


def test_a_zip_is_read_and_a_second_import_replaces_the_first(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "SY.txt")
        archive.writestr("readme.txt", "no data")
    import_dump(dump, tmp_path / "cache")
    done = import_dump(packed, tmp_path / "cache")
    assert imports(tmp_path / "cache") == [done.path]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,name\n1,Osk\n", "line 1: 1 columns"),
        ((ROWS[0] + "broken\tline\n").encode(), "line 2: 2 columns"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (b"", "no place in 0 lines"),
    ],
)
def test_what_is_no_dump_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        import_dump(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        import_dump(tmp_path / "nowhere.txt", tmp_path / "cache")


def test_order_of_lines_does_not_matter(tmp_path: Path) -> None:
    answers = []
    for seed in range(3):
        mixed = ROWS.copy()
        random.Random(seed).shuffle(mixed)
        path = tmp_path / f"{seed}.txt"
        path.write_text("".join(mixed), encoding="utf-8")
        import_dump(path, tmp_path / str(seed))
        answers.append(opened(tmp_path / str(seed)).lookup("Khirbet Osk"))
    assert answers[0] == answers[1] == answers[2]
