"""ZIP and tar archives in, the members that may be reports out, one at a time and never written anywhere.

Of a member only its name and its bytes are used: links, devices and what a name points at outside are never followed.
A member that unpacks to more than a report can be, or that is packed tighter than words are, is refused; so is the rest
of an archive that unpacks to far more than itself.
"""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_LARGEST = 256 << 20  # bytes of a member: JSON Lines of some tens of thousands of reports
_TIGHT, _SMALL = 300, 1 << 20  # words pack 3 to 10 times, HTML up to 50; below a megabyte the ratio says nothing
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, gzip.BadGzipFile, lzma.LZMAError, EOFError, OSError)
_SKIPPED = ("__MACOSX/",)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name and its bytes, or why it cannot be had."""

    name: str
    body: bytes = b""
    reason: str | None = None


def is_archive(path: Path) -> bool:
    """True by the name of the file.

    >>> is_archive(Path("a/reports.TAR.GZ")), is_archive(Path("zip.txt"))
    (True, False)
    """
    return path.name.lower().endswith(SUFFIXES)


def members(path: Path) -> Iterator[Member]:
    """The files of an archive in its own order, without hidden ones; a last one without a name says what broke."""
    size = max(1, path.stat().st_size)
    try:
        yield from _zipped(path) if path.name.lower().endswith(".zip") else _taped(path, size)
    except (*_BROKEN, RuntimeError, NotImplementedError, ValueError) as error:
        yield Member("", reason=f"cannot be unpacked further: {error}")


def _zipped(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if info.flag_bits & 1:
                yield Member(info.filename, reason="is locked with a password")
            elif info.file_size > max(_SMALL, _TIGHT * info.compress_size):
                yield Member(info.filename, reason="unpacks to far more than words do; it is not read")
            else:
                with archive.open(info) as stream:
                    yield _member(info.filename, stream.read(_LARGEST + 1))


def _taped(path: Path, size: int) -> Iterator[Member]:
    """One pass: a packed tar cannot say beforehand what it unpacks to, so that the sum of it is watched."""
    left = max(_SMALL, _TIGHT * size)
    with tarfile.open(path, "r|*") as archive:
        for info in archive:
            left -= info.size
            if left < 0:
                raise tarfile.ReadError("it unpacks to far more than words do")
            stream = archive.extractfile(info) if info.isreg() and not _is_hidden(info.name) else None
            if stream is not None:
                yield _member(info.name, stream.read(_LARGEST + 1))


def _member(name: str, body: bytes) -> Member:
    if len(body) > _LARGEST:
        return Member(name, reason=f"is larger than {_LARGEST >> 20} MB")
    return Member(name, body)


def _is_hidden(name: str) -> bool:
    return name.startswith(_SKIPPED) or any(part.startswith(".") and part != ".." for part in PurePosixPath(name).parts)
