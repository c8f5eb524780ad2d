"""The verbs that list: documents, claims, events, and the views derived from them. Each is the method of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from chronist.cli.options import listing

if TYPE_CHECKING:
    from chronist.chronicle import Chronicle, Filters


@listing()
def documents(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """List the reports as cleaned: outlet, title, when published and how that is known."""
    return chronicle.documents(**filters)


@listing()
def claims(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """List what the reports say, one claim a line, each with its status, speakers and quote."""
    return chronicle.claims(**filters)


@listing()
def events(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """List happenings: claims of the same one together, with how many independent origins they have."""
    return chronicle.events(**filters)


@listing(
    where=(Annotated[str | None, typer.Argument(metavar="[PLACE]", help="A place; without it, all.")], None),
    on=(Annotated[str | None, typer.Option("--on", help="Only the spells that may cover this day.")], None),
)
def control(chronicle: Chronicle, filters: Filters, where: str | None, on: str | None) -> Sequence[object]:
    """Show who held a place when, as reported; an end that nobody tells stays open."""
    return chronicle.control(where, on=on, **filters)


@listing()
def ceasefires(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show truces as processes: proposed, agreed, begun, breached, ended; by whom, without whom."""
    return chronicle.ceasefires(**filters)


@listing()
def talks(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show rounds of talks as processes: scheduled, convened, adjourned, resumed, failed."""
    return chronicle.talks(**filters)


@listing()
def tolls(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show counts of the dead, hurt, displaced and more: every figure with who gives it, none summed."""
    return chronicle.tolls(**filters)


@listing()
def ties(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show who backs, opposes, leads or is part of whom."""
    return chronicle.ties(**filters)


@listing()
def damage(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show sites and buildings that were hit or destroyed."""
    return chronicle.damage(**filters)


@listing()
def disagreements(chronicle: Chronicle, filters: Filters) -> Sequence[object]:
    """Show where sources contradict one another, side by side."""
    return chronicle.disagreements(**filters)


@listing(top=(Annotated[int | None, typer.Option("--top", min=1, help="The days that matter most.")], None))
def timeline(chronicle: Chronicle, filters: Filters, top: int | None) -> Sequence[object]:
    """Show days and what is said of them, in the words of the reports."""
    return chronicle.timeline(top=top, **filters)


@listing(words=(Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that all have to be there.")], ...))
def search(chronicle: Chronicle, filters: Filters, words: list[str]) -> Sequence[object]:
    """Find reports and claims by their words."""
    return chronicle.search(" ".join(words), **filters)
