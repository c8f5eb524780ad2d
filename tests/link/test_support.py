"""Whose a claim is: the speaker's, else the agency's or outlet's that had it first."""

from __future__ import annotations

import pytest

from chronist.copies import survey
from chronist.link.support import evidence
from chronist.model import Claim, Document, Span, Speaker, Status
from invented import BACKGROUND, FOOTER, PASTICHE, STORIES, document

FERRY, LAW, FORT = STORIES[6], STORIES[7], STORIES[11]
LONG = (*LAW, FERRY[0], FERRY[1], *FORT)


def claim(of: Document, trigger: str, speaker: str | None = None) -> Claim:
    """A claim whose trigger is these words of a document."""
    start = of.text.index(trigger)
    said = (Speaker(text=speaker, name=speaker, start=0, end=1),) if speaker else ()
    return Claim(
        id=f"{of.id}-{trigger}", document=of.id, start=start, end=start + len(trigger), quote=trigger, event=None,
        status=Status.HAPPENED, trigger=Span(start=start, end=start + len(trigger), text=trigger),
        speakers=(*said, Speaker(text=of.outlet or "?", name=of.outlet)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("documents", "claims", "origins"),
    [
        # what was recycled is whose it was; what stands beside it is one's own
        (
            [document("a", (*FERRY, *BACKGROUND), 1, outlet="X"), document("b", (*LAW, *BACKGROUND), 2, outlet="Y")],
            [("b", "overthrown", None), ("b", "voted", None), ("a", "overthrown", None)],
            ["outlet:X", "outlet:Y", "outlet:X"],
        ),
        # a named speaker stays the origin
        (
            [document("a", (*FERRY, *BACKGROUND), 1, outlet="X"), document("b", (*LAW, *BACKGROUND), 2, outlet="Y")],
            [("b", "overthrown", "Edda Karlow")],
            ["speaker:Edda Karlow"],
        ),
        # recycled from a copy of an agency's text
        (
            [
                document("a", (*FERRY, *BACKGROUND), 1, outlet="X", agency="Wire"),
                document("b", (*FERRY, *BACKGROUND), 2, outlet="Y"),
                document("c", (*LAW, *BACKGROUND), 3, outlet="Z"),
            ],
            [("c", "overthrown", None), ("b", "overthrown", None), ("c", "voted", None)],
            ["agency:Wire", "agency:Wire", "outlet:Z"],
        ),
        # the later print names the agency that the first left out
        (
            [document("a", FERRY, 1, outlet="X"), document("b", FERRY, 2, outlet="Y", agency="Wire")],
            [("a", "ordered", None), ("b", "ordered", None)],
            ["agency:Wire", "agency:Wire"],
        ),
        # an early text inside a later one is its own origin, and that of its sentences there
        (
            [document("a", FERRY[:2], 1, outlet="X"), document("b", LONG, 2, outlet="Y")],
            [("a", "ordered", None), ("b", "ordered", None), ("b", "voted", None)],
            ["outlet:X", "outlet:X", "outlet:Y"],
        ),
        # an excerpt belongs to the text it was taken from
        (
            [document("a", LONG, 1, outlet="Y"), document("b", FERRY[:2], 2, outlet="X")],
            [("b", "ordered", None), ("a", "ordered", None)],
            ["outlet:Y", "outlet:Y"],
        ),
        ([document("a", FERRY, 1)], [("a", "ordered", None)], ["document:a"]),
        # nobody stands behind a spun page; a speaker whom it names may
        (
            [document("a", PASTICHE, 1, outlet="X")],
            [("a", "burnt", None), ("a", "withdrew", "Edda Karlow")],
            ["nobody:a", "speaker:Edda Karlow"],
        ),
        # nor behind what stands below every page
        (
            [document(str(n), (*s[:3], *FOOTER), n + 1, outlet="X") for n, s in enumerate(STORIES[:3])],
            [("0", "reached through", None), ("0", "left the town", None)],
            ["nobody:0", "outlet:X"],
        ),
    ],
)
def test_origins(documents: list[Document], claims: list[tuple[str, str, str | None]], origins: list[str]) -> None:
    by_id = {d.id: d for d in documents}
    made = [claim(by_id[of], trigger, speaker) for of, trigger, speaker in claims]
    seen = survey(documents)
    found = {e.claim.id: e.origin for e in evidence(documents, made, seen)}
    assert [found[c.id] for c in made] == origins
