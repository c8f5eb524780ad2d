"""Headlines: a sentence in, whether it is written in capitals throughout so that a capital says nothing, out."""

from __future__ import annotations

from spacy.tokens import Span

_SHARE = 0.7  # of capitalised words
_SHORT = 3  # letters of words that headlines leave small


def is_headline(sentence: Span) -> bool:
    """True without a full stop and with hardly a long word in small letters: "Army Shells Rebel Town In North"."""
    if sentence.text.rstrip().endswith("."):
        return False
    words = [t for t in sentence if t.is_alpha and len(t) > _SHORT]
    return len(words) > _SHORT and sum(t.text[0].isupper() for t in words) > _SHARE * len(words)
