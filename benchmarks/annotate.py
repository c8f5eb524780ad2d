"""Words a second of the bare parser and of each part after it, on the sample, on one core, and why the dear ones cost.

make bench
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources

import msgspec
from spacy.tokens import Doc

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.annotate.mentions import resolve_mentions
from chronist.annotate.names import find_actors
from chronist.annotate.numbers import find_quantities
from chronist.annotate.places import find_places
from chronist.annotate.times import find_times
from chronist.claims.acts import find_acts
from chronist.claims.build import ClaimBuilder
from chronist.claims.facets import find_facets
from chronist.claims.roles import Roles
from chronist.claims.speech import find_attributions
from chronist.claims.status import read_status
from chronist.clean import clean
from chronist.config import Config
from chronist.model import ActorMention, Annotation, Document, RawReport
from chronist.outlets import Outlets
from chronist.read import read

ROUNDS = 3  # the best of them counts: the machine may be busy
TIMES = 6  # the sample is short; this many copies make a batch worth timing
DEAR = 0.1  # of the bare parse: what costs more has to say why

# Found with cProfile on the sample, 2026-11-23. Each is read token by token in Python, while the parse is C.
REASONS = {
    "names (by spaCy)": "the model's second network; without it every unknown name would have to be guessed by shape",
    "actors": "one pass of a compiled pattern over the text, then the words around each of its hits, twice for phrases",
    "places": "each run of capitals is looked up in the gazetteer's file, then weighed against all others of the text",
    "speech": "every verb and noun of saying climbs the tree for its speaker and measures its content",
    "acts": "the conditions of all rows of a predicate are tried on its arguments, then who stands in each",
    "times": "a pattern over the text, then a small grammar over its words and the tense of the nearest verb",
    "facets": "seven readers, each over every token",
    "claims, all of it": "acts and facets, and for each claim its status, speakers, places and times",
}


@dataclass(frozen=True, slots=True)
class Read:
    """One document with what earlier parts made of it."""

    document: Document
    doc: Doc
    named: list[ActorMention]
    note: Annotation


def documents() -> list[Document]:
    folder = resources.files("chronist").joinpath("sample", "reports")
    outlets = Outlets.load()
    raw = [r for r in read([str(folder)]) if isinstance(r, RawReport)]
    return [d for r in raw if isinstance(d := clean(r, outlets), Document)] * TIMES


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(ROUNDS))


def made(annotator: Annotator, found: Sequence[tuple[Document, Doc]]) -> list[Read]:
    return [
        Read(
            document,
            doc,
            find_actors(doc, annotator.actors, document.published),
            msgspec.structs.replace(
                annotator.annotate(doc, document.published), attributions=tuple(find_attributions(doc))
            ),
        )
        for document, doc in found
    ]


def parts(annotator: Annotator, builder: ClaimBuilder, all_: Sequence[Read]) -> dict[str, Callable[[], object]]:
    """Each part on what the parts before it made."""
    table, gazetteer, lexicon = annotator.actors, annotator.gazetteer, builder.lexicon
    roles = [Roles.of(r.doc, r.note, lexicon) for r in all_]
    pairs = list(zip(all_, roles, strict=True))
    acts = [find_acts(r.doc, lexicon, who) for r, who in pairs]
    return {
        "times": lambda: [find_times(r.doc, r.document.published) for r in all_],
        "actors": lambda: [find_actors(r.doc, table, r.document.published) for r in all_],
        "places": lambda: [find_places(r.doc, gazetteer, r.named) for r in all_],
        "later mentions": lambda: [resolve_mentions(r.doc, r.named, table) for r in all_],
        "numbers": lambda: [find_quantities(r.doc, r.note.times) for r in all_],
        "speech": lambda: [find_attributions(r.doc) for r in all_],
        "acts": lambda: [find_acts(r.doc, lexicon, Roles.of(r.doc, r.note, lexicon)) for r in all_],
        "facets": lambda: [find_facets(r.doc, r.note) for r in all_],
        "status": lambda: [[read_status(a.trigger) for a in found] for found in acts],
        "claims, all of it": lambda: [builder.build(r.document, r.doc, r.note) for r in all_],
    }


def main() -> None:
    warnings.simplefilter("ignore")
    config = Config()
    parser, annotator, builder = Parser(config.model), Annotator(config), ClaimBuilder.of(config)
    texts = documents()
    words = sum(len(d.text.split()) for d in texts)
    docs = list(parser.parse(d.text for d in texts))
    with parser.nlp.select_pipes(disable=["ner"]):
        bare = seconds(lambda: list(parser.parse(d.text for d in texts)))
    full = seconds(lambda: list(parser.parse(d.text for d in texts)))
    all_ = made(annotator, list(zip(texts, docs, strict=True)))
    found = {"names (by spaCy)": full - bare}
    found |= {name: seconds(work) for name, work in parts(annotator, builder, all_).items()}
    show(words, bare, found)


def show(words: int, bare: float, found: dict[str, float]) -> None:
    """The table: words a second, share of the bare parse, and the reason of what costs more than a tenth of it."""
    inside = {"acts", "facets", "status"}  # counted in "claims, all of it"
    whole = bare + sum(s for name, s in found.items() if name not in inside)
    print(f"{words} words, best of {ROUNDS} rounds, one core")
    print(f"{'bare parser (tokenizer, tagger, parser)':42}{words / bare:10,.0f} words a second")
    for name, s in found.items():
        shown = f"  {name}" if name in inside else name
        print(f"{shown:42}{words / s:10,.0f} words a second{s / bare:8.2f} of the parse")
    print(f"{'all, clean text to claims':42}{words / whole:10,.0f} words a second{whole / bare:8.2f} of the parse")
    for name, s in found.items():
        if s > DEAR * bare:
            print(f"{name}: {REASONS.get(name, 'NO REASON GIVEN: profile it')}")


if __name__ == "__main__":
    main()
