"""Every figure: its name, its value for the whole of France, its formula, what it is of, what to know of it."""

from dashboard import figure_words, methods
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, write
from dashboard.methods import Formula
from dashboard.pages.method.seeking import head, holding
from dashboard.queries import figures
from dashboard.queries.figures import Figure
from dashboard.tables import Head, Table
from dashboard.view import FRANCE, View
from data.texts import text

Figures = dict[str, Figure]


def show(now: View, words: str) -> bool:
    """The figures that hold the words; whether there is any."""
    lang = now.lang
    told = methods.formulas(lang)
    known: Figures = ask(figures.figures, now.within(territory=FRANCE))
    kept = holding(told, words, [(one.id, one.name, one.formula, one.caveat, one.datasets) for one in told])
    if not kept:
        return False
    write(
        head("figures", text("method.figures", lang), text("method.figures_sub", lang)),
        "".join(_article(one, known[one.id], lang) for one in kept),
    )
    scope = now.within(territory=FRANCE)
    full = [figure for figure in known.values() if figure.value is not None]
    said = text("method.figures_said", lang, count=fmt.count(len(told), lang), known=fmt.count(len(full), lang))
    block.below(
        now,
        Block(
            id="method_figures",
            title=text("method.figures", lang),
            sentence=said,
            table=_table(kept, known, lang),
            sources={one.name: (known[one.id], scope) for one in kept if known[one.id].value is not None},
        ),
    )
    return True


def _article(one: Formula, figure: Figure, lang: str) -> str:
    facts = [("unit", one.unit), ("stage", one.stage), ("basis", one.basis), ("datasets", one.datasets)]
    if figure.date is not None:
        facts.append(("data_date", fmt.day(figure.date, lang)))
    listed = "".join(
        f"<span><b>{h(text(f'method.{name}', lang))}</b> {h(value)}</span>" for name, value in facts if value
    )
    caveat = f'<p class="tnt-caveat"><b>{h(text("method.caveat", lang))}</b> {h(one.caveat)}</p>' if one.caveat else ""
    return (
        f'<article class="tnt-figure tnt-anchor" id="figure-{h(one.id)}">'
        f'<h3><a href="#figure-{h(one.id)}">{h(one.name)}</a></h3>'
        f'<p class="tnt-value"><b>{h(figure_words.short(figure, lang))}</b>{_parts(figure, lang)}</p>'
        f'<div><p>{h(one.formula)}</p>{caveat}<p class="tnt-source tnt-of">{listed}</p></div>'
        "</article>"
    )


def _parts(figure: Figure, lang: str) -> str:
    """The numerator and the denominator of a rate."""
    if figure.unit not in ("ratio", "EUR_per_inhabitant") or figure.value is None:
        return ""
    money = "awarded" in (figure.stage, figure.basis) or "committed" in (figure.stage, figure.basis)
    euros = money and figure.basis not in ("local_authorities",)
    n = fmt.money_short(figure.n, lang) if euros else fmt.count(figure.n, lang)
    of = fmt.money_short(figure.N, lang) if euros and figure.basis != "population" else fmt.count(figure.N, lang)
    return f"<span>{h(text('ui.n_of_all', lang, n=n, all=of))}</span>"


def _table(kept: list[Formula], known: Figures, lang: str) -> Table:
    names = ("figure", "value", "formula", "unit", "stage", "basis", "datasets")
    heads = [Head(text(f"method.{name}", lang)) for name in names]
    heads += [Head(text("method.data_date", lang), "day"), Head(text("method.caveat_head", lang))]
    return Table(
        heads,
        [
            (
                one.name,
                figure_words.value(known[one.id], lang),
                one.formula,
                one.unit,
                one.stage,
                one.basis,
                one.datasets,
                known[one.id].date,
                one.caveat,
            )
            for one in kept
        ],
    )
