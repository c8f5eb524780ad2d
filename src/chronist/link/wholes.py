"""What a person said is one happening and what is not: claims and Decisions in, wholes that grow by joining out."""

from __future__ import annotations

from collections.abc import Iterable

from chronist.link.decisions import Decisions


class Wholes:
    """Claims in wholes. Those judged the same begin as one; those judged different never become one."""

    def __init__(self, claims: Iterable[str], decisions: Decisions) -> None:
        self._apart = decisions.apart
        present, together = frozenset(claims), decisions.together
        self._name = {c: min(together[c] & present) if c in together else c for c in sorted(present)}
        self._members: dict[str, list[str]] = {}
        for claim, name in self._name.items():
            self._members.setdefault(name, []).append(claim)

    def allow(self, one: str, other: str) -> bool:
        """True where no claim of the one's whole was judged different from one of the other's."""
        if not self._apart:
            return True
        these, those = self._members[self._name[one]], self._members[self._name[other]]
        return these is those or not any(self._apart[c].intersection(those) for c in these if c in self._apart)

    def join(self, one: str, other: str) -> None:
        """Make one whole of those of the two claims."""
        into, from_ = sorted((self._name[one], self._name[other]))
        if into != from_:
            for claim in self._members[from_]:
                self._name[claim] = into
            self._members[into] += self._members.pop(from_)

    def all(self) -> list[list[str]]:
        """Every whole."""
        return list(self._members.values())
