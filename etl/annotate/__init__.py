"""A workbook handed back annotated: the person's own file, its cells marked and explained, a summary first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.texts import LANGUAGES, text
from etl.annotate.companion import copied
from etl.annotate.errors import Unpatchable
from etl.annotate.marks import lines
from etl.annotate.patch import patch
from etl.annotate.recognised import is_summary_sheet
from etl.annotate.report import report
from etl.annotate.summary import Summary
from etl.finding import Finding
from etl.read import read
from etl.read.names import safe_name

__all__ = ["Annotated", "Summary", "annotate", "is_summary_sheet", "report"]

PACKAGES = ("xlsx", "xlsm")


@dataclass(frozen=True, slots=True)
class Annotated:
    """The file to hand back; ``own`` is false where it is a copy of the values, not the file as it was."""

    name: str
    content: bytes
    own: bool


def annotate(
    content: bytes, name: str, findings: Sequence[Finding], *, summary: Summary, lang: str = "fr"
) -> Annotated:
    """The file with each finding at its cell (a fill by severity, a note) and a summary sheet before the others.

    ``content`` is a file that ``etl.read`` has read: the sizes of its parts are bounded there. An .xlsx or .xlsm is
    patched: every part that bears no mark stays byte for byte, and marks of a former round go. A file of another
    format, or whose structure is unsafe to patch, gives a copy of its values as .xlsx, which says so. A row that is
    rejected is marked at its leftmost cell that holds something, too; a finding without a cell stands on the summary
    alone. Raises UnreadableFile where a copy is needed and the file cannot be read.
    """
    stem, _, extension = safe_name(name).rpartition(".")
    stem, extension = (stem, extension.lower()) if stem else (extension, "")
    why = "copy_format"
    if extension in PACKAGES:
        try:
            done = patch(content, lines(findings, lang), summary, lang)
            return Annotated(_named(stem, extension, lang), done, own=True)
        except Unpatchable:
            why = "copy_structure"
    copy, names, whole = copied(read(content, name))
    moved = [replace(one, sheet=names.get(one.sheet or "", one.sheet)) for one in findings]
    notices = [text(f"annotate.{why}", lang, extension=extension)]
    if not whole:
        notices.append(text("annotate.copy_cut", lang))
    done = patch(copy, lines(moved, lang), summary, lang, notices)
    return Annotated(_named(stem, "xlsx", lang), done, own=False)


def _named(stem: str, extension: str, lang: str) -> str:
    """The name of the file handed back; that of a second round is that of the first."""
    for one in LANGUAGES:
        stem = stem.removesuffix(text("annotate.file_suffix", one))
    return f"{stem}{text('annotate.file_suffix', lang)}.{extension}"
