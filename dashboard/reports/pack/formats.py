"""The files that a pack can be made into: the writer of each, and its media type."""

from collections.abc import Callable

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.document import pdf
from dashboard.reports.pack.sheets import xlsx
from dashboard.reports.pack.slides import pptx
from dashboard.reports.pack.standalone import html

FORMATS: dict[str, Callable[[Pack], bytes]] = {"pptx": pptx, "pdf": pdf, "xlsx": xlsx, "html": html}
"""Name of a format, which is also how its files end, to its writer."""

MEDIA = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
