"""Invented strands of reports, read for real, against answers written by hand before any rule was run on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import chronist
from bcubed import b_cubed
from chronist.model import REAL, Claim, Document
from chronist.views import LinkedEvent

HERE = Path(__file__).parent
STRANDS = sorted(p.parent.name for p in HERE.glob("*/expected.toml"))

# Floors as measured on 2026-11-23, never to be lowered in silence.
EVENTS = {"yemen": 0.77}  # B-cubed F1 of the members that were found
FOUND = {"yemen": 0.59}  # share of members at which there is an event
UNREAL = {"yemen": 0}  # acts that did not happen, told as facts


@dataclass(frozen=True)
class Strand:
    """A strand as read, and its answers."""

    name: str
    wanted: dict[str, Any]
    documents: dict[str, Document]
    claims: dict[str, list[Claim]]
    event_of: dict[str, LinkedEvent]
    chronicle: chronist.Chronicle

    def document(self, name: str) -> Document:
        """The document of a file; two files of the same bytes are one report."""
        if name in self.documents:
            return self.documents[name]
        body = (HERE / self.name / "reports" / name).read_bytes()
        same = (n for n in self.documents if (HERE / self.name / "reports" / n).read_bytes() == body)
        return self.documents[next(same)]

    def at(self, member: dict[str, Any]) -> list[Claim]:
        """The claims whose trigger stands where a member's does."""
        document = self.document(member["file"])
        text = document.text.replace("\n", " ")
        near = text.find(" ".join(member["near"].split()))
        word = member.get("trigger", member["near"])
        start = text.find(word, near)
        if near < 0:
            return []  # told in a headline, which is no part of the text
        end = start + len(word)
        return [c for c in self.claims.get(document.id, []) if c.trigger.start < end and start < c.trigger.end]

    def events(self, member: dict[str, Any]) -> set[str]:
        """The events of these claims."""
        return {self.event_of[c.id].id for c in self.at(member) if c.id in self.event_of}


@pytest.fixture(scope="module", params=STRANDS)
def strand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Strand]:
    folder = HERE / request.param
    wanted = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    with chronist.open(tmp_path_factory.mktemp(request.param) / "c.db") as c:
        c.read(str(folder / "reports"))
        claims: dict[str, list[Claim]] = {}
        for item in c.claims():
            claims.setdefault(item.claim.document, []).append(item.claim)
        documents = {d.address.rsplit("/", 1)[-1]: d for d in c.documents()}
        event_of = {claim: event for event in c.events() for claim in event.claims}
        yield Strand(request.param, wanted, documents, claims, event_of, c)


def test_events(strand: Strand) -> None:
    """Of the events at an expected event's members the one that most of them share counts."""
    items: list[tuple[str, str]] = []
    members = 0
    for wanted in strand.wanted["events"]:
        found = [strand.events(m) for m in wanted["members"]]
        members += len(found)
        count = {e: sum(e in ids for ids in found) for ids in found for e in ids}
        items += [(wanted["name"], max(ids, key=lambda e: (count[e], e))) for ids in found if ids]
    precision, recall, f1 = b_cubed(items)
    print(f"{strand.name}: events at {len(items)} of {members} members, B-cubed {precision:.3f} {recall:.3f} {f1:.3f}")
    assert len(items) / members >= FOUND[strand.name]
    assert f1 >= EVENTS[strand.name], items


def test_different_happenings_stay_apart(strand: Strand) -> None:
    joined = [
        d["pair"] for d in strand.wanted["different"] if strand.events(d["pair"][0]) & strand.events(d["pair"][1])
    ]
    assert joined == []


def test_copies(strand: Strand) -> None:
    def origins(name: str) -> set[str | None]:
        document = strand.document(name)
        return {document.id, document.copy_of} - {None}

    missed = [c for c in strand.wanted.get("copies", []) if not origins(c["copy"]) & origins(c["of"])]
    wanted = {n for c in strand.wanted.get("copies", []) for n in (c["copy"], c["of"])}
    false = [name for name, d in strand.documents.items() if d.copy_of and name not in wanted]
    assert (missed, false) == ([], [])


def test_nothing_unreal_is_told_as_fact(strand: Strand) -> None:
    told = [
        (m["file"], m["near"], c.status)
        for m in strand.wanted["not_happened"]
        for c in strand.at(m)
        if c.status in REAL
    ]
    assert len(told) <= UNREAL[strand.name], told


def test_who_held_it(strand: Strand) -> None:
    """Who is wanted has to be among those who are told, and nobody where nothing may be said."""
    wrong = []
    for asked in strand.wanted.get("control_on", []):
        spells = strand.chronicle.control(asked["place"], on=date.fromisoformat(str(asked["on"])))
        told = sorted({s.holder.name or "" for s in spells if s.state == "held" and s.holder})
        if bool(told) != bool(asked["holder"]):
            wrong.append((asked, told))
    assert wrong == []
