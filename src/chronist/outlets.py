"""The table of outlets and agencies: a name or an address in, the Outlet it belongs to out.

>>> Outlets.load().find("https://www.tass.com/world/1").name
'TASS'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from chronist.data import Row, rows, values
from chronist.errors import ConfigError
from chronist.model import Record

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w&]+")


class Outlet(Record, frozen=True):
    """Who publishes: its name, home (ISO 3166-1 alpha-3) and kind; `agency` where others print its text."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    kind: str = "site"
    agency: bool = False


class Outlets:
    """All known outlets, found by any of their names or by an address below one of their domains."""

    def __init__(self, names: Mapping[str, Outlet], domains: Mapping[str, Outlet]) -> None:
        self._names = names
        self._domains = domains

    @classmethod
    def load(cls, own: Sequence[Path] = ()) -> Outlets:
        """Our table and then the user's, whose rows win. Raises ConfigError where a row is wrong."""
        names: dict[str, Outlet] = {}
        domains: dict[str, Outlet] = {}
        outlets = [_outlet(row) for row in rows("outlets", own)]
        for outlet in outlets:
            names |= dict.fromkeys(map(_fold, outlet.aliases), outlet)
            domains |= dict.fromkeys(outlet.domains, outlet)
        # After all aliases: one outlet's full name is never taken by another's alias.
        names |= {_fold(outlet.name): outlet for outlet in outlets}
        return cls(names, domains)

    def find(self, name_or_domain: str | None) -> Outlet | None:
        """The outlet of that name, alias, domain or address; None where the table has none."""
        if not name_or_domain or not name_or_domain.strip():
            return None
        return self._names.get(_fold(name_or_domain)) or self._by_domain(name_or_domain.strip())

    def _by_domain(self, address: str) -> Outlet | None:
        host = domain(address)
        while host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def domain(address: str) -> str | None:
    """The host of an address without `www.`; None where it is no address.

    >>> domain("https://www.example.org/a?b")
    'example.org'
    """
    if not _ADDRESS.match(address) or " " in address:
        return None
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _fold(name: str) -> str:
    folded = _NOT_WORD.sub(" ", name.replace("'", "").replace("’", "").casefold()).strip()
    return folded.removeprefix("the ")


def _outlet(row: Row) -> Outlet:
    if not row["name"]:
        raise ConfigError(f"outlets: a row has no name: {row}. Give it one.")
    if row.get("agency", "") not in {"yes", "no", ""}:
        raise ConfigError(f"outlets: {row['name']}: agency is {row['agency']!r}; write yes or no.")
    return Outlet(
        name=row["name"],
        aliases=values(row.get("aliases", "")),
        domains=tuple(d.lower() for d in values(row.get("domains", ""))),
        country=row.get("country") or None,
        kind=row.get("kind") or "site",
        agency=row.get("agency") == "yes",
    )
