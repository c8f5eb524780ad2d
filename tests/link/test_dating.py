"""Dating: undated reports written for this project in, intervals with reasons out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.times import find_times
from chronist.link.date_domain import Days, both, edtf, hull
from chronist.link.dating import date_document
from chronist.model import Annotation, Document, Interval, KnownBy, Published

Parse = Callable[[str], Doc]


def dated(parse: Parse, text: str, dateline: str | None = None, published: Published = Published()) -> Published:  # noqa: B008
    doc = parse(text)
    annotation = Annotation(times=tuple(find_times(doc, Interval())))
    document = Document(id="d", report="r", address="a", text=text, dateline=dateline, published=published)
    return date_document(document, doc, annotation)


INFERRED = [
    # office holders
    ("US secretary of state John Kerry flew to the talks.", "2013-01-18/2017-02-20"),
    ("Prime minister Theresa May spoke in parliament.", "2016-06-29/2019-08-24"),
    ("UN envoy Lakhdar Brahimi met both sides.", "2012-08-03/2014-07-01"),
    ("US president Barack Obama met Ban Ki-moon, the UN secretary general.", "2009-01-06/2017-01-31"),
    ("French president François Hollande and German chancellor Angela Merkel met.", "2012-05-01/2017-06-14"),
    ("UN envoy Lakhdar Brahimi's aides met both sides.", "2012-08-03/2014-07-01"),
    # names
    ("Fighters of Hayat Tahrir al-Sham took the hill.", "2017-01-28/.."),
    ("The Syrian Democratic Forces took the hill.", "2015-10-10/.."),
    # how old a war is
    ("Diplomats hope to end Syria's five-year conflict.", "2015-07-15/2017-03-15"),
    ("After 14 months of unrest in Syria many doubt the plan.", "2012-03-15/2012-07-15"),
    # dates told
    ("The bridge was blown up on 3 May 2014.", "2014-05-03/.."),
    ("The bridge was blown up in 2013 and again in June 2014.", "2014-06-01/.."),
    ("The council will vote on 9 September 2019.", "../2019-09-09"),
    ("It was blown up in 2014. The council will vote on it in June 2016.", "2014-01-01/2016-06-30"),
    # known happenings
    ("Russia intervened in Syria last year to save its ally.", "2016-01-01/2016-12-31"),
    ("Relations froze after Turkey shot down a Russian jet last year.", "2016-01-01/2016-12-31"),
    ("Moscow annexed Crimea last year.", "2015-01-01/2015-12-31"),
    ("Moscow annexed Crimea in March.", "2014-03-17/2015-03-18"),
    ("Moscow annexed Crimea two years ago.", "2015-03-18/2017-03-18"),
    ("Moscow annexed Crimea last March.", "2014-03-18/2015-12-31"),
    ("Syria is at war. Syria bleeds. The revolt erupted in mid-March and Syria changed.", "2011-03-14/2012-03-15"),
    ("Osama bin Laden was killed on Monday.", "2011-05-01/2011-05-09"),
    ("Osama bin Laden was killed on Friday.", "2011-05-01/.."),
    ("Moscow annexed Crimea in March last year.", "2015-01-01/2015-12-31"),
    ("Protests in Syria began in March.", "2011-03-14/2012-03-15"),
    ("Moscow annexed Crimea.", "2014-03-17/.."),
    ("Osama bin Laden was killed in his house.", "2011-05-01/.."),
    ("Rebels broke the siege of Aleppo earlier this month.", "2016-08-05/2016-08-31"),
    ("Russia launched its invasion of Ukraine this year.", "2022-02-23/2022-12-31"),
]


@pytest.mark.parametrize(("text", "interval"), INFERRED)
def test_a_report_is_dated_by_its_words(parse: Parse, text: str, interval: str) -> None:
    found = dated(parse, text)
    assert (found.edtf, found.known_by) == (interval, KnownBy.INFERRED)
    assert found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the market on Thursday.",
        "Former secretary of state John Kerry spoke.",
        "Moscow may annex more land.",
        "The 2014 report was quoted.",
        "Osama bin Laden's driver was killed in his house.",
        "Followers of Osama bin Laden killed two guards this week.",
        "Moscow may not have annexed Crimea.",
        "They spoke of two months of fighting in Homs, where Syrian troops stood.",
        "He wrote on 10 August 2012 - 11:12 that nobody cared.",
        "The council passed Resolution 1973.",
    ],
)
def test_what_bounds_nothing_leaves_the_date_unknown(parse: Parse, text: str) -> None:
    found = dated(parse, text)
    assert (found.first, found.last, found.known_by) == (None, None, KnownBy.UNKNOWN)
    assert found.reasons


def test_clues_that_exclude_one_another_are_reported(parse: Parse) -> None:
    found = dated(parse, "US secretary of state Hillary Clinton met fighters of Hayat Tahrir al-Sham.")
    assert (found.first, found.last, found.known_by) == (None, None, KnownBy.UNKNOWN)
    assert found.reasons[0].startswith("contradiction: ")
    assert "Clinton" in found.reasons[0]
    assert "Tahrir" in found.reasons[0]


def test_a_dateline_takes_the_year_that_the_text_implies(parse: Parse) -> None:
    text = (
        "GENEVA, March 5. /NPA/. The envoy met both sides. "
        "In October 2013 they had agreed on a text. The talks failed on January 9, 2014."
    )
    found = dated(parse, text)
    assert (found.edtf, found.known_by) == ("2014-03-05", KnownBy.DATELINE)


def test_a_dateline_crosses_the_turn_of_the_year(parse: Parse) -> None:
    found = dated(parse, "The talks failed on 9 November 2013.", dateline="GENEVA, January 5 (NPA)")
    assert found.edtf == "2014-01-05"


def test_a_dateline_takes_the_year_of_its_weekday_within_the_clues(parse: Parse) -> None:
    text = "UN envoy Lakhdar Brahimi met both sides."
    assert dated(parse, text, dateline="GENEVA, Tuesday, March 5").edtf == "2013-03-05"


def test_a_dateline_without_a_year_in_the_text_is_no_day(parse: Parse) -> None:
    found = dated(parse, "The envoy met both sides.", dateline="GENEVA, March 5 (NPA)")
    assert found.known_by is KnownBy.UNKNOWN


LOWER = [
    ("He recalled the fall of Egyptian president Hosni Mubarak.", "1981-09-30/.."),
    ("Back in April, UN envoy Lakhdar Brahimi had warned of it.", "2012-08-03/.."),
    ("The council would vote on it in 1944, the book says. It was printed in 1999.", "1999-01-01/.."),
    ("Prices are rising by 2% in March 2012.", None),
]


@pytest.mark.parametrize(("text", "interval"), LOWER)
def test_what_may_be_told_long_after_gives_no_last_day(parse: Parse, text: str, interval: str | None) -> None:
    found = dated(parse, text)
    assert found.last is None
    assert found.edtf == interval


def test_a_month_whose_year_the_text_gives_elsewhere_is_no_month_of_the_last_twelve(parse: Parse) -> None:
    text = "Protests in Syria began in March. Nobody expected in March 2011 that they would last."
    assert dated(parse, text).last is None


def test_a_weekday_with_its_date_leaves_the_years_that_fit(parse: Parse) -> None:
    text = "Prime minister Gordon Brown spoke. They had met on Monday, November 17."
    found = dated(parse, text)
    assert (str(found.first), str(found.last)) == ("2008-05-01", "2009-11-18")


def test_of_several_happenings_the_last_is_meant(parse: Parse) -> None:
    assert dated(parse, "Militants attacked Paris last year.").edtf == "2016-01-01/2016-12-31"


def test_a_dated_report_keeps_its_date(parse: Parse) -> None:
    known = Published(first=date(2016, 7, 14), last=date(2016, 7, 14), edtf="2016-07-14", known_by=KnownBy.METADATA)
    assert dated(parse, "US president Joe Biden spoke.", published=known) is known


def test_the_reasons_name_the_words(parse: Parse) -> None:
    reasons = dated(parse, "UN envoy Lakhdar Brahimi left on 3 May 2013.").reasons
    assert any("Lakhdar Brahimi" in r for r in reasons)
    assert any("3 May 2013" in r for r in reasons)


INTERVALS = st.tuples(st.integers(1, 700) | st.none(), st.integers(0, 200) | st.none()).map(
    lambda p: Interval(
        first=date.fromordinal(735_000 + p[0]) if p[0] is not None else None,
        last=date.fromordinal(735_000 + (p[0] or 0) + p[1]) if p[1] is not None else None,
    )
)


@given(one=INTERVALS, other=INTERVALS, day=st.integers(735_000, 736_000).map(date.fromordinal))
def test_both_holds_exactly_the_days_of_both(one: Interval, other: Interval, day: date) -> None:
    met: Days = both((one,), (other,))
    assert any(i.covers(day) for i in met) == (one.covers(day) and other.covers(day))
    if met:
        assert hull(met).covers(day) or not any(i.covers(day) for i in met)


def test_edtf_of_open_intervals() -> None:
    assert edtf(Interval()) is None
    assert edtf(Interval(last=date(2016, 1, 2))) == "../2016-01-02"
