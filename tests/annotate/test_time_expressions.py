"""Times in sentences in the manner of conflict news, against answers written by hand before any was tried."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from itertools import dropwhile
from pathlib import Path

import pytest
from msgspec import UNSET
from spacy.tokens import Doc

from chronist.annotate.times import find_times
from chronist.model import Interval

Time = tuple[str, str, str, str]  # mention, TIMEX3 type and value, EDTF

FIELDS = ("mention", "type", "value", "edtf")


def _rows() -> list[dict[str, str]]:
    lines = Path(__file__).with_name("time_expressions.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(dropwhile(lambda line: line.startswith("#"), lines)))


def _wanted(row: dict[str, str]) -> list[Time]:
    if not row["mention"]:
        return []
    mentions, kinds, values, edtfs = (row[field].split(" | ") for field in FIELDS)
    return list(zip(mentions, kinds, values, edtfs, strict=True))


def _cases() -> list[object]:
    gap = pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap")
    return [
        pytest.param(
            row["sentence"],
            date.fromisoformat(row["published"]),
            _wanted(row),
            row["only"] == "yes",
            id=f"{row['mention'] or 'none'}-{row['sentence'][:32].strip()}",
            marks=[gap] if row["known_gap"] == "yes" else [],
        )
        for row in _rows()
    ]


@pytest.mark.parametrize(("sentence", "published", "wanted", "only"), _cases())
def test_a_time_is_read_as_by_hand(
    parse: Callable[[str], Doc], sentence: str, published: date, wanted: list[Time], only: bool
) -> None:
    found: list[Time] = []
    for mention in find_times(parse(sentence), Interval(first=published, last=published)):
        assert mention.timex is not UNSET
        found.append((mention.text, mention.timex.type, mention.timex.value, mention.edtf or ""))
    assert [time for time in wanted if time not in found] == [], found
    if only:
        assert sorted(found) == sorted(wanted)


def test_the_table_is_in_order() -> None:
    rows = _rows()
    assert len({row["sentence"] for row in rows}) == len(rows)
    for row in rows:
        assert all(mention in row["sentence"] for mention, *_ in _wanted(row))
        assert row["mention"] or row["only"] == "yes"
