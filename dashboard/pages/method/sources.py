"""Where the reference data come from, and under which licences."""

from dashboard.components.html import h, write
from data.texts import text

KEYS = (
    "reference.attribution_codes",
    "reference.attribution_contours",
    "reference.insets_scale",
    "method.licence_scdl",
    "method.licence_code",
)


def show(lang: str) -> None:
    """A line each."""
    lines = "".join(f"<li>{h(text(key, lang))}</li>" for key in KEYS)
    write(
        f'<div class="tnt-section tnt-anchor" id="sources"><h2>{h(text("method.sources", lang))}</h2></div>'
        f'<ul class="tnt-list tnt-licences">{lines}</ul>'
    )
