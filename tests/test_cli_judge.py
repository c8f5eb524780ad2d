"""`chronist judge`: what a person decides is written down, followed by every view, and can be taken back."""

from __future__ import annotations

import json
import sys
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

import cheap
from chronist.chronicle import Chronicle
from chronist.cli import app, main
from chronist.config import Config
from chronist.errors import ConfigError, UsageError
from chronist.runner import Runner
from chronist.store import Store

REPORTS = (
    cheap.report("The Reds attacked the Blues in Oakham on 2016-03-01.", "a.txt", published="2016-03-02"),
    cheap.report("The Reds attacked the mill in Oakham on 2016-03-01.", "b.txt", outlet="Post", published="2016-03-02"),
    cheap.report("The Greens met the Blues in Corby on 2016-03-09.", "c.txt", outlet="Echo", published="2016-03-10"),
)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronist.runner.Pipeline", lambda _: SimpleNamespace(run=cheap.make))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "war.db") as store:
        Runner(store, Config(), make=cheap.make).read(REPORTS)
    return tmp_path / "war.db"


@pytest.fixture
def claims(path: Path) -> dict[str, str]:
    """Outlet -> the id of its claim."""
    with Chronicle.open(path) as c:
        return {e.outlet or "": e.claim.id for e in c.claims()}


def run(path: Path, *args: str) -> Result:
    return CliRunner().invoke(app, [*args, "--chronicle", str(path)])


def judge(path: Path, *args: str) -> str:
    result = run(path, "judge", *args)
    assert result.exit_code == 0, result.output
    return result.output


def listed(path: Path, verb: str = "judge list", *args: str) -> list[dict[str, object]]:
    result = run(path, *verb.split(), "--json", *args)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def file(path: Path) -> Path:
    return path.with_name("war.judgements.jsonl")


def test_a_judgement_is_one_line_of_a_file_beside_the_chronicle(path: Path, claims: dict[str, str]) -> None:
    said = judge(path, "wrong", claims["Post"], "--because", "a “mill”", "--by", "R.", "--when", "2026-01-02")
    assert "Line 2 of" in said
    head, line, end = file(path).read_text(encoding="utf-8").split("\n")
    assert (head, end) == ('{"chronist_judgements":1}', "")
    assert json.loads(line) == {
        "judgement": "wrong",
        "claims": [
            {
                "id": claims["Post"], "document": json.loads(line)["claims"][0]["document"],
                "report": json.loads(line)["claims"][0]["report"], "start": 0, "end": 9, "trigger": "The Reds ",
                "quote": "The Reds attacked the mill in Oakham on 2016-03-01.",
            }
        ],
        "because": "a “mill”", "by": "R.", "when": "2026-01-02",
    }  # fmt: skip


def test_the_same_and_different(path: Path, claims: dict[str, str]) -> None:
    def events() -> set[frozenset[str]]:
        return {frozenset(e["claims"]) for e in listed(path, "events")}  # type: ignore[call-overload]

    courier, post, echo = (claims[o] for o in ("Courier", "Post", "Echo"))
    judge(path, "same", courier, echo)
    assert any({courier, echo} <= e for e in events())
    judge(path, "undo", "2")
    judge(path, "different", courier, post)
    assert not any({courier, post} <= e for e in events())
    assert [j["state"] for j in listed(path)] == ["undone", "holds", "holds"]


def test_a_wrong_claim_is_in_no_view_and_why_says_so(path: Path, claims: dict[str, str]) -> None:
    judge(path, "wrong", claims["Echo"], "--because", "they met in a film")
    assert claims["Echo"] not in {c["id"] for c in listed(path, "claims")}
    assert "1 claim left out, judged wrong." in run(path, "claims").stderr
    assert claims["Echo"] not in {c for e in listed(path, "events") for c in e["claims"]}  # type: ignore[attr-defined]
    assert "judged      wrong (line 2: they met in a film)" in run(path, "why", claims["Echo"]).stdout


def test_the_date_of_a_claim(path: Path, claims: dict[str, str]) -> None:
    judge(path, "date", claims["Echo"], "2016-02")
    (found,) = listed(path, "claims", "--to", "2016-02")
    assert found["id"] == claims["Echo"]
    assert "was on 2016-02-01/2016-02-29 (line 2)" in run(path, "why", claims["Echo"]).stdout


def test_the_date_of_a_document_is_when_it_is_known(path: Path) -> None:
    document = next(d for d in listed(path, "documents") if d["outlet"] == "Echo")
    judge(path, "date", str(document["id"]), "2016-05-06")
    assert len(listed(path, "documents", "--as-of", "2016-05-05")) == 2
    found = next(d for d in listed(path, "documents", "--as-of", "2016-05-06") if d["outlet"] == "Echo")
    assert found["published"] == {
        "from": "2016-05-06", "to": "2016-05-06", "edtf": "2016-05-06", "known_by": "given",
        "reasons": ["judged by a person"],
    }  # fmt: skip
    judge(path, "undo", "2")
    assert len(listed(path, "documents", "--as-of", "2016-03-10")) == 3


def test_the_place_and_the_doer(path: Path, claims: dict[str, str]) -> None:
    judge(path, "place", claims["Echo"], "Oakham")
    judge(path, "actor", claims["Echo"], "Reds")
    (found,) = [c for c in listed(path, "claims", "--place", "Oakham", "--actor", "Reds") if c["id"] == claims["Echo"]]
    assert [p["name"] for p in found["places"]] == ["Oakham"]  # type: ignore[attr-defined]


def test_a_place_and_an_actor_that_no_claim_names(path: Path, claims: dict[str, str]) -> None:
    judge(path, "place", claims["Echo"], "Geneva")
    judge(path, "actor", claims["Echo"], "Russia")
    says = [j["says"] for j in listed(path)]
    assert (says[0]["place"]["country"], says[1]["actor"]["id"]) == ("CHE", "RUS")  # type: ignore[index]


def test_ids_may_be_cut_short_and_saying_it_twice_adds_nothing(path: Path, claims: dict[str, str]) -> None:
    judge(path, "same", claims["Post"][:8], claims["Echo"][:8])
    before = file(path).read_text(encoding="utf-8")
    assert "says so already" in judge(path, "same", claims["Echo"], claims["Post"], "--because", "again")
    assert file(path).read_text(encoding="utf-8") == before


def test_lines_of_others_are_never_changed(path: Path, claims: dict[str, str]) -> None:
    judge(path, "wrong", claims["Post"])
    before = file(path).read_bytes().rstrip(b"\n")  # as some editors leave it
    file(path).write_bytes(before)
    judge(path, "wrong", claims["Echo"])
    after = file(path).read_bytes()
    assert after.startswith(before + b"\n")
    assert [j["line"] for j in listed(path)] == [2, 3]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("same {Courier}", "Missing argument"),
        ("same {Courier} {Courier}", "one claim"),
        ("same {Courier} nothing-like-it", "chronist claims"),
        ("wrong {document}", "That is a document"),
        ("date {Courier} yesterday", "2016-03-27"),
        ("date nothing-like-it 2016", "no claim goes by"),
        ("place {Courier} Atlantis-on-Sea", "no place is called"),
        ("actor {Courier} Grens-of-nowhere", "no actor is called"),
        ("different {Courier} {Post}", "line 2 says otherwise"),
        ("date {Echo} 2016", "line 3 says otherwise"),
        ("undo 17", "chronist judge list"),
        ("undo 4", "undone already, by line 5"),
        ("wrong {Courier} --when soon", "no date"),
    ],
)
def test_errors_say_what_to_do(
    args: str, told: str, path: Path, claims: dict[str, str], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    judge(path, "same", claims["Courier"], claims["Post"])
    judge(path, "date", claims["Echo"], "2016-03-08")
    judge(path, "wrong", claims["Echo"])
    judge(path, "undo", "4")
    before, document = file(path).read_bytes(), listed(path, "documents")[0]["id"]
    capsys.readouterr()
    words = args.format(document=document, **claims).split()
    monkeypatch.setattr(sys, "argv", ["chronist", "judge", *words, "--chronicle", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    err = capsys.readouterr().err
    assert (ended.value.code, told in err, "Traceback" in err) == (2, True, False), err
    assert file(path).read_bytes() == before


def contradict(path: Path, claims: dict[str, str]) -> None:
    """As two people's files may say, put together by hand."""
    judge(path, "same", claims["Courier"], claims["Post"])
    text = file(path).read_text(encoding="utf-8")
    file(path).write_text(text + text.splitlines()[1].replace('"same"', '"different"') + "\n", encoding="utf-8")


def test_a_contradiction_stops_the_views_and_can_be_undone(path: Path, claims: dict[str, str]) -> None:
    contradict(path, claims)
    with Chronicle.open(path) as c, pytest.raises(ConfigError, match=r"judgements\.jsonl: lines 2 and 3 contradict"):
        c.events()
    assert [j["state"] for j in listed(path)] == ["contradicted", "contradicted"]
    judge(path, "undo", "3")
    assert len(listed(path, "events")) == 2


def test_what_no_longer_applies_is_told(path: Path, claims: dict[str, str]) -> None:
    judge(path, "wrong", claims["Echo"])
    assert "1 judgement no longer applies" in run(path, "forget", "c.txt").output
    assert "1 judgement no longer applies" in run(path, "claims").output
    (line,) = listed(path)
    assert (line["state"], claims["Echo"] in str(line["reason"])) == ("does not apply", True)


def test_judgements_edited_by_hand_show_at_once(path: Path, claims: dict[str, str]) -> None:
    judge(path, "different", claims["Courier"], claims["Post"])
    with Chronicle.open(path) as c:
        assert len(c.events()) == 3
        file(path).unlink()
        assert len(c.events()) == 2


def test_judgements_before_the_reports(path: Path, claims: dict[str, str]) -> None:
    """A chronicle read anew from its reports follows the file that was kept."""
    document = next(d for d in listed(path, "documents") if d["outlet"] == "Echo")
    judge(path, "date", str(document["id"]), "2016-05-06")
    judge(path, "different", claims["Courier"], claims["Post"])
    path.unlink()
    with Store.open(path) as store:
        Runner(store, Config(), make=cheap.make).read(REPORTS)
    assert len(listed(path, "events")) == 3
    assert len(listed(path, "documents", "--as-of", "2016-05-05")) == 2


def test_any_order_gives_the_same_export_as_judged(path: Path, claims: dict[str, str], tmp_path: Path) -> None:
    judge(path, "different", claims["Courier"], claims["Post"])
    judge(path, "date", claims["Echo"], "2016-02")
    judge(path, "date", listed(path, "documents")[0]["id"], "2016-03-15")  # type: ignore[arg-type]
    expected = run(path, "export", "jsonl").stdout
    for number, order in enumerate(permutations(REPORTS)):
        other = tmp_path / f"{number}.db"
        file(path).with_name(f"{number}.judgements.jsonl").write_bytes(file(path).read_bytes())
        with Store.open(other) as store:
            for report in order:
                Runner(store, Config(), make=cheap.make).read([report])
        assert run(other, "export", "jsonl").stdout == expected


def test_the_settings_may_name_the_file(path: Path, claims: dict[str, str]) -> None:
    (path.parent / "chronist.toml").write_text('judgements = "decided.jsonl"\n')
    judge(path, "wrong", claims["Post"])
    assert (path.parent / "decided.jsonl").is_file()
    assert not file(path).exists()


def test_in_python(path: Path, claims: dict[str, str]) -> None:
    with Chronicle.open(path) as c:
        said = c.judge("different", claims["Courier"], claims["Post"], because="two mills")
        assert (said.line, said.says.because, len(c.events())) == (2, "two mills", 3)
        c.judge("undo", 2)
        assert [j.state for j in c.judgements()] == ["undone", "holds"]
        with pytest.raises(UsageError, match="Known: same, different, wrong"):
            c.judge("maybe", claims["Post"])
        with pytest.raises(UsageError, match="takes a claim and another; 1 given"):
            c.judge("same", claims["Post"])


def test_a_chronicle_in_memory_keeps_no_judgements() -> None:
    with Store.open(":memory:") as store:
        Runner(store, Config(), make=cheap.make).read(REPORTS)
        c = Chronicle(store, Config())
        with pytest.raises(UsageError, match="in memory"):
            c.judge("wrong", c.claims()[0].claim.id)
