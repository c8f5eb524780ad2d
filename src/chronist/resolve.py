"""What a user calls a place, an actor or a day in, the ids and days meant out: by the chronicle's own names first.

Raises UsageError, with the names that are near, where nothing is meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TypedDict

from chronist.clean.written_dates import read_given
from chronist.config import Config
from chronist.errors import UsageError
from chronist.model import Interval, Record, Status
from chronist.show.known import Known
from chronist.show.select import Selection

type Day = str | date | None


class Filters(TypedDict, total=False):
    """What every listing takes: names or ids of a place and an actor, days, statuses, how many."""

    place: str | None
    actor: str | None
    from_: Day
    to: Day
    status: str | Iterable[str] | None
    as_of: Day
    limit: int | None


class Place(Record, frozen=True):
    """A place as a filter; `country` where it is one."""

    id: str
    name: str
    country: str | None = None


def day(text: str | date | None, *, end: bool = False, name: str = "a date") -> date | None:
    """A day; of a month or a year the first, or with `end` the last.

    >>> day("2016-02", end=True)
    datetime.date(2016, 2, 29)
    """
    if text is None or isinstance(text, date):
        return text
    found: Interval | None = read_given(text)
    value = (found.last if end else found.first) if found else None
    if value is None:
        raise UsageError(f"{name} {text!r} is no date. Write it as 2016-03-27, 2016-03 or 2016.")
    return value


def selection(known: Known, filters: Filters, config: Config) -> Selection:
    """The filters with their names looked up in all that is known."""
    name, actor = filters.get("place"), filters.get("actor")
    there = place(known, name, config) if name else None
    return Selection(
        places=frozenset({there.id}) if there else None,
        countries=frozenset({there.country}) if there and there.country else frozenset(),
        actors=actors(known, actor) if actor else None,
        first=day(filters.get("from_"), name="from"),
        last=day(filters.get("to"), end=True, name="to"),
        status=statuses(filters.get("status")),
        limit=filters.get("limit"),
    )


def statuses(given: str | Iterable[str] | None) -> tuple[Status, ...]:
    """Statuses by their words."""
    names = [given] if isinstance(given, str) else list(given or ())
    known = [str(s) for s in Status]
    for name in names:
        if name not in known:
            raise UsageError(f"{name!r} is no status.{_near(name, known)} Known: {', '.join(known)}.")
    return tuple(Status(n) for n in names)


def place(known: Known, name: str, config: Config) -> Place:
    """The place of that id or name that the chronicle speaks of most, else that of the gazetteer."""
    counts = _place_names(known)
    if name in known.names and name not in counts:
        return _known_place(known, name)
    ids = counts.get(_key(name))
    if ids:
        return _known_place(known, min(ids, key=lambda i: (-ids[i], i)))
    from chronist.annotate.gazetteer import Gazetteer  # reads its file, which most commands need not

    gazetteer = Gazetteer.open(config.tables("places"))
    found = gazetteer.by_id(name) or next(iter(gazetteer.lookup(name)), None)
    if found is None:
        names = sorted({p.name for p in known.places.values() if p.name})
        raise UsageError(f"no place is called {name!r}.{_near(name, names)} `chronist claims` shows the places.")
    return Place(id=found.id, name=found.name, country=found.country if found.kind == "country" else None)


def actors(known: Known, name: str) -> frozenset[str]:
    """The ids of the actors of that id or name; those whose name has it as a part where none has it whole."""
    names = _actor_names(known)
    every = {i for ids in names.values() for i in ids}
    if any(i == name or i.startswith(f"{name}.") for i in every):
        return frozenset({name})
    key = _key(name)
    found = names.get(key) or {i for n in sorted(names) if key in n for i in names[n]}
    if not found:
        shown = sorted({known.name(i) for i in every})
        raise UsageError(f"no actor is called {name!r}.{_near(name, shown)} `chronist claims` shows who acts.")
    return frozenset(found)


def _known_place(known: Known, key: str) -> Place:
    mention = known.places.get(key)
    country = mention.country if mention is not None and mention.kind == "country" else None
    return Place(id=key, name=known.name(key), country=country)


def _place_names(known: Known) -> Mapping[str, Counter[str]]:
    """Folded name -> ids with how often they are meant by it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for item in known.evidence.values():
        for p in item.claim.places:
            for name in {_key(p.name or ""), _key(p.text)} if p.id else ():
                found[name][p.id or ""] += 1
        for c in item.claim.facets.control:
            if c.place and c.place.id and c.place.name:
                found[_key(c.place.name)][c.place.id] += 1
    return found


def _actor_names(known: Known) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in known.evidence.values():
        for m in (*item.claim.actors, *item.claim.recipients):
            if m.id:
                found[_key(m.name or m.text)].add(m.id)
    return found


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _near(name: str, names: Iterable[str]) -> str:
    by_key = {_key(n): n for n in names}
    near = [by_key[k] for k in get_close_matches(_key(name), sorted(by_key), n=3, cutoff=0.7)]
    return f" Did you mean {' or '.join(near)}?" if near else ""
