"""Files, folders, globs, archives and standard input in, raw reports out; what cannot be used becomes a Problem.

A folder is read with all that is below it, in the order of names, hidden files left out. Beside the files may lie a
`reports.csv` (columns file, outlet, published, url, title) that says what they do not; it is itself no report. What the
caller gives wins over what an entry says, and that over the sidecar. An archive (ZIP, tar) is read like a folder, a
member's address is the archive's, `!/` and its name.

>>> [type(found).__name__ for found in read(["no-such-file.txt"])]
['Problem']
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from chronist.model import Given, Problem, RawReport
from chronist.read import entries
from chronist.read.archives import is_archive, members
from chronist.read.decoding import decode
from chronist.read.entries import Fields
from chronist.read.mail import read_mbox, read_message
from chronist.read.sidecar import SIDECAR, Sidecars, in_archive

_KINDS = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".csv": "csv",
    ".eml": "mail",
    ".mbox": "mbox",
}
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NOTHING = Given()
_FIELDS = entries.FIELDS


def read(
    sources: Iterable[str],
    given: Given = _NOTHING,
    stdin: BinaryIO | None = None,
    *,
    fields: Fields = _FIELDS,
) -> Iterator[RawReport | Problem]:
    """All reports of the sources, each file once. `-` is `stdin`; `fields` names the fields of JSON and CSV."""
    seen: set[str] = set()
    sidecars = Sidecars()
    for source in sources:
        if source == "-":
            yield from _stream(stdin, given, fields)
            continue
        for path, root in _files(source):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                beside, problems = sidecars.of(path, root)
                yield from problems
                yield from (_with(found, given, beside) for found in _file(path, fields))
        if Path(source).is_dir():
            yield from sidecars.leftover(Path(source))


def _stream(stdin: BinaryIO | None, given: Given, fields: Fields) -> Iterator[RawReport | Problem]:
    if stdin is None:
        yield Problem(address="-", stage="read", reason="there is no standard input to read")
        return
    for found in _reports(stdin.read(), "-", None, fields):
        yield _with(found, given, _NOTHING)


def _files(source: str) -> Iterator[tuple[Path, Path]]:
    """The files a source names, each with the folder its sidecar may lie in; the source itself where it names none."""
    magic = glob.has_magic(source) and not os.path.lexists(source)
    for name in (magic and sorted(glob.glob(source, recursive=True))) or [source]:
        path = Path(name)
        if path.is_dir():
            yield from ((file, path) for file in _below(path))
        elif not (magic and path.name == SIDECAR):
            yield path, path.parent


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith(".") and name != SIDECAR)


def _file(path: Path, fields: Fields) -> Iterator[RawReport | Problem]:
    # A name that is no UTF-8 must not break what prints it.
    address = os.fsencode(path).decode("utf-8", "backslashreplace")
    if is_archive(path) and path.is_file():
        yield from _archive(path, address, fields)
        return
    kind = _KINDS.get(path.suffix.lower())
    if kind == "mbox" and path.is_file():
        yield from read_mbox(path, address)
        return
    if path.suffix and kind is None and path.exists():
        reason = f"is of a kind that is not read ({path.suffix}; read are {', '.join(sorted(_KINDS))})"
        yield Problem(address=address, stage="read", reason=reason)
        return
    try:
        body = path.read_bytes()
    except OSError as error:
        yield Problem(address=address, stage="read", reason=f"cannot be read: {error.strerror or error}")
        return
    yield from _reports(body, address, kind, fields)


def _archive(path: Path, address: str, fields: Fields) -> Iterator[RawReport | Problem]:
    """The reports of an archive; its own `reports.csv` says of its members what a sidecar says of files."""
    tables = {PurePosixPath(m.name).parent: m.body for m in members(path) if PurePosixPath(m.name).name == SIDECAR}
    beside, problems = in_archive(tables, address)
    yield from problems
    for member in members(path):
        where = f"{address}!/{member.name}" if member.name else address
        suffix = PurePosixPath(member.name).suffix.lower()
        if member.reason is not None:
            yield Problem(address=where, stage="read", reason=member.reason)
        elif PurePosixPath(member.name).name == SIDECAR:
            continue
        elif suffix and (suffix not in _KINDS or suffix == ".mbox"):
            yield Problem(address=where, stage="read", reason=f"is of a kind that is not read in an archive ({suffix})")
        else:
            found = _reports(member.body, where, _KINDS.get(suffix), fields)
            yield from (_with(f, _NOTHING, beside.get(PurePosixPath(member.name), _NOTHING)) for f in found)


def _reports(body: bytes, address: str, kind: str | None, fields: Fields) -> Iterator[RawReport | Problem]:
    if kind == "mail" and body.strip():
        yield read_message(body, address)
        return
    text = decode(body)
    if not body.strip() or (text is not None and not text.strip()):
        yield Problem(address=address, stage="read", reason="is empty")
    elif text is None:
        yield Problem(address=address, stage="read", reason="is binary, or text in an encoding that cannot be told")
    else:
        yield from _as(kind or _sniff(text), text, RawReport(address=address, body=body, media="text/plain"), fields)


def _as(kind: str, text: str, raw: RawReport, fields: Fields) -> Iterator[RawReport | Problem]:
    if kind == "json":
        yield from entries.read_json(text, raw.address, fields)
    elif kind == "jsonl":
        yield from entries.read_json_lines(text, raw.address, fields)
    elif kind == "csv":
        yield from entries.read_csv(text, raw.address, fields)
    else:
        media = "text/html" if kind == "html" or _PAGE.match(text) else "text/plain"
        yield RawReport(address=raw.address, body=raw.body, media=media)


def _sniff(text: str) -> str:
    """What a text without a telling name is."""
    if text.lstrip().startswith(("{", "[{", "[\n", "[ ")):
        return "jsonl" if entries.looks_like_json_lines(text) else "json"
    return "text"


def _with(found: RawReport | Problem, given: Given, beside: Given) -> RawReport | Problem:
    """The report with the caller's words first, its own next, the sidecar's last."""
    if isinstance(found, Problem):
        return found
    own = found.given
    merged = Given(
        outlet=given.outlet or own.outlet or beside.outlet,
        published=given.published or own.published or beside.published,
        url=given.url or own.url or beside.url,
        title=given.title or own.title or beside.title,
        id=given.id or own.id or beside.id,
    )
    return RawReport(address=found.address, body=found.body, media=found.media, given=merged)
