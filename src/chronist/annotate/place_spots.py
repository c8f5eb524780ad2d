"""Where a text may name places: a Doc and the gazetteer in, Spots (token ranges with all places they may mean) out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from chronist.annotate.gazetteer import Gazetteer, Place
from chronist.annotate.gazetteer_build import ABBREVIATION, LOOSE
from chronist.annotate.headlines import is_headline
from chronist.annotate.language import lemma
from chronist.annotate.place_words import is_word, kind_of
from chronist.model import Record

# Tokens of the longest names ("Al - Qalamoun al - Sharqi" has seven).
_LONGEST = 7
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "es", "ez"})
_HYPHENS = frozenset({"-", "–", "‑"})
# All-capital words up to this length are acronyms unless the whole line is in capitals or a dateline follows.
_LONGEST_ACRONYM = 5


_EXAMPLES = frozenset({"including", "like", "notably", "namely"})
_EXAMPLE_REACH = 9  # tokens from "towns" to "including"
_MANY = frozenset({"cities", "counties", "municipalities", "localities", "communities"})
_GAP = 4  # tokens between the names of a list
_LONGEST_TYPE_FIRST = 3
_SHORTEST_TYPED = 2  # tokens
_SMALL = 3.5  # prominence below which a namesake of a name's first word is not believed
_PLACES = frozenset({"GPE", "LOC"})
_MAYBE = frozenset({"PERSON", "ORG", "FAC"})
_LONGEST_GUESS = 5  # tokens: "Khirbet al - Dahr"
_DATELINE_MARKS = frozenset({",", "(", "-", "--", "–", "—", "/", ":"})


# Kinds of which one may be named without the gazetteer knowing it; a county or a city that it lacks is left alone.
_TYPED_KINDS = frozenset({"water", "site", "base", "region"})


class Spot(Record, frozen=True, kw_only=True):
    """Tokens first to last (excluded) that may name a place, what they may mean, and the kind a word of type gives.

    `inside`: the place is named inside the name of a body, and nothing is said to be there. `guessed`: no table and no
    tagger calls it a place; only the words around it can. `imported`: what a dump of GeoNames has by that name, which
    says where a place may be and never that a word is one.
    """

    first: int
    last: int
    text: str
    senses: tuple[tuple[Place, int], ...] = ()
    hint: str | None = None
    inside: bool = False
    guessed: bool = False
    imported: tuple[tuple[Place, int], ...] = ()


def find_spots(doc: Doc, gazetteer: Gazetteer) -> Iterator[Spot]:
    """The longest names of the gazetteer in the text, and what its type names ("Omar Street"); none inside another."""
    i = 0
    while i < len(doc):
        spot = None
        if _may_begin(doc[i]):
            spot = _longer(doc, _with_type(doc, i, _longest_at(doc, i, gazetteer)), gazetteer) or _unknown(doc, i)
            if spot is not None:
                yield spot
        i = spot.last if spot is not None else i + 1


def _with_type(doc: Doc, first: int, spot: Spot | None) -> Spot | None:
    """The spot with a capitalised word of type: a province with that word, a street without the town of its name."""
    bare = spot is None or spot.last == first + 1
    last = _typed_end(doc, first) or (_type_first_end(doc, first) if bare else None)
    if last is None or (spot is not None and spot.last >= last):
        return spot
    kind = kind_of("after", doc[last - 1].text) or kind_of("before", doc[first].text)
    text = doc[first:last].text
    if spot is not None and spot.last == last - 1 and any(_same_kind(place.kind, kind) for place, _ in spot.senses):
        return Spot(first=first, last=last, text=spot.text, senses=spot.senses, hint=kind)
    return Spot(first=first, last=last, text=text, hint=kind) if kind in _TYPED_KINDS else spot


def _unknown(doc: Doc, first: int) -> Spot | None:
    """A name that the gazetteer lacks, where tagger and words agree on a place: 'the village of X', 'in X'."""
    small = _small_type_end(doc, first)
    if small is not None:
        return Spot(first=first, last=small, text=doc[first:small].text, hint=type_hint(doc[first:small]), guessed=True)
    entity = entity_at(doc[first]) if doc[first].ent_type_ in _PLACES | _MAYBE else None
    if entity is None:
        return _unseen(doc, first)
    if entity.start < first - 1 or not doc[entity.end - 1].text[:1].isupper():
        return None
    if entity.label_ in _MAYBE:
        return _guess(doc, first, entity)
    span = doc[first : entity.end]
    hint = type_hint(span)
    told = hint is not None or is_cued(span) or is_located(span)
    return Spot(first=first, last=entity.end, text=span.text, hint=hint) if told and _is_plain_name(span) else None


def _guess(doc: Doc, first: int, entity: Span) -> Spot | None:
    """A name that the tagger takes for a person's or a body's; the words around may still make it a place."""
    span = doc[first : entity.end]
    institution = any(is_word("institution", t.text) or is_word("title", t.text) for t in span)
    phrase = entity.label_ == "ORG" and type_hint(span) is None and all(t.is_alpha for t in span) and len(span) > 1
    if entity.start != first or len(span) > _LONGEST_GUESS or institution or phrase or not _is_plain_name(span):
        return None
    return Spot(first=first, last=entity.end, text=span.text, hint=type_hint(span), guessed=True)


def _unseen(doc: Doc, first: int) -> Spot | None:
    """A run of capitals that the tagger passes over, after 'near', 'in', 'the village of'."""
    last = first
    while last < min(first + _LONGEST_GUESS, len(doc)) and doc[last].pos_ == "PROPN" and not doc[last].ent_type_:
        last += 1
    span = doc[first:last]
    plain = last > first and len(doc[first].text) > 1 and _is_plain_name(span) and doc[last - 1].text[0].isupper()
    if not plain or not is_located(span) or any(is_word("title", t.text) or is_word("thing", t.text) for t in span):
        return None
    if is_headline(span.sent):
        return None
    return Spot(first=first, last=last, text=span.text, hint=type_hint(span), guessed=True)


def _longer(doc: Doc, spot: Spot | None, gazetteer: Gazetteer) -> Spot | None:
    """'Ulm Sabta' where the gazetteer has but 'Ulm': a run held by the parse; an imported one if 'Ulm' is known."""
    if spot is None or spot.last >= len(doc):
        return spot
    known = any(place.prominence >= _SMALL for place, _ in spot.senses)
    if known and not gazetteer.has_imports:
        return spot
    run = _unknown(doc, spot.first)
    whole = run is not None and run.last > spot.last and spot.last <= doc[spot.first].head.i < run.last
    return run if run and whole and (not known or (not run.guessed and gazetteer.imported(run.text))) else spot


def _small_type_end(doc: Doc, first: int) -> int | None:
    """Where 'the Hamrin mountains' ends: after "the" a name of one word or two and a small word of type."""
    if (
        "the" not in {t.lower_ for t in doc[max(0, first - 2) : first]}
        or not doc[first].is_title
        or doc[first].pos_ != "PROPN"
    ):
        return None
    last = first + 1
    while last < min(first + _SHORTEST_TYPED, len(doc)) and doc[last].is_title:
        last += 1
    typed = last < len(doc) and doc[last].is_lower and kind_of("after", doc[last].text) in _TYPED_KINDS
    return last + 1 if typed and doc[last].pos_ == "NOUN" else None


def entity_at(token: Token) -> Span | None:
    """The tagger's entity that holds a token (doc.ents would walk the whole text)."""
    if not token.ent_type:
        return None
    doc, first, last = token.doc, token.i, token.i + 1
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    return Span(doc, first, last, label=token.ent_type)


def _is_inner(token: Token) -> bool:
    return token.text == "." or is_word("inner", token.lower_)


def _is_plain_name(span: Span) -> bool:
    return all(t.text[:1].isupper() or t.text in _HYPHENS or _is_inner(t) for t in span) and not span.text.isupper()


def _same_kind(kind: str, said: str | None) -> bool:
    return kind == said or {kind, said} == {"province", "region"}


def _typed_end(doc: Doc, first: int) -> int | None:
    """Where a run of capitalised words ends with a word of type: 'Old Neches River', 'Omar al-Mukhtar Street'."""
    if doc[first].is_stop or kind_of("after", doc[first].text) or doc[first].ent_type_ in {"DATE", "TIME"}:
        return None
    last = first + 1
    while last < min(first + _LONGEST, len(doc)) and (
        _is_capital(doc[last]) or doc[last].text in _HYPHENS or doc[last].text == "al"
    ):
        last += 1
    end = doc[last - 1]
    if (
        last - first < _SHORTEST_TYPED
        or is_word("local", doc[last - 2].text)
        or not _is_capital(end)
        or kind_of("after", end.text) is None
        or (end.ent_type_ == "PERSON" and is_word("surname", end.text))
    ):
        return None
    return last


def _type_first_end(doc: Doc, first: int) -> int | None:
    """Where a name ends that begins with its type: 'Camp Ashraf', 'Mount Aziz'."""
    last = first + 1
    while last < min(first + _LONGEST_TYPE_FIRST, len(doc)) and _is_capital(doc[last]) and doc[last].is_alpha:
        last += 1
    named = (
        last > first + 1 and kind_of("before", doc[first].text) in _TYPED_KINDS and doc[last - 1].ent_type_ != "PERSON"
    )
    return last if named else None


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}


def _longest_at(doc: Doc, first: int, gazetteer: Gazetteer) -> Spot | None:
    for last in range(_reach(doc, first), first, -1):
        if not _may_end(doc[last - 1], last - 1 > first):
            continue
        span = doc[first:last]
        senses = tuple(s for s in gazetteer.ranked(span.text) if _as_written(span, s[1]))
        if senses and not _goes_on(doc, last):
            return Spot(first=first, last=last, text=span.text, senses=senses, hint=type_hint(span))
    return None


def _goes_on(doc: Doc, last: int) -> bool:
    """'Sahm al-Julan' is no place called Sahm: an article of Arabic joins more to the name."""
    return last + 1 < len(doc) and doc[last].text in _ARTICLES and doc[last + 1].text in _HYPHENS


def _may_begin(token: Token) -> bool:
    if token.text[:1].isupper():
        return not token.is_punct
    return token.lower_ in _ARTICLES and token.i + 2 < len(token.doc) and token.nbor(1).text in _HYPHENS


def _may_end(token: Token, follows: bool) -> bool:
    return (
        token.text[:1].isupper() or token.text[-1:].isdigit() or (follows and kind_of("after", token.text) is not None)
    )


def _reach(doc: Doc, first: int) -> int:
    """How far a name that begins here can go: over capitals, particles, hyphens and one small word of type."""
    last = first + 1
    while last < min(first + _LONGEST, len(doc)):
        token = doc[last]
        if not (token.text[:1].isupper() or token.is_digit or _is_inner(token) or kind_of("after", token.text)):
            break
        last += 1
    return last


def _as_written(span: Span, rank: int) -> bool:
    """Abbreviations as such alone; acronyms are no ordinary names; loose spellings only for names of some length."""
    text = span.text
    code = text.isupper() or "." in text
    if rank == ABBREVIATION:
        return code
    if len(span) == 1 and text.isupper() and len(text) <= _LONGEST_ACRONYM:
        return in_capitals(span)
    return rank != LOOSE or (len(text) > _LONGEST_ACRONYM and span[0].ent_type_ not in {"PERSON", "ORG", "NORP"})


def is_listed(doc: Doc, before: Spot | None, spot: Spot) -> bool:
    """'Arak and Sukhna', 'Homs, Hama': the next of a list that began with a place."""
    between = doc[before.last : spot.first] if before is not None and 0 < spot.first - before.last < _GAP else None
    return between is not None and all(is_word("joiner", t.lower_) for t in between)


def in_capitals(span: Span) -> bool:
    """A dateline in capitals, or a line in capitals."""
    if span.text.isupper() and is_dateline(span):
        return True
    others = [t for t in span.sent if t.is_alpha and not span.start <= t.i < span.end]
    return bool(others) and all(t.is_upper for t in others)


def is_dateline(span: Span) -> bool:
    """'ADEN, March 3', 'ADEN --', 'Aden (Reuters) -' at the start of a line or sentence."""
    after = span.doc[span.end : span.end + 4]
    if len(after) < len("(X)") or not _opens_line(span):
        return False
    if span.text.isupper() and after[0].text in _DATELINE_MARKS:
        return True
    return (after[0].text == "(" and any(t.text == ")" for t in after)) or after[0].text in {"--", "—"}


def _opens_line(span: Span) -> bool:
    return span.start == 0 or span.doc[span.start - 1].is_space or span[0].is_sent_start is True


def type_hint(span: Span) -> str | None:
    """The kind that a word beside or in the name gives: 'Homs province', 'city of Homs', 'Lake X'."""
    doc, first, last = span.doc, span.start, span.end
    if last < len(doc) and (kind := kind_of("after", doc[last].text)):
        return kind
    if len(span) > 1 and (kind := kind_of("after", span[-1].text)):
        return kind
    if first > 1 and doc[first - 1].lower_ == "of" and (kind := kind_of("after", doc[first - 2].text)):
        return kind
    return kind_of("before", doc[first - 1].text) if first and doc[first - 1].text[:1].isupper() else None


def is_exemplified(span: Span) -> bool:
    """'towns such as X', 'several villages, including X and Y': what it is an example of says place."""
    doc, at = span.doc, span.start - 1
    if at > 0 and doc[at].lower_ == "as" and doc[at - 1].lower_ == "such":
        at -= 1
    elif at < 0 or doc[at].lower_ not in _EXAMPLES:
        return False
    return any(t.tag_ == "NNS" and kind_of("after", t.text[:-1]) for t in doc[max(0, at - _EXAMPLE_REACH) : at]) or any(
        t.lower_ in _MANY for t in doc[max(0, at - _EXAMPLE_REACH) : at]
    )


def is_located(span: Span) -> bool:
    """'in X', 'near X', 'the village of X', of a name that nothing else calls a place: "trust in X" is no place."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None:
        return False
    if is_word("held", before.text):
        return bool(before.i > 0 and before.nbor(-1).text in _HYPHENS)  # "insurgent-held X"
    if before.lower_ == "of":
        return type_hint(span) is not None
    if before.pos_ == "VERB":
        return is_word("taken", lemma(before))
    minded = before.dep_ == "prep" and is_word("minded", lemma(before.head))
    return is_word("located", before.text) and not minded


def is_cued(span: Span) -> bool:
    """Whether the words before say place: 'in X', 'near X', 'captured X', 'the city of X'."""
    before = span.doc[span.start - 1] if span.start else None
    while before is not None and before.i and (before.lower_ in {"the", "and"} or is_word("area", before.text)):
        before = before.nbor(-1)
    if before is None:
        return False
    return is_word("strong", before.text) or (before.pos_ == "VERB" and is_word("act", lemma(before)))
