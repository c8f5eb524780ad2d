from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import chronist
from chronist.cli import app, main
from test_store import filled

LISTINGS = ("documents", "claims", "events", "control", "ceasefires", "talks", "tolls", "ties", "damage")
LISTINGS += ("disagreements", "timeline")
VERBS = ("demo", "read", "annotate", *LISTINGS, "why", "brief", "search", "export", "verify", "rebuild", "forget")
VERBS += ("diff", "judge")


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cli") / "c.db"
    filled(path).close()
    return str(path)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_every_verb_is_there() -> None:
    shown = run("--help").stdout
    assert [v for v in VERBS if f"\n  {v} " not in shown] == []


def test_version_is_printed() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout.strip()) == (0, chronist.__version__)


def test_help_needs_no_model() -> None:
    """A quick start: `--help` imports neither spaCy nor what it stands on."""
    code = """
import sys
sys.argv = ["chronist", "--help"]
from chronist.cli import main
try:
    main()
except SystemExit:
    sys.exit(any(m in sys.modules for m in ("spacy", "numpy", "trafilatura")))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.parametrize("verb", LISTINGS)
def test_every_listing_takes_the_common_options(verb: str, chronicle: str) -> None:
    options = "--place Oakham --actor Reds --from 2016 --to 2016-12 --status happened --as-of 2016-12-31 --limit 1"
    assert run(verb, "--chronicle", chronicle, *options.split(), "--json").exit_code == 0


def test_claims_as_json_lines(chronicle: str) -> None:
    found = lines(run("claims", "--chronicle", chronicle, "--json"))
    assert [c["quote"] for c in found if c["time"]] == [
        "The Reds attacked the Blues in Oakham on 2016-03-01.",
        "The Greens met the Blues in Corby on 2016-03-09.",
    ]
    assert {"known_from", "event_id", "status", "speakers", "facets"} <= found[0].keys()


def test_documents_as_json_lines(chronicle: str) -> None:
    found = lines(run("documents", "--chronicle", chronicle, "--json"))
    assert found[0]["published"] == {
        "from": "2016-03-10", "to": "2016-03-10", "edtf": "2016-03-10", "known_by": "given",
        "reasons": ['given as "2016-03-10"'],
    }  # fmt: skip
    assert {"id", "address", "outlet", "agency", "title", "flags", "copy_of"} <= found[0].keys()


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ("--place Oakham", 1),
        ("--place p:Corby", 1),
        ("--actor Greens", 1),
        ("--from 2016-03-02", 2),
        ("--from 2016-03-02 --to 2016-03-09 --place Corby", 1),
        ("--status planned", 0),
        ("--status happened --status planned", 3),
        ("--as-of 2016-03-09", 0),
        ("--as-of 2016-03", 1),
        ("--limit 2", 2),
    ],
)
def test_filters(options: str, count: int, chronicle: str) -> None:
    assert len(lines(run("claims", "--chronicle", chronicle, "--json", *options.split()))) == count


def test_undated_reports_are_told_apart_from_as_of(chronicle: str) -> None:
    assert "1 undated report left out" in run("claims", "--chronicle", chronicle, "--as-of", "2016-12-31").output


def test_piped_output_is_plain(chronicle: str) -> None:
    head, *rest = run("claims", "--chronicle", chronicle).stdout.rstrip("\n").split("\n")
    assert head.split("\t")[:4] == ["id", "time", "act", "status"]
    assert all(len(row.split("\t")) == len(head.split("\t")) for row in rest)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ("claims --chronicle none.db", 1, "chronist read"),
        ("claims --chronicle {db} --place Atlantis-on-Sea", 2, "no place is called"),
        ("claims --chronicle {db} --actor Grens", 2, "Did you mean Greens"),
        ("claims --chronicle {db} --as-of yesterday", 2, "2016-03-27"),
        ("claims --chronicle {db} --status maybe", 2, "happened"),
        ("why nothing-like-it --chronicle {db}", 2, "nothing-like-it"),
        ("export xml --chronicle {db}", 2, "csv"),
        ("forget nowhere.txt --chronicle {db}", 2, "chronist documents"),
        ("annotate nowhere.jsonl", 2, "nowhere.jsonl"),
        ("clams", 2, "claims"),
        ("claims --config none.toml --chronicle {db}", 2, "none.toml"),
    ],
)
def test_errors_say_what_to_do(
    args: str, code: int, said: str, chronicle: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["chronist", *args.format(db=chronicle).split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def test_why_a_claim_and_its_event(chronicle: str) -> None:
    claim = lines(run("claims", "--chronicle", chronicle, "--json", "--place", "Oakham"))[0]
    shown = run("why", str(claim["id"]), "--chronicle", chronicle).stdout
    assert ">>The Reds attacked the Blues in Oakham on 2016-03-01.<<" in shown
    assert "rule        cheap" in shown
    assert str(claim["id"]) in run("why", str(claim["event_id"]), "--chronicle", chronicle).stdout


def test_search_finds_texts_and_claims(chronicle: str) -> None:
    found = lines(run("search", "attacked", "oakham", "--chronicle", chronicle, "--json"))
    assert [f["claim"] is not None for f in found] == [False, True]
    assert run("search", 'quo"te', "AND", "--chronicle", chronicle).exit_code == 0


def test_verify_says_that_it_is_sound(chronicle: str) -> None:
    result = run("verify", "--chronicle", chronicle)
    assert (result.exit_code, "Sound: 2 documents" in result.output) == (0, True)


def test_verify_names_damage_and_exits_1(tmp_path: Path) -> None:
    store = filled(tmp_path / "c.db")
    store.connection.execute("UPDATE reports SET sha256 = 'wrong'")
    store.close()
    assert run("verify", "--chronicle", str(tmp_path / "c.db")).exit_code == 1


def test_a_reader_that_stops_is_no_error(chronicle: str) -> None:
    command = f"{sys.executable} -m chronist export jsonl --chronicle {chronicle}"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"for i in $(seq 3); do {command}; done | head -n 1"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr
    assert "rror" not in ended.stderr


def test_reading_nothing_usable_exits_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("read", str(tmp_path), "--chronicle", str(tmp_path / "c.db"))
    assert result.exit_code == 1
    assert "empty.txt: is empty" in result.output
