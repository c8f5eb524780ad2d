"""Words a second of the bare parser and of each stage after it, on the sample, on one core.

make bench
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence
from importlib import resources

import msgspec
from spacy.tokens import Doc

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.claims.speech import find_attributions
from chronist.clean import clean
from chronist.config import Config
from chronist.model import Annotation, Document, RawReport
from chronist.outlets import Outlets
from chronist.read import read

ROUNDS = 3  # the best of them counts: the machine may be busy
TIMES = 6  # the sample is short; this many copies make a batch worth timing


def documents() -> list[Document]:
    folder = resources.files("chronist").joinpath("sample", "reports")
    outlets = Outlets.load()
    raw = [r for r in read([str(folder)]) if isinstance(r, RawReport)]
    return [d for r in raw if isinstance(d := clean(r, outlets), Document)] * TIMES


def timed(work: Callable[[], object], words: int) -> float:
    best = min(_seconds(work) for _ in range(ROUNDS))
    return words / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def annotated(annotator: Annotator, found: Sequence[tuple[Document, Doc]]) -> list[Annotation]:
    notes = [annotator.annotate(doc, document.published) for document, doc in found]
    return [
        msgspec.structs.replace(note, attributions=tuple(find_attributions(doc)))
        for note, (_, doc) in zip(notes, found, strict=True)
    ]


def main() -> None:
    warnings.simplefilter("ignore")
    config = Config()
    parser, annotator, builder = Parser(config.model), Annotator(config), ClaimBuilder.of(config)
    texts = documents()
    words = sum(len(d.text.split()) for d in texts)
    docs = list(parser.parse(d.text for d in texts))
    found = list(zip(texts, docs, strict=True))
    notes = annotated(annotator, found)
    rows = {
        "bare parser (tagger, parser, names)": timed(lambda: list(parser.parse(d.text for d in texts)), words),
        "annotate and attributions": timed(lambda: annotated(annotator, found), words),
        "claims": timed(lambda: [builder.build(d, p, n) for (d, p), n in zip(found, notes, strict=True)], words),
    }
    whole = 1 / sum(1 / r for r in rows.values())
    print(f"{words} words, best of {ROUNDS} rounds")
    for name, rate in rows.items():
        print(f"{name:40} {rate:10,.0f} words a second")
    print(f"{'all, clean text to claims':40} {whole:10,.0f} words a second")
    bare = rows["bare parser (tagger, parser, names)"]
    print(f"{'cost of all over the bare parser':40} {bare / whole:10.2f} times")


if __name__ == "__main__":
    main()
