"""Answers written by hand and what chronist finds in the same texts in; how much of it is right out.

>>> alike((0, 10), (5, 12)), alike((0, 10), (8, 12))
(True, False)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.claims.speech import find_attributions
from chronist.config import Config
from chronist.model import IN_NAME, Annotation, Attribution, Claim, Document, Interval, PlaceMention, TimeMention
from quality.answers import Act, Reach, Report, occurrences, reaches

SAYING = frozenset({"says", "denies", "knows"})  # kinds of attribution that the answers list; attitudes are not
POSSESSIVES = frozenset({"my", "our", "his", "her", "its", "their"})

type Pairs = list[tuple[int, int]]


class Found(msgspec.Struct, frozen=True):
    """What chronist makes of one report."""

    annotation: Annotation
    claims: list[Claim]


@dataclass
class Tally:
    """How many are right of those found and of those wanted; characters for speech, mentions or acts otherwise."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Counts one report's more."""
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


type Tallies = defaultdict[str, Tally]
type Miss = Callable[[str, str], None]  # told the row and what went wrong


def run(reports: Sequence[Report], parser: Parser, config: Config) -> list[Found]:
    """What chronist finds in each."""
    annotator, builder = Annotator(config), ClaimBuilder.of(config)
    found = []
    for report, doc in zip(reports, parser.parse([r.text for r in reports]), strict=True):
        annotation = annotator.annotate(doc, Interval(first=report.published, last=report.published))
        annotation = msgspec.structs.replace(annotation, attributions=tuple(find_attributions(doc)))
        document = Document(id=report.name, report=report.name, address=report.name, text=report.text)
        found.append(Found(annotation, builder.build(document, doc, annotation)))
    return found


def measure(reports: Sequence[Report], found: Sequence[Found], miss: Miss) -> dict[str, Tally]:
    """The tally of each row of the table over all reports."""
    tallies: Tallies = defaultdict(Tally)
    for report, result in zip(reports, found, strict=True):
        told = _named(miss, report.name)
        _actors(report, result.annotation, tallies, told)
        _places(report, result.annotation.places, tallies, told)
        _times(report, result.annotation.times, tallies, told)
        _speech(report, result.annotation.attributions, tallies, told)
        _acts(report, result.claims, tallies, told)
    return dict(tallies)


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as text, a row each."""
    lines = [f"{'':18}{'recall':>8}{'precision':>11}{'F1':>7}{'right':>8}{'found':>8}{'wanted':>8}"]
    for name, t in tallies.items():
        figures = f"{t.recall:8.3f}{t.precision:11.3f}{t.f1:7.3f}{t.right:8}{t.found:8}{t.wanted:8}"
        lines.append(f"{name:18}{figures}")
    return "\n".join(lines)


def alike(one: Reach, other: Reach) -> bool:
    """True where the overlap is at least half of both."""
    return 2 * _shared(one, other) >= max(one[1] - one[0], other[1] - other[0])


def _actors(report: Report, annotation: Annotation, tallies: Tallies, miss: Miss) -> None:
    wanted = list(reaches(report.text, report.actors))
    got = [(a.start, a.end) for a in annotation.actors]
    pairs = _paired(wanted, got, alike)
    right = {j: wanted[i] for i, j in pairs}
    kept = [r for j, r in enumerate(got) if j in right or not _beside_the_point(report.text, r, right.values())]
    got, pairs = kept, _paired(wanted, kept, alike)
    tallies["actors"].add(len(pairs), len(got), len(wanted))
    _unpaired(report.text, (wanted, got), pairs, _row(miss, "actors"))


def _beside_the_point(text: str, reach: Reach, right: Iterable[Reach]) -> bool:
    """A possessive, or part of a mention that was found: neither right nor wrong, as the answers leave these out."""
    inside = any(start <= reach[0] < reach[1] <= end for start, end in right)
    return inside or text[slice(*reach)].casefold() in POSSESSIVES


def _places(report: Report, places: Sequence[PlaceMention], tallies: Tallies, miss: Miss) -> None:
    names, countries = zip(*(p.rsplit("=", 1) for p in report.places), strict=True)
    places = [p for p in places if p.relation != IN_NAME]
    wanted, got = list(reaches(report.text, names)), [(p.start, p.end) for p in places]
    pairs = _paired(wanted, got, alike)
    tallies["places"].add(len(pairs), len(got), len(wanted))
    _unpaired(report.text, (wanted, got), pairs, _row(miss, "places"))
    wrong = [
        f"{names[i]}: {places[j].country}, not {countries[i]}" for i, j in pairs if places[j].country != countries[i]
    ]
    tallies["places' country"].add(len(pairs) - len(wrong), len(got), len(wanted))
    _each(miss, "places' country", wrong)


def _times(report: Report, times: Sequence[TimeMention], tallies: Tallies, miss: Miss) -> None:
    names, values = zip(*(t.rsplit("=", 1) for t in report.times), strict=True)
    wanted, got = list(reaches(report.text, names)), [(t.start, t.end) for t in times]
    pairs = _paired(wanted, got, alike)
    tallies["times"].add(len(pairs), len(got), len(wanted))
    _unpaired(report.text, (wanted, got), pairs, _row(miss, "times"))
    values_found = [t.timex.value if isinstance(t.timex, msgspec.Struct) else None for t in times]
    wrong = [f"{names[i]}: {values_found[j]}, not {values[i]}" for i, j in pairs if values_found[j] != values[i]]
    tallies["times' value"].add(len(pairs) - len(wrong), len(got), len(wanted))
    _each(miss, "times' value", wrong)


def _speech(report: Report, attributions: Sequence[Attribution], tallies: Tallies, miss: Miss) -> None:
    """Characters of contents, then of the sources of the pairs whose contents overlap."""
    said = [a for a in attributions if a.kind in SAYING]
    wanted = [_first(report.text, s.content) for s in report.speech]
    got = [(a.content.start, a.content.end) for a in said]
    pairs = _paired(wanted, got, lambda one, other: _shared(one, other) > 0)
    shared = sum(_shared(wanted[i], got[j]) for i, j in pairs)
    tallies["speech content"].add(shared, _length(got), _length(wanted))
    _unpaired(report.text, (wanted, got), pairs, _row(miss, "speech content"))
    sources = [_nearest(report.text, s.source, wanted[i]) for i, s in enumerate(report.speech)]
    sources_found = [(a.source.start, a.source.end) if a.source else (0, 0) for a in said]
    shared = sum(_shared(sources[i], sources_found[j]) for i, j in pairs)
    tallies["speech source"].add(shared, _length(sources_found), _length(sources))
    texts = [a.source.text if a.source else None for a in said]
    wrong = [f"{texts[j]!r}, not {report.speech[i].source!r}" for i, j in pairs if texts[j] != report.speech[i].source]
    _each(miss, "speech source", wrong)


def _acts(report: Report, claims: Sequence[Claim], tallies: Tallies, miss: Miss) -> None:
    """Triggers that overlap pair; doer, recipient and status count among the pairs alone."""
    acted = [c for c in claims if c.event]
    wanted = list(reaches(report.text, (a.trigger for a in report.acts)))
    got = [(c.trigger.start, c.trigger.end) for c in acted]
    pairs = _paired(wanted, got, lambda one, other: _shared(one, other) > 0)
    tallies["acts found"].add(len(pairs), len(got), len(wanted))
    _unpaired(report.text, (wanted, got), pairs, _row(miss, "acts found"))
    typed = [(i, j) for i, j in pairs if _either(acted[j].event, report.acts[i].type)]
    tallies["acts, typed"].add(len(typed), len(got), len(wanted))
    _each(miss, "acts, typed", (_versus(report.acts[i], acted[j]) for i, j in pairs if (i, j) not in typed))
    for row, right in _ROLES.items():
        held = [(i, j) for i, j in pairs if right(report, report.acts[i], acted[j])]
        tallies[row].add(len(held), len(pairs), len(pairs))
        _each(miss, row, (_versus(report.acts[i], acted[j]) for i, j in pairs if (i, j) not in held))


def _either(found: str | None, answer: str) -> bool:
    return found in answer.split("|")


def _meant(report: Report, answer: str, mentions: Sequence[Any]) -> bool:
    """True where a mention is alike to an occurrence of an alternative, or has its words; or both are none."""
    names = answer.split("|")
    if not mentions:
        return "" in names
    places = [r for name in names if name for r in occurrences(report.text, name, 0)]
    return any(
        alike((m.start, m.end), place) or place[0] <= m.start < m.end <= place[1] for m in mentions for place in places
    )


_ROLES: dict[str, Callable[[Report, Act, Claim], bool]] = {
    "  actor": lambda report, act, claim: _meant(report, act.actor, claim.actors),
    "  recipient": lambda report, act, claim: _meant(report, act.recipient, claim.recipients),
    "  status": lambda _, act, claim: _either(claim.status, act.status),
}


def _paired(wanted: Sequence[Reach], got: Sequence[Reach], fits: Callable[[Reach, Reach], bool]) -> Pairs:
    """Indices of wanted and got, each used once, the closest first: more shared, then less beside."""
    fitting = [(i, j) for i, one in enumerate(wanted) for j, other in enumerate(got) if fits(one, other)]
    ranked = sorted(fitting, key=lambda p: (-_closeness(wanted[p[0]], got[p[1]]), p))
    pairs: dict[int, int] = {}
    for i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _closeness(one: Reach, other: Reach) -> float:
    return _shared(one, other) / (max(one[1], other[1]) - min(one[0], other[0]))


def _shared(one: Reach, other: Reach) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _length(spans: Iterable[Reach]) -> int:
    return sum(end - start for start, end in spans)


def _first(text: str, words: str) -> Reach:
    start = text.index(words)
    return start, start + len(words)


def _nearest(text: str, words: str, to: Reach) -> Reach:
    """The occurrence outside `to` that lies closest to it."""
    apart = [r for r in occurrences(text, words, 0) if not _shared(r, to)]
    return min(apart, key=lambda r: max(r[0] - to[1], to[0] - r[1]))


def _unpaired(
    text: str, sides: tuple[Sequence[Reach], Sequence[Reach]], pairs: Pairs, miss: Callable[[str], None]
) -> None:
    for side, word in ((0, "not found"), (1, "too much")):
        paired = {pair[side] for pair in pairs}
        for index, (start, end) in enumerate(sides[side]):
            if index not in paired:
                miss(f"{word}: {text[start:end]!r} in {text[max(0, start - 25) : end + 25]!r}")


def _versus(act: Act, claim: Claim) -> str:
    doers, others = ("+".join(m.text for m in ms) for ms in (claim.actors, claim.recipients))
    return (
        f"{act.trigger}: {claim.event} {doers} > {others} {claim.status}, "
        f"not {act.type} {act.actor} > {act.recipient} {act.status}"
    )


def _named(miss: Miss, name: str) -> Miss:
    return lambda row, what: miss(row, f"{name}: {what}")


def _row(miss: Miss, row: str) -> Callable[[str], None]:
    return lambda what: miss(row, what)


def _each(miss: Miss, row: str, wrong: Iterable[str]) -> None:
    for what in wrong:
        miss(row, what)
