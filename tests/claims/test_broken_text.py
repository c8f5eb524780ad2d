"""Scraps of sentences, shuffled and cut, are read without a failure: pages and feeds bring all of them."""

from __future__ import annotations

import random

from msgspec.structs import replace

from chronist.annotate.annotator import Annotator
from chronist.annotate.language import Parser
from chronist.claims.build import ClaimBuilder
from chronist.claims.speech import find_attributions
from chronist.config import Config
from chronist.model import Document, Interval

SENTENCES = [
    "The army said on Monday that it had shelled the rebel-held town of Osk, killing at least 12 people.",
    "Six of them, among them two doctors, were taken hostage next week or will be freed tomorrow.",
    "Shelled by Arland, jailed and tortured, no civilian fled to Borland but 30 soldiers hostage were killed.",
    "A cease-fire brokered by the UN has yet to begin; neither side denied that talks to end the siege failed.",
    "If Arland attacks, Borland vows to respond with air strikes on the port, says the anti-government militia.",
]
EXTRAS = ["-", "--", '"', "(", "to", "no", "not", "next", "fire", "hostage", "brokered", "them", ",", "else", "of"]
TEXTS = 1500


def test_scraps(parser: Parser) -> None:
    dice = random.Random(20161211)
    annotator, builder = Annotator(Config()), ClaimBuilder.of(Config())
    texts = [_scrap(dice) for _ in range(TEXTS)]
    for text, doc in zip(texts, parser.parse(texts), strict=True):
        annotation = replace(annotator.annotate(doc, Interval()), attributions=tuple(find_attributions(doc)))
        for claim in builder.build(Document(id="d", report="r", address="a", text=text), doc, annotation):
            assert text[claim.start : claim.end] == claim.quote, text


def _scrap(dice: random.Random) -> str:
    words = dice.choice(SENTENCES).split()
    first = dice.randrange(len(words))
    cut = words[first : first + dice.randint(1, 9)]
    if dice.random() < 0.5:
        dice.shuffle(cut)
    for _ in range(dice.randint(0, 2)):
        cut.insert(dice.randint(0, len(cut)), dice.choice(EXTRAS))
    return " ".join(cut)
