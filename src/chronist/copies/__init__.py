"""Documents in; which of them are copies, what they recycle, what is boilerplate and which are spun, out.

The order of the documents changes nothing, and their number costs no more than it grows: nothing compares all pairs.

>>> text = "On Monday the army said that its troops had left the town of Kidal in the north after two days of talks."
>>> found = find_copies([Document(id=name, report="", address="", text=text) for name in "ba"])
>>> {name: (copy.of, copy.kind, copy.reason) for name, copy in found.items()}
{'b': ('a', 'duplicate', 'the same text as a')}
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from chronist.copies.grouping import Grouping
from chronist.copies.records import Copy, Recycled, Run, Spun, in_order
from chronist.copies.recycling import recycled_runs
from chronist.copies.repeats import repeated
from chronist.copies.spinning import Pages
from chronist.copies.texts import Text
from chronist.model import Document, Record

__all__ = ["Copy", "Recycled", "Run", "Spun", "Survey", "boilerplate", "find_copies", "recycled", "spun", "survey"]


class Survey(Record, frozen=True):
    """All that documents show of one another, by document id; what there is nothing to say of is not in it."""

    copies: dict[str, Copy] = field(default_factory=dict)
    recycled: dict[str, tuple[Recycled, ...]] = field(default_factory=dict)
    boilerplate: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    spun: dict[str, Spun] = field(default_factory=dict)


def survey(documents: Sequence[Document]) -> Survey:
    """Copies, recycled runs, boilerplate and spun pages at once: they share the reading of the texts."""
    ordered = in_order(list(documents))
    ids = [d.id for d in ordered]
    texts = [Text.read(d.text) for d in ordered]
    left_out = repeated(ordered, texts)
    grouping = Grouping(ordered, texts, left_out)
    runs = recycled_runs(ordered, texts, left_out, grouping.families())
    pages = Pages(ordered, texts, left_out)
    like = {r.at: r for r in pages.reworded(grouping.found)}
    for page in like.values():
        if not page.is_spun:
            reason = f"{len(page.sentences)} of its sentences are those of {ids[page.of]} with words changed"
            grouping.add(page.at, page.of, Copy(of="", kind="", reason=reason, runs=pages.runs(page)))
    made = pages.spun(grouping.found, runs, like)
    for at, found in made.items():
        if found.of is not None:
            grouping.add(at, like[at].of, Copy(of="", kind="spun", reason=found.reason, runs=found.runs))
    furniture = {i: _blocks(t, out) for i, t, out in zip(ids, texts, left_out, strict=True) if out}
    return Survey(
        copies=grouping.copies(),
        recycled={ids[at]: told for at, told in sorted(runs.items(), key=lambda f: ids[f[0]])},
        boilerplate=dict(sorted(furniture.items())),
        spun={ids[at]: page for at, page in sorted(made.items(), key=lambda f: ids[f[0]])},
    )


def find_copies(documents: Sequence[Document]) -> dict[str, Copy]:
    """Every document that is a copy, with its origin; origins and documents of their own are not in it."""
    return survey(documents).copies


def recycled(documents: Sequence[Document]) -> dict[str, tuple[Recycled, ...]]:
    """What stands word for word in an earlier document although the whole is no copy of it."""
    return survey(documents).recycled


def boilerplate(documents: Sequence[Document]) -> dict[str, tuple[tuple[int, int], ...]]:
    """What an outlet repeats on many of its pages: stretches of each document, the ends excluded."""
    return survey(documents).boilerplate


def spun(documents: Sequence[Document]) -> dict[str, Spun]:
    """The pages that look made by machine from others' sentences, whether those are at hand or not."""
    return survey(documents).spun


def _blocks(text: Text, sentences: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The stretches that sentences fill, neighbours joined."""
    blocks: list[tuple[int, int]] = []
    for at in sorted(sentences):
        start, end = text.sentences[at].start, text.sentences[at].end
        if at - 1 in sentences:
            start = blocks.pop()[0]
        blocks.append((start, end))
    return tuple(blocks)
