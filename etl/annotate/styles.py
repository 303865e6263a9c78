"""The style sheet of a workbook: cell formats that differ from a cell's own by their fill alone, and back."""

import re

from etl.annotate.errors import Unpatchable
from etl.annotate.markup import TAG, attribute, prefixed, spliced, whole, with_attribute, without_attribute
from etl.annotate.outline import outline
from etl.annotate.palette import CODES, ON_DARK_INK, ON_LIGHT_INK, coded, decoded
from etl.finding import Severity

GROUPS = ("fonts", "fills", "borders", "cellXfs")
MOST_FORMATS = 65_000
"""Excel opens no more cell formats than 65,490."""

SOLID = re.compile(rb'patternType\s*=\s*["\']solid["\']')
COLOUR = re.compile(rb'fgColor\s[^<>]*?rgb\s*=\s*["\'](?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})["\']')
NO_FILL = re.compile(rb"<(?:[\w.-]+:)?patternFill(?:\s+patternType\s*=\s*[\"']none[\"'])?\s*(?:/>|>)")
INK = re.compile(rb"<(?:[\w.-]+:)?color\s[^<>]*>")
LIGHT_THEME, LIGHT_INDEXES = b"0", (b"1", b"9")


class Stylesheet:
    """Fonts, fills, borders and cell formats by index; what is added stands after what was there."""

    def __init__(self, xml: bytes) -> None:
        """Raises Unpatchable where one of the four lists is missing."""
        self._xml = xml
        root = outline(xml, 2)
        self._prefix = root.prefix
        self._lists = {name: root.first(name) for name in GROUPS}
        self._items: dict[str, list[bytes]] = {}
        for name, node in self._lists.items():
            if node is None or not node.children:
                raise Unpatchable(f"no {name}")
            self._items[name] = [xml[one.start : one.end] for one in node.children]
        self._before = {name: len(items) for name, items in self._items.items()}
        self._places = {name: {item: n for n, item in reversed([*enumerate(i)])} for name, i in self._items.items()}
        self._marked: dict[tuple[int, Severity], int] = {}
        self._covered: list[int] = [0]  # the fill of each code; code 0 is no fill

    def add(self, group: str, element: bytes) -> int:
        """The index of an element of a list, added where it is new. Raises Unpatchable beyond what Excel opens."""
        places, items = self._places[group], self._items[group]
        if element not in places:
            places[element] = len(items)
            items.append(element)
            if len(items) > MOST_FORMATS:
                raise Unpatchable("too many cell formats")
        return places[element]

    def own(self, group: str, element: bytes) -> int:
        """As ``add``, for an element of ours, written without prefix."""
        return self.add(group, prefixed(element, self._prefix))

    def marked(self, style: int, severity: Severity) -> int:
        """The cell format that is a given one with the fill of a severity."""
        if (style, severity) not in self._marked:
            xf = self._format(style)
            light = _light(self._item("fonts", whole(attribute(_tag(xf), b"fontId"))))
            base = (ON_LIGHT_INK if light else ON_DARK_INK)[severity]
            fill = self.own("fills", _solid(coded(base, self._code(_fill_of(xf)))))
            self._marked[style, severity] = self.add("cellXfs", _filled(xf, fill))
        return self._marked[style, severity]

    @property
    def covered(self) -> list[int]:
        """A cell format for each code from 1 on, which shows the fill that the code stands for."""
        return [
            self.own("cellXfs", b'<xf numFmtId="0" fontId="0" fillId="%d" borderId="0" xfId="0" applyFill="1"/>' % fill)
            for fill in self._covered[1:]
        ]

    def remember(self, formats: list[int]) -> None:
        """Takes what codes stand for from the cell formats that ``covered`` once gave."""
        self._covered = [0, *(_fill_of(self._format(style)) for style in formats)]

    @property
    def bearing(self) -> list[int]:
        """The cell formats that bear a mark."""
        fills = {place for place, fill in enumerate(self._items["fills"]) if _code_of(fill) is not None}
        return [place for place, xf in enumerate(self._items["cellXfs"]) if _fill_of(xf) in fills]

    def bare(self, style: int) -> int:
        """The cell format that a marked one covers: the first that looks so, else one made for it."""
        xf = self._format(style)
        code = _code_of(self._item("fills", _fill_of(xf))) or 0
        bare = _filled(xf, self._covered[code] if code < len(self._covered) else 0)
        alike = (place for place, one in enumerate(self._items["cellXfs"]) if _twin(one) == _twin(bare))
        twin = next(alike, None)
        return self.add("cellXfs", bare) if twin is None else twin

    def xml(self) -> bytes:
        """The part, with what was added; the same bytes where nothing was."""
        edits = []
        for name, node in self._lists.items():
            added = self._items[name][self._before[name] :]
            if node is not None and added:
                opening = with_attribute(self._xml[node.start : node.inner], b"count", b"%d" % len(self._items[name]))
                edits += [(node.start, node.inner, opening), (node.close, node.close, b"".join(added))]
        return spliced(self._xml, edits)

    def _item(self, group: str, place: int) -> bytes:
        try:
            return self._items[group][place]
        except IndexError as error:
            raise Unpatchable(f"no {group} {place}") from error

    def _format(self, style: int) -> bytes:
        return self._item("cellXfs", style)

    def _code(self, fill: int) -> int:
        if NO_FILL.search(self._item("fills", fill)):
            return 0
        if fill not in self._covered[1:]:
            if len(self._covered) == CODES:
                return 0
            self._covered.append(fill)
        return self._covered.index(fill, 1)


def _tag(element: bytes) -> bytes:
    found = TAG.match(element)
    return element if found is None else found[0]


def _fill_of(xf: bytes) -> int:
    return whole(attribute(_tag(xf), b"fillId"))


def _filled(xf: bytes, fill: int) -> bytes:
    tag = _tag(xf)
    return with_attribute(with_attribute(tag, b"fillId", b"%d" % fill), b"applyFill", b"1") + xf[len(tag) :]


def _twin(xf: bytes) -> bytes:
    """What two cell formats that look the same have in common."""
    tag = _tag(xf)
    return b" ".join(sorted(without_attribute(tag, b"applyFill").rstrip(b"/>").split())) + xf[len(tag) :]


def _solid(colour: str) -> bytes:
    one = b'<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>'
    return one % colour.encode()


def _code_of(fill: bytes) -> int | None:
    found = COLOUR.search(fill) if SOLID.search(fill) else None
    return decoded(found[1].decode()) if found else None


def _light(font: bytes) -> bool:
    """Whether a font needs a dark ground: white by theme, by index, or a colour of more than half luminance."""
    found = INK.search(font)
    if found is None:
        return False
    if (theme := attribute(found[0], b"theme")) is not None:
        return theme == LIGHT_THEME
    if (index := attribute(found[0], b"indexed")) is not None:
        return index in LIGHT_INDEXES
    rgb = re.search(rb"([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})$", attribute(found[0], b"rgb") or b"000000")
    red, green, blue = (int(channel, 16) for channel in rgb.groups()) if rgb else (0, 0, 0)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 160
