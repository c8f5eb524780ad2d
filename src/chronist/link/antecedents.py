"""What a count without a place belongs to: the Features of reports in, the same with the claims that each follows out.

"Twelve people were killed." belongs to the attack told just before it, and in a report that tells of one attack alone
to that one, however many sentences later it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from chronist.link.affinity import DENIALS
from chronist.link.features import Features

_NEXT = 400  # letters between an attack and the count that follows it
_REPORT = 1500  # ... where the report tells of no other place


def with_antecedents(found: Iterable[Features]) -> list[Features]:
    """All of them, in the order of their documents and triggers; `follows` is set where it can be told."""
    reports: dict[str, list[Features]] = defaultdict(list)
    for each in found:
        reports[each.item.claim.document].append(each)
    return [f for key in sorted(reports) for f in _of_report(sorted(reports[key], key=_place_in_text))]


def _place_in_text(f: Features) -> tuple[int, str]:
    return f.item.claim.trigger.start, f.item.claim.id


def _of_report(claims: list[Features]) -> Iterable[Features]:
    before: list[Features] = []
    for each in claims:
        follows = _antecedents(each, before) if each.bare else frozenset()
        yield replace(each, follows=follows)
        if not follows and _is_anchor(each):
            before.append(each)


def _antecedents(count: Features, before: list[Features]) -> frozenset[str]:
    """The claim ids of the attacks or captures just before; where the report tells of one place, the last of them."""
    near = [f for f in before if not _elsewhere(count, f)]
    near = [f for f in near if count.kind == f.kind or not count.means]  # no mine on the day a town was taken
    near = [f for f in near if count.tolls or f.kind == "capture"]  # who fell back lost a place
    near = [f for f in near if f.kind != "abduct" or count.kind == "abduct"]
    own = [f for f in near if f.item.claim.start == count.item.claim.start]
    if own:
        return frozenset({own[-1].item.claim.id})  # "bombed a depot, killing seven"
    alone = len({f.places for f in before if f.places}) <= 1
    return frozenset(
        f.item.claim.id
        for f in near
        if (gap := count.item.claim.trigger.start - f.item.claim.trigger.end) <= _NEXT
        or (alone and f is near[-1] and gap <= _REPORT)
    )


def _elsewhere(count: Features, attack: Features) -> bool:
    """True where both say where, and it is not the same."""
    if count.places and attack.places:
        return not count.places & attack.places
    return bool(count.countries and attack.countries and not count.countries & attack.countries)


def _is_anchor(f: Features) -> bool:
    told = f.item.claim.status not in DENIALS and not f.unreal
    return f.family == "force" and told and bool(f.places or f.said)
