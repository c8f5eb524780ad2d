"""Names that no table knows: a text and what the tables found in; unknown people, groups, acronyms, surnames out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Span, Token

from chronist.annotate.mention_focus import says
from chronist.annotate.name_text import NameText
from chronist.annotate.name_titles import find_titled
from chronist.annotate.name_words import has
from chronist.model import ActorMention

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z-]{1,8}s?\Z")
_FAMILY_FIRST = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+\Z")  # "Ban Ki-moon", "Kim Jong-un"
_KINDS = {"PERSON": "person", "ORG": "organisation"}
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_LINK = frozenset({"-", "–", "'", "’"})


def find_guesses(text: NameText, known: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions beside the known ones: proposals of the tagger, peoples, acronyms introduced here, later surnames."""
    taken = _tokens(text, known)
    found = find_titled(text, taken)
    taken |= _tokens(text, found)
    found += [m for ent in text.doc.ents for m in _proposed(text, ent, taken)]
    taken |= _tokens(text, found)
    found += _peoples(text, _tokens(text, (m for m in [*known, *found] if m.form == "name")))
    taken |= _tokens(text, found)
    short = _introduced(text, [*known, *found]) | _short_names(text, known)
    found = [_linked(m, short) for m in found]
    found += [_same(t, short[t.text]) for t in text.doc if t.text in short and t.i not in taken and t.i not in text.at]
    taken |= _tokens(text, found)
    full = _full_names([*known, *found])
    found = [_linked(m, full) for m in found]
    return [*found, *_surnames(text, full, taken)]


def _tokens(text: NameText, mentions: Iterable[ActorMention]) -> set[int]:
    """Indices of the tokens inside mentions."""
    spans = (text.doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions)
    return {t.i for span in spans if span is not None for t in span}


def _proposed(text: NameText, ent: Span, taken: set[int]) -> list[ActorMention]:
    kind = _KINDS.get(ent.label_)
    if kind is None:
        return []
    span = _trimmed(ent, person=kind == "person")
    if span is None or _overlaps_table(text, span, taken):
        return []
    if not _is_name(span) or _is_place_or_thing(text, span, kind):
        return []
    return [text.mention(span.start, span.end, None, kind=kind)]


def _trimmed(ent: Span, *, person: bool) -> Span | None:
    """Without determiner, title, possessive and line breaks."""
    start, end = ent.start, ent.end
    doc = ent.doc
    for i in range(start, end):
        if doc[i].is_space and "\n" in doc[i].text:
            end = i
            break
    while start < end and (
        doc[start].pos_ == "DET" or doc[start].is_punct or (person and has(doc[start].text, "title"))
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "’s"} or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[start:end] if end > start else None


def _overlaps_table(text: NameText, span: Span, taken: set[int]) -> bool:
    """True where a table's name stands inside; a state's name or adjective inside a longer name does not count."""
    for i in range(span.start, span.end):
        hit = text.at.get(i)
        inside = hit is not None and hit.use is not None and hit.use.role in {"adjective", "state", "seat"}
        if hit is not None and (not inside or hit.end - hit.start == len(span)):
            return True
        if hit is None and i in taken:
            return True
    return False


def _is_name(span: Span) -> bool:
    words = [t for t in span if t.is_alpha]
    return bool(words) and any(t.text[0].isupper() for t in words) and not any(has(t.text, "not-name") for t in span)


def _is_place_or_thing(text: NameText, span: Span, kind: str) -> bool:
    if len(span) == 1 and (not span.text[0].isupper() or has(span.text, "title")):
        return True
    titled = span.start > 0 and has(text.doc[span.start - 1].text, "title")
    if kind == "person" and (titled or (span.root.dep_ == "nsubj" and says(span.root))):
        return False
    return text.is_place(span.text)


def _peoples(text: NameText, taken: set[int]) -> list[ActorMention]:
    """Peoples and faiths that no state has: Kurds, Druze."""
    found = []
    for token in text.doc:
        hit = text.at.get(token.i)
        if token.i in taken or not token.is_title or (hit is not None and hit.use is not None):
            continue
        use = next((u for u in ("people", "faith") if has(token.text, u)), None)
        if use:
            kind = "civilians" if use == "people" else "religious"
            found.append(text.mention(token.i, token.i + 1, None, kind=kind, form="demonym"))
    return found


def _introduced(text: NameText, known: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """'the Free Harbour Movement (FHM)': from there on FHM is the movement."""
    by_end = {m.end: m for m in known if m.form in {"name", "nominal"}}
    meant: dict[str, ActorMention] = {}
    for token in text.doc[:-2]:
        if token.text != "(" or token.nbor(2).text != ")" or token.i + 1 in text.at or token.i == 0:
            continue
        acronym, before = token.nbor(1).text, token.nbor(-1)
        full = by_end.get(before.idx + len(before)) if _ACRONYM.match(acronym) else None
        if full is not None and full.text[:1].isupper() and _initials(full.text, acronym):
            meant.setdefault(acronym, full)
    return meant


def _short_names(text: NameText, known: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """'the Observatory', 'the League': the head word of a name of the tables, where only one such name stands here."""
    heads: dict[str, list[ActorMention]] = {}
    for mention in known:
        if mention.form != "name" or mention.id is None or mention.kind == "person" or " " not in mention.text:
            continue
        span = text.doc.char_span(mention.start, mention.end)
        if span is not None and span.root.text[0].isupper() and not span.root.is_upper:
            heads.setdefault(span.root.text, []).append(mention)
    alone = {word: found[0] for word, found in heads.items() if len({m.id for m in found}) == 1}
    used = {t.text for t in text.doc[1:] if t.text in alone and t.nbor(-1).lower_ == "the" and t.i not in text.at}
    return {word: alone[word] for word in sorted(used)}


def _initials(name: str, acronym: str) -> bool:
    """True where the acronym's letters begin words of the name, in order."""
    letters = iter(w[0].upper() for w in re.findall(r"\w+", name))
    return all(any(x == c for x in letters) for c in acronym.upper().rstrip("S") if c.isalpha())


def _same(token: Token, full: ActorMention) -> ActorMention:
    return ActorMention(
        start=token.idx,
        end=token.idx + len(token),
        text=token.text,
        id=full.id,
        name=full.name,
        kind=full.kind,
        form="name",
    )


def _full_names(known: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """People by surname; a surname that two of them share is left out."""
    full: dict[str, list[ActorMention]] = {}
    for mention in sorted(known, key=lambda m: m.start):
        words = [w for w in mention.text.replace(",", " ").split() if w not in _SUFFIXES]
        if mention.kind == "person" and mention.form == "name" and len(words) > 1:
            surname = words[0] if _FAMILY_FIRST.match(mention.text) else words[-1].rsplit("-", 1)[-1]
            full.setdefault(surname, []).append(mention)
    return {surname: people[0] for surname, people in full.items() if len({p.id or p.name for p in people}) == 1}


def _linked(mention: ActorMention, full: dict[str, ActorMention]) -> ActorMention:
    """A surname or acronym that the tagger found alone, with the full name that the text gives elsewhere."""
    *particles, word = re.split(r"[ -]", mention.text)
    if mention.form != "name" or word not in full or not all(has(p, "particle") for p in particles):
        return mention
    to = full[word]
    return msgspec.structs.replace(mention, id=to.id, name=to.name, kind=to.kind)


def _surnames(text: NameText, full: dict[str, ActorMention], taken: set[int]) -> list[ActorMention]:
    """Later surnames of people whose full name the text gave: 'Lena Osk ... Osk'."""
    return [
        _same(t, full[t.text])
        for t in text.doc
        if t.text in full and t.i not in taken and t.idx > full[t.text].end and t.pos_ in {"PROPN", "NOUN", "ADJ"}
    ]
