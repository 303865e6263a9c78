"""The head of the file: what it may load, its title, its style with the palette's colours and the fonts."""

import base64
import hashlib
from dataclasses import asdict
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Xml

from dashboard.figures.ink import ink
from dashboard.reports.pack.pictures.canvas import element
from dashboard.theme import DARK, LIGHT, Palette

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"
WEIGHTS = {"Inter-Regular": 400, "Inter-SemiBold": 600}
SCRIPT = (HERE / "pack.js").read_text(encoding="utf-8")


def head(root: Xml.Element, title: str) -> None:
    """Adds the head to the document."""
    found = element(root, "head")
    element(found, "meta", charset="utf-8")
    element(found, "meta", http_equiv="Content-Security-Policy", content=policy())
    element(found, "meta", name="viewport", content="width=device-width, initial-scale=1")
    element(found, "meta", name="referrer", content="no-referrer")
    element(found, "title", title)
    element(found, "style").text = style()


@cache
def policy() -> str:
    """Nothing but the file's own script and style, and the fonts that are in it."""
    return (
        f"default-src 'none'; script-src '{_hash(SCRIPT)}'; style-src '{_hash(style())}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def style() -> str:
    """The style sheet: fonts, colours in both modes, rules."""
    light, dark = variables(LIGHT), variables(DARK)
    modes = (
        f":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
    return "".join(_font(*one) for one in WEIGHTS.items()) + modes + (HERE / "pack.css").read_text(encoding="utf-8")


def variables(palette: Palette) -> str:
    """The colours of a mode, and over each the colour of the words that can be read on it."""
    colours = {name: value for name, value in asdict(palette).items() if isinstance(value, str) and name != "name"}
    colours |= {f"class-{rank}": value for rank, value in enumerate(palette.classes, start=1)}
    over = {f"over-{name}": ink(palette, value) for name, value in colours.items()}
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in (colours | over).items())


def _font(name: str, weight: int) -> str:
    data = base64.b64encode((FONTS / f"{name}.woff2").read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:Inter;font-weight:{weight};src:{source}}}\n"


def _hash(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
