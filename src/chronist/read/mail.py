r"""Mail in, the reports of newsletters out: one message of an .eml file, or all of an mbox.

>>> raw = b"From: News <news@example.org>\nSubject: Talks\nDate: Mon, 4 Apr 2016 10:00:00 +0000\n\nThe talks began."
>>> found = read_message(raw, "a.eml")
>>> found.given.title, found.given.published, found.given.outlet, found.body
('Talks', '2016-04-04', 'example.org', b'The talks began.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from chronist.model import Given, Problem, RawReport

_BEGINS = re.compile(rb"^From \S+.*\d{4}\s*$")
_LARGEST = 64 << 20  # bytes of a message; attachments make them large, and are not read


def read_message(body: bytes, address: str) -> RawReport | Problem:
    """The text of a message, HTML before plain; its subject, its day, and the domain it comes from as the outlet."""
    try:
        message = message_from_bytes(body, policy=default)
        part = message.get_body(preferencelist=("html", "plain"))
        content = part.get_content() if part is not None else ""
        given = _given(message)
    except (LookupError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        return Problem(address=address, stage="read", reason=f"is no message that can be read: {error}")
    if part is None or not isinstance(content, str) or not content.strip():
        return Problem(address=address, stage="read", reason="is a message without a text")
    return RawReport(
        address=address, body=content.encode("utf-8", "replace"), media=part.get_content_type(), given=given
    )


def read_mbox(path: Path, address: str) -> Iterator[RawReport | Problem]:
    """The messages of an mbox, one at a time; `#` and the number of the message."""
    number, size = 0, 0
    lines: list[bytes] = []
    with path.open("rb") as stream:
        for line in stream:
            if _BEGINS.match(line):
                if lines:
                    yield read_message(b"".join(lines), f"{address}#{number}")
                number, lines, size = number + 1, [], 0
            elif number and size <= _LARGEST:
                lines.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
    if lines:
        yield read_message(b"".join(lines), f"{address}#{number}")
    elif not number:
        yield Problem(address=address, stage="read", reason="is no mbox: no line begins a message")


def _given(message: EmailMessage) -> Given:
    sender = parseaddr(str(message.get("From", "")))[1]
    host = sender.rpartition("@")[2].lower()
    return Given(
        title=" ".join(str(message.get("Subject", "")).split()) or None,
        published=_day(message),
        outlet=host if "." in host else None,
        id=str(message.get("Message-ID", "")).strip() or None,
    )


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return None
