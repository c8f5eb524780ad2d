"""Who holds a place and how many were killed, told: a claim in, the deed of its facet out, ready for a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chronist.model import Change, Claim, Control, PlaceMention, Record, Ref, Toll
from chronist.show.phrases import Phrase, is_partial, phrase_of
from chronist.show.words import listed, with_article

_PEOPLE = frozenset({"killed", "injured", "displaced", "captured"})
_LONGEST_COUNT = 60  # characters of a count's own words; what is longer is a clause
# What a change says most of: a capture before the loss that it is to the other side, a state last.
_ORDER = (Change.GAINED, Change.LOST, Change.HELD, Change.NOT_HELD)

_CHANGES = frozenset({Change.GAINED, Change.LOST})


class Deed(Record, frozen=True):
    """Who did what, before its status gives it a form."""

    who: str
    past: str
    base: str
    participle: str
    negated: bool = False  # the claim's facet says that it is not so, whatever its status
    state: bool = False  # how it was, not what was done: the time beside it may be another's
    places: tuple[str, ...] = ()  # names that the deed itself tells


def facet_deed(claim: Claim) -> Deed | None:
    """The deed of the claim's control or toll facet; None where it has none that can be told."""
    return _control(claim) or _toll(claim.facets.toll, claim)


def _control(claim: Claim) -> Deed | None:
    """A change is what the claim tells; a state beside an act ("attacked the rebel-held town") is not."""
    tellable = [c for c in claim.facets.control if _is_told(c) and (claim.event is None or c.change in _CHANGES)]
    if not tellable:
        return None
    first = min(tellable, key=lambda c: _ORDER.index(c.change))
    alike = [c for c in tellable if c.change is first.change and c.holder == first.holder and c.from_ == first.from_]
    places = tuple(dict.fromkeys(_name(c.place) for c in alike))
    negated = first.change is Change.NOT_HELD
    phrase = phrase_of("control", str(Change.HELD if negated else first.change), "")
    if phrase is None or not all(places):
        return None
    lost_by = f" from {with_article(_name(first.from_))}" if first.from_ and first.from_.id and not negated else ""
    tail = listed([_place(p) for p in places]) + lost_by
    deed = _deed(with_article(_name(first.holder)), phrase, tail)
    return replace(deed, negated=negated, state=first.change not in _CHANGES, places=places)


def _is_told(control: Control) -> bool:
    place, holder = control.place, control.holder
    return bool(place and place.id and holder and holder.id and control.change in _ORDER)


def _toll(found: Sequence[Toll], claim: Claim) -> Deed | None:
    """One count in the text's own words; None where it is a war's so far, or its words say not what is counted."""
    counts = [t for t in found if t.kind in _PEOPLE and not t.cumulative and _names_people(t)]
    if len(counts) != 1 or claim.background:
        return None
    phrase = phrase_of("toll", counts[0].kind, "")
    one = counts[0].low == counts[0].high == 1
    return None if phrase is None or one else _deed(" ".join(counts[0].text.split()), phrase, "")


def _names_people(toll: Toll) -> bool:
    """True for "at least 12 civilians", not for "30" nor for "several more people" beside a count before it."""
    words = toll.text.split()
    return (
        words[-1].islower() and words[-1].isalpha() and len(words) > 1 and "more people" not in toll.text
        and not is_partial(words)
        and len(toll.text) <= _LONGEST_COUNT
    )  # fmt: skip


def _deed(who: str, phrase: Phrase, tail: str) -> Deed:
    past, base, participle = (f"{form} {tail}".strip() for form in (phrase.past, phrase.base, phrase.participle))
    return Deed(who=who, past=past, base=base, participle=participle)


def _name(ref: Ref | None) -> str:
    return (ref.name or "") if ref else ""


def _place(name: str) -> str:
    """A place as an object: part of a town takes its article."""
    return f"the {name}" if name[:1].islower() and not name.startswith("the ") else with_article(name)


def told_elsewhere(place: PlaceMention, deed: Deed) -> bool:
    """True where the deed itself names the place, so that the sentence need not say it twice."""
    name = place.name or place.text
    return any(name in told for told in deed.places)
