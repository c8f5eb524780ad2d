"""A clean text in; the name of its language out where it is surely not English, else None.

>>> other_language("Войска вошли в город.")
'Russian'
>>> other_language("Talks begin.") is None
True
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from chronist.clean.lines import count, word_class, words
from chronist.data import rows

_SAMPLE = 4000  # characters: more changes no answer
_ENOUGH = 25  # words: shorter texts in Latin letters are full of names and are let pass
_SURE = 0.95  # of 1, as py3langid normalises it
# Of all words: no other language has so many of these, English news has 0.3 and more. Spares loading the model (1.4 s).
_ENGLISH = 0.2
_FOREIGN_LETTERS = 0.4  # of all letters: English with quotations in another script has fewer


def other_language(text: str) -> str | None:
    """The language by its letters, or by py3langid where there are words enough; None for English and for doubt."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    foreign = [c for c in letters if ord(c) > 0x24F and not unicodedata.name(c, "").startswith("LATIN")]
    if len(foreign) <= _FOREIGN_LETTERS * len(letters) and count(sample) < _ENOUGH:
        return None
    common = [w for w in words(sample) if w in word_class("english")]
    if len(common) >= _ENGLISH * count(sample) and len(foreign) <= _FOREIGN_LETTERS * len(letters):
        return None
    code, share = _identifier().classify(sample)
    if len(foreign) > _FOREIGN_LETTERS * len(letters):
        return _names().get(
            code, f"in a script of its own ({unicodedata.name(foreign[0], 'unnamed').split()[0].title()})"
        )
    return _names().get(code, f"the language {code}") if code != "en" and share >= _SURE else None


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("languages")}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
