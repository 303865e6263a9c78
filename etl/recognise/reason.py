"""Why a column is what it is, in words: the reason with its evidence."""

from collections.abc import Callable, Mapping

from data.texts import catalogue, text


def why(reason: str, evidence: Mapping[str, object], lang: str = "fr", show: Callable[[object], str] = str) -> str:
    """The sentence of a reason: « contenu : 240 départements sur 240 ». ``show`` writes numbers and dates as read."""
    key = f"recognise.{reason}_why"
    if not evidence or key not in catalogue(lang):
        return text(f"recognise.{reason}", lang)
    values: dict[str, object] = {
        name: value if isinstance(value, str) else show(value) for name, value in evidence.items()
    }
    if "kind" in evidence:
        values["kind"] = text(f"recognise.kind_{evidence['kind']}", lang)
    said = text(key, lang, **values)
    return text("recognise.sampled", lang, why=said) if evidence.get("sampled") is True else said
