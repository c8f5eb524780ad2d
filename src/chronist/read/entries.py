"""Text of JSON, JSON Lines or CSV in, a report for each entry out; an entry that cannot be used becomes a Problem.

>>> [r.given.outlet for r in read_json_lines('{"maintext": "Text.", "source_domain": "example.org"}', "a.jsonl")]
['example.org']
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chronist.errors import UsageError
from chronist.model import Given, Problem, RawReport

# The names a field goes by, the best first; news-please writes maintext, source_domain and date_publish.
type Fields = Mapping[str, tuple[str, ...]]
FIELDS: Fields = {
    "id": ("id",),
    "text": ("text", "maintext", "body", "content", "description"),
    "outlet": ("outlet", "source", "publisher", "source_domain"),
    "published": ("published", "date_publish", "date_published", "date"),
    "url": ("url", "link"),
    "title": ("title", "headline"),
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_CELL = 1 << 27  # characters; csv's own limit of 131,072 is shorter than a long report
_DELIMITERS = ",;\t"


def read_json(text: str, address: str, fields: Fields = FIELDS) -> Iterator[RawReport | Problem]:
    """The entries of one JSON object or of a list of objects."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Problem(address=address, stage="read", reason=f"is no JSON: {error}")
        return
    if isinstance(found, list):
        for number, entry in enumerate(found, start=1):
            yield _entry(entry, f"{address}#{number}", fields)
    else:
        yield _entry(found, address, fields)


def read_json_lines(text: str, address: str, fields: Fields = FIELDS) -> Iterator[RawReport | Problem]:
    r"""One entry a line; lines end at \n alone, since JSON may hold other separators. Blank lines are passed over."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{address}#{number}"
        try:
            yield _entry(json.loads(line), where, fields)
        except (ValueError, RecursionError) as error:
            yield Problem(address=where, stage="read", reason=f"line {number} is no JSON: {error}")


def read_csv(text: str, address: str, fields: Fields = FIELDS) -> Iterator[RawReport | Problem]:
    """One entry a row, by the columns of the header; `#` and the number of the row (the header's is 1)."""
    try:
        for number, row in enumerate(csv_rows(text), start=2):
            yield _entry(row, f"{address}#{number}", fields)
    except csv.Error as error:
        yield Problem(address=address, stage="read", reason=f"is no CSV: {error}")


def csv_rows(text: str) -> Iterator[dict[str, str]]:
    """Rows by lower-case column; the delimiter is the likeliest of comma, semicolon and tab. Raises csv.Error."""
    header = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        columns = [c.strip().lower() for c in next(reader, [])]
        for cells in reader:
            if any(c.strip() for c in cells):
                yield {c: v.strip() for c, v in zip(columns, cells, strict=False) if c and v.strip()}
    finally:
        csv.field_size_limit(before)


def looks_like_json_lines(text: str) -> bool:
    """True where the first line that is not blank is a JSON value of its own and more follow."""
    lines = text.strip().split("\n", 1)
    if len(lines) < 2:
        return False
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        return False
    return True


def given_of(entry: Mapping[str, Any], fields: Fields = FIELDS) -> Given:
    """What an entry says of its report."""
    return Given(
        outlet=_field(entry, fields["outlet"]),
        published=_field(entry, fields["published"]),
        url=_field(entry, fields["url"]),
        title=_field(entry, fields["title"]),
        id=_field(entry, fields["id"]),
    )


def _entry(entry: Any, address: str, fields: Fields) -> RawReport | Problem:
    if not isinstance(entry, Mapping):
        return Problem(address=address, stage="read", reason=f"is a {type(entry).__name__}, not an object with a text")
    text = _field(entry, fields["text"], words=True)
    if text is None:
        return Problem(address=address, stage="read", reason=f"has no text (looked for {_names(fields['text'])})")
    return RawReport(address=address, body=text.encode("utf-8"), media="text/plain", given=given_of(entry, fields))


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def mapped(maps: Iterable[str]) -> Fields:
    """The names of fields with the user's before ours: "text=body" says that the text is in "body".

    Raises UsageError for what is no such line or names no field.

    >>> mapped(["text=Story"])["text"][:2]
    ('story', 'text')
    """
    fields = dict(FIELDS)
    for line in maps:
        field, _, name = (part.strip().lower() for part in line.partition("="))
        if field not in FIELDS or not name:
            raise UsageError(f"--map takes FIELD=NAME with a field of {_names(FIELDS)}, not {line!r}.")
        fields[field] = (name, *fields[field])
    return fields


def _field(entry: Mapping[str, Any], names: Iterable[str], *, words: bool = False) -> str | None:
    """The first of the field's names that holds words or a number; capitals in names count for nothing."""
    known = {str(key).lower(): value for key, value in entry.items()}
    for name in names:
        value = known.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and not words:
            value = str(value)
        if isinstance(value, str) and value.strip():
            return _LONE_SURROGATE.sub("\ufffd", value)
    return None
