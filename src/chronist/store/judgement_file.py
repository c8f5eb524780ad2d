"""The file of a person's decisions: its path in, the lines in it out; and one more line at its end.

It stands beside the chronicle, or where `chronist.toml` says; it is never rewritten.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from chronist.errors import ConfigError, StoreError, UsageError
from chronist.link.judgements import HEADER, Judgement, Line, read_lines, write_line

_SUFFIX = ".judgements.jsonl"


class JudgementFile:
    """One judgements file; `path` None for a chronicle that is no file and names none."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    @classmethod
    def beside(cls, chronicle: str, named: str | None) -> JudgementFile:
        """The file that the settings name, else that of a chronicle: `syria.judgements.jsonl` beside `syria.db`."""
        if named is not None:
            return cls(Path(named))
        return cls(None if chronicle == ":memory:" else Path(chronicle).with_suffix(_SUFFIX))

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path else "judgements"

    def text(self) -> str:
        """All that is in it; empty where there is none. Raises ConfigError for a file that is no text."""
        if self.path is None or not self.path.exists():
            return ""
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConfigError(f"{self.path} is no UTF-8 text: {error}. Save it as UTF-8.") from error

    def lines(self) -> tuple[Line, ...]:
        """The judgements in it. Raises ConfigError that names the line that is none."""
        return read_lines(self.text(), self.name)

    def next_number(self) -> int:
        """The number of the line that the next judgement will be."""
        text = self.text()
        return text.count("\n") + (not text.endswith("\n") and bool(text)) + (1 if text else 2)

    def add(self, judgement: Judgement) -> None:
        """Put a judgement at the end, in one write that a crash or another writer cannot cut in two."""
        if self.path is None:
            raise UsageError("a chronicle in memory has no place for judgements. Name a file in its settings.")
        text = self.text()
        before = HEADER + "\n" if not text else "" if text.endswith("\n") else "\n"
        entry = f"{before}{write_line(judgement)}\n".encode()
        try:
            _append(self.path, entry)
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror}. Nothing was judged.") from error


def _append(path: Path, entry: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(handle).st_size
        if os.write(handle, entry) != len(entry):
            os.ftruncate(handle, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
