"""What it costs to find copies, recycled sentences, boilerplate and spun pages among synthetic reports.

    python benchmarks/copies.py [--sizes 1250,2500,5000,10000]

The reports are of made-up words that are as uneven as those of a language. One in ten is cut from a recent one under
another outlet, each outlet has its footer, and each report has two sentences of background that others have as well.
Prints Markdown: the seconds, what one report costs, and what was found of the copies that were made.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta
from itertools import accumulate

from chronist.copies import survey
from chronist.model import Document, KnownBy, Published

OUTLETS = 20
COPIED = 0.1
WORDS = 20_000


class Press:
    """A press of made-up words."""

    def __init__(self, seed: int) -> None:
        """Make up its words, its background and its footers."""
        self.dice = random.Random(seed)
        self._words = ["".join(self.dice.choices(("ka", "te", "lo", "mi", "su", "ra", "ne", "po"), k=n % 4 + 2))
                       + str(n) for n in range(WORDS)]  # fmt: skip
        self._weights = list(accumulate(1 / (n + 5) for n in range(WORDS)))
        self._background = [self.sentence() for _ in range(200)]
        self._footers = [[f"Click here: {self.sentence()}" for _ in range(3)] for _ in range(OUTLETS)]

    def sentence(self) -> str:
        """A sentence with one rare name in it."""
        words = self.dice.choices(self._words, cum_weights=self._weights, k=self.dice.randint(12, 28))
        words[self.dice.randrange(len(words))] = self.dice.choice(self._words).title()
        return " ".join(words).capitalize() + "."

    def print_all(self, number: int) -> tuple[list[Document], int]:
        """So many reports, and how many of them were cut from others."""
        made: list[Document] = []
        copied = 0
        for n in range(number):
            outlet, source = self.dice.randrange(OUTLETS), None
            if made and self.dice.random() < COPIED:
                source = self.dice.choice(made[-500:])
                copied += 1
            made.append(self._report(n, outlet, date(2012, 1, 1) + timedelta(days=n * 3000 // number), source))
        return made, copied

    def _report(self, number: int, outlet: int, day: date, source: Document | None) -> Document:
        if source:
            sentences = source.text.split("\n\n")
            body = sentences[: self.dice.randint(6, len(sentences))]
        else:
            body = [self.sentence() for _ in range(self.dice.randint(10, 24))]
            body += self.dice.sample(self._background, 2)
        text = "\n\n".join([*body, *self._footers[outlet]])
        published = Published(first=day, last=day, known_by=KnownBy.GIVEN)
        return Document(
            id=f"{number:06}", report="", address="", text=text, outlet=f"Outlet {outlet}", published=published
        )


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1250,2500,5000,10000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print("| reports | seconds | ms a report | copies made | found | spun |\n| --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        documents, copied = Press(size).print_all(size)
        began = time.process_time()
        found = survey(documents)
        took = time.process_time() - began
        print(
            f"| {size:,} | {took:.1f} | {took / size * 1000:.1f} | {copied} | {len(found.copies)} | {len(found.spun)} |"
        )


if __name__ == "__main__":
    main()
