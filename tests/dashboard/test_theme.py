"""Colours: in one place, legible, and the same in Streamlit's configuration."""

import re
import tomllib
from pathlib import Path

import pytest

from dashboard import theme

ROOM = Path(theme.__file__).parent
STATIC = ROOM / "static"
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_no_colour_outside_the_theme() -> None:
    allowed = {ROOM / "theme.py", ROOM / ".streamlit" / "config.toml"}
    files = [path for path in ROOM.rglob("*") if path.suffix in {".py", ".css", ".js", ".toml"}]
    assert len(files) > 20
    assert [path.name for path in files if path not in allowed and HEX.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_words_are_legible(palette: theme.Palette) -> None:
    for ground in (palette.background, palette.surface):
        for ink in (palette.text, palette.soft, palette.primary, palette.late):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    pairs = ("primary", "late", "warn", "note")
    for name in pairs:
        assert contrast(getattr(palette, f"on_{name}"), getattr(palette, name)) >= 4.5, name
    for ink, ground in zip(palette.on_weather, palette.weather, strict=True):
        assert contrast(ink, ground) >= 4.5, ground


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_classes_go_one_way(palette: theme.Palette) -> None:
    steps = [luminance(colour) for colour in (*palette.classes, palette.above)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_configuration_says_the_same(palette: theme.Palette) -> None:
    config = tomllib.loads((ROOM / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][palette.name]
    assert config["primaryColor"] == palette.primary
    assert config["backgroundColor"] == palette.background
    assert config["secondaryBackgroundColor"] == palette.surface
    assert config["textColor"] == palette.text


def test_stylesheet_fills_every_variable_that_it_uses() -> None:
    sheet = theme.stylesheet("light")
    used = set(re.findall(r"var\((--tnt-[a-z0-9-]+)\)", sheet))
    given = set(re.findall(r"(--tnt-[a-z0-9-]+):", sheet))
    assert used <= given
    assert "HATCHED_FILL" not in sheet


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_every_block_of_a_style_sheet_is_closed(path: Path) -> None:
    depth = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        depth += line.count("{") - line.count("}")
        assert 0 <= depth <= 2, line
    assert depth == 0
