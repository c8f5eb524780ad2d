"""Dating together: invented reports that share sentences in, the days left to each out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.times import find_times
from chronist.link.date_domain import edtf, holds
from chronist.link.date_relation import relation, written
from chronist.link.date_together import date_together
from chronist.link.date_told import Dated, Told, dated
from chronist.model import Annotation, Document, Interval, KnownBy, Published

Parse = Callable[[str], Doc]


def days(text: str) -> Interval:
    first, _, last = text.partition("/")
    return Interval(
        first=None if first in {"", ".."} else date.fromisoformat(first),
        last=None if last == ".." else date.fromisoformat(last or first),
    )


def report(name: str, published: str | None, told: str = "", own: str = "../..") -> Dated:
    """`told`: "a Thursday, b last month": what is told, and when."""
    tellings = tuple(Told(key=t.split(" ", 1)[0], time=t.split(" ", 1)[1]) for t in told.split(", ") if t)
    known = days(published) if published else days(own)
    by = KnownBy.GIVEN if published else KnownBy.UNKNOWN if own == "../.." else KnownBy.INFERRED
    found = Published(
        first=known.first, last=known.last, edtf=edtf(known), known_by=by, reasons=() if published else ("its words",)
    )
    return Dated(document=name, published=found, days=(days(own),), told=tellings)


# 3 March 2016 was a Thursday
TABLE = [
    # one sentence in a dated report
    ("a Thursday", "../..", ["2016-03-04 a Thursday"], "2016-03-02/2016-03-10"),
    ("a Thursday", "2016-03-05/2016-03-31", ["2016-03-04 a Thursday"], "2016-03-05/2016-03-10"),
    ("a last month", "../..", ["2016-03-04 a last month"], "2016-02-29/2016-04-01"),
    ("a this year", "../..", ["2016-03-04 a this year"], "2015-12-31/2017-01-01"),
    # two of them
    ("a Thursday, b Sunday", "../..", ["2016-03-04 a Thursday", "2016-03-07 b Sunday"], "2016-03-05/2016-03-10"),
    # nothing in common, or nothing that says when
    ("a Thursday", "../..", ["2016-03-04 b Thursday"], None),
    ("a in May", "../..", ["2016-03-04 a Thursday"], None),
    # reports that exclude one another
    ("a Thursday, b Sunday", "../..", ["2016-03-04 a Thursday", "2016-04-04 b Sunday"], None),
    ("a Thursday", "2017-01-01/2017-12-31", ["2016-03-04 a Thursday"], None),
]


@pytest.mark.parametrize(("told", "own", "others", "expected"), TABLE)
def test_what_dated_reports_leave(told: str, own: str, others: list[str], expected: str | None) -> None:
    known = [report(f"known{i}", o.split(" ", 1)[0], o.split(" ", 1)[1]) for i, o in enumerate(others)]
    found = date_together([report("it", None, told, own), *known])
    assert set(found) == {"it"}
    assert found["it"].edtf == expected
    assert found["it"].reasons


def test_a_narrowed_report_narrows_the_next() -> None:
    chain = [report("a", None, "x Thursday"), report("b", None, "x Thursday, y Monday"), report("c", None, "y Monday")]
    alone = date_together(chain)
    assert all(p.edtf is None for p in alone.values())
    found = date_together([*chain, report("d", "2016-03-04", "x Thursday")])
    assert found["b"].edtf == "2016-03-02/2016-03-10"
    assert found["c"].last is not None
    assert "the sentence of b " in found["c"].reasons[-1]


def test_a_contradiction_is_reported_and_bounds_no_other() -> None:
    told = [report("1", "2016-03-04", "x Thursday"), report("2", "2016-05-09", "y Sunday")]
    found = date_together([*told, report("a", None, "x Thursday, y Sunday, z Monday"), report("b", None, "z Monday")])
    assert (found["a"].first, found["a"].last, found["a"].known_by) == (None, None, KnownBy.UNKNOWN)
    assert found["a"].reasons[0].startswith("contradiction: ")
    assert all(any(f"of {n} " in r for r in found["a"].reasons) for n in "12")
    assert found["b"].edtf is None
    assert not found["b"].reasons[0].startswith("contradiction")


def test_a_report_whose_own_words_contradict_one_another_stays_so() -> None:
    broken = Dated(document="a", published=Published(reasons=("contradiction: x; y",)), days=())
    assert date_together([broken])["a"].reasons == ("contradiction: x; y",)


SENTENCE = "Officials of the Marsh Council said on {} that 14 boats with grain had left the port of Oakham."


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (SENTENCE.format("Thursday"), SENTENCE.format("Thursday"), True),
        (SENTENCE.format("Thursday"), SENTENCE.format("Friday"), False),
        ("They left the town on Thursday, he said.", "They left the town on Thursday, he said.", False),
        (
            *["The show about the Marsh Council of Oakham is on from Monday to Friday, repeated on every Sunday."] * 2,
            False,
        ),
    ],
)
def test_only_long_sentences_tell_of_the_same_day(parse: Parse, one: str, other: str, shared: bool) -> None:
    keys = []
    for text in (one, other):
        doc = parse(text)
        annotation = Annotation(times=tuple(find_times(doc, Interval())), sentences=((0, len(text)),))
        document = Document(id="d", report="r", address="a", text=text)
        keys.append({t.key for t in dated(document, annotation, (Interval(),)).told})
    assert bool(keys[0] & keys[1]) is shared


TIMES = st.sampled_from(["Monday", "Thursday", "Sunday", "last week", "this month", "last year"])
DAY = st.integers(0, 40).map(lambda n: date(2016, 3, 1) + timedelta(days=n))


@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)), when=TIMES)
def test_what_is_meant_is_written_on_the_day(day: date, when: str) -> None:
    bound = relation(when)
    assert bound is not None
    for meant in bound.meant(Interval(first=day, last=day)):
        assert bound.written(meant).covers(day)


@given(happened=st.dates(date(2001, 1, 1), date(2030, 1, 1)), later=st.integers(0, 6))
def test_a_weekday_is_of_the_last_seven_days(happened: date, later: int) -> None:
    bound = relation(f"{happened:%A}")
    assert bound is not None
    assert bound.written(Interval(first=happened, last=happened)).covers(happened + timedelta(days=later))


@given(day=st.dates(date(2001, 1, 1), date(2030, 1, 1)), after=st.integers(0, 364))
def test_a_month_without_a_year_is_of_the_last_twelve(day: date, after: int) -> None:
    span = written(f"{day:%B}", day)
    assert span is not None
    assert span.covers(day + timedelta(days=after))


@st.composite
def archives(draw: st.DrawFn) -> list[Dated]:
    """Reports of one true history: each tells of its own days by sentences that others may print too."""
    found = []
    for i, day in enumerate(draw(st.lists(DAY, min_size=1, max_size=8))):
        told = draw(st.lists(st.sampled_from(["x", "y", "z"]), max_size=3, unique=True))
        # the Monday of its week is one day for all reports of that week
        text = ", ".join(f"{key}{day.toordinal() // 7} Monday" for key in told)
        known = draw(st.booleans())
        around = f"{day - timedelta(days=draw(st.integers(0, 60)))}/{day + timedelta(days=draw(st.integers(0, 60)))}"
        own = draw(st.sampled_from(["../..", around]))
        found.append(report(f"r{i}", day.isoformat() if known else None, text, own))
    return found


@given(archives(), st.randoms())
def test_the_order_of_the_reports_changes_nothing(archive: list[Dated], random: Random) -> None:
    shuffled = list(archive)
    random.shuffle(shuffled)
    assert date_together(shuffled) == date_together(archive)


@given(archives(), st.data())
def test_more_reports_never_widen(archive: list[Dated], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(archive), unique_by=lambda r: r.document))
    fewer, more = date_together(some), date_together(archive)
    for name, before in fewer.items():
        after = more[name]
        assert not any(r.startswith("contradiction") for r in after.reasons)
        assert before.first is None or (after.first is not None and after.first >= before.first)
        assert before.last is None or (after.last is not None and after.last <= before.last)


def test_days_hold_what_they_cover() -> None:
    assert holds((days("2016-03-01/2016-03-02"),), date(2016, 3, 2))
    assert not holds((days("2016-03-01/2016-03-02"),), date(2016, 3, 3))


def counting(name: str, published: str | None, count: float, own: str = "../..") -> Dated:
    made = report(name, published, "", own)
    return Dated(
        document=name, published=made.published, days=made.days, told=(Told(key="killed MRS UN", count=count),)
    )


@pytest.mark.parametrize(
    ("count", "expected"),
    [(8000, "../2016-08-01"), (9000, "../2016-10-29"), (9500, "2015-12-05/2016-10-29"), (20000, "2016-03-03/..")],
)
def test_counts_of_the_dead_only_grow(count: float, expected: str | None) -> None:
    known = [counting("k1", "2016-04-03", 9000), counting("k2", "2016-07-01", 12000)]
    assert date_together([*known, counting("it", None, count)])["it"].edtf == expected
