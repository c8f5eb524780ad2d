"""When a claim's act was: sentences with the act's word and the words of its time, none where the text gives none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from chronist.annotate.times import find_times
from chronist.claims.scope import says_verbs, times_of
from chronist.model import Interval

DAY = Interval(first=date(2016, 3, 10), last=date(2016, 3, 10))

PERIODS = [
    ("The army has shelled Ostra over the last year.", "shelled", "the last year"),
    ("In recent weeks, rebels have attacked the base.", "attacked", "recent weeks"),
    ("Since 2011, the war has killed 9,000 people.", "killed", "2011"),
    ("Jets have bombed the town 40 times in the past 24 hours.", "bombed", "the past 24 hours"),
    ("Over the past three days rebels seized nine villages.", "seized", "the past three days"),
    ("The two sides have clashed repeatedly in recent months.", "clashed", "recent months"),
    ("Hundreds have fled Ostra since Friday.", "fled", "Friday"),
    ("Fighting between the two groups has intensified in recent days.", "Fighting", "recent days"),
    ("The army shelled the town for two hours.", "shelled", ""),
    ("Guards patrol the border daily.", "patrol", ""),
    ("Between 3 and 6 March rebels seized nine villages.", "seized", "6 March"),
    ("During the past week the council has met twice.", "met", "the past week"),
    ("The militia has abducted 30 aid workers since the start of the year.", "abducted", "the start of the year"),
    ("Rebels have held the town since early 2014.", "held", "early 2014"),
]
SHARED = [
    ("On Monday, the rebels stormed the base, seized weapons and withdrew.", "stormed", "Monday"),
    ("On Monday, the rebels stormed the base, seized weapons and withdrew.", "seized", "Monday"),
    ("On Monday, the rebels stormed the base, seized weapons and withdrew.", "withdrew", "Monday"),
    ("In the past 24 hours, jets bombed Ostra and killed six people.", "killed", "the past 24 hours"),
    ("On Friday, jets bombed Ostra and rebels shelled Tellin.", "shelled", "Friday"),
    ("In February, troops entered Ostra, and in March they left it.", "entered", "February"),
    ("In February, troops entered Ostra, and in March they left it.", "left", "March"),
    ("Rebels attacked Ostra on Monday and the army shelled Tellin.", "shelled", ""),
    ("A bomb hit the market on Sunday, killing nine people.", "killing", "Sunday"),
    ("On Sunday a bomb hit the market, killing nine and wounding 20.", "wounding", "Sunday"),
    ("Gunmen attacked and looted the convoy on 4 March.", "attacked", "4 March"),
    ("Police arrested two men and seized rifles on Tuesday.", "seized", "Tuesday"),
    ("The envoy resigned on Monday and was backing the rebels.", "backing", ""),
    ("The troops left on Monday and will return to Ostra.", "return", ""),
    ("Troops entered the town on Tuesday but were repelled.", "repelled", "Tuesday"),
    ("Last week the minister resigned, and his deputy fled abroad.", "fled", "Last week"),
    ("Twelve people were killed and 30 wounded in Ostra on Saturday.", "killed", "Saturday"),
]
BEGINNINGS = [
    ("The war began in 2011.", "war", "2011"),
    ("Fighting began in 2011.", "Fighting", "2011"),
    ("The army began shelling the town on Monday.", "shelling", "Monday"),
    ("On Monday the army began shelling the town.", "shelling", "Monday"),
    ("Rebels managed in May to seize the bridge.", "seize", "May"),
    ("The truce took effect on 27 February.", "truce", "27 February"),
    ("Talks resumed in Ostra on Wednesday.", "Talks", "Wednesday"),
    ("The raid took place on Thursday night.", "raid", "Thursday night"),
    ("Last month residents were forced to flee the town.", "flee", "Last month"),
    ("The army's offensive, which began on 3 March, goes on.", "offensive", "3 March"),
    ("The attack that took place on 1 March was the third.", "attack", "1 March"),
]
OF_OTHER_ACTS = [
    ("The rebels violated the agreement of 2 December.", "violated", ""),
    ("The envoy criticised next month's talks.", "criticised", ""),
    ("The operation that began on 3 March has killed 40 people.", "killed", ""),
    ("Rebels besieged the town that the army captured in May.", "besieged", ""),
    ("Rebels besieged the town that the army captured in May.", "captured", "May"),
    ("On Monday rebels besieged the town that the army had captured.", "captured", ""),
    ("The minister condemned the attack that killed nine people on Sunday.", "condemned", ""),
    ("The minister condemned the attack that killed nine people on Sunday.", "killed", "Sunday"),
    ("The militia seized the base after Velia bombed it on 24 February.", "seized", ""),
    ("The militia seized the base after Velia bombed it on 24 February.", "bombed", "24 February"),
    ("Police arrested two men over the 2014 bombing.", "arrested", ""),
    ("Police arrested a man accused of killing a priest in 2012.", "arrested", ""),
    ("On Tuesday, Velia accused the army of bombing a clinic.", "bombing", ""),
    ("On Tuesday, Velia accused the army of bombing a clinic.", "accused", "Tuesday"),
    ("The court jailed a commander of the 1998 uprising.", "jailed", ""),
    ("The army, which lost the city in 2013, attacked it again.", "attacked", ""),
    ("The army attacked the city, lost in 2013.", "attacked", ""),
    ("Ardania and Velia discussed June's elections.", "discussed", ""),
    ("The army announced on Tuesday the death of a soldier.", "death", ""),
    ("The army announced a truce on Tuesday.", "truce", "Tuesday"),
    ("The minister condemned the attack on a convoy, which took place on 1 March.", "attack", "1 March"),
    ("The minister condemned the attack on a convoy, which took place on 1 March.", "condemned", ""),
    ("The minister condemned Friday's bombing of a market.", "bombing", "Friday"),
    ("On Saturday the minister condemned the bombing of a market.", "bombing", ""),
    ("Velia supports the plan agreed in January.", "supports", ""),
    ("Rebels killed more soldiers than in 2014.", "killed", ""),
    ("He threatened to bomb the town before he died in 2014.", "threatened", ""),
    ("Because rebels shelled Ostra in January, the army attacked Tellin.", "attacked", ""),
    ("Talks on the ceasefire of 22 February collapsed.", "collapsed", ""),
    ("The militia, formed in 2012, has attacked the port.", "attacked", ""),
]
SAYINGS = [
    ("The army said on Monday that troops had left Ostra.", "left", ""),
    ("The army said on Monday that troops had left Ostra.", "said", "Monday"),
    ("The army said Monday it had bombed a depot.", "bombed", ""),
    ("On Monday, the army said it had bombed a depot.", "bombed", ""),
    ("The army said it had bombed a depot on Monday.", "bombed", "Monday"),
    ("Rebels shelled Ostra, the army said on Monday.", "shelled", ""),
    ("Rebels shelled Ostra on Sunday, the army said.", "shelled", "Sunday"),
    ("On Sunday rebels shelled Ostra, the army said.", "shelled", "Sunday"),
    ("On Sunday rebels shelled Ostra, the army said on Monday.", "shelled", "Sunday"),
    ("A monitor said on Friday that jets had killed nine people on Wednesday.", "killed", "Wednesday"),
    ("In a statement on Tuesday, Velia denied bombing a clinic.", "bombing", ""),
    ("Jets bombed a clinic, according to a report published on Tuesday.", "bombed", ""),
    ("Speaking on Tuesday, the minister accused Velia of lying.", "accused", "Tuesday"),
    ("The minister told reporters on Tuesday that he would resign.", "resign", ""),
    ("The army announced on Friday that it would withdraw on Sunday.", "withdraw", "Sunday"),
    ("The minister said on Monday the raid was wrong and accused Velia of lying.", "accused", "Monday"),
]
INTENDED = [
    ("The rebels agreed on Monday to withdraw from Ostra.", "withdraw", ""),
    ("The rebels threatened on Monday to bomb Ostra.", "bomb", ""),
    ("The president ordered the army on Friday to attack Ostra.", "attack", ""),
    ("Envoys flew to Ostra on Monday to sign the deal.", "sign", ""),
    ("Envoys flew to Ostra on Monday to sign the deal.", "flew", "Monday"),
    ("The envoys will meet in Ostra on 14 March.", "meet", "14 March"),
    ("Doran is pressing ahead with his plan to hold a referendum on Sunday.", "pressing", ""),
    ("Talks are due to resume on Sunday.", "resume", "Sunday"),
    ("Velia plans to send troops next month.", "send", "next month"),
]
SAME_OCCASION = [
    ("Friday's bombing killed six people.", "killed", "Friday"),
    ("The bombing on Friday killed six people.", "killed", "Friday"),
    ("Six people were killed in an air strike on Tuesday.", "strike", "Tuesday"),
    ("Six people were killed in Tuesday's air strike.", "killed", "Tuesday"),
    ("Jets carried out an air strike on a depot on Wednesday.", "strike", "Wednesday"),
    ("Rebels launched an attack on the base on 2 March.", "launched", "2 March"),
    ("An attack on Sunday, which killed nine people, shocked the town.", "killed", "Sunday"),
    ("Two soldiers died when a mine exploded on Sunday.", "died", "Sunday"),
    ("Two soldiers died during clashes in Ostra on Sunday.", "clashes", "Sunday"),
    ("On Sunday two soldiers were hurt as rebels stormed the port.", "stormed", "Sunday"),
    ("In the early hours of Friday rebels stormed the port.", "stormed", "the early hours of Friday"),
    ("He was targeted and killed in a raid conducted by Velia on 26 February.", "targeted", "26 February"),
    ("The town was calm until 2 March, when rebels stormed the port.", "stormed", "2 March"),
    ("Velia recalled the attacks on 25 January in which nine people were murdered.", "murdered", "25 January"),
    ("The council voted on Monday to back the plan.", "back", "Monday"),
    ("In a statement on Friday condemning the raid, Velia asked for talks.", "condemning", "Friday"),
    ("Tuesday's visit comes three days after a meeting in which Velia vetoed the plan.", "vetoed", ""),
    ("Rebels attacked the port in early-morning raids.", "attacked", ""),
    ("Rebels stormed the port at the end of February.", "stormed", "the end of February"),
]


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [*PERIODS, *SHARED, *BEGINNINGS, *OF_OTHER_ACTS, *SAYINGS, *INTENDED, *SAME_OCCASION],
)
def test_time_of_an_act(parse: Callable[[str], Doc], sentence: str, word: str, expected: str) -> None:
    doc = parse(sentence)
    trigger = next(t for t in doc if t.text == word)
    time = times_of(trigger, find_times(doc, DAY), says_verbs())
    assert (time.text if time else "") == expected
