"""What every listing takes: a function of a chronicle and filters in, a command with the options of all out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chronist.cli.output import print_records, say
from chronist.config import Config, load_config

if TYPE_CHECKING:
    from chronist.chronicle import Chronicle

DEFAULT = Path("chronicle.db")

ChronicleFile = Annotated[Path, typer.Option("--chronicle", help="The chronicle's file.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Settings; by default the chronist.toml beside the chronicle.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, for programs.")]

FILTERS: dict[str, tuple[Any, Any]] = {
    "place": (Annotated[str | None, typer.Option("--place", help="Of this place: a name or an id.")], None),
    "actor": (Annotated[str | None, typer.Option("--actor", help="By or to this actor: a name or an id.")], None),
    "from_": (Annotated[str | None, typer.Option("--from", help="From this day, month or year on.")], None),
    "to": (Annotated[str | None, typer.Option("--to", help="Up to this day, month or year.")], None),
    "status": (
        Annotated[list[str] | None, typer.Option("--status", help="happened, planned, denied, ...; may be repeated.")],
        None,
    ),
    "as_of": (Annotated[str | None, typer.Option("--as-of", help="Only what could be known on that day.")], None),
    "limit": (Annotated[int | None, typer.Option("--limit", min=0, help="No more than so many.")], None),
}
COMMON: dict[str, tuple[Any, Any]] = {
    "chronicle": (ChronicleFile, DEFAULT),
    "config": (ConfigFile, None),
    "json": (AsJson, False),
}

type Verb = Callable[..., Sequence[object]]


def listing(**own: tuple[Any, Any]) -> Callable[[Verb], Callable[..., None]]:
    """Make a command of a function that lists records: it is given the open chronicle and the filters."""

    def decorate(verb: Verb) -> Callable[..., None]:
        @wraps(verb)
        def command(**given: Any) -> None:
            json = given.pop("json")
            with opened(given.pop("chronicle"), given.pop("config")) as chronicle:
                mine = {name: given.pop(name) for name in own}
                found = verb(chronicle, given, **mine)
                print_records(found, chronicle.known(given["as_of"]), json=json)
                tell_undated(chronicle, given["as_of"])
                tell_judged(chronicle, given["as_of"])

        return with_options(command, own | FILTERS | COMMON)

    return decorate


def filtered(**own: tuple[Any, Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that prints by itself; it is given the open chronicle and the filters."""

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        @wraps(verb)
        def command(**given: Any) -> None:
            with opened(given.pop("chronicle"), given.pop("config")) as chronicle:
                mine = {name: given.pop(name) for name in own}
                verb(chronicle, given, **mine)
                tell_undated(chronicle, given["as_of"])
                tell_judged(chronicle, given["as_of"])

        common = {name: option for name, option in COMMON.items() if name != "json"}
        return with_options(command, own | FILTERS | common)

    return decorate


def with_options(command: Callable[..., None], options: dict[str, tuple[Any, Any]]) -> Callable[..., None]:
    """The command with these options as its signature, which is what typer reads."""
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter(n, kind, default=d, annotation=a) for n, (a, d) in options.items()]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}
    return command


def opened(path: Path, config: Path | None, *, create: bool = False) -> Chronicle:
    """Open the chronicle of an option."""
    from chronist.chronicle import Chronicle

    return Chronicle.open(path, settings(config), create=create)


def settings(config: Path | None) -> Config | None:
    """The settings of an option; None where none was given."""
    return load_config(config) if config else None


def tell_undated(chronicle: Chronicle, as_of: str | None) -> None:
    """Say how many reports an as-of date leaves out because nobody can say when they were out."""
    undated = chronicle.undated(as_of) if as_of else 0
    if undated:
        say(f"{undated} undated report{'' if undated == 1 else 's'} left out by --as-of.")


def tell_judged(chronicle: Chronicle, as_of: str | None = None) -> None:
    """Say how many claims a person left out, and what tell_unapplied says."""
    wrong = len(chronicle.known(as_of).decisions.wrong)
    if wrong:
        say(f"{wrong} claim{'' if wrong == 1 else 's'} left out, judged wrong.")
    tell_unapplied(chronicle, as_of)


def tell_unapplied(chronicle: Chronicle, as_of: str | None = None) -> None:
    """Say how many judgements are about what is no longer in the chronicle."""
    if not chronicle.judgement_file.text():
        return
    lost = len(chronicle.known(as_of).decisions.unapplied)
    if lost:
        what = "judgement no longer applies" if lost == 1 else "judgements no longer apply"
        say(f"{lost} {what}; `chronist judge list` says which.")
