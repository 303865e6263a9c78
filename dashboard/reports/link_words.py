"""What a decision or an action is about, as a reader says it: a link with the name of what it names."""

from data import reference
from data.texts import catalogue, text
from etl.review.link import Link


def link_words(link: Link | None, lang: str) -> str | None:
    """« territoire : Gironde (33) », « chiffre : Attribué »; None without a link.

    A project is told by its key; an alert by its rule's code and its target.
    """
    if link is None:
        return None
    target = link.target
    if link.kind == "territory" and (place := reference.territories().get(target)):
        target = f"{place.name} ({target})"
    elif link.kind == "figure":
        target = catalogue(lang).get(f"figures.{target}", target)
    elif link.rule:
        target = f"{link.rule}, {target}"
    return text(f"sending.link_{link.kind}", lang, target=target)
