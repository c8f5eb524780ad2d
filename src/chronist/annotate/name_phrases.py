"""Actors named by what they are: a text in, mentions ("Syrian troops", "IS fighters", "the rebels") out."""

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
_MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "advmod", "poss", "conj", "quantmod"})
_OF_A_STATE = frozenset({"adjective", "state", "seat"})
_SUPPORT = frozenset(
    {"ally", "allies", "partner", "partners", "supporter", "supporters", "enemy", "enemies", "victim", "victims"}
)
_AND = frozenset({"and", "or", "/", "&"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_DASH = frozenset({"-", "–", "‑"})
_PAST = frozenset({"former", "ex", "onetime", "one-time", "erstwhile", "deposed", "ousted", "late"})
_REBELS = frozenset({"rebels", "opposition"})
_GOVERNED = frozenset({"xcomp", "pcomp", "prep", "dobj", "dative"})
_ABOUT = frozenset({"in", "across", "inside", "over", "about", "around"})


@dataclass(slots=True)
class Phrase:
    """A role noun with what stands before it: from `start` to before `end`; `owners` nearest first."""

    start: int
    end: int
    noun: RoleNoun
    first: int  # of the role noun's own words
    owners: list[TokenHit] = field(default_factory=list)
    people: bool = False  # of a people or faith that no state has
    stance: str = ""  # anti or pro: "anti-Assad fighters"
    rebel: bool = False  # "Libyan opposition leadership"


def find_phrases(text: NameText) -> tuple[list[ActorMention], set[int]]:
    """Mentions, and the first tokens of the names that own them."""
    found: list[ActorMention] = []
    owners: set[int] = set()
    for token in text.doc:
        nouns = text.table.roles.get(token.lower_)
        if nouns is None or token.i in text.at or not _heads(token):
            continue
        phrase = _phrase(text, token, nouns)
        made = _mentions(text, phrase) if phrase else []
        found += made
        if phrase and made:
            owners.update(h.start for h in phrase.owners)
    return found, owners


def _heads(token: Token) -> bool:
    """True for a noun that is no modifier of another: not the "army" of "army base" or of "army general Haddad"."""
    if token.pos_ not in _NOUNS:
        return False
    head = token.head
    joined = token.dep_ == "nmod" and any(c.dep_ == "cc" for c in token.children)  # "the government and rebel groups"
    modifies = token.dep_ in {"compound", "nmod", "amod", "npadvmod"} and head.i > token.i and not joined
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
        fits = first >= 0 and all(text.doc[first + k].lower_ == p for k, p in enumerate(parts[:-1]))
        if fits and not any(i in text.at for i in range(first, token.i)):
            phrase = Phrase(first, token.i + 1, noun, first)
            _find_owners(text, phrase)
            return phrase
    return None


@cache
def _parts(noun: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for w in noun for p in re.findall(r"\w+|-", w))


def _find_owners(text: NameText, phrase: Phrase) -> None:
    """Walk left over modifiers to the name that owns the phrase, then over names joined to it."""
    at: int | None = phrase.first - 1
    last = max(-1, phrase.first - 1 - _REACH)
    while at is not None and at > last:
        hit = text.at.get(at)
        if hit is not None and hit.use is None:
            return
        at = _take(text, phrase, hit) if hit is not None else _step(text, phrase, at)


def _take(text: NameText, phrase: Phrase, hit: TokenHit) -> int | None:
    """Add an owner; the token of the name joined to it, or None."""
    if _is_topic(text, phrase, hit):
        phrase.start = hit.start
        return hit.start - 1
    phrase.owners.append(hit)
    before = hit.start - 1
    if before >= 0 and text.doc[before].text in _DASH and text.doc[before].whitespace_:
        phrase.start = hit.start if len(phrase.owners) == 1 else phrase.start
        return None
    if len(phrase.owners) == 1:
        phrase.start = hit.start
        prefix = text.doc[before - 1].lower_ if before > 0 and text.doc[before].text in _DASH else ""
        if prefix in {"anti", "pro"}:
            phrase.stance, phrase.start = prefix, before - 1
            return None
    comma = len(phrase.owners) > 1 and before > 0 and text.doc[before].text == ","
    joined = before > 0 and (text.doc[before].lower_ in _AND or comma) and before - 1 in text.at
    return before - 1 if joined and _alike(text.at[before - 1], hit) else None


def _is_topic(text: NameText, phrase: Phrase, hit: TokenHit) -> bool:
    """'UN Syria envoy': the country that an envoy is for, not of."""
    role = hit.use.role if hit.use else ""
    possessive = hit.end < len(text.doc) and text.doc[hit.end].lower_ in _POSSESSIVE
    return role == "state" and phrase.noun.sense == "person" and not possessive and not phrase.owners


def _alike(one: TokenHit, other: TokenHit) -> bool:
    """True for two adjectives or two names: "in Syria, Russian officials" joins nothing."""
    return (
        one.use is not None
        and other.use is not None
        and (one.use.role == "adjective") == (other.use.role == "adjective")
    )


def _step(text: NameText, phrase: Phrase, at: int) -> int | None:
    """One modifier further left; None where the phrase begins."""
    token = text.doc[at]
    if token.lower_ in _POSSESSIVE and at - 1 in text.at:
        return at - 1
    if has(token.text, "rebel-word"):
        phrase.rebel = True
    if at > 1 and (has(token.text, "backed") or has(token.text, "made")) and text.doc[at - 1].text in _DASH:
        helper = text.at.get(at - 2)
        phrase.start = helper.start if helper else at - 2
        return phrase.start - 1
    if token.text in _DASH:
        return None if token.whitespace_ else at - 1  # "BRUSSELS - European leaders"
    if token.pos_ not in _MODIFIERS or token.dep_ not in _MODIFYING or not at < token.head.i < phrase.end:
        return None
    if has(token.text, "indefinite") or (
        token.is_lower and token.nbor(1).is_title and token.lower_ in text.table.roles
    ):
        return None  # "... defence minister Human rights groups": a headline begins
    if token.text[0].isupper() and (has(token.text, "people") or has(token.text, "faith")):
        phrase.people = True
    phrase.start = at
    return at - 1


def _mentions(text: NameText, phrase: Phrase) -> list[ActorMention]:
    """The phrase's own mention, and one for each owner that is joined to the nearest."""
    after = _owner_after(text, phrase)
    if after is not None:
        actor, kind = _composed(text, phrase, after)
        return [text.mention(phrase.first, after.end, actor, kind=kind, form="nominal")]
    if not phrase.owners:
        return _bare(text, phrase)
    spans = [(phrase.start, phrase.end), *((h.start, h.end) for h in phrase.owners[1:])]
    found = []
    for hit, (start, end) in zip(phrase.owners, spans, strict=True):
        actor, kind = _composed(text, phrase, hit)
        found.append(text.mention(start, end, actor, kind=kind, form="nominal"))
    return found


def _composed(text: NameText, phrase: Phrase, hit: TokenHit) -> tuple[Actor | None, str]:
    """Whom an owner and a role noun make: Syrian + troops = SYR.mil; IS + fighters = IS."""
    noun, use = phrase.noun, hit.use
    assert use is not None
    if noun.sense == "person" and _is_past(text, phrase):
        return None, "person"
    last = text.doc[phrase.end - 1].lower_
    if last in _SUPPORT or (noun.kind in {"civilians", "media"} and use.role == "name"):
        return None, noun.kind
    country = use.actor.country if use.role in _OF_A_STATE or use.actor.kind == "person" else None
    if phrase.stance and (use.actor.kind != "person" or noun.kind == "opposition"):
        return None, noun.kind  # "pro-Syrian groups" may be anyone's
    if phrase.stance == "anti" or (phrase.rebel and noun.kind in {"government", "military"}):
        return (text.table.of_state(country, "rebels") if country else None), "rebels"
    if phrase.people and noun.kind != "government":
        return None, "armed-group" if noun.kind == "military" else noun.kind
    if country is None:
        body = text.table.actors.get(use.actor.parent or "") if use.actor.kind == "person" else use.actor
        return body, body.kind if body else noun.kind
    if noun.kind == "government" and _is_private(text, phrase, hit):
        return None, "person" if noun.sense == "person" else "organisation"
    if use.actor.kind == "person" and not (use.actor.parent or "").startswith(country):
        return None, noun.kind
    return _of_country(text, phrase, country)


def _is_past(text: NameText, phrase: Phrase) -> bool:
    """'A former Arlish minister', 'the ex-Arlish president': speaks and acts for no government any more."""
    before = text.doc[max(0, phrase.start - 2) : phrase.start + 1]
    return any(t.lower_ in _PAST for t in before)


def _is_private(text: NameText, phrase: Phrase, hit: TokenHit) -> bool:
    """A noun between says of what: "Turkish business leaders", "a domain registration authority"."""
    between = text.doc[hit.end : phrase.first]
    return any(t.pos_ == "NOUN" and t.dep_ == "compound" and not has(t.text, "office-word") for t in between)


def _of_country(text: NameText, phrase: Phrase, country: str) -> tuple[Actor | None, str]:
    noun = phrase.noun
    singular = text.doc[phrase.end - 1].lower_ == noun.words[-1]
    held = text.table.holder(country, " ".join(noun.words), text.when) if noun.sense == "person" and singular else None
    if held is not None:
        return held, held.kind
    return text.table.of_state(country, noun.kind), noun.kind


def _owner_after(text: NameText, phrase: Phrase) -> TokenHit | None:
    """The state or group after "of": "the government of Iraq", "the people of the Sudan", "fighters of the Taliban"."""
    doc, at = text.doc, phrase.end
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or phrase.owners:
        return None
    hit = text.at.get(at + (2 if doc[at + 1].lower_ == "the" else 1))
    if hit is None or hit.use is None or hit.use.role not in {"state", "name"} or hit.use.actor.kind == "person":
        return None
    return hit if hit.end >= len(doc) or doc[hit.end].pos_ not in _NOUNS else None


def _bare(text: NameText, phrase: Phrase) -> list[ActorMention]:
    """A role noun without an owner: of the text's own country where the table says that it has a side."""
    noun = phrase.noun
    if phrase.people:
        kind = "armed-group" if noun.kind == "military" else noun.kind
        return [text.mention(phrase.start, phrase.end, None, kind=kind, form="nominal")]
    determiner = _determiner(text, phrase)
    plural = text.doc[phrase.end - 1].lower_ != noun.words[-1]
    new = noun.bare == "the" and (determiner != "the" or plural or phrase.start < phrase.first)
    if noun.bare == "no" or new:
        return _of_a_place(text, phrase)
    many = plural and noun.kind == "government" and noun.number == "any"  # "governments" are not the government
    sided = noun.bare == "side" and text.country is not None and determiner not in words("indefinite") and not many
    sided = sided and not _is_elsewhere(text, phrase) and not _is_ours(text, phrase)
    sided = sided and not (noun.kind in _REBELS and _is_helper(text, phrase))
    actor = text.table.of_state(text.country, noun.kind) if sided and text.country and not _is_person(phrase) else None
    return [text.mention(phrase.first, phrase.end, actor, kind=noun.kind, form="nominal")]


def _is_helper(text: NameText, phrase: Phrase) -> bool:
    """'Arland arms the rebels': they are another country's."""
    head = text.doc[phrase.end - 1].head
    while head.dep_ in _GOVERNED and not any(c.dep_ == "nsubj" for c in head.children):
        head = head.head
    subjects = {c.i for c in head.children if c.dep_ == "nsubj"} if head.pos_ == "VERB" else set()
    hits = [text.at[i] for i in subjects if i in text.at]
    return any(h.use is not None and h.use.actor.country == text.country and h.use.role == "state" for h in hits)


def _is_ours(text: NameText, phrase: Phrase) -> bool:
    """'Our troops' are the speaker's, and not of the country that the text is about."""
    return any(t.dep_ == "poss" and t.lower_ in {"our", "my", "your"} for t in text.doc[phrase.end - 1].children)


def _is_elsewhere(text: NameText, phrase: Phrase) -> bool:
    """True where the phrase's own sentence places things in another country than the text's: "troops in Mali"."""
    sentence = text.doc[phrase.first].sent
    states = [h for h in text.hits if sentence.start <= h.start < sentence.end and h.use is not None]
    named = {h.use.actor.country for h in states if h.use is not None and h.use.role == "state"}
    return bool(named) and text.country not in named and any(_is_where(text, h) for h in states)


def _is_where(text: NameText, hit: TokenHit) -> bool:
    """A country after "in", "over"."""
    at = hit.start - 1
    while at > 0 and not text.doc[at].is_sent_start and (text.doc[at].is_title or text.doc[at].pos_ in _MODIFIERS):
        at -= 1
    state = hit.use is not None and hit.use.role == "state"
    return state and at >= 0 and text.doc[at].lower_ in _ABOUT


def _of_a_place(text: NameText, phrase: Phrase) -> list[ActorMention]:
    """'the people of Mosul'."""
    doc, at = text.doc, phrase.end
    if (
        phrase.noun.kind != "civilians"
        or at + 1 >= len(doc)
        or doc[at].lower_ != "of"
        or doc[at + 1].ent_type_ != "GPE"
    ):
        return []
    end = next((i for i in range(at + 1, len(doc)) if doc[i].ent_type_ != "GPE"), len(doc))
    return [text.mention(phrase.first, end, None, kind="civilians", form="nominal")]


def _determiner(text: NameText, phrase: Phrase) -> str:
    return next((t.lower_ for t in text.doc[phrase.end - 1].children if t.dep_ == "det"), "")


def _is_person(phrase: Phrase) -> bool:
    """An official, a minister: one person, never the whole government."""
    return phrase.noun.sense == "person" and phrase.noun.kind == "government"
