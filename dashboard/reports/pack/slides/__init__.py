"""A pack as a presentation: native charts, a vector map, real tables, no picture; all of it can be edited."""

import io
from datetime import UTC, datetime
from typing import Any

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.slides.arrange import arranged
from dashboard.reports.pack.slides.clean import clean
from dashboard.reports.pack.slides.contents import entries, fill, worth
from dashboard.reports.pack.slides.cover import covered
from dashboard.reports.pack.slides.deck import empty
from dashboard.reports.pack.slides.frame import framed
from dashboard.reports.pack.slides.language import TAGS, spoken
from data.texts import text

__all__ = ["pptx"]


def pptx(pack: Pack) -> bytes:
    """The file (Office Open XML, ISO/IEC 29500): a cover, the contents, then each page on one slide or more.

    Whatever the data hold, their words stay words. Raises KeyError for a language that the product doesn't speak.
    """
    pack = clean(pack)
    deck = empty()
    covered(deck, pack)
    frame = framed(deck, pack, "", text("pack.contents", pack.lang), (), ()) if worth(pack) else None
    starts: list[tuple[int, Any]] = []
    for page in pack.pages:
        number = len(deck.slides) + 1
        starts.append((number, arranged(deck, pack, page)))
    if frame:
        fill(frame, entries(pack, starts))
    _said(deck, pack)
    spoken(deck, pack.lang)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _said(deck: Any, pack: Pack) -> None:
    """The properties of the file: what it is, in which language, by nobody in particular."""
    core = deck.core_properties
    core.title, core.subject, core.language = pack.title[:255], pack.subtitle[:255], TAGS[pack.lang]
    core.created = core.modified = datetime.now(UTC)
    core.author = core.last_modified_by = core.keywords = core.comments = ""
