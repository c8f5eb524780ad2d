"""Claims told: a piece of evidence in, one sentence of English out, built from the claim's own fields.

Where the fields are too thin for a sentence of ours (an act too wide for a phrase, a doer who is only "they"), the
source is quoted with its speaker instead. Nothing is said that the claim does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chronist.data import rows
from chronist.model import REAL, ActorMention, Claim, Interval, Record, Speaker, Status
from chronist.show.words import capital, listed, shortened, when, with_article
from chronist.views import Evidence

QUOTE = 260  # characters of a quote inside a text: a long sentence of news; the citation has all of it
_MOST_NAMES = 4
_MOST_PLACES = 2
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "him", "her", "them", "us"})
_PRONOUNS |= {"that", "this", "these", "those"}
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_LONGEST_NAME = 60  # characters of a name that is not resolved; what is longer is a clause
_PLACE_WORDS = {"near": "near", "around": "around", "outside": "outside", "between": "between"}


class Phrase(Record, frozen=True):
    """How an act is told: forms of its verb and how the recipients join it (data/phrases.csv)."""

    past: str
    base: str
    join: str
    needs: bool


@cache
def phrases() -> dict[tuple[str, str], Phrase]:
    """(event, mode) -> its phrase."""
    return {
        (r["event"], r["mode"]): Phrase(past=r["past"], base=r["base"], join=r["join"], needs=r["needs"] == "yes")
        for r in rows("phrases")
    }


def tell(item: Evidence) -> str:
    """One sentence for a claim, without its citation: ours where its fields allow, else the quote with its speaker."""
    return told(item) or quoted(item)


def told(item: Evidence) -> str | None:
    """A sentence of ours; None where the fields are too thin."""
    claim = item.claim
    act = _act(claim)
    if act is None:
        return None
    parts = [act, _where(claim), when(_time(claim))]
    if not claim.recipients and not any(parts[1:]):
        return None  # "the rebels withdrew": neither from where nor when
    sentence = " ".join(p for p in parts if p)
    voice = _voice(claim.speakers)
    return f"{capital(sentence)}{f', {voice}' if voice else ''}"


def quoted(item: Evidence) -> str:
    """The source's own words with who says them."""
    claim = item.claim
    flat = " ".join(claim.quote[: max(0, claim.trigger.start - claim.start)].split())
    words = shortened(claim.quote, QUOTE, len(flat)).strip("“”\"' ")
    return f"“{words}” ({_source(claim.speakers, item.outlet or item.agency)})"


def speaker_names(speakers: Sequence[Speaker]) -> list[str]:
    """Those of the chain that a reader can tell who they are, innermost first."""
    return list(dict.fromkeys(s.name or s.text for s in speakers if _is_name(s.name or s.text)))


def _source(speakers: Sequence[Speaker], printed_by: str | None) -> str:
    names = speaker_names(speakers)
    if not names:
        return printed_by or "source not named"
    return names[0] if len(names) == 1 else f"{names[0]}, as reported by {with_article(names[-1])}"


def _voice(speakers: Sequence[Speaker]) -> str:
    """Who says so, as the end of a sentence; nothing for an outlet's own report, whose citation names it."""
    inner = [s for s in speakers if s.start is not None and _is_name(s.name or s.text)]
    if not inner or not inner[0].asserts:
        return ""
    return f"{with_article(inner[0].name or inner[0].text)} said"


def _act(claim: Claim) -> str | None:
    """Doers, verb phrase and recipients; None where one that is needed is missing or only a pronoun."""
    phrase = phrases().get((claim.event or "", claim.mode or ""))
    if phrase is None or not claim.actors or not all(_can_stand(m) for m in (*claim.actors, *claim.recipients)):
        return None
    recipients = _names(claim.recipients)
    if (phrase.needs and not recipients) or (recipients and phrase.join == "-"):
        return None
    if phrase.past == "met" and not recipients and len(claim.actors) < 2:
        return None
    tail = " ".join(p for p in (phrase.join, recipients) if p) if recipients else ""
    return _frame(claim, phrase, tail)


def _frame(claim: Claim, phrase: Phrase, tail: str) -> str | None:
    """The act as its status has it."""
    who = _names(claim.actors)
    base, past = f"{phrase.base} {tail}".strip(), f"{phrase.past} {tail}".strip()
    frames = {
        Status.ATTEMPTED: f"{who} tried to {base}",
        Status.PLANNED: f"{who} planned to {base}",
        Status.PROPOSED: f"it was proposed or demanded that {who} {base}",
        Status.THREATENED: f"{who} threatened to {base}",
        Status.NOT_HAPPENED: f"{who} did not {base}",
    }
    if claim.status in REAL:
        return f"{who} {past}"
    if claim.status is Status.DENIED:
        inner = next((s for s in claim.speakers if not s.asserts and _is_name(s.name or s.text)), None)
        return f"{with_article(inner.name or inner.text)} denied that {who} {past}" if inner else None
    return frames.get(claim.status)  # what is only possible is told in the source's words


def _names(mentions: Sequence[ActorMention]) -> str:
    names = list(dict.fromkeys(with_article(" ".join((m.name or m.text).split())) for m in mentions))
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], "others"]
    return listed(names)


def _can_stand(mention: ActorMention) -> bool:
    """True for what may be named without its context: a resolved or proper name, a counted or plural noun."""
    if mention.id is not None:
        return True
    name = mention.name or mention.text
    if len(name) > _LONGEST_NAME or not _is_name(name) or name.split(" ", 1)[0].casefold() in _OWNERS:
        return False
    return name[:1].isupper() or name[:1].isdigit() or name.endswith("s")


def chain_text(chain: str) -> str:
    """A chain of speakers as the views write it, without those nobody can tell who they are.

    >>> chain_text("it / Kestrel Agency"), chain_text("unknown")
    ('Kestrel Agency', 'source not named')
    """
    names = [n for n in chain.split(" / ") if _is_name(n) and n != "unknown"]
    return " / ".join(names) or "source not named"


def _is_name(text: str) -> bool:
    first = text.split(" ", 1)[0].casefold()
    return bool(text.strip()) and first not in _PRONOUNS


def _where(claim: Claim) -> str:
    """The places of a claim that are finer than a country: a country beside an act is often what it is about."""
    shown: dict[str, str] = {}
    told = {m.name or m.text for m in claim.recipients}
    for place in (p for p in claim.places if p.id and p.kind not in {"country", "region"}):
        name = place.name or place.text
        if name not in told:
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
