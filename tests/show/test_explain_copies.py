"""Why a report is held for a copy, for spun or for repeating another is told with its words."""

from __future__ import annotations

from chronist.copies import survey
from chronist.model import Document
from chronist.show.explain import explain
from chronist.show.known import Known
from invented import BACKGROUND, FOOTER, PASTICHE, STORIES, document


def lines(documents: list[Document], wanted: str) -> list[str]:
    text = explain(Known(documents, [], [], seen=survey(documents)), wanted)
    assert text is not None
    return [line.strip() for line in text.splitlines()]


def test_a_copy_says_why() -> None:
    documents = [document("a", STORIES[2], 1, outlet="X"), document("b", STORIES[2][:4], 2, outlet="Y")]
    assert "syndicated  all of it stands in a, under Y, cut to 64 % of that" in lines(documents, "b")


def test_a_repeated_sentence_is_shown_with_where_it_was_first() -> None:
    documents = [document(i, (*s, BACKGROUND[0]), n) for n, (i, s) in enumerate(zip("ab", STORIES, strict=False), 1)]
    assert f"repeats     a: “{BACKGROUND[0]}”" in lines(documents, "b")


def test_a_spun_page_shows_its_sentences() -> None:
    found = lines([document("a", PASTICHE, 1)], "a")
    assert any(line.startswith("spun        set phrases with odd words:") for line in found)
    assert f"“{PASTICHE[0]}”" in found


def test_boilerplate_is_shown() -> None:
    documents = [document(str(n), (*s, *FOOTER), n + 1, outlet="X") for n, s in enumerate(STORIES[:3])]
    assert f"on many     of its outlet's pages: “{' '.join(FOOTER)}”" in lines(documents, "0")
