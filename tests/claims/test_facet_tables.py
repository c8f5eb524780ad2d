"""The facets' tables against the closed lists of the schema, and what holds for every reading of any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.claims.facets import Text, find_facets
from chronist.data import rows, values
from chronist.model import Change, Facets
from marked import ACTORS, PLACES, annotate

TRUCE = {"proposed", "agreed", "begun", "holding", "breached", "extended", "collapsed", "ended"}
TALKS = {"proposed", "scheduled", "convened", "under-way", "adjourned", "resumed", "concluded", "failed"}
TIES = {"backs", "opposes", "leads", "part-of", "allied", "mediates"}
WORDS = [
    *ACTORS,
    *PLACES,
    *[
        "seized",
        "under",
        "control",
        "of",
        "left",
        "killed",
        "12",
        "the",
        "truce",
        "talks",
        "in",
        "and",
        "held",
        "-",
        "by",
        ",",
        "said",
        "to",
        ".",
    ],
]


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [
        ("truce_words", "phase", TRUCE),
        ("talks_words", "phase", TALKS),
        ("stance_words", "kind", TIES),
        ("control_verbs", "change", set(Change)),
        ("control_phrases", "change", set(Change)),
        ("responsibility_words", "kind", {"claimed", "denied", "accused", "cleared"}),
    ],
)
def test_closed_lists(table: str, column: str, allowed: set[str]) -> None:
    assert {r[column] for r in rows(table)} <= allowed


@pytest.mark.parametrize(("table", "key"), [("facet_words", "class"), ("damage_words", "class")])
def test_one_row_a_class(table: str, key: str) -> None:
    names = [r[key] for r in rows(table)]
    assert len(names) == len(set(names))
    assert all(values(r["words"]) for r in rows(table))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_text_gives_readings_in_order_with_their_own_mentions(
    parse: Callable[[str], Doc], chosen: list[str]
) -> None:
    doc = parse(" ".join(chosen))
    annotation = annotate(doc)
    found = find_facets(Text.of(doc, annotation))
    assert [r.trigger.i for r in found] == sorted(r.trigger.i for r in found)
    assert all(r.facets != Facets() and r.rule and 0 < r.confidence < 1 for r in found)
    assert all(m in annotation.actors for r in found for m in (*r.actors, *r.recipients))
    assert all(p in annotation.places for r in found for p in r.places)
    assert found == find_facets(Text.of(doc, annotation))
