"""Raw reports: their bytes, where they came from and what cleaning made of them in; the same out.

A report is its bytes and what was given with them; the same report at several addresses is one.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from chronist.model import Document, Given, RawReport, content_hash
from chronist.store.rows import dump, load

_LEVEL = 6  # zlib's own default: 3 to 4 times smaller on news


def report_id(report: RawReport) -> str:
    """Hash of the bytes and of what was given with them."""
    return content_hash(report.sha256, report.media, dump(report.given))


class Reports:
    """The tables of reports and of their addresses."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def known(self, report: str) -> bool:
        """True where that report is stored."""
        return self._db.execute("SELECT 1 FROM reports WHERE id = ?", (report,)).fetchone() is not None

    def add_address(self, report: str, address: str) -> bool:
        """Remember one more address of a stored report; False where it was known."""
        added = self._db.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (address, report))
        return added.rowcount > 0

    def find(self, what: str) -> list[tuple[str, str | None]]:
        """The reports that go by a document's id, their own id or hash (all addresses), or by an address or folder.

        Each with the address that is meant, or None where all are. A file of many reports names all of them.
        """
        name = {"what": what, "path": what.rstrip("/"), "below": f"{what.rstrip('/')}/", "entry": f"{what}#"}
        ids = "SELECT id, NULL FROM reports WHERE :what IN (document_id, id, sha256) ORDER BY 1"
        addresses = "SELECT report_id, address FROM addresses WHERE address = :path "
        addresses += "OR substr(address, 1, length(:below)) = :below OR substr(address, 1, length(:entry)) = :entry "
        return self._db.execute(ids, name).fetchall() or self._db.execute(f"{addresses} ORDER BY 2, 1", name).fetchall()

    def add(self, raw: RawReport, cleaned: Document, stage: str) -> None:
        """Keep a report and what cleaning made of it; its document has to be stored before."""
        row = (
            report_id(raw), raw.sha256, raw.media, dump(raw.given), len(raw.body), zlib.compress(raw.body, _LEVEL),
            cleaned.id, dump(without_text(cleaned)), stage,
        )  # fmt: skip
        self._db.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def recleaned(self, report: str, cleaned: Document, stage: str) -> None:
        """Put what a newer cleaning made of a stored report in the place of the old."""
        row = (cleaned.id, dump(without_text(cleaned)), stage, report)
        self._db.execute("UPDATE reports SET document_id = ?, record = ?, stage = ? WHERE id = ?", row)

    def raw(self, report: str) -> RawReport:
        """A stored report as it came, at its first address."""
        media, given, body = self._db.execute(
            "SELECT media, given, body FROM reports WHERE id = ?", (report,)
        ).fetchone()
        return RawReport(
            address=self.addresses(report)[0], body=zlib.decompress(body), media=media, given=load(given, Given)
        )

    def addresses(self, report: str) -> list[str]:
        """Every address a report was read from, sorted."""
        rows = self._db.execute("SELECT address FROM addresses WHERE report_id = ? ORDER BY 1", (report,))
        return [a for (a,) in rows]

    def at(self, address: str) -> list[str]:
        """The reports read from an address: one, or several where the file has changed since."""
        rows = self._db.execute("SELECT report_id FROM addresses WHERE address = ? ORDER BY 1", (address,))
        return [r for (r,) in rows]

    def sha256(self, report: str) -> str:
        """The hash of a stored report's bytes."""
        return str(self._db.execute("SELECT sha256 FROM reports WHERE id = ?", (report,)).fetchone()[0])

    def of_document(self, document: str) -> list[str]:
        """The reports that one document was made of."""
        rows = self._db.execute("SELECT id FROM reports WHERE document_id = ? ORDER BY 1", (document,))
        return [r for (r,) in rows]

    def document_of(self, report: str) -> str:
        """The document that a report makes."""
        return str(self._db.execute("SELECT document_id FROM reports WHERE id = ?", (report,)).fetchone()[0])

    def cleaned(self, document: str, text: str) -> Document | None:
        """What cleaning made; of several reports of one document that with the first address counts."""
        found = [
            (self.addresses(report), report, load(record, Document))
            for report, record in self._db.execute("SELECT id, record FROM reports WHERE document_id = ?", (document,))
        ]
        if not found:
            return None
        addresses, _, first = min(found, key=lambda f: (f[0], f[1]))
        return msgspec.structs.replace(first, text=text, address=addresses[0])

    def stale(self, stage: str) -> list[str]:
        """The reports that were cleaned with other code or tables."""
        return [r for (r,) in self._db.execute("SELECT id FROM reports WHERE stage != ? ORDER BY 1", (stage,))]

    def remove_address(self, address: str, report: str) -> None:
        """Forget that a report was read from an address."""
        self._db.execute("DELETE FROM addresses WHERE address = ? AND report_id = ?", (address, report))

    def remove(self, report: str) -> None:
        """Remove a report with its addresses."""
        self._db.execute("DELETE FROM addresses WHERE report_id = ?", (report,))
        self._db.execute("DELETE FROM reports WHERE id = ?", (report,))

    def bodies(self) -> Iterator[tuple[str, str, bytes]]:
        """Id, hash and compressed bytes of every report."""
        yield from self._db.execute("SELECT id, sha256, body FROM reports ORDER BY id")

    def count(self) -> int:
        """How many reports there are."""
        return int(self._db.execute("SELECT count(*) FROM reports").fetchone()[0])

    def all_addresses(self) -> dict[str, tuple[str, ...]]:
        """Document id -> every address it was read from, sorted."""
        rows = self._db.execute(
            "SELECT DISTINCT document_id, address FROM addresses JOIN reports ON reports.id = report_id ORDER BY 1, 2"
        )
        found: dict[str, tuple[str, ...]] = {}
        for document, address in rows:
            found[document] = (*found.get(document, ()), address)
        return found


def without_text(document: Document) -> Document:
    """The record without what has a column of its own."""
    return msgspec.structs.replace(document, text="")
