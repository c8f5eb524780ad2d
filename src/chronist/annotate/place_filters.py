"""Which spots are places and no persons, institutions, metonyms or words: Spots in, those that stay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Doc, Span, Token

from chronist.annotate.gazetteer_build import ABBREVIATION, LOOSE
from chronist.annotate.metonyms import is_acting_capital
from chronist.annotate.place_spots import (
    Spot,
    entity_at,
    in_capitals,
    is_cued,
    is_dateline,
    is_exemplified,
    is_listed,
    is_located,
)
from chronist.annotate.place_words import is_word
from chronist.model import ActorMention

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# From this prominence (log10 of people; our own table's regions) a name needs no other support.
_WELL_KNOWN = 5.0
# Below it a name needs a preposition of place or the tagger's word; below this one it needs both.
_KNOWN = 3.5
_OURS = 4.3  # what our own table has for towns of wars: the tagger takes many of them for people
_LESS_KNOWN = 0.5  # by a name that is not its main one
_OTHER_LABELS = frozenset({"ORG", "PRODUCT", "NORP", "WORK_OF_ART", "LAW", "LANGUAGE", "EVENT"})
# A name that the tables know as one of these is no hamlet of the same name ("Red Cross, North Carolina").
_NEVER_PLACES = frozenset({"international", "organisation", "armed-group", "military", "agency", "monitor", "media"})
_MAY_PRECEDE = ("area", "before", "strong", "weak")
_PERSON = frozenset({"PERSON"})


def only_places(doc: Doc, spots: Iterable[Spot], actors: Sequence[ActorMention]) -> list[Spot]:
    """The spots that are used as places."""
    text = _Text(doc, actors)
    before: Spot | None = None
    possible: list[tuple[Spot, bool]] = []
    for spot in spots:
        span = doc[spot.first : spot.last]
        if _is_excluded(span, spot, text):
            if _is_inside(span, spot, text):
                possible.append((msgspec.structs.replace(spot, inside=True), True))
            continue
        cued = (
            spot.hint is not None
            or is_cued(span)
            or is_dateline(span)
            or is_exemplified(span)
            or _is_local(span)
            or is_listed(doc, before, spot)
        )
        if spot.guessed:
            joined = before is not None and _is_joined(doc, before, spot)
            if _is_guessed_right(span, spot, text, joined=joined):
                possible.append((spot, True))
                before = spot
            continue
        if _names_person(span, text.surnames, cued, spot):
            possible.append((spot, False))
            continue
        possible.append((spot, _is_supported(span, spot, cued, text)))
        before = spot if possible[-1][1] else before
    sure = {spot.text for spot, supported in possible if supported and not spot.inside}
    return [spot for spot, supported in possible if supported or _said_elsewhere(doc, spot, sure, text)]


def _said_elsewhere(doc: Doc, spot: Spot, sure: set[str], text: _Text) -> bool:
    """A name that is surely a place elsewhere in the text is one here too, unless the words here make it a person."""
    span = doc[spot.first : spot.last]
    return spot.text in sure and not _names_person(span, text.surnames, False, spot) and not _is_common_word(span, text)


class _Text:
    """What the filters need to know of a whole text."""

    def __init__(self, doc: Doc, actors: Sequence[ActorMention]) -> None:
        self.surnames = _surnames(doc)
        self.words = frozenset(t.text for t in doc if t.is_lower and t.is_alpha)
        self.actors = [a for a in actors if a.form in {"name", "metonym"}]
        self.known = [a for a in actors if a.id is not None or a.form != "name"]
        self.bodies = [a for a in self.actors if a.kind != "person" and a.form == "name"]


def _is_excluded(span: Span, spot: Spot, text: _Text) -> bool:
    """What no preposition makes a place: actors, institutions, parts of other names."""
    if _inside_actor(span, text.actors) or is_acting_capital(span) or _names_institution(span):
        return True
    if _is_part_word(span, spot) or _is_bare_code(span, spot) or _is_honoured(span):
        return True
    return _ends_longer_name(span) or _begins_longer_name(span, spot)


def _is_guessed_right(span: Span, spot: Spot, text: _Text, *, joined: bool) -> bool:
    """A name that nothing but the words around it calls a place: no actor of the tables in it, no person's surname."""
    if any(a.start < span.end_char and span.start_char < a.end for a in text.known):
        return False
    if spot.hint is not None and span[-1].is_lower:
        return True  # "the Hamrin mountains"
    named_after = len(span) == 1 and span.text in text.surnames
    return (joined or is_located(span) or is_exemplified(span)) and not named_after


def _is_joined(doc: Doc, before: Spot, spot: Spot) -> bool:
    """'in Homs and Talamenes': a single name that the parse joins to a place, and no person "of" somewhere, aged so."""
    token = doc[spot.last - 1]
    after = doc[spot.last].lower_ if spot.last < len(doc) else ""
    if before.hint == "country" or any(place.kind == "country" for place, _ in before.senses):
        return False
    chained = token.dep_ == "conj" and before.first <= token.head.i < before.last
    return spot.last == spot.first + 1 and chained and after != "of" and is_listed(doc, before, spot)


def _is_inside(span: Span, spot: Spot, text: _Text) -> bool:
    """'University of Mosul', 'al-Qaeda in Iraq': the name of a body that names a place well known or well marked."""
    if is_acting_capital(span) or _is_part_word(span, spot) or _is_bare_code(span, spot) or not spot.senses:
        return False
    if not (_inside_actor(span, text.bodies) or _names_institution(span)):
        return False
    if _ends_longer_name(span) or (_begins_longer_name(span, spot) and not _names_institution(span)):
        return False
    known = max(place.prominence - (_LESS_KNOWN if rank else 0.0) for place, rank in spot.senses)
    return known >= _WELL_KNOWN or any(place.kind == "country" for place, _ in spot.senses)


def _is_local(span: Span) -> bool:
    """'Homs residents', 'Dublin City Council': what a town has follows."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return after is not None and is_word("local", after.text)


def _is_supported(span: Span, spot: Spot, cued: bool, text: _Text) -> bool:
    """The less known a place, the more the words around it have to say so."""
    labelled = any(t.ent_type_ in _PLACE_LABELS for t in span)
    if not spot.senses:
        return labelled or span.end - span.start > 1
    if _is_hyphened(span) and not labelled:
        return False
    if _is_common_word(span, text):
        return (cued or spot_is_followed_by_place(span)) and _is_labelled(span, _PLACE_LABELS)
    if any(place.kind == "country" for place, _ in spot.senses):
        return labelled or cued or span[0].pos_ == "PROPN"
    if all(rank == LOOSE for _, rank in spot.senses):
        return labelled and cued
    known = max(place.prominence - (_LESS_KNOWN if rank else 0.0) for place, rank in spot.senses)
    if _is_labelled(span, _PERSON) and known < _WELL_KNOWN:
        return cued or (known >= _OURS and span.text not in text.surnames and _weakly_cued(span))
    if known >= _WELL_KNOWN and not _is_labelled(span, _OTHER_LABELS):
        return labelled or cued or span[0].pos_ == "PROPN"
    if known >= _KNOWN or spot.last - spot.first > 1:
        return labelled or cued or _weakly_cued(span)
    return labelled and (cued or _weakly_cued(span) or spot_is_followed_by_place(span))


def _is_part_word(span: Span, spot: Spot) -> bool:
    """'Hall', 'North', 'Bridge' alone: a word of a longer name, unless our own table has it ("Gulf")."""
    parts = ("after", "before", "area", "institution")
    return (
        len(span) == 1
        and bool(spot.senses)
        and any(is_word(use, span.text) for use in parts)
        and spot.senses[0][0].geonames is not None
    )


def _is_honoured(span: Span) -> bool:
    """'The temple of Bel': whom a temple is for, not where it is."""
    before = span.doc[max(0, span.start - 2) : span.start]
    return len(before) == 2 and before[1].lower_ == "of" and is_word("dedicated", before[0].text)


def _is_bare_code(span: Span, spot: Spot) -> bool:
    """'OH' and 'PA' are states after a comma alone."""
    if not spot.senses:
        return False
    place, rank = spot.senses[0]
    bare = rank == ABBREVIATION and place.kind != "country" and len(span.text) == len("OH")
    return bare and (span.start == 0 or span.doc[span.start - 1].text != ",")


def _ends_longer_name(span: Span) -> bool:
    """'United Russia', 'West Nile virus', 'AC Milan': a capitalised word before that is no direction or people."""
    if not span.start or span[0].is_sent_start:
        return False
    before = span.doc[span.start - 1]
    if not before.text[:1].isupper() or before.pos_ not in {"PROPN", "ADJ"}:
        return False
    if before.ent_type_ in _PLACE_LABELS | {"NORP"} or any(is_word(use, before.text) for use in _MAY_PRECEDE):
        return False
    return before.dep_ in {"compound", "amod", "nmod"} and span.start <= before.head.i < span.end


def _begins_longer_name(span: Span, spot: Spot) -> bool:
    """'Paris Hilton', 'Lassa fever': more of a name, or a thing, follows; not of countries and what the tagger sees."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is None or spot.hint is not None or is_word("local", after.text):
        return False
    if is_word("thing", after.text):
        return True
    joined = span.root.dep_ == "compound" and span.root.head.i == after.i
    if not joined or not after.text[:1].isupper() or after.pos_ != "PROPN":
        return False
    return not _is_labelled(span, _PLACE_LABELS) and not any(p.kind == "country" for p, _ in spot.senses)


def _is_hyphened(span: Span) -> bool:
    """'Wal-Mart': joined to another capitalised word."""
    after = span.doc[span.end : span.end + 2]
    return len(after) > 1 and after[0].text == "-" and not span[-1].whitespace_ and after[1].text[:1].isupper()


def _is_common_word(span: Span, text: _Text) -> bool:
    """Names that are words too: those of our table, and those that the text itself writes small elsewhere."""
    return is_word("friend", span.text) or (len(span) == 1 and span.text.lower() in text.words)


def _is_labelled(span: Span, labels: frozenset[str]) -> bool:
    """The tagger gives the whole name, and no more, one of these labels."""
    entity = _entity(span)
    return entity is not None and entity.label_ in labels and len(_name_words(entity)) == len(_name_words(span))


def spot_is_followed_by_place(span: Span) -> bool:
    """'Paris, Texas': a comma and a name that the tagger calls a place."""
    after = span.doc[span.end : span.end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].ent_type_ in _PLACE_LABELS


def _weakly_cued(span: Span) -> bool:
    at = span.start - 1
    while at > 0 and span.doc[at].lower_ == "the":
        at -= 1
    before = span.doc[at] if at >= 0 else None
    return before is not None and (is_word("weak", before.text) or is_word("strong", before.text) or in_capitals(span))


def _names_person(span: Span, persons: frozenset[str], cued: bool, spot: Spot) -> bool:
    """A title or first name before, a surname after, or a surname that the text introduced."""
    doc, before = span.doc, span.doc[span.start - 1] if span.start else None
    if before is not None and before.text[:1].isupper() and is_word("title", before.text):
        return True
    if before is not None and _joins(before, span[0]) and before.ent_type_ == "PERSON":
        return True
    entity = _entity(span)
    if entity is not None and entity.label_ == "PERSON" and len(_name_words(entity)) > len(_name_words(span)):
        return not cued or entity.start < span.start
    if (
        span.end < len(doc)
        and _joins(span[-1], doc[span.end])
        and doc[span.end].ent_type_ == "PERSON"
        and not spot.hint
    ):
        return not any(p.kind == "country" or (p.kind == "region" and len(span) > 1) for p, _ in spot.senses)
    attacked = before is not None and before.pos_ == "VERB"
    return len(span) == 1 and span.text in persons and (attacked or _is_labelled(span, _PERSON) or not is_cued(span))


def _names_institution(span: Span) -> bool:
    """'Washington Post', 'University of Oxford', 'Bank of England': a name headed by an institution."""
    doc = span.doc
    if len(span) > 2 and is_word("institution", span[0].text) and span[1].lower_ == "of":
        return True
    for token in doc[span.end : span.end + 4]:
        if not (token.text[:1].isupper() or token.text in {"-", "&"}) or (
            token.is_punct and token.text not in {"-", "&"}
        ):
            break
        if is_word("local", token.text):
            break
        if is_word("institution", token.text):
            return True
    start = span.start - 1
    if start >= 0 and doc[start].lower_ == "the":
        start -= 1
    if start >= 1 and doc[start].lower_ in {"of", "for"} and doc[start - 1].text[:1].isupper():
        return is_word("institution", doc[start - 1].text)
    return False


def _inside_actor(span: Span, actors: Sequence[ActorMention]) -> bool:
    """Inside a longer name of an actor, or itself a metonym."""
    start, end = span.start_char, span.end_char
    return any(
        a.start <= start
        and end <= a.end
        and (
            a.form == "metonym"
            or (a.id is not None and a.kind in _NEVER_PLACES)
            or end - start < len(a.text.removeprefix("the "))
        )
        for a in actors
    )


def _surnames(doc: Doc) -> frozenset[str]:
    """Last words of persons' names of two words and more."""
    persons = (_name_words(e) for e in doc.ents if e.label_ == "PERSON")
    return frozenset(words[-1].text for words in persons if len(words) > 1)


def _name_words(span: Span) -> list[Token]:
    return [t for t in span if t.text[:1].isalpha() and t.lower_ not in {"'s", "’s"}]


def _joins(first: Token, second: Token) -> bool:
    """Two capitalised words side by side."""
    return first.text[:1].isupper() and second.text[:1].isupper() and not first.is_punct and not second.is_punct


def _entity(span: Span) -> Span | None:
    """The tagger's entity that holds the whole span."""
    entity = entity_at(span[0])
    return entity if entity is not None and entity.start <= span.start and span.end <= entity.end else None
