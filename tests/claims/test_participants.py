"""Who does it and whom it is done to, by how the sentence brings them in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from chronist.claims.acts import Act, find_acts
from chronist.claims.lexicon import Lexicon
from chronist.claims.roles import Roles
from chronist.model import ActorMention, Annotation, PlaceMention

STATES = ("Norway", "Chile", "Kenya", "Poland")
BODIES = ("Miners Guild", "Red Front")
PEOPLE = ("Mr Orlo", "Ms Tarn")
ADJECTIVES = ("Chilean", "Kenyan")
TOWNS = ("Gdansk", "Mombasa")
KINDS = {**dict.fromkeys(STATES, "state"), **dict.fromkeys(BODIES, "organisation"), **dict.fromkeys(PEOPLE, "person")}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def _annotation(text: str) -> Annotation:
    actors = [
        ActorMention(start=text.find(n), end=text.find(n) + len(n), text=n, id=n, kind=k)
        for n, k in KINDS.items()
        if n in text
    ]
    demonyms = [
        ActorMention(start=text.find(n), end=text.find(n) + len(n), text=n, id=n, kind="state", form="demonym")
        for n in ADJECTIVES
        if n in text
    ]
    places = [
        PlaceMention(start=text.find(n), end=text.find(n) + len(n), text=n, id=n, kind="settlement")
        for n in TOWNS
        if n in text
    ]
    return Annotation(actors=(*actors, *demonyms), places=tuple(places))


@pytest.fixture
def acts_of(parse: Callable[[str], Doc], lexicon: Lexicon) -> Callable[[str], dict[str, Act]]:
    def found(text: str) -> dict[str, Act]:
        doc = parse(text)
        return {a.event.value: a for a in find_acts(doc, lexicon, Roles.of(doc, _annotation(text), lexicon))}

    return found


def _texts(mentions: tuple[ActorMention, ...]) -> str:
    return " + ".join(m.text for m in mentions)


@pytest.mark.parametrize(
    ("text", "event", "actors"),
    [
        # A pronoun whose clause is reported is who reports it, where number and kind agree.
        ("Norway said it had expelled two diplomats.", "SANCTION", "Norway"),
        ("The committee announced that it would never accept the offer.", "REJECT", "committee"),
        ("The teachers said they had called off the strike.", "CONCEDE", "teachers"),
        ("Mr Orlo said he had rejected the offer.", "REJECT", "Mr Orlo"),
        ("Mr Orlo said they had rejected the offer.", "REJECT", "they"),
        ("Mr Orlo said it had rejected the offer.", "REJECT", "it"),
        # Whoever is called upon does what he is called upon to do.
        ("Norway called on Chile to stop bombing the port.", "ASSAULT", "Chile"),
        ("Ms Tarn appealed to Chile to free the hostages.", "RETREAT", "Chile"),
        ("Norway summoned the envoy to complain about the raids.", "ACCUSE", "Norway"),
        ("Ms Tarn said that the truce was over, and blamed Chile.", "ACCUSE", "Ms Tarn"),
        ("The mayor, Mr Orlo, rejected the offer.", "REJECT", "Mr Orlo"),
        ("Forces loyal to Mr Orlo shelled the port.", "ASSAULT", "Forces loyal to Mr Orlo"),
        # Whose letter accuses, whose order arrests.
        ("They sent a letter on Thursday to Ms Tarn opposing the plan.", "REJECT", "They"),
        ("Ms Tarn released a statement condemning Chile.", "ACCUSE", "Ms Tarn"),
        ("Norway ordered the arrest of five men.", "COERCE", "Norway"),
        ("Norway donated tents to help flood victims.", "AID", "Norway"),
        # Bodies before their people, people no table knows.
        ("Miners Guild officials rejected the offer.", "REJECT", "Miners Guild officials"),
        ("Members of the tea guild condemned Chile.", "ACCUSE", "Members of the tea guild"),
        ("Two servicemen attacked a guard.", "ASSAULT", "Two servicemen"),
        # Those of a group whom the text names, and who stands beside the subject.
        ("Five states, including Norway and Chile, condemned the raid.", "ACCUSE", "Five states + Norway + Chile"),
        ("Countries such as Norway rejected the offer.", "REJECT", "Countries + Norway"),
        ("Four countries, notably Kenya, condemned the raid.", "ACCUSE", "Four countries + Kenya"),
        ("Norway, along with Chile, bombed the port.", "ASSAULT", "Norway + Chile"),
        ("States which bombed the port include Norway, Chile and Kenya.", "ASSAULT", "States + Norway + Chile + Kenya"),
        ("Miners Guild, supported by Norway and Chile, left the port.", "SUPPORT", "Norway + Chile"),
        ("Norway reached its goal of accepting refugees from Chile.", "AID", "Norway"),
        ("Anti-government protests went on in Gdansk after pro-Norway rallies.", "PROTEST", ""),
        # An infinitive or participle inside a noun phrase.
        ("Norway abandoned efforts to capture the port.", "ASSAULT", "Norway"),
        ("Norway gave the rebels a week to withdraw from the port.", "RETREAT", "rebels"),
        ("Troops fired on farmers demanding the release of Mr Orlo.", "REQUEST", "farmers"),
        # The attack behind the harm, and who says that it was theirs.
        ("Two men were killed in a raid conducted by Norway.", "ASSAULT", "Norway"),
        ("Two men were killed by a rebel airstrike.", "ASSAULT", "rebel"),
        ("Civilians died at the hands of Red Front.", "ASSAULT", "Red Front"),
        ("Red Front claimed responsibility for the bombing of the market.", "ASSAULT", "Red Front"),
        # Whom a thing is against or done to does not do it.
        ("Anti-government protests went on in Gdansk.", "PROTEST", ""),
        ("Hundreds were hurt during fighting in Gdansk.", "ASSAULT", ""),
        ("The Gdansk offensive went on.", "ASSAULT", ""),
        ("Mr Orlo's arrest angered the press.", "COERCE", ""),
    ],
)
def test_who_does_it(acts_of: Callable[[str], dict[str, Act]], text: str, event: str, actors: str) -> None:
    assert _texts(acts_of(text)[event].actors) == actors


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        # Partners of a mutual act.
        ("Norway and Chile signed a treaty.", "SUPPORT", "Chile"),
        ("Norway, Chile and Kenya agreed on a truce.", "AGREE", "Chile + Kenya"),
        ("Clashes between the army and rebels went on.", "ASSAULT", "rebels"),
        ("Norway and Chile backed the plan of Kenya.", "AGREE", "Kenya"),
        # Inside what is promised, refused, threatened, demanded.
        ("Norway agreed to allow Kenyan doctors to enter the camp.", "AGREE", "Kenyan doctors"),
        ("Norway refused to lift sanctions on Chile.", "REJECT", "Chile"),
        ("Norway threatened to launch an offensive in its war with Chile.", "THREATEN", "Chile"),
        ("Norway demanded the withdrawal of Chilean forces from Kenya.", "REQUEST", "Chilean forces"),
        ("Norway rejected an appeal lodged by Ms Tarn.", "REJECT", "Ms Tarn"),
        ("Norway offered to hand over the suspects to Chile.", "AGREE", "Chile"),
        # Accused is who did it, not whom it struck.
        ("Norway condemned the attack on a church.", "ACCUSE", ""),
        ("Norway condemned the killing of farmers by Red Front.", "ACCUSE", "Red Front"),
        ("Norway complained to the court over two Chilean air raids.", "ACCUSE", "Chilean"),
        ("Norway summoned the Kenyan ambassador to complain about the raids.", "ACCUSE", "Kenyan ambassador"),
        ("Shelled by Chile, Norway asked for help.", "REQUEST", ""),
        # Verbs that share an object, and a passive that two verbs share.
        ("Norway has killed, jailed and tortured its opponents.", "COERCE", "its opponents"),
        ("Nine farmers were hunted down by Norway and killed the next day.", "ASSAULT", "Nine farmers"),
        ("Norway accused the sides of bad faith.", "ACCUSE", "sides"),
        ("We call on all parties to stop the raids.", "REQUEST", "parties"),
        ("Chilean forces launched an offensive with the support of Norway.", "ASSAULT", ""),
        # Help against somebody is no help for him.
        ("Norway sent aid to support operations against Chile.", "AID", ""),
        ("Norway backs Kenya against Chile.", "SUPPORT", "Kenya"),
        # People without a name.
        ("The police beat those who had gathered in the square.", "ASSAULT", "those"),
        ("Red Front attacked anyone who tried to leave.", "ASSAULT", "anyone"),
        ("Norway evacuated the wounded.", "AID", "wounded"),
        # People, buildings, towns.
        ("Settlers set fire to the offices of the Miners Guild.", "COERCE", "Miners Guild"),
        ("Rebels shelled the city of Gdansk.", "ASSAULT", "Gdansk"),
        ("The army captured three villages.", "ASSAULT", "three villages"),
        ("The blast killed nine people and wounded twelve.", "ASSAULT", "twelve"),
        ("The rebels killed several of the guards.", "ASSAULT", "guards"),
        ("Mr Orlo's arrest angered the press.", "COERCE", "Mr Orlo"),
        ("Prosecutors charged two builders, Mr Orlo and Ms Tarn, with theft.", "ACCUSE", "Mr Orlo + Ms Tarn"),
        ("Raiders attacked the USS Pike in 2000.", "ASSAULT", "USS Pike"),
        ("We will strike back with our full might.", "ASSAULT", ""),
        ("Anti-government protests went on.", "PROTEST", "government"),
        ("Students marched, demanding that Ms Tarn resign.", "PROTEST", "Ms Tarn"),
        ("Norway put down a revolt against Chile.", "COERCE", ""),
        ("Ms Tarn visited Mombasa.", "CONSULT", "Mombasa"),
        ("Norway refused to send peacekeepers to Kenya.", "REJECT", "Kenya"),
        ("Norway called Mr Orlo to congratulate him.", "SUPPORT", "Mr Orlo"),
        # What is sent, and who is in a clause about something else, is no recipient.
        ("Norway withdrew its soldiers.", "RETREAT", ""),
        ("Ministers met to discuss Chile.", "CONSULT", ""),
        ("Norway rejected the report, which Chile had praised.", "REJECT", ""),
        ("Norway reiterated the Chilean government's support for Kenya.", "SUPPORT", "Kenya"),
    ],
)
def test_to_whom(acts_of: Callable[[str], dict[str, Act]], text: str, event: str, recipients: str) -> None:
    assert _texts(acts_of(text)[event].recipients) == recipients


def test_one_phrase_for_two(parse: Callable[[str], Doc], lexicon: Lexicon) -> None:
    doc = parse("Both men rejected the offer.")
    pair = tuple(ActorMention(start=0, end=8, text="Both men", id=i, kind="person", form="nominal") for i in ("a", "b"))
    act = find_acts(doc, lexicon, Roles.of(doc, Annotation(actors=pair), lexicon))[0]
    assert [m.id for m in act.actors] == ["a", "b"]
