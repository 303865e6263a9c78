"""A rectangle of a slide, in points: 960 by 540, 16:9."""

from dataclasses import dataclass, replace

WIDE, HIGH = 960.0, 540.0
MARGIN = 44.0
BOTTOM = 494.0
"""Where the body ends, above the footer."""
EMU = 12700
"""English Metric Units in a point."""


@dataclass(frozen=True)
class Box:
    """Left, top, width, height, in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width, height as python-pptx wants them."""
        return round(self.x * EMU), round(self.y * EMU), round(self.w * EMU), round(self.h * EMU)

    def below(self, height: float, gap: float = 0) -> "Box":
        """What is left when ``height`` and a gap are taken from the top."""
        return Box(self.x, self.y + height + gap, self.w, max(self.h - height - gap, 0))

    def top(self, height: float) -> "Box":
        """The upper ``height`` points."""
        return replace(self, h=height)

    def columns(self, shares: tuple[float, ...], gap: float) -> list["Box"]:
        """Columns side by side, in these shares of the width."""
        room = self.w - gap * (len(shares) - 1)
        found, x = [], self.x
        for share in shares:
            width = room * share / sum(shares)
            found.append(Box(x, self.y, width, self.h))
            x += width + gap
        return found
