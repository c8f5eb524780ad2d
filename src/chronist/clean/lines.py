"""Lines of a report and what can be seen of one line alone.

>>> [line.text for line in split("One.\\r\\n\\r\\n  Two  words.")]
['One.', 'Two words.']
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import ftfy

from chronist.data import rows, values
from chronist.model import Record

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SPACES = re.compile(r"[^\S\n]+")
# Marks without width, soft hyphens and control characters: nobody sees them, all matching stumbles over them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_ENDS = re.compile(r"""[.!?…][ )\]"'”’»*]*$""")
_GOES_ON = re.compile(r"^(?:[a-z]|[,;:.)\]%]|['’]s\b)")
# Names may begin a sentence in lower case: "al-Shabaab said", "de Mistura said", "iPhone".
_SMALL_NAME = re.compile(r"^(?:(?:al|el|ul|ar|as|az|an|ash)-|(?:de|van|von|bin|ibn|abu|di|da) [A-Z]|[a-z]{1,2}[A-Z])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs))\.$")
_TAIL = 80  # characters that hold the last word and all closing marks
_APOSTROPHES = str.maketrans("", "", "'’‘`")


class Line(Record, frozen=True):
    """A line that is not blank, its number in the raw text (from 1), and whether a blank line stands before it."""

    number: int
    text: str
    after_blank: bool = True

    def saying(self, text: str) -> Line:
        """The same line with another text."""
        return Line(number=self.number, text=text, after_blank=self.after_blank)


def mend(text: str) -> str:
    r"""Text with wrong decoding undone, \n as line ends, no unseen characters, and composed accents."""
    mended = _NEWLINES.sub("\n", ftfy.fix_encoding(text))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", mended))


def split(text: str) -> list[Line]:
    """The lines of a text that are not blank, inner spaces made one."""
    found: list[Line] = []
    blank = True
    for number, raw in enumerate(mend(text).split("\n"), start=1):
        line = _SPACES.sub(" ", raw).strip()
        if line:
            found.append(Line(number=number, text=line, after_blank=blank))
        blank = not line
    return found


def words(text: str) -> list[str]:
    """The words of a text, folded: in small letters, without apostrophes and punctuation."""
    return _WORD.findall(text.casefold().translate(_APOSTROPHES))


@lru_cache(maxsize=8192)
def count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """True where a line ends as a sentence does."""
    return _ENDS.search(text[-_TAIL:]) is not None


def goes_on(text: str) -> bool:
    """True where a line can only be the continuation of another."""
    return _GOES_ON.match(text) is not None and not _SMALL_NAME.match(text)


def is_open(text: str, following: str = "") -> bool:
    """True where a line ends in the middle of a sentence: with a comma, or a word that asks for another.

    A heading may end with some such words ("What the talks are about"), so that these count only where the line is one
    word, or what follows is no paragraph of its own.
    """
    last = text[-_TAIL:].rsplit(None, 1)[-1].lower()
    if text.endswith((",", "(", "[", " -", "–", "—", "/")) or last in word_class("open"):
        return True
    return last in word_class("loose") and (last == text.lower() or not is_body(following))


def abbreviated(text: str) -> bool:
    """True where the full stop at the end may belong to an abbreviation."""
    return _ABBREVIATION.search(text) is not None


def is_body(text: str) -> bool:
    """True where a line looks like a paragraph: a sentence of some length, or words enough."""
    return (ends_sentence(text) and count(text) >= 4) or count(text) >= 15


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `line_words.csv`."""
    return frozenset(w for row in rows("line_words") if row["class"] == name for w in values(row["words"]))
