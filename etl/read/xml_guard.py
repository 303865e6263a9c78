"""What no spreadsheet writes in its XML, and only an attack needs: entities, another encoding, bottomless nesting."""

from etl.read.errors import Refusal

SEAM = 16
DEEPEST = 256
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
CDATA = b"<![CDATA["


class XmlGuard:
    """Watches one part go by, piece by piece. Raises Refusal.

    The nesting is ``counted`` in the parts that become trees; whoever pulls cell after cell fears no depth.
    """

    def __init__(self, part: str, counted: bool = True) -> None:
        self.part = part
        self.tail = b""
        self.depth = 0
        self.counted = counted

    def watch(self, piece: bytes) -> None:
        """Looks at the next piece."""
        if not self.tail and piece.startswith(WIDE):
            # The parser would read such a part as an empty one.
            raise Refusal("xml-encoding", part=self.part)
        seam = self.tail + piece[:SEAM]
        if any(one in piece or one in seam for one in DECLARATIONS):
            raise Refusal("xml-entities", part=self.part)
        # The depth is looked at between pieces: what nests and comes back within one harms nobody.
        self.counted = self.counted and CDATA not in piece and CDATA not in seam
        if self.counted:
            self.depth += _opened(piece) + _opened(seam) - _opened(self.tail) - _opened(piece[:SEAM])
            if self.depth > DEEPEST:
                raise Refusal("xml-depth", part=self.part)
        self.tail = (self.tail + piece[-SEAM:])[-SEAM:]


def _opened(xml: bytes) -> int:
    """How many more elements these bytes open than they close."""
    aside = xml.count(b"<!") + xml.count(b"<?")
    return xml.count(b"<") - 2 * xml.count(b"</") - xml.count(b"/>") - aside
