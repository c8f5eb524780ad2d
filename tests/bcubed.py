"""How well claims are grouped: pairs of (wanted group, found group) in, B-cubed precision, recall and F1 out.

Bagga and Baldwin 1998: for every item the share of its found group that belongs to it, and of its own that was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float, float]:
    """Precision, recall, F1 in 0..1; 1.0 for no items."""
    if not items:
        return 1.0, 1.0, 1.0
    both, wanted, found = Counter(items), Counter(w for w, _ in items), Counter(f for _, f in items)
    precision = sum(both[i] / found[i[1]] for i in items) / len(items)
    recall = sum(both[i] / wanted[i[0]] for i in items) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)
