"""Every colour of the product, light and dark: the one place where a hexadecimal colour stands.

``config.toml`` repeats the few that Streamlit's own widgets need. Figures take a :class:`Palette`; the style
sheet takes the same values as CSS variables.
"""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

FONT = '"Source Sans", "Source Sans 3", "Noto Sans", "Liberation Sans", sans-serif'


@dataclass(frozen=True)
class Palette:
    """The colours of one mode, by what they mean."""

    name: str
    background: str
    surface: str
    text: str
    soft: str  # secondary text: 4.5:1 at least on background and surface
    line: str
    primary: str
    on_primary: str
    paid: str
    committed: str
    awarded: str
    envelope: str
    late: str
    on_late: str
    warn: str
    on_warn: str
    note: str
    on_note: str
    unknown: str  # no data
    not_applicable: str  # painted over by the hatching of the style sheet
    hatch: str
    outline: str  # borders between territories
    classes: tuple[str, ...]  # five steps, low to high
    above: str  # beyond 100 %
    weather: tuple[str, ...]  # declared confidence: storm, cloud, overcast, sun
    on_weather: tuple[str, ...]

    def sequence(self, size: int) -> tuple[str, ...]:
        """The colours of ``size`` ordered classes, at most five."""
        if size >= len(self.classes):
            return self.classes
        if size <= 1:
            return (self.classes[2],)
        last = len(self.classes) - 1
        return tuple(self.classes[round(step * last / (size - 1))] for step in range(size))


LIGHT = Palette(
    name="light",
    background="#ffffff",
    surface="#f6f7f9",
    text="#161616",
    soft="#565b65",
    line="#e6e9ed",
    primary="#0b4f9e",
    on_primary="#ffffff",
    paid="#29598f",
    committed="#82b5f2",
    awarded="#b9cfea",
    envelope="#e9ecf1",
    late="#b34000",
    on_late="#ffffff",
    warn="#ffd9c2",
    on_warn="#5c2100",
    note="#dce8f7",
    on_note="#0b3d78",
    unknown="#b1b1b1",
    not_applicable="#fdfdfe",
    hatch="#8e949e",
    outline="#ffffff",
    classes=("#e3ebf6", "#b9cfea", "#82b5f2", "#4a82bf", "#29598f"),
    above="#14304f",
    weather=("#b34000", "#ffa373", "#82b5f2", "#29598f"),
    on_weather=("#ffffff", "#33150a", "#0c1a2c", "#ffffff"),
)

DARK = Palette(
    name="dark",
    background="#14171c",
    surface="#1e232b",
    text="#f5f5f5",
    soft="#b4bac4",
    line="#2c333d",
    primary="#8ab8ff",
    on_primary="#0c1a2c",
    paid="#cfe2fb",
    committed="#6fa5e8",
    awarded="#3f6a9c",
    envelope="#2a313b",
    late="#ffa373",
    on_late="#33150a",
    warn="#5c2f14",
    on_warn="#ffe3d3",
    note="#1f3a5c",
    on_note="#d6e6fb",
    unknown="#6b7079",
    not_applicable="#15181d",
    hatch="#868d98",
    outline="#14171c",
    classes=("#223247", "#2f4d72", "#4a7ab3", "#82b1ea", "#cfe2fb"),
    above="#ffffff",
    weather=("#b34000", "#ffa373", "#82b5f2", "#29598f"),
    on_weather=("#ffffff", "#33150a", "#0c1a2c", "#ffffff"),
)


def palette(mode: str | None) -> Palette:
    """The palette of a mode, light unless told "dark"."""
    return DARK if mode == "dark" else LIGHT


@cache
def stylesheet(mode: str | None, presented: bool = False) -> str:
    """The style sheet of the pages with the colours of a mode as its variables; ``presented`` on a wall."""
    values = asdict(palette(mode))
    for name, stem in (("classes", "class"), ("weather", "weather"), ("on_weather", "on-weather")):
        values |= {f"{stem}-{rank}": colour for rank, colour in enumerate(values.pop(name), start=1)}
    names = "".join(f"--tnt-{key.replace('_', '-')}:{value};" for key, value in values.items() if key != "name")
    sheets = ["page.css", "print.css", *(["presentation.css"] if presented else [])]
    rules = "\n".join((Path(__file__).parent / "static" / name).read_text(encoding="utf-8") for name in sheets)
    hatched = rgb(palette(mode).not_applicable)
    return f":root{{{names}}}\n{rules.replace('HATCHED_FILL', hatched)}"


def rgb(colour: str) -> str:
    """A hexadecimal colour as the browser writes it back: ``rgb(1, 2, 3)``."""
    return f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:7], 16)})"
