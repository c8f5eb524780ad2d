"""Copies are found whether whole, cut, embedded or lightly edited; the order of the documents changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.copies import find_copies
from chronist.model import Document, KnownBy, Published

STORY = [
    "Rebels left the town of Bardol on Friday after a deal with the government that took three weeks to reach.",
    "Buses took about four hundred fighters and their families to the north, the envoy's office said in a statement.",
    "The army said that it would enter the town on Saturday and would not harm anyone who had laid down arms.",
    "A doctor at the only hospital said that eleven people had died of wounds since the siege began in the spring.",
    "Trucks with flour and medicine waited at the last checkpoint while engineers cleared mines from the road.",
    "Neither side would say who is to police the town, which lies on the main road between the capital and the coast.",
]
OTHER = [
    "Voters in the island state of Marel went to the polls on Sunday to elect a parliament of forty members.",
    "The prime minister said that she expected a close result and thanked the observers for coming so far.",
    "Turnout was higher than five years ago, according to the election office, which will publish figures on Tuesday.",
    "Fishermen complained that ballots had not reached two of the outer islands because of a storm in the night.",
    "The opposition promised to accept the result if the courts looked into what it called small irregularities.",
    "Analysts said that the price of fuel and the state of the harbour had mattered more than foreign affairs.",
]


def document(id: str, text: str, day: int | None = None, **more: str | None) -> Document:
    published = (
        Published(first=date(2016, 3, day), last=date(2016, 3, day), known_by=KnownBy.GIVEN) if day else Published()
    )
    return Document(id=id, report="", address=id, text=text, published=published, **more)  # type: ignore[arg-type]


WHOLE = "\n\n".join(STORY)
EDITED = WHOLE.replace("three weeks", "two months").replace("said in a statement", "said")
LARGER = "\n\n".join(OTHER[:3] + STORY[:2] + OTHER[3:])


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        ([document("a", WHOLE, 2), document("b", WHOLE.upper() + "!", 1)], {"a": ("b", "duplicate")}),
        ([document("b", WHOLE), document("a", WHOLE)], {"b": ("a", "duplicate")}),
        ([document("a", WHOLE), document("b", WHOLE, 9)], {"a": ("b", "duplicate")}),
        ([document("a", WHOLE, 1, outlet="X"), document("b", WHOLE, 2, outlet="Y")], {"b": ("a", "syndicated")}),
        ([document("a", WHOLE, 1, agency="Z"), document("b", EDITED, 2, outlet="Y")], {"b": ("a", "syndicated")}),
        ([document("a", WHOLE, 1), document("b", EDITED, 2)], {"b": ("a", "duplicate")}),
        ([document("a", WHOLE, 1), document("b", "\n\n".join(STORY[:4]), 2)], {"b": ("a", "duplicate")}),
        ([document("a", LARGER, 1), document("b", "\n\n".join(STORY[:2]), 2)], {"b": ("a", "excerpt")}),
        ([document("a", LARGER, 2), document("b", "\n\n".join(STORY[:2]), 1)], {"b": ("a", "embedded")}),
        ([document("a", WHOLE, 1), document("b", "\n\n".join(OTHER), 1)], {}),
        ([document("a", WHOLE, 1), document("b", "\n\n".join([STORY[0], *OTHER]), 2)], {}),
        ([document("a", "Rebels left.", 1), document("b", "Rebels left.", 2)], {"b": ("a", "duplicate")}),
        ([document("a", "", 1), document("b", "Rebels left.", 2)], {}),
        ([document("a", WHOLE, 1), document("a", WHOLE, 1)], {}),
        ([], {}),
    ],
)
def test_copies(documents: list[Document], found: dict[str, tuple[str, str]]) -> None:
    assert {id: (c.of, c.kind) for id, c in find_copies(documents).items()} == found


def test_all_copies_lead_to_one_origin() -> None:
    documents = [document("a", WHOLE, 1), document("b", EDITED, 2), document("c", "\n\n".join(STORY[1:]), 3)]
    assert {c.of for c in find_copies(documents).values()} == {"a"}


def test_two_stories_in_one_larger_text_are_not_copies_of_each_other() -> None:
    documents = [
        document("r", WHOLE + "\n\n" + LARGER, 3),
        document("s", "\n\n".join(STORY[2:4]), 1),
        document("o", "\n\n".join(OTHER[4:]), 2),
    ]
    copies = find_copies(documents)
    assert {id: c.of for id, c in copies.items()} == {"s": "r", "o": "r"}


def test_reason_is_in_words() -> None:
    copies = find_copies([document("a", WHOLE, 1), document("b", WHOLE, 2), document("c", "\n\n".join(STORY[:5]), 3)])
    assert copies["b"].reason == "the same text as a"
    assert copies["c"].reason == "all of it stands in a, cut to 81 % of that"


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    sentences = STORY + OTHER
    texts = data.draw(st.lists(st.lists(st.sampled_from(sentences), min_size=1, max_size=8), min_size=2, max_size=8))
    days = data.draw(st.lists(st.one_of(st.none(), st.integers(1, 9)), min_size=len(texts), max_size=len(texts)))
    documents = [document(f"d{i}", " ".join(t), d) for i, (t, d) in enumerate(zip(texts, days, strict=True))]
    found = find_copies(documents)
    assert find_copies(data.draw(st.permutations(documents))) == found
    assert list(found) == sorted(found)
    assert all(copy.of not in found for copy in found.values())  # an origin is no copy
