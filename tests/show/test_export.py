from __future__ import annotations

import csv
import io
import json

import pytest

from chronist.errors import UsageError
from chronist.knowing import knowing
from chronist.show.export import FORMATS, write
from chronist.show.known import Known
from chronist.show.select import Selection
from test_store import filled


@pytest.fixture(scope="module")
def known() -> Known:
    with filled(":memory:") as store:
        return knowing(store)


def export(form: str, known: Known, wanted: Selection | None = None) -> str:
    out = io.StringIO()
    write(form, known, wanted or Selection(), out)
    return out.getvalue()


def test_csv_has_a_row_a_claim_with_its_quote(known: Known) -> None:
    rows = list(csv.DictReader(io.StringIO(export("csv", known))))
    assert len(rows) == len(known.evidence)
    (oakham,) = [r for r in rows if r["place"] == "Oakham"]
    assert oakham["quote"] == "The Reds attacked the Blues in Oakham on 2016-03-01."
    assert (oakham["from"], oakham["actors"], oakham["lat"]) == ("2016-03-01", "Reds", "1.5")


def test_json_lines_hold_everything(known: Known) -> None:
    head, *rest = [json.loads(line) for line in export("jsonl", known).split("\n") if line]
    assert head == {"record": "chronicle", "format": 1, "as_of": None}
    assert [r["record"] for r in rest] == ["document"] * 2 + ["claim"] * 3 + ["event"] * 2 + ["event"] * (len(rest) - 7)


def test_geojson_is_lon_lat(known: Known) -> None:
    found = json.loads(export("geojson", known))
    assert found["type"] == "FeatureCollection"
    assert {tuple(f["geometry"]["coordinates"]) for f in found["features"]} == {(2.5, 1.5)}


@pytest.mark.parametrize("form", FORMATS)
def test_a_selection_narrows_every_format(form: str, known: Known) -> None:
    narrow = Selection(places=frozenset({"p:Oakham"}))
    assert len(export(form, known, narrow)) < len(export(form, known))


def test_an_unknown_format_names_the_known_ones(known: Known) -> None:
    with pytest.raises(UsageError, match="csv, geojson, jsonl"):
        export("xls", known)
