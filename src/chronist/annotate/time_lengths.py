"""Lengths, repetitions and references without a place in the calendar: expressions in, Meanings without days out."""

from __future__ import annotations

from chronist.annotate.time_amounts import UNITS, Length, length
from chronist.annotate.time_context import NUMBERS, UNIT_VALUES, Context, Reader
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, unplaced


def _length(found: Found, _context: Context) -> Meaning | None:
    whole = found.values("whole")
    if whole:
        return unplaced(whole[0], "DURATION")
    if found.has("part"):
        return unplaced(f"PT1{found.values('part')[0]}", "DURATION")
    amount = length(found.words)
    bare = not found.has("a", "another", "cardinal", "half", "couple", "dozen", "fraction", *NUMBERS)
    bare = bare or (found.has("units") and found.has("long") and not found.has("cardinal", "couple", "dozen", *NUMBERS))
    whole_unit = bare and found.words[-1].kind in {"long"} and not found.has("units")
    return unplaced(
        Length((1 if whole_unit or found.has("all") else None) if bare else amount.count, amount.unit).value, "DURATION"
    )


def _set(found: Found, _context: Context) -> Meaning | None:
    weekdays = found.values("weekday", "weekdays")
    if weekdays:
        return unplaced(f"XXXX-WXX-{weekdays[0]}", "SET")
    if found.has("part"):
        return unplaced(f"XXXX-XX-XXT{found.values('part')[0]}", "SET")
    if found.has("season", "month"):
        months = found.values("month")
        return unplaced(f"XXXX-{int(months[0]):02}" if months else f"XXXX-{found.values('season')[0]}", "SET")
    if found.has("timesword", "once") and not found.has("frequency"):
        return unplaced(Length(1, length(found.words).unit).value, "SET")
    if found.has("frequency"):
        return _frequency(found, _context)
    amount = length(found.words)
    count = 2 if found.has("other") else 1 if amount.count is None else amount.count
    return unplaced(Length(count, amount.unit).value, "SET")


def _frequency(found: Found, _context: Context) -> Meaning | None:
    return unplaced(found.values("frequency")[0], "SET")


def _reference(found: Found, _context: Context) -> Meaning | None:
    return unplaced(found.values("futureword")[0])


def _bare(found: Found, _context: Context) -> Meaning | None:
    """ "the days before the vote", "the day after the raid": places nothing without the event it hangs on."""
    if found.has("units"):
        return unplaced(Length(None, found.values("units")[0]).value, "DURATION")
    return unplaced(UNIT_VALUES.get(next((w.value for w in found.words if w.kind in UNITS), "D"), "XXXX-XX-XX"))


def _rate(found: Found, _context: Context) -> Meaning | None:
    """ "dozens of interviews a day"."""
    return unplaced(Length(1, length(found.words).unit).value, "SET")


def _nth(found: Found, _context: Context) -> Meaning | None:
    """ "its third week" is one of several; which, the text must say."""
    unit = [w.value for w in found.words if w.kind in UNITS][-1]
    return unplaced(UNIT_VALUES["D"]) if unit == "D" else unplaced(Length(1, unit).value, "DURATION")


READERS: dict[str, Reader] = {
    "set": _set,
    "length": _length,
    "bareunits": _bare,
    "rate": _rate,
    "nthunit": _nth,
    "freq": _frequency,
    "futureref": _reference,
}
