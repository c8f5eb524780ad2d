"""Actors by name: a parsed Doc and the table of actors in, the people, groups, states and forces that it names out.

What the tables know wins over what the statistical tagger proposes. A country or capital is an
actor only where it acts.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from chronist.annotate.acting import is_acting_state
from chronist.annotate.actor_table import ActorTable
from chronist.annotate.metonyms import is_acting_capital
from chronist.annotate.name_guesses import find_guesses
from chronist.annotate.name_phrases import find_phrases
from chronist.annotate.name_shapes import find_shaped
from chronist.annotate.name_text import NameText, TokenHit
from chronist.annotate.name_titles import find_titles
from chronist.annotate.name_words import has
from chronist.model import ActorMention, Interval

__all__ = ["ActorTable", "find_actors"]


def _no_place(_: str) -> bool:
    return False


def find_actors(
    doc: Doc, table: ActorTable, when: Interval, *, is_place: Callable[[str], bool] = _no_place
) -> list[ActorMention]:
    """All actors named in the text, sorted; `id` None where the tables do not know who it is.

    `when` is when the text was written; it decides who held an office. `is_place` says which unknown names are places.
    Not handled: "we", "I"; pronouns and "the group" are for mentions.py.
    """
    text = NameText.of(doc, table, when, is_place=is_place)
    phrases, owners = find_phrases(text)
    shaped, replaced = find_shaped(text, phrases)
    phrases = [*(m for m in phrases if m not in replaced), *shaped]
    taken = {(m.start, m.end) for m in phrases}
    named = [m for h in text.hits for m in _named(text, h, inside=h.start in owners) if (m.start, m.end) not in taken]
    known = [*phrases, *named]
    found = [*known, *find_guesses(text, known)]
    return sorted(dict.fromkeys([*found, *find_titles(text, found)]), key=lambda m: (m.start, m.end, m.id or ""))


def _named(text: NameText, at: TokenHit, *, inside: bool) -> list[ActorMention]:
    """The mention that a hit is by itself, also inside a phrase ("IS" of "IS fighters"); none for a place."""
    if at.use is None:
        return [] if at.hit.uses[0].role in {"state", "seat"} else [_unclear(text, at)]
    role, actor = at.use
    if role == "name":
        return [] if actor.kind == "person" and _part_of_other_name(text, at) else _with_adjective(text, at)
    span = text.doc[at.start : at.end]
    if role == "adjective":
        return [] if _made_there(text, at) else [text.mention(at.start, at.end, actor, form="demonym")]
    if role == "people":
        return [text.mention(at.start, at.end, actor, form="demonym")]
    if inside and role in {"seat", "state"}:
        return []
    if role == "seat":
        return [text.mention(at.start, at.end, actor, form="metonym")] if is_acting_capital(span) else []
    return [text.mention(at.start, at.end, actor)] if is_acting_state(span) else []


def _with_adjective(text: NameText, at: TokenHit) -> list[ActorMention]:
    """A name, and the country's adjective that it begins with: "Syrian" of "Syrian Democratic Forces"."""
    assert at.use is not None
    found = [text.name(at, at.use.actor)]
    hits = text.table.spot(text.doc[at.start].text) if at.end - at.start > 1 else []
    adjective = next((u.actor for h in hits for u in h.uses if u.role == "adjective"), None)
    return [*found, text.mention(at.start, at.start + 1, adjective, form="demonym")] if adjective else found


def _unclear(text: NameText, at: TokenHit) -> ActorMention:
    kinds = {u.actor.kind for u in at.hit.uses}
    return text.mention(at.start, at.end, None, kind=kinds.pop() if len(kinds) == 1 else "unknown")


def _made_there(text: NameText, at: TokenHit) -> bool:
    """'Russian-made', 'Arabic-speaking': says no actor."""
    after = text.doc[at.end : at.end + 2]
    return len(after) == 2 and after[0].text in {"-", "–", "‑"} and has(after[1].text, "made")


def _part_of_other_name(text: NameText, at: TokenHit) -> bool:
    """True for a surname inside another's name or a thing's: "Maher al-Assad", "Lake Assad", "Assad University"."""
    if " " in at.hit.alias:
        return False
    doc = text.doc
    first = at.start
    while first and (doc[first - 1].text in {"-", "–"} or has(doc[first - 1].text, "particle")):
        first -= 1
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in {"younger", "elder", "junior", "senior"}:
        return True
    if before is not None and before.text == "The" and before.i and not before.is_sent_start:
        return True  # "in The Hague"
    other = (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ == "compound"
        and before.text[:1].isupper()
        and not has(before.text, "title")
        and before.i not in text.at
    )
    token = doc[at.end - 1]
    head = token.head
    return other or (
        token.dep_ == "compound" and head.i == at.end and head.pos_ == "PROPN" and not has(head.text, "title")
    )
