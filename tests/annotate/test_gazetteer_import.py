"""Importing a dump of GeoNames: rows of our own invention in its form, and what the gazetteer then knows."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from spacy.tokens import Doc

from chronist.annotate.gazetteer import Gazetteer, ensure
from chronist.annotate.gazetteer_import import import_dump
from chronist.annotate.place import imports, outdated
from chronist.annotate.places import find_places
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
        (ROWS[0].encode() + ROWS[1].replace("35.5", "north").encode(), "line 2: id, degrees and people .* 'north'"),
        (ROWS[0].encode() + b"9\xff" + ROWS[1].encode(), "line 2: no UTF-8"),
        (b"x" * 3_000_000, "line 1: 1 columns"),
    ],
)
def test_what_is_no_dump_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        import_dump(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_torn_zip_is_refused(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(dump, "SY.txt")
    content = bytearray(packed.read_bytes())
    content[60:90] = bytes(30)
    packed.write_bytes(content)
    with pytest.raises(UsageError, match=r"SY\.zip"):
        import_dump(packed, tmp_path / "cache")
    assert imports(tmp_path / "cache") == []


def test_a_killed_import_leaves_the_one_before_and_is_cleared_away(dump: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = import_dump(dump, cache).path
    dump.write_text("".join(line(n, f"Osk {n}") for n in range(1, 60_000)), encoding="utf-8")
    code = "import sys; from pathlib import Path; from chronist.annotate.gazetteer_import import import_dump as i; "
    with subprocess.Popen([sys.executable, "-c", code + f"i(Path({str(dump)!r}), Path({str(cache)!r}))"]) as running:
        while running.poll() is None and not [p for p in cache.glob("*.part") if p.stat().st_size > 100_000]:
            time.sleep(0.01)
        running.kill()
    assert imports(cache) == [before]
    assert list(cache.glob("*.part"))
    after = import_dump(dump, cache)
    assert list(cache.iterdir()) == [after.path]


def test_provinces_of_the_list_beside_a_dump(tmp_path: Path) -> None:
    (tmp_path / "towns.txt").write_text(line(990000002, "Khirbet Osk", admin="78"), encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("SY.78\tOsk\tOsk\t990000009\n", encoding="utf-8")
    import_dump(tmp_path / "towns.txt", tmp_path / "cache")
    assert opened(tmp_path / "cache").lookup("Khirbet Osk")[0].admin == "geonames:990000009"
    (tmp_path / "admin1CodesASCII.txt").write_text("SY.78\tOsk\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"admin1CodesASCII\.txt, line 1"):
        import_dump(tmp_path / "towns.txt", tmp_path / "cache")


def test_files_of_another_format_are_told_of(tmp_path: Path) -> None:
    old = tmp_path / "imported-0-SY-0123456789ab.db"
    old.touch()
    assert (imports(tmp_path), outdated(tmp_path)) == ([], [old])


TEXT = """HOMS, Syria - Samir Tarn met Osk of the Blue Front on Monday near Quzmaniyeh. Fighters took Quzmaniyeh,
Tarn said. Blue Front artillery hit Hama and Palmyra. "Will you leave?" asked Osk. Damascus denied it."""


def test_an_import_locates_what_the_words_call_a_place_and_nothing_else(
    parse: Callable[[str], Doc], tmp_path: Path
) -> None:
    words = ["Samir", "Tarn", "Osk", "Blue", "Front", "Blue Front", "Fighters", "Monday", "Homs", "Hama", "Palmyra"]
    rows = [line(n, w, country=c) for n, (w, c) in enumerate(product(words, ["US", "SY"]), 990000100)]
    path = tmp_path / "SY.txt"
    path.write_text("".join([*rows, line(990000002, "Quzmaniyeh", lat=34.5)]), encoding="utf-8")
    import_dump(path, tmp_path / "cache")
    doc = parse(TEXT)
    before = find_places(doc, Gazetteer(ensure(cache_home())), [])
    after = find_places(doc, opened(tmp_path / "cache"), [])
    assert [(p.start, p.end) for p in after] == [(p.start, p.end) for p in before]
    assert all(new.id == old.id for old, new in zip(before, after, strict=True) if old.id is not None)
    assert ("Quzmaniyeh", 34.5) in [(p.text, p.lat) for p in after]
    assert ("Quzmaniyeh", None) in [(p.text, p.lat) for p in before]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Clashes broke out in Tell Quzman. Homs and Hama were calm.", "SYR"),
        ("Clashes broke out in Tell Quzman, Syria.", "SYR"),
        ("Clashes broke out in Tell Quzman. Tripoli, Misrata and Sirte in Libya were calm.", None),
    ],
)
def test_an_imported_place_needs_a_text_about_its_country(
    text: str, country: str | None, parse: Callable[[str], Doc], tmp_path: Path
) -> None:
    path = tmp_path / "all.txt"
    path.write_text(line(990000002, "Tell Quzman") + line(990000003, "Tell Quzman", country="IQ"), encoding="utf-8")
    import_dump(path, tmp_path / "cache")
    found = find_places(parse(text), opened(tmp_path / "cache"), [])
    assert [p.country for p in found if "Quzman" in p.text] == [country]


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
