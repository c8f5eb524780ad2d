from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from chronist.annotate.language import Parser
from chronist.annotated import annotate_lines

LISTS = ("sentences", "actors", "places", "times", "quantities", "attributions", "claims")


@pytest.fixture(scope="module")
def annotate(parser: Parser) -> Callable[..., list[dict[str, object]]]:
    def run(*lines: str) -> list[dict[str, object]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("chronist.pipeline.Parser", lambda _: parser)
            return [json.loads(line) for line in annotate_lines(lines)]

    return run


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"id": "a"}', "has no text"),
        ('{"id": "a", "text": 5}', "has no text"),
        ('{"id": "a", "text": "half \\ud83d of it"}', "half a character"),
    ],
)
def test_a_bad_line_yields_its_line_with_the_problem(
    line: str, said: str, annotate: Callable[..., list[dict[str, object]]]
) -> None:
    first, second = annotate(line, '{"id": "b", "text": "Rebels left the town."}')
    assert said in str(first["problem"])
    assert all(first[name] == [] for name in LISTS)
    assert (second["id"], second["problem"]) == ("b", None)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028", "😀", ".", "a" * 3000])
def test_odd_texts_do_not_stop_it(text: str, annotate: Callable[..., list[dict[str, object]]]) -> None:
    (found,) = annotate(json.dumps({"id": "x", "text": text}))
    assert found["problem"] is None


def test_offsets_count_the_input_as_it_came(annotate: Callable[..., list[dict[str, object]]]) -> None:
    text = "😀 Advertisement\n\nRebels\nattacked the army in Aleppo on Friday,\u2028 the UN said. Share this"
    (found,) = annotate(json.dumps({"id": 7, "text": text, "published": "2016-07-15"}))
    assert found["id"] == "7"
    assert found["published"] == {
        "from": "2016-07-15", "to": "2016-07-15", "edtf": "2016-07-15", "known_by": "given",
        "reasons": ['given as "2016-07-15"'],
    }  # fmt: skip
    spans = [*found["places"], *found["times"], *found["actors"]]  # type: ignore[misc]
    assert spans
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in found["claims"])  # type: ignore[attr-defined]


def test_order_and_blank_lines(annotate: Callable[..., list[dict[str, object]]]) -> None:
    found = annotate(*[json.dumps({"id": str(i), "text": "Talks began."}) for i in range(20)], "", " \n")
    assert [f["id"] for f in found] == [str(i) for i in range(20)]
