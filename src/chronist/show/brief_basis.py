"""What a brief rests on: what is known in, lines on its reports, their origins, dates and gaps out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from chronist.link.support import independent
from chronist.model import Document, KnownBy
from chronist.show.known import Known
from chronist.show.words import counted, published_text

_UNDATED = 5  # reports without a day that are named one by one
_REASONS = 2  # reasons told of each: the last are the ones that narrow most
_STRAIGHT = frozenset({KnownBy.GIVEN, KnownBy.METADATA, KnownBy.DATELINE})


def basis_lines(known: Known, problems: int, undated: int) -> Iterator[str]:
    """How much was read, who stands behind it, how its dates are known, and what is missing."""
    documents = sorted(known.documents.values(), key=lambda d: d.id)
    if not documents:
        return
    origins = independent(e.origin for e in known.evidence.values())
    support = sum(e.origins > 1 for e in known.events.values())
    yield (
        f"{counted(len(documents), 'report')} with {counted(len(known.evidence), 'claim')} of "
        f"{counted(origins, 'origin')}; {support:,} of {counted(len(known.events), 'event')} "
        "told by more than one origin."
    )
    copies = sum(d.copy_of is not None for d in documents)
    if copies:
        yield f"{_reports(copies, 'repeats', 'repeat')} another and count{'s' if copies == 1 else ''} as no support."
    if undated:
        yield f"{counted(undated, 'undated report')} left out, since nobody can say what was out by then."
    yield from _dates(documents)
    if problems:
        yield f"{counted(problems, 'input')} could not be read; `chronist read` says why."


def _dates(documents: list[Document]) -> Iterator[str]:
    """The reports whose day no page or dateline gives, the least known first, each with what bounds it."""
    vague = [d for d in documents if d.published.days != 1 or d.published.known_by not in _STRAIGHT]
    vague.sort(key=lambda d: (-(d.published.days or sys.maxsize), d.id))
    for d in vague[:_UNDATED]:
        bounds = published_text(d.published)
        said = "its date is not known" if bounds == "undated" else f"published {bounds}, by what it says"
        why = f" ({'; '.join(d.published.reasons[-_REASONS:])})" if d.published.reasons else ""
        yield f"“{d.title or d.address.rsplit('/', 1)[-1]}”: {said}{why}."
    if len(vague) > _UNDATED:
        yield f"{counted(len(vague) - _UNDATED, 'further report')} without a day of their own (`chronist documents`)."


def _reports(n: int, one: str, many: str) -> str:
    return f"{counted(n, 'report')} {one if n == 1 else many}"
