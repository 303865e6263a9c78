"""The language of every text of a presentation: for spelling, and for the voice that reads it."""

from typing import Any

TAGS = {"fr": "fr-FR", "en": "en-GB"}
_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SET = ("rPr", "endParaRPr", "defRPr")


def spoken(deck: Any, lang: str) -> None:
    """Sets the language of slides, charts, notes, layouts and the master."""
    for part in deck.part.package.iter_parts():
        element = getattr(part, "_element", None)
        if element is not None:
            _set(element, TAGS[lang])


def _set(element: Any, tag: str) -> None:
    for kind in ("r", "fld"):
        for run in element.iter(f"{{{_NAMESPACE}}}{kind}"):
            if run.find(f"{{{_NAMESPACE}}}rPr") is None:
                run.insert(0, run.makeelement(f"{{{_NAMESPACE}}}rPr", {}))
    for name in _SET:
        for properties in element.iter(f"{{{_NAMESPACE}}}{name}"):
            properties.set("lang", tag)
