from __future__ import annotations

from datetime import date

import msgspec

from chronist.model import Document, Event, Interval, Status
from chronist.show.known import Known
from chronist.show.select import Selection
from chronist.show.timeline import timeline
from chronist.views import Evidence
from made import said


def item(day: str, quote: str, *, published: str, status: Status = Status.HAPPENED) -> Evidence:
    made = said(published=published, event=Event.ASSAULT, time=day, actors="Reds", status=status, document=published)
    claim = msgspec.structs.replace(made.claim, id=f"{day} {published} {quote[:9]}", quote=quote, end=len(quote))
    return msgspec.structs.replace(made, claim=claim, event_id=f"event {day}")


ITEMS = (
    item("2016-03-27", "The Reds took the town of Oakham at dawn.", published="2016-03-28"),
    item("2016-03-27", "Oakham town fell to the Reds in March.", published="2016-06-01"),
    item("2016-03-28", "A man lost his hat.", published="2016-03-28"),
    item("2016-04-02", "The Reds left.", published="2016-04-03"),
    item("2016-04-05", "The Reds will come back.", published="2016-04-03", status=Status.PLANNED),
    item("2016-03-01/2016-03-31", "It was a long month.", published="2016-04-03"),
)


def known() -> Known:
    documents = {
        e.claim.document: Document(
            id=e.claim.document, report="", address="a", text=e.claim.quote, published=e.published
        )
        for e in ITEMS
    }
    times = [
        (e.claim.document, Interval(first=e.claim.time.first, last=e.claim.time.last)) for e in ITEMS if e.claim.time
    ]
    return Known(documents.values(), ITEMS, [], times=times)


def test_days_in_order_without_plans_and_months() -> None:
    assert [str(d.date) for d in timeline(known(), Selection())] == ["2016-03-27", "2016-03-28", "2016-04-02"]


def test_top_days_are_those_still_told_later() -> None:
    assert [str(d.date) for d in timeline(known(), Selection(), top=1)] == ["2016-03-27"]


def test_the_text_is_quotes_of_its_claims() -> None:
    day = timeline(known(), Selection())[0]
    assert "Oakham town fell to the Reds in March." in day.text
    assert day.events == ("event 2016-03-27",)
    assert len(day.claims) == 2


def test_period_and_status() -> None:
    first = date(2016, 4, 1)
    assert [str(d.date) for d in timeline(known(), Selection(first=first))] == ["2016-04-02"]
    planned = timeline(known(), Selection(first=first, status=(Status.PLANNED,)))
    assert [str(d.date) for d in planned] == ["2016-04-05"]
