"""What comes into a chronicle before annotation: raw reports in, kept and cleaned; the documents they touch out.

A file whose bytes have changed is a new version and both stay; the same bytes with other facts given replace the old.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chronist.clean import clean
from chronist.config import Config
from chronist.model import Document, Problem, RawReport, Record
from chronist.outlets import Outlets
from chronist.stages import clean_stage
from chronist.store import Store
from chronist.store.reports import report_id


class Summary(Record, frozen=True):
    """What a run did, and what the chronicle has after it."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    again: int = 0  # of the unchanged: found at one more address
    changed: int = 0  # files that are not what they were; both versions are kept
    claims_added: int = 0
    claims_removed: int = 0
    claims_changed: int = 0
    documents: int = 0
    claims: int = 0
    events: int = 0
    copies: int = 0
    stale: int = 0  # documents made with other tables, rules or models: `rebuild` renews them
    problems: tuple[Problem, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()  # what cleaning took away, by kind


class Ledger:
    """What a run has counted so far."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.problems: dict[Problem, None] = {}

    def summary(self, **known: int) -> Summary:
        """The counts as a record, with what is known of the chronicle."""
        counts = dict(self.counts) | known
        removed = tuple(sorted(self.removed.items()))
        return Summary(problems=tuple(self.problems), removed=removed, **counts)


class Intake:
    """Keeps reports in a store; every call has to stand in a transaction."""

    def __init__(self, store: Store, config: Config, ledger: Ledger) -> None:
        self.store = store
        self.stage = clean_stage(config)
        self.ledger = ledger
        self._config = config
        self._outlets: Outlets | None = None

    def take(self, batch: Iterable[RawReport | Problem]) -> set[str]:
        """Clean and keep what is new; the ids of the documents that it touches."""
        touched: set[str] = set()
        for found in batch:
            self.ledger.counts["read"] += 1
            if isinstance(found, Problem):
                self.refuse(found)
            elif self.store.reports.known(report_id(found)):
                touched |= self._meet_again(found)
            else:
                touched |= self._take_new(found)
        return touched

    def take_again(self, reports: Iterable[str]) -> set[str]:
        """Clean stored reports anew; the ids of the documents they made and make."""
        return {d for report in reports for d in self._clean_again(report)}

    def leave(self, report: str, address: str | None = None) -> None:
        """A report is no longer at an address, or (None) at any; without one it goes."""
        for known in self.store.reports.addresses(report):
            if address in {None, known}:
                self.store.reports.remove_address(known, report)
                self.store.problems.clear(known)
        if not self.store.reports.addresses(report):
            self.store.reports.remove(report)

    def refuse(self, problem: Problem) -> None:
        """Count a problem and keep it in the place of what was wrong there before."""
        self.ledger.problems[problem] = None
        if problem not in self.store.problems.at(problem.address):
            self.store.problems.clear(problem.address)
            self.store.problems.add(problem)

    def _meet_again(self, raw: RawReport) -> set[str]:
        self.ledger.counts["unchanged"] += 1
        if not self.store.reports.add_address(report_id(raw), raw.address):
            return set()
        self.ledger.counts["again"] += 1
        return self._replace(raw) | {self.store.reports.document_of(report_id(raw))}

    def _take_new(self, raw: RawReport) -> set[str]:
        cleaned = self._clean(raw)
        if isinstance(cleaned, Problem):
            self.refuse(cleaned)
            return set()
        touched = self._replace(raw)
        self.store.problems.clear(raw.address)
        self.store.reports.add(raw, cleaned, self.stage)
        self.store.reports.add_address(report_id(raw), raw.address)
        self._make_room(cleaned)
        self.ledger.counts["new"] += 1
        self.ledger.removed.update(r.kind for r in cleaned.removed)
        return touched | {cleaned.id}

    def _replace(self, raw: RawReport) -> set[str]:
        """Drop the same bytes at the same address with other facts given; other bytes there are a version, and stay."""
        touched: set[str] = set()
        for old in self.store.reports.at(raw.address):
            if old == report_id(raw):
                continue
            if self.store.reports.sha256(old) == raw.sha256:
                touched.add(self.store.reports.document_of(old))
                self.leave(old, raw.address)
            elif raw.address != "-":
                self.ledger.counts["changed"] += 1
        return touched

    def _clean(self, raw: RawReport) -> Document | Problem:
        if self._outlets is None:
            self._outlets = Outlets.load(self._config.tables("outlets"))
        return clean(raw, self._outlets)

    def _clean_again(self, report: str) -> set[str]:
        touched = {self.store.reports.document_of(report)}
        cleaned = self._clean(self.store.reports.raw(report))
        if isinstance(cleaned, Problem):
            self.leave(report)
            self.refuse(cleaned)
            return touched
        self.store.reports.recleaned(report, cleaned, self.stage)
        self._make_room(cleaned)
        return touched | {cleaned.id}

    def _make_room(self, cleaned: Document) -> None:
        """A row for a new document, until it is annotated in the same transaction."""
        if self.store.documents.stage(cleaned.id) is None:
            self.store.documents.put(cleaned, (), "")
