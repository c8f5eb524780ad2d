"""Archives, mail and fields by other names: what is read of them, and what harms nobody."""

from __future__ import annotations

import io
import mailbox
import tarfile
import zipfile
from pathlib import Path

import pytest

from chronist.errors import UsageError
from chronist.model import Problem, RawReport
from chronist.read import read
from chronist.read.entries import mapped

TEXT = b"Talks opened\n\nThe envoy opened talks in Osk on Monday."
MAIL = b"""From: Harbour Press <news@harbour.example>
Subject: Talks open
Date: Mon, 4 Apr 2016 10:00:00 +0000
Message-ID: <1@harbour.example>
Content-Type: text/plain; charset=utf-8

The envoy opened talks in Osk on Monday.
"""


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return path


def taped(path: Path, files: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, body in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return path


def reports(path: Path) -> list[RawReport]:
    return [r for r in read([str(path)]) if isinstance(r, RawReport)]


def problems(path: Path) -> list[Problem]:
    return [p for p in read([str(path)]) if isinstance(p, Problem)]


FILES = {
    "a/one.txt": TEXT,
    "a/two.jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
    "a/reports.csv": b"file,outlet,published\none.txt,Courier,2016-04-05\n",
    "a/.hidden.txt": TEXT,
}


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tgz", "a.tar"])
def test_an_archive_is_read_like_a_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made = zipped(path, FILES) if name == "a.zip" else taped(path, FILES, "w" if name == "a.tar" else "w:gz")
    found = reports(made)
    assert [r.address.removeprefix(f"{made}!/") for r in found] == ["a/one.txt", "a/two.jsonl#1", "a/two.jsonl#2"]
    assert (found[0].given.outlet, found[0].given.published) == ("Courier", "2016-04-05")
    assert problems(made) == []


def test_the_name_of_a_member_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"A secret.")
    path = tmp_path / "in" / "a.tar.gz"
    path.parent.mkdir()
    with tarfile.open(path, "w:gz") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("fifo.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "../secret.txt"
            archive.addfile(info)
        info = tarfile.TarInfo("../../out.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    before = sorted(tmp_path.rglob("*"))
    assert [r.body for r in reports(path)] == [TEXT]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tar.gz"])
def test_what_unpacks_to_far_more_than_words_is_refused(tmp_path: Path, name: str) -> None:
    files = {"zeros.txt": b"\0" * (300 << 20)}
    path = zipped(tmp_path / name, files) if name.endswith("zip") else taped(tmp_path / name, files)
    assert path.stat().st_size < 1 << 20
    assert reports(path) == []
    assert "far more than words" in problems(path)[0].reason


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.zip", b"no archive", "cannot be unpacked"),
        ("a.tar.gz", b"\x1f\x8b\x08\x00", "cannot be unpacked"),
        ("a.mbox", b"no mail\n", "is no mbox"),
        ("a.eml", b"Subject: x\n\n", "without a text"),
        ("a.eml", b"", "is empty"),
    ],
)
def test_what_is_broken_is_said(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    assert reason in problems(path)[0].reason


def test_a_cut_archive_gives_what_it_has(tmp_path: Path) -> None:
    whole = taped(tmp_path / "a.tar", {"one.txt": TEXT, "two.txt": TEXT * 2000}, "w").read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[:4096])
    assert [r.address for r in reports(cut)][:1] == [f"{cut}!/one.txt"]
    assert problems(cut)


def test_a_kind_that_is_not_read_in_an_archive_is_said(tmp_path: Path) -> None:
    (problem,) = problems(zipped(tmp_path / "a.zip", {"a.pdf": b"%PDF", "b.zip": b"PK"}))[:1]
    assert "(.pdf)" in problem.reason


def test_a_message_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL)
    (report,) = reports(path)
    assert (report.given.title, report.given.published, report.given.outlet) == (
        "Talks open",
        "2016-04-04",
        "harbour.example",
    )
    assert report.body.strip() == b"The envoy opened talks in Osk on Monday."


def test_a_mailbox_is_its_messages(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for _ in range(3):
        box.add(mailbox.mboxMessage(MAIL))
    box.close()
    assert [r.address.rpartition("#")[2] for r in reports(tmp_path / "a.mbox")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.csv", b"Story,When,Paper\nTalks opened in Osk.,2016-04-05,Courier\n"),
        ("a.json", b'{"Story": "Talks opened in Osk.", "When": "2016-04-05", "Paper": "Courier"}'),
        ("a.jsonl", b'{"Story": "Talks opened in Osk.", "When": "2016-04-05", "Paper": "Courier"}\n'),
    ],
)
def test_fields_by_the_names_that_they_have(tmp_path: Path, name: str, body: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    (problem,) = read([str(path)])
    assert isinstance(problem, Problem)
    (report,) = read([str(path)], fields=mapped(["text=Story", "published=when", "outlet = Paper"]))
    assert isinstance(report, RawReport)
    assert (report.body, report.given.published, report.given.outlet) == (
        b"Talks opened in Osk.",
        "2016-04-05",
        "Courier",
    )


@pytest.mark.parametrize("line", ["text", "text=", "story=body", "=x"])
def test_a_map_that_names_no_field_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match="--map takes"):
        mapped([line])
