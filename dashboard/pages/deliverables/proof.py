"""The proof of what is delivered: checked, given and not checked, missing; and the lists of those without one."""

from collections.abc import Callable, Sequence

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, lists
from dashboard.components.block import Block
from dashboard.components.html import Column
from dashboard.components.lists import Keep, Listed, Part
from dashboard.figures import bars
from dashboard.pages.deliverables import words
from dashboard.pages.deliverables.words import said
from dashboard.queries import figures
from dashboard.queries.catalogue import Deliverable
from dashboard.queries.definitions import rate
from dashboard.queries.deliverables import PROOFS, Proofs, proofs
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

HEADS = ("title", "place", "project", "holder", "delivered_on")


def show(now: View, found: dict[str, figures.Figure], rows: Sequence[Deliverable], keep: Keep) -> None:
    """The three counts, then who has to give a link."""
    lang = now.lang
    told = ask(proofs, now.scope)
    counts = [getattr(told, name) for name in PROOFS]
    whole = sum(counts)
    names = [words.titled(words.proof(name, lang)) for name in PROOFS]
    drawn = [
        bars.Bar(name, (float(number),), ("",), said("proof_share", number, lang, rate=_of(number, whole, lang)))
        for name, number in zip(names, counts, strict=True)
    ]
    sources = ("deliverables_delivered", "deliverables_verified")
    block.show(
        now,
        Block(
            id="deliverables_proof",
            title=text("deliverables.proof_title", lang),
            sentence=_sentence(told, whole, lang),
            table=Table(
                [
                    Head(text("deliverables.proof", lang)),
                    Head(text("figures.deliverables_delivered", lang), "count"),
                    Head(text("deliverables.share", lang), "ratio"),
                ],
                [(name, number, rate(number, whole).value) for name, number in zip(names, counts, strict=True)],
            ),
            figure=bars.bars(drawn, [bars.Part(text("ui.dataset_deliverables", lang), "paid")], now.palette, lang)
            if whole
            else None,
            sub=text("deliverables.proof_sub", lang),
            sources={text(f"figures.{one}", lang): (found[one], now.scope) for one in sources},
            dated=found["deliverables_delivered"].date,
            drawn=Drawn("bar", 0, (1,)),
        ),
    )
    missing = [one for one in rows if one.proof == "missing"]
    unlinked = [one for one in rows if one.proof == "verified" and one.proof_url is None]
    lists.show(
        {
            name: Part(
                text(f"deliverables.list_{name}", lang),
                text(f"deliverables.file_{name}", lang),
                len(part),
                _maker(part, lang),
            )
            for name, part in (("missing", missing), ("unlinked", unlinked))
        },
        "deliverables_proofs",
        keep,
        lang,
    )


def _sentence(told: Proofs, whole: int, lang: str) -> str:
    if not whole:
        return text("deliverables.says_no_delivery", lang)
    parts = [
        said(
            "says_proof",
            whole,
            lang,
            verified=fmt.count(told.verified, lang),
            to_verify=fmt.count(told.to_verify, lang),
            missing=fmt.count(told.missing, lang),
        )
    ]
    return " ".join([*parts, *([said("unlinked", told.unlinked, lang)] if told.unlinked else [])])


def _of(number: int, whole: int, lang: str) -> str:
    return fmt.percent(rate(number, whole).value, lang, 0)


def _maker(rows: Sequence[Deliverable], lang: str) -> Callable[[], Listed]:
    heads = [text(f"deliverables.{name}", lang) for name in HEADS]
    columns = [Column(head, aside=name in ("project", "place")) for name, head in zip(HEADS, heads, strict=True)]

    def row(one: Deliverable) -> tuple[str, ...]:
        return (
            one.title or one.number or text("ui.unknown", lang),
            words.place(one, lang),
            one.project or "",
            one.holder or text("ui.unknown", lang),
            fmt.day(one.delivered_on, lang).replace(" ", fmt.NO_BREAK),
        )

    return lambda: Listed(heads, [row(one) for one in rows], columns)
