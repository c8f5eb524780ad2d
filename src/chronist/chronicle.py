"""The verbs in Python: a chronicle's path in; what it has read, and every view of it, out.

>>> with Chronicle.open(":memory:") as chronicle:
...     chronicle.claims()
[]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO, Unpack

import msgspec

from chronist import resolve
from chronist.config import Config, load_config
from chronist.derive.ceasefires import ceasefires
from chronist.derive.control import control
from chronist.derive.damage import damage
from chronist.derive.disagreements import disagreements
from chronist.derive.talks import talks
from chronist.derive.ties import ties
from chronist.derive.tolls import tolls
from chronist.errors import UsageError
from chronist.judging import Judge, already
from chronist.knowing import knowing
from chronist.model import Document, Given, Interval, Problem
from chronist.resolve import Day as Day
from chronist.resolve import Filters as Filters
from chronist.show import select
from chronist.show.brief import Brief, brief
from chronist.show.changes import Difference, claims_of, differences
from chronist.show.explain import explain, explain_wrong
from chronist.show.export import write
from chronist.show.found import Found
from chronist.show.judged_lines import JudgedLine, judged_lines
from chronist.show.known import Known
from chronist.show.select import Selection
from chronist.show.timeline import timeline
from chronist.store import Store
from chronist.store.judgement_file import JudgementFile
from chronist.verify import Finding, verify
from chronist.views import (
    CeasefireView,
    DamageView,
    Disagreement,
    Evidence,
    LinkedEvent,
    Spell,
    TalksView,
    Tie,
    TimelineDay,
    TollView,
)

if TYPE_CHECKING:  # what reading needs takes seconds to import, and most verbs do without it
    from chronist.intake import Summary

CONFIG = "chronist.toml"  # looked for beside the chronicle


class Chronicle:
    """An open chronicle; a context manager. Each method is the command of the same name."""

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.judgement_file = JudgementFile.beside(store.path, config.judgements)
        self._known: dict[date | None, Known] = {}
        self._version: object = None

    @classmethod
    def open(cls, path: str | Path, config: Config | None = None, *, create: bool = True) -> Self:
        """Open or begin a chronicle, with the chronist.toml beside it. Raises StoreError, ConfigError."""
        beside = Path(path).parent / CONFIG
        found = config or load_config(beside if beside.is_file() else None)
        return cls(Store.open(path, create=create), found)

    def read(
        self, sources: str | Path | Iterable[str | Path], given: Given | None = None,
        progress: Callable[[Summary], None] | None = None, *, maps: Iterable[str] = (),
    ) -> Summary:  # fmt: skip
        """Add the reports of files, folders, globs and archives, the new ones; what cannot be used is in `problems`.

        `maps` says what fields of JSON and CSV are called: "text=body". Raises UsageError for what names none.
        """
        from chronist.read.entries import mapped
        from chronist.runner import read_into

        each = [str(s) for s in ([sources] if isinstance(sources, str | Path) else sources)]
        return read_into(self.store, each, given, config=self.config, progress=progress, fields=mapped(maps))

    def rebuild(self, progress: Callable[[Summary], None] | None = None) -> Summary:
        """Apply changed tables, rules or models to what they touch, and say what changed."""
        from chronist.runner import rebuild

        return rebuild(self.store, config=self.config, progress=progress)

    def forget(self, what: str) -> Summary:
        """Remove a report by its document's id or its path, and all that only it supports."""
        from chronist.runner import forget

        return forget(self.store, what, config=self.config)

    def judge(
        self, judgement: str, *about: str | int, because: str | None = None, by: str | None = None, when: Day = None
    ) -> JudgedLine:
        """Write a person's decision down beside the chronicle and apply it: `judge("same", ID, ID, because="...")`.

        same, different: two claims; wrong: a claim; date, place, actor: a claim (or for date a document) and what it is
        to be; undo: the number of a judgement. Says the line that it is, or was already. Raises UsageError for what
        means nothing here or contradicts a judgement that holds.
        """
        from chronist.runner import rejudge

        lines = self.judgement_file.lines()
        judge = Judge(self.store.claims.all(), self.store.documents.all(), self.known, self.config)
        made = judge.judgement(judgement, [str(a) for a in about], lines)
        made = msgspec.structs.replace(made, because=because, by=by, when=resolve.day(when, name="when"))
        said = already(made, lines)
        if said is None:
            judge.check(made, lines)
            self.judgement_file.add(made)
            said = self.judgement_file.lines()[-1]
            rejudge(self.store, config=self.config)
        return JudgedLine(line=said.number, id=said.id, says=said.judgement)

    def judgements(self) -> list[JudgedLine]:
        """Every judgement in the order of its file, with whether it holds."""
        return judged_lines(self.judgement_file.lines(), self.store.claims.all(), self.store.documents.all())

    def documents(self, **filters: Unpack[Filters]) -> list[Document]:
        """The documents by day of publication; undated ones last (none with `as_of`)."""
        known, wanted = self._asked(filters)
        return select.cut(select.documents(known, wanted), wanted)

    def claims(self, **filters: Unpack[Filters]) -> list[Evidence]:
        """The claims by the time they speak of, each with its status."""
        known, wanted = self._asked(filters)
        return select.cut(select.claims(known, wanted), wanted)

    def events(self, **filters: Unpack[Filters]) -> list[LinkedEvent]:
        """Claims of one happening together, by time, each with its status and support."""
        known, wanted = self._asked(filters)
        return select.cut(select.events(known, wanted), wanted)

    def control(self, where: str | None = None, *, on: Day = None, **filters: Unpack[Filters]) -> list[Spell]:
        """Who held a place (or every place) when, as reported; with `on`, the spells that may cover that day."""
        name = where or filters.pop("place", None)
        known, wanted = self._asked(filters)
        place = resolve.place(self.known(), name, self.config).id if name else None
        spells = control(known.evidence.values(), place, on=resolve.day(on, name="on"), status=wanted.status)
        period = Interval(first=wanted.first, last=wanted.last)
        found = [s for s in spells if Interval(first=s.first[0], last=s.last[1]).overlaps(period)]
        if wanted.actors is not None:
            found = [s for s in found if s.holder and select.is_of(s.holder.id, wanted.actors)]
        return select.cut(found, wanted)

    def ceasefires(self, **filters: Unpack[Filters]) -> list[CeasefireView]:
        """Truces as processes, each with its phases and their status."""
        known, wanted = self._asked(filters)
        made = ceasefires(known.evidence.values())
        return select.cut([v for v in made if select.touches((p.claims for p in v.history), known, wanted)], wanted)

    def talks(self, **filters: Unpack[Filters]) -> list[TalksView]:
        """Rounds of talks as processes, each with its phases and their status."""
        known, wanted = self._asked(filters)
        made = talks(known.evidence.values())
        return select.cut([v for v in made if select.touches((p.claims for p in v.history), known, wanted)], wanted)

    def tolls(self, **filters: Unpack[Filters]) -> list[TollView]:
        """Counts of the dead, hurt, displaced and more, each figure with who gives it; never summed."""
        known, wanted = self._asked(filters)
        made = tolls(known.evidence.values(), status=wanted.status)
        return select.cut([v for v in made if select.touches((f.claims for f in v.figures), known, wanted)], wanted)

    def ties(self, **filters: Unpack[Filters]) -> list[Tie]:
        """Who backs, opposes, leads or is part of whom."""
        known, wanted = self._asked(filters)
        made = ties(known.evidence.values(), status=wanted.status)
        return select.cut(select.views(made, known, wanted), wanted)

    def damage(self, **filters: Unpack[Filters]) -> list[DamageView]:
        """Sites and buildings that were hit or destroyed."""
        known, wanted = self._asked(filters)
        made = damage(known.evidence.values(), status=wanted.status)
        return select.cut(select.views(made, known, wanted), wanted)

    def disagreements(self, **filters: Unpack[Filters]) -> list[Disagreement]:
        """Where sources contradict one another, side by side."""
        known, wanted = self._asked(filters)
        made = disagreements(known.events.values(), control(known.evidence.values()))
        return select.cut([d for d in made if select.touches((s.claims for s in d.sides), known, wanted)], wanted)

    def diff(self, first: Day, second: Day, **filters: Unpack[Filters]) -> list[Difference]:
        """What became known, changed, ended or was withdrawn between two days, both as of their end.

        Raises UsageError where the second is not after the first.
        """
        one, other = (resolve.day(d, end=True, name="as_of") for d in (first, second))
        if one is None or other is None or one > other:
            raise UsageError(
                "a difference is between two days, the earlier first: --as-of 2016-03-01 --as-of 2016-04-01."
            )
        filters["as_of"] = other
        known, wanted = self._asked(filters)
        found = differences(self.known(one), known)
        touched = [d for d in found if select.touches((claims_of(t) for t in d.things), known, wanted)]
        return select.cut(touched, wanted)

    def timeline(self, *, top: int | None = None, **filters: Unpack[Filters]) -> list[TimelineDay]:
        """Days in order with the quotes of their claims; with `top`, the days that matter most."""
        known, wanted = self._asked(filters)
        return select.cut(timeline(known, wanted, top), wanted)

    def brief(self, **filters: Unpack[Filters]) -> Brief:
        """What happened, what is disputed, who holds what, truces, talks, tolls, plans; every line with its sources."""
        known, wanted = self._asked(filters)
        return brief(known, wanted, problems=len(self.problems()), undated=self.undated(filters.get("as_of")))

    def why(self, what: str, **filters: Unpack[Filters]) -> str:
        """What stands behind a claim, event, document, truce, round of talks (by id) or a place's spells (by name)."""
        known, _ = self._asked(filters)
        found = explain(known, what) or explain_wrong(known, self.store.claims.all(), what)
        if found is None:
            place = resolve.place(self.known(), what, self.config)
            found = explain(known, place.id)
        if found is None:
            raise UsageError(f"nothing here goes by {what!r}. `chronist claims`, `events`, `documents` list ids.")
        return found

    def search(self, words: str, **filters: Unpack[Filters]) -> list[Found]:
        """Documents and claims that have the words, best first."""
        known, wanted = self._asked(filters)
        inside = {e.claim.id for e in select.claims(known, wanted)}
        return select.cut([f for f in self._search(words, known) if not wanted.narrows or f.claim in inside], wanted)

    def export(self, form: str, out: TextIO, **filters: Unpack[Filters]) -> None:
        """Write the chronicle, or what the filters leave of it, as csv, jsonl or geojson."""
        known, wanted = self._asked(filters)
        write(form, known, wanted, out)

    def verify(self) -> list[Finding]:
        """What is wrong with the file, if anything."""
        return verify(self.store)

    def problems(self) -> list[Problem]:
        """What could not be used, and why."""
        return self.store.problems.all()

    def undated(self, as_of: Day = None) -> int:
        """How many documents `as_of` leaves out since nobody can say when they were out."""
        return 0 if as_of is None else sum(d.published.last is None for d in self.known().documents.values())

    def known(self, as_of: Day = None) -> Known:
        """All that could be known on a day."""
        day = resolve.day(as_of, end=True, name="as_of")
        version = self.store.version(), self.judgement_file.text()
        if version != self._version:
            self._known, self._version = {}, version
        if day not in self._known:
            self._known[day] = knowing(self.store, day, self.judgement_file)
        return self._known[day]

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _asked(self, filters: Filters) -> tuple[Known, Selection]:
        """What is known on the day asked for, and the filters resolved; names are those of all reports."""
        return self.known(filters.get("as_of")), resolve.selection(self.known(), filters, self.config)

    def _search(self, words: str, known: Known) -> list[Found]:
        query = " ".join('"' + w.replace('"', '""') + '"' for w in words.split())
        if not query:
            raise UsageError("nothing to search for. Give a word or more.")
        claims = [
            Found(claim=c, document=e.claim.document, text=e.claim.quote)
            for c in self.store.claims.search(query, len(known.evidence) or 1)
            if (e := known.evidence.get(c))
        ]
        documents = [
            Found(document=d, text=text)
            for d, text in self.store.documents.search(query, len(known.documents) or 1)
            if d in known.documents
        ]
        return [*documents, *claims]
