"""Actors named by what they are: "Syrian troops", "IS fighters", "Mr Assad's government", "the rebels"; a text in, mentions out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from chronist.annotate.actor_table import Actor, RoleNoun
from chronist.annotate.name_text import NameText, TokenHit
from chronist.annotate.name_words import has, words
from chronist.model import ActorMention

_REACH = 7  # modifiers before the noun: "the Turkish-backed Syrian opposition's senior military officials"
_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV"})
_OF_A_STATE = frozenset({"adjective", "state", "seat"})
_SUPPORT = frozenset({"ally", "allies", "partner", "partners", "supporter", "supporters", "enemy", "victim", "victims"})
_AND = frozenset({"and", "or", ",", "/", "&"})


@dataclass(slots=True)
class Phrase:
    """A role noun with what stands before it: from `start` to before `end`; `owners` nearest first."""

    start: int
    end: int
    noun: RoleNoun
    first: int  # of the role noun's own words
    owners: list[TokenHit] = field(default_factory=list)
    people: bool = False  # of a people or faith that no state has
    possessive: bool = False
    against: bool = False


def find_phrases(text: NameText) -> tuple[list[ActorMention], set[int]]:
    """Mentions, and the tokens of names that they used up."""
    found: list[ActorMention] = []
    used: set[int] = set()
    for token in text.doc:
        nouns = text.table.roles.get(token.lower_)
        if nouns is None or token.i in text.at or not _heads(token):
            continue
        phrase = _phrase(text, token, nouns)
        made = _mentions(text, phrase) if phrase else []
        found += made
        if phrase and made:
            used.update(i for h in phrase.owners for i in range(h.start, h.end))
            used.update(range(made[0].start and phrase.start, phrase.end))
    return found, used


def _heads(token: Token) -> bool:
    """True for a noun that is no modifier of another: not the "army" of "army base" or of "army general Haddad"."""
    if token.pos_ not in _NOUNS:
        return False
    head = token.head
    modifies = token.dep_ in {"compound", "nmod", "amod", "npadvmod"} and head.i > token.i
    if modifies and head.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return False
    return not _before_name(token)


def _before_name(token: Token) -> bool:
    """True for a title: "secretary of state John Kerry", whatever the parse says."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        after is not None
        and after.pos_ == "PROPN"
        and after.ent_type_ == "PERSON"
        and (has(token.text, "title") or token.dep_ in {"compound", "nmod"})
    )


def _phrase(text: NameText, token: Token, nouns: tuple[RoleNoun, ...]) -> Phrase | None:
    for noun in nouns:
        parts = _parts(noun.words)
        first = token.i - len(parts) + 1
        if first >= 0 and all(text.doc[first + k].lower_ == p for k, p in enumerate(parts[:-1])):
            if any(i in text.at for i in range(first, token.i)):
                continue
            return _with_owners(text, Phrase(first, token.i + 1, noun, first))
    return None


@cache
def _parts(noun: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for w in noun for p in re.findall(r"\w+|-", w))


def _with_owners(text: NameText, phrase: Phrase) -> Phrase:
    """Walk left over modifiers; what the tables know there owns the phrase."""
    doc, at = text.doc, phrase.first - 1
    last = max(-1, at - _REACH)
    while at > last:
        hit = text.at.get(at)
        if hit is not None:
            if not _owns(hit):
                break
            at = _take(text, phrase, hit)
            if phrase.possessive and not _joined(text, at):
                break
            continue
        token = doc[at]
        if token.lower_ in {"'s", "’s", "'", "’"} and at - 1 in text.at and not phrase.owners:
            phrase.possessive = True
        elif phrase.owners and not _joined(text, at):
            break
        elif not phrase.owners and not _extends(phrase, token):
            break
        elif has(token.text, "people") or has(token.text, "faith"):
            phrase.people, phrase.start = phrase.people or token.text[0].isupper(), at
        elif token.text == "-" and at and at - 1 in text.at:
            break
        elif has(token.text, "backed") and doc[at - 1].text in "-–":
            at -= 1 if at - 2 not in text.at else at - text.at[at - 2].start
            at -= 1 if at >= 0 and not (at in text.at) else 0
            continue
        elif token.pos_ in _MODIFIERS and not has(token.text, "indefinite") and token.lower_ not in _AND:
            phrase.start = at if not phrase.owners else phrase.start
        at -= 1
    return phrase


def _take(text: NameText, phrase: Phrase, hit: TokenHit) -> int:
    """Add an owner; return the token before it."""
    phrase.owners.append(hit)
    if len(phrase.owners) == 1:
        phrase.start = hit.start
    before = hit.start - 1
    if before > 0 and text.doc[before].text == "-" and text.doc[before - 1].lower_ == "anti":
        phrase.against, phrase.start = True, before - 1
    elif before > 0 and text.doc[before].text == "-" and text.doc[before - 1].lower_ == "pro":
        phrase.start = before - 1
    return before


def _joined(text: NameText, at: int) -> bool:
    """True where a conjunction at this token joins an owner before it: "US and Russian commanders"."""
    return at > 0 and text.doc[at].lower_ in _AND and at - 1 in text.at


def _owns(hit: TokenHit) -> bool:
    return hit.use is not None


def _extends(phrase: Phrase, token: Token) -> bool:
    """True for a modifier of the noun, or a mark inside one."""
    if token.text in {"-", "–"}:
        return True
    if token.pos_ not in _MODIFIERS or token.dep_ == "ROOT":
        return False
    return token.dep_ in {"amod", "compound", "nmod", "npadvmod", "advmod", "poss", "conj", "quantmod"} and token.i < token.head.i <= phrase.end


def _mentions(text: NameText, phrase: Phrase) -> list[ActorMention]:
    """The phrase's own mention, and one for each owner that is joined to the nearest."""
    after = _of_state(text, phrase)
    if after is not None:
        actor = text.table.of_state(after.use.actor.id, phrase.noun.kind) if after.use else None
        phrase.owners.append(after)
        return [text.mention(phrase.first, after.end, actor, kind=phrase.noun.kind, form="nominal")]
    if not phrase.owners:
        return _bare(text, phrase)
    nearest, *joined = phrase.owners
    found = [_owned(text, phrase, nearest, phrase.start)]
    for hit in joined:
        actor, kind = _composed(text, phrase, hit)
        found.append(text.mention(hit.start, hit.end, actor, kind=kind, form="nominal"))
    return found


def _owned(text: NameText, phrase: Phrase, hit: TokenHit, start: int) -> ActorMention:
    actor, kind = _composed(text, phrase, hit)
    return text.mention(start, phrase.end, actor, kind=kind, form="nominal")


def _composed(text: NameText, phrase: Phrase, hit: TokenHit) -> tuple[Actor | None, str]:
    """Whom an owner and a role noun make: Syrian + troops = SYR.mil; IS + fighters = IS."""
    noun, use = phrase.noun, hit.use
    assert use is not None
    last = text.doc[phrase.end - 1].lower_
    if last in _SUPPORT or noun.kind in {"civilians", "media"} and use.role == "name":
        return None, noun.kind
    country = use.actor.country if use.role in _OF_A_STATE or use.actor.kind == "person" else None
    if phrase.against:
        return (text.table.of_state(country, "rebels") if country else None), "rebels"
    if phrase.people and noun.kind not in {"government"}:
        return None, "armed-group" if noun.kind == "military" else noun.kind
    if country is None:
        return use.actor, use.actor.kind
    if use.actor.kind == "person" and not (use.actor.parent or "").startswith(country):
        return None, noun.kind
    return _of_country(text, phrase, country)


def _of_country(text: NameText, phrase: Phrase, country: str) -> tuple[Actor | None, str]:
    noun = phrase.noun
    if noun.sense == "person" and noun.number == "any":
        held = text.table.holder(country, " ".join(noun.words), text.when)
        if held is not None and text.doc[phrase.end - 1].lower_ == noun.words[-1]:
            return held, held.kind
    return text.table.of_state(country, noun.kind), noun.kind


def _of_state(text: NameText, phrase: Phrase) -> TokenHit | None:
    """The state after "of": "the government of Iraq", "the people of the Sudan"."""
    doc, at = text.doc, phrase.end
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or phrase.owners:
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    hit = text.at.get(at)
    if hit is None or hit.use is None or hit.use.role not in {"state", "seat"} or hit.start != at:
        return None
    alone = hit.end >= len(doc) or text.doc[hit.end].pos_ not in _NOUNS
    return hit if alone and hit.use.role == "state" else None


def _bare(text: NameText, phrase: Phrase) -> list[ActorMention]:
    """A role noun without an owner: of the text's own country where the table says that it has a side."""
    noun, doc = phrase.noun, text.doc
    if phrase.people and noun.bare == "no":
        kind = "armed-group" if noun.kind == "military" else noun.kind
        return [text.mention(phrase.start, phrase.end, None, kind=kind, form="nominal")]
    if noun.bare == "no":
        return []
    determiner = next((t.lower_ for t in doc[phrase.end - 1].children if t.dep_ == "det"), "")
    introduced = determiner in words("indefinite") or phrase.people
    sided = noun.bare == "side" and text.country is not None and not introduced
    actor = _sided(text, phrase) if sided else None
    start = phrase.first if not phrase.people else phrase.start
    return [text.mention(start, phrase.end, actor, kind=actor.kind if actor else noun.kind, form="nominal")]


def _sided(text: NameText, phrase: Phrase) -> Actor | None:
    if text.country is None or phrase.noun.sense == "person" and phrase.noun.kind == "government":
        return None
    return text.table.of_state(text.country, phrase.noun.kind)
