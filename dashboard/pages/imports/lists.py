"""The lists of what changes: in a preview, its rejected lines among them; in an edition that was published."""

from collections.abc import Callable, Sequence

from dashboard.components import lists
from dashboard.components.lists import Keep, Listed, Part
from dashboard.pages.imports import listed
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.preview import Change


def of_preview(upload: Upload, lang: str) -> None:
    """Cells old and new, lines that come, lines that leave, lines rejected."""
    preview = upload.preview
    if preview is None:
        return
    parts = {
        "changed": _part("changed", len(preview.changed), lambda: listed.changed(preview.changed, lang), lang),
        "new": _part("new", preview.counts.new, lambda: listed.lines(preview.new(), lang), lang),
        "missing": _part("missing", len(preview.missing), lambda: listed.lines(preview.missing, lang), lang),
        "rejected": _part("rejected", preview.counts.rejected, lambda: listed.rejected(preview.findings, lang), lang),
    }
    lists.show(parts, f"list_{upload.number}", upload.worked_out, lang)


def of_edition(changes: Sequence[Change], key: str, keep: Keep, lang: str) -> None:
    """Cells old and new, lines that came, lines that left."""
    parts = {}
    for kind in ("changed", "new", "missing"):
        own = [one for one in changes if one.kind == kind]
        parts[kind] = _part(kind, len(own), _maker(kind, own, lang), lang)
    lists.show(parts, key, keep, lang)


def _maker(kind: str, changes: Sequence[Change], lang: str) -> Callable[[], Listed]:
    return lambda: (listed.changed if kind == "changed" else listed.lines)(changes, lang)


def _part(name: str, count: int, make: Callable[[], Listed], lang: str) -> Part:
    return Part(text(f"ui.list_{name}", lang), text(f"ui.list_{name}_file", lang), count, make)
