"""What a verb found in; a table for people, tab-separated lines for pipes or JSON Lines for programs out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from chronist.show.known import Known

_LONG = frozenset({"quote", "text", "title", "says", "asserted by", "note"})  # columns that take what room is left


@contextmanager
def piped() -> Iterator[None]:
    """Whoever reads our output may stop when it has enough: that is no error."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def say(message: str) -> None:
    """A remark to the person at the terminal, apart from the output."""
    print(message, file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Lines of text, each flushed as a whole."""
    with piped():
        for line in lines:
            sys.stdout.write(line + "\n")


def print_records(records: Sequence[object], known: Known, *, json: bool) -> None:
    """A listing; on a terminal a table, in a pipe a header and tab-separated rows."""
    from chronist.show.lines import line
    from chronist.show.tables import HEADS, table_rows

    if json:
        print_lines(map(line, records))
        return
    if not records:
        say("Nothing here fits what you asked for.")
        return
    head = HEADS[type(records[0])]
    found = [row for record in records for row in table_rows(record, known)]
    if sys.stdout.isatty():
        _print_table(head, found)
    else:
        print_lines("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in [head, *found])


def _print_table(head: Sequence[str], found: Iterable[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, row_styles=["", "dim"])
    for name in head:
        table.add_column(name, overflow="fold", ratio=2 if name in _LONG else None, no_wrap=name == "id")
    for row in found:
        table.add_row(*(Text(cell) for cell in row))  # Text: "[3]" in a quote is no markup
    with piped():
        Console().print(table)
