"""How the summary sheet looks: its cell formats, added to the style sheet of the workbook that it joins."""

from etl.annotate.palette import ON_DARK_INK
from etl.annotate.styles import Stylesheet

INK, SOFT, LINK, LINE, SHADE, WHITE = "161616", "565B65", "0B4F9E", "D5DAE1", "ECEFF4", "FFFFFF"
INKS = {"error": "7A2A00", "warning": "5C2100", "information": "0B3D78"}
LEFT = b'<alignment horizontal="left" vertical="center" indent="1"/>'
WRAPPED = b'<alignment horizontal="left" vertical="center" wrapText="1" indent="1"/>'
BELOW = b'<alignment horizontal="left" vertical="bottom" indent="1"/>'
TEXT_FORMAT, COUNT_FORMAT = 49, 3


class Look:
    """Cell formats by what they are for; the numbers are those of the style sheet."""

    def __init__(self, styles: Stylesheet) -> None:
        self._styles = styles
        self.plain = self._format(10)
        self.title = self._format(18, bold=True, alignment=LEFT)
        self.subtitle = self._format(11, SOFT, alignment=LEFT)
        self.small = self._format(8, SOFT, alignment=LEFT)
        self.label = self._format(9, SOFT, alignment=BELOW)
        self.number = self._format(16, bold=True, alignment=LEFT, number=COUNT_FORMAT)
        self.header = self._format(10, WHITE, bold=True, fill="29598F", alignment=WRAPPED)
        self.notice = self._format(10, INKS["information"], fill=_colour("information"), alignment=WRAPPED)
        self.refusal = self._format(10, INKS["error"], bold=True, fill=_colour("warning"), alignment=WRAPPED)
        self.severity = {name: self._severity(name) for name in INKS}
        self.group_text = self._format(10, fill=SHADE, line=True, alignment=WRAPPED)
        self.group_count = self._format(10, bold=True, fill=SHADE, line=True, alignment=LEFT, number=COUNT_FORMAT)
        self.group_rule = self._format(8, SOFT, fill=SHADE, line=True, alignment=WRAPPED)
        self.text = self._format(10, line=True, alignment=WRAPPED)
        # Retyping a cell that is text by its format and its prefix never makes a formula of it.
        self.value = self._format(10, line=True, alignment=WRAPPED, number=TEXT_FORMAT, quoted=True)
        self.link = self._format(10, LINK, underlined=True, line=True, alignment=LEFT)
        self.rule = self._format(8, SOFT, line=True, alignment=WRAPPED)

    def _severity(self, name: str) -> int:
        return self._format(10, INKS[name], bold=True, fill=_colour(name), line=True, alignment=LEFT)

    def _format(
        self,
        size: int,
        ink: str = INK,
        *,
        bold: bool = False,
        underlined: bool = False,
        fill: str | None = None,
        line: bool = False,
        alignment: bytes = b"",
        number: int = 0,
        quoted: bool = False,
    ) -> int:
        own = self._styles.own
        font = own(
            "fonts",
            b'<font>%s%s<sz val="%d"/><color rgb="FF%s"/><name val="Calibri"/><family val="2"/></font>'
            % (b"<b/>" if bold else b"", b"<u/>" if underlined else b"", size, ink.encode()),
        )
        ground = 0 if fill is None else own("fills", _fill(fill))
        border = own("borders", _border()) if line else 0
        return own(
            "cellXfs",
            b'<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyNumberFormat="1" applyFont="1" '
            b'applyFill="1" applyBorder="1" applyAlignment="1">%s</xf>'
            % (number, font, ground, border, b' quotePrefix="1"' if quoted else b"", alignment),
        )


def _colour(severity: str) -> str:
    return f"{ON_DARK_INK[severity]:06X}"  # type: ignore[index]


def _fill(colour: str) -> bytes:
    one = b'<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>'
    return one % colour.encode()


def _border() -> bytes:
    bottom = b'<bottom style="thin"><color rgb="FF%s"/></bottom>' % LINE.encode()
    return b"<border><left/><right/><top/>%s<diagonal/></border>" % bottom
