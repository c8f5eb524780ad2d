from __future__ import annotations

import re

import msgspec
import pytest

from chronist.link.events import link
from chronist.model import Change, Document, Event, Facets, KnownBy, Published, Status, Toll
from chronist.show.brief import Brief, brief
from chronist.show.brief_text import html, markdown
from chronist.show.known import Known
from chronist.show.select import Selection
from chronist.views import Evidence
from made import controls, said

KILLED = Facets(toll=(Toll(kind="killed", low=12, best=12, high=None, text="at least 12", of="civilians"),))

RAID = {"event": Event.ASSAULT, "time": "2016-03-27", "where": "Oakham", "actors": "Reds", "recipients": "Blues"}

SAID = (
    said(published="2016-03-28", **RAID),  # type: ignore[arg-type]
    said(published="2016-03-29", outlet="Post", speaker="Watch", status=Status.DENIED, **RAID),  # type: ignore[arg-type]
    said(published="2016-03-28", event=Event.RETREAT, actors="Greens", status=Status.PLANNED, where="Corby"),
    said(published="2016-03-28", time="2016-03-27", where="Oakham", facets=controls(Change.GAINED, "Oakham", "Reds")),
    said(published="2016-03-30", time="2016-03-27", where="Oakham", facets=KILLED, speaker="Watch"),
    said(published=None, event=Event.PROTEST, actors="Blues", time="2016-03-01"),
)


def document(item: Evidence) -> Document:
    text = item.claim.quote + " and more."
    return Document(
        id=item.claim.document, report="", address=f"{item.claim.document}.txt", text=text, outlet=item.outlet,
        title="A <title>", published=item.published,
    )  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Brief:
    documents = {d.id: d for d in map(document, SAID)}
    return brief(Known(documents.values(), SAID, link(SAID)), Selection(), problems=2)


def lines(made: Brief, heading: str) -> tuple[str, ...]:
    return next(s.lines for s in made.sections if s.heading.startswith(heading))


def test_every_line_is_cited_and_every_source_used(made: Brief) -> None:
    told = [line for s in made.sections[:-1] for line in s.lines]
    assert told
    assert all(re.search(r"\[\d+\]", line) for line in told)
    assert {int(n) for line in told for n in re.findall(r"\[(\d+)\]", line)} == {s.number for s in made.sources}


def test_what_is_planned_is_not_told_as_done(made: Brief) -> None:
    assert not any("Greens" in line or "Planned" in line for line in lines(made, "What happened"))
    assert len(lines(made, "Announced")) == 1


def test_sections_say_who_holds_and_how_many(made: Brief) -> None:
    assert lines(made, "Who holds")[0].startswith("Oakham: held by Reds from 27 March 2016")
    assert lines(made, "Tolls")[0].startswith(
        "Killed (civilians) in Oakham on 27 March 2016: at least 12 (Watch via Courier"
    )


def test_both_sides_of_a_dispute_are_named(made: Brief) -> None:
    (line,) = lines(made, "What is disputed")
    assert "did not happen, says Watch via Post" in line
    assert "happened, says Courier" in line


def test_limits_name_undated_reports_and_problems(made: Brief) -> None:
    text = " ".join(lines(made, "What this brief rests on"))
    assert "its date is not known" in text
    assert "2 inputs could not be read" in text


def test_sources_give_the_quote_with_its_place(made: Brief) -> None:
    assert all(s.quote == "xxxxxxxxxx" and (s.start, s.end) == (0, 10) for s in made.sources)
    assert "characters 0–10 of" in markdown(made)


def test_html_escapes_and_links(made: Brief) -> None:
    page = html(made)
    assert "A &lt;title&gt;" in page
    assert '<a href="#s1">[1]</a>' in page
    assert 'id="s1"' in page
    assert "<script" not in page


def test_an_empty_chronicle_has_a_brief() -> None:
    text = markdown(brief(Known([], [], []), Selection()))
    assert text.count("Nothing in these reports.") == 7


def test_an_interval_of_publication_is_told_with_its_reason() -> None:
    item = said(published="2016-01-01/2016-12-31", event=Event.PROTEST, actors="Blues")
    inferred = Published(
        first=item.published.first, last=item.published.last, known_by=KnownBy.INFERRED, reasons=("names an office",)
    )
    dated = msgspec.structs.replace(document(item), published=inferred)
    (_, line, *_) = lines(brief(Known([dated], [item], []), Selection()), "What this brief rests on")
    assert "between 1 January and 31 December 2016" in line
    assert "names an office" in line
