"""Counts of people and things: sentences with kind, low-best-high, of whom, words, and whether a war's so far."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.model import Toll
from marked import readings

SAID: list[tuple[str, list[str]]] = [
    (
        "At least 12 civilians were killed in Ostra on Monday.",
        ["killed 12.0-12.0-None of=civilians 'At least 12 civilians'"],
    ),
    (
        "The shelling killed nine people and wounded 31.",
        ["killed 9.0-9.0-9.0 of=None 'nine people'", "injured 31.0-31.0-31.0 of=None '31'"],
    ),
    ("Twenty soldiers died when the roof fell.", ["killed 20.0-20.0-20.0 of=soldiers 'Twenty soldiers'"]),
    (
        "Dozens of rebels were killed or wounded near Tellin.",
        ["casualties 24.0-None-None of=rebels 'Dozens of rebels'"],
    ),
    ("The war has killed 40,000 people.", ["killed 40000.0-40000.0-40000.0 of=None '40,000 people' cum"]),
    (
        "The conflict has left more than 70,000 dead and forced two million from their homes.",
        [
            "killed 70000.0-70000.0-None of=None 'more than 70,000' cum",
            "displaced 2000000.0-2000000.0-2000000.0 of=None 'two million' cum",
        ],
    ),
    # Figures as somebody gives them.
    ("The Front put its dead at nine.", ["killed 9.0-9.0-9.0 of=None 'nine'"]),
    ("The Front put the number of soldiers who died in Ostra at 40.", ["killed 40.0-40.0-40.0 of=soldiers '40'"]),
    ("The army corrected to seven the number of soldiers killed.", ["killed 7.0-7.0-7.0 of=soldiers 'seven'"]),
    ("The clinic gave the number of soldiers killed as 12.", ["killed 12.0-12.0-12.0 of=soldiers '12'"]),
    ("The ministry put the death toll at 45.", ["killed 45.0-45.0-45.0 of=None '45'"]),
    ("The Front spoke of 12 dead.", ["killed 12.0-12.0-12.0 of=None '12 dead'"]),
    ("A councillor counted 22 bodies in the streets.", ["killed 22.0-22.0-22.0 of=None '22 bodies'"]),
    ("The bodies of six men were found in a well.", ["killed 6.0-6.0-6.0 of=men 'six men'"]),
    ("The mayor put the cost of the repairs at 30 million.", []),
    ("The death toll rose to 45 on Sunday.", ["killed 45.0-45.0-45.0 of=None '45'"]),
    ("The blast left six people dead.", ["killed 6.0-6.0-6.0 of=None 'six people'"]),
    ("Three children are missing after the raid.", ["missing 3.0-3.0-3.0 of=children 'Three children'"]),
    ("The army captured 14 insurgents.", ["captured 14.0-14.0-14.0 of=insurgents '14 insurgents'"]),
    ("Rebels took 30 soldiers hostage.", ["captured 30.0-30.0-30.0 of=soldiers '30 soldiers'"]),
    ("Two suicide bombers killed seven shoppers.", ["killed 7.0-7.0-7.0 of=shoppers 'seven shoppers'"]),
    ("The strike killed the commander.", []),
    ("The strike killed a civilian.", ["killed 1-1-1 of=civilian 'a civilian'"]),
    ("A 12-year-old boy was hurt at 14 Mill Street.", ["injured 1-1-1 of=boy 'A 12-year-old boy'"]),
    ("The bomb killed its 23-year-old maker in 2014.", []),
    (
        "Velia carried out more than 20 air strikes around Haldim.",
        ["strikes 20.0-20.0-None of=None 'more than 20 air strikes'"],
    ),
    ("More than 5,000 people fled Sarnov.", ["displaced 5000.0-5000.0-None of=None 'More than 5,000 people'"]),
    ("The army destroyed three tanks.", ["destroyed 3.0-3.0-3.0 of=tanks 'three tanks'"]),
    ("No one was killed.", []),
    ("The attack, which killed 18 people, was claimed by the Front.", ["killed 18.0-18.0-18.0 of=None '18 people'"]),
    ("Between 10 and 15 fighters died.", ["killed 10.0-None-15.0 of=fighters 'Between 10 and 15 fighters'"]),
    (
        "Since 2011, about 9,000 people have been killed in Karsa.",
        ["killed None-9000.0-None of=None 'about 9,000 people' cum"],
    ),
    ("The deaths of four aid workers shocked the UN.", ["killed 4.0-4.0-4.0 of=aid workers 'four aid workers'"]),
    (
        "Seventeen people, including three children, were killed.",
        ["killed 17.0-17.0-17.0 of=None 'Seventeen people'", "killed 3.0-3.0-3.0 of=children 'three children'"],
    ),
    ("Police arrested 60 protesters.", ["detained 60.0-60.0-60.0 of=protesters '60 protesters'"]),
    ("The rebels killed two plans.", []),
    ("It took 12 days to clear the road.", []),
    ("The fire destroyed 40 years of work.", []),
    ("Shelling claimed 11 lives in Tellin.", ["killed 11.0-11.0-11.0 of=None '11 lives'"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_toll(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    said = [t for r in readings(parse, sentence, "toll") for t in r.facets.toll]
    assert [
        f"{t.kind} {t.low}-{t.best}-{t.high} of={t.of} '{t.text}'" + (" cum" if t.cumulative else "") for t in said
    ] == expected


LISTS: list[tuple[str, list[str]]] = [
    (
        "The strikes destroyed 5 vehicles, three bunkers and a weapons cache.",
        ["destroyed 5 vehicles", "destroyed 3 bunkers", "destroyed 1 weapons cache"],
    ),
    (
        "Velian jets have destroyed 967 car bombs, 111 tunnels and 20 guns, he said.",
        ["destroyed 967 car bombs", "destroyed 111 tunnels", "destroyed 20 guns"],
    ),
    (
        "Two strikes destroyed a vehicle, five fighting positions and a machine gun.",
        ["destroyed 1 vehicle", "destroyed 5 fighting positions", "destroyed 1 machine gun"],
    ),
    ("Twelve soldiers and five rebels were killed.", ["killed 12 soldiers", "killed 5 rebels"]),
    (
        "The blast killed two nurses, a driver and six patients.",
        ["killed 2 nurses", "killed 1 driver", "killed 6 patients"],
    ),
    ("A woman and her three children were killed.", ["killed 1 woman", "killed 3 children"]),
    ("The army destroyed a tank near Tellin.", ["destroyed 1 tank"]),
    ("The defeat destroyed a dream.", []),
    ("The war destroyed a country.", []),
    ("Rebels captured nine soldiers and two officers.", ["captured 9 soldiers", "captured 2 officers"]),
    (
        "The raid killed 12 rebels and destroyed four trucks and two depots.",
        ["killed 12 rebels", "destroyed 4 trucks", "destroyed 2 depots"],
    ),
    (
        "Shelling killed eight people in Ostra and 14 in Tellin.",
        ["killed 8 people", "killed 14 people"],
    ),
]
LISTS += [
    (
        "The raids destroyed 12 tanks and 40 artillery and mortar systems.",
        ["destroyed 12 tanks", "destroyed 40 artillery and mortar systems"],
    ),
    (
        "One strike destroyed an IED factory and a tunnel entrance.",
        ["destroyed 1 IED factory", "destroyed 1 tunnel entrance"],
    ),
    ("An officer named Ilmar was killed.", ["killed 1 officer"]),
    ("General Ilmar was killed.", []),
    ("A suicide attack on a checkpoint killed at least three soldiers.", ["killed 3+ soldiers"]),
    ("Some 70 soldiers were mown down by machine-guns.", ["killed ~70 soldiers"]),
    ("The bodies of two killed journalists were sent home.", ["killed 2 journalists"]),
    ("The rebels bought a dozen air-launched missiles.", []),
    (
        "Seven strikes destroyed a bunker, seven camps, four trucks, a depot, two caches, three guns and a mortar.",
        [
            "destroyed 1 bunker",
            "destroyed 7 camps",
            "destroyed 4 trucks",
            "destroyed 1 depot",
            "destroyed 2 caches",
            "destroyed 3 guns",
            "destroyed 1 mortar",
        ],
    ),
]
WHAT: list[tuple[str, list[str]]] = [
    ("Dozens of soldiers and rebels were killed.", ["killed 24+ soldiers and rebels"]),
    ("Forty women and children were killed in Ostra.", ["killed 40 women and children"]),
    ("Nine members of the security forces died.", ["killed 9 members of the security forces"]),
    ("Six fighters from the Northern Front were killed.", ["killed 6 fighters from the Northern Front"]),
    ("Gunmen killed four supporters of President Doran.", ["killed 4 supporters of President Doran"]),
    ("Some 30 Karsan government troops were wounded.", ["injured ~30 Karsan government troops"]),
    ("The bomb killed two people and injured 30 others.", ["killed 2 people", "injured 30 people"]),
    ("Five other civilians were hurt.", ["injured 5 civilians"]),
    ("Three more policemen died on Friday.", ["killed 3 policemen"]),
    ("Two senior rebel commanders were killed.", ["killed 2 senior rebel commanders"]),
    ("Seven residents of Ostra were killed.", ["killed 7 residents of Ostra"]),
    ("Hundreds of thousands of people have fled the city.", ["displaced 200000+ people"]),
]
PARTS: list[tuple[str, list[str]]] = [
    ("Twelve people, three of them children, were killed.", ["killed 12 people", "killed 3 children"]),
    ("The shelling killed 17 people, six of them civilians.", ["killed 17 people", "killed 6 civilians"]),
    ("Twelve people were killed, four of whom were soldiers.", ["killed 12 people", "killed 4 soldiers"]),
    ("The raid wounded 90 people, several dozen of them women.", ["injured 90 people", "injured 36+ women"]),
    ("The shelling killed 17 people, most of them civilians.", ["killed 17 people"]),
    ("The blast killed 30 people, including five policemen.", ["killed 30 people", "killed 5 policemen"]),
    (
        "The blast killed nine, including two children, and wounded 20.",
        ["killed 9 people", "killed 2 children", "injured 20 people"],
    ),
    ("At least 12 people died, among them two doctors.", ["killed 12+ people", "killed 2 doctors"]),
    ("The shelling hurt nine people, five of them seriously.", ["injured 9 people"]),
]
BOUNDS: list[tuple[str, list[str]]] = [
    ("Up to 30 rebels were killed.", ["killed -30 rebels"]),
    ("As many as 200 people died of cold.", ["killed -200 people"]),
    ("Dozens were wounded.", ["injured 24+ people"]),
    ("At least 300 families were displaced.", ["displaced 300+ families"]),
    ("Nearly 4,000 villagers fled their homes.", ["displaced -4000 villagers"]),
    ("Velia says 20 to 30 rebels were killed.", ["killed 20-30 rebels"]),
]
KINDS: list[tuple[str, list[str]]] = [
    ("Fourteen sailors went missing.", ["missing 14 sailors"]),
    ("Fourteen sailors are still missing.", ["missing 14 sailors"]),
    ("Forty activists have disappeared.", ["missing 40 activists"]),
    ("Thirty people suffered burns.", ["injured 30 people"]),
    ("Eleven miners lost their lives.", ["killed 11 miners"]),
    ("The army lost 20 soldiers in the fighting.", ["killed 20 soldiers"]),
    ("The army lost two villages.", []),
    ("The kidnapping of 12 nuns angered Velia.", ["captured 12 nuns"]),
    ("The displacement of 6,000 people worries the UN.", ["displaced 6000 people"]),
    ("The arrest of nine students led to protests.", ["detained 9 students"]),
    ("The storm left 3,000 people homeless.", ["displaced 3000 people"]),
    ("Seven men were found dead near Tellin.", ["killed 7 men"]),
    ("Rebels held 40 soldiers captive.", ["captured 40 soldiers"]),
    ("Rebels took six policemen prisoner.", ["captured 6 policemen"]),
    ("The raid brought the death toll to 45.", ["killed 45 people"]),
    ("The blast put the death toll at 60.", ["killed 60 people"]),
    ("Police detained 15 people and injured eight.", ["detained 15 people", "injured 8 people"]),
    ("Two thousand villagers were driven from their homes.", ["displaced 2000 villagers"]),
    ("The bombing of Ostra killed three and uprooted 900 families.", ["killed 3 people", "displaced 900 families"]),
]
SUMS: list[tuple[str, list[str]]] = [
    ("So far 9,000 people have been killed.", ["killed 9000 people cum"]),
    ("In total, 400 tanks have been destroyed.", ["destroyed 400 tanks cum"]),
    ("To date 9,000 people have been displaced.", ["displaced 9000 people cum"]),
    ("About 20 people were killed in total.", ["killed ~20 people"]),
    ("More than 7,000 civilians have died in the unrest.", ["killed 7000+ civilians cum"]),
    ("Six people died in the unrest on Monday.", ["killed 6 people"]),
    ("Since the campaign began, 300 vehicles have been destroyed.", ["destroyed 300 vehicles cum"]),
    ("Since the start of the war 40,000 people have fled.", ["displaced 40000 people cum"]),
]
NOT_COUNTED: list[tuple[str, list[str]]] = [
    ("The attackers wounded two guards.", ["injured 2 guards"]),
    ("Twelve gunmen killed a guard.", ["killed 1 guard"]),
    ("A guard was killed by 12 gunmen.", ["killed 1 guard"]),
    ("Two bombers blew themselves up, killing three shoppers.", ["killed 3 shoppers"]),
    ("A 45-year-old was killed at 12 Harbour Road.", []),
    ("The minister, 61, was killed on 14 March.", []),
    ("The fire destroyed 40 percent of the town.", []),
    ("The blast destroyed $2 million.", []),
    ("Velia delivered 12 tanks to the army.", []),
    ("The government destroyed 300 kilos of cocaine.", []),
    ("The cold killed 30 percent of the sheep.", []),
    ("The rebels captured three villages.", []),
    ("The army shot down two drones.", ["destroyed 2 drones"]),
    ("The war has lasted 12 years and killed trade.", []),
    ("The militia killed two hours at the border.", []),
    ("Nobody among the 40 passengers was hurt.", []),
    ("Seven times he was wounded.", []),
]


def _brief(toll: Toll) -> str:
    if toll.low == toll.high is not None:
        count = f"{toll.low:g}"
    elif toll.low is None and toll.high is None:
        count = f"~{toll.best:g}"
    else:
        low, high = ("" if n is None else f"{n:g}" for n in (toll.low, toll.high))
        count = f"{low}-{high}" if high else f"{low}+"
    return f"{toll.kind} {count} {toll.of or 'people'}" + (" cum" if toll.cumulative else "")


@pytest.mark.parametrize(("sentence", "expected"), [*LISTS, *WHAT, *PARTS, *BOUNDS, *KINDS, *SUMS, *NOT_COUNTED])
def test_every_count_of_a_sentence(parse: Callable[[str], Doc], sentence: str, expected: list[str]) -> None:
    assert [_brief(t) for r in readings(parse, sentence, "toll") for t in r.facets.toll] == expected
