"""XML as bytes: what a text becomes in it, and the attributes of one opening tag."""

import re

from etl.annotate.errors import Unpatchable

CELL_LIMIT = 32_767
"""The characters that a cell or a note may hold, counted as Excel counts them (UTF-16)."""

ATTRIBUTES = rb"""([^<>"']*+(?:"[^"<]*+"[^<>"']*+|'[^'<]*+'[^<>"']*+)*+)"""
"""What may stand in a tag after its name; a ``>`` within quotes does not end it. Its last byte is ``/`` in ``<a/>``.

No search here passes a ``<`` that it did not expect: a malformed part costs one reading, not one a tag.
"""

TAG = re.compile(rb"<[\w:.-]+" + ATTRIBUTES + rb">")
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
PLAIN = re.compile('[^\x00-\x1f&<>"_\ud800-\udfff\ufffe\uffff]*+')
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
ENTITY = re.compile("&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def escaped(text: str) -> bytes:
    """A text as the content of an element or of an attribute.

    What XML cannot hold becomes ``_xHHHH_`` (ECMA-376 part 1, 22.9.2.19).
    """
    if PLAIN.fullmatch(text):
        return text.encode()
    if "_x" in text:
        text = LOOKS_ESCAPED.sub("_x005F_", text)
    text = ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.encode()


def unescaped(raw: bytes) -> str:
    """The text that the content of an element stands for."""
    text = ENTITY.sub(
        lambda m: NAMED[m[3]] if m[3] else chr(int(m[1], 16) if m[1] else int(m[2])), raw.decode(errors="replace")
    )
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def fit(text: str, limit: int = CELL_LIMIT, mark: str = "…") -> str:
    """The text cut where a cell cannot hold more, with a mark that says so."""
    if len(text) * 2 <= limit or _units(text) <= limit:
        return text
    cut = text[: limit - len(mark)]
    while _units(cut) + len(mark) > limit:
        cut = cut[: -max(1, (_units(cut) + len(mark) - limit) // 2)]
    return cut + mark


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def attribute(tag: bytes, name: bytes) -> bytes | None:
    """The value of an attribute of an opening tag, None where it has none."""
    found = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return None if found is None else found[1] if found[1] is not None else found[2]


def with_attribute(tag: bytes, name: bytes, value: bytes, after: bytes | None = None) -> bytes:
    """The opening tag with an attribute set: in its place where it stood, else behind another one, else last."""
    one = b" " + name + b'="' + value + b'"'
    changed, times = re.subn(rb"\s" + name + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", lambda _: one, tag, count=1)
    if times:
        return changed
    before = re.search(rb"\s" + after + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag) if after else None
    if before:
        return tag[: before.end()] + one + tag[before.end() :]
    end = re.search(rb"\s*/?>$", tag)
    return tag if end is None else tag[: end.start()] + one + tag[end.start() :]


def without_attribute(tag: bytes, name: bytes) -> bytes:
    """The opening tag without an attribute."""
    return re.sub(rb"\s" + name + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)


def whole(value: bytes | str | None, default: int = 0) -> int:
    """An attribute that holds a number. Raises Unpatchable for anything else."""
    try:
        return default if value is None else int(value)
    except ValueError as error:
        raise Unpatchable(f"no number: {value!r}") from error


def measure(value: bytes | str | None, default: float) -> float:
    """An attribute that holds a size. Raises Unpatchable for anything else, and for what no sheet can measure."""
    try:
        size = default if value is None else float(value)
    except ValueError as error:
        raise Unpatchable(f"no size: {value!r}") from error
    if not 0 <= size < 100_000:
        raise Unpatchable(f"no size: {value!r}")
    return size


def prefixed(xml: bytes, prefix: bytes) -> bytes:
    """Elements of ours in the prefix of the part that they join (``x:``, or nothing)."""
    return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix, xml) if prefix else xml


def spliced(xml: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some spans (start, end) replaced; the spans do not overlap."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[at:start], new]
        at = end
    return b"".join([*pieces, xml[at:]])
