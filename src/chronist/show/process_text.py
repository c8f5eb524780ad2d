"""Derived views told: a spell, truce, round, toll or disagreement in, a sentence with its sources out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chronist.model import REAL, Interval
from chronist.show.citations import Citations
from chronist.show.known import Known
from chronist.show.sentences import chain_text
from chronist.show.words import capital, count_text, day_text, listed, span_text, when, with_article
from chronist.views import CeasefireView, Disagreement, Phase, Spell, TalksView, TollFigure, TollView

_STEPS = 6  # phases of one process that a brief tells
_FIGURES = 5
_QUESTIONS = {
    "toll": "how many",
    "actor": "who did it",
    "place": "where",
    "time": "when",
    "occurrence": "whether it happened",
}
_MENTIONED = "mentioned"  # a phase that says only that there is a truce


def control_text(spell: Spell, known: Known, cite: Citations) -> str:
    """Who held a place from when to when, on whose word."""
    place = spell.place.name or spell.place.id or "an unnamed place"
    holder = with_article(spell.holder.name or spell.holder.id or "") if spell.holder else "a holder not named"
    state = {
        "held": f"held by {holder}",
        "not-held": f"not held by {holder}",
        "contested": f"contested{f' by {holder}' if spell.holder else ''}",
    }.get(spell.state, "holder unknown")
    begins, ends = _edge("from", spell.first), _edge("to", spell.last)
    basis = f", {spell.basis}" if spell.basis and spell.basis != "reported" else ""
    reason = f"; {spell.reason}" if spell.reason else ""
    days = " ".join(p for p in (begins, ends) if p)
    said = f"; says {listed(_chains(spell.asserted_by, 3))}" if spell.asserted_by else ""
    return f"{place}: {state}{basis}{f' {days}' if days else ''}{reason}{said} {cite.cite(known.claims(spell.claims))}"


def _edge(word: str, days: tuple[date | None, date | None]) -> str:
    """One end of a spell with how well it is known."""
    first, last = days
    if first is None and last is None:
        return ""
    if first == last and first is not None:
        return f"{word} {day_text(first)}"
    if first and last:
        return f"{word} a day between {span_text(first, last)}"
    return f"{word} {day_text(first)} or later" if first else f"{word} {day_text(last)} or before" if last else ""


def ceasefire_text(view: CeasefireView, known: Known, cite: Citations) -> str:
    """A truce by its steps; empty where there is no step to tell."""
    parties = _between(known, view.parties)
    without = f", not covering {_parties(known, view.excluded)}" if view.excluded else ""
    brokers = f", brokered by {_parties(known, view.brokers)}" if view.brokers else ""
    steps = _steps(view.history, known, cite)
    scope = f" ({view.scope})" if view.scope else ""
    return f"Truce{scope}{parties}{without}{brokers}: {steps}" if steps else ""


def talks_text(view: TalksView, known: Known, cite: Citations) -> str:
    """A round of talks by its steps; empty where there is no step to tell."""
    venue = f" in {view.venue}" if view.venue else ""
    subject = f" on {view.subject}" if view.subject else ""
    mediator = f", mediated by {with_article(known.name(view.mediator))}" if view.mediator else ""
    steps = _steps(view.history, known, cite)
    return f"Talks{venue}{subject}{_between(known, view.parties)}{mediator}: {steps}" if steps else ""


def _chains(speakers: Iterable[str], most: int) -> list[str]:
    return list(dict.fromkeys(chain_text(s) for s in speakers))[:most]


def _between(known: Known, parties: Iterable[str]) -> str:
    names = [with_article(known.name(p)) for p in parties]
    return f" between {listed(names)}" if len(names) > 1 else f" with {names[0]}" if names else ""


def _parties(known: Known, parties: Iterable[str]) -> str:
    return listed([with_article(known.name(p)) for p in parties])


def _steps(history: Iterable[Phase], known: Known, cite: Citations) -> str:
    told = [p for p in history if p.phase != _MENTIONED]
    return "; ".join(_step(p, known, cite) for p in told[:_STEPS])


def _step(phase: Phase, known: Known, cite: Citations) -> str:
    """One phase: what did not happen yet says so before it says what."""
    what = phase.phase.replace("-", " ")
    status = "" if phase.status in REAL else f"{phase.status}: "
    time = when(phase.time) if phase.time.first else f"reported {when(phase.time)}" if phase.time.last else "undated"
    return f"{status}{what} {time} {cite.cite(known.claims(phase.claims), most=2)}"


def toll_text(view: TollView, known: Known, cite: Citations) -> str:
    """The figures of one count side by side, then their range."""
    place = view.place.name or view.place.id if view.place else None
    what = f"{view.kind} ({known.name(view.of)})" if view.of else view.kind
    so_far = " so far" if view.cumulative else ""
    where = f" in {with_article(place)}" if place else ""
    scope = "" if view.cumulative else when(Interval(first=view.scope.first, last=view.scope.last))
    head = " ".join(p for p in (f"{capital(what)}{so_far}{where}", scope) if p)
    figures = "; ".join(_figure(f, known, cite) for f in view.figures[:_FIGURES])
    spread = len({(f.low, f.best, f.high) for f in view.figures}) > 1
    total = f". Range: {count_text(view.low, view.best, view.high)}" if spread else ""
    return f"{head}: {figures}{total}"


def _figure(figure: TollFigure, known: Known, cite: Citations) -> str:
    since = f", known from {day_text(figure.known_from)}" if figure.known_from else ""
    said = listed(_chains(figure.speakers, 2)) or "source not named"
    count = count_text(figure.low, figure.best, figure.high)
    return f"{count} ({said}{since}) {cite.cite(known.claims(figure.claims), most=2)}"


def disagreement_text(found: Disagreement, known: Known, cite: Citations) -> str:
    """The sides of a disagreement side by side."""
    event = known.events.get(found.event_id or "")
    about = found.view or _about(found, known)
    sides = "; ".join(
        f"{', '.join(known.name(v) for v in s.value.split(', '))}, says {listed(_chains(s.speakers, 2))} "
        f"{cite.cite(known.claims(s.claims), most=2)}"
        for s in found.sides
    )
    where = listed([p.name or "" for p in event.places[:2]]) if event else ""
    return f"{capital(about)}{f' in {where}' if where else ''}: {sides}"


def _about(found: Disagreement, known: Known) -> str:
    questions = {
        "toll": "how many",
        "actor": "who did it",
        "place": "where",
        "time": "when",
        "occurrence": "whether it",
    }
    event = known.events.get(found.event_id or "")
    act = (
        f" ({event.event.lower()}{f', {when(event.time)}' if when(event.time) else ''})"
        if event and event.event
        else ""
    )
    question = questions.get(found.about, found.about)
    return f"{question}{' happened' if found.about == 'occurrence' else ''}{act}"
