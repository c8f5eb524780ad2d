"""The command line as one typer app; each verb in the file of its kind."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from chronist._version import __version__
from chronist.cli import between, judge, listings, texts, work

app = typer.Typer(
    name="chronist",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads many news reports about a conflict and writes one sourced chronicle.",
    epilog="`chronist demo` shows what comes out; `chronist COMMAND --help` explains a command.",
)
gazetteer = typer.Typer(help="The places that names are looked up in.", no_args_is_help=True)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(judge.app, name="judge")
gazetteer.command("build")(work.gazetteer_build)
gazetteer.command("import")(work.gazetteer_import)
gazetteer.command("imports")(work.gazetteer_imports)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The options that stand before a verb; typer hands `version` to its callback."""
    del version


def _first_words(text: str) -> str:
    """What fits the list of commands: up to the first pause."""
    return re.split(r"[:;.,]", text, maxsplit=1)[0] + "."


for verb in (
    texts.demo, work.read, work.annotate, listings.documents, listings.claims, listings.events, listings.control,
    listings.ceasefires, listings.talks, listings.tolls, listings.ties, listings.damage, listings.disagreements,
    between.diff, texts.why, texts.brief, listings.timeline, listings.search, texts.export, work.verify, work.rebuild,
    work.forget,
):  # fmt: skip
    app.command(short_help=_first_words(verb.__doc__ or ""))(verb)
