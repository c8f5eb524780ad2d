"""Copies are found whether whole, cut, re-headed, embedded, updated or reworded; what two merely share is none."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.copies import boilerplate, find_copies, recycled, spun, survey
from chronist.model import Document
from invented import (
    BACKGROUND,
    FOOTER,
    PASTICHE,
    SPUN_NAVY,
    SPUN_SIEGE,
    STATEMENT,
    STORIES,
    bulletin,
    document,
    release,
    spin,
)

STORY, OTHER, MARKET, TALKS, AIRFIELD, RELIEF, FERRY, LAW, TRUCE, NAVY, LIGHTS, FORT = STORIES
WHOLE = "\n\n".join(STORY)
EDITED = WHOLE.replace("three weeks", "two months").replace("said in a statement", "said")
LARGER = "\n\n".join(OTHER[:3] + STORY[:2] + OTHER[3:])
LONG = MARKET + TALKS + AIRFIELD
UPDATED = (
    MARKET[0].replace("seventeen", "twenty-three"),
    *MARKET[1:4],
    "Two of the wounded died in the night.",
    MARKET[5],
)


def documents_of(*texts: str | tuple[str, ...], outlets: str = "XY") -> list[Document]:
    """Documents a, b, c of the days 1, 2, 3, whose outlets take turns."""
    names = "abcdefgh"
    return [document(names[n], t, n + 1, outlet=outlets[n % len(outlets)]) for n, t in enumerate(texts)]


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        ([document("a", WHOLE, 2), document("b", WHOLE.upper() + "!", 1)], {"a": ("b", "duplicate")}),
        ([document("b", WHOLE), document("a", WHOLE)], {"b": ("a", "duplicate")}),
        ([document("a", WHOLE), document("b", WHOLE, 9)], {"a": ("b", "duplicate")}),
        ([document("a", WHOLE, 1, outlet="X"), document("b", WHOLE, 2, outlet="Y")], {"b": ("a", "syndicated")}),
        ([document("a", WHOLE, 1, outlet="X"), document("b", WHOLE, 2, outlet="X")], {"b": ("a", "duplicate")}),
        ([document("a", WHOLE, 1, agency="Z"), document("b", EDITED, 2, outlet="Y")], {"b": ("a", "syndicated")}),
        ([document("a", WHOLE, 1), document("b", EDITED, 2)], {"b": ("a", "duplicate")}),
        ([document("a", WHOLE, 1), document("b", STORY[:4], 2)], {"b": ("a", "duplicate")}),
        ([document("a", LARGER, 1), document("b", STORY[:2], 2)], {"b": ("a", "excerpt")}),
        ([document("a", LARGER, 2), document("b", STORY[:2], 1)], {"b": ("a", "embedded")}),
        ([document("a", LARGER), document("b", STORY[:2])], {"b": ("a", "excerpt")}),
        ([document("a", WHOLE, 1), document("b", OTHER, 1)], {}),
        ([document("a", WHOLE, 1), document("b", (STORY[0], *OTHER), 2)], {}),
        ([document("a", "Rebels left.", 1), document("b", "Rebels left.", 2)], {"b": ("a", "duplicate")}),
        ([document("a", "", 1), document("b", "Rebels left.", 2)], {}),
        ([document("a", "", 1), document("b", "", 2)], {}),
        ([document("a", WHOLE, 1), document("a", WHOLE, 1)], {}),
        ([], {}),
    ],
)
def test_copies(documents: list[Document], found: dict[str, tuple[str, str]]) -> None:
    assert {id: (c.of, c.kind) for id, c in find_copies(documents).items()} == found


@pytest.mark.parametrize(
    ("first", "second", "outlets", "kind"),
    [
        # under another outlet: whole, cut, re-headed, edited, with words of its own
        (MARKET, MARKET, "XY", "syndicated"),
        (MARKET, MARKET[:4], "XY", "syndicated"),
        (MARKET, ("Market bombing: what we know", *MARKET), "XY", "syndicated"),
        (MARKET, ("A handcart, a tram stop and seventeen dead.", *MARKET[1:]), "XY", "syndicated"),
        (MARKET, (*MARKET[1:], MARKET[0]), "XY", "syndicated"),
        (MARKET, ("By our own correspondent", *MARKET, "Our paper will follow the story."), "XY", "syndicated"),
        (LAW, tuple(s.replace("Tuesday", "Wednesday") for s in LAW), "XY", "syndicated"),
        (LAW, tuple(s.replace("passed", "adopted") for s in LAW), "XY", "syndicated"),
        (LAW, (*LAW[:5], *FERRY[4:]), "XY", "syndicated"),
        (TALKS, tuple(s.replace("autumn", "fall").replace("sober", "somber") for s in TALKS), "XY", "syndicated"),
        (TALKS[:5], TALKS, "XY", "syndicated"),
        (TALKS, " ".join(TALKS), "XY", "syndicated"),
        (TALKS, "\n\n".join(TALKS).replace(" ", "  "), "XY", "syndicated"),
        # the same outlet, changed
        (MARKET, UPDATED, "X", "version"),
        (MARKET, tuple(s.replace("seventeen", "nineteen") for s in MARKET), "X", "version"),
        (MARKET[:4], MARKET, "X", "version"),
        (MARKET, MARKET[:4], "X", "version"),
        (AIRFIELD, ("The army gave the number of its dead for the first time.", *AIRFIELD), "X", "version"),
        # parts of longer texts
        (LONG, TALKS[:4], "X", "excerpt"),
        (LONG, TALKS[:4], "XY", "excerpt"),
        (LONG, TALKS, "XY", "excerpt"),
        (LONG, LONG[:5], "XY", "syndicated"),
        (LONG, LONG[:5], "X", "excerpt"),
        # cut, with another opening and words changed
        (
            TRUCE,
            (FORT[3], "The herders lost five when lorries drove through their camp, a local priest said.", *TRUCE[2:4]),
            "XY",
            "syndicated",
        ),
        (
            TRUCE,
            (FORT[3], *(s.replace(" the ", " those ").replace("asked", "begged") for s in TRUCE[1:4])),
            "XY",
            "syndicated",
        ),
        # reworded
        (STORY, SPUN_SIEGE, "XY", "spun"),
        (STORY, SPUN_SIEGE[::-1], "XY", "spun"),
        (STORY + RELIEF, SPUN_SIEGE, "XY", "spun"),
        (NAVY, SPUN_NAVY, "XY", "spun"),
        (FORT, spin(FORT), "XY", "syndicated"),
        (LIGHTS, spin(LIGHTS), "XY", "syndicated"),
    ],
)
def test_a_later_text_is_a_copy_of_the_first(
    first: str | tuple[str, ...], second: str | tuple[str, ...], outlets: str, kind: str
) -> None:
    found = find_copies(documents_of(first, second, outlets=outlets))
    assert {id: (c.of, c.kind) for id, c in found.items()} == {"b": ("a", kind)}
    assert found["b"].runs
    assert found["b"].reason


@pytest.mark.parametrize(
    "texts",
    [
        # the same statement quoted by two
        ((*FERRY[:3], STATEMENT), (*LAW[:3], STATEMENT)),
        ((FERRY[0], STATEMENT), (LAW[0], STATEMENT)),
        ((STATEMENT, FERRY[1]), (STATEMENT, LAW[1])),
        ((*FERRY, STATEMENT), (STATEMENT, *LAW)),
        # background
        ((*FERRY, *BACKGROUND), (*LAW, *BACKGROUND)),
        ((*TRUCE, *BACKGROUND), (*FORT[:4], *BACKGROUND)),
        ((*STORY[:3], *FERRY), (*STORY[:3], *LAW)),
        # a daily bulletin
        (bulletin(1, "Tuesday", "Hobb", 12), bulletin(2, "Wednesday", "Emms", 31)),
        (bulletin(1, "Tuesday", "Hobb", 12), bulletin(2, "Wednesday", "Hobb", 31)),
        (bulletin(1, "Tuesday", "Hobb", 12), bulletin(8, "Tuesday", "Hobb", 15)),
        (bulletin(1, "Tuesday", "Hobb", 12), bulletin(2, "Wednesday", "Hobb", 31), bulletin(3, "Thursday", "Vell", 6)),
        # a daily release: little news above much that is the same every day
        (
            release(3, "Hobb, two boats were sunk", "Emms, a mast was hit", "Ossel, a store of fuel burnt"),
            release(4, "Vell, nobody was met", "Hobb, three huts and a crane were destroyed"),
        ),
        # other stories of the same places and people
        (TALKS, ("Negotiators of Kesh and Tarn will not meet again this year, their Swiss hosts said.", *FORT)),
        (MARKET, RELIEF),
        # the same happening told by two
        (
            (*FERRY[:3], "Nobody could say how many lifejackets there were."),
            (
                "A ferry lies on the sea bed off Cape Tolland, where divers came upon it on Thursday.",
                "The coast guard of Venn has always said that it fired flares and nothing else.",
                "Two hundred people were on the Aurelia, a ship built for half as many.",
                "The wind was light that morning, and the harbour master saw no reason to close the port.",
            ),
        ),
        (
            (*AIRFIELD[:4],),
            (
                "The Northern League lost its airfield, soldiers of Dural said on Monday.",
                "A burnt plane could be seen on television, and a tower whose windows were gone.",
                "Its commander said that half of the runway was his.",
                "How many died nobody could tell.",
                "The night was moonless, and the mountain road was closed to buses.",
            ),
        ),
        (STORIES[4], STORIES[8]),
        # short texts
        ("The talks ended.", "The talks began."),
        (FERRY[0], FERRY[1]),
    ],
)
@pytest.mark.parametrize("outlets", ["X", "XY"])
def test_these_are_no_copies(texts: tuple[str | tuple[str, ...], ...], outlets: str) -> None:
    assert find_copies(documents_of(*texts, outlets=outlets)) == {}


def test_all_copies_lead_to_one_origin() -> None:
    documents = [document("a", WHOLE, 1), document("b", EDITED, 2), document("c", STORY[1:], 3)]
    assert {c.of for c in find_copies(documents).values()} == {"a"}


def test_a_copy_of_a_spun_page_leads_to_the_text_that_was_spun() -> None:
    found = find_copies(documents_of(STORY, SPUN_SIEGE, SPUN_SIEGE, outlets="XYZ"))
    assert {id: (c.of, c.kind) for id, c in found.items()} == {"b": ("a", "spun"), "c": ("a", "syndicated")}


def test_two_stories_in_one_larger_text_are_not_copies_of_each_other() -> None:
    documents = [
        document("r", WHOLE + "\n\n" + LARGER, 3),
        document("s", STORY[2:4], 1),
        document("o", OTHER[4:], 2),
    ]
    copies = find_copies(documents)
    assert {id: c.of for id, c in copies.items()} == {"s": "r", "o": "r"}


@pytest.mark.parametrize(
    ("documents", "reason"),
    [
        (documents_of(WHOLE, WHOLE, outlets="X"), "the same text as a"),
        (documents_of(WHOLE, WHOLE, outlets="XY"), "the same text as a, under Y"),
        (documents_of(WHOLE, STORY[:5], outlets="X"), "all of it stands in a, cut to 82 % of that"),
        (documents_of(STORY[:5], WHOLE, outlets="XY"), "82 % of it stands in a, under Y, with words of its own"),
        (documents_of(LONG, TALKS[:4], outlets="X"), "all of it stands in a, a longer text"),
        (
            [document("a", WHOLE, 1, agency="Wire"), document("b", STORY[1:], 2, outlet="Y")],
            "all of it stands in a, credited to Wire, under Y, cut to 83 % of that",
        ),
    ],
)
def test_reason_is_in_words(documents: list[Document], reason: str) -> None:
    assert find_copies(documents)["b"].reason == reason


def test_runs_say_where_it_stands_in_both() -> None:
    texts = {"a": "\n\n".join(LONG), "b": "\n\n".join((FERRY[0], *TALKS[1:4], LAW[1], *AIRFIELD[2:5]))}
    found = find_copies([document("a", texts["a"], 1), document("b", texts["b"], 2)])["b"]
    assert [texts["b"][r.start : r.end] for r in found.runs] == [texts["a"][r.of_start : r.of_end] for r in found.runs]
    assert [texts["b"][r.start : r.end] for r in found.runs] == [
        "\n\n".join(TALKS[1:4]).removesuffix("."),
        "\n\n".join(AIRFIELD[2:5]).removesuffix("."),
    ]


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        (documents_of((*FERRY, *BACKGROUND), (*LAW, *BACKGROUND)), {"b": ["a"]}),
        (documents_of((*FERRY, *BACKGROUND), (*LAW, *BACKGROUND), outlets="X"), {"b": ["a"]}),
        (documents_of((*FERRY, *BACKGROUND), (BACKGROUND[0], *LAW, BACKGROUND[1])), {"b": ["a", "a"]}),
        (documents_of(FERRY, (*LAW, FERRY[1])), {"b": ["a"]}),
        (documents_of((*FERRY, *BACKGROUND), (*LAW, *BACKGROUND), (*FORT, *BACKGROUND)), {"b": ["a"], "c": ["a"]}),
        # the whole is a copy: nothing more to say
        (documents_of(FERRY, FERRY[:4]), {}),
        # quotations have their speakers, short sentences are anybody's
        (documents_of((*FERRY, STATEMENT), (*LAW, STATEMENT)), {}),
        (documents_of((*FERRY, "He did not say when."), (*LAW, "He did not say when.")), {}),
        # a text that a later one contains was first
        ([document("a", STORY[:2], 1, outlet="X"), document("b", LARGER, 2, outlet="Y")], {"b": ["a"]}),
        # another week, another Friday
        ([document("a", (*FERRY, STORY[0]), 1), document("b", (*LAW, STORY[0]), 20)], {}),
        ([document("a", (*FERRY, STORY[0]), 1), document("b", (*LAW, STORY[0]), 4)], {"b": ["a"]}),
    ],
)
def test_recycled(documents: list[Document], found: dict[str, list[str]]) -> None:
    runs = recycled(documents)
    assert {id: [r.of for r in told] for id, told in runs.items()} == found
    texts = {d.id: d.text for d in documents}
    for id, told in runs.items():
        assert [texts[id][r.start : r.end] for r in told] == [texts[r.of][r.of_start : r.of_end] for r in told]


def test_what_an_outlet_prints_below_everything_is_boilerplate_and_no_copy() -> None:
    footer = "\n\n".join(FOOTER)
    documents = [document(str(n), (*story[:2], *FOOTER), n + 1, outlet="X") for n, story in enumerate(STORIES[:4])]
    documents += [document("z", (*FORT, FOOTER[0]), 9, outlet="Y")]
    found = survey(documents)
    texts = {d.id: d.text for d in documents}
    marked = {id: [texts[id][start:end] for start, end in spans] for id, spans in found.boilerplate.items()}
    assert marked == {id: [footer] for id in "0123"}
    assert found.copies == {}
    assert found.recycled == {}


@pytest.mark.parametrize(
    "documents",
    [
        [document(str(n), (*story, *FOOTER), n + 1) for n, story in enumerate(STORIES[:4])],  # of no known outlet
        [document(str(n), (*story, *FOOTER), n + 1, outlet="X") for n, story in enumerate(STORIES[:2])],  # two pages
        [document(str(n), (*story, *BACKGROUND), n + 1, outlet="X") for n, story in enumerate(STORIES[:4])],  # the war
        [document(str(n), (*MARKET, *FOOTER), n + 1, outlet="X") for n in range(4)],  # one page four times
    ],
)
def test_this_is_no_boilerplate(documents: list[Document]) -> None:
    assert boilerplate(documents) == {}


@pytest.mark.parametrize(
    ("documents", "signs"),
    [
        (documents_of(STORY, SPUN_SIEGE), {"b": "reworded"}),
        (documents_of(SPUN_SIEGE), {"a": "odd-phrases"}),
        (documents_of((MARKET[0], LAW[1], FERRY[2], TALKS[3], NAVY[2], FORT[1], TRUCE[4])), {}),
        (
            documents_of(MARKET, LAW, FERRY, TALKS, (MARKET[1], LAW[1], FERRY[2], TALKS[3], FERRY[4]), outlets="WXYZV"),
            {"e": "stitched"},
        ),
        (documents_of(MARKET, LAW, FERRY, TALKS, (MARKET[1], LAW[1], FERRY[2], TALKS[3], FERRY[4]), outlets="X"), {}),
        (documents_of(MARKET, LAW, (MARKET[1], LAW[1], LAW[3], MARKET[4], FERRY[4]), outlets="XYZ"), {}),
        (documents_of(PASTICHE), {"a": "odd-phrases"}),
        *[(documents_of(story), {}) for story in STORIES],
    ],
)
def test_spun(documents: list[Document], signs: dict[str, str]) -> None:
    found = spun(documents)
    assert {id: page.signs[0] for id, page in found.items()} == signs
    assert all(page.spans and page.reason for page in found.values())


def generated() -> tuple[list[Document], dict[str, str]]:
    """What twelve stories become in the hands of others, with the story that each document is of."""
    made: list[tuple[Document, str]] = []
    for n, s in enumerate(STORIES):
        next_one, third = STORIES[(n + 1) % len(STORIES)], STORIES[(n + 2) % len(STORIES)]
        texts = {
            "whole": s,
            "again": s,
            "cut": s[:4],
            "behead": ("What happened next", *s[1:]),
            "edited": tuple(x.replace(" said ", " stated ").replace(" the ", " a ", 1) for x in s),
            "dressed": (next_one[0], *s),
            "spun": spin(s),
            "part": s[2:4],
        }
        made += [
            (document(f"{n:02}{name}", text, 1 + at, outlet=f"O{at}"), f"{n}")
            for at, (name, text) in enumerate(texts.items())
        ]
        made += [
            (
                document(
                    f"{n:02}own",
                    (third[4], STORIES[n - 5][3], STORIES[n - 7][5], STATEMENT, BACKGROUND[0]),
                    20,
                    outlet="P",
                ),
                f"{n}own",
            ),
            (document(f"{n:02}bulletin", bulletin(n + 1, "Monday", f"Place{n}", 7 + n), n + 1, outlet="Q"), f"{n}b"),
        ]
    return [d for d, _ in made], {d.id: story for d, story in made}


def test_grouping_of_a_generated_set() -> None:
    documents, story = generated()
    copies = find_copies(documents)
    group = {d.id: copies[d.id].of if d.id in copies else d.id for d in documents}
    pairs = list(combinations(sorted(group), 2))
    wanted = {p for p in pairs if story[p[0]] == story[p[1]]}
    found = {p for p in pairs if group[p[0]] == group[p[1]]}
    f1 = 2 * len(wanted & found) / (len(wanted) + len(found))
    assert f1 >= 0.97, (sorted(wanted - found), sorted(found - wanted))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    sentences = STORY + OTHER
    texts = data.draw(st.lists(st.lists(st.sampled_from(sentences), min_size=1, max_size=8), min_size=2, max_size=8))
    days = data.draw(st.lists(st.one_of(st.none(), st.integers(1, 9)), min_size=len(texts), max_size=len(texts)))
    documents = [document(f"d{i}", " ".join(t), d) for i, (t, d) in enumerate(zip(texts, days, strict=True))]
    found = survey(documents)
    assert survey(data.draw(st.permutations(documents))) == found
    assert list(found.copies) == sorted(found.copies)
    assert all(copy.of not in found.copies for copy in found.copies.values())  # an origin is no copy


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="ab “”\".\n’'ÄÖ9-", max_size=60), max_size=4))
def test_any_text_is_read_and_spans_stay_inside(texts: list[str]) -> None:
    documents = [document(f"d{i}", t, outlet="X") for i, t in enumerate(texts)]
    found = survey(documents)
    length = {d.id: len(d.text) for d in documents}
    for id, copy in found.copies.items():
        assert all(0 <= r.start < r.end <= length[id] and 0 <= r.of_start < r.of_end <= length[r.of] for r in copy.runs)
