"""A person's words in, the Judgement they mean out: ids, days, places and actors are looked up and checked.

Raises UsageError where an id or a name means nothing, or where the judgement contradicts one that was made before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from chronist import resolve
from chronist.clean.written_dates import read_given
from chronist.config import Config
from chronist.errors import UsageError
from chronist.link.judged_names import Finder
from chronist.link.judgement_conflicts import conflicts
from chronist.link.judgements import (
    ClaimName,
    DocumentName,
    JudgedActor,
    JudgedPlace,
    Judgement,
    Kind,
    Line,
    added,
    in_force,
    name_claim,
)
from chronist.model import Claim, Document, Interval
from chronist.show.known import Known

_SHORTEST = 6  # of an id's first characters that may stand for it
_TAKES: Mapping[Kind, Sequence[str]] = {
    Kind.SAME: ("a claim", "another"),
    Kind.DIFFERENT: ("a claim", "another"),
    Kind.WRONG: ("a claim",),
    Kind.DATE: ("a claim or document", "a date"),
    Kind.PLACE: ("a claim", "a place"),
    Kind.ACTOR: ("a claim", "an actor"),
    Kind.UNDO: ("a line of `chronist judge list`",),
}


class Judge:
    """Makes judgements about claims and documents as they were read, whatever was judged of them before."""

    def __init__(
        self, claims: Iterable[Claim], documents: Iterable[Document], known: Callable[[], Known], config: Config
    ) -> None:
        self._claims = {c.id: c for c in claims}
        self._documents = {d.id: d for d in documents}
        self._known = known  # asked where a name is to be looked up alone: judgements in conflict leave nothing known
        self._config = config

    def judgement(self, kind: str, about: Sequence[str], lines: Sequence[Line]) -> Judgement:
        """The judgement of that kind about two claims, or one thing and what it is given."""
        if kind not in _TAKES:
            raise UsageError(f"{kind!r} is no judgement. Known: {', '.join(_TAKES)}.")
        if len(about) != len(_TAKES[Kind(kind)]):
            raise UsageError(f"a judgement `{kind}` takes {' and '.join(_TAKES[Kind(kind)])}; {len(about)} given.")
        return self._made(Kind(kind), *about, lines=lines)

    def _made(self, kind: Kind, what: str, to: str = "", *, lines: Sequence[Line]) -> Judgement:
        match kind:
            case Kind.SAME | Kind.DIFFERENT:
                return Judgement(judgement=kind, claims=self._two(what, to))
            case Kind.DATE:
                return self._dated(what, to)
            case Kind.PLACE:
                claim = self._claim(what)
                return Judgement(judgement=kind, claims=(claim,), place=place(self._known(), to, self._config))
            case Kind.ACTOR:
                claim = self._claim(what)
                return Judgement(judgement=kind, claims=(claim,), actor=actor(self._known(), to, self._config))
            case Kind.UNDO:
                return Judgement(judgement=kind, undoes=_standing(what, lines).id)
        return Judgement(judgement=kind, claims=(self._claim(what),))

    def check(self, judgement: Judgement, lines: Sequence[Line]) -> None:
        """Raise UsageError where the judgement contradicts one of the lines; what contradict each other is not its."""
        number = max((line.number for line in lines), default=0) + 1
        held = in_force(added(lines, judgement, number))
        finder = Finder(self._claims.values(), self._documents.values())
        for conflict in conflicts(held, {line.number: finder.ids(line) for line in held}):
            others = [str(n) for n in conflict.lines if n != number]
            if len(others) < len(conflict.lines):
                says = f"line {others[0]} says" if len(others) == 1 else f"lines {' and '.join(others)} say"
                raise UsageError(f"{says} otherwise: {conflict.why}. `chronist judge undo {others[-1]}` comes first.")

    def _two(self, one: str, other: str) -> tuple[ClaimName, ClaimName]:
        both = self._claim(one), self._claim(other)
        if both[0].id == both[1].id:
            raise UsageError(f"{one} and {other} are one claim. Give two.")
        return both

    def _claim(self, what: str) -> ClaimName:
        found = _begins(self._claims, what)
        if found is None:
            hint = " That is a document." if _begins(self._documents, what) else ""
            raise UsageError(f"no claim goes by {what!r}.{hint} `chronist claims`, and `why` of an event, list claims.")
        claim = self._claims[found]
        return name_claim(claim, self._documents[claim.document])

    def _dated(self, what: str, days: str) -> Judgement:
        """Of a document, when it was published; of a claim, when it was."""
        time, found = _days(days), _begins(self._documents, what)
        if found is None:
            return Judgement(judgement=Kind.DATE, claims=(self._claim(what),), time=time)
        d = self._documents[found]
        name = DocumentName(id=d.id, report=d.report, title=d.title)
        return Judgement(judgement=Kind.DATE, document=name, time=time)


def already(judgement: Judgement, lines: Iterable[Line]) -> Line | None:
    """The line that says the same already, whoever wrote it and why."""
    said = _said(judgement)
    return next((line for line in in_force(lines) if _said(line.judgement) == said), None)


def _said(j: Judgement) -> tuple[object, ...]:
    things = frozenset(c.id for c in j.claims), j.document and j.document.id
    return (j.judgement, *things, j.time, j.place and j.place.id, j.actor and j.actor.id, j.undoes)


def place(known: Known, name: str, config: Config) -> JudgedPlace:
    """A place that the claims name, as they have it, else one of the gazetteer."""
    key = resolve.place(known, name, config).id
    mention = known.places.get(key)
    if mention is not None:
        return JudgedPlace(
            id=key, name=mention.name or mention.text, kind=mention.kind, lat=mention.lat, lon=mention.lon,
            country=mention.country, geonames=mention.geonames, admin=mention.admin,
        )  # fmt: skip
    from chronist.annotate.gazetteer import Gazetteer  # reads its file, which most judgements need not

    found = Gazetteer.open(config.tables("places")).by_id(key)
    if found is None:  # named where a claim says who holds it, and nowhere else
        return JudgedPlace(id=key, name=known.name(key))
    return JudgedPlace(
        id=found.id, name=found.name, kind=found.kind, lat=found.lat, lon=found.lon, country=found.country,
        geonames=found.geonames, admin=found.admin,
    )  # fmt: skip


def actor(known: Known, name: str, config: Config) -> JudgedActor:
    """An actor of that id or name that the claims name, else one of the tables. Raises UsageError for none or many."""
    mentions = [m for e in known.evidence.values() for m in (*e.claim.actors, *e.claim.recipients) if m.id]
    wanted = name.casefold()
    here = [m for m in mentions if wanted in {str(m.id).casefold(), (m.name or m.text).casefold()}]
    found = {m.id: JudgedActor(id=m.id or "", name=m.name or m.text, kind=m.kind) for m in here} or _of_tables(
        name, config
    )
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise UsageError(f"no actor is called {name!r}. `chronist claims` shows who acts; your own table may add one.")
    shown = ", ".join(sorted(str(key) for key in found))
    raise UsageError(f"{name!r} may be {shown}. Give one of these ids.")


def _of_tables(name: str, config: Config) -> dict[str | None, JudgedActor]:
    from chronist.annotate.actor_table import ActorTable  # reads its tables, which most judgements need not

    table = ActorTable.load(config.tables("actors"))
    whole = [hit for hit in table.spot(name) if (hit.start, hit.end) == (0, len(name))]
    known = table.actors.get(name)
    found = [known] if known else [use.actor for hit in whole for use in hit.uses]
    return {a.id: JudgedActor(id=a.id, name=a.name, kind=a.kind) for a in found}


def _standing(what: str, lines: Sequence[Line]) -> Line:
    """The line of that number, or of that id."""
    found = [line for line in lines if what in {str(line.number), line.id}]
    if not found:
        raise UsageError(f"there is no judgement {what}. `chronist judge list` numbers them.")
    if found[0].undone_by is not None:
        raise UsageError(f"judgement {what} is undone already, by line {found[0].undone_by}.")
    return found[0]


def _begins(ids: Iterable[str], what: str) -> str | None:
    """The id that is meant, whole or by its first characters."""
    every = set(ids)
    if what in every or len(what) < _SHORTEST:
        return what if what in every else None
    found = [i for i in every if i.startswith(what)]
    return found[0] if len(found) == 1 else None


def _days(text: str) -> Interval:
    """A day, month, year or interval.

    >>> _days("2016-02").last
    datetime.date(2016, 2, 29)
    """
    found = read_given(text)
    if found is None:
        raise UsageError(f"{text!r} is no date. Write it as 2016-03-27, 2016-03, 2016 or 2016-03-01/2016-03-05.")
    return Interval(first=found.first, last=found.last)
