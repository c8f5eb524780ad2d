"""Bytes of unknown encoding in, text out; None where they are no text.

>>> decode("café".encode("utf-16"))
'café'
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# Longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that people keep beside their texts: PDF, PNG, JPEG, GIF, zip, gzip, bzip2, old office, SQLite, ELF.
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"\x7fELF",
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096  # bytes of a page in which its declaration has to stand (HTML asks for 1024)
_SAMPLE = 65536  # bytes from which an undeclared encoding is guessed: enough for its letters to show
# Control bytes that no text has; a file with more than this share of them is no text.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_MOST_CONTROLS = 0.01
_RARE = 0.05  # of all characters: English with names and typographic marks has fewer that are not ASCII


def decode(body: bytes) -> str | None:
    """The text of a file: by its byte-order mark, as UTF-8, as it declares, or its letters; None where it is binary."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = _strict(body, encoding)
            return None if text is None else text.removeprefix("\ufeff")
    if looks_binary(body):
        return None
    declared = _DECLARED.search(body[:_HEAD])
    for encoding in ("utf-8", declared[1].decode("ascii") if declared else "utf-8"):
        text = _strict(body, encoding)
        if text is not None:
            return text
    return _guess(body)


def looks_binary(body: bytes) -> bool:
    """True where bytes without a byte-order mark cannot be text."""
    if body.startswith(_BINARY) or b"\x00" in body:
        return True
    sample = body[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(body: bytes) -> str | None:
    # Windows-1252 first: it is what English text that is not UTF-8 nearly always is, and its letters tell.
    western = _strict(body, "cp1252")
    if western and _reads_western(western):
        return western
    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding, errors="replace") if best else western


def _reads_western(text: str) -> bool:
    """True where what is not ASCII is rare and is punctuation or an accented letter inside a word."""
    odd = [c for c in text if ord(c) > 127]
    return len(odd) < _RARE * len(text) + 5 and all(c.isalpha() or c in "‘’“”–—…•£€©®°«»´·\xa0½¼¾§" for c in odd)
