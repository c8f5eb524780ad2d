"""reports.toml in, the reports with their answers out, and where in the text an answer stands.

>>> list(reaches("Mali's army left Mali", ["Mali's army", "> Mali", "Mali"]))
[(0, 11), (0, 4), (17, 21)]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

REPORTS = Path(__file__).with_name("reports.toml")

type Reach = tuple[int, int]  # from the first character, the end excluded


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says what, both exactly as in the text."""

    source: str
    content: str


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One act; all but the trigger are alternatives joined by "|", an empty one where the text names none."""

    trigger: str
    type: str
    actor: str
    recipient: str
    status: str


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text of reports.toml with its answers."""

    name: str
    published: date
    text: str
    actors: list[str]
    places: list[str]
    times: list[str]
    speech: list[Speech]
    acts: list[Act]


def read_reports(path: Path = REPORTS) -> list[Report]:
    """The reports and their answers, texts without the line breaks around them."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["report"]
    return [msgspec.convert({**row, "text": row["text"].strip()}, Report) for row in rows]


def reaches(text: str, mentions: Iterable[str]) -> Iterator[Reach]:
    """Where mentions listed in order occur; "> X" lies inside the one before."""
    start = end = 0
    for mention in mentions:
        inner = mention.removeprefix("> ")
        reach = next(occurrences(text, inner, start if inner != mention else end), None)
        if reach is None:
            raise ValueError(f"not in the text, or not in order: {mention!r}")
        if inner == mention:
            start, end = reach
        yield reach


def occurrences(text: str, words: str, start: int = 0) -> Iterator[Reach]:
    """Where the words stand as whole words, from `start` on."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return (match.span() for match in pattern.finditer(text, start))
