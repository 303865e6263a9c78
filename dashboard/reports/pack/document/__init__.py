"""The pack as a PDF to print and to read: tagged (PDF/UA-1), archivable (PDF/A-2a), its fonts inside.

The template (``pack.typ``) reads the pack as JSON, so that no word from data is ever read as Typst.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.document.told import told

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"


def pdf(pack: Pack, made: datetime | None = None) -> bytes:
    """The bytes of the PDF, the same for the same pack ``made`` at the same moment, now unless told.

    Raises typst.TypstError where the pack cannot be set: whatever the data hold, it can.
    """
    found = typst.compile(
        HERE / "pack.typ",
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"pack": json.dumps(told(pack), ensure_ascii=False)},
        timestamp=made or datetime.now(UTC).replace(microsecond=0),
        pdf_standards=["a-2a", "ua-1"],
    )
    assert isinstance(found, bytes)
    return found
