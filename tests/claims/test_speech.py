"""Who is said to say what: a text in, source, cue, content and kind out. All texts were written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.language import Parser
from chronist.claims.quotes import find_quotes
from chronist.claims.speech import find_attributions, is_assertive, speakers_at
from chronist.data import rows, values
from chronist.model import Attribution

Parse = Callable[[str], Doc]

KINDS = {"says", "denies", "knows", "believes", "intends", "asks", "judges", "mentions"}

# (text, source, content, kind) of one attribution that has to be among those found.
FOUND = [
    ("The army said rebels had shelled the port.", "The army", "rebels had shelled the port", "says"),
    ("The army said that rebels had shelled the port.", "The army", "that rebels had shelled the port", "says"),
    ("Rebels shelled the port, the army said.", "the army", "Rebels shelled the port", "says"),
    ("Rebels shelled the port, said Ada Holm.", "Ada Holm", "Rebels shelled the port", "says"),
    (
        "But to avoid deaths, he said, the town should be emptied.",
        "he",
        "But to avoid deaths, he said, the town should be emptied",
        "says",
    ),
    ("“We will leave the hill,” the general said.", "the general", "“We will leave the hill,”", "says"),
    ('"We will leave the hill," the general said.', "the general", '"We will leave the hill,"', "says"),
    (
        "“We left at dawn,” Holm said. “Nobody was hurt on the way.”",
        "Holm",
        "“We left at dawn,” Holm said. “Nobody was hurt on the way.”",
        "says",
    ),
    (
        "“We left at dawn,” Holm said.\n\n“Nobody was hurt on the way.”",
        "Holm",
        "“We left at dawn,” Holm said.\n\n“Nobody was hurt on the way.”",
        "says",
    ),
    (
        "The army is retreating, Colonel Brandt told reporters.\n\n“The bridge is lost and so is the road.”",
        "Colonel Brandt",
        "“The bridge is lost and so is the road.”",
        "says",
    ),
    (
        "The mission added: “The convoy came back on Monday.”",
        "The mission",
        "“The convoy came back on Monday.”",
        "says",
    ),
    (
        "According to the ministry, nine soldiers were killed.",
        "the ministry",
        "nine soldiers were killed",
        "says",
    ),
    ("Nine soldiers were killed, according to the ministry.", "the ministry", "Nine soldiers were killed", "says"),
    ("The ministry denied that jets had bombed the camp.", "The ministry", "that jets had bombed the camp", "denies"),
    (
        "The general rejected claims that his men had fired first.",
        "The general",
        "that his men had fired first",
        "denies",
    ),
    (
        "The consul confirmed reports that herders had burned the mill.",
        "The consul",
        "reports that herders had burned the mill",
        "says",
    ),
    (
        "The envoy called reports that the town had fallen nonsense.",
        "The envoy",
        "that the town had fallen",
        "denies",
    ),
    ("The rebels’ claim that the dam was mined proved true.", "The rebels’", "that the dam was mined", "says"),
    ("It was reported that the bridge had collapsed.", None, "that the bridge had collapsed", "says"),
    ("A court found that the police had lied.", "A court", "that the police had lied", "knows"),
    ("Villagers believe that the army will return.", "Villagers", "that the army will return", "believes"),
    ("The party plans to boycott the vote.", "The party", "to boycott the vote", "intends"),
    ("The envoy urged both sides to stop the fighting.", "The envoy", "both sides to stop the fighting", "asks"),
    ("The envoy called for a truce in the south.", "The envoy", "a truce in the south", "asks"),
    ("The bishop condemned the raid on the school.", "The bishop", "the raid on the school", "judges"),
    ("The talks are expected to resume on Monday.", None, "The talks are expected to resume on Monday", "believes"),
    (
        "Ada Holm, the mission’s spokeswoman, said the convoy had returned.",
        "Ada Holm, the mission’s spokeswoman,",
        "the convoy had returned",
        "says",
    ),
    ("Holm, who said that the road was open, left early.", "who", "that the road was open", "says"),
    (
        "He crossed the line twice, saying that nobody had stopped him.",
        "He",
        "that nobody had stopped him",
        "says",
    ),
    (
        "“It was the worst night of the war.” ― Mira Costa\n",
        "Mira Costa",
        "“It was the worst night of the war.”",
        "says",
    ),
    ("REPORTER: Will the army leave the city soon?", "REPORTER", "Will the army leave the city soon?", "says"),
]


@pytest.mark.parametrize(("text", "source", "content", "kind"), FOUND)
def test_found(parse: Parse, text: str, source: str | None, content: str, kind: str) -> None:
    found = [(a.source.text if a.source else None, a.content.text, a.kind) for a in find_attributions(parse(text))]
    assert (source, content, kind) in found


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the port on Monday.",
        "The army withdrew from the “safe zone” at dawn.",
        "Syria conflict: army steps up strikes on the town",
        "The general, at 60, still commands the northern front.",
    ],
)
def test_nothing_said(parse: Parse, text: str) -> None:
    assert [a for a in find_attributions(parse(text)) if a.kind in {"says", "denies", "knows"}] == []


def test_denials_do_not_assert(parse: Parse) -> None:
    found = find_attributions(parse("The ministry denied that jets had bombed the camp."))
    assert [a.asserts for a in found] == [False]


@pytest.mark.parametrize(
    "text",
    ["The envoy did not deny that jets bombed the camp.", "The army has not said that it shot anyone."],
)
def test_what_was_not_said_has_no_speaker(parse: Parse, text: str) -> None:
    found = find_attributions(parse(text))
    at = text.index("bombed" if "bombed" in text else "shot")
    assert speakers_at(at, at + 4, found) == []


def test_speakers_are_chained_innermost_first(parse: Parse) -> None:
    text = "The agency reported that the ministry said rebels had shelled the port."
    found = find_attributions(parse(text))
    at = text.index("shelled")
    assert _sources(speakers_at(at, at + 7, found)) == ["the ministry", "The agency"]


def test_wishes_and_judgements_make_no_speaker(parse: Parse) -> None:
    text = "The party plans to boycott the vote."
    at = text.index("boycott")
    assert speakers_at(at, at + 7, find_attributions(parse(text))) == []


def test_a_cue_inside_its_joined_quote_is_not_said_by_its_speaker(parse: Parse) -> None:
    text = "“We left at dawn,” Holm said. “Nobody was hurt on the way.”"
    at = text.index("said")
    assert speakers_at(at, at + 4, find_attributions(parse(text))) == []


def test_only_saying_is_assertive() -> None:
    assert is_assertive("say")
    assert is_assertive("deny")
    assert not is_assertive("hope")
    assert not is_assertive("stroll")


def test_every_kind_of_the_table_is_known() -> None:
    for row in rows("speech_cues"):
        assert row["kind"] in KINDS, row
        assert values(row["words"]), row
        assert values(row["governs"]), row


def _sources(found: list[Attribution]) -> list[str | None]:
    return [a.source.text if a.source else None for a in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said: “We left. They came.”", ["“We left. They came.”"]),
        ("''We left,'' she said. ''They came.''", ["''We left,''", "''They came.''"]),
        ('"We left.\n\n"They came."', ['"We left.', '"They came."']),
        ("The so-called “zone” is closed.", ["“zone”"]),
        ("No quotes here, it's plain.", []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quotes


@given(st.text(alphabet="ab .,“”\"'\n", max_size=80))
def test_quotes_are_spans_in_order(text: str) -> None:
    found = find_quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


_PIECES = ["“We left the hill,” ", "Holm said. ", "“They came.”", "\n\n", "The army said ", "rebels fired. ", '"', "― "]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=8))
def test_every_span_is_its_text(parser: Parser, pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in find_attributions(next(parser.parse([text]))):
        for span in (found.source, found.cue, found.content):
            assert span is None or text[span.start : span.end] == span.text
            assert span is None or span.start < span.end
