"""Lines of a report in; the lines that are its text, and what was taken away with its kind, out.

A line is taken away only where a rule names it: furniture of the page (`furniture.csv`), captions
(`picture_credits.csv`), what repeats another line, crossheads, and headlines of other reports at the end.

>>> from chronist.clean.lines import split
>>> kept, removed = drop_furniture(split("Share\\nThe army left the town on Monday."))
>>> [line.text for line in kept], [r.kind for r in removed]
(['The army left the town on Monday.'], ['boilerplate'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from chronist.clean.lines import Line, count, ends_sentence, goes_on, is_body, is_open, word_class, words
from chronist.data import rows, values
from chronist.model import Removed

_LONGEST_START = 14  # words: a longer line that begins like furniture is a sentence
_LONGEST_CAPTION = 80  # words: more is a paragraph that ends with a name
_LONGEST_CROSSHEAD = 8  # words
_HEADLINE = range(4, 17)  # words of a headline
_MOST_HEADLINES = 6  # of other reports, at the end
_SHORTEST_REPEAT = 8  # words: shorter lines may be said twice
_KEY = 5  # words by which a line that may hold another is looked up
_MAY_FOLLOW_QUOTE = 5  # words after the closing quotation mark, as in "the minister added"
_CLOSING = re.compile(r"[\s:.·»|>\]]+$")
_QUOTED = re.compile(r"""^["“‘'](?P<said>.{20,}[^\s])["”](?P<tail>[^"”]{0,60})$""")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")

Result = tuple[list[Line], list[Removed]]


def drop(lines: Iterable[Line], kind_of: Callable[[int, Line], str | None]) -> Result:
    """Part the lines for which `kind_of` has a kind from those for which it has none."""
    kept: list[Line] = []
    removed: list[Removed] = []
    for at, line in enumerate(lines):
        kind = kind_of(at, line)
        if kind is None:
            kept.append(line)
        else:
            removed.append(Removed(kind=kind, text=line.text, line=line.number))
    return kept, removed


def drop_furniture(lines: Sequence[Line]) -> Result:
    """Take away what `furniture.csv` lists. The first lines may be a title that looks like a link to another report."""
    first_body = next((at for at, line in enumerate(lines) if is_body(line.text)), len(lines))

    def kind_of(at: int, line: Line) -> str | None:
        folded = _CLOSING.sub("", line.text).casefold()
        if folded in _listed("line"):
            return _listed("line")[folded]
        if folded in _listed("word") and not _inside(lines, at):
            return _listed("word")[folded]
        kind = _start(line.text) or next((k for p, k in _patterns() if p.fullmatch(line.text)), None)
        return None if kind == "related" and at < first_body else kind

    return drop(lines, kind_of)


def drop_captions(lines: Sequence[Line]) -> Result:
    """Take away the captions of pictures that name a picture or its agency."""
    return drop(lines, lambda _, line: "caption" if is_caption(line.text) else None)


def is_caption(text: str) -> bool:
    """True where a line begins or ends as only captions do."""
    if count(text) > _LONGEST_CAPTION:
        return False
    starts, ends = _captions()
    return starts.match(text) is not None or ends.search(text) is not None


def drop_repeats(lines: Sequence[Line]) -> Result:
    """Take away a line that says in the same words what another line says: its double, or a quote pulled out of it."""
    folded = [words(line.text) for line in lines]
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, line in enumerate(folded):
        for key in {tuple(line[i : i + _KEY]) for i in range(len(line) - _KEY + 1)}:
            holders.setdefault(key, []).append(at)
    gone: dict[int, str] = {}
    for at in sorted(range(len(lines)), key=lambda i: (len(folded[i]), -i)):
        kind = _repeat(at, lines, folded, [h for h in holders.get(tuple(folded[at][:_KEY]), ()) if h not in gone])
        if kind:
            gone[at] = kind
    return drop(lines, lambda at, _: gone.get(at))


def drop_headings(lines: Sequence[Line]) -> Result:
    """Take away crossheads between paragraphs, and headlines of other reports after the last one."""
    trailing = len(lines)
    while trailing > 0 and len(lines) - trailing < _MOST_HEADLINES and _is_headline(lines[trailing - 1].text):
        trailing -= 1
    if trailing == 0 or not ends_sentence(lines[trailing - 1].text):
        trailing = len(lines)

    def kind_of(at: int, line: Line) -> str | None:
        if at >= trailing:
            return "related"
        between = at + 1 < len(lines) and is_body(lines[at + 1].text) and (at == 0 or is_body(lines[at - 1].text))
        return "crosshead" if between and is_heading(line.text) else None

    return drop(lines, kind_of)


def is_heading(text: str) -> bool:
    """True where a line is short, has no verb that a sentence needs, and does not end as a sentence does."""
    quoted = text[:1] in "\"'“‘" and text[-1:] in "\"'”’"
    bare = text.strip("\"'“”‘’") if quoted else text
    if not bare or count(bare) > _LONGEST_CROSSHEAD or not (bare[0].isupper() or (quoted and bare[0].isalpha())):
        return False
    plain = not ends_sentence(bare) and not bare.endswith((",", ":", ";", "-", "–", "—", ")", "]", "”", '"'))
    return plain and not is_open(bare) and not word_class("sentence").intersection(words(bare))


def _is_headline(text: str) -> bool:
    plain = not ends_sentence(text) and not is_open(text) and text[:1].isupper() and not text.endswith((":", ";"))
    return plain and count(text) in _HEADLINE and not word_class("sentence").intersection(words(text))


def _inside(lines: Sequence[Line], at: int) -> bool:
    """True where a line stands inside a sentence that is broken over lines."""
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(before) and not ends_sentence(before) and (is_open(before) or goes_on(after))


def _start(text: str) -> str | None:
    if count(text) > _LONGEST_START:
        return None
    folded = text.casefold()
    return next((kind for start, kind in _listed("start").items() if folded.startswith(start)), None)


def _repeat(at: int, lines: Sequence[Line], folded: Sequence[list[str]], holders: Sequence[int]) -> str | None:
    """The kind of repetition line `at` is of one of `holders`, those that share its first words."""
    if len(folded[at]) < _SHORTEST_REPEAT:
        return None
    for other in holders:
        if other == at:
            continue
        if folded[other] == folded[at] and other < at:
            return "repeat"
        if len(folded[other]) > len(folded[at]) and _holds(folded[other], folded[at]):
            return "pull-quote" if _QUOTED.match(lines[at].text) is None else "repeat"
        if _says_again(lines[at].text, lines[other].text) and (other < at or len(folded[other]) > len(folded[at])):
            return "repeat"
    return None


def _says_again(text: str, other: str) -> bool:
    """True where a quotation stands in another line, and what follows it names nobody whom the other line does not."""
    match = _QUOTED.match(text)
    if match is None or count(match["tail"]) > _MAY_FOLLOW_QUOTE:
        return False
    said = words(match["said"])
    named = set(_NAME.findall(match["tail"])) <= set(_NAME.findall(other))
    return named and len(said) >= _SHORTEST_REPEAT and _holds(words(other), said)


def _holds(line: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(line)} "


@cache
def _listed(match: str) -> dict[str, str]:
    """Lines or beginnings of lines in small letters, with their kind."""
    table = [row for row in rows("furniture") if row["match"] == match]
    return {
        _CLOSING.sub("", v).casefold() or v if match != "start" else v: r["kind"]
        for r in table
        for v in values(r["text"])
    }


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = [row for row in rows("furniture") if row["match"] == "pattern"]
    return tuple((re.compile(row["text"], re.IGNORECASE), row["kind"]) for row in table)


@cache
def _captions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What captions begin with, and what they end with."""
    table = rows("picture_credits")
    starts = "|".join(row["pattern"] for row in table if row["where"] == "start")
    credits = [rf"\b(?:{row['pattern']})$" for row in table if row["where"] == "credit"]
    set_off = "|".join(row["pattern"] for row in table if row["where"] == "set-off")
    apart = rf"""(?:^|[.!?”"’)\]] |[(\[|–—] ?|- )(?:{set_off})$"""
    return re.compile(starts), re.compile("|".join([*credits, apart]))
