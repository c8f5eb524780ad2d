"""An invented country for tests of facets: a sentence in, its parse with actors and places marked by hand out."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc

from chronist.annotate.numbers import find_quantities
from chronist.claims.facets import FacetReading, Text, find_facets
from chronist.model import ActorMention, Annotation, PlaceMention

ACTORS = {
    "Northern Front": ("NF", "armed-group"),
    "Front": ("NF", "armed-group"),
    "Harvest Brigades": ("HB", "armed-group"),
    "Karsan army": ("KAR.mil", "military"),
    "government forces": ("KAR.mil", "military"),
    "government troops": ("KAR.mil", "military"),
    "the army": ("KAR.mil", "military"),
    "Karsan government": ("KAR.gov", "government"),
    "government": ("KAR.gov", "government"),
    "police": ("KAR.pol", "police"),
    "rebels": ("KAR.opp", "rebels"),
    "rebel": ("KAR.opp", "rebels"),
    "insurgents": ("KAR.opp", "rebels"),
    "Velia": ("VEL", "state"),
    "Velian": ("VEL", "state"),
    "Velian troops": ("VEL.mil", "military"),
    "Ardan": ("ARD", "state"),
    "Ardania": ("ARD", "state"),
    "United Nations": ("UN", "international"),
    "UN": ("UN", "international"),
    "President Doran": ("KAR.doran", "person"),
    "Doran": ("KAR.doran", "person"),
    "Minister Pell": ("VEL.pell", "person"),
}
PLACES = {
    "Tellin": "settlement",
    "Ostra": "settlement",
    "Haldim": "settlement",
    "Sarnov": "settlement",
    "Lindau": "settlement",
    "Karsa": "country",
}


def annotate(doc: Doc) -> Annotation:
    """Every name of the tables above, wherever it stands as a word."""
    actors = tuple(
        ActorMention(start=m.start(), end=m.end(), text=m[0], id=key, name=name, kind=kind)
        for name, (key, kind) in ACTORS.items()
        for m in re.finditer(rf"\b{name}\b", doc.text, re.IGNORECASE)
    )
    places = tuple(
        PlaceMention(start=m.start(), end=m.end(), text=m[0], id=name.lower(), name=name, kind=kind)
        for name, kind in PLACES.items()
        for m in re.finditer(rf"\b{name}\b", doc.text, re.IGNORECASE)
    )
    return Annotation(actors=actors, places=places, quantities=tuple(find_quantities(doc, ())))


def readings(parse: Callable[[str], Doc], sentence: str, kind: str) -> list[FacetReading]:
    """The readings of one kind of facet in a sentence."""
    doc = parse(sentence)
    return [r for r in find_facets(Text.of(doc, annotate(doc))) if getattr(r.facets, kind)]
