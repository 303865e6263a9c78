"""What the pages of a pack say alike: a place, a state, where a figure comes from."""

from collections.abc import Iterable

from dashboard import format as fmt
from dashboard.queries.figures import Figure
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Head, Kind
from data import reference
from data.texts import text
from etl.schemas import schema

Figures = dict[str, Figure]


def head(key: str, lang: str, kind: Kind = "text") -> Head:
    """A column by the catalogue's key of its heading, which begins with a capital."""
    return Head(capital(text(key, lang)), kind)


def capital(words: str) -> str:
    """Words that begin a line."""
    return words[:1].upper() + words[1:]


def listed(key: str, shown: int, every: int, lang: str) -> str:
    """The title of a list: how many rows stand there, out of how many."""
    return text(key, lang, shown=fmt.count(shown, lang), all=fmt.count(every, lang))


def stage_name(stage: str, lang: str) -> str:
    """A stage in words, as a title begins."""
    return text(f"figures.{stage}", lang)


def place_name(code: str | None) -> str:
    """A territory by its name; nothing where none is known."""
    found = reference.territories().get(code or "")
    return found.name if found else code or ""


def project_state(state: str | None, lang: str) -> str:
    """The state of a project in words; a dash where it has none."""
    return schema("projects")["state"].label(state, lang) if state else "—"


def sources(one: Setting, found: Figures, names: Iterable[str]) -> tuple[str, ...]:
    """A line a figure: its name, the day of its data, its method."""
    lang = one.lang
    return tuple(
        text(
            "revue.source",
            lang,
            figure=text(f"figures.{name}", lang),
            date=fmt.day(found[name].date or one.on, lang),
            method=text(found[name].method, lang),
        )
        for name in names
    )
