"""What the kept work of each stage was made with: a configuration in, a short hash of code, tables and model out.

Work is done anew only where this hash, or what went in, has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from chronist.annotate.place import imports
from chronist.config import Config, cache_home

_CLEANING_PACKAGES = ("ftfy", "htmldate", "py3langid", "trafilatura")
_QUOTED = re.compile(r"\"(\w+)\"")


def clean_stage(config: Config) -> str:
    """What cleaning depends on besides the report."""
    code = [*_code("read"), *_code("clean"), *_files("", ("outlets.py", "model.py"))]
    return _stage(code, ["outlets"], config, _versions(_CLEANING_PACKAGES))


def annotate_stage(config: Config) -> str:
    """What annotation and claims depend on besides the document."""
    code = [*_code("annotate"), *_code("claims"), *_dating()]
    model = _versions([config.model.replace("_", "-"), "spacy"])
    model += [p.name for p in imports(cache_home())]
    return _stage([*code, *_files("", ("model.py", "pipeline.py"))], ["actors", "places", "acts"], config, model)


def link_stage() -> str:
    """What linking depends on besides the claims."""
    code = [*_code("link"), *_code("copies"), *_files("", ("model.py", "views.py"))]
    return _stage(code, [], Config(), [])


def _stage(code: Iterable[Traversable], own: Iterable[str], config: Config, versions: Iterable[str]) -> str:
    digest = hashlib.sha256()
    sources = [f.read_bytes() for f in code]
    for content in [*sources, *(t.read_bytes() for t in _tables(sources)), *_users(own, config)]:
        digest.update(hashlib.sha256(content).digest())
    digest.update("\n".join(versions).encode())
    return digest.hexdigest()[:16]


def _users(own: Iterable[str], config: Config) -> list[bytes]:
    paths = [path for name in own for path in config.tables(name)]
    return [p.read_bytes() if p.exists() else b"" for p in paths]


def _tables(sources: Iterable[bytes]) -> list[Traversable]:
    """The tables that some code names between quotation marks."""
    named = {word for source in sources for word in _QUOTED.findall(source.decode())}
    return [t for t in _table_files() if t.name.removesuffix(".csv") in named]


@cache
def _table_files() -> tuple[Traversable, ...]:
    folder = resources.files("chronist.data")
    return tuple(sorted((f for f in folder.iterdir() if f.name.endswith(".csv")), key=lambda f: f.name))


def _code(room: str) -> list[Traversable]:
    """All code of a room, its folders included."""
    return _below(resources.files("chronist").joinpath(room))


def _dating() -> list[Traversable]:
    """What dates a report by its own words."""
    return [f for f in _code("link") if f.name.startswith("dat")]


def _below(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda f: f.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _below(entry)
        elif entry.name.endswith(".py"):
            found.append(entry)
    return found


def _files(room: str, names: Iterable[str]) -> list[Traversable]:
    root = resources.files("chronist")
    return [root.joinpath(room, name) if room else root.joinpath(name) for name in names]


def _versions(packages: Iterable[str]) -> list[str]:
    return [f"{name} {_version(name)}" for name in packages]


def _version(name: str) -> str:
    """The version of an installed package; for a model that is a folder, what its meta.json says."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        described = Path(name) / "meta.json"
        return hashlib.sha256(described.read_bytes()).hexdigest() if described.is_file() else "unknown"
