"""Ways to damage a spreadsheet: bytes, parts of a package, cells of a CSV. Each is told by its seed alone."""

import io
import random
import re
import zipfile

OLE = b"\xd0\xcf\x11\xe0"

NASTY = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;", b"&bomb;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"]]>",
    b'"', b"'",
    b"=cmd|'/c calc'!A1", b"<img src=x onerror=alert(1)>", b"![x](http://x)", b"$\\LaTeX$", b"NaN", b"1e999", b"-0",
    b"99999999999999999999", b"2,43E+13", b"31/02/2021", b"1_000", b"#REF!", "٣".encode(), "\u202e\u200b".encode(),
    b"A" * 40_000, b"<c r=\"XFD1048576\"><v>1</v></c>", b"<row r=\"0\">", b" t=\"e\"", b" t=\"b\"", b" s=\"999999\"",
)  # fmt: skip


def mutate(raw: bytes, seed: int) -> bytes:
    """A damaged copy of a file, mostly within its parts and cells, so that what comes after parsers is reached."""
    draw = random.Random(seed)
    if raw.startswith(b"PK") and draw.random() < 0.8:
        return _package(raw, draw)
    return _in_place(raw, draw) if raw.startswith(OLE) and draw.random() < 0.8 else _bytes(raw, draw)


def _in_place(raw: bytes, draw: random.Random) -> bytes:
    """Other bytes at some places, none moved: the records of a binary workbook still follow each other."""
    damaged = bytearray(raw)
    for _hit in range(draw.choice((1, 1, 2, 5))):
        # A byte that is no padding is worth more.
        place = draw.randrange(len(raw))
        place = next((at for at in range(place, len(raw)) if raw[at]), place)
        width = min(draw.choice((1, 1, 2, 4)), len(raw) - place)
        damaged[place : place + width] = draw.choice((draw.randbytes(width), b"\xff" * width, bytes(width)))
    return bytes(damaged)


def _package(raw: bytes, draw: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = set(draw.sample(names, min(len(names), draw.randint(1, 2))))
        for name in names:
            if name in hit and draw.random() < 0.1:
                continue
            part = old.read(name)
            damage = _in_place if name.endswith(".bin") and draw.random() < 0.8 else _bytes
            new.writestr(name, damage(part, draw) if name in hit else part)
    return out.getvalue()


VALUES = re.compile(rb"(?<=>)[^<>]{1,200}(?=</(?:[a-z]+:)?(?:v|t|f|p)>)")
ATTRIBUTES = re.compile(rb'(?<==")[^"<>]{0,200}(?=")')
CELLS = re.compile(rb"[^;,\t\r\n]+")
BENIGN = (
    b"", b" ", b"0", b"-1", b"1 234,56", b"12,5 k", b"99999999999999999999", b"2,43E+13", b"31/02/2021", b"1_000",
    b"45000", b"=1+1", b"=cmd|'/c calc'!A1", b"![x](http://x)", b"$x$", b"NaN", b"Infinity", b"Total", b"#N/A", b"#",
    b"75056.0", b"'007", "Ã©".encode(), "١٢".encode(), "\u202f1\u00a0234".encode(), "\u200b".encode(), b"x" * 33_000,
    b"2A", b"TRUE",
)  # fmt: skip


def _values(raw: bytes, draw: random.Random, pattern: re.Pattern[bytes]) -> bytes:
    """Other values at some places of a part or of a CSV: emptied, swapped, or replaced by what a person might type."""
    found = list(pattern.finditer(raw))
    if not found:
        return _once(raw, draw)
    for hit in sorted(draw.sample(found, min(len(found), draw.choice((1, 3, 20)))), key=lambda one: -one.start()):
        value = draw.choice(BENIGN) if draw.random() < 0.7 else draw.choice(found)[0]
        raw = raw[: hit.start()] + value + raw[hit.end() :]
    return raw


def _bytes(raw: bytes, draw: random.Random) -> bytes:
    way = draw.random()
    if way < 0.65:
        pattern = CELLS if not raw.lstrip(b"\xef\xbb\xbf").startswith(b"<") else VALUES if way < 0.4 else ATTRIBUTES
        return _values(raw, draw, pattern)
    for _hit in range(draw.choice((1, 1, 1, 2, 5, 30))):
        raw = _once(raw, draw)
    return raw


def _once(raw: bytes, draw: random.Random) -> bytes:
    if not raw:
        return raw
    start = draw.randrange(len(raw))
    end = min(len(raw), start + draw.choice((1, 1, 2, 8, 64, 1024)))
    way = draw.randrange(7)
    if way == 0:
        return raw[:start] + bytes([raw[start] ^ (1 << draw.randrange(8))]) + raw[start + 1 :]
    if way == 1:
        return raw[:start] + raw[end:]
    if way == 2:
        return raw[:start] + raw[start:end] * draw.choice((2, 3, 50)) + raw[end:]
    if way == 3:
        return raw[:start] + draw.choice(NASTY) + raw[start:]
    if way == 4:
        return raw[:start]
    if way == 5:
        other = draw.randrange(len(raw))
        return raw[:start] + raw[other : other + end - start] + raw[end:]
    return raw[:start] + draw.randbytes(end - start) + raw[end:]
