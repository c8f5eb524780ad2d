"""The verbs that write text: why, brief, export, and the demo that shows them."""

from __future__ import annotations

import sys
import tempfile
from contextlib import AbstractContextManager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chronist.cli.options import ConfigFile, filtered, opened
from chronist.cli.output import piped, print_lines, print_records, say

if TYPE_CHECKING:
    from chronist.chronicle import Chronicle, Filters

_PLACE = "Palmyra"  # the town of the sample that changes hands most


@filtered(what=(Annotated[str, typer.Argument(metavar="ID", help="Of a claim, event, document; or a place.")], ...))
def why(chronicle: Chronicle, filters: Filters, what: str) -> None:
    """Show what stands behind a claim, event, document, truce, round of talks, or a place's spells of control."""
    print_lines([chronicle.why(what, **filters)])


@filtered(
    html=(Annotated[bool, typer.Option("--html", help="One HTML page instead of Markdown.")], False),
    out=(Annotated[Path | None, typer.Option("--out", help="Write to this file.")], None),
)
def brief(chronicle: Chronicle, filters: Filters, html: bool, out: Path | None) -> None:
    """Write a brief of two pages with numbered sources: what happened, what is disputed, who holds what."""
    from chronist.show import brief_text

    made = chronicle.brief(**filters)
    text = brief_text.html(made) if html else brief_text.markdown(made)
    if out:
        out.write_text(text, encoding="utf-8")
        say(f"Written to {out}.")
    else:
        print_lines([text.rstrip("\n")])


@filtered(
    form=(Annotated[str, typer.Argument(metavar="FORMAT", help="csv, jsonl or geojson.")], ...),
    out=(Annotated[Path | None, typer.Option("--out", help="Write to this file.")], None),
)
def export(chronicle: Chronicle, filters: Filters, form: str, out: Path | None) -> None:
    """Write the chronicle, or what the filters leave of it, for other programs."""
    if out:
        with out.open("w", encoding="utf-8", newline="") as file:
            chronicle.export(form, file, **filters)
        say(f"Written to {out}.")
        return
    with piped():
        chronicle.export(form, sys.stdout, **filters)


def demo(
    chronicle: Annotated[Path | None, typer.Option("--chronicle", help="Keep the sample's chronicle here.")] = None,
    config: ConfigFile = None,
) -> None:
    """Read the sample that ships with chronist and show what comes out."""
    with tempfile.TemporaryDirectory() as folder:
        path = chronicle or Path(folder) / "demo.db"
        # The sample's outlets are invented and stand in a table of their own.
        with _sample() as sample, opened(path, config or sample / "chronist.toml", create=True) as opened_chronicle:
            _demo(opened_chronicle, sample / "reports")
    kept = f"--chronicle {chronicle}" if chronicle else "--chronicle demo.db"
    again = "" if chronicle else "  chronist demo --chronicle demo.db      # the same, kept\n"
    say(
        "\nEvery line above leads back to a sentence of a report. To go on:\n"
        f"{again}  chronist why ID {kept}       # what stands behind a claim\n"
        f"  chronist control {_PLACE} --on 2016-06-01 --as-of 2016-04-01 {kept}\n"
        "  chronist read reports/ && chronist brief  # your own reports"
    )


def _sample() -> AbstractContextManager[Path]:
    return resources.as_file(resources.files("chronist").joinpath("sample"))


def _demo(chronicle: Chronicle, reports: Path) -> None:
    from chronist.cli.work import tell_read
    from chronist.show import brief_text

    say("Reading the sample: reports by invented outlets that retell publicly known events of 2015 to 2017.")
    tell_read(chronicle.read(reports), chronicle.store.path, next_step=False)
    known = chronicle.known()
    print_lines(["", brief_text.markdown(chronicle.brief())])
    print_lines(["## Timeline: the ten days that matter most", ""])
    print_records(chronicle.timeline(top=10), known, json=False)
    print_lines(["", f"## Who held {_PLACE}, as reported", ""])
    print_records(chronicle.control(_PLACE), known, json=False)
