"""What a search yields: a document, and the claim where it was one that had the words."""

from __future__ import annotations

from chronist.model import Record


class Found(Record, frozen=True):
    """One hit; `text` is the claim's quote, or the stretch of the document with the words in brackets."""

    document: str
    text: str
    claim: str | None = None
