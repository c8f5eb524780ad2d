"""What it costs to add 100 reports to an archive of 1,000, 10,000 and 100,000: claims made directly, no text read.

    python benchmarks/link.py [--sizes 1000,10000,100000]

The archive covers more towns and more years the larger it is, as archives do: a year of a war's towns for a thousand
reports, three of its neighbours over ten years for a hundred thousand. Each size gets the same hundred new reports on
towns and days that the archive already knows. Prints Markdown; figures are in docs/results.md.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta

from chronist.link.events import events_of
from chronist.link.features import features
from chronist.link.groups import Groups
from chronist.model import (
    ActorMention,
    Claim,
    Event,
    Facets,
    KnownBy,
    PlaceMention,
    Published,
    Span,
    Speaker,
    Status,
    TimeMention,
    Toll,
)
from chronist.views import Evidence

CLAIMS_A_REPORT = 8
REPORTS_A_DAY = 4  # of a war that an archive follows
TOWNS = 60
PARTIES = ("gov", "opp", "IS", "allies", "militia")
VERBS = ("shelled", "attacked", "killed", "bombed", "arrested", "met", "withdrew", "accused")
EVENTS = (
    Event.ASSAULT,
    Event.ASSAULT,
    Event.ASSAULT,
    Event.ASSAULT,
    Event.COERCE,
    Event.CONSULT,
    Event.RETREAT,
    Event.ACCUSE,
)
STARTED = date(2005, 1, 1)


def report(number: int, day: date, war: int, dice: random.Random) -> list[Evidence]:
    """The claims of one report: its own choice of the day's happenings in the war's towns."""
    return [_claim(number, part, day, war, dice) for part in range(CLAIMS_A_REPORT)]


def _claim(number: int, part: int, day: date, war: int, dice: random.Random) -> Evidence:
    kind = dice.randrange(len(VERBS))
    town = f"{war}:{dice.randrange(TOWNS)}"
    doer, other = (f"{war}.{p}" for p in dice.sample(PARTIES, 2))
    when = day - timedelta(days=dice.randrange(3))
    claim = Claim(
        id=f"{number:07}-{part}",
        document=f"d{number}",
        start=part * 100,
        end=part * 100 + 90,
        quote=f"{doer} {VERBS[kind]} {other} in {town}",
        event=EVENTS[kind],
        status=Status.HAPPENED,
        trigger=Span(start=part * 100, end=part * 100 + 6, text=VERBS[kind]),
        actors=(ActorMention(start=0, end=1, text=doer, id=doer, name=doer),),
        recipients=(ActorMention(start=0, end=1, text=other, id=other, name=other),),
        places=(PlaceMention(start=0, end=1, text=town, id=town, name=town, kind="settlement", country=f"C{war}"),),
        time=TimeMention(start=0, end=1, text="x", first=when, last=when),
        speakers=(Speaker(text="Wire", name="Wire"),),
        facets=Facets(toll=(Toll(kind="killed", low=n, best=n, high=n, text=str(n)),))
        if (n := dice.randrange(9))
        else Facets(),
    )
    return Evidence(
        claim=claim,
        published=Published(first=day, last=day, known_by=KnownBy.GIVEN),
        origin=f"outlet:{number % 12}",
        outlet=f"Outlet {number % 12}",
    )


def archive(size: int, dice: random.Random) -> list[tuple[int, date, int]]:
    """Number, day and war of so many reports: a year of one war, then more wars and more years."""
    wars = max(1, min(7, size // 3000))
    days = max(1, size // (REPORTS_A_DAY * wars))
    return [(n, STARTED + timedelta(days=dice.randrange(days)), dice.randrange(wars)) for n in range(size)]


def measure(size: int) -> tuple[float, float, int]:
    """Seconds to link an archive, seconds to add a hundred reports, claims in all."""
    dice = random.Random(size)
    made = archive(size, dice)
    groups = Groups()
    start = time.perf_counter()
    groups.add(features(e) for n, day, war in made for e in report(n, day, war, dice))
    built = time.perf_counter() - start
    new = [report(size + k, *dice.choice(made)[1:], dice) for k in range(100)]
    start = time.perf_counter()
    events_of(groups.add(features(e) for r in new for e in r))
    return built, time.perf_counter() - start, (size + 100) * CLAIMS_A_REPORT


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000,10000,100000")
    sizes = [int(s) for s in asked.parse_args().sizes.split(",")]
    print("| reports in the archive | claims | link it all, s | add 100 reports, ms | beside the smallest |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    least = None
    for size in sizes:
        built, added, claims = measure(size)
        least = least or added
        print(f"| {size:,} | {claims:,} | {built:.1f} | {added * 1000:.0f} | {added / least:.2f} |")


if __name__ == "__main__":
    main()
