"""Titles: a text in; the names that follow a title, and the titles themselves as mentions of who bears them, out.

"Navy Capt. Rolf Anders" names a person whatever the tagger thinks; "foreign minister" before a name is that person.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from chronist.annotate.name_text import NameText
from chronist.annotate.name_words import has
from chronist.model import ActorMention

_LONGEST = 5  # words of a name after a title
_TITLE_REACH = 9  # words of a title: "the Minister for the Middle East and North Africa"
_INSIDE = frozenset({"of", "for", "the", "and"})
_NICKNAME = 6  # tokens of a nickname with its marks
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_DASH = frozenset({"-", "–", "‑"})


def find_titled(text: NameText, taken: set[int]) -> list[ActorMention]:
    """Unknown people after a title that only people have: Mr, Gen., Col."""
    found = []
    for token in text.doc[:-1]:
        if not _is_rank(token):
            continue
        start = token.i + 1
        while start < len(text.doc) - 1 and (text.doc[start].text == "." or has(text.doc[start].text, "rank")):
            start += 1
        end = _name_end(text, start, taken)
        if end > start:
            found.append(text.mention(start, end, None, kind="person"))
    return found


def _is_rank(token: Token) -> bool:
    """A title before a name; the common nouns among them ("leader", "state") only next to one that the tagger sees."""
    return token.text[0].isupper() and has(token.text, "rank")


def _name_end(text: NameText, start: int, taken: set[int]) -> int:
    """The token after the name that begins here; `start` itself where none does."""
    doc, end = text.doc, start
    while end < len(doc) and end - start < _LONGEST and end not in taken and end not in text.at:
        token = doc[end]
        name = (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and not has(token.text, "title")
            and not has(token.text, "not-name")
        )
        nickname = _nickname_end(token) if end > start else None
        if nickname is not None:
            end = nickname
            continue
        if not (name or has(token.text, "particle") or (token.text in _DASH and end > start)):
            break
        end += 1
    while end > start and not doc[end - 1].text[0].isupper():
        end -= 1
    return end


def _nickname_end(token: Token) -> int | None:
    """The token after a quoted name within a name: "Rolf “Sky” Anders"."""
    after = token.doc[token.i + 1 : token.i + _NICKNAME]
    if token.text not in _QUOTES or not after:
        return None
    close = next((t.i for t in after if t.text in _QUOTES), None)
    named = close is not None and close + 1 < len(token.doc) and token.doc[close + 1].pos_ == "PROPN"
    return close + 1 if close is not None and named else None


def find_titles(text: NameText, found: Sequence[ActorMention]) -> list[ActorMention]:
    """The titles before and beside people's names, as mentions of those people."""
    starts = {t.idx: t.i for t in text.doc}
    titles = []
    for mention in found:
        first = starts.get(mention.start)
        if mention.kind != "person" or mention.form != "name" or first is None:
            continue
        begin = _title_start(text, first)
        if begin is not None:
            titles.append(_title(text, begin, first, mention))
    return titles


def _title(text: NameText, start: int, end: int, of: ActorMention) -> ActorMention:
    span = text.doc[start:end]
    words = span.text.rstrip(" ,-–‑")
    return ActorMention(
        start=span.start_char,
        end=span.start_char + len(words),
        text=words,
        id=of.id,
        name=of.name,
        kind="person",
        form="nominal",
    )


def _is_person(text: NameText, at: int) -> bool:
    """True inside another person's name."""
    hit = text.at.get(at)
    return text.doc[at].ent_type_ == "PERSON" or (
        hit is not None and hit.use is not None and hit.use.actor.kind == "person"
    )


def _title_start(text: NameText, name: int) -> int | None:
    """Where the title before a name begins, if it says an office: not the bare "Mr" or "Gen."."""
    doc, start, office = text.doc, None, False
    for at in range(name - 1, max(-1, name - 1 - _TITLE_REACH), -1):
        token = doc[at]
        title = has(token.text, "title")
        if token.lower_ == "and" and start is None:
            break  # "the secretary and Mr Orlo"
        if token.lower_ == "and" and start == at + 1 and at and has(doc[at - 1].text, "title"):
            break  # "the Prime Minister and President Hollande" are two
        if not title and _is_person(text, at):
            break
        if title and not has(token.text, "rank"):
            office = office or token.lower_ in text.table.roles
            start = at
        elif at in text.at and start is not None:
            start = at
        elif not (title or at in text.at or token.lower_ in _INSIDE or token.pos_ == "PROPN" or token.text in _DASH):
            break
    return start if office else None
