"""Who is named in a sentence: literal tables, one rule a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from chronist.annotate.names import ActorTable, find_actors
from chronist.model import ActorMention, Interval

Parse = Callable[[str], Doc]
TABLE = ActorTable.load()
UNDATED = Interval()
SPRING_2016 = Interval(first=date(2016, 4, 1), last=date(2016, 4, 30))


def found(parse: Parse, text: str, when: Interval = UNDATED) -> list[ActorMention]:
    return find_actors(parse(text), TABLE, when)


def named(mentions: Iterable[ActorMention]) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.id, m.form) for m in mentions]


@pytest.mark.parametrize(
    ("text", "mention", "id_", "form"),
    [
        ("Syrian troops entered the village.", "Syrian troops", "SYR.mil", "nominal"),
        ("A Turkish official confirmed the visit.", "Turkish official", "TUR.gov", "nominal"),
        ("Russian warplanes bombed the road.", "Russian warplanes", "RUS.mil", "nominal"),
        ("Syrian regime forces shelled the town.", "Syrian regime forces", "SYR.mil", "nominal"),
        ("Mr Assad's government rejected it, Syria said.", "Assad's government", "SYR.gov", "nominal"),
        ("The Assad regime lost the hill in Syria.", "Assad regime", "SYR.gov", "nominal"),
        ("Anti-Gaddafi fighters took the port in Libya.", "Anti-Gaddafi fighters", "LBY.opp", "nominal"),
        ("Iraq's army crossed the river.", "Iraq's army", "IRQ.mil", "nominal"),
        ("IS fighters blew up the bridge.", "IS fighters", "IS", "nominal"),
        ("A Taliban commander was killed.", "Taliban commander", "taliban", "nominal"),
        ("The fighters of the Taliban withdrew.", "fighters of the Taliban", "taliban", "nominal"),
        ("The government of Iraq agreed.", "government of Iraq", "IRQ.gov", "nominal"),
        ("Egyptian police arrested ten men.", "Egyptian police", "EGY.pol", "nominal"),
        ("US and Russian commanders met.", "Russian commanders", "RUS.mil", "nominal"),
        ("US and Russian commanders met.", "US", "USA.mil", "nominal"),
        ("The UN Syria envoy arrived.", "UN Syria envoy", "UN", "nominal"),
        ("Yemeni rebels fired on the ship.", "Yemeni rebels", "YEM.opp", "nominal"),
        ("Daesh lost two villages.", "Daesh", "IS", "name"),
        ("The so-called Islamic State lost two villages.", "so-called Islamic State", "IS", "name"),
        ("Da’esh lost two villages.", "Da’esh", "IS", "name"),
        ("Jabhat al-Nusra seized the base.", "Jabhat al-Nusra", "nusra", "name"),
        ("al Nusra Front seized the base.", "al Nusra Front", "nusra", "name"),
        ("Moammar Gadhafi spoke on television.", "Moammar Gadhafi", "LBY.muammar-gaddafi", "name"),
        ("The U.S. said it would reply.", "U.S.", "USA", "name"),
        ("Moscow said the raid had failed.", "Moscow", "RUS.gov", "metonym"),
        ("The Kremlin denied it.", "Kremlin", "RUS.gov", "metonym"),
        ("The Pentagon denied it.", "Pentagon", "USA.dod", "name"),
        ("Syrian artillery fire hit the road.", "Syrian", "SYR", "demonym"),
        ("The Turks closed the border.", "Turks", "TUR.civ", "demonym"),
        ("Kurds protested in the town.", "Kurds", None, "demonym"),
        ("Talks between Sudan and Egypt broke down.", "Sudan", "SDN", "name"),
        ("The rebels accused Ethiopia of sending arms.", "Ethiopia", "ETH", "name"),
        ("Sanctions against Belarus were lifted.", "Belarus", "BLR", "name"),
    ],
)
def test_a_name_or_phrase_is_its_actor(parse: Parse, text: str, mention: str, id_: str | None, form: str) -> None:
    assert (mention, id_, form) in named(found(parse, text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The town is quiet, it is said.", "is"),
        ("Tell us who it was.", "us"),
        ("WHAT IS HAPPENING NOW", "IS"),
        ("Two shells fell in Syria overnight.", "Syria"),
        ("The delegation flew from Turkey to Qatar.", "Turkey"),
        ("The delegation flew from Turkey to Qatar.", "Qatar"),
        ("Troops reached Syria's largest city.", "Syria"),
        ("The summit was held in Moscow.", "Moscow"),
        ("They found Russian-made rockets.", "Russian"),
        ("The army base was shelled.", "army"),
    ],
)
def test_what_is_no_actor(parse: Parse, text: str, word: str) -> None:
    assert word not in [m.text for m in found(parse, text)]


def test_a_backer_does_not_own_the_force(parse: Parse) -> None:
    mentions = named(found(parse, "Russian-backed Syrian troops took the hill."))
    assert ("Syrian troops", "SYR.mil", "nominal") in mentions
    assert ("Russian", "RUS", "demonym") in mentions


def test_a_side_without_a_country_is_the_countrys_whose_war_it_is(parse: Parse) -> None:
    text = "Fighting went on in Libya. In Libya's west the rebels advanced and the army withdrew."
    assert {("rebels", "LBY.opp", "nominal"), ("army", "LBY.mil", "nominal")} <= set(named(found(parse, text)))


def test_a_side_between_two_countries_stays_open(parse: Parse) -> None:
    text = "Fighting went on in Chad and in Niger. The army withdrew."
    assert ("army", None, "nominal") in named(found(parse, text))


def test_a_title_is_a_mention_of_who_bears_it(parse: Parse) -> None:
    mentions = named(found(parse, "US secretary of state John Kerry arrived."))
    assert ("John Kerry", "USA.john-kerry", "name") in mentions
    assert ("US secretary of state", "USA.john-kerry", "nominal") in mentions


def test_an_office_is_who_held_it_then(parse: Parse) -> None:
    text = "The British prime minister spoke."
    assert ("British prime minister", "GBR.david-cameron", "nominal") in named(found(parse, text, SPRING_2016))
    assert ("British prime minister", "GBR.gov", "nominal") in named(found(parse, text))


def test_an_acronym_means_what_introduced_it(parse: Parse) -> None:
    text = "The Free Harbour Movement (FHM) met on Monday. The FHM wants a vote."
    last = [m for m in found(parse, text) if m.text == "FHM"][-1]
    assert last.name == "Free Harbour Movement"


def test_a_surname_is_whom_the_text_introduced(parse: Parse) -> None:
    text = "General Rolf Anders spoke first. Anders then left the room."
    assert [m.name for m in found(parse, text) if m.text == "Anders"] == ["Rolf Anders"]


def test_a_brother_is_not_the_president(parse: Parse) -> None:
    mentions = found(parse, "Maher al-Assad led the division. Syria denied it.")
    assert [m.id for m in mentions if m.text == "Maher al-Assad"] == ["SYR.maher-al-assad"]
    assert "SYR.bashar-al-assad" not in {m.id for m in mentions}


def test_a_bare_surname_needs_its_country(parse: Parse) -> None:
    assert "YEM.abd-rabbuh-mansur-hadi" not in {m.id for m in found(parse, "Hadi opened a bakery.")}
    assert "YEM.abd-rabbuh-mansur-hadi" in {m.id for m in found(parse, "Hadi left Yemen by sea, the Yemeni army said.")}


def test_a_place_is_no_person(parse: Parse) -> None:
    doc = parse("Palmyra fell on Sunday.")
    assert find_actors(doc, TABLE, Interval(), is_place=lambda name: name == "Palmyra") == []


WORDS = st.lists(
    st.sampled_from(
        [
            "Syrian",
            "troops",
            "IS",
            "is",
            "Moscow",
            "said",
            "“",
            "”",
            "(",
            ")",
            "Assad’s",
            "army",
            "é",
            "U.S.",
            "\n",
            "-led",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS)
def test_every_mention_is_its_own_words(parse: Parse, text: str) -> None:
    mentions = found(parse, text)
    assert all(text[m.start : m.end] == m.text and m.start < m.end for m in mentions)
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.id or ""))
