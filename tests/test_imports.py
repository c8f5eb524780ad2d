"""Imports go one way: read -> clean -> annotate -> claims -> link -> derive -> show."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import chronist

ROOT = Path(chronist.__file__).parent
BASE = ("model", "views", "errors", "config", "data")
ORDER = (
    *[{name} for name in ("model", "errors", "_version")],
    {"views", "data", "config"},
    {"outlets"},
    {"read"},
    {"clean"},
    {"copies"},
    {"annotate"},
    {"claims"},
    {"link"},
    {"derive"},
    {"show"},
    {"store"},
    {"pipeline", "stages"},
    {"annotated", "spread"},
    {"intake", "knowing", "resolve"},
    {"runner", "verify", "judging"},
    {"chronicle"},
    {"cli", "__init__"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "chronist":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("chronist.")}
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_left_to_right(path: Path) -> None:
    here = RANK[room(path)]
    wrong = {name for name in imported(path) if name != room(path) and RANK.get(name, -1) >= here}
    assert not wrong, f"{room(path)} must not import {sorted(wrong)}"
