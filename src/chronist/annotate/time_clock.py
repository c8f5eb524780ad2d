"""Times of day: expressions with a clock time in, Meanings on the day they belong to out."""

from __future__ import annotations

from datetime import date

from chronist.annotate.periods import Period
from chronist.annotate.time_context import Context, Reader, from_published, with_part
from chronist.annotate.time_grammar import Found
from chronist.annotate.time_meaning import Meaning, at_time, of_period
from chronist.annotate.time_words import Word


def _clock(found: Found, context: Context) -> Meaning | None:
    """A time of day, on the narrated day of its sentence or the day of publication."""
    return at(found, narrated_or_published(context))


def at(found: Found, day: Meaning) -> Meaning | None:
    """The clock time that the words give, on that day."""
    clock = clock_of(found)
    return at_time(day, clock) if clock else None


def _follows(found: Found, hour: Word) -> bool:
    """True where minutes are joined to the hour ("10:35", "10.35")."""
    at = found.words.index(hour)
    return any(w.kind in {"colon", "dot"} and w.start == hour.end for w in found.words[at + 1 : at + 2])


def clock_of(found: Found) -> str | None:
    """HH:MM, or None where the numbers are no time of day."""
    numbers = [w for w in found.words if w.kind in {"d0", "d12", "d24", "d31", "d59", "hhmm", "year", "cardinal"}]
    if not numbers:
        return None
    if found.has("half") and found.has("past"):
        return f"{_afternoon(found, int(numbers[0].value)):02}:30"
    if numbers[0].kind in {"hhmm", "year"}:
        hour, minute = divmod(int(numbers[0].value), 100)
        return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
    joined = _follows(found, numbers[0])
    if joined and (len(numbers) < 2 or len(numbers[1].value) != 2):
        return None
    hour, minute = int(numbers[0].value), int(numbers[1].value) if joined else 0
    half = next((w.text[0].lower() for w in found.words if w.kind == "ampm"), "")
    if (half and not 1 <= hour <= 12) or hour > 23:
        return None
    if half == "p":
        hour = hour % 12 + 12
    elif not half:
        hour = _afternoon(found, hour)
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _afternoon(found: Found, hour: int) -> int:
    """ "6 in the evening" is 18, "2 at night" is 2."""
    late = set(found.values("part")) & {"AF", "EV"} or ("NI" in found.values("part") and hour > 5)
    return hour + 12 if late and hour < 12 else hour


def _signal_time(found: Found, _context: Context) -> Meaning | None:
    """A date-time group of signals: "121430Z JUL 16"."""
    group, month = found.words[0].text, int(found.values("month", "monthabbr")[0])
    year = int(found.words[-1].value)
    day = date(year if year > 99 else 2000 + year, month, int(group[:2]))
    if int(group[2:4]) > 23 or int(group[4:6]) > 59:
        return None
    return at_time(of_period(Period(day, "D")), f"{group[2:4]}:{group[4:6]}")


def _moment(found: Found, context: Context) -> Meaning | None:
    return with_part(found, narrated_or_published(context))


def narrated_or_published(context: Context) -> Meaning:
    """The narrated day, or that of the publication."""
    if context.narrated is not None and context.narrated.unit == "D":
        return of_period(context.narrated)
    return from_published(context, "D", 0)


def _early_hours(found: Found, context: Context) -> Meaning | None:
    """ "in the early hours": of the narrated day."""
    day = narrated_or_published(context)
    return at_time(day, "DA") if found.values("units") == ["h"] else None


READERS: dict[str, Reader] = {
    "partalone": _moment,
    "earlyhours": _early_hours,
    "clock": _clock,
    "dtg": _signal_time,
    "moment": _moment,
}
