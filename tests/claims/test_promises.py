"""Refusals told as "will not": a sentence in, the status its act gets from who says it out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.acts import find_acts
from chronist.claims.lexicon import Lexicon
from chronist.claims.promises import refusals
from chronist.claims.roles import Roles
from chronist.model import ActorMention, Annotation, Event

NAMES = ("Arland", "Borland", "the rebels", "analysts")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arland will not accept the truce.", "happened"),
        ("Arland said it would not sign the treaty with Borland.", "happened"),
        ("We will never surrender, the rebels said.", "happened"),
        ("Arland will not accept the truce if Borland attacks.", None),
        ("Arland said it would not accept the truce until Borland withdraws.", None),
        ("The analysts say Borland will not accept the truce.", None),
    ],
)
def test_who_says_it_will_not_refuses(
    parse: Callable[[str], Doc], lexicon: Lexicon, text: str, status: str | None
) -> None:
    doc = parse(text)
    at = {name: text.find(name) for name in NAMES}
    mentions = [ActorMention(start=i, end=i + len(n), text=n, id=n) for n, i in at.items() if i >= 0]
    roles = Roles.of(doc, Annotation(actors=tuple(mentions)), lexicon)
    found = [a.status for a in refusals(find_acts(doc, lexicon, roles), roles) if a.event is Event.REJECT]
    assert found == [status]
