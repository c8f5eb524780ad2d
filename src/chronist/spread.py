"""The pipeline in several processes of this machine: documents in, what each yields out, in the same order.

Every process has its own model and tables. The order and the batches change nothing in what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import batched
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from chronist.config import Config
from chronist.model import Document, Problem
from chronist.pipeline import BATCH, Made, Pipeline


class Spread:
    """Processes that annotate; a context manager. They start with the first documents."""

    def __init__(self, config: Config) -> None:
        self._config = config
        # spawn: a fork of a process in which a model is loaded may hang.
        self._pool = ProcessPoolExecutor(config.processes, mp_context=get_context("spawn"))

    def run(self, documents: Iterable[Document]) -> Iterator[Made | Problem]:
        """Each document in turn, made or with what went wrong."""
        batches = list(batched(documents, BATCH))
        for made in self._pool.map(_work, [self._config] * len(batches), batches):
            yield from made

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)


@cache
def _pipeline(config: Config) -> Pipeline:
    """One in each process."""
    return Pipeline(config)


def _work(config: Config, documents: tuple[Document, ...]) -> list[Made | Problem]:
    return list(_pipeline(config).run(documents))
