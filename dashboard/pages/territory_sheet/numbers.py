"""The figures of the territory, each with its n/N, beside the median of the territories of its level."""

from decimal import Decimal

from dashboard import figure_words
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.maps import here
from dashboard.components.places import level_name
from dashboard.components.words import counted
from dashboard.queries import figures
from dashboard.queries.definitions import Number
from dashboard.queries.medians import Medians, medians
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]
MONEY = ("requested", "awarded", "award_rate", "committed", "commitment_rate", "paid", "payment_rate")
REACH = ("euros_per_inhabitant", "projects_filed", "projects_awarded", "flat_aids", "take_up")
RESULTS = ("deliverables_planned", "deliverables_delivered", "delivery_rate", "coverage")
NAMES = (*MONEY, *REACH, *RESULTS)


def show(now: View) -> None:
    """One table: figure, value and its n/N, median."""
    lang = now.lang
    found: Figures = ask(figures.figures, now.scope)
    usual = ask(medians, now.scope, NAMES)
    title, sentence = text("sheets.numbers_title", lang), _sentence(now, found, usual)
    columns = [Column(text("ui.figure", lang)), Column(text("ui.value", lang), right=True, raw=True)]
    if usual is not None:
        columns.append(Column(text("sheets.median", lang), right=True))
    kept = [name for name in NAMES if name != "award_rate" or found[name].value is not None]
    rows = []
    for name in kept:
        row = (text(f"figures.{name}", lang), _value(found[name], lang))
        rows.append(row if usual is None else (*row, _median(found[name], usual, lang)))
    write(
        section(title, _compared(now, usual)),
        f'<p class="tnt-says">{h(sentence)}</p>',
        table(columns, rows, kind="tnt-figures"),
    )
    block.below(
        now,
        Block(
            id="territory",
            title=title,
            sentence=sentence,
            table=_table(kept, found, usual, lang),
            sources={text(f"figures.{name}", lang): (found[name], now.scope) for name in kept},
            dated=max((one.date for one in found.values() if one.date), default=now.as_of),
        ),
    )


def _value(figure: figures.Figure, lang: str) -> str:
    """A value, and below it the n/N of a rate."""
    made_of = parts(figure, lang)
    below = f'<br><span class="tnt-soft">{h(made_of)}</span>' if made_of else ""
    return f"<b>{h(figure_words.value(figure, lang))}</b>{below}"


def parts(figure: figures.Figure, lang: str) -> str:
    """The n/N of a rate; nothing for a sum or a count."""
    if figure.n is None or figure.N is None or figure.unit in ("EUR", "count"):
        return ""
    whole = figure.basis in ("envelope", "awarded", "committed")
    per_head = figure.unit == "EUR_per_inhabitant"
    n = fmt.money_short(figure.n, lang) if whole or per_head else fmt.count(figure.n, lang)
    N = fmt.money_short(figure.N, lang) if whole else fmt.count(figure.N, lang)
    N = text("ui.inhabitants", lang, count=N) if figure.basis == "population" else N
    return f"{n} / {N}"


def _median(figure: figures.Figure, usual: Medians, lang: str) -> str:
    value = usual.values.get(figure.id)
    if value is None:
        return text("ui.unknown", lang)
    if figure.unit == "EUR":
        return fmt.money_short(value, lang)
    if figure.unit == "EUR_per_inhabitant":
        return fmt.money_per_head(value, lang)
    return fmt.percent(value, lang) if figure.unit == "ratio" else fmt.number(value, lang, 1, trim=True)


def _compared(now: View, usual: Medians | None) -> str:
    if usual is None:
        return ""
    lang = now.lang
    within = text("ui.france", lang) if usual.within == "FR" else here(usual.within).name
    level = level_name(f"{usual.level}s", lang)
    return text("sheets.median_of", lang, count=fmt.count(usual.count, lang), level=level, within=within)


def _sentence(now: View, found: Figures, usual: Medians | None) -> str:
    """What was awarded, by inhabitant too, and how that stands beside the median."""
    lang = now.lang
    said = counted(
        "sheets.numbers_says",
        found["deliverables_delivered"].value,
        lang,
        awarded=fmt.money_short(found["awarded"].value, lang),
        paid=fmt.money_short(found["paid"].value, lang),
        planned=fmt.count(found["deliverables_planned"].value, lang),
    )
    value = found["euros_per_inhabitant"].value
    centre = usual.values.get("euros_per_inhabitant") if usual else None
    if value is None or centre is None:
        return said
    side = "equal" if value == centre else "above" if value > centre else "below"
    shown = {"value": fmt.money_per_head(value, lang), "median": fmt.money_per_head(centre, lang)}
    return f"{said} {text(f'sheets.beside_{side}', lang, **shown)}"


def _table(names: list[str], found: Figures, usual: Medians | None, lang: str) -> Table:
    heads = [text("ui.figure", lang), text("ui.value", lang), "n", "N", text("sheets.median", lang)]
    return Table(
        [Head(heads[0]), *[Head(head, "number") for head in heads[1:]]],
        [
            (
                f"{text(f'figures.{name}', lang)}{_unit(found[name], lang)}",
                _number(found[name].value),
                _number(found[name].n),
                _number(found[name].N),
                usual.values.get(name) if usual else None,
            )
            for name in names
        ],
    )


def _unit(figure: figures.Figure, lang: str) -> str:
    """The unit of a figure, in parentheses: a table of plain numbers has to say it."""
    units = {
        "EUR": "€",
        "EUR_per_inhabitant": text("sheets.unit_per_head", lang),
        "ratio": text("sheets.unit_ratio", lang),
    }
    return f" ({units[figure.unit]})" if figure.unit in units else ""


def _number(value: Number) -> Decimal | None:
    return None if value is None else Decimal(value)
