"""Reports into a chronicle, and out of it: sources and a Store in, a Summary of what changed out.

Work is done in batches, each one transaction, so that a run that is killed loses at most a batch and a rerun ends as if
nothing had happened. Linking is a pure function of all documents and claims, done once at the end of a run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched

from chronist.config import Config
from chronist.copies import survey
from chronist.errors import UsageError
from chronist.intake import Intake, Ledger, Summary
from chronist.knowing import JUDGED
from chronist.link.date_together import date_together
from chronist.link.dating import with_date
from chronist.link.decisions import decide, published_of
from chronist.link.events import link
from chronist.link.judged import dated, judged, judged_documents
from chronist.link.judgements import key
from chronist.link.support import evidence
from chronist.model import Document, Given, Problem, RawReport, content_hash
from chronist.pipeline import BATCH, Made, Pipeline
from chronist.read import read
from chronist.read.entries import FIELDS, Fields
from chronist.spread import Spread
from chronist.stages import annotate_stage, link_stage
from chronist.store import Store
from chronist.store.judgement_file import JudgementFile
from chronist.store.reports import without_text
from chronist.store.rows import dump

type Progress = Callable[[Summary], None]
type Make = Callable[[Iterable[Document]], Iterable[Made | Problem]]

# Key in meta: the stage of linking that the events were made with; empty where they are not up to date.
LINKED = "linked"
DATED = "dated"  # key in meta: the documents that were annotated with a date of publication that a person gave


def read_into(
    store: Store, sources: Iterable[str], given: Given | None = None, *, config: Config | None = None,
    progress: Progress | None = None, fields: Fields = FIELDS,
) -> Summary:  # fmt: skip
    """Read what is new into the chronicle and link it anew; what cannot be used is in `problems`."""
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    with _makers(config) as make:
        found = read(sources, given or Given(), stdin, fields=fields)
        return Runner(store, config or Config(), progress, make=make).read(found)


def rebuild(store: Store, *, config: Config | None = None, progress: Progress | None = None) -> Summary:
    """Clean and annotate anew what was made with other code, tables or models, and say what changed."""
    with _makers(config) as make:
        return Runner(store, config or Config(), progress, make=make).rebuild()


def rejudge(store: Store, *, config: Config | None = None) -> Summary:
    """Link anew, and date anew what was dated, as the judgements beside the chronicle say now."""
    return Runner(store, config or Config()).read(())


@contextmanager
def _makers(config: Config | None) -> Iterator[Make | None]:
    """Several processes where the configuration asks for them; None for one, loaded when there is work."""
    if config is None or config.processes < 2:
        yield None
        return
    with Spread(config) as spread:
        yield spread.run


def forget(store: Store, what: str, *, config: Config | None = None) -> Summary:
    """Remove a report by the id of its document, its hash, its path or the folder it was read from.

    Raises UsageError where nothing goes by that name.
    """
    found = store.reports.find(what)
    if not found:
        raise UsageError(f"{what} is no document, report or address here. `chronist documents` lists what there is.")
    return Runner(store, config or Config()).forget(found)


class Runner:
    """One run over one chronicle. `make` annotates documents; by default a Pipeline, loaded when there is work."""

    def __init__(
        self, store: Store, config: Config, progress: Progress | None = None, *, make: Make | None = None
    ) -> None:
        self.store = store
        self.config = config
        self._progress = progress
        self._make = make
        self._ledger = Ledger()
        self._intake = Intake(store, config, self._ledger)
        self._stage = annotate_stage(config)
        self._batch = BATCH * max(1, config.processes)
        self._judgements = JudgementFile.beside(store.path, config.judgements)
        self._lines = self._judgements.lines()

    def read(self, found: Iterable[RawReport | Problem]) -> Summary:
        """Add these reports and link everything anew where something changed."""
        for batch in batched(found, self._batch):
            with self.store.transaction():
                self._renew(self._intake.take(batch))
            self._tell()
        return self._finish()

    def rebuild(self) -> Summary:
        """Renew what was cleaned, and then what was annotated, at other stages."""
        for reports in batched(self.store.reports.stale(self._intake.stage), self._batch):
            with self.store.transaction():
                self._renew(self._intake.take_again(reports))
            self._tell()
        for documents in batched(self.store.documents.outdated(self._stage), self._batch):
            with self.store.transaction():
                self._renew(documents)
            self._tell()
        self.store.reindex()
        return self._finish()

    def forget(self, found: Sequence[tuple[str, str | None]]) -> Summary:
        """Remove reports, or one address of them, and all that only they support; no byte of them stays in the file."""
        with self.store.transaction():
            touched = [self.store.reports.document_of(report) for report, _ in found]
            for report, address in found:
                self._intake.leave(report, address)
            self._renew(touched)
        summary = self._finish()
        self.store.scrub()
        return summary

    def relink(self) -> None:
        """Copies, origins and events of everything, where they are not up to date."""
        stage, judged_with = link_stage(), key(self._lines)
        if self.store.meta(LINKED) == stage and (self.store.meta(JUDGED) or "") == judged_with:
            return
        with self.store.transaction():
            stored, claims = self.store.documents.all(), self.store.claims.all()
            decisions = decide(self._lines, claims, stored, self._judgements.name)
            documents = judged_documents(stored, decisions)
            found = survey(documents)
            self.store.documents.mark(found)
            items = evidence(documents, claims, found)
            self.store.links.put_all(link(judged(items, decisions), decisions))
            self.store.set_meta(LINKED, stage)
            self.store.set_meta(JUDGED, judged_with)

    def redate(self) -> None:
        """Annotate anew what a person dated, or dates no longer, since it was annotated: relative times follow."""
        before = frozenset((self.store.meta(DATED) or "").split())
        if not before and not any(line.judgement.document for line in self._lines):
            return
        now = frozenset(d.id for d in self.store.documents.all() if published_of(self._lines, d) is not None)
        with self.store.transaction():
            self._renew(d for d in before | now if self.store.documents.stage(d) is not None)
            self.store.set_meta(DATED, " ".join(sorted(now)))

    def date_together(self) -> None:
        """Date undated reports by what others say of the same days, and annotate anew those whose date that changes."""
        if self.store.meta(LINKED) == link_stage():
            return
        with self.store.transaction():
            reports = self.store.datings.tied()
            own, dates = {r.document: r.published for r in reports}, date_together(reports)
            todo: list[tuple[Document, Document]] = []  # as cleaned, and with its date
            for document, published in sorted(dates.items()):
                stored, cleaned = self.store.documents.get(document), self._cleaned(document)
                if stored is None or cleaned is None:
                    continue
                wanted = published if published == own[document] else with_date(cleaned, published).published
                if stored.published != wanted:  # as its words alone date it, it is annotated like any other
                    todo.append((cleaned, cleaned if wanted == own[document] else with_date(cleaned, published)))
            for (cleaned, _), made in zip(todo, self._annotate([d for _, d in todo]), strict=True):
                self._keep(cleaned, made, own=False)

    def _finish(self) -> Summary:
        self.redate()
        self.date_together()
        self.relink()
        store = self.store
        return self._ledger.summary(
            documents=store.documents.count(),
            claims=store.claims.count(),
            events=store.links.count(),
            copies=store.documents.copies(),
            stale=len(store.documents.outdated(self._stage)) + len(store.reports.stale(self._intake.stage)),
        )

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._ledger.summary())

    def _renew(self, touched: Iterable[str]) -> None:
        """Annotate the documents whose report, or whose stage, is not what their claims were made with."""
        todo: list[Document] = []
        for document in sorted(set(touched)):
            cleaned = self._cleaned(document)
            if cleaned is None:
                self._drop(document)
            elif self.store.documents.stage(document) != self._made_with(cleaned):
                todo.append(cleaned)
        for cleaned, made in zip(todo, self._annotate(todo), strict=True):
            self._keep(cleaned, made)

    def _cleaned(self, document: str) -> Document | None:
        """A document as cleaning left it, dated if a person did; None where no report supports it any more."""
        stored = self.store.documents.get(document)
        cleaned = self.store.reports.cleaned(document, stored.text) if stored else None
        return dated(cleaned, published_of(self._lines, cleaned)) if cleaned else None

    def _made_with(self, cleaned: Document) -> str:
        """What the claims of a document depend on: the stage, and all of the document as cleaned."""
        return f"{self._stage} {content_hash(cleaned.id, dump(without_text(cleaned)))}"

    def _annotate(self, documents: Sequence[Document]) -> Iterator[Made | Problem]:
        if documents:
            self._make = self._make or Pipeline(self.config).run
            yield from self._make(documents)

    def _keep(self, cleaned: Document, made: Made | Problem, *, own: bool = True) -> None:
        """Store what a document yields; what it says of its own date only where its own words dated it."""
        before = self.store.claims.records(cleaned.id)
        self.store.claims.remove_of([cleaned.id])
        if isinstance(made, Problem):
            self.store.documents.put(cleaned, (), self._made_with(cleaned))
            self.store.datings.remove(cleaned.id)
            self._intake.refuse(made)
        else:
            self.store.documents.put(made.document, made.annotation.times, self._made_with(cleaned))
            self.store.claims.put(made.document, made.claims)
            if own and made.dated is not None:
                self.store.datings.put(made.dated)
        self._count(before, self.store.claims.records(cleaned.id))

    def _drop(self, document: str) -> None:
        before = self.store.claims.records(document)
        self.store.claims.remove_of([document])
        self.store.datings.remove(document)
        self.store.documents.remove([document])
        self._count(before, {})

    def _count(self, before: dict[str, str], after: dict[str, str]) -> None:
        self.store.set_meta(LINKED, "")
        counts = self._ledger.counts
        counts["claims_added"] += len(after.keys() - before.keys())
        counts["claims_removed"] += len(before.keys() - after.keys())
        counts["claims_changed"] += sum(before[c] != after[c] for c in before.keys() & after.keys())
