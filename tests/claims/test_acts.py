"""What the lexicon makes of sentences written for it: type, who, to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.acts import Act, find_acts
from chronist.claims.lexicon import Lexicon
from chronist.claims.promises import promises
from chronist.claims.roles import Roles
from chronist.model import ActorMention, Annotation

NAMES = (
    "Arland", "Borland", "Arlish troops", "Borlish army", "the rebels", "Arlish jets", "Mr Orlo", "Ms Tarn",
    "the Council", "Red Front", "police", "protesters", "Arlish", "Borlish", "soldiers", "civilians", "workers",
)  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture
def acts_of(parse: Callable[[str], Doc], lexicon: Lexicon) -> Callable[[str], list[Act]]:
    def found(text: str) -> list[Act]:
        doc = parse(text)
        mentions: list[ActorMention] = []
        for name in sorted(NAMES, key=len, reverse=True):
            at = text.lower().find(name.lower())
            if at >= 0 and not any(m.start <= at < m.end for m in mentions):
                mentions.append(ActorMention(start=at, end=at + len(name), text=text[at : at + len(name)], id=name))
        roles = Roles.of(doc, Annotation(actors=tuple(mentions)), lexicon)
        acts = find_acts(doc, lexicon, roles)
        return [*acts, *promises(acts, roles)]

    return found


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Arland bombed Borland on Monday.", "ASSAULT", "Arland", "Borland"),
        ("Borland was bombed by Arland.", "ASSAULT", "Arland", "Borland"),
        ("Arlish jets carried out air strikes against the rebels.", "ASSAULT", "Arlish jets", "the rebels"),
        ("The shelling of Borland by Arland went on.", "ASSAULT", "Arland", "Borland"),
        ("Red Front, which attacked the Borlish army, fled.", "ASSAULT", "Red Front", "Borlish army"),
        ("Arland accused Borland of breaking the truce.", "ACCUSE", "Arland", "Borland"),
        ("Borland was accused by Arland of helping the rebels.", "ACCUSE", "Arland", "Borland"),
        ("Ms Tarn condemned Arland for the attack.", "ACCUSE", "Ms Tarn", "Arland"),
        ("Arland met with the rebels in a hotel.", "CONSULT", "Arland", "the rebels"),
        ("Mr Orlo telephoned Ms Tarn.", "CONSULT", "Mr Orlo", "Ms Tarn"),
        ("Arland demanded that Borland withdraw.", "REQUEST", "Arland", "Borland"),
        ("The Council called on Borland to stop the fighting.", "REQUEST", "the Council", "Borland"),
        ("Borland rejected a request by Arland.", "REJECT", "Borland", "Arland"),
        ("The rebels refused to meet the Council.", "REJECT", "the rebels", "the Council"),
        ("Arland threatened to invade Borland.", "THREATEN", "Arland", "Borland"),
        ("Arland imposed sanctions on Borland.", "SANCTION", "Arland", "Borland"),
        ("Arland expelled two Borlish diplomats.", "SANCTION", "Arland", "two Borlish diplomats"),
        ("Arland sent troops to Borland.", "MOBILIZE", "Arland", "Borland"),
        ("Police arrested Mr Orlo.", "COERCE", "police", "Mr Orlo"),
        ("Arlish troops withdrew from Borland.", "RETREAT", "Arlish troops", "Borland"),
        ("The rebels released twelve soldiers.", "RETREAT", "the rebels", "soldiers"),
        ("Arland declared a ceasefire.", "CONCEDE", "Arland", ""),
        ("Arland lifted the blockade of Borland.", "CONCEDE", "Arland", "Borland"),
        ("Arland sent food and medicine to Borland.", "AID", "Arland", "Borland"),
        ("Arland supplied weapons to the rebels.", "AID", "Arland", "the rebels"),
        ("Arland and Borland held joint military exercises.", "COOPERATE", "Arland Borland", "Borland"),
        ("Ms Tarn praised the Council.", "SUPPORT", "Ms Tarn", "the Council"),
        ("Arland signed an agreement with Borland.", "SUPPORT", "Arland", "Borland"),
        ("Arland agreed to free the rebels.", "AGREE", "Arland", "the rebels"),
        ("Arland will send food to Borland.", "AGREE", "Arland", "Borland"),
        ("Workers went on strike against the Council.", "PROTEST", "workers", "the Council"),
        ("Protesters marched against Ms Tarn.", "PROTEST", "protesters", "Ms Tarn"),
        ("Ms Tarn blamed the raid on the rebels.", "ACCUSE", "Ms Tarn", "the rebels"),
        ("Ms Tarn blamed the rebels for the raid.", "ACCUSE", "Ms Tarn", "the rebels"),
        (
            "Unrest continues in the north as Arland and Borland support the rebels.",
            "SUPPORT",
            "Arland Borland",
            "the rebels",
        ),
        ("Arland held a vast military exercise.", "MOBILIZE", "Arland", ""),
        ("Arland fired two missiles into the sea.", "MOBILIZE", "Arland", ""),
        ("Voters rallied for Ms Tarn.", "SUPPORT", "Voters", "Ms Tarn"),
        ("Ms Tarn offered warm words for the Council.", "SUPPORT", "Ms Tarn", "the Council"),
        ("Mr Orlo died of wounds sustained in a blast.", "ASSAULT", "", "Mr Orlo"),
        ("Arland will strike back with its full army.", "ASSAULT", "Arland", ""),
    ],
)
def test_type_and_direction(
    acts_of: Callable[[str], list[Act]], text: str, event: str, actors: str, recipients: str
) -> None:
    acts = {a.event.value: a for a in acts_of(text)}
    assert event in acts, f"found {sorted(acts)}"
    found = acts[event]
    named = [" ".join(m.id or m.text for m in found.actors), " ".join(m.id or m.text for m in found.recipients)]
    assert named == [actors, recipients]


@pytest.mark.parametrize(
    "text",
    [
        "The strike of the bell was heard at noon.",
        "The weather attacked nobody.",
        "Ms Tarn took a walk.",
        "The Borlish army has a long history.",
        "Analysts say that prices rose in March.",
        "Donations to the party hit two million dollars.",
        "The campaign is meant to fight racism and poverty.",
        "Ms Tarn made the case for lower taxes.",
        "The party took control of the Senate.",
        "Farmers killed two thousand sheep.",
        "Ms Tarn departed from the tactic.",
        "The band met its goals last year.",
        "Ms Tarn bought the property from a cousin.",
        "The Council will hold elections in June.",
        "Ms Tarn demonstrated that the plan would fail.",
        "Forecasters warned motorists about ice.",
    ],
)
def test_what_is_no_act(acts_of: Callable[[str], list[Act]], text: str) -> None:
    assert [a.rule for a in acts_of(text)] == []
