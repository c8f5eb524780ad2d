"""Reports come in from files, folders, globs and standard input; what cannot be used is a Problem with a reason."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronist.model import Given, Problem, RawReport
from chronist.read import read
from chronist.read.decoding import decode
from chronist.read.entries import read_json_lines

TEXT = "Rebels left the town of Bardol on Friday."


def reports(*sources: str, given: Given | None = None) -> list[RawReport]:
    return [r for r in read(sources, given or Given()) if isinstance(r, RawReport)]


def problems(*sources: str) -> list[str]:
    return [r.reason for r in read(sources) if isinstance(r, Problem)]


def write(folder: Path, **files: str | bytes) -> None:
    for name, body in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())


def test_folder_is_read_in_order_with_what_is_below(tmp_path: Path) -> None:
    write(tmp_path, b_txt=TEXT, a_html="<html><body>x</body></html>", sub__c_txt=TEXT)
    write(tmp_path / ".hidden", d_txt=TEXT)
    found = reports(str(tmp_path))
    assert [Path(r.address).name for r in found] == ["a.html", "b.txt", "c.txt"]
    assert [r.media for r in found] == ["text/html", "text/plain", "text/plain"]
    assert found[1].body == TEXT.encode()


def test_files_globs_and_folders_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT, b_txt=TEXT, c_html="<p>x")
    found = reports(str(tmp_path / "*.txt"), str(tmp_path), str(tmp_path / "a.txt"))
    assert [Path(r.address).name for r in found] == ["a.txt", "b.txt", "c.html"]


def test_file_name_with_glob_characters_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert len(reports(str(tmp_path / "a[1].txt"))) == 1


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t ", "is empty"),
        ("a.txt", "\ufeff \n".encode("utf-16"), "is empty"),
        ("a.txt", b"%PDF-1.4 text", "is binary"),
        ("a.txt", b"abc\x00\x01\x02def", "is binary"),
        ("a.pdf", b"%PDF", "kind that is not read"),
        ("a.json", b"{", "is no JSON"),
        ("a.json", b"[" * 100000, "is no JSON"),
        ("a.json", b'"text"', "is a str, not an object"),
        ("a.json", b'{"title": "x"}', "has no text"),
        ("a.json", b'{"text": ["x"]}', "has no text"),
        ("a.csv", b"title,outlet\nx,y\n", "has no text"),
    ],
)
def test_unusable_file_is_a_problem_and_the_rest_go_on(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(body)
    (tmp_path / "z.txt").write_text(TEXT)
    found = list(read([str(tmp_path)]))
    assert [type(f) for f in found] == [Problem, RawReport]
    assert isinstance(found[0], Problem)
    assert reason in found[0].reason
    assert found[0].stage == "read"


def test_missing_file_and_empty_glob_are_problems(tmp_path: Path) -> None:
    assert (
        problems(str(tmp_path / "no.txt"), str(tmp_path / "*.txt")) == ["cannot be read: No such file or directory"] * 2
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The envoy’s “naïve” plan – 5 € a head – was drawn up in a café, delegates said."
    assert decode(text.encode(encoding)) == text


def test_declared_encoding_of_a_page_is_kept_to() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Войска вошли</body></html>'
    assert decode(page.encode("cp1251")) == page


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_not(body: bytes) -> None:
    found = decode(body)
    assert found is None or isinstance(found, str)


@given(st.text(max_size=200).filter(lambda t: "\x00" not in t and not t.startswith("\ufeff")))
def test_utf8_comes_back(text: str) -> None:
    found = decode(text.encode())
    assert found is None or found == text


def test_json_fields_by_both_families_of_names(tmp_path: Path) -> None:
    plain = {"id": 7, "text": TEXT, "published": "2016-03-01", "outlet": "X", "title": "T", "url": "http://x.org/1"}
    please = {
        "maintext": TEXT, "date_publish": "2016-03-01", "source_domain": "x.org", "title": "T", "url": None,
        "authors": ["A"], "description": "short",
    }  # fmt: skip
    write(tmp_path, a_json=json.dumps([plain, please]), b_json=json.dumps(please | {"maintext": None}))
    found = reports(str(tmp_path))
    assert found[0].given == Given(id="7", outlet="X", published="2016-03-01", title="T", url="http://x.org/1")
    assert found[1].given == Given(outlet="x.org", published="2016-03-01", title="T")
    assert [r.body.decode() for r in found] == [TEXT, TEXT, "short"]
    assert [r.address[len(str(tmp_path)) + 1 :] for r in found] == ["a.json#1", "a.json#2", "b.json"]


def test_bad_line_of_json_lines_is_a_problem_of_that_line() -> None:
    lines = ['{"text": "a\u2028b"}', "", "{bad", "[]", '{"text": "\\ud800 c"}']
    found = list(read_json_lines("\r\n".join(lines), "f"))
    assert [(f.address, type(f)) for f in found] == [
        ("f#1", RawReport),
        ("f#3", Problem),
        ("f#4", Problem),
        ("f#5", RawReport),
    ]
    assert [f.body.decode() for f in found if isinstance(f, RawReport)] == ["a\u2028b", "\ufffd c"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("column", ["text", "body", "maintext", "Text"])
def test_csv_columns(tmp_path: Path, delimiter: str, column: str) -> None:
    header = delimiter.join([column, "source", "date", "title", "url"])
    row = delimiter.join([f'"{TEXT}\nIt fell, they said; ""soon""."', "X", "2016-03-01", "T", ""])
    write(tmp_path, a_csv=f"{header}\n{row}\n\n{delimiter * 4}\n")
    (found,) = reports(str(tmp_path))
    assert found.body.decode() == f'{TEXT}\nIt fell, they said; "soon".'
    assert found.given == Given(outlet="X", published="2016-03-01", title="T")


def test_long_cell_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_csv=f"text\n{'x' * 200_000}\n")
    assert len(reports(str(tmp_path))[0].body) == 200_000


@pytest.mark.parametrize(
    ("body", "medias"),
    [
        (TEXT, ["text/plain"]),
        ("<!DOCTYPE html><html><body>x", ["text/html"]),
        ('{"text": "a"}\n{"text": "b"}\n', ["text/plain"] * 2),
        ('{\n "text": "a"\n}', ["text/plain"]),
        ('[{"text": "a"}]', ["text/plain"]),
        ("[Update] The army left.", ["text/plain"]),
    ],
)
def test_standard_input_is_told_by_its_looks(body: str, medias: list[str]) -> None:
    found = list(read(["-"], Given(outlet="X"), io.BytesIO(body.encode())))
    assert [f.media for f in found if isinstance(f, RawReport)] == medias
    assert all(f.given.outlet == "X" for f in found if isinstance(f, RawReport))


def test_no_standard_input_is_a_problem() -> None:
    assert problems("-") == ["there is no standard input to read"]


def test_sidecar_says_what_a_file_does_not(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt=TEXT,
        b_json=json.dumps({"text": TEXT, "outlet": "Own"}),
        sub__c_txt=TEXT,
        reports_csv="file,outlet,published\na.txt,Beside,2016\nb.json,Beside,2016\nsub/c.txt,Below,\ngone.txt,X,\n",
    )
    assert [(r.given.outlet, r.given.published) for r in reports(str(tmp_path))] == [
        ("Beside", "2016"),
        ("Own", "2016"),
        ("Below", None),
    ]
    assert problems(str(tmp_path)) == ["names 'gone.txt', which is not there"]
    assert reports(str(tmp_path / "a.txt"))[0].given.outlet == "Beside"
    assert reports(str(tmp_path / "*"))[0].given.outlet == "Beside"


def test_caller_wins_over_entry_and_sidecar(tmp_path: Path) -> None:
    write(
        tmp_path, a_json=json.dumps({"text": TEXT, "outlet": "Own"}), reports_csv="file,outlet,title\na.json,Beside,T\n"
    )
    (found,) = reports(str(tmp_path), given=Given(outlet="Caller"))
    assert (found.given.outlet, found.given.title) == ("Caller", "T")


def test_sidecar_with_wrong_columns_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT, reports_csv="name,outlet\na.txt,X\n")
    assert any("unknown column 'name'" in p for p in problems(str(tmp_path)))
    assert len(reports(str(tmp_path))) == 1


def test_same_folder_gives_the_same_reports(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT, b_json=json.dumps({"text": TEXT}), c_pdf=b"x")
    assert list(read([str(tmp_path)])) == list(read([str(tmp_path)]))
