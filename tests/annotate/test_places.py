"""Places in sentences: which, where, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.annotator import Annotator
from chronist.annotate.gazetteer import Gazetteer
from chronist.annotate.language import Parser
from chronist.annotate.places import find_places
from chronist.config import Config
from chronist.model import IN_NAME, ActorMention, Interval, PlaceMention

Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def places(parse: Parse, gazetteer: Gazetteer) -> Callable[[str], list[PlaceMention]]:
    return lambda text: find_places(parse(text), gazetteer, [])


Places = Callable[[str], list[PlaceMention]]

RESOLVED = [
    ("Shells fell near the T-4 airbase in Homs province.", {"T-4 airbase": "SYR base", "Homs": "SYR province"}),
    ("Troops left Arak and Sukhna, east of Palmyra.", {"Arak": "SYR", "Sukhna": "SYR", "Palmyra": "SYR"}),
    ("Iran said the plant in Arak would open in May.", {"Iran": "IRN", "Arak": "IRN"}),
    ("He was born in Paris, Texas, in 1950.", {"Paris": "USA", "Texas": "USA province"}),
    ("The minister landed in Paris, France, on Monday.", {"Paris": "FRA", "France": "FRA country"}),
    ("The militia shelled Tripoli, Lebanon, from the hills.", {"Tripoli": "LBN", "Lebanon": "LBN"}),
    ("Rebels from Misrata and Zawiya marched on Tripoli.", {"Misrata": "LBY", "Zawiya": "LBY", "Tripoli": "LBY"}),
    ("The army seized Zintan and Bani Walid.", {"Zintan": "LBY", "Bani Walid": "LBY"}),
    ("Fighting resumed in Bakhmut, known to Russia as Artemivsk.", {"Bakhmut": "UKR", "Artemivsk": "UKR"}),
    ("Families fled from El Fasher to the Zamzam camp in Darfur.", {"El Fasher": "SDN", "Darfur": "SDN region"}),
    ("Georgia and Armenia closed the road.", {"Georgia": "GEO country", "Armenia": "ARM country"}),
    ("Boats crossed the Mediterranean towards Lampedusa.", {"Mediterranean": "None water", "Lampedusa": "ITA"}),
    ("Convoys crossed the Euphrates River at night.", {"Euphrates River": "None water"}),
    ("Idlib province was bombed; the city of Idlib was spared.", {"Idlib": "SYR"}),
    ("Clashes broke out in Eastern Ghouta and in Douma.", {"Eastern Ghouta": "SYR region", "Douma": "SYR"}),
    ("The delegation met in Geneva and then in Astana.", {"Geneva": "CHE", "Astana": "KAZ"}),
    ("Aleppo residents buried the dead.", {"Aleppo": "SYR"}),
    ("The United States and the UK closed their missions.", {"United States": "USA country", "UK": "GBR country"}),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_resolved(places: Places, text: str, expected: dict[str, str]) -> None:
    found = {p.text: p for p in places(text)}
    for name, wanted in expected.items():
        assert name in found, sorted(found)
        country, _, kind = wanted.partition(" ")
        assert str(found[name].country) == country
        assert not kind or found[name].kind in {kind, "area-near"}


NOT_PLACES = [
    ("Moscow said the convoy had been inspected.", "Moscow"),
    ("Ankara and Doha have sponsored the delegation.", "Ankara"),
    ("Relations between Tehran and Riyadh worsened.", "Riyadh"),
    ("The Washington Post printed the draft.", "Washington"),
    ("She studied at the University of Oxford.", "Oxford"),
    ("The Bank of England raised its rate.", "England"),
    ("Mr Lincoln spoke first.", "Lincoln"),
    ("Anna Lincoln resigned. Rivals attacked Lincoln for a week.", "Lincoln"),
    ("Jack London wrote novels.", "London"),
    ("NATO denied the report.", "NATO"),
    ("Police found the car in March.", "March"),
    ("Please give us the data.", "us"),
    ("Syrian troops retreated.", "Syrian"),
    ("Paris Hilton arrived late.", "Paris"),
    ("Scientists studied the West Nile virus.", "Nile"),
]


@pytest.mark.parametrize(("text", "name"), NOT_PLACES)
def test_not_a_place(places: Places, text: str, name: str) -> None:
    assert name not in {p.text for p in places(text) if p.relation != IN_NAME}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Washington Post printed the draft.", "Washington"),
        ("She studied at the University of Oxford.", "Oxford"),
        ("The Bank of England raised its rate.", "England"),
    ],
)
def test_a_place_inside_the_name_of_a_body(places: Places, text: str, name: str) -> None:
    assert [(p.text, p.relation) for p in places(text)] == [(name, IN_NAME)]


@pytest.mark.parametrize(
    ("text", "relation", "kind"),
    [
        ("Shells fell in Palmyra.", "in", "settlement"),
        ("Shells fell near Palmyra.", "near", "area-near"),
        ("Shells fell near the town of Palmyra.", "near", "area-near"),
        ("Shells fell east of Palmyra.", "east-of", "area-near"),
        ("Shells fell north-west of Palmyra.", "northwest-of", "area-near"),
        ("Shells fell to the south of Palmyra.", "south-of", "area-near"),
        ("Shells fell on the outskirts of Palmyra.", "outskirts", "area-near"),
        ("Shells fell just outside Palmyra.", "outskirts", "area-near"),
        ("Shells fell on the road between Homs and Palmyra.", "near", "area-near"),
        ("Shells fell 20 kilometres from Palmyra.", "near", "area-near"),
        ("Shells hit Palmyra.", None, "settlement"),
        ("They spoke of the fall of Palmyra.", None, "settlement"),
    ],
)
def test_relation(places: Places, text: str, relation: str | None, kind: str) -> None:
    last = places(text)[-1]
    assert (last.text, last.relation, last.kind, last.country) == ("Palmyra", relation, kind, "SYR")


def test_names_of_a_list_share_their_relation(places: Places) -> None:
    assert [p.relation for p in places("Jets struck near Raqqa and Tabqa.")] == ["near", "near"]


def test_one_sense_a_document(places: Places) -> None:
    found = places("Lebanon said little.\n\nArmy units entered Tripoli, Lebanon. Later, shops in Tripoli reopened.")
    assert {p.country for p in found} == {"LBN"}


def test_a_company_of_small_namesakes_does_not_move_a_capital(places: Places) -> None:
    found = places("Talks in Washington went on. He flew to Damascus over Jordan. The Middle East waited.")
    assert {p.text: p.country for p in found} == {
        "Washington": "USA",
        "Damascus": "SYR",
        "Jordan": "JOR",
        "Middle East": None,
    }


def test_a_street_is_not_the_town_of_its_name(places: Places) -> None:
    street = places("Snipers held Tripoli Street in Misrata.")[0]
    assert (street.text, street.id, street.lat, street.kind) == ("Tripoli Street", None, None, "site")


def test_an_unknown_village_stays_unresolved(places: Places) -> None:
    found = [p for p in places("Gunmen raided the village of Kwarzagolo on Sunday.") if p.text == "Kwarzagolo"]
    assert all(p.id is None and p.lat is None for p in found)


def test_metonyms_and_longer_names_of_actors_are_left_to_them(parse: Parse, gazetteer: Gazetteer) -> None:
    text = "The Free Aleppo Brigade left Homs."
    actor = ActorMention(start=4, end=23, text="Free Aleppo Brigade")
    assert [p.text for p in find_places(parse(text), gazetteer, [actor])] == ["Homs"]


WORDS = st.sampled_from(
    [
        "in",
        "near",
        "Aleppo",
        "Syria",
        "Paris",
        ",",
        "Texas",
        "al-Bab",
        "Mr",
        "U.S.",
        "Street",
        "and",
        "of",
        "said",
        ".",
        "\n",
        "£",
        "é",
        "😀",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_every_span_is_its_text(parser: Parser, gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    found = find_places(next(parser.parse([text])), gazetteer, [])
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


GUESSED = [
    ("Near Khirbet Abyar, two drones hit a truck.", {"Khirbet Abyar": "near"}),
    ("The raids in Qurmid, Sarmin and Talmazen killed nine.", {"Talmazen": "in"}),
    ("They withdrew from the village of Hurm Sabta on Friday.", {"Hurm Sabta": None}),
    ("Smugglers use the Korvat mountains in summer.", {"Korvat mountains": None}),
    ("The engineers inspected the Lower Sarat Barrage.", {"Lower Sarat Barrage": None}),
]


@pytest.mark.parametrize(("text", "expected"), GUESSED)
def test_a_name_nobody_knows_is_a_place_by_the_words_around_it(
    parser: Parser, text: str, expected: dict[str, str | None]
) -> None:
    (doc,) = parser.parse([text])
    found = Annotator(Config()).annotate(doc, Interval())
    places = {p.text: p.relation for p in found.places}
    assert {name: places.get(name, "missing") for name in expected} == expected
    assert not {a.text for a in found.actors} & set(expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Few put their trust in Harlan Osk any more.", "Harlan Osk"),
        ("Israel and Hezbollah in Lebanon traded fire.", "Hezbollah"),
        ("The Great Depression ruined the farms.", "Great Depression"),
    ],
)
def test_no_place_for_all_that(places: Places, text: str, name: str) -> None:
    assert name not in {p.text for p in places(text)}


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The pit lies at 33°47′N 44°30′E, he said.", [(33.7833, 44.5)]),
        ("Shot at 35°1'57\"N, 43°38'47\"E on Monday.", [(35.0325, 43.6464)]),
        ("Geolocated (36.2021, 37.1343) by the group.", [(36.2021, 37.1343)]),
        ("Seen at 4.25°S 15.3°E and 12.1°N 1.5°W.", [(-4.25, 15.3), (12.1, -1.5)]),
        ("The rate fell from 36.20 to 37.13.", []),
        ("A temperature of 38° was measured.", []),
    ],
)
def test_coordinates(places: Places, text: str, points: list[tuple[float, float]]) -> None:
    assert [(p.lat, p.lon) for p in places(text)] == points
