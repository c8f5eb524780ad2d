"""Facets: a parsed document with its mentions in, what each trigger says for the derived views out.

A reading says what is said, whatever its status; claims/status.py reads how real it is, and only a phrase that fixes
its own meaning ("rebel-held") carries a status here.
"""

from __future__ import annotations

from chronist.claims.facets.ceasefire import find_ceasefires
from chronist.claims.facets.control import find_by_verb
from chronist.claims.facets.control_states import find_by_phrase
from chronist.claims.facets.damage import find_damage
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.facets.responsibility import find_responsibility
from chronist.claims.facets.stance import find_stances
from chronist.claims.facets.talks import find_talks
from chronist.claims.facets.toll import find_tolls
from chronist.claims.facets.toll_figures import find_figures

__all__ = ["FacetReading", "Text", "find_facets"]

_FINDERS = (
    find_by_verb,
    find_by_phrase,
    find_ceasefires,
    find_talks,
    find_tolls,
    find_figures,
    find_damage,
    find_stances,
    find_responsibility,
)


def find_facets(text: Text) -> list[FacetReading]:
    """All readings in the order of their triggers, one kind of facet each."""
    found = [reading for finder in _FINDERS for reading in finder(text)]
    return sorted(found, key=lambda r: (r.trigger.i, r.rule))
