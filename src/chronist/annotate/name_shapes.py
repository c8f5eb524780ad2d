"""Names of bodies by their shape: a text in, capitals that end with a word of body ("Harbour Committee") out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Token

from chronist.annotate.headlines import is_headline
from chronist.annotate.name_text import NameText
from chronist.annotate.name_words import has
from chronist.data import rows
from chronist.model import ActorMention

_LONGEST = 9  # words on either side of the word of body
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})
_LINKS = frozenset({"-", "–", "‑", "&", "'", "’"})
_OF = frozenset({"of", "for"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")
_UNIT = re.compile(r"[A-Z]{2,5}\Z|Wing\Z|Squad\Z")  # "507th ARW", "31st Fighter Wing"
_UNIT_REACH = 5


def find_shaped(text: NameText, phrases: Iterable[ActorMention]) -> tuple[list[ActorMention], set[ActorMention]]:
    """Mentions of bodies by shape, and the phrases that they replace: "Ministry" of "Ministry of Public Works"."""
    found: list[ActorMention] = []
    replaced: set[ActorMention] = set()
    nominal = sorted(phrases, key=lambda m: m.start)
    for start, end, head, kind in _bodies(text):
        inside = _headed(nominal, text.doc[head])
        mention = text.mention(start, end, None, kind=kind)
        if inside is not None:
            if inside.start <= mention.start and mention.end <= inside.end:
                continue  # nothing new: "Iraqi Army"
            replaced.add(inside)
            mention = _joined(text, mention, inside)
        found.append(mention)
    return found, replaced


def _headed(phrases: Sequence[ActorMention], head: Token) -> ActorMention | None:
    """The phrase that ends with the word of body."""
    end = head.idx + len(head)
    return next((m for m in phrases if m.end == end and m.start <= head.idx), None)


def _joined(text: NameText, mention: ActorMention, phrase: ActorMention) -> ActorMention:
    """Both spans together, with whom the phrase already means."""
    start, end = min(mention.start, phrase.start), max(mention.end, phrase.end)
    said = text.doc.text[start:end]
    return msgspec.structs.replace(
        mention,
        start=start,
        end=end,
        text=said,
        id=phrase.id,
        name=phrase.name if phrase.id else " ".join(said.split()),
        kind=phrase.kind if phrase.id else mention.kind,
    )


def _bodies(text: NameText) -> Iterator[tuple[int, int, int, str]]:
    """First token, token after the last, word of body, kind."""
    last = 0
    for token in text.doc:
        if token.i < last:
            continue
        body = _words().get(token.text) or (("military", False) if _is_unit(token) else None)
        if body is None or _known(text, token) or _goes_on(token) or is_headline(token.sent):
            continue
        kind, of = body
        start = _start(text, token)
        end = _end(text, token) if of else token.i + 1
        if end - start > 1 and not _is_plain(text, start, end):
            yield start, end, token.i, kind
            last = end


def _is_plain(text: NameText, start: int, end: int) -> bool:
    """'French TV', 'Soviet Union': an adjective and a noun, or a place."""
    hit = text.at.get(start)
    adjective = hit is not None and hit.use is not None and hit.use.role == "adjective" and hit.end == end - 1
    return adjective or text.is_place(text.doc[start:end].text)


def _is_unit(token: Token) -> bool:
    if not _UNIT.match(token.text):
        return False
    if token.text.isupper():
        return token.i > 0 and bool(_ORDINAL.match(token.nbor(-1).text))
    at = token.i - 1
    while at > max(0, token.i - _UNIT_REACH) and token.doc[at].text[0].isupper():
        at -= 1
    return at >= 0 and bool(_ORDINAL.match(token.doc[at].text))


def _known(text: NameText, token: Token) -> bool:
    """Inside a name of the tables."""
    hit = text.at.get(token.i)
    return hit is not None and hit.use is not None and hit.use.role == "name"


def _goes_on(token: Token) -> bool:
    """'Council Resolution', 'Army Base': the name is another thing's, unless an office follows."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is None or after.is_sent_start or not after.text[0].isupper() or after.text in _words():
        return after is not None and after.text in _words() and not after.is_sent_start
    return after.pos_ == "PROPN" and not has(after.text, "title") and not has(after.text, "rank")


def _start(text: NameText, head: Token) -> int:
    """Walk left over what may be part of the name."""
    doc = text.doc
    start: int = head.i
    for at in range(head.i - 1, max(-1, head.i - 1 - _LONGEST), -1):
        token = doc[at]
        if (token.text in _LINKS and not token.whitespace_) or (has(token.text, "particle") and token.is_lower):
            continue
        if not _is_capital(text, token):
            break
        start = at
    while start < head.i and not _may_open(doc[start]):
        start += 1
    return start


def _is_capital(text: NameText, token: Token) -> bool:
    hit = text.at.get(token.i)
    if hit is not None and hit.use is not None and hit.use.actor.kind == "person":
        return False
    if token.pos_ not in _NAMING and not _ORDINAL.match(token.text):
        return False
    named = token.text[0].isupper() or bool(_ORDINAL.match(token.text))
    return named and not has(token.text, "rank") and not has(token.text, "not-name")


def _may_open(token: Token) -> bool:
    """No article, no word that is capital because a sentence begins with it."""
    return not (token.is_stop and token.is_sent_start) and token.pos_ != "DET" and token.text not in _LINKS


def _end(text: NameText, head: Token) -> int:
    """The token after the name: over "of Public Works", "for the Defence of Harbours"."""
    doc, at = text.doc, head.i + 2
    end: int = head.i + 1
    if end >= len(doc) or doc[end].lower_ not in _OF:
        return end
    while at < min(len(doc), head.i + _LONGEST):
        token = doc[at]
        if _is_capital(text, token) and not token.is_sent_start:
            end = at + 1
        elif token.lower_ != "the" and not _links(text, token):
            break
        at += 1
    return end


def _links(text: NameText, token: Token) -> bool:
    if token.lower_ == "and":
        return _ends_name(text, token.i)
    return token.lower_ in _OF or token.text in _LINKS


def _ends_name(text: NameText, at: int) -> bool:
    """'Ministry of Youth and Sport': one capital after "and", and no new body."""
    after = text.doc[at + 1] if at + 1 < len(text.doc) else None
    return after is not None and _is_capital(text, after) and after.i not in text.at and after.text not in _words()


@cache
def _words() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["kind"], row["of"] == "yes") for row in rows("body_words")}
