"""Who stands in a sentence of ours: a claim's doers and recipients in, the names they can be told by out.

A mention that says nothing without its context ("he", "their allies", "members" of something) cannot be told alone:
then the source is quoted instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronist.model import ActorMention, Claim, Event
from chronist.show.phrases import is_partial, sentence_words
from chronist.show.words import listed, with_article

_MOST_NAMES = 4
_LONGEST_NAME = 60  # characters of a name that is not resolved; what is longer is a clause
_HARSH = frozenset({Event.ASSAULT, Event.COERCE})
# After a name: an owner's mark, or a noun that it only qualifies ("Gadhafi air defences"); a few words may follow.
_OWNER_MARK = re.compile(r"['’]s?\b|['’](?=\s)")
_NO_NAME = re.compile(r"[|;]|\d:\d\d")  # a stamp or a table's cell taken for somebody
_NEXT_WORD = re.compile(r"\s([a-z]+)")


def parties_stand(claim: Claim) -> bool:
    """True where everyone in the claim can be told by name, and nobody does it to themselves."""
    actors, recipients = claim.actors, told_recipients(claim)
    if not all(_can_stand(m) for m in (*actors, *recipients)):
        return False
    if {_key(m) for m in actors} & {_key(m) for m in recipients}:
        return False
    if any(_only_owns(m, claim) for m in recipients):
        return False
    places = {p.name for p in claim.places}
    if len(recipients) > 1 and any((m.name or m.text) in places for m in recipients):
        return False
    # Who tells of an attack is rarely the one who made it: their name beside it is the speaker's.
    return claim.event not in _HARSH or not any(m.kind == "person" and _key(m) in _tellers(claim) for m in actors)


def told_recipients(claim: Claim) -> tuple[ActorMention, ...]:
    """The recipients who are no doers; of a mutual act ("Arland and Borland agreed") all are told as doers."""
    return tuple(m for m in claim.recipients if m not in claim.actors)


def _tellers(claim: Claim) -> set[str]:
    return {s.id or s.name or s.text for s in claim.speakers if s.start is not None}


def _key(mention: ActorMention) -> str:
    return mention.id or mention.name or mention.text


def _can_stand(mention: ActorMention) -> bool:
    """True for a resolved or proper name, and for a noun that says more than one word."""
    if mention.id is not None:
        return True
    name = mention.name or mention.text
    if len(name) > _LONGEST_NAME or not is_name(name) or name.split(" ", 1)[0].casefold() in sentence_words("owner"):
        return False
    words = name.split()
    if is_partial(words):
        return False
    return name[:1].isupper() or (len(words) > 1 and (name[:1].isdigit() or name.endswith("s")))


def _only_owns(mention: ActorMention, claim: Claim) -> bool:
    """True where the text hits what belongs to the named one, not them: "his compound", "the ministry's gates"."""
    if mention.text.casefold() in sentence_words("owner"):
        return True
    after = claim.quote[max(0, mention.end - claim.start) :]
    if not claim.start <= mention.start < claim.end:
        return False
    following = _NEXT_WORD.match(after)
    qualifies = (
        mention.kind in {"person", "state", None} and following and following[1] not in sentence_words("follows")
    )
    return bool(_OWNER_MARK.match(after) or qualifies)


def party_names(mentions: Sequence[ActorMention]) -> list[str]:
    """Each one once, as it stands in a sentence."""
    return list(dict.fromkeys(_party_name(m) for m in mentions))


def _party_name(mention: ActorMention) -> str:
    name = " ".join((mention.name or mention.text).split())
    first, _, rest = name.partition(" ")
    if mention.id is None and first.casefold() in sentence_words("determiner"):
        return f"{first.casefold()} {rest}".strip()  # "Most areas" at the head of its sentence
    return with_article(name)


def shown_names(names: Sequence[str]) -> str:
    """The names as one phrase, the first few of many."""
    return listed([*names[: _MOST_NAMES - 1], "others"] if len(names) > _MOST_NAMES else names)


def is_name(text: str) -> bool:
    """True for what a reader can tell who it is: no pronoun."""
    first = text.split(" ", 1)[0].casefold()
    if not text.strip() or _NO_NAME.search(text):
        return False
    return not (first in sentence_words("pronoun") and " " not in text.strip())


def with_any_article(name: str) -> str:
    """A name or a bare noun with its article.

    >>> with_any_article("rebel spokesman"), with_any_article("activists"), with_any_article("Russia")
    ('a rebel spokesman', 'activists', 'Russia')
    """
    told = with_article(name)
    if (
        told != name
        or not name[:1].islower()
        or name.endswith("s")
        or name.split(" ", 1)[0] in sentence_words("determiner")
    ):
        return told
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"
