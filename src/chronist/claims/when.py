"""When an act was: its trigger and the times of a text in, the time that the sentence gives it out.

A time belongs to the predicate it modifies, verb or noun: in "they broke the truce of 2 May" the date is the truce's.
An act without a time of its own has that of the nearest predicate that tells of one occasion (claims/occasions.py).

>>> is_dated(TimeMention(start=0, end=9, text="two hours", timex=Timex(type="DURATION", value="PT2H")))
False
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.counted import counted_from
from chronist.claims.occasions import NOMINAL, SUBJECT, VERBAL, events, is_in_which, marked, occasion, occasion_words
from chronist.claims.words import word_class
from chronist.model import TimeMention, Timex

_STRONG = frozenset({"poss", "compound", "nmod", "amod", "nummod"})  # "Friday's raid", "the 2014 bombing"
_YEAR = 4  # digits; "between 3 and 6 March rebels" are not 3 rebels
_RECENT = frozenset({"recent", "past", "last", "coming", "next", "previous", "latest"})


def is_dated(time: TimeMention) -> bool:
    """True for a point or stretch of the calendar and "recent weeks"; "for two hours" and "daily" date nothing."""
    if not isinstance(time.timex, Timex):
        return True
    if time.timex.type == "TIME" and time.text[-1:].isalpha() and "-" in time.text:
        return False  # "early-morning raids"
    if time.first or time.last:
        return True
    if "_REF" in time.timex.value:
        return False
    if time.timex.type == "TIME":
        return not time.timex.value.startswith(("T", "XXXX-XX-XXT"))  # an hour of no day
    return time.timex.type == "DATE" or not _RECENT.isdisjoint(time.text.lower().split())


def times_of(trigger: Token, times: Sequence[TimeMention], speech: frozenset[str]) -> TimeMention | None:
    """The time of the act: that of the nearest predicate of its occasion that has one; dates before durations.

    What is counted from an act that has one ("two days after the raid") has the day that this leads to.
    """
    found = _stated(trigger, times, speech)
    return counted_from(trigger, times, lambda governor: _stated(governor, times, speech), found) or found


def _stated(trigger: Token, times: Sequence[TimeMention], speech: frozenset[str]) -> TimeMention | None:
    sentence = trigger.sent
    inside = [t for t in times if sentence.start_char <= t.start < sentence.end_char and is_dated(t)]
    if not inside:
        return None
    owners = _owners(trigger, inside)
    for node, fronted in occasion(trigger, speech):
        here = [t for t, (owner, first) in owners if owner == node and (first or not fronted)] or _told_of(node, inside)
        if here:
            return min(here, key=lambda t: (t.first is None and t.last is None, abs(t.start - trigger.idx)))
    return next((t for t, (owner, _) in owners if owner is not None and _holds(trigger, owner, t)), None)


def _holds(verb: Token, noun: Token, time: TimeMention) -> bool:
    """'Reconvene the talks on 7 March': what is held on a day is held then, whatever the day is joined to."""
    held = noun.head == verb and noun.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in word_class("holds")
    return held and time.start > noun.idx > verb.idx


def _told_of(node: Token, times: Sequence[TimeMention]) -> list[TimeMention]:
    """The time that the act's own clause tells of: "on 2 March, when rebels stormed the port"."""
    if node.dep_ != "relcl" or not (marked(node, frozenset({"when"})) or is_in_which(node)):
        return []
    return [t for t in times if t.start <= node.head.idx < t.end]


def _owners(trigger: Token, times: Sequence[TimeMention]) -> list[tuple[TimeMention, tuple[Token | None, bool]]]:
    """Each time with the predicate it modifies, and whether it opens that clause."""
    found = []
    covered = {t.i for m in times for t in _tokens(trigger, m)}
    for time in times:
        tokens = _tokens(trigger, time)
        if tokens:
            top = next((t for t in tokens if t.head.i not in {k.i for k in tokens}), tokens[-1])
            owner = _owner(top, covered)
            found.append((time, _placed(owner, tokens[0])))
    return found


def _tokens(trigger: Token, time: TimeMention) -> list[Token]:
    return [t for t in trigger.sent if time.start < t.idx + len(t) and t.idx < time.end and not t.is_space]


def _owner(at: Token, covered: set[int]) -> Token | None:
    """The verb or noun that a time modifies; None where it is only compared with."""
    for _ in range(len(at.sent)):
        head = at.head
        if at.lower_ in occasion_words("beside") or head.lower_ in occasion_words("beside"):
            return None
        if head == at or head.pos_ in VERBAL:
            return head
        passes = head.i in covered or lemma(head) in occasion_words("time") or head.pos_ not in NOMINAL
        strong = at.lower_ == "of" or (at.dep_ in _STRONG and (at.dep_ != "nummod" or len(at) == _YEAR))
        if not passes and (strong or lemma(head) in events()):
            return head
        at = head
    return at


def _placed(owner: Token | None, first: Token) -> tuple[Token | None, bool]:
    """The owner, and whether the time opens its clause; what opens a quoted clause is that clause's."""
    if owner is None:
        return None, False
    for clause in owner.children:
        if clause.dep_ in {"ccomp", "parataxis"} and first.i < clause.i < owner.i:
            return clause, True
    subjects = [c.left_edge.i for c in owner.children if c.dep_ in SUBJECT]
    return owner, owner.pos_ in VERBAL and first.i < min(subjects, default=owner.i)
