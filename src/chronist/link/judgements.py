"""A person's decisions: the lines of a judgements file in, Judgements with what undoes them out; and back.

The file is JSON Lines: after a first line with the format, one decision a line, never changed, so that it diffs and
merges well. A judgement names claims by id and by the words it stands on, so that it outlives a claim's id.

>>> [line] = read_lines('{"judgement":"wrong","claims":[{"id":"7f","document":"d","report":"r","start":0,"end":5,'
...                     '"trigger":"fired","quote":"fired"}],"because":"a film"}', "judgements.jsonl")
>>> line.number, str(line.judgement.judgement), line.judgement.because
(1, 'wrong', 'a film')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

import msgspec
from msgspec import field

from chronist.errors import ConfigError
from chronist.model import Claim, Document, Interval, Record, content_hash

FORMAT = 1
HEADER = f'{{"chronist_judgements":{FORMAT}}}'


class Kind(StrEnum):
    """What a person may decide."""

    SAME = "same"  # two claims are one happening
    DIFFERENT = "different"  # two claims are not
    WRONG = "wrong"  # the report does not say what the claim says
    DATE = "date"  # of a claim, when it was; of a document, when it was published
    PLACE = "place"  # of a claim, where it was
    ACTOR = "actor"  # of a claim, who did it
    UNDO = "undo"  # a line above no longer holds


class ClaimName(Record, frozen=True, forbid_unknown_fields=True):
    """A claim by its id, and by where its trigger stands in which report should the id change."""

    id: str
    document: str
    report: str  # hash of the bytes of the report
    start: int  # of the trigger
    end: int
    trigger: str
    quote: str


class DocumentName(Record, frozen=True, forbid_unknown_fields=True):
    """A document by its id, and by the bytes of its report should the id change."""

    id: str
    report: str
    title: str | None = None


class JudgedPlace(Record, frozen=True, forbid_unknown_fields=True):
    """A place as it was known when the judgement was made."""

    id: str
    name: str
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: int | None = None
    admin: str | None = None


class JudgedActor(Record, frozen=True, forbid_unknown_fields=True):
    """An actor as it was known when the judgement was made."""

    id: str
    name: str
    kind: str | None = None


class Judgement(Record, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One decision: about two claims, one claim or one document; who made it, when and why if they say so."""

    judgement: Kind
    claims: tuple[ClaimName, ...] = ()
    document: DocumentName | None = None
    time: Interval | None = field(name="date", default=None)
    place: JudgedPlace | None = None
    actor: JudgedActor | None = None
    undoes: str | None = None  # id of the judgement that is undone
    because: str | None = None
    by: str | None = None
    when: date | None = None

    @property
    def id(self) -> str:
        """A hash of what it says: line numbers move where two people's files are merged."""
        return content_hash("judgement", write_line(self))


class Line(Record, frozen=True):
    """A judgement where it stands in its file."""

    number: int  # counted from 1, the line with the format among them
    id: str
    judgement: Judgement
    undone_by: int | None = None  # the number of a line below

    @property
    def holds(self) -> bool:
        """True for a decision that nobody has undone."""
        return self.undone_by is None and self.judgement.judgement is not Kind.UNDO


def name_claim(claim: Claim, document: Document) -> ClaimName:
    """How a judgement names a claim."""
    return ClaimName(
        id=claim.id, document=claim.document, report=document.report, start=claim.trigger.start,
        end=claim.trigger.end, trigger=claim.trigger.text, quote=claim.quote,
    )  # fmt: skip


def write_line(judgement: Judgement) -> str:
    """The line of a judgement, without its end."""
    return msgspec.json.encode(judgement).decode()


def read_lines(text: str, name: str) -> tuple[Line, ...]:
    """All judgements of a file, the last undone first settled. Raises ConfigError that names the file and the line."""
    found: list[Line] = []
    for number, text_of in enumerate(text.split("\n"), 1):
        if text_of.strip() and not _is_header(text_of, f"{name}, line {number}"):
            judgement = _read(text_of, f"{name}, line {number}")
            found.append(Line(number=number, id=judgement.id, judgement=judgement))
    return settled(found)


def settled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Each line with the line below that undoes it. What is undone may itself be an undoing, which brings back."""
    undone: dict[str, int] = {}
    found: list[Line] = []
    for line in reversed(lines):
        line = msgspec.structs.replace(line, undone_by=undone.get(line.id))
        if line.undone_by is None and line.judgement.undoes is not None:
            undone[line.judgement.undoes] = line.number
        found.append(line)
    return tuple(reversed(found))


def added(lines: Sequence[Line], judgement: Judgement, number: int) -> tuple[Line, ...]:
    """The lines with one more at the end."""
    return settled([*lines, Line(number=number, id=judgement.id, judgement=judgement)])


def in_force(lines: Iterable[Line]) -> list[Line]:
    """The decisions that nobody has undone."""
    return [line for line in lines if line.holds]


def key(lines: Iterable[Line]) -> str:
    """What views made of these judgements depend on; empty where none is in force."""
    held = sorted({line.id for line in in_force(lines)})
    return content_hash(*held) if held else ""


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    chronist_judgements: int


def _is_header(line: str, where: str) -> bool:
    try:
        header = msgspec.json.decode(line, type=_Header)
    except msgspec.MsgspecError:
        return False
    if header.chronist_judgements != FORMAT:
        raise ConfigError(f"{where}: format {header.chronist_judgements}; this chronist reads {FORMAT}.")
    return True


def _read(line: str, where: str) -> Judgement:
    try:
        found = msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        raise ConfigError(f"{where} is no judgement: {error}. `chronist judge --help` writes them.") from error
    wants = _WANTS[found.judgement]
    has = (len(found.claims), *(p is not None for p in (found.document, found.time, found.place, found.actor)))
    if (*has, found.undoes is not None) not in wants:
        raise ConfigError(f"{where}: a judgement {found.judgement!s} does not have these parts.")
    return found


# For each kind: claims, and whether there is a document, a date, a place, an actor, a judgement undone.
_WANTS = {
    Kind.SAME: {(2, False, False, False, False, False)},
    Kind.DIFFERENT: {(2, False, False, False, False, False)},
    Kind.WRONG: {(1, False, False, False, False, False)},
    Kind.DATE: {(1, False, True, False, False, False), (0, True, True, False, False, False)},
    Kind.PLACE: {(1, False, False, True, False, False)},
    Kind.ACTOR: {(1, False, False, False, True, False)},
    Kind.UNDO: {(0, False, False, False, False, True)},
}
