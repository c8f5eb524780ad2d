"""What the tables know in one text: a parsed Doc in; its hits, the countries it speaks of, whose war it is out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Doc, Span

from chronist.annotate.actor_table import Actor, ActorTable, Hit, Use
from chronist.annotate.name_words import has, words
from chronist.model import ActorMention, Interval

# The country of a text's war is named this much oftener than the next; below that "the army" may be either's.
_AHEAD = 1.5
_POWER_AHEAD = 4.0  # a state that is named in the reports on many wars has to lead by more


@dataclass(frozen=True, slots=True)
class TokenHit:
    """A hit of the tables as tokens: the first, and the one after the last."""

    start: int
    end: int
    hit: Hit
    use: Use | None  # None where several actors bear the name and the text does not tell


@dataclass(slots=True)
class NameText:
    """One text with all that its names may stand for, while its actors are being found."""

    doc: Doc
    table: ActorTable
    when: Interval
    is_place: Callable[[str], bool]
    hits: list[TokenHit] = field(default_factory=list)
    at: dict[int, TokenHit] = field(default_factory=dict)  # by every token inside
    countries: Counter[str] = field(default_factory=Counter)
    country: str | None = None
    around: frozenset[str] = frozenset()  # countries and ids that other names than bare surnames bring in

    @classmethod
    def of(cls, doc: Doc, table: ActorTable, when: Interval, *, is_place: Callable[[str], bool]) -> NameText:
        """Spot all names, then choose what each means in this text."""
        text = cls(doc, table, when, is_place)
        found = [f for f in _aligned(doc, table.spot(doc.text)) if not _is_namesake(doc, f[0], f[2])]
        text.countries = _countries(doc, found)
        text.country = _of_the_war(text.countries)
        text.around = _around(found)
        ids = {u.actor.id for _, _, h in found for u in h.uses if len(h.uses) == 1 and " " in h.alias}
        for start, end, hit in found:
            if not _is_shouted(doc, start, end, hit):
                text.hits.append(TokenHit(start, end, hit, text._choose(start, end, hit, ids)))
        text.at = {i: h for h in text.hits for i in range(h.start, h.end)}
        return text

    def mention(self, start: int, end: int, actor: Actor | None, *, kind: str = "", form: str = "name") -> ActorMention:
        """A mention over tokens."""
        span = self.doc[start:end]
        return ActorMention(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            id=actor.id if actor else None,
            name=actor.name if actor else " ".join(span.text.split()),
            kind=kind or (actor.kind if actor else "unknown"),
            form=form,
        )

    def name(self, at: TokenHit, actor: Actor) -> ActorMention:
        """A mention of just what the table knows: a token may go on ("the Levant.[1]")."""
        found = self.mention(at.start, at.end, actor)
        known = at.hit.end - found.start
        if found.text[known:] in {"", "."}:
            return found
        return msgspec.structs.replace(found, end=at.hit.end, text=found.text[:known])

    def _choose(self, start: int, end: int, hit: Hit, ids: set[str]) -> Use | None:
        uses = [u for u in hit.uses if self._fits(hit, u)]
        if not uses:
            return None
        named = [u for u in uses if u.role == "name"]
        if len(uses) == 1:
            return uses[0]
        if named:
            return self._only([u for u in named if u.actor.id in ids] or named)
        wanted = "adjective" if _modifies(self.doc[start:end]) else "state"
        return next((u for u in uses if u.role == wanted), uses[0])

    def _fits(self, hit: Hit, use: Use) -> bool:
        """A bare surname, and a name of common words only ("National Liberation Army"), need their country here."""
        country = use.actor.country
        if use.role != "name":
            return True
        if use.actor.kind == "person":
            return " " in hit.alias or not self.around.isdisjoint(
                {country, use.actor.id, use.actor.parent, use.actor.side} - {None}
            )
        if country is None:
            return True
        common = all(w in words("generic") for w in hit.alias.lower().split())
        return not common or self.countries[country] > 0

    def _only(self, uses: list[Use]) -> Use | None:
        if len(uses) == 1:
            return uses[0]
        alive = [u for u in uses if u.actor.valid.overlaps(self.when) and _serves(u.actor, self.when)] or uses
        ranked = sorted(alive, key=lambda u: (-self.countries[u.actor.country or ""], u.actor.id))
        if len(ranked) == 1:
            return ranked[0]
        first, second = (self.countries[u.actor.country or ""] for u in ranked[:2])
        return ranked[0] if first > second else None


def _serves(actor: Actor, when: Interval) -> bool:
    return not actor.offices or any(term.overlaps(when) for _, term in actor.offices)


def _modifies(span: Span) -> bool:
    root = span.root
    return root.dep_ in {"amod", "compound", "nmod"} and root.head.i >= span.end


def _aligned(doc: Doc, hits: list[Hit]) -> list[tuple[int, int, Hit]]:
    """Hits that begin with a token and end with one, punctuation aside."""
    starts = {token.idx: token.i for token in doc}
    found = []
    for hit in hits:
        first = starts.get(hit.start)
        if first is None:
            continue
        last = first
        while last + 1 < len(doc) and doc[last + 1].idx < hit.end:
            last += 1
        rest = doc[last].text[hit.end - doc[last].idx :]
        if not rest[:1].isalnum():
            found.append((first, last + 1, hit))
    return found


def _countries(doc: Doc, found: list[tuple[int, int, Hit]]) -> Counter[str]:
    """How often the text names each country: itself, its people, and the groups that fight in it."""
    counts: Counter[str] = Counter()
    for start, _, hit in found:
        codes = {u.actor.country for u in hit.uses}
        country = codes.pop() if len(codes) == 1 else None
        use = hit.uses[0]
        if (
            country is None
            or use.role == "seat"
            or (use.role == "name" and use.actor.kind in {"media", "agency", "person"})
        ):
            continue
        counts[country] += 2 if start and doc[start - 1].lower_ in {"in", "across", "inside", "throughout"} else 1
    return counts


def _around(found: list[tuple[int, int, Hit]]) -> frozenset[str]:
    """Countries and ids of all names but single surnames, which need one of them to be believed."""
    uses = [u for _, _, hit in found for u in hit.uses if u.actor.kind != "person" or " " in hit.alias]
    ids = {u.actor.id for u in uses} | {u.actor.parent for u in uses} | {u.actor.country for u in uses}
    return frozenset(i for i in ids if i)


def _of_the_war(counts: Counter[str]) -> str | None:
    """The country whose army "the army" is; None where two are named about as often."""
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    own = [c for c in ranked if not has(c, "power")]
    for order, ahead in ((ranked, _POWER_AHEAD), (own, _AHEAD)):
        if order and counts[order[0]] >= ahead * (counts[order[1]] if len(order) > 1 else 0.5):
            return order[0] if order[0] in own or order is ranked else None
    return None


def _is_namesake(doc: Doc, start: int, hit: Hit) -> bool:
    """'New Jersey', 'New Mexico': named after a country or a capital, and another place."""
    return start > 0 and doc[start - 1].text == "New" and hit.uses[0].role in {"state", "seat"}


def _is_shouted(doc: Doc, start: int, end: int, hit: Hit) -> bool:
    """True where a short name in capitals stands among other words in capitals: "WHAT IS HAPPENING"."""
    if end - start > 1 or not hit.alias.isupper() or len(hit.alias) > 3:
        return False
    around = [t for t in (*doc[max(0, start - 1) : start], *doc[end : end + 1]) if t.is_alpha]
    return bool(around) and all(t.is_upper and len(t) > 2 for t in around)
