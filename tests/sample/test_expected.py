"""The chronicle written by hand agrees with the reports of the sample: every quote stands in its report, once."""

import json
import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "src" / "chronist" / "sample" / "reports"
UNUSABLE = {"empty.txt", "alep-francais.txt"}
STATUSES = {
    *("happened", "ongoing", "attempted", "planned", "proposed", "threatened", "possible", "not-happened", "denied"),
}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"expected-{name}.toml").read_text(encoding="utf-8"))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def texts() -> dict[str, str]:
    """The words of every report, by its name."""
    found: dict[str, str] = {}
    for path in sorted(p for p in REPORTS.iterdir() if p.suffix in {".txt", ".html", ".jsonl"}):
        raw = path.read_text(encoding="cp1252" if path.name == "envoy-offer.txt" else "utf-8")
        if path.suffix == ".jsonl":
            entries = [json.loads(line) for line in raw.splitlines()]
            found |= {f"{path.name}#{n}": flat(e["text"] + " " + e["note"]) for n, e in enumerate(entries, start=1)}
        else:
            found[path.name] = flat(unescape(re.sub(r"<[^>]+>", "", raw)) if path.suffix == ".html" else raw)
    return found


TEXTS = texts()
CLAIMS = load("claims")
VIEWS = load("views")
DOCUMENTS = load("documents")


def quoted() -> Iterator[tuple[str, str]]:
    """Every (file, near) of the three files."""
    yield from ((file, c["near"]) for file, claims in CLAIMS["claims"].items() for c in claims)
    yield from ((c["file"], c["near"]) for c in VIEWS["not_happened"])
    for event in VIEWS["events"]:
        yield from ((m["file"], m["near"]) for m in event["members"] + event.get("may", []))
    yield from ((m["file"], m["near"]) for pair in VIEWS["different"] for m in pair["pair"])


@pytest.mark.parametrize(("file", "near"), sorted(set(quoted())))
def test_quote_stands_in_its_report_once(file: str, near: str) -> None:
    assert TEXTS[file].count(near) == 1


def test_trigger_is_in_its_quote_and_status_is_known() -> None:
    for claim in [c for claims in CLAIMS["claims"].values() for c in claims] + VIEWS["not_happened"]:
        assert claim["near"].count(claim["trigger"]) == 1, claim
        status = claim.get("status", "happened")
        assert STATUSES.issuperset([status] if isinstance(status, str) else status), claim


def test_no_claim_is_expected_both_as_fact_and_not() -> None:
    barred = {(c["file"], c["near"], c["trigger"]) for c in VIEWS["not_happened"]}
    for file, claims in CLAIMS["claims"].items():
        for c in claims:
            status = c.get("status", [])
            said = {status} if isinstance(status, str) else set(status)
            assert (file, c["near"], c["trigger"]) not in barred or not said & {"happened", "ongoing"}, c


def test_every_report_has_its_row_and_says_that_it_is_a_sample() -> None:
    assert set(TEXTS) - UNUSABLE == set(DOCUMENTS["documents"])
    assert set(DOCUMENTS["problems"]) == UNUSABLE
    assert all("Sample report written for chronist." in text for file, text in TEXTS.items() if file != "empty.txt")


def test_words_to_be_removed_stand_in_the_reports() -> None:
    for file, row in DOCUMENTS["documents"].items():
        assert all(flat(words) in TEXTS[file] for words in row.get("removed", []) + row.get("absent", [])), file
        assert all(TEXTS[file].count(words) == 2 for words in row.get("once", [])), file
        assert all(words in TEXTS[file] for words in row.get("joined", []) + row.get("contains", [])), file
    assert all(row["words"] in TEXTS[row["file"]] for row in VIEWS["no_claim"])


def test_there_is_enough_to_judge_by() -> None:
    claims = [c for rows in CLAIMS["claims"].values() for c in rows]
    assert len(claims) >= 60
    assert sum(c.get("core", False) for c in claims) >= 60
