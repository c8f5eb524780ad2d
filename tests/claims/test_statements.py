"""Statements printed whole after "said:": a text in, who says what out. All texts were written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.speech import find_attributions

INTRO = "The minister, Ada Holm, said:"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{INTRO}\n\nThe raid was cruel.\n\nTown hall\n\nTraders reopened.", ["The raid was cruel."]),
        (
            f"{INTRO}\n\nThe raid was cruel.\n\nWe will help Tellin.\n\nTraders reopened their shops.",
            ["The raid was cruel.", "We will help Tellin."],
        ),
        (f"{INTRO}\n\nOur aid is on its way.\n\nFurther information\n\nWe are on the web.", ["Our aid is on its way."]),
        (f"{INTRO}\n\nWe mourn.\n\nThe mayor said we were late.\n\nI am sorry.", ["We mourn."]),
        (f"{INTRO} We mourn with Tellin. The raid was cruel.", ["We mourn with Tellin. The raid was cruel."]),
        (f"{INTRO} The raid was cruel. Traders reopened their shops.", None),
        (f"{INTRO}\n\n“We mourn.”\n\nTraders reopened their shops.", None),
    ],
)
def test_statement(parse: Callable[[str], Doc], text: str, said: list[str] | None) -> None:
    found = [a.content.text for a in find_attributions(parse(text)) if a.source and "Holm" in a.source.text]
    if said is None:
        assert not any("Traders" in content for content in found)
    else:
        assert found == said
