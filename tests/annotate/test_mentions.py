"""Who "he", "they", "the group", "both men" are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.annotate.mentions import resolve_mentions
from chronist.annotate.names import ActorTable, find_actors
from chronist.model import Interval

Parse = Callable[[str], Doc]
TABLE = ActorTable.load()


def who(parse: Parse, text: str, words: str) -> list[str | None]:
    """Ids, or names where there is none, of the last mention that is exactly these words."""
    doc = parse(text)
    found = [m for m in resolve_mentions(doc, find_actors(doc, TABLE, Interval()), TABLE) if m.text == words]
    last = max((m.start for m in found), default=-1)
    return [m.id or m.name for m in found if m.start == last]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Vladimir Putin spoke on Friday. He blamed the rebels.", "He", ["RUS.vladimir-putin"]),
        ("Vladimir Putin, who said he was tired, left.", "he", ["RUS.vladimir-putin"]),
        ("Angela Merkel spoke on Friday. She blamed the rebels.", "She", ["DEU.angela-merkel"]),
        ("Lena Osk spoke. The general left. Mrs Osk said she was glad.", "she", ["Lena Osk"]),
        ("In his letter, John Kerry thanked them.", "his", ["USA.john-kerry"]),
        ("Syrian troops crossed the river. They met no one.", "They", ["SYR.mil"]),
        ("Moscow and Ankara signed the paper. They called it a success.", "They", ["RUS.gov", "TUR.gov"]),
        ("The Free Syrian Army said its men had left.", "its", ["FSA"]),
        ("Hezbollah closed the road. It said the road was mined.", "It", ["hezbollah"]),
        ("Boko Haram burnt the school. The group has killed many.", "group", ["boko-haram"]),
        ("IS took the dam. The jihadists then blew up a bridge.", "jihadists", ["IS"]),
        ("John Kerry met Sergei Lavrov. Both men smiled.", "Both men", ["RUS.sergei-lavrov", "USA.john-kerry"]),
        (
            "Recep Tayyip Erdogan telephoned Vladimir Putin. The two leaders agreed.",
            "two leaders",
            ["RUS.vladimir-putin", "TUR.recep-tayyip-erdogan"],
        ),
        ("UN envoy Staffan de Mistura arrived. Later the envoy left again.", "envoy", ["UN.staffan-de-mistura"]),
        (
            "The Chadian ambassador to Oslo, Rolf Anders, spoke. The ambassador then left.",
            "ambassador",
            ["Rolf Anders"],
        ),
        ("“I will stay,” Bashar al-Assad said.", "I", ["SYR.bashar-al-assad"]),
        ("“We will stay,” Sergei Lavrov said.", "We", ["RUS.gov"]),
    ],
)
def test_a_later_mention_is_whom_it_takes_up(parse: Parse, text: str, words: str, expected: list[str]) -> None:
    assert who(parse, text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("John Kerry met Sergei Lavrov and Vladimir Putin. His aide left.", "both men"),
        ("Rolf Anders met Karl Lund. A friend saw him.", "him"),
        ("It rained in Syria.", "It"),
        ("“They came at night,” Sergei Lavrov said of the Syrian troops.", "They"),
        ("“We saw nothing,” it was said.", "We"),
        ("The car stopped. Its driver fled.", "Its"),
    ],
)
def test_what_is_not_sure_stays_out(parse: Parse, text: str, words: str) -> None:
    assert who(parse, text, words) == []


def test_two_groups_in_focus_leave_the_militants_open(parse: Parse) -> None:
    assert who(parse, "IS fought the Taliban. The militants used tanks.", "militants") == ["militants"]


def test_a_resolved_noun_replaces_the_open_one(parse: Parse) -> None:
    doc = parse("IS took the dam. The jihadists then blew up a bridge.")
    spans = [(m.start, m.end) for m in resolve_mentions(doc, find_actors(doc, TABLE, Interval()), TABLE)]
    assert len(spans) == len(set(spans))
