"""Derived views told: a spell, truce, round, toll or disagreement in, a sentence with its sources out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from chronist.model import REAL, Interval
from chronist.show.citations import Citations
from chronist.show.known import Known
from chronist.show.parties import with_any_article
from chronist.show.phrases import sentence_words
from chronist.show.sentences import chain_text
from chronist.show.words import capital, count_text, day_text, listed, number, span_text, when, with_article
from chronist.views import CeasefireView, Disagreement, Phase, Spell, TalksView, TollFigure, TollView

_STEPS = 6  # phases of one process that a brief tells
_FIGURES = 5
# The reasons of spells, shorter.
_REASONS = {
    "no report tells an end": "no end reported",
    "held before the first report that says so": "may have begun earlier",
    "implied: held before the first report that says so": "implied by its loss; may have begun earlier",
}
# A phase that is no fact is told as a thing, not as a deed: "agreement planned".
_THINGS = {
    "proposed": "proposal", "agreed": "agreement", "begun": "start", "holding": "observance", "breached": "breach",
    "extended": "extension", "collapsed": "collapse", "ended": "end", "scheduled": "date", "convened": "meeting",
    "under-way": "meeting", "adjourned": "adjournment", "resumed": "resumption", "concluded": "conclusion",
    "failed": "failure",
}  # fmt: skip
_DEEDS = {
    "begun": "in force",
    "holding": "in force",
    "scheduled": "date set",
    "convened": "met",
    "under-way": "under way",
}
_FORMS = {"not-happened": "did not come about", "possible": "thought possible", "denied": "denied"}
_QUESTIONS = {
    "toll": "how many",
    "actor": "who did it",
    "place": "where",
    "time": "when",
    "occurrence": "whether it happened",
}
_ACTS = {
    "ASSAULT": "an attack", "CONSULT": "a meeting", "AGREE": "an agreement", "RETREAT": "a withdrawal",
    "COERCE": "coercion",
    "PROTEST": "a protest", "SANCTION": "sanctions", "THREATEN": "a threat", "REJECT": "a refusal",
    "ACCUSE": "an accusation",
    "REQUEST": "a demand", "AID": "aid", "SUPPORT": "support", "CONCEDE": "a concession", "COOPERATE": "cooperation",
    "MOBILIZE": "forces moved",
}  # fmt: skip
_MENTIONED = "mentioned"  # a phase that says only that there is a truce


def control_text(spell: Spell, known: Known, cite: Citations) -> str:
    """Who held a place from when to when, on whose word."""
    state = {
        "held": f"held by {_holder(spell)}",
        "not-held": f"not held by {_holder(spell)}",
        "contested": f"contested{f' by {_holder(spell)}' if spell.holder else ''}",
    }.get(spell.state, "holder not known")
    days = " ".join(p for p in (_edge("from", spell.first), _edge("to", spell.last)) if p)
    basis = f", {spell.basis}" if spell.basis and spell.basis != "reported" else ""
    reason = f"; {_REASONS.get(spell.reason, spell.reason)}" if spell.reason else ""
    said = f"; {_says(_chains(spell.asserted_by, 3))}" if spell.asserted_by else ""
    cited = cite.cite(known.claims(spell.claims), most=3)
    return f"{_place(spell)}: {state}{basis}{f' {days}' if days else ''}{reason}{said} {cited}"


def contested_text(spells: Sequence[Spell], known: Known, cite: Citations) -> str:
    """One place's fights that nobody is named as winning, as one line."""
    days = [_edge("", s.first).strip() for s in spells if _edge("", s.first)]
    when_said = f" as of {listed(list(dict.fromkeys(days)))}" if days else ""
    said = _chains((by for s in spells for by in s.asserted_by), 3)
    cited = cite.cite((e for s in spells for e in known.claims(s.claims)[:1]), most=4)
    return f"{_place(spells[0])}: contested{when_said}{f'; {_says(said)}' if said else ''} {cited}"


def _place(spell: Spell) -> str:
    return capital(spell.place.name or spell.place.id or "an unnamed place")


def _holder(spell: Spell) -> str:
    """Who holds it; a role without a name stands in the plural."""
    if spell.holder is None:
        return "somebody the reports do not name"
    name = spell.holder.name or spell.holder.id or ""
    return f"{name}s" if name in sentence_words("fighter") else with_any_article(name)


def _says(names: Sequence[str]) -> str:
    return f"{'says' if len(names) == 1 else 'say'} {listed(names)}"


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
    return list(dict.fromkeys(_chain(s) for s in speakers))[:most]


def _chain(speakers: str) -> str:
    text = chain_text(speakers).replace(" / ", " via ")
    return text[:1].lower() + text[1:] if text.startswith("The ") else text


def _between(known: Known, parties: Iterable[str]) -> str:
    names = [with_article(known.name(p)) for p in parties]
    return f" between {listed(names)}" if len(names) > 1 else f" with {names[0]}" if names else ""


def _parties(known: Known, parties: Iterable[str]) -> str:
    return listed([with_article(known.name(p)) for p in parties])


def _steps(history: Iterable[Phase], known: Known, cite: Citations) -> str:
    told = [p for p in history if p.phase != _MENTIONED]
    return "; ".join(_step(p, known, cite) for p in told[:_STEPS])


def _step(phase: Phase, known: Known, cite: Citations) -> str:
    """One phase: what is no fact says so."""
    if phase.status in REAL:
        what = _DEEDS.get(phase.phase, phase.phase.replace("-", " "))
    else:
        what = f"{_THINGS.get(phase.phase, phase.phase)} {_FORMS.get(phase.status, phase.status)}"
    reported = f"(reported {when(phase.time)})" if phase.time.last else "(undated)"
    time = when(phase.time) if phase.time.first else reported
    return f"{what} {time} {cite.cite(known.claims(phase.claims), most=2)}"


def toll_text(view: TollView, known: Known, cite: Citations) -> str:
    """The figures of one count side by side, then their range."""
    place = view.place.name or view.place.id if view.place else None
    of = known.name(view.of)
    what = f"{view.kind} ({of.lower() if of.isupper() and ' ' in of else of})" if of else view.kind
    so_far = " so far" if view.cumulative else ""
    where = f" in {with_article(place)}" if place else ""
    scope = "" if view.cumulative else when(Interval(first=view.scope.first, last=view.scope.last))
    head = " ".join(p for p in (f"{capital(what)}{so_far}{where}", scope) if p)
    figures = "; ".join(_figure(f, known, cite) for f in _shown(view.figures))
    spread = len({(f.low, f.best, f.high) for f in view.figures}) > 1
    bounds = _range(view.figures) if spread else ""
    total = f". Range: {bounds}" if bounds else ""
    return f"{head}: {figures}{total}"


def _shown(figures: Sequence[TollFigure]) -> list[TollFigure]:
    """All figures where they are few, else the first, the highest and the last ones."""
    if len(figures) <= _FIGURES:
        return list(figures)
    top = max(figures, key=lambda f: max(v for v in (f.low, f.best, f.high) if v is not None))
    kept = [figures[0], top, *figures[2 - _FIGURES :]]
    return [f for f in figures if f in kept]


def _range(figures: Iterable[TollFigure]) -> str:
    """From the least to the most that anybody says; "at least" where the most is open above; empty where they agree."""
    every = list(figures)
    least = min(v for f in every for v in (f.low, f.best, f.high) if v is not None)
    most = max(every, key=lambda f: (max(v for v in (f.low, f.best, f.high) if v is not None), f.high is None))
    top = max(v for v in (most.low, most.best, most.high) if v is not None)
    if least == top:
        return ""
    return f"{number(least)} to {'at least ' if most.high is None else ''}{number(top)}"


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
    """What is in question, of which act, when."""
    event = known.events.get(found.event_id or "")
    question = _QUESTIONS.get(found.about, found.about)
    if event is None or event.event is None:
        return question
    time = when(event.time)
    return f"{question} ({_ACTS.get(event.event, event.event.lower())}{f', {time}' if time else ''})"
