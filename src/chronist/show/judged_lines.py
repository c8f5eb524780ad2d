"""Judgements as a person reads them: lines of a judgements file in, each with whether it holds, and in words, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronist.clean.written_dates import edtf_of
from chronist.link.judged_names import Finder
from chronist.link.judgement_conflicts import conflicts
from chronist.link.judgements import ClaimName, Judgement, Kind, Line, in_force
from chronist.model import Claim, Document, Record

HOLDS, UNDONE, NOT_FOUND, CONFLICT = "holds", "undone", "does not apply", "contradicted"
_SHOWN = 60  # characters of a quote, where a judgement is listed


class JudgedLine(Record, frozen=True):
    """A judgement, where it stands in its file, and whether it holds."""

    line: int
    id: str
    says: Judgement
    state: str = HOLDS  # holds, undone, does not apply, contradicted
    reason: str | None = None


def judged_lines(lines: Sequence[Line], claims: Iterable[Claim], documents: Iterable[Document]) -> list[JudgedLine]:
    """Every line with its state: those that undo others hold unless they are undone themselves."""
    finder = Finder(claims, documents)
    held = in_force(lines)
    clash: dict[int, str] = {}
    for conflict in conflicts(held, {line.number: finder.ids(line) for line in held}):
        for number in conflict.lines:
            clash.setdefault(number, f"{conflict.told}: {conflict.why}")
    return [_judged(line, finder.missing(line), clash.get(line.number)) for line in lines]


def _judged(line: Line, missing: str | None, clash: str | None) -> JudgedLine:
    state, reason = HOLDS, None
    if line.undone_by is not None:
        state, reason = UNDONE, f"by line {line.undone_by}"
    elif clash is not None:
        state, reason = CONFLICT, clash
    elif missing is not None:
        state, reason = NOT_FOUND, missing
    return JudgedLine(line=line.number, id=line.id, says=line.judgement, state=state, reason=reason)


def says(j: Judgement, of: str | None = None) -> str:
    """A judgement in words; with `of`, as said of that claim or document."""
    others = [c for c in j.claims if c.id != of]
    match j.judgement:
        case Kind.SAME | Kind.DIFFERENT:
            word = "one happening" if j.judgement is Kind.SAME else "not one happening"
            return f"{word} with {_claim(others[0])}" if len(others) == 1 else f"{word}: {_claims(j.claims)}"
        case Kind.WRONG:
            return "wrong" if of else f"wrong: {_claims(j.claims)}"
        case Kind.UNDO:
            return f"undo {j.undoes}"
    if j.time is not None:
        verb, value = ("published" if j.document else "was on"), edtf_of(j.time.first, j.time.last) or "an open date"
    else:
        verb, value = ("was in", j.place.name) if j.place else ("was done by", j.actor.name if j.actor else "")
    if of:
        return f"{verb} {value}"
    about = f"{j.document.id} ({j.document.title or 'no title'})" if j.document else _claims(j.claims)
    return f"{about} {verb} {value}"


def _claims(claims: Iterable[ClaimName]) -> str:
    return " and ".join(map(_claim, claims))


def _claim(claim: ClaimName) -> str:
    quote = " ".join(claim.quote.split())
    return f"{claim.id} “{quote if len(quote) <= _SHOWN else quote[:_SHOWN].rstrip() + ' …'}”"
