"""False friends of the grammar of times: a Found stretch, its neighbours and the Doc in, whether it is a time after
all out.

"may" and "march" as verbs, people called April or May, "2000 people", "Resolution 1973", "the 9 April Movement", "The
Sunday Times".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from chronist.annotate.time_grammar import Found
from chronist.annotate.time_tense import token_at
from chronist.annotate.time_words import Word
from chronist.data import rows

_YEAR_CUES = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "before",
        "after",
        "from",
        "to",
        "between",
        "during",
        "of",
        "mid",
        "early",
        "late",
        "dash",
        "open",
        "month",
        "through",
        "around",
        "about",
        "for",
        "slash",
        "at",
        "and",
    ]
)
_MONTH_CUES = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "before",
        "after",
        "from",
        "to",
        "between",
        "during",
        "of",
        "mid",
        "early",
        "late",
        "dash",
        "last",
        "this",
        "next",
        "for",
        "and",
    ]
)
_OLD_YEAR_CUES = frozenset(["in", "since", "until", "between", "from", "of", "and", "to", "dash"])
_MODERN = (1900, 2050)  # a bare number outside these is a count unless a preposition of time stands before it
_RESULT_CUES = frozenset({"have", "has", "had", "ve", "to", "can", "could", "would", "must", "should"})
_NAMES = frozenset(
    {"date", "weekday", "year", "monthdays", "daysmonth", "season", "lastseason", "moment", "freq", "deixis", "holyday"}
)


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(
        row["word"] if kind in {"title", "held", "rank"} else row["word"].lower()
        for row in rows("time_names")
        if row["class"] == kind
    )


def is_time(found: Found, words: Sequence[Word], doc: Doc) -> bool:
    """False for what only looks like a time."""
    before = words[found.first - 1] if found.first else None
    after = words[found.last] if found.last < len(words) else None
    if found.rule in _NAMES and _in_name(before, after):
        return False
    if found.rule == "year":
        return _is_year(found, before, after, doc)
    check = _CHECKS.get(found.rule)
    return check is None or check(found, before, after, doc)


def _in_name(before: Word | None, after: Word | None) -> bool:
    if before and before.text[0].isupper() and before.text.lower() in _names("before"):
        return True
    if before and after and before.text in _names("rank") and after.text[0].isupper():
        return True
    return bool(after and (after.text.lower() in _names("after") or after.text in _names("title")))


def _is_year(found: Found, before: Word | None, after: Word | None, doc: Doc) -> bool:
    cue = before.kind if before else ""
    numeric = {"hhmm", "big", "year"}
    if (cue in numeric and before and before.end + 1 == found.start) or (
        after and after.kind in numeric and after.start == found.end + 1
    ):
        return False  # a telephone number
    if cue in {"money", "plus"} or (before and before.text.lower() in _names("number")):
        return False
    if after and (after.text == "%" or after.text.lower() in {"percent", "per"} or after.kind in {"units", "fraction"}):
        return False
    token = token_at(doc, found.start, found.end)
    if token is None or (
        token.dep_ == "nummod" and token.head.tag_ in {"NNS", "NNPS"} and token.head.i > token.i and cue != "the"
    ):
        return False
    if cue == "dash" and _ends_telephone(token):
        return False
    number = int(found.words[0].value)
    if not _MODERN[0] <= number <= _MODERN[1]:
        return cue in _OLD_YEAR_CUES and not _counts(token)
    named = before and before.kind == "other" and before.text[:1].isupper() and before.text.isalpha()
    return cue in _YEAR_CUES or not named or (before is not None and before.text in _names("held"))


def _ends_telephone(token: Token) -> bool:
    """True for the end of "555-1948"."""
    whole = token.text if "-" in token.text else "".join(t.text for t in token.doc[max(0, token.i - 2) : token.i + 1])
    area, _, rest = whole.partition("-")
    return area.isdigit() and len(area) == 3 and rest.isdigit()


def _counts(token: Token) -> bool:
    return token.dep_ in {"nummod", "quantmod"} and token.head.i > token.i


def _is_date(found: Found, before: Word | None, after: Word | None, doc: Doc) -> bool:
    """A month alone must be a noun and nobody's name."""
    if len(found.words) > 1:
        return True
    token = token_at(doc, found.start, found.end)
    if token is None or token.tag_ == "MD" or token.pos_ in {"VERB", "AUX"}:
        return False
    if token.is_sent_start and token.i + 2 < len(doc) and after and after.kind == "comma":
        return doc[token.i + 2].lower_ not in {"a", "an", "who"}  # "April, a nurse, ..."
    if (
        found.words[0].text in {"March", "May"}
        and after
        and after.kind in {"for", "of", "on", "to"}
        and (not before or before.kind not in _MONTH_CUES)
    ):
        return False
    return bool(token.ent_type_ != "PERSON")


def _is_weekday(found: Found, _before: Word | None, _after: Word | None, doc: Doc) -> bool:
    token = token_at(doc, found.start, found.end)
    return token is not None and token.ent_type_ != "PERSON"


def _is_list(found: Found, _before: Word | None, _after: Word | None, doc: Doc) -> bool:
    """ "on May 3 and 12 people died" has no list of days."""
    days = [w for w in found.words if w.kind not in {"month", "monthabbr", "comma", "and", "of", "dot", "year"}]
    token = token_at(doc, days[-1].start, days[-1].end)
    return token is None or not (token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in {"NNS", "NN"})


def _is_frequency(found: Found, before: Word | None, after: Word | None, doc: Doc) -> bool:
    """Not a newspaper: "a Kurdish daily", "the Daily Star"."""
    token = token_at(doc, found.start, found.end)
    named = (after is not None and after.text[:1].isupper()) or (
        before is not None and before.kind == "other" and before.text[:1].isupper()
    )
    return token is not None and not named and token.pos_ in {"ADJ", "ADV"}


def _is_season(found: Found, _before: Word | None, after: Word | None, _doc: Doc) -> bool:
    """ "in the fall of the city" is no autumn, "the Spring" no season."""
    word = next(w for w in found.words if w.kind == "season")
    return not (after and after.kind == "of") and not (word.text[0].isupper() and not found.has("year"))


def _some_day(found: Found, before: Word | None, doc: Doc) -> bool:
    token = token_at(doc, found.start, found.end)
    if token is None or doc.text[found.start : found.end].lower() != "one day":
        return False
    return (
        token.dep_ == "npadvmod"
        and token.i < token.head.i
        and (before is None or before.kind in {"other", "that", "and"})
    )


def _is_length(found: Found, before: Word | None, after: Word | None, doc: Doc) -> bool:
    """Not an age: "aged two months"; nor "one day the war will end"."""
    if found.end - found.start == 7 and _some_day(found, before, doc):
        return False
    unit = found.words[-1]
    if before is not None and before.text.lower() == "as" and found.words[0].text == "many":
        return False  # "the third in as many days"
    if after and (
        (after.text in _names("title") and unit.text[0].isupper()) or (after.kind == "of" and unit.value == "Q")
    ):
        return False  # "the Six-Day War", "three quarters of a million"
    if unit.kind == "units" and unit.text[0].isupper() and not found.words[0].text[0].isupper():
        return False  # a programme's name, "60 Minutes"
    return not (before and before.text.lower() in {"aged", "age"}) and not (after and after.kind == "old")


def _is_moment(found: Found, _before: Word | None, _after: Word | None, doc: Doc) -> bool:
    token = token_at(doc, found.start, found.end)
    return (
        token is not None
        and token.pos_ == "NOUN"
        and not (found.words[0].text[0].isupper() and not token.is_sent_start)
    )


def _is_now(found: Found, before: Word | None, _after: Word | None, doc: Doc) -> bool:
    """Not the "now" of a result or a turn: "they have now taken half of it", "it must now decide", "Now the mood is
    another"."""
    token = token_at(doc, found.start, found.end)
    if found.has("units"):
        return found.words[-1].text == "days"
    if token is None or token.lower_ != "now":
        return True
    if before is not None and before.text.lower() in _RESULT_CUES:
        return False
    return not (found.words[0].text == "Now" and token.is_sent_start and token.nbor().lower_ != "that")


def _is_unit(found: Found, _before: Word | None, _after: Word | None, doc: Doc) -> bool:
    """Not "a first year student"."""
    token = token_at(doc, found.start, found.end)
    return token is not None and token.pos_ == "NOUN" and token.dep_ not in {"compound", "amod", "nmod"}


def _is_last_unit(found: Found, _before: Word | None, _after: Word | None, _doc: Doc) -> bool:
    """Not "at the last minute"."""
    return not (found.has("last") and found.words[-1].value in {"S", "m"})


def _is_day_alone(found: Found, _before: Word | None, after: Word | None, doc: Doc) -> bool:
    """Not "on the 12th floor", "on the 3rd Division"."""
    token = token_at(doc, found.words[-1].start, found.words[-1].end)
    return token is not None and token.dep_ == "pobj" and (after is None or not after.text[:1].isupper())


def _is_holiday(found: Found, before: Word | None, _after: Word | None, doc: Doc) -> bool:
    """Not "Tariq Ramadan"."""
    if len(found.words) > 1 or before is None or before.kind != "other" or not before.text.isalpha():
        return True
    token = token_at(doc, found.start, found.end)
    return not before.text[0].isupper() or token is None or token.ent_type_ not in {"PERSON", "ORG"}


_CHECKS = {
    "holyday": _is_holiday,
    "dayalone": _is_day_alone,
    "lastunit": _is_last_unit,
    "present": _is_now,
    "nthunit": _is_unit,
    "date": _is_date,
    "weekday": _is_weekday,
    "daylist": _is_list,
    "freq": _is_frequency,
    "lastseason": _is_season,
    "length": _is_length,
    "moment": _is_moment,
}
