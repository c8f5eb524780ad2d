"""The verbs that change or check a chronicle: read, rebuild, forget, verify; and annotate, which needs none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from chronist.cli.options import DEFAULT, ChronicleFile, ConfigFile, opened, settings, tell_unapplied
from chronist.cli.output import print_lines, say
from chronist.errors import UsageError
from chronist.model import Given

if TYPE_CHECKING:
    from chronist.intake import Summary

_PROBLEMS_SHOWN = 20


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, archives; - is standard input.")
    ],
    chronicle: ChronicleFile = DEFAULT,
    config: ConfigFile = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published all of these.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="When all of these were published.")] = None,
    maps: Annotated[
        list[str] | None, typer.Option("--map", help="What a field of JSON or CSV is called: text=body.")
    ] = None,
    processes: Annotated[int | None, typer.Option("--processes", min=1, help="How many to work with.")] = None,
) -> None:
    """Add reports to the chronicle; only what is new. A report that cannot be used is named, and the rest go on."""
    with opened(chronicle, config, create=True) as c, _progress() as progress:
        if processes:
            c.config = msgspec.structs.replace(c.config, processes=processes)
        summary = c.read(paths, Given(outlet=outlet, published=published), progress, maps=maps or ())
        tell_unapplied(c)
    tell_read(summary, str(chronicle))
    if not summary.new and not summary.unchanged:
        say("Nothing could be read.")
        raise typer.Exit(1)


def annotate(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="JSON Lines; - is standard input.")] = "-",
    config: ConfigFile = None,
) -> None:
    """Annotate lines of JSON without a chronicle: {id, text, published?, title?, outlet?} in, JSON Lines out."""
    from chronist.annotated import annotate_lines

    if file != "-" and not Path(file).is_file():
        raise UsageError(f"there is no file {file}. Give one of JSON Lines, or - for standard input.")
    print_lines(annotate_lines(_lines(file), settings(config)))


def _lines(file: str) -> Iterator[str]:
    """Lines that end at a line feed and nothing else."""
    if file == "-":
        yield from (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    with Path(file).open("rb") as stream:
        yield from (line.decode("utf-8", "replace") for line in stream)


def rebuild(chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None) -> None:
    """Apply changed tables, rules or models to what they touch, and say what changed."""
    with opened(chronicle, config) as c, _progress() as progress:
        s = c.rebuild(progress)
        tell_unapplied(c)
    say(f"Claims: {s.claims_added} added, {s.claims_removed} removed, {s.claims_changed} changed; now {s.claims}.")
    say(f"{s.events} events from {s.documents} documents.")
    _tell_problems(s)


def forget(
    what: Annotated[str, typer.Argument(metavar="ID|PATH", help="A document's id, or where a report was read from.")],
    chronicle: ChronicleFile = DEFAULT,
    config: ConfigFile = None,
) -> None:
    """Remove a report and all that only it supports; nothing of it stays in the file."""
    with opened(chronicle, config) as c:
        s = c.forget(what)
        tell_unapplied(c)
    say(f"Forgotten; {s.claims_removed} claims went with it. {s.documents} documents and {s.claims} claims are left.")


def verify(chronicle: ChronicleFile = DEFAULT, config: ConfigFile = None) -> None:
    """Check that spans match texts, hashes match reports, and the file is sound; exit code 1 where they do not."""
    with opened(chronicle, config) as c:
        findings = c.verify()
        documents, claims = c.store.documents.count(), c.store.claims.count()
    print_lines(f"{f.kind}: {f.where}: {f.what}" for f in findings)
    if findings:
        say(f"{len(findings)} wrong. Read the reports named here again, or rebuild.")
        raise typer.Exit(1)
    say(f"Sound: {documents} documents, {claims} claims.")


def gazetteer_build() -> None:
    """Build the file that places are looked up in, where it is not there yet (about twenty seconds, once)."""
    from chronist.annotate.gazetteer import ensure
    from chronist.config import cache_home

    say(f"The gazetteer is at {ensure(cache_home())}.")
    _tell_outdated()


def gazetteer_import(
    file: Annotated[Path, typer.Argument(help="allCountries.txt, a country's SY.txt, or the zip of either.")],
) -> None:
    """Import a dump of GeoNames beside the places that ship with chronist.

    It says where the villages lie that a text names and chronist lacks. It makes no word a place, and moves no name
    that chronist knows, unless the text says so ("X, Y province", "X river"): your own table wins, then ours.

    The import is kept in the cache folder until a file of the same name is imported again; `gazetteer build` leaves it
    as it is, and says when a new version of chronist needs it anew. `rebuild` applies it to reports read before.
    """
    from chronist.annotate.gazetteer_import import import_dump
    from chronist.config import cache_home

    done = import_dump(file, cache_home())
    say(f"Imported {done.places} places with {done.names} names from {done.lines} lines to {done.path}.")


def gazetteer_imports() -> None:
    """List what was imported; delete a file to be rid of it."""
    from chronist.annotate.place import imports
    from chronist.config import cache_home

    print_lines(str(path) for path in imports(cache_home()))
    _tell_outdated()


def _tell_outdated() -> None:
    from chronist.annotate.place import outdated
    from chronist.config import cache_home

    for path in outdated(cache_home()):
        say(f"{path} was imported by another version and is not used: import its dump again, then delete it.")


def tell_read(summary: Summary, chronicle: str, *, next_step: bool = True) -> None:
    """What a reading did, on standard error."""
    s = summary
    say(f"Read {s.read}: {s.new} new, {s.unchanged} known{_extra(s)}, {len(s.problems)} not usable.")
    if s.removed:
        say(f"Left out of the texts: {', '.join(f'{n} {kind}' for kind, n in s.removed)}.")
    say(f"The chronicle has {s.documents} documents ({s.copies} copies), {s.claims} claims, {s.events} events.")
    _tell_problems(s)
    if s.stale:
        say(f"{s.stale} were made with other tables or rules; `chronist rebuild --chronicle {chronicle}` renews them.")
    if next_step and s.new:
        say(f"Next: chronist brief --chronicle {chronicle}")


def _extra(s: Summary) -> str:
    again = f" ({s.again} at a new address)" if s.again else ""
    return f"{again}, {s.changed} of them changed since (both kept)" if s.changed else again


def _tell_problems(s: Summary) -> None:
    for problem in s.problems[:_PROBLEMS_SHOWN]:
        say(f"skipped  {problem.address}: {problem.reason}")
    if len(s.problems) > _PROBLEMS_SHOWN:
        say(f"... and {len(s.problems) - _PROBLEMS_SHOWN} more, in the chronicle's table `problems`.")


@contextmanager
def _progress() -> Iterator[Callable[[Summary], None] | None]:
    """A counter on a terminal; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting ...") as status:
        yield lambda s: status.update(
            f"{s.read} read, {s.new} new, {s.claims_added} claims, {len(s.problems)} not usable"
        )
