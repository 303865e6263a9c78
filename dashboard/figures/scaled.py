"""A figure for a wall: every letter, margin, mark and line larger by one factor, its values untouched.

The page itself is enlarged by its style sheet, and with it the frame of a chart; the chart is not, for the browser
would tell it a width that is not its own: it is drawn at the true size of its frame, with larger letters.
"""

import re
from collections.abc import Mapping
from typing import Any

WALL = 1.35
"""By how much a wall is larger: as ``static/presentation.css`` says for all that is not a chart."""

PIXELS = frozenset(("size", "xshift", "yshift", "standoff", "ticklabelstandoff", "ticklen", "cornerradius", "pad"))
FLUSH = 5
MARGINS = frozenset(("l", "r", "t", "b"))
LINES = frozenset(("line",))
LETTERS = re.compile(r"font-size:(\d+(?:\.\d+)?)px")


def scaled(whole: Mapping[str, Any], by: float = WALL) -> dict[str, Any]:
    """The figure as it is sent, its pixels multiplied; a little more room at the right, where words end flush."""
    found: dict[str, Any] = {key: _walk(value, key, "", by) for key, value in whole.items()}
    margin = found.get("layout", {}).get("margin", {})
    if "r" in margin:
        margin["r"] += FLUSH
    return found


def _walk(value: Any, key: str, parent: str, by: float) -> Any:
    if isinstance(value, dict):
        return {name: _walk(one, name, key, by) for name, one in value.items()}
    if _pixels(key, parent):
        return _times(value, by)
    if isinstance(value, list | tuple):
        return [_walk(one, key, parent, by) for one in value]
    if isinstance(value, str):
        return LETTERS.sub(lambda found: f"font-size:{float(found[1]) * by:g}px", value)
    return value


def _pixels(key: str, parent: str) -> bool:
    if key in PIXELS:
        return True
    return (parent == "margin" and key in MARGINS) or (parent in LINES and key == "width")


def _times(value: Any, by: float) -> Any:
    if isinstance(value, list | tuple):
        return [_times(one, by) for one in value]
    return value * by if isinstance(value, int | float) and not isinstance(value, bool) else value
