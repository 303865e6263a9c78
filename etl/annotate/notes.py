"""The notes of a sheet (its comments part): ours beside those that were there, and ours taken out again.

What we write in a note stands between two lines that no language changes: that is how it is known later, whatever
program saved the file meanwhile. What a person wrote before or after them is theirs and stays.
"""

import re
from collections.abc import Mapping

from data.texts import text
from etl.annotate.marks import Entry, Mark
from etl.annotate.markup import CELL_LIMIT, escaped, fit, prefixed, spliced, unescaped
from etl.annotate.outline import Node, appended, outline

AUTHOR = "tnt-resultats"
FIRST = f"──── {AUTHOR} ────"
LAST = "─" * 24
OURS = re.compile(rf"\n{{0,2}}{FIRST}.*?(?:{LAST}|\Z)", re.DOTALL)
TEXT = re.compile(rb"<((?:[\w.-]+:)?t)(?:\s[^<>]*)?>([^<]*)</\1>|<(?:[\w.-]+:)?t(?:\s[^<>]*)?/>")
PHONETIC = ("rPh", "phoneticPr")

FONT = b'<family val="2"/>'
GREY = b'<sz val="8"/><color rgb="FF565B65"/><rFont val="Tahoma"/>' + FONT
PLAIN = b'<sz val="9"/><color rgb="FF161616"/><rFont val="Tahoma"/>' + FONT
BOLD = b"<b/>" + PLAIN
INKS = {"error": b"FF7A2A00", "warning": b"FF5C2100", "information": b"FF0B3D78"}

EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)


def note(mark: Mark, lang: str) -> list[tuple[bytes, str]]:
    """What a mark says, as runs of (font, text): severity in words, message, what to do, rule."""
    runs = [(GREY, f"{FIRST}\n")]
    for entry in sorted(mark.entries, key=lambda one: one.severity != mark.severity):
        runs += _entry(entry, lang)
    runs = [(font, words if n == 0 else words.replace("─", "-")) for n, (font, words) in enumerate(runs)]
    return [*_kept(runs, lang), (GREY, LAST)]


def _entry(entry: Entry, lang: str) -> list[tuple[bytes, str]]:
    ink = BOLD.replace(b"FF161616", INKS[entry.severity])
    runs = [
        (ink, text(f"annotate.severity_{entry.severity}", lang) + "\n"),
        (PLAIN, f"{entry.message}\n"),
    ]
    if entry.suggestion:
        runs += [(BOLD, text("annotate.to_do", lang) + " "), (PLAIN, f"{entry.suggestion}\n")]
    if entry.rule:
        runs.append((GREY, text("annotate.rule_named", lang, rule=entry.rule) + "\n"))
    return runs


def _kept(runs: list[tuple[bytes, str]], lang: str) -> list[tuple[bytes, str]]:
    """The runs that a note can hold; where some do not fit, it says that the rest stands on the summary."""
    more = text("annotate.note_continues", lang) + "\n"
    # Half the limit: a character beyond the basic plane counts twice, and a note may join one that was there.
    room = CELL_LIMIT // 2 - len(LAST) - len(more)
    kept: list[tuple[bytes, str]] = []
    for font, words in runs:
        if len(words) > room:
            return [*kept, (font, fit(words, room)), (GREY, f"\n{more}")]
        room -= len(words)
        kept.append((font, words))
    return kept


def plain(runs: list[tuple[bytes, str]]) -> str:
    """The words of a note."""
    return "".join(words for _, words in runs)


def with_notes(xml: bytes | None, notes: Mapping[str, list[tuple[bytes, str]]]) -> tuple[bytes, dict[str, str]]:
    """The comments part with our notes by address, and the whole text of those that join a note that was there."""
    xml = EMPTY if xml is None else xml
    root = outline(xml, 3)
    authors, held = root.first("authors"), root.first("commentList")
    joined: dict[str, str] = {}
    edits: list[tuple[int, int, bytes]] = []
    existing = {node.attributes.get("ref", ""): node for node in held.children} if held else {}
    for cell in notes.keys() & existing.keys():
        body = existing[cell].first("text")
        if body is not None:
            before = _words(xml[body.start : body.end])
            runs = prefixed(_runs([(GREY, "\n\n" if before else ""), *notes[cell]]), root.prefix)
            odd = next((node for node in body.children if node.name in PHONETIC), None)
            edits.append((odd.start, odd.start, runs) if odd else appended(xml, body, runs))
            joined[cell] = before + "\n\n" + plain(notes[cell])
    known = [] if authors is None else [xml[node.inner : node.close].decode() for node in authors.children]
    number = known.index(AUTHOR) if AUTHOR in known else len(known)
    if number == len(known):
        author = prefixed(b"<author>%s</author>" % AUTHOR.encode(), root.prefix)
        edits.append(_added(xml, root, authors, "authors", author))
    new = b"".join(
        b'<comment ref="%s" authorId="%d"><text>%s</text></comment>' % (cell.encode(), number, _runs(runs))
        for cell, runs in notes.items()
        if cell not in existing
    )
    edits.append(_added(xml, root, held, "commentList", prefixed(new, root.prefix)))
    return spliced(xml, edits), joined


def _added(xml: bytes, root: Node, held: Node | None, name: str, content: bytes) -> tuple[int, int, bytes]:
    if held is not None:
        return appended(xml, held, content)
    at = root.inner if name == "authors" else root.close
    tag = root.prefix + name.encode()
    return at, at, b"<" + tag + b">" + content + b"</" + tag + b">"


def _runs(runs: list[tuple[bytes, str]]) -> bytes:
    one = b'<r><rPr>%s</rPr><t xml:space="preserve">%s</t></r>'
    return b"".join(one % (font, escaped(words)) for font, words in runs if words)


def _words(xml: bytes) -> str:
    return "".join(unescaped(found[2] or b"") for found in TEXT.finditer(xml))


def without_notes(xml: bytes) -> tuple[bytes, set[str], int]:
    """The comments part without what we wrote, the addresses whose note is gone, and how many notes are left."""
    held = outline(xml, 3).first("commentList")
    gone: set[str] = set()
    edits: list[tuple[int, int, bytes]] = []
    nodes = held.children if held else []
    for node in nodes:
        body = node.first("text")
        words = "" if body is None else _words(xml[body.start : body.end])
        if body is None or not OURS.search(words):
            continue
        if not OURS.sub("", words).strip():
            gone.add(node.attributes.get("ref", ""))
            edits.append((node.start, node.end, b""))
        else:
            edits.append((body.start, body.end, _shortened(xml[body.start : body.end], words)))
    return spliced(xml, edits), gone, len(nodes) - len(gone)


def _shortened(xml: bytes, words: str) -> bytes:
    """The text of a note without our spans, each of its runs keeping what is left to it."""
    ours = [found.span() for found in OURS.finditer(words)]
    at = 0

    def left(found: re.Match[bytes]) -> bytes:
        nonlocal at
        if found[1] is None:
            return found[0]
        mine = unescaped(found[2])
        start, at = at, at + len(mine)
        kept = "".join(c for n, c in enumerate(mine, start) if not any(low <= n < high for low, high in ours))
        return b'<%s xml:space="preserve">%s</%s>' % (found[1], escaped(kept), found[1]) if kept != mine else found[0]

    emptied = TEXT.sub(left, xml)
    return re.sub(rb"<((?:[\w.-]+:)?)r>(?:(?!</?\1r[>\s]).)*?<\1t[^<>]*></\1t></\1r>", b"", emptied, flags=re.DOTALL)
