"""Reports that date one another in a chronicle: read in any order, in any batches, and forgotten again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import cheap
from chronist.config import Config
from chronist.knowing import knowing
from chronist.link.date_domain import EVER
from chronist.link.date_told import dated
from chronist.link.dating import CONTRADICTS
from chronist.model import Annotation, Document, Problem, RawReport, TimeMention
from chronist.pipeline import Made
from chronist.runner import Runner
from chronist.show.export import write
from chronist.show.select import Selection
from chronist.store import Store

SHARED = "The Greens of Oakham told the Council of Ashby on Thursday that 14 boats with grain had left."
OTHER = "The Reds of Corby told the Council of Ashby on Sunday that 20 carts with salt had come."
TEXTS = (
    (f"{SHARED} The Blues fled.", "2016-03-04"),
    (f"{SHARED} The Greens will come back.", None),
    (f"{OTHER} The Greens came back.", "2016-03-07"),
    (f"{SHARED} {OTHER} The Reds sang.", None),
    ("The Reds wept.", None),
)


def make(documents: Iterable[Document]) -> Iterator[Made | Problem]:
    """As cheap.make, with the sentences, their weekdays and what they tell."""
    for made in cheap.make(documents):
        if isinstance(made, Made):
            text = made.document.text
            times = [
                TimeMention(start=text.find(d), end=text.find(d) + len(d), text=d)
                for d in ("Thursday", "Sunday")
                if d in text
            ]
            ends = [i + 1 for i, c in enumerate(text) if c == "."]
            sentences = tuple(pairwise([0, *ends]))
            annotation = Annotation(times=tuple(times), sentences=sentences)
            made = msgspec.structs.replace(made, dated=dated(made.document, annotation, EVER))
        yield made


def reports() -> list[RawReport]:
    return [cheap.report(t, f"r/{i}.txt", outlet=None, published=p) for i, (t, p) in enumerate(TEXTS)]


def read(store: Store, found: Sequence[RawReport]) -> None:
    Runner(store, Config(), make=make).read(found)


def published(store: Store) -> dict[str, str | None]:
    return {d.address: d.published.edtf for d in store.documents.all()}


def exported(store: Store) -> str:
    out = io.StringIO()
    write("jsonl", knowing(store), Selection(), out)
    return out.getvalue()


def test_reports_date_one_another() -> None:
    with Store.open(":memory:") as store:
        read(store, reports())
        found = published(store)
        assert found["r/1.txt"] == "2016-03-02/2016-03-10"
        assert found["r/3.txt"] == "2016-03-05/2016-03-10"
        assert found["r/4.txt"] is None


def test_what_is_forgotten_dates_nothing_any_more() -> None:
    with Store.open(":memory:") as store, Store.open(":memory:") as never:
        read(store, reports())
        Runner(store, Config(), make=make).forget(store.reports.find("r/0.txt"))
        read(never, reports()[1:])
        assert exported(store) == exported(never)


def test_a_contradiction_is_flagged_and_reading_again_changes_nothing() -> None:
    far = cheap.report(f"{OTHER} The Blues slept.", "r/9.txt", outlet=None, published="2016-05-16")
    with Store.open(":memory:") as store:
        read(store, [*reports(), far])
        document = next(d for d in store.documents.all() if d.address == "r/3.txt")
        assert CONTRADICTS in document.flags
        assert document.published.edtf is None
        changes = store.connection.total_changes
        read(store, [*reports(), far])
        assert store.connection.total_changes == changes


@settings(max_examples=15, deadline=None)
@given(st.permutations(reports()), st.lists(st.integers(0, 5), max_size=3))
def test_order_and_batches_date_alike(shuffled: list[RawReport], cuts: list[int]) -> None:
    with Store.open(":memory:") as store, Store.open(":memory:") as whole:
        for first, last in pairwise([0, *sorted(cuts), len(shuffled)]):
            read(store, shuffled[first:last])
        read(whole, reports())
        assert exported(store) == exported(whole)
