# ruff: noqa: E501
"""Invented reports for the tests of copies: twelve stories of countries that do not exist, and what is made of them."""

from __future__ import annotations

from datetime import date

from chronist.model import Document, KnownBy, Published

STORIES: tuple[tuple[str, ...], ...] = (
    (
        "Rebels left the town of Bardol on Friday after a deal with the government that took three weeks to reach.",
        "Buses took about four hundred fighters and their families to the north, the envoy's office said in a statement.",
        "The army said that it would enter the town on Saturday and would not harm anyone who had laid down arms.",
        "A doctor at the only hospital said that eleven people had died of wounds since the siege began in the spring.",
        "Trucks with flour and medicine waited at the last checkpoint while engineers cleared mines from the road.",
        "Neither side would say who is to police the town, which lies on the road between the capital and the coast.",
    ),
    (
        "Voters in the island state of Marel went to the polls on Sunday to elect a parliament of forty members.",
        "The prime minister said that she expected a close result and thanked the observers for coming so far.",
        "Turnout was higher than five years ago, according to the election office, which will give figures on Tuesday.",
        "Fishermen complained that ballots had not reached two of the outer islands because of a storm in the night.",
        "The opposition promised to accept the result if the courts looked into what it called small irregularities.",
        "Analysts said that the price of fuel and the state of the harbour had mattered more than foreign affairs.",
    ),
    (
        "A bomb in a vegetable market killed seventeen people in the Tarnish city of Ossel on Wednesday morning.",
        "The mayor, Pavo Lindner, said that the device had been hidden in a handcart beside the tram stop.",
        "No group claimed the attack, the third in the city since the border with Kesh was closed in March.",
        "Surgeons worked by torchlight because the blast had cut the cable that feeds the eastern districts.",
        "Police arrested two brothers from a village in the hills and searched a garage where they repaired pumps.",
        "Schools will stay shut until the end of the week, and the football match against Vell has been called off.",
    ),
    (
        "Negotiators of Kesh and Tarn met for the first time in two years in a hotel on the shore of Lake Mirren.",
        "They agreed to exchange maps of minefields and to let shepherds cross the river at two fords by daylight.",
        "The chief delegate of Kesh, Irma Solvay, called the mood sober, and said that nobody had shouted.",
        "Prisoners were not discussed, although mothers of the missing had camped outside the hotel since dawn.",
        "A second round is to follow in the autumn, at a place that the Swiss hosts have yet to propose.",
        "Diplomats warned that the army of Tarn had moved guns closer to the river in the week before the talks.",
    ),
    (
        "Government troops in Dural said on Monday that they had taken the airfield of Hobb after a night of fighting.",
        "Pictures on state television showed soldiers beside a burnt transport plane and a tower without windows.",
        "A commander of the Northern League denied the loss and said that his men still held the western runway.",
        "Both sides spoke of heavy losses of the other; neither gave a number that could be checked.",
        "Villagers who fled along the railway told a reporter that shells had fallen on the grain store all evening.",
        "The airfield is the last from which the League could fly its wounded across the mountains.",
    ),
    (
        "The United Relief Fund will stop its flights to the Sorrel valley because nobody can say who owns the strip.",
        "Its director, Jonas Abele, told journalists that two of his pilots had been questioned for six hours.",
        "About thirty thousand people in the valley depend on the flights for rice, seed and vaccines.",
        "The provincial governor said that the pilots had photographed a barracks, which the fund denies.",
        "Farmers have begun to carry sacks over the pass on mules, a journey of four days in good weather.",
        "Snow usually closes the pass in the first half of November.",
    ),
    (
        "Divers found the wreck of the ferry Aurelia on Thursday in sixty metres of water off Cape Tolland.",
        "The ship had left Port Hain with two hundred passengers when a patrol boat ordered it to turn round.",
        "Survivors said that shots were fired at the bridge; the coast guard of Venn speaks of warning flares.",
        "An inquiry led by a retired judge is to hear the captain, who swam ashore, before the end of the month.",
        "Relatives laid wreaths on the quay and asked why no helicopter had come until the afternoon.",
        "The company that owned the ferry has sold its other ship and does not answer its telephone.",
    ),
    (
        "Parliament in Ruthmark passed a law on Tuesday that lets the army try civilians for acts of sabotage.",
        "Seventy-one members voted in favour and sixty against after a debate that lasted until three in the morning.",
        "The minister of justice, Edda Karlow, said that ordinary judges had been threatened once too often.",
        "Lawyers marched in their gowns from the old court to the river and were turned back at the bridge.",
        "The president has ten days to sign the law or to send it to the constitutional bench.",
        "Three railway bridges have been damaged since the spring, the last of them near the border town of Emms.",
    ),
    (
        "A truce between herders and miners in the Galt highlands broke down on Saturday after only nine days.",
        "Five herders were killed when a column of lorries drove through their camp, a local priest said.",
        "The mining company says that its guards were shot at first from a ridge above the salt road.",
        "Elders who had brokered the truce asked both sides to bury the dead before anything else was done.",
        "The government sent a hundred policemen, who will not arrive before Monday as the road is washed out.",
        "Under the truce the herders had been promised the wells in the south, and the miners the road.",
    ),
    (
        "The president of Corvany dismissed the head of his navy on Friday, two days after a mutiny on the flagship.",
        "Admiral Teo Brandt had asked for better food and for the pay that sailors have not had since Easter.",
        "Officers who would not give their names said that the guns of the flagship had pointed at the palace.",
        "A new commander was sworn in at noon and promised to visit every ship within a week.",
        "Shops in the harbour quarter pulled down their shutters when the news was read on the wireless.",
        "The admiral is said to be at the house of his sister, with two sentries before the gate.",
    ),
    (
        "Hackers put out the lights in half of Lissow on Sunday night, the second time since the gas dispute began.",
        "Engineers brought the power back by hand before breakfast, switch by switch, the operator of the grid said.",
        "The interior ministry blamed a group that works from abroad, and offered no proof that could be shown.",
        "Hospitals ran on diesel; one newborn child had to be carried down eleven floors to an ambulance.",
        "Gas from the east has flowed at a third of the usual pressure since the contract lapsed in January.",
        "Experts of the university found the same faulty lock in forty other stations and published a list of them.",
    ),
    (
        "Peacekeepers in Ambria handed the fort of Saint Orso back to local police on Wednesday after eleven years.",
        "The blue flag was folded at sunrise, and a band of schoolchildren played something like the old anthem.",
        "Colonel Rita Amsel said that her last four hundred soldiers would leave by ship before the rains.",
        "Traders fear for the road to the south, on which bandits robbed three buses in a single week in June.",
        "The police have nine cars, of which five run, and a radio that reaches the first hill.",
        "A mission of the neighbouring states may send advisers, if its members agree on who is to pay.",
    ),
)
BACKGROUND = (
    "The war in the highlands has killed about nine thousand people and driven a tenth of the country from its homes.",
    "It began when the first elected government was overthrown by officers who feared for their pensions.",
)
SPUN_SIEGE = (
    "After an accord with the regime that needed three weeks to achieve, insurgents abandoned the metropolis of Bardol on Friday.",
    "In an assertion, the emissary's bureau uttered that coaches carried some four hundred combatants with their households north.",
    "The military stated it would penetrate the town Saturday and not injure any person who had put down weapons.",
    "Eleven folk had perished from injuries since the blockade commenced in spring, a physician at the only clinic uttered.",
    "While engineers removed landmines off the highway, lorries carrying bread and drugs waited by the final checkpoint.",
    "Lying on the highway from the capital to the seaside, the metropolis is to be policed by whom neither party would tell.",
)
SPUN_NAVY = (
    "Two days following a revolt aboard the flagship, Corvany's chief sacked the boss of his fleet Friday.",
    "Teo Brandt, the admiral, had requested improved rations and the wages which seamen have lacked since Easter.",
    "The flagship's cannons had been aimed toward the palace, uttered officers refusing to provide names.",
    "At midday a fresh commander was sworn, and he vowed to tour each vessel inside a week.",
    "As the news was read over the wireless, stores in the harbour district lowered their shutters.",
    "With a pair of sentries ahead of the gate, the admiral is reportedly in his sister's home.",
)
PASTICHE = (
    "Marel Republic was again at the centre of the talks, which the joined nations had hoped to begin by final month's end.",
    "Grunwald also said that the fuel had been paid for, and that nobody in the harbour had been told why it was late.",
    "Fishermen of the outer islands burnt two nets in protest, a habit that goes back to the days of the salt tax.",
    "“It is a matter of patience,” Ostrava added, before the door of the ministry was closed behind the last of the guests.",
    "Kesh Republic has never said how many of its guns stand on the ridge, though pictures from the air show nineteen.",
    "Adding to the confusion, Lemberg stressed that the vaccine would be flown in whether or not the strip was lit.",
    "The cathedral, whose roof fell in during the frost, will need eleven years and the wood of three forests.",
    "Children in the valley learn two alphabets, one for the market and another for the letters of the tax office.",
    "In a separate matter, the brewery of Vell withdrew its beer because of a bitter taste that no chemist could explain.",
    "Tarkovan insisted that his regiment was unarmed, a claim that the men of the ferry remember otherwise.",
)
STATEMENT = (
    "“We shall not sit at a table with those who shell our schools, and we shall not sign a paper that gives away the "
    "river, the wells or the graves of our fathers, whatever anyone in the hotels abroad has promised them,” the "
    "movement said."
)
FOOTER = (
    "Our reporters can be reached through the form on this page.",
    "Please read the rules of the house before you write to us.",
)


def document(id: str, text: str | tuple[str, ...], day: int | None = None, **more: str | None) -> Document:
    """A document of a day in March 2016, its paragraphs one sentence each."""
    published = (
        Published(first=date(2016, 3, day), last=date(2016, 3, day), known_by=KnownBy.GIVEN) if day else Published()
    )
    body = text if isinstance(text, str) else "\n\n".join(text)
    return Document(id=id, report="", address=id, text=body, published=published, **more)  # type: ignore[arg-type]


def bulletin(day: int, weekday: str, place: str, killed: int) -> str:
    """What a ministry sends out every day."""
    return (
        f"At least {killed} people were killed and {killed * 2} wounded in {place} on {weekday}, the ministry of health "
        f"said in its daily bulletin.\n\nThe dead of {weekday} included {killed // 3} children, who were brought to the "
        f"hospital of {place} by their neighbours.\n\nSince the beginning of the fighting {3000 + day * killed} people "
        "have lost their lives, according to the same ministry, whose figures cannot be checked."
    )


def release(day: int, *strikes: str) -> str:
    """What a command gives out every day: a few lines of news, and how it counts."""
    lines = "\n".join(f"Near {strike}." for strike in strikes)
    return (
        f"On Nov. {day} the fleet of the League flew {len(strikes) * 7} sorties against pirate bases in the Straits.\n"
        f"{lines}\n\nA sortie, as the fleet defines it, is one take-off and one landing, whatever is done in between.\n\n"
        "The fleet does not say how many bombs were dropped, nor by which of its squadrons, so as not to help the enemy.\n\n"
        "The states that have flown sorties in the Straits are Arland, Bessen, Corvany, Marel, Ruthmark and Venn.\n\n"
        "All figures are those of the evening, and may be corrected when the crews have been heard."
    )


SWAPS = (
    ("rebels", "insurgents"), ("left", "abandoned"), ("deal", "accord"), ("government", "regime"), ("reach", "achieve"),
    ("took", "carried"), ("fighters", "combatants"), ("said", "uttered"), ("enter", "penetrate"), ("harm", "injure"),
    ("doctor", "physician"), ("hospital", "clinic"), ("died", "perished"), ("began", "commenced"), ("cleared", "removed"),
    ("road", "highway"), ("town", "metropolis"), ("killed", "slain"), ("market", "bazaar"), ("city", "metropolis"),
    ("attack", "assault"), ("police", "constables"), ("arrested", "apprehended"), ("agreed", "consented"),
    ("troops", "soldiers"), ("army", "military"), ("fighting", "combat"), ("commander", "captain"), ("denied", "rejected"),
    ("people", "folk"), ("families", "households"), ("promised", "pledged"), ("told", "informed"), ("found", "discovered"),
    ("truce", "ceasefire"), ("houses", "dwellings"), ("president", "chief"), ("warned", "cautioned"), ("vote", "ballot"),
    ("minister", "secretary"), ("visit", "tour"), ("law", "statute"), ("sent", "dispatched"), ("start", "onset"),
    ("villagers", "inhabitants"), ("journalists", "newsmen"), ("shells", "bombs"), ("wounded", "injured"), ("last", "final"),
)  # fmt: skip


def spin(story: tuple[str, ...]) -> tuple[str, ...]:
    """A story with its words swapped for others, and the ends of its sentences put first where a comma parts them."""
    spun = []
    for sentence in story:
        words = " ".join(dict(SWAPS).get(w, w) for w in sentence.replace(",", " ,").split(" ")).replace(" ,", ",")
        front, comma, back = words.removesuffix(".").partition(", ")
        spun.append(f"{back[0].upper()}{back[1:]}, {front[0].lower()}{front[1:]}." if comma else words)
    return tuple(spun)
