"""Coordinates that a text writes out: a text in, points with the characters they come from out.

>>> [(p.lat, p.lon) for p in find_points("Shelled at 33°47′N 44°30′E, says the map; the pit lies at 36.2021, 37.1343.")]
[(33.7833, 44.5), (36.2021, 37.1343)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronist.model import Record

_SECONDS = r"(?:\s?(\d{1,2}(?:\.\d{1,6})?)\s?(?:″|\"|”|′′|''))?"
_ANGLE = rf"(\d{{1,3}}(?:\.\d{{1,8}})?)\s?°(?:\s?(\d{{1,2}}(?:\.\d{{1,6}})?)\s?[′'’]{_SECONDS})?\s?"
_DEGREES = re.compile(rf"(?<![\d.]){_ANGLE}([NS])[\s,/;]{{0,3}}{_ANGLE}([EW])\b")
# Bare decimals are coordinates only with three digits and more behind the point on both sides.
_DECIMALS = re.compile(r"(?<![\d.,])(-?\d{1,2}\.\d{3,8})\s?[,;]\s?(-?\d{1,3}\.\d{3,8})(?![\d.]\d|\d)")
_DIGITS = 4  # 11 m
_NORTH, _EAST = 90.0, 180.0


class Point(Record, frozen=True, kw_only=True):
    """Characters start to end (excluded), latitude and longitude in degrees."""

    start: int
    end: int
    lat: float
    lon: float


def find_points(text: str) -> Iterator[Point]:
    """All points in the order of the text; the same point in two notations side by side counts twice."""
    found = [*_written(_DEGREES, text), *_written(_DECIMALS, text)]
    yield from sorted(found, key=lambda p: p.start)


def _written(pattern: re.Pattern[str], text: str) -> Iterator[Point]:
    for match in pattern.finditer(text):
        lat, lon = _degrees(match) if pattern is _DEGREES else (float(match[1]), float(match[2]))
        if abs(lat) <= _NORTH and abs(lon) <= _EAST:
            yield Point(start=match.start(), end=match.end(), lat=round(lat, _DIGITS), lon=round(lon, _DIGITS))


def _degrees(match: re.Match[str]) -> tuple[float, float]:
    north, east = _angle(match.group(1, 2, 3)), _angle(match.group(5, 6, 7))
    return (-north if match[4] == "S" else north), (-east if match[8] == "W" else east)


def _angle(parts: tuple[str | None, ...]) -> float:
    """Degrees, minutes and seconds as degrees."""
    degrees, minutes, seconds = (float(part or 0) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
