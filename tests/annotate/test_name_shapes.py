"""Bodies that no table knows, by the shape of their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.annotate.names import ActorTable, find_actors
from chronist.model import Interval

Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def table() -> ActorTable:
    return ActorTable.load()


# sentence, name, kind
BODIES = [
    ("Fighters of the Harbour Supporters Brigades left.", "Harbour Supporters Brigades", "armed-group"),
    ("It is run by the Ministry of Public Works.", "Ministry of Public Works", "government"),
    ("The Army of the Seven Hills was formed in May.", "Army of the Seven Hills", "armed-group"),
    ("He studied at Korvat University in the capital.", "Korvat University", "organisation"),
    ("The Saray al-Nur Movement denied it.", "Saray al-Nur Movement", "organisation"),
    ("Crews of the 31st Fighter Wing returned.", "31st Fighter Wing", "military"),
    ("The 611th ARW has been deployed again.", "611th ARW", "military"),
    ("A report by the Korvat Fisheries Commission came out.", "Korvat Fisheries Commission", "organisation"),
    ("Elders of the Beni Korvat tribe met.", "Beni Korvat tribe", "organisation"),
    ("The Ministry of Youth and Sport closed.", "Ministry of Youth and Sport", "government"),
]


@pytest.mark.parametrize(("text", "name", "kind"), BODIES)
def test_a_body_by_its_shape(parse: Parse, table: ActorTable, text: str, name: str, kind: str) -> None:
    found = {m.text: m.kind for m in find_actors(parse(text), table, Interval())}
    assert found.get(name) == kind, found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They cited Security Council Resolution 2254.", "Security Council Resolution"),
        ("French TV showed the pictures.", "French TV"),
        ("Army Shells Rebel Group In Northern Korvat Town", "Army Shells Rebel Group"),
        ("The Harbour Party Hall burned down.", "Harbour Party"),
    ],
)
def test_no_body(parse: Parse, table: ActorTable, text: str, name: str) -> None:
    assert name not in {m.text for m in find_actors(parse(text), table, Interval()) if m.form == "name"}
