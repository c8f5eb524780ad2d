"""Claims told: a piece of evidence in, one sentence of English out, built from the claim's own fields.

Where the fields are too thin for a sentence of ours (an act too wide for a phrase, a doer who is only "they"), the
source is quoted with its speaker instead. Nothing is said that the claim does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from chronist.model import REAL, Claim, Interval, Speaker, Status
from chronist.show.facet_clauses import Deed, facet_deed, told_elsewhere
from chronist.show.parties import is_name, parties_stand, party_names, shown_names, told_recipients, with_any_article
from chronist.show.phrases import phrase_of, sentence_words
from chronist.show.words import capital, listed, shortened, when, with_article
from chronist.views import Evidence, LinkedEvent

QUOTE = 220  # characters of a quote inside a text: a long sentence of news; the citation has all of it
_MOST_PLACES = 2
_LONG = 45  # words from which on a quote is a list of headlines rather than a sentence
# Marks of a page's furniture inside a quote: stamps, tickers.
_FURNITURE = re.compile(r"\bNEW:|\bupdated:|\bGMT\b|\| Reply\b|Last updated|\bBy [A-Z]\w+ [A-Z]\w+, ")
_WIDEST = 366  # days; a time that is wider says nothing of when a single act was
_ITS = frozenset({"state", "government", "international", "armed-group", "ministry"})  # kinds that are "it"
_PLACE_WORDS = {"near": "near", "around": "around", "outside": "outside", "between": "between"}


def sentence(event: LinkedEvent, evidence_by_claim: Mapping[str, Evidence]) -> str:
    """One sentence for an event: the best claim that can be told in ours, else the best in the source's words."""
    items = sorted((evidence_by_claim[c] for c in event.claims if c in evidence_by_claim), key=best_first)
    return next((t for e in items if (t := told(e))), None) or (quoted(items[0]) if items else "")


def is_rough(quote: str) -> bool:
    """True for what is no sentence to quote: headlines run together, a page's stamps, a fragment.

    >>> is_rough("NEW: A port is shelled Talks go on"), is_rough("The port was shelled.")
    (True, False)
    """
    text = quote.strip("“”\"'‘’… ")
    return bool(_FURNITURE.search(text)) or len(text.split()) > _LONG or text[:1].islower()


def best_first(item: Evidence) -> tuple[bool, bool, bool, int, float, str]:
    """Sorts claims of one event: what is real, told as news, filled and sure before the rest."""
    c = item.claim
    filled = bool(c.actors) + bool(c.recipients) + bool(c.places) + bool(c.time and (c.time.first or c.time.last))
    return c.status not in REAL, c.background, is_rough(c.quote), -filled, -c.confidence, c.id


def tell(item: Evidence) -> str:
    """One sentence for a claim, without its citation: ours where its fields allow, else the quote with its speaker."""
    return told(item) or quoted(item)


def told(item: Evidence) -> str | None:
    """A sentence of ours; None where the fields are too thin."""
    claim = item.claim
    deed = facet_deed(claim) or _act(claim)
    clause = _frame(claim, deed) if deed else None
    if deed is None or clause is None:
        return None
    time = _time(claim)
    if (time.days or 0) > _WIDEST or (time.first is None) != (time.last is None):
        return None
    parts = [clause, _where(claim, deed), "" if deed.state else when(time)]
    if not claim.recipients and not deed.places and not any(parts[1:]):
        return None  # "the rebels withdrew": neither from where nor when
    sentence = " ".join(p for p in parts if p)
    voice = "" if claim.status is Status.DENIED else _voice(claim.speakers)
    return None if voice is None else f"{capital(sentence)}{f', {voice}' if voice else ''}."


def quoted(item: Evidence) -> str:
    """The source's own words with who says them."""
    claim = item.claim
    flat = " ".join(claim.quote[: max(0, claim.trigger.start - claim.start)].split())
    words = shortened(claim.quote, QUOTE, len(flat)).strip("“”\"' ")
    return f"“{words}” ({_source(claim.speakers, item.outlet or item.agency)})"


def speaker_names(speakers: Sequence[Speaker]) -> list[str]:
    """Those of the chain that a reader can tell who they are, innermost first."""
    return list(dict.fromkeys(s.name or s.text for s in speakers if is_name(s.name or s.text)))


def _source(speakers: Sequence[Speaker], printed_by: str | None) -> str:
    names = speaker_names(speakers)
    if not names:
        return printed_by or "source not named"
    return names[0] if len(names) == 1 else f"{names[0]}, as reported by {with_article(names[-1])}"


def _voice(speakers: Sequence[Speaker]) -> str | None:
    """Who says so, as the end of a sentence; None where a speaker only denies it, so that it cannot be told so."""
    if any(not s.asserts for s in speakers):
        return None
    inner = [s for s in speakers if s.start is not None and is_name(s.name or s.text)]
    if inner:
        return f"{_speaking(inner[0])} said"
    outlet = next((s for s in speakers if s.start is None and s.name), None)
    return f"{with_article(outlet.name)} reported" if outlet and outlet.name else ""


def _speaking(speaker: Speaker) -> str:
    name = " ".join((speaker.name or speaker.text).split())
    if speaker.id is None and " " not in name and name.endswith("s") and name[:1].isupper():
        return name[:1].lower() + name[1:]  # "Activists" at the head of their sentence
    return with_any_article(name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ", "One ")) else name)


def _act(claim: Claim) -> Deed | None:
    """Doers, verb phrase and recipients; None where one that is needed is missing or cannot be told alone."""
    phrase = phrase_of(claim.event, claim.mode, claim.trigger.text)
    if phrase is None or not claim.actors or not parties_stand(claim):
        return None
    actors, recipients = party_names(claim.actors), party_names(told_recipients(claim))
    if (phrase.needs and not recipients) or (recipients and phrase.join == "-"):
        return None
    if phrase.past == "fought" and any((m.name or m.text) in {p.name for p in claim.places} for m in claim.recipients):
        return None  # over the place, not against it
    if phrase.past == "met" and not recipients and len(set(actors)) < 2:
        return None
    tail = " ".join(p for p in (phrase.join, shown_names(recipients)) if p) if recipients else ""
    past, base, participle = (f"{form} {tail}".strip() for form in (phrase.past, phrase.base, phrase.participle))
    told = tuple(m.name or m.text for m in claim.recipients)
    return Deed(who=shown_names(actors), past=past, base=base, participle=participle, places=told)


def _frame(claim: Claim, deed: Deed) -> str | None:
    """The deed as its status has it; None where it has no form that says no more than the text."""
    who, base = deed.who, deed.base
    if deed.negated:
        return f"{who} did not {base}" if claim.status in REAL else None
    if claim.status in REAL:
        return f"{who} {deed.past}"
    if claim.status is Status.DENIED:
        denier = next((s for s in claim.speakers if not s.asserts and is_name(s.name or s.text)), None)
        return f"{_speaking(denier)} denied that {who} {deed.past}" if denier else None
    if claim.status is Status.POSSIBLE:
        return f"{who} may have {deed.participle}" if _is_past(claim) else None
    cues = {c.text.casefold() for c in claim.status_cues}
    frames = {
        Status.ATTEMPTED: f"{who} tried to {base}",
        Status.PLANNED: f"{who} {_intended(claim)} {base}" if _says(cues, "plan") else None,
        Status.THREATENED: f"{who} threatened to {base}",
        Status.NOT_HAPPENED: f"{who} did not {base}" if _says(cues, "not-done") else None,
    }
    return None if base.startswith("be ") else frames.get(claim.status)


def _says(cues: Set[str], kind: str) -> bool:
    """True where a cue has a word of the kind: others ("to", "not to") leave open who intends or refrains."""
    return any(not sentence_words(kind).isdisjoint(c.split()) for c in cues)


def _intended(claim: Claim) -> str:
    """How a plan is told: by the doer's own word, or by another's."""
    inner = next((s for s in claim.speakers if s.start is not None), None)
    own = inner is not None and inner.id is not None and [inner.id] == [m.id for m in claim.actors]
    return "said it would" if own and inner and inner.kind in _ITS else "planned to"


def _is_past(claim: Claim) -> bool:
    """True where the time spoken of is named and the status is of something that would lie behind."""
    cues = {c.text.casefold() for c in claim.status_cues}
    return bool(claim.time and claim.time.first) and not cues.isdisjoint(sentence_words("looking-back"))


def chain_text(chain: str) -> str:
    """A chain of speakers as the views write it, without those nobody can tell who they are.

    >>> chain_text("it / Kestrel Agency"), chain_text("unknown")
    ('Kestrel Agency', 'source not named')
    """
    names = [n for n in chain.split(" / ") if is_name(n) and n != "unknown"]
    return " / ".join(names) or "source not named"


def _where(claim: Claim, deed: Deed) -> str:
    """The places of a claim that are finer than a country: a country beside an act is often what it is about."""
    shown: dict[str, str] = {}
    for place in (p for p in claim.places if p.id and p.kind not in {"country", "region"}):
        name = place.name or place.text
        if not told_elsewhere(place, deed):
            shown.setdefault(name, f"{_relation(place.relation)} {with_article(name)}")
    return listed(list(shown.values())[:_MOST_PLACES])


def _relation(relation: str | None) -> str:
    """The word before a place.

    >>> _relation("east-of"), _relation(None)
    ('east of', 'in')
    """
    if relation and relation.endswith("-of"):
        return relation.replace("-", " ")
    return _PLACE_WORDS.get(relation or "", "in")


def _time(claim: Claim) -> Interval:
    return Interval(first=claim.time.first, last=claim.time.last) if claim.time else Interval()
