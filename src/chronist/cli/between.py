"""The verb that compares two days: a chronicle and both in, what the later knows otherwise out."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chronist.cli.options import COMMON, FILTERS, opened, tell_judged, tell_undated, with_options
from chronist.cli.output import print_records
from chronist.errors import UsageError

_DAYS = Annotated[
    list[str] | None, typer.Option("--as-of", help="A day; give two, the earlier first.", show_default=False)
]


def _diff(**given: Any) -> None:
    """Show what became known, changed, ended or was withdrawn between two days."""
    json, days = given.pop("json"), given.pop("as_of") or []
    if len(days) != 2:
        raise UsageError("diff is between two days: --as-of 2016-03-01 --as-of 2016-04-01.")
    with opened(given.pop("chronicle"), given.pop("config")) as chronicle:
        found = chronicle.diff(*days, **given)
        print_records(found, chronicle.known(days[1]), json=json)
        tell_undated(chronicle, days[1])
        tell_judged(chronicle, days[1])


_options = {name: option for name, option in FILTERS.items() if name not in {"status", "as_of"}}
diff = with_options(_diff, {"as_of": (_DAYS, None)} | _options | COMMON)
diff.__name__ = "diff"
