"""Every version of the rows that speak of the project: who said what, when, in which file, in the place of what."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import listing, since
from dashboard.components.html import Column, h, tag
from dashboard.components.saying import day
from dashboard.components.words import counted, datasets, source_name
from dashboard.moments import Moment
from dashboard.pages.imports.words import field_title, shown
from dashboard.queries.listing import whole
from dashboard.queries.project_history import Changed, Version, notes, versions
from dashboard.tables import Head
from dashboard.view import View
from data.texts import text


def show(now: View, key: str) -> None:
    """The versions, in the order in which they were published."""
    lang, scope = now.lang, whole(now.scope)
    found: list[Version] = sorted(ask(versions, scope, key), key=lambda one: one.opened.edition)
    words = ask(notes, scope.fund, lang) if any(one.corrections for one in found) else {}
    editions = len({one.opened.edition for one in found})
    before = since.earlier(now)
    sentence = counted("sheets.history_says", len(found), lang, editions=counted("sheets.of_editions", editions, lang))
    if before is not None:
        recent = sum(_after(one, before) for one in found)
        sentence += " " + counted("sheets.history_since", recent, lang, moment=since.of(before, lang))
    heads = ["edition", "data_date", "row", "changes", "source_cell", "until"]
    listing.show(
        now,
        listing.Listing(
            id="versions",
            title=text("sheets.history_title", lang),
            sentence=sentence,
            count=len(found),
            rows=lambda limit, offset: listing.part(found, limit, offset),
            columns=[
                Column(text("sheets.published", lang), raw=True),
                Column(text("sheets.row", lang), raw=True),
                Column(text("sheets.changes", lang), raw=True),
                Column(text("sheets.source_cell", lang), aside=True),
                Column(text("sheets.until", lang), aside=True),
            ],
            drawn=lambda one: _drawn(one, words, before, lang),
            heads=[Head(text(f"sheets.{name}", lang), "day" if name == "data_date" else "text") for name in heads],
            typed=lambda one: (
                str(one.opened.edition),
                one.opened.on,
                f"{datasets(one.dataset, lang)} · {one.label or one.line[0]}",
                " | ".join(_plain(one.dataset, change, lang) for change in one.changes),
                _place(one),
                _until(one, lang),
            ),
        ),
    )


def _after(one: Version, before: Moment) -> bool:
    """Whether a version came after a moment: after its edition, or on a later day of data."""
    if isinstance(before.as_of, int):
        return one.opened.edition > before.as_of
    return before.as_of is not None and one.opened.on > before.as_of


def _drawn(one: Version, words: dict[int, str], before: Moment | None, lang: str) -> list[object]:
    opened = f"{h(day(one.opened.on, lang))}<br><span class=tnt-soft>{h(_edition(one, lang))}</span>"
    if before is not None and _after(one, before):
        opened += f"<br>{tag('information', text('sheets.since_then', lang))}"
    beside = " · ".join(dict.fromkeys((datasets(one.dataset, lang), source_name(one.source, lang))))
    row = f"{h(one.label or one.line[0])}<br><span class=tnt-soft>{h(beside)}</span>"
    said = _first(one, lang) if one.first else "".join(f"<div>{_change(one, each, lang)}</div>" for each in one.changes)
    if not one.first and not one.changes:
        said = h(text("sheets.same_values", lang))
    for number in one.corrections:
        said += f'<div class="tnt-soft">{h(words.get(number, ""))}</div>'
    return [opened, row, said, _place(one), _until(one, lang)]


def _first(one: Version, lang: str) -> str:
    """A new row: its values are there to open."""
    values = "".join(
        f"<li>{h(field_title(one.dataset, each.field, lang))}{h(text('sheets.colon', lang))}"
        f"{h(shown(one.dataset, each.field, each.after, lang))} {_cell(each)}</li>"
        for each in one.changes
    )
    words = counted("sheets.new_row", len(one.changes), lang)
    return f'<details><summary>{h(words)}</summary><ul class="tnt-values">{values}</ul></details>'


def _change(one: Version, each: Changed, lang: str) -> str:
    before, after = (shown(one.dataset, each.field, value, lang) for value in (each.before, each.after))
    name = field_title(one.dataset, each.field, lang)
    return f"{h(name)}{h(text('sheets.colon', lang))}<del>{h(before)}</del> → <ins>{h(after)}</ins> {_cell(each)}"


def _cell(each: Changed) -> str:
    return f'<span class="tnt-cells">{h(each.cell)}</span>' if each.cell else ""


def _plain(dataset: str, each: Changed, lang: str) -> str:
    before, after = (shown(dataset, each.field, value, lang) for value in (each.before, each.after))
    name = field_title(dataset, each.field, lang)
    return f"{name}{text('sheets.colon', lang)}{before} → {after}{f' ({each.cell})' if each.cell else ''}"


def _place(one: Version) -> str:
    return " · ".join(word for word in (one.file, one.sheet, str(one.row)) if word)


def _edition(one: Version, lang: str) -> str:
    return text(f"sheets.by_{one.opened.kind}", lang, number=fmt.count(one.opened.edition, lang))


def _until(one: Version, lang: str) -> str:
    """What ended the version."""
    if one.closed is None:
        return text("sheets.stands", lang)
    number = fmt.count(one.closed.edition, lang)
    if one.closed.kind == "rollback":
        return text("sheets.until_rollback", lang, number=number)
    return text("sheets.until_edition", lang, date=day(one.closed.on, lang), number=number)
