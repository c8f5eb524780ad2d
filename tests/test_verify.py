from __future__ import annotations

from collections.abc import Iterator

import pytest

from chronist.store import Store
from chronist.verify import verify
from test_store import filled


@pytest.fixture
def store() -> Iterator[Store]:
    with filled(":memory:") as opened:
        yield opened


def test_a_sound_chronicle_has_no_findings(store: Store) -> None:
    assert verify(store) == []


DAMAGE = [
    ("UPDATE reports SET sha256 = 'wrong'", "report"),
    ("UPDATE reports SET body = X'00'", "report"),
    ("DELETE FROM addresses; DELETE FROM reports", "document"),
    ("UPDATE documents SET text = 'Q' || substr(text, 2)", "document"),
    ("UPDATE documents SET text = 'QQ' || text", "span"),
    ("UPDATE documents SET text = ''", "span"),
    ("DELETE FROM claim_speakers; UPDATE event_claims SET claim_id = 'gone'", "keys"),
    ("DROP TRIGGER documents_changed; UPDATE documents SET text = 'Other words'", "words"),
]


@pytest.mark.parametrize(("damage", "kind"), DAMAGE)
def test_damage_is_named(store: Store, damage: str, kind: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    for statement in damage.split(";"):
        store.connection.execute(statement)
    assert kind in {f.kind for f in verify(store)}
