"""Annotation: a parsed Doc and its publication date in, an Annotation (sentences, actors, places, times, ...) out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from chronist.annotate.gazetteer import Gazetteer
from chronist.annotate.mention_said import said_of_oneself
from chronist.annotate.mentions import resolve_mentions
from chronist.annotate.names import ActorTable, find_actors
from chronist.annotate.numbers import find_quantities
from chronist.annotate.places import find_places
from chronist.annotate.times import find_times
from chronist.config import Config
from chronist.model import IN_NAME, ActorMention, Annotation, Interval, PlaceMention


class Annotator:
    """Holds the tables, loaded once; annotates one document after another."""

    def __init__(self, config: Config) -> None:
        self.actors = ActorTable.load(config.tables("actors"))
        self.gazetteer = Gazetteer.open(config.tables("places"))

    def annotate(self, doc: Doc, published: Interval) -> Annotation:
        """All mentions of one text, each sorted by position. Attributions are found later, by claims/speech.py."""
        times = find_times(doc, published)
        named = find_actors(doc, self.actors, published, is_place=self._is_place)
        places = find_places(doc, self.gazetteer, named)
        named = _no_places(named, places)
        resolved = resolve_mentions(doc, named, self.actors)
        actors = [*resolved, *said_of_oneself(doc, resolved)]
        return Annotation(
            sentences=tuple(_sentences(doc)),
            actors=tuple(sorted(dict.fromkeys(actors), key=lambda m: (m.start, m.end, m.id or ""))),
            places=tuple(sorted(places, key=lambda m: (m.start, m.end))),
            times=tuple(sorted(times, key=lambda m: (m.start, m.end))),
            quantities=tuple(sorted(find_quantities(doc, times), key=lambda m: (m.start, m.end))),
        )

    def redate(self, annotation: Annotation, doc: Doc, published: Interval) -> Annotation:
        """The same annotation with its times resolved against another publication date."""
        times = sorted(find_times(doc, published), key=lambda m: (m.start, m.end))
        return msgspec.structs.replace(annotation, times=tuple(times))

    def _is_place(self, name: str) -> bool:
        return bool(self.gazetteer.lookup(name))


def _no_places(actors: Sequence[ActorMention], places: Sequence[PlaceMention]) -> list[ActorMention]:
    """Without the unknown names that turned out to be places: "near Dayr Az Zayr" is no person."""
    found = [p for p in places if p.relation != IN_NAME]
    return [
        m
        for m in actors
        if m.id is not None or m.form != "name" or not any(p.start <= m.start and m.end <= p.end for p in found)
    ]


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """Begin and end of each sentence, without the white space around it."""
    found = []
    for sentence in doc.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = sentence.start_char + len(text.rstrip())
        if end > start:
            found.append((start, end))
    return found
