"""Times: expressions in sentences written for this project, against a publication day or interval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from spacy.tokens import Doc

from chronist.annotate.language import Parser
from chronist.annotate.periods import holiday_in, part_of, period
from chronist.annotate.times import find_times
from chronist.config import Config
from chronist.model import Interval, TimeMention

PUBLISHED = date(2016, 7, 14)  # a Thursday
UNKNOWN = Interval()
Parse = Callable[[str], Doc]


def on(day: date) -> Interval:
    return Interval(first=day, last=day)


def read(parse: Parse, text: str, published: Interval) -> list[TimeMention]:
    return find_times(parse(text), published)


def shown(mention: TimeMention) -> tuple[str, str, str | None]:
    assert mention.timex is not UNSET
    return mention.text, mention.timex.value, mention.edtf


# sentence, mention, TIMEX3 type and value, EDTF; all published on Thursday 14 July 2016
PLACED = [
    # full dates
    ("The bridge fell on March 27, 2016.", "March 27, 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("The bridge fell on 27 March 2016.", "27 March 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("The bridge fell on the 27th of March 2016.", "the 27th of March 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("The bridge fell on March 27th, 2016.", "March 27th, 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was signed on Sunday, March 27, 2016.", "Sunday, March 27, 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was signed on Sunday 27 March 2016.", "Sunday 27 March 2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was filed on 2016-03-27 by the clerk.", "2016-03-27", "DATE", "2016-03-27", "2016-03-27"),
    ("It was filed on 27/03/2016 by the clerk.", "27/03/2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was filed on 27.03.2016 by the clerk.", "27.03.2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was filed on 3/27/2016 by the clerk.", "3/27/2016", "DATE", "2016-03-27", "2016-03-27"),
    ("It was filed on 3/4/2016 by the clerk.", "3/4/2016", "DATE", "2016", "[2016-03-04,2016-04-03]"),
    ("Troops left on Sept. 3, 2015.", "Sept. 3, 2015", "DATE", "2015-09-03", "2015-09-03"),
    ("Troops left on 3 Sept 2015.", "3 Sept 2015", "DATE", "2015-09-03", "2015-09-03"),
    # months and years
    ("The town fell in March 2016.", "March 2016", "DATE", "2016-03", "2016-03"),
    ("The town fell in March, 2016.", "March, 2016", "DATE", "2016-03", "2016-03"),
    ("The town fell in 2015.", "2015", "DATE", "2015", "2015"),
    ("The 2014 siege left the town in ruins.", "2014", "DATE", "2014", "2014"),
    ("The clashes of the 1990s were forgotten.", "1990s", "DATE", "199X", "199X"),
    ("The clashes of the '80s were forgotten.", "'80s", "DATE", "198X", "198X"),
    ("The fort dates from the 19th century.", "the 19th century", "DATE", "18XX", "18XX"),
    # without a year
    ("The town fell on May 3.", "May 3", "DATE", "2016-05-03", "2016-05-03"),
    ("The town fell on 3 May.", "3 May", "DATE", "2016-05-03", "2016-05-03"),
    ("The town fell on the 3rd of May.", "the 3rd of May", "DATE", "2016-05-03", "2016-05-03"),
    ("The town fell on November 3.", "November 3", "DATE", "2015-11-03", "2015-11-03"),
    ("The council will vote on November 3.", "November 3", "DATE", "2016-11-03", "2016-11-03"),
    ("The council is to vote on August 2.", "August 2", "DATE", "2016-08-02", "2016-08-02"),
    ("The vote, scheduled for August 2, was welcomed.", "August 2", "DATE", "2016-08-02", "2016-08-02"),
    ("The August 2 deadline is drawing near.", "August 2", "DATE", "2016-08-02", "2016-08-02"),
    ("Rebels took the hill in February.", "February", "DATE", "2016-02", "2016-02"),
    ("Rebels took the hill in October.", "October", "DATE", "2015-10", "2015-10"),
    ("The parties will meet in October.", "October", "DATE", "2016-10", "2016-10"),
    ("Rebels took the hill last November.", "last November", "DATE", "2015-11", "2015-11"),
    ("The talks open next November.", "next November", "DATE", "2016-11", "2016-11"),
    ("The talks open in April next year.", "April next year", "DATE", "2017-04", "2017-04"),
    ("It began in October last year.", "October last year", "DATE", "2015-10", "2015-10"),
    ("They met on Friday, June 10.", "Friday, June 10", "DATE", "2016-06-10", "2016-06-10"),
    # weekdays and deictic days
    ("Shells hit the market on Tuesday.", "Tuesday", "DATE", "2016-07-12", "2016-07-12"),
    ("Shells hit the market on Thursday.", "Thursday", "DATE", "2016-07-14", "2016-07-14"),
    ("Shells hit the market on Friday.", "Friday", "DATE", "2016-07-08", "2016-07-08"),
    ("The envoy will arrive on Friday.", "Friday", "DATE", "2016-07-15", "2016-07-15"),
    ("The envoy is expected to arrive on Monday.", "Monday", "DATE", "2016-07-18", "2016-07-18"),
    ("The envoy is due in the capital on Sunday.", "Sunday", "DATE", "2016-07-17", "2016-07-17"),
    ("The envoy could leave as early as Monday.", "Monday", "DATE", "2016-07-18", "2016-07-18"),
    ("The envoy left last Friday.", "last Friday", "DATE", "2016-07-08", "2016-07-08"),
    ("The envoy leaves next Friday.", "next Friday", "DATE", "2016-07-15", "2016-07-15"),
    ("Officials denied it today.", "today", "DATE", "2016-07-14", "2016-07-14"),
    ("Officials denied it yesterday.", "yesterday", "DATE", "2016-07-13", "2016-07-13"),
    ("Officials will answer tomorrow.", "tomorrow", "DATE", "2016-07-15", "2016-07-15"),
    ("He left the day before yesterday.", "the day before yesterday", "DATE", "2016-07-12", "2016-07-12"),
    ("He will leave the day after tomorrow.", "the day after tomorrow", "DATE", "2016-07-16", "2016-07-16"),
    ("The army now holds the citadel.", "now", "DATE", "PRESENT_REF", "2016-07-14"),
    ("The army currently holds the citadel.", "currently", "DATE", "PRESENT_REF", "2016-07-14"),
    # weeks, months, years told from the publication
    ("They met last week.", "last week", "DATE", "2016-W27", "2016-07-04/2016-07-10"),
    ("They met this week.", "this week", "DATE", "2016-W28", "2016-07-11/2016-07-17"),
    ("They will meet next week.", "next week", "DATE", "2016-W29", "2016-07-18/2016-07-24"),
    ("They met last month.", "last month", "DATE", "2016-06", "2016-06"),
    ("They will meet next month.", "next month", "DATE", "2016-08", "2016-08"),
    ("It was the third raid this month.", "this month", "DATE", "2016-07", "2016-07"),
    ("The city was seized last year.", "last year", "DATE", "2015", "2015"),
    ("It will be rebuilt next year.", "next year", "DATE", "2017", "2017"),
    ("Prices have doubled this year.", "this year", "DATE", "2016", "2016"),
    ("Clashes broke out over the weekend.", "the weekend", "DATE", "2016-W27-WE", "2016-07-09/2016-07-10"),
    ("They met last weekend.", "last weekend", "DATE", "2016-W27-WE", "2016-07-09/2016-07-10"),
    ("The siege was broken earlier this month.", "earlier this month", "DATE", "2016-07", "2016-07-01/2016-07-14"),
    ("The talks resume later this month.", "later this month", "DATE", "2016-07", "2016-07-14/2016-07-31"),
    ("The siege was broken earlier this week.", "earlier this week", "DATE", "2016-W28", "2016-07-11/2016-07-14"),
    ("The siege began three days ago.", "three days ago", "DATE", "2016-07-11", "2016-07-11"),
    ("The siege began two weeks ago.", "two weeks ago", "DATE", "2016-W26", "2016-06-27/2016-07-03"),
    ("The siege began four months ago.", "four months ago", "DATE", "2016-03", "2016-03"),
    ("The siege began two years ago.", "two years ago", "DATE", "2014", "2014"),
    ("The siege began more than two years ago.", "more than two years ago", "DATE", "2014", "2014~"),
    ("The siege began a year ago.", "a year ago", "DATE", "2015", "2015"),
    ("The siege began a decade ago.", "a decade ago", "DATE", "2006", "2006"),
    # lengths that touch the publication
    (
        "Fifty raids were flown over the past three days.",
        "the past three days",
        "DURATION",
        "P3D",
        "2016-07-11/2016-07-14",
    ),
    ("Raids went on over the last 24 hours.", "the last 24 hours", "DURATION", "PT24H", "2016-07-13/2016-07-14"),
    (
        "They will pull out in the next two to three days.",
        "the next two to three days",
        "DURATION",
        "P3D",
        "2016-07-14/2016-07-17",
    ),
    ("Violence has risen in the past week.", "the past week", "DURATION", "P1W", "2016-07-07/2016-07-14"),
    ("Violence has risen in the past two months.", "the past two months", "DURATION", "P2M", "2016-05-14/2016-07-14"),
    # parts of periods
    ("The group swept in during mid-2014.", "mid-2014", "DATE", "2014", "2014-05~/2014-08~"),
    ("The group swept in in early 2014.", "early 2014", "DATE", "2014", "2014-01~/2014-04~"),
    ("The group swept in in late 2014.", "late 2014", "DATE", "2014", "2014-09~/2014-12~"),
    ("The truce took hold in early June.", "early June", "DATE", "2016-06", "2016-06-01~/2016-06-10~"),
    ("The truce took hold in late June.", "late June", "DATE", "2016-06", "2016-06-21~/2016-06-30~"),
    ("The truce collapsed late last year.", "late last year", "DATE", "2015", "2015-09~/2015-12~"),
    ("The truce held until the end of May.", "the end of May", "DATE", "2016-05", "../2016-05-31~"),
    ("It was built in the early 1990s.", "the early 1990s", "DATE", "199X", "1990-01~/1993-04~"),
    ("The vote is due early next week.", "early next week", "DATE", "2016-W29", "2016-07-18~/2016-07-19~"),
    # seasons, quarters, halves, holidays
    ("The front froze in the winter of 2015.", "the winter of 2015", "DATE", "2015-WI", "2015-24"),
    ("The offensive began last spring.", "last spring", "DATE", "2016-SP", "2016-21"),
    ("The offensive began in summer 2015.", "summer 2015", "DATE", "2015-SU", "2015-22"),
    ("Exports fell in the first quarter of 2015.", "the first quarter of 2015", "DATE", "2015-Q1", "2015-33"),
    ("Exports fell in Q3 2015.", "Q3 2015", "DATE", "2015-Q3", "2015-35"),
    ("Exports fell in the second half of 2015.", "the second half of 2015", "DATE", "2015-H2", "2015-41"),
    ("Guns fell silent on Christmas Eve.", "Christmas Eve", "DATE", "2015-12-24", "2015-12-24"),
    ("Guns fell silent at Easter 2016.", "Easter 2016", "DATE", "2016-03-27", "2016-03-27"),
    # ranges and lists
    (
        "They met in the capital on January 23-24.",
        "January 23-24",
        "DATE",
        "2016-01-23/2016-01-24",
        "2016-01-23/2016-01-24",
    ),
    ("They met on 23-24 January 2015.", "23-24 January 2015", "DATE", "2015-01-23/2015-01-24", "2015-01-23/2015-01-24"),
    ("They met between 5 and 9 June.", "5", "DATE", "2016-06-05", "2016-06-05/2016-06-09"),
    ("They met between 5 and 9 June.", "9 June", "DATE", "2016-06-09", "2016-06-05/2016-06-09"),
    ("They met from 5 to 9 June 2015.", "5", "DATE", "2015-06-05", "2015-06-05/2015-06-09"),
    ("They met from 5 to 9 June 2015.", "9 June 2015", "DATE", "2015-06-09", "2015-06-05/2015-06-09"),
    ("They met on June 5 and 6.", "June 5", "DATE", "2016-06-05", "2016-06-05/2016-06-06"),
    ("They met on June 5 and 6.", "6", "DATE", "2016-06-06", "2016-06-05/2016-06-06"),
    ("The raids lasted from March to May 2015.", "March", "DATE", "2015-03", "2015-03/2015-05"),
    ("The raids lasted from March to May 2015.", "May 2015", "DATE", "2015-05", "2015-03/2015-05"),
    ("The war of 2011-2013 left scars.", "2011", "DATE", "2011", "2011/2013"),
    ("The war of 2011-2013 left scars.", "2013", "DATE", "2013", "2011/2013"),
    ("The war of 1990-91 left scars.", "1990-91", "DATE", "1990/1991", "1990/1991"),
    ("He ruled between 1994 and 1997.", "1994", "DATE", "1994", "1994/1997"),
    ("He ruled between 1994 and 1997.", "1997", "DATE", "1997", "1994/1997"),
    ("He held the town from 2012 until 2014.", "2012", "DATE", "2012", "2012/2014"),
    ("He held the town from 2012 until 2014.", "2014", "DATE", "2014", "2012/2014"),
    ("The raid ran from Monday to Wednesday.", "Monday", "DATE", "2016-07-11", "2016-07-11/2016-07-13"),
    ("The raid ran from Monday to Wednesday.", "Wednesday", "DATE", "2016-07-13", "2016-07-11/2016-07-13"),
    ("They met on June 5, 6 and 7.", "7", "DATE", "2016-06-07", "2016-06-05/2016-06-07"),
    ("They met on 3 and 5 June 2015.", "5 June 2015", "DATE", "2015-06-05", "2015-06-05"),
    # within a larger time
    ("It fell in the first week of May.", "the first week of May", "DATE", "2016-W18", "2016-05-01/2016-05-07"),
    ("It fell in the last week of June.", "the last week of June", "DATE", "2016-W26", "2016-06-24/2016-06-30"),
    ("It fell on the last day of June 2015.", "the last day of June 2015", "DATE", "2015-06-30", "2015-06-30"),
    ("It fell in the second half of June.", "the second half of June", "DATE", "2016-06", "2016-06-16/2016-06-30"),
    ("Exports fell in the last quarter of 2015.", "the last quarter of 2015", "DATE", "2015-Q4", "2015-36"),
    ("The first-quarter figures were poor.", "first-quarter", "DATE", "2016-Q1", "2016-33"),
    ("The 1988 third quarter was poor.", "1988 third quarter", "DATE", "1988-Q3", "1988-35"),
    ("They will leave by the end of the year.", "the end of the year", "DATE", "2016", "2016-09~/2016-12~"),
    ("They met on Tuesday last week.", "Tuesday last week", "DATE", "2016-07-05", "2016-07-05"),
    ("They met on Tuesday of last week.", "Tuesday of last week", "DATE", "2016-07-05", "2016-07-05"),
    ("He resigned the week before last.", "the week before last", "DATE", "2016-W26", "2016-06-27/2016-07-03"),
    ("They met this past weekend.", "this past weekend", "DATE", "2016-W27-WE", "2016-07-09/2016-07-10"),
    ("It fell the day before last Tuesday.", "the day before last Tuesday", "DATE", "2016-07-11", "2016-07-11"),
    ("It fell the day after Christmas.", "the day after Christmas", "DATE", "2015-12-26", "2015-12-26"),
    ("It was filed on 2016/03/27 by the clerk.", "2016/03/27", "DATE", "2016-03-27", "2016-03-27"),
    ("The truce was signed at the Summit 2015 in the port.", "2015", "DATE", "2015", "2015"),
    (
        "He spoke in the first six months of this year.",
        "the first six months",
        "DURATION",
        "P6M",
        "2016-01-01/2016-06-30",
    ),
    ("They fled in the last two weeks of June.", "the last two weeks", "DURATION", "P2W", "2016-06-17/2016-06-30"),
    ("The talks resume on the 25th of this month.", "the 25th of this month", "DATE", "2016-07-25", "2016-07-25"),
    ("The 11 September attacks changed much.", "11 September", "DATE", "2015-09-11", "2015-09-11"),
    ("Shops shut on Ashura.", "Ashura", "DATE", "2015-10-23", "2015-10-23"),
    ("They fled in June and July 2014.", "June", "DATE", "2014-06", "2014-06"),
    ("They fled in the spring and summer of 2015.", "the spring", "DATE", "2015-SP", "2015-21"),
    ("They fled in Q1 and Q2 2015.", "Q1", "DATE", "2015-Q1", "2015-33"),
    ("They fled in H1 2016.", "H1 2016", "DATE", "2016-H1", "2016-40"),
    ("2013's losses were heavy.", "2013", "DATE", "2013", "2013"),
    ("Exports fell from last year's third quarter.", "last year's third quarter", "DATE", "2015-Q3", "2015-35"),
    ("On the 12th, the army withdrew.", "the 12th", "DATE", "2016-07-12", "2016-07-12"),
    ("They met on May 3 or 4.", "4", "DATE", "2016-05-04", "2016-05-03/2016-05-04"),
    ("He left a year and a half ago.", "a year and a half ago", "DATE", "2015", "2015"),
    # what is planned and awaited
    ("The truce ends October 31.", "October 31", "DATE", "2016-10-31", "2016-10-31"),
    ("They can take part in the summit in October.", "October", "DATE", "2016-10", "2016-10"),
    ("The trial is held on Friday.", "Friday", "DATE", "2016-07-15", "2016-07-15"),
    ("They planned a march on Saturday.", "Saturday", "DATE", "2016-07-16", "2016-07-16"),
    ("The march planned for Wednesday was called off.", "Wednesday", "DATE", "2016-07-13", "2016-07-13"),
    ("He spoke of the planned visit in August.", "August", "DATE", "2016-08", "2016-08"),
    ("The army moved ahead of a vote in August.", "August", "DATE", "2016-08", "2016-08"),
    # open on one side
    ("The war has raged since 2011.", "2011", "DATE", "2011", "2011/2016-07-14"),
    ("It has been shut since Monday.", "Monday", "DATE", "2016-07-11", "2016-07-11/2016-07-14"),
    ("They held the city until March 2016.", "March 2016", "DATE", "2016-03", "../2016-03"),
    ("It was quiet before 2011.", "2011", "DATE", "2011", "../2010-12-31"),
    # times of day and nights
    ("The blast came at 10:35 a.m. on Tuesday.", "10:35 a.m. on Tuesday", "TIME", "2016-07-12T10:35", "2016-07-12"),
    ("The blast came at 14:30 GMT yesterday.", "14:30 GMT yesterday", "TIME", "2016-07-13T14:30", "2016-07-13"),
    ("The blast came on Tuesday at 9 p.m. in the port.", "Tuesday at 9 p.m.", "TIME", "2016-07-12T21:00", "2016-07-12"),
    ("The blast came at noon on Tuesday.", "noon on Tuesday", "TIME", "2016-07-12T12:00", "2016-07-12"),
    ("The blast came on Tuesday morning.", "Tuesday morning", "TIME", "2016-07-12TMO", "2016-07-12"),
    ("The blast came on Tuesday night.", "Tuesday night", "TIME", "2016-07-12TNI", "2016-07-12"),
    ("The blast came yesterday evening.", "yesterday evening", "TIME", "2016-07-13TEV", "2016-07-13"),
    ("The blast came this morning.", "this morning", "TIME", "2016-07-14TMO", "2016-07-14"),
    ("The blast came last night.", "last night", "TIME", "2016-07-13TNI", "2016-07-13"),
    ("The curfew starts tonight.", "tonight", "TIME", "2016-07-14TNI", "2016-07-14"),
    ("The line was shelled overnight.", "overnight", "TIME", "2016-07-13TNI", "2016-07-13/2016-07-14"),
    ("The blast came at 7:30 in the morning.", "7:30 in the morning", "TIME", "2016-07-14T07:30", "2016-07-14"),
    ("They came shortly before dawn on Tuesday.", "dawn on Tuesday", "TIME", "2016-07-12TDA", "2016-07-12"),
    ("Raids hit from 3 p.m. to 5 p.m. on Tuesday.", "3 p.m.", "TIME", "2016-07-12T15:00", "2016-07-12"),
    ("Shops closed from 10 p.m. to 6 a.m.", "6 a.m.", "TIME", "2016-07-15T06:00", "2016-07-14/2016-07-15"),
    ("Raids hit from late morning to early evening on Friday.", "late morning", "TIME", "2016-07-08TMO", "2016-07-08"),
    (
        "He left in the early morning hours of July 3.",
        "the early morning hours of July 3",
        "TIME",
        "2016-07-03TMO",
        "2016-07-03",
    ),
    ("The line was shelled overnight on Tuesday.", "overnight on Tuesday", "TIME", "2016-07-12TNI", "2016-07-12"),
    (
        "It ended at midnight local time on Friday.",
        "midnight local time on Friday",
        "TIME",
        "2016-07-08T24:00",
        "2016-07-08",
    ),
    ("It came at 0600 hrs on 12 July 2016.", "0600 hrs on 12 July 2016", "TIME", "2016-07-12T06:00", "2016-07-12"),
    ("It came at 10 o'clock in the evening.", "10 o'clock in the evening", "TIME", "2016-07-14T22:00", "2016-07-14"),
    ("A Sunday-night raid failed.", "Sunday-night", "TIME", "2016-07-10TNI", "2016-07-10"),
    ("They left on the night of June 11.", "the night of June 11", "TIME", "2016-06-11TNI", "2016-06-11/2016-06-12"),
    ("They left on the evening of 11 June.", "the evening of 11 June", "TIME", "2016-06-11TEV", "2016-06-11"),
    ("They left in the early hours of Tuesday.", "the early hours of Tuesday", "TIME", "2016-07-12TDA", "2016-07-12"),
    ("The week of June 6 was the worst.", "The week of June 6", "DATE", "2016-W23", "2016-06-06/2016-06-12"),
]


@pytest.mark.parametrize(("text", "mention", "kind", "value", "edtf"), PLACED)
def test_times_resolve_to_the_publication(
    parse: Parse, text: str, mention: str, kind: str, value: str, edtf: str
) -> None:
    found = {m.text: m for m in read(parse, text, on(PUBLISHED))}
    assert mention in found, sorted(found)
    timex = found[mention].timex
    assert timex is not UNSET
    assert (timex.type, timex.value, found[mention].edtf) == (kind, value, edtf)
    assert found[mention].first or found[mention].last


# sentence, mention, type, value: no days, whatever the publication
UNPLACED = [
    ("The siege lasted three days.", "three days", "DURATION", "P3D"),
    ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("The siege lasted 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M"),
    ("The siege lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("The siege lasted more than a year.", "more than a year", "DURATION", "P1Y"),
    ("The siege lasted at least 72 hours.", "at least 72 hours", "DURATION", "PT72H"),
    ("The siege lasted several weeks.", "several weeks", "DURATION", "PXW"),
    ("The siege lasted a couple of weeks.", "a couple of weeks", "DURATION", "P2W"),
    ("The siege lasted twenty-five months.", "twenty-five months", "DURATION", "P25M"),
    ("The siege lasted a decade.", "a decade", "DURATION", "P10Y"),
    ("They went hungry for weeks.", "weeks", "DURATION", "PXW"),
    ("A three-day truce was agreed.", "three-day", "DURATION", "P3D"),
    ("A 48-hour truce was agreed.", "48-hour", "DURATION", "PT48H"),
    ("The ten-month-long occupation ended.", "ten-month-long", "DURATION", "P10M"),
    ("The decades-long rule ended.", "decades-long", "DURATION", "PXY"),
    ("The day-long battle ended.", "day-long", "DURATION", "P1D"),
    ("The fighting of recent weeks was heavy.", "recent weeks", "DURATION", "PXW"),
    ("They stay for two to three weeks.", "two to three weeks", "DURATION", "P3W"),
    ("Convoys leave every day.", "every day", "SET", "P1D"),
    ("They do dozens of interviews a day.", "a day", "SET", "P1D"),
    ("They fought for a day.", "a day", "DURATION", "P1D"),
    ("Convoys leave each week.", "each week", "SET", "P1W"),
    ("Convoys leave every two weeks.", "every two weeks", "SET", "P2W"),
    ("Convoys leave every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("They protest on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("Convoys leave daily.", "daily", "SET", "P1D"),
    ("Convoys leave twice a week.", "twice a week", "SET", "P1W"),
    ("The two sides meet twice yearly.", "twice yearly", "SET", "P1Y"),
    ("The two sides meet quarterly.", "quarterly", "SET", "P3M"),
    ("The siege entered its third week.", "third week", "DURATION", "P1W"),
    ("In the days that followed, they fell back.", "days", "DURATION", "PXD"),
    ("Over three days in the hills, 30 died.", "three days", "DURATION", "P3D"),
    ("It was rebuilt for over three days.", "over three days", "DURATION", "P3D"),
    ("An hour and a half later they left.", "An hour and a half later", "DURATION", "PT1H30M"),
    ("The months-long siege ended.", "months-long", "DURATION", "PXM"),
    ("A years-long siege ended.", "A years-long", "DURATION", "PXY"),
    ("It went on for the fourth consecutive week.", "the fourth consecutive week", "DURATION", "P1W"),
    ("Two hours later the market was hit.", "Two hours later", "DURATION", "PT2H"),
    ("The two sides meet annually.", "annually", "SET", "P1Y"),
    ("It will matter in the future.", "the future", "DATE", "FUTURE_REF"),
    ("He fled a few days ago.", "a few days ago", "DATE", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "mention", "kind", "value"), UNPLACED)
def test_lengths_and_repetitions_have_no_days(parse: Parse, text: str, mention: str, kind: str, value: str) -> None:
    found = {m.text: m for m in read(parse, text, on(PUBLISHED))}
    assert mention in found, sorted(found)
    timex = found[mention].timex
    assert timex is not UNSET
    assert (timex.type, timex.value) == (kind, value)
    assert (found[mention].first, found[mention].last, found[mention].edtf) == (None, None, None)


NO_TIMES = [
    "The rebels may march on the capital.",
    "May the best side win, he said.",
    "Troops march through the sun and dust.",
    "Theresa May left the room.",
    "2000 people fled the town.",
    "About 1500 fighters surrendered.",
    "The council passed Resolution 1973 without a vote.",
    "The 9 April Movement called for calm.",
    "The Daily Herald said so.",
    "A local daily reported the raid.",
    "The boy, a 13-year-old, was unhurt.",
    "The man is 44 years old.",
    "They came second in the vote.",
    "He paid $2000 for the car.",
    "After the fall of the city they fled.",
    "The army must now decide.",
    "They have now taken half of the town.",
    "Now the town is lost.",
    "It was the third raid in as many days.",
    "They agreed at the last minute.",
    "They live on the 12th floor.",
    "Three quarters of the town is lost.",
    "The Six-Day War changed the border.",
    "One day the war will end.",
    "A first-year student was hurt.",
    "The Arab Spring had toppled others.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_false_friends_are_no_times(parse: Parse, text: str) -> None:
    assert [m.text for m in read(parse, text, on(PUBLISHED))] == []


# text, last mention, value, EDTF: against the narrated time
NARRATED = [
    ("The army entered on 9 May 2015. Three days later it left.", "Three days later", "2015-05-12", "2015-05-12"),
    (
        "The army entered on 9 May 2015. Two weeks later it left.",
        "Two weeks later",
        "2015-W21",
        "2015-05-18/2015-05-24",
    ),
    ("The army entered on Tuesday after a rapid advance the day before.", "the day before", "2016-07-11", "2016-07-11"),
    ("The army entered on 9 May 2015. It left the following day.", "the following day", "2015-05-10", "2015-05-10"),
    ("The army entered on 9 May 2015. It left that night.", "that night", "2015-05-09TNI", "2015-05-09"),
    ("The army entered on 9 May 2015. It left the next morning.", "the next morning", "2015-05-10TMO", "2015-05-10"),
    ("The army entered on 9 May 2015. It left later that year.", "later that year", "2015", "2015"),
    ("The army entered in May 2015. It left a year later.", "a year later", "2016", "2016"),
    ("In June 2013, the group took a town. In August, it took another.", "August", "2013-08", "2013-08"),
    ("They met on 9 May 2015. Three days earlier a raid had failed.", "Three days earlier", "2015-05-06", "2015-05-06"),
]


@pytest.mark.parametrize(("text", "mention", "value", "edtf"), NARRATED)
def test_times_follow_the_narration(parse: Parse, text: str, mention: str, value: str, edtf: str) -> None:
    assert shown(read(parse, text, on(PUBLISHED))[-1]) == (mention, value, edtf)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells fell on Thursday.", "XXXX-WXX-4"),
        ("Shells fell in March.", "XXXX-03"),
        ("Shells fell on 9 December.", "XXXX-12-09"),
        ("Shells fell last year.", "XXXX"),
        ("Shells fell last week.", "XXXX-WXX"),
        ("Shells fell yesterday.", "XXXX-XX-XX"),
        ("Shells fell three days ago.", "XXXX-XX-XX"),
        ("Shells fell three days later.", "XXXX-XX-XX"),
    ],
)
def test_times_stay_relative_to_an_unknown_publication(parse: Parse, text: str, value: str) -> None:
    (mention,) = read(parse, text, UNKNOWN)
    assert shown(mention)[1:] == (value, None)
    assert (mention.first, mention.last) == (None, None)


def test_an_open_interval_is_no_publication(parse: Parse) -> None:
    assert read(parse, "Shells fell last year.", Interval(first=date(2016, 1, 1)))[0].first is None


def test_a_narrow_interval_resolves_what_both_ends_agree_on(parse: Parse) -> None:
    within_a_year = Interval(first=date(2016, 3, 1), last=date(2016, 9, 30))
    found = read(parse, "It fell last year, and on Thursday it was shelled.", within_a_year)
    assert [m.edtf for m in found] == ["2015", None]


def test_explicit_dates_need_no_publication(parse: Parse) -> None:
    assert read(parse, "It fell on 20 May 2015.", UNKNOWN)[0].first == date(2015, 5, 20)


def test_days_without_a_year_are_placed_between_the_dates_around_them(parse: Parse) -> None:
    text = (
        "In April 2014 they took the port. On November 8 they lost it. "
        "On February 2, 2015 they were back. On March 3 they left."
    )
    found = read(parse, text, UNKNOWN)
    assert [m.edtf for m in found] == ["2014-04", "2014-11-08", "2015-02-02", None]


def test_days_between_dates_years_apart_stay_without_a_year(parse: Parse) -> None:
    text = "In April 2011 they took the port. On November 8 they lost it. On February 2, 2015 they were back."
    assert read(parse, text, UNKNOWN)[1].edtf is None


def test_a_publication_bounds_days_on_the_right(parse: Parse) -> None:
    text = "In April 2014 they took the port. On November 8 they lost it."
    assert read(parse, text, Interval(first=date(2014, 12, 1), last=date(2015, 2, 1)))[1].edtf == "2014-11-08"


def test_separate_days_of_a_list_are_mentions_of_their_own(parse: Parse) -> None:
    found = read(parse, "They met on June 5, 9 and 20 in the port.", on(PUBLISHED))
    assert [m.edtf for m in found] == ["2016-06-05", "2016-06-09", "2016-06-20"]


@pytest.mark.parametrize("text", ["on 31 February 2016", "at 25:70 sharp", "on 2016-13-45", "on 99/99/2016"])
def test_impossible_times_are_left_out(parse: Parse, text: str) -> None:
    assert all(m.first is None or m.edtf for m in read(parse, f"It was filed {text}.", on(PUBLISHED)))


PIECES = [
    "on Thursday",
    "last year",
    "March 2016",
    "three days later",
    "the night of May 3",
    "1990s",
    "May",
    "2000 men",
    "\n\n",
    "daily",
    "’s",
    "between 1994 and 1997",
    "9 a.m.",
    "31 April",
    "the past 3 days",
    "13-year-old",
    "since 2011",
    ",",
    "a",
    "of",
    "(",
    "late",
]


@settings(max_examples=40, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    first=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    days=st.integers(0, 400) | st.none(),
)
def test_mentions_are_their_text_in_order_and_forward(pieces: list[str], first: date, days: int | None) -> None:
    text = " ".join(pieces)
    last = None if days is None else first + timedelta(days=days)
    previous = 0
    for mention in find_times(next(_PARSER.parse([text])), Interval(first=first, last=last)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= previous
        assert not (mention.first and mention.last) or mention.first <= mention.last
        previous = mention.end


_PARSER = Parser(Config().model)


@given(
    day=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    unit=st.sampled_from(["D", "W", "M", "Q", "H", "SE", "Y", "DE", "CE"]),
)
def test_a_period_holds_its_day_and_its_neighbours_touch(day: date, unit: str) -> None:
    whole = period(unit, day)
    assert whole.first <= day <= whole.last
    assert whole.shift(1).first == whole.last + timedelta(days=1)


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), unit=st.sampled_from(["W", "M", "Q", "Y", "DE"]))
def test_the_thirds_of_a_period_cover_it(day: date, unit: str) -> None:
    whole = period(unit, day)
    early, mid, late = (part_of(whole, third) for third in ("early", "mid", "late"))
    assert early[0] == whole.first
    assert late[1] == whole.last
    assert early[1] + timedelta(days=1) == mid[0]
    assert mid[1] + timedelta(days=1) == late[0]


@pytest.mark.parametrize(("year", "day"), [(2013, (3, 31)), (2016, (3, 27)), (2019, (4, 21)), (2024, (3, 31))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert holiday_in("easter", year) == (date(year, *day), date(year, *day))
