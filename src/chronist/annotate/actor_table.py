"""The table of actors: CSV tables in; what a name, a country's adjective or a role noun may stand for out.

Ids of a state's own actors are composed of its ISO 3166-1 alpha-3 code and the suffix of the kind (actor_kinds.csv):
`SYR` the state, `SYR.gov` its government, `SYR.mil` armed forces, `SYR.pol` police, `SYR.int` intelligence, `SYR.opp`
rebels and opposition, `SYR.civ` people, `SYR.jud` courts. All other ids stand in actors.csv, which a user's own rows
extend and overrule.

>>> table = ActorTable.load()
>>> table.of_state("SYR", "military").id
'SYR.mil'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from chronist.annotate.folding import fold, same_case
from chronist.data import Row, rows, values
from chronist.errors import ConfigError
from chronist.model import Interval, Record

_ALWAYS = Interval()


class Actor(Record, frozen=True):
    """One actor of the tables. `country` is the state it belongs to or acts in."""

    id: str
    name: str
    kind: str
    country: str | None = None
    parent: str | None = None
    side: str | None = None
    offices: tuple[tuple[str, Interval], ...] = ()  # what a person was, and when
    valid: Interval = _ALWAYS  # of a group: when it had this name


class Use(NamedTuple):
    """One thing that a name may stand for: as name, state, seat, adjective or people."""

    role: str
    actor: Actor


class Hit(NamedTuple):
    """A name of the tables in a text: code points, the alias as the table writes it, and what it may stand for."""

    start: int
    end: int
    alias: str
    uses: tuple[Use, ...]


class RoleNoun(Record, frozen=True):
    """A noun that names an actor by what it is; see role_nouns.csv."""

    words: tuple[str, ...]
    kind: str
    number: str
    bare: str
    sense: str


class ActorTable:
    """All actors, their aliases and the nouns that name actors by what they are. Build it once; it does not change."""

    def __init__(self, actors: Sequence[tuple[Actor, tuple[str, ...]]], states: Sequence[Row]) -> None:
        self.kinds = {row["kind"]: row for row in rows("actor_kinds")}
        self.actors: dict[str, Actor] = {}
        self._aliases: dict[str, list[tuple[str, Use]]] = {}
        for row in states:
            self._add_state(row)
        for actor, aliases in actors:
            self._check(actor)
            self.actors[actor.id] = actor
            for alias in dict.fromkeys((actor.name, *aliases)):
                self._name(alias, "name", actor)
        self._patterns = list(self._aliases)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [" " + p for p in self._patterns],
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )
        self._offices = _offices(self.actors.values())
        self.roles = _role_nouns()

    @classmethod
    def load(cls, own: Sequence[Path] = ()) -> ActorTable:
        """Read our tables and the user's files of actors. Raises ConfigError for a file that cannot be used."""
        countries = {row["iso3"]: row for row in rows("countries")}
        states = [{**countries[row["iso3"]], **row, "other": row["names"]} for row in rows("states")]
        known = {row["iso3"] for row in states}
        states += [
            dict.fromkeys(("adjectives", "people", "military", "government", "other"), "") | row
            for iso3, row in countries.items()
            if iso3 not in known
        ]
        return cls(_merged(rows("actors", own)), states)

    def spot(self, text: str) -> list[Hit]:
        """All names of the tables in the text, leftmost first, of overlapping ones the longest."""
        folded = " " + fold(text) + " "
        found: list[Hit] = []
        end_of_last = -1
        for start, end, pattern in self._longest(folded):
            if start < end_of_last:
                continue
            hit = self._hit(text, start, end, pattern)
            if hit is not None:
                found.append(hit)
                end_of_last = end
        return found

    def of_state(self, country: str, kind: str) -> Actor | None:
        """A state's own actor of a kind; None where the kind is none of a state's."""
        state = self.actors.get(country)
        suffix = self.kinds[kind]["suffix"] if kind in self.kinds else ""
        if state is None or kind == "state":
            return state
        if not suffix:
            return None
        id_ = f"{country}.{suffix}"
        return self.actors.get(id_) or Actor(id=id_, name=f"{state.name} ({kind})", kind=kind, country=country)

    def holder(self, country: str, office: str, when: Interval) -> Actor | None:
        """Who held an office in a country; None where nobody is known or more than one may have."""
        unknown = when.first is None and when.last is None
        held = self._offices.get((country, office.lower()), ())
        fitting = {actor.id: actor for actor, term in held if not unknown and term.overlaps(when)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _longest(self, folded: str) -> list[tuple[int, int, str]]:
        """Matches as (start, end, pattern), those that begin first and are longest first; whole words only."""
        matches = [
            (start, -(end - 1), at)
            for at, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if folded[end] == " "
        ]
        return [(start, -end, self._patterns[at]) for start, end, at in sorted(matches)]

    def _hit(self, text: str, start: int, end: int, pattern: str) -> Hit | None:
        written = text[start:end]
        fitting = [(alias, use) for alias, use in self._aliases[pattern] if same_case(written, alias)]
        if not fitting:
            return None
        if fitting[0][0].endswith(")") and text[end : end + 1] == ")":
            end += 1
        alias = next((alias for alias, _ in fitting if alias == text[start:end]), fitting[0][0])
        return Hit(start, end, alias, tuple(dict.fromkeys(use for _, use in fitting)))

    def _name(self, alias: str, role: str, actor: Actor) -> None:
        pattern = fold(alias).strip()
        if pattern:
            self._aliases.setdefault(pattern, []).append((alias, Use(role, actor)))

    def _add_state(self, row: Row) -> None:
        iso3 = row["iso3"]
        state = Actor(id=iso3, name=row["name"], kind="state", country=iso3)
        self.actors[iso3] = state
        for kind in ("government", "military", "police", "intelligence", "rebels", "opposition", "civilians", "court"):
            made = Actor(
                id=f"{iso3}.{self.kinds[kind]['suffix']}", name=_state_name(row, kind), kind=kind, country=iso3
            )
            self.actors[made.id] = made
        seats = {row["capital"], *values(row["seats"])} - {"", row["name"]}
        for role, suffix, names in (
            ("state", "", (row["name"], *values(row["aliases"]), *values(row["other"]))),
            ("seat", ".gov", sorted(seats)),
            ("adjective", "", values(row["adjectives"])),
            ("people", ".civ", values(row["people"])),
            ("name", ".mil", values(row["military"])),
            ("name", ".gov", values(row["government"])),
        ):
            for name in names:
                self._name(name.removeprefix("the "), role, self.actors[iso3 + suffix])

    def _check(self, actor: Actor) -> None:
        if actor.kind not in self.kinds:
            raise ConfigError(f"actors: {actor.id}: unknown kind {actor.kind!r}; known: {', '.join(self.kinds)}.")


def _state_name(row: Row, kind: str) -> str:
    adjective = next(iter(values(row["adjectives"])), row["name"])
    noun = {"military": "armed forces", "civilians": "people", "court": "courts"}.get(kind, kind)
    return f"{adjective} {noun}"


def _merged(table: Iterable[Row]) -> list[tuple[Actor, tuple[str, ...]]]:
    """One actor an id: offices and aliases of several rows together, all else from the last row."""
    found: dict[str, tuple[Actor, tuple[str, ...]]] = {}
    for row in table:
        actor = _actor(row)
        before = found.get(actor.id)
        aliases = values(row["aliases"])
        if before is not None:
            actor = msgspec.structs.replace(actor, offices=before[0].offices + actor.offices)
            aliases = before[1] + aliases
        found[actor.id] = (actor, aliases)
    return list(found.values())


def _actor(row: Row) -> Actor:
    if not row["id"] or not row["name"]:
        raise ConfigError(f"actors: a row needs an id and a name: {row}.")
    span = Interval(first=_day(row, "from"), last=_day(row, "to"))
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        parent=row["parent"] or None,
        side=row["side"] or None,
        offices=tuple((office, span) for office in values(row["office"])),
        valid=_ALWAYS if row["kind"] == "person" else span,
    )


def _day(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError as error:
        raise ConfigError(f"actors: {row['id']}: {column} {row[column]!r} is no date; write 2016-03-27.") from error


def _offices(actors: Iterable[Actor]) -> dict[tuple[str, str], tuple[tuple[Actor, Interval], ...]]:
    held: dict[tuple[str, str], list[tuple[Actor, Interval]]] = {}
    for actor in actors:
        for office, term in actor.offices:
            held.setdefault((actor.country or "", office.lower()), []).append((actor, term))
    return {key: tuple(terms) for key, terms in held.items()}


@cache
def _role_nouns() -> dict[str, tuple[RoleNoun, ...]]:
    """Role nouns by the last word in each of its forms, those of more words first; "anti-government" is two."""
    index: dict[str, list[RoleNoun]] = {}
    for row in rows("role_nouns"):
        words = tuple(row["noun"].lower().split())
        noun = RoleNoun(words=words, kind=row["kind"], number=row["number"], bare=row["bare"], sense=row["sense"])
        forms = (
            {words[-1]}
            if row["number"] == "pl" and words[-1].endswith(("s", "men", "ia", "ce", "le"))
            else _forms(words[-1])
        )
        for form in forms:
            index.setdefault(form, []).append(noun)
    return {form: tuple(sorted(nouns, key=lambda n: -_words_in(n))) for form, nouns in index.items()}


def _words_in(noun: RoleNoun) -> int:
    return sum(1 + word.count("-") for word in noun.words)


def _forms(word: str) -> set[str]:
    """Singular and plural of a noun as written."""
    irregular = {"man": "men", "woman": "women", "child": "children"}
    for singular, plural in irregular.items():
        if word.endswith(singular) and (word == singular or singular == "man"):
            return {word, word.removesuffix(singular) + plural}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word, word[:-1] + "ies"}
    return {word, word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")}
