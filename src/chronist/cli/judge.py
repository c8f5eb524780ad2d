"""The verbs of a person's decisions: ids and names in, a line more in the judgements file, and what it changes, out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chronist.cli.options import DEFAULT, AsJson, ChronicleFile, ConfigFile, opened
from chronist.cli.output import print_records, say

Because = Annotated[str | None, typer.Option("--because", help="Why, for whoever reads the file.")]
By = Annotated[str | None, typer.Option("--by", help="Who decided.")]
When = Annotated[str | None, typer.Option("--when", help="On which day it was decided.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or its first characters.")]

app = typer.Typer(help="A person's decisions, which every view follows.", no_args_is_help=True)


@app.command()
def same(
    one: ClaimId, other: ClaimId, because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """Two claims speak of one happening: their events become one."""
    _judge(chronicle, config, "same", one, other, because=because, by=by, when=when)


@app.command()
def different(
    one: ClaimId, other: ClaimId, because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """Two claims do not speak of one happening: they are never in one event."""
    _judge(chronicle, config, "different", one, other, because=because, by=by, when=when)


@app.command()
def wrong(
    claim: ClaimId, because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """The report does not say what the claim says: every view leaves the claim out."""
    _judge(chronicle, config, "wrong", claim, because=because, by=by, when=when)


@app.command()
def date(
    what: Annotated[str, typer.Argument(metavar="CLAIM|DOCUMENT", help="The id of either.")],
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day, month, year, or FROM/TO.")],
    because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """When what a claim says was, or when a document was published; the document's relative times follow."""
    _judge(chronicle, config, "date", what, day, because=because, by=by, when=when)


@app.command()
def place(
    claim: ClaimId,
    name: Annotated[str, typer.Argument(metavar="PLACE", help="A name or an id.")],
    because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """Where what a claim says was."""
    _judge(chronicle, config, "place", claim, name, because=because, by=by, when=when)


@app.command()
def actor(
    claim: ClaimId,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or an id.")],
    because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """Who did what a claim says."""
    _judge(chronicle, config, "actor", claim, name, because=because, by=by, when=when)


@app.command()
def undo(
    line: Annotated[str, typer.Argument(metavar="N", help="A line of `judge list`.")],
    because: Because = None, by: By = None, when: When = None,
    chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None,
) -> None:  # fmt: skip
    """Take a judgement back; the line stays, and one that undoes it is added."""
    _judge(chronicle, config, "undo", line, because=because, by=by, when=when)


@app.command("list")
def list_(chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None, json: AsJson = False) -> None:
    """List all judgements, each with whether it holds, is undone, or no longer applies."""
    from chronist.show.known import Known

    with opened(chronicle, config) as c:
        print_records(c.judgements(), Known((), (), ()), json=json)


def _judge(chronicle: Path, config: Path | None, kind: str, *about: str, **why: str | None) -> None:
    with opened(chronicle, config) as c:
        before = len(c.judgement_file.lines())
        said = c.judge(kind, *about, because=why["because"], by=why["by"], when=why["when"])
        new = len(c.judgement_file.lines()) > before
    say(f"Line {said.line} of {c.judgement_file.name} {'is added' if new else 'says so already'}.")
