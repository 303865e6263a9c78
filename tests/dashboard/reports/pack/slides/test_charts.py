"""Native charts: the values drawn are the part's, to the cent; their workbooks hold them and no formula of others."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_FILL, MSO_LINE

from dashboard.reports.pack.cascade import said
from dashboard.reports.pack.content import Bars, Curves, Series, Step, Waterfall
from dashboard.reports.pack.slides.bars import cut, per_slide
from dashboard.reports.pack.slides.waterfall import blocks
from tests.dashboard.reports.pack import example
from tests.dashboard.reports.pack.slides.opened import alone, chart, labels, shapes, sheet

ALL = (example.BARS, example.STACKED, example.WATERFALL, example.CROSSING, example.DUMBBELL, example.curves())


def values(series: Any) -> list[float | None]:
    return list(series.values)


def plain(known: Any) -> list[float | None]:
    return [None if one is None else float(one) for one in known]


@pytest.mark.parametrize("part", [example.BARS, example.STACKED])
def test_bars_hold_the_exact_values(part: Bars) -> None:
    made = chart(alone(part))
    expected = XL_CHART_TYPE.BAR_STACKED if part.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    assert made.chart_type == expected
    assert tuple(made.plots[0].categories) == part.names
    assert made.category_axis.reverse_order
    for one, series in zip(part.series, made.plots[0].series, strict=False):
        assert series.name == one.name
        assert values(series) == plain(one.values)
    assert sheet(made)[1][1] == float(part.series[0].values[0] or 0)


def test_what_is_not_known_is_said_and_no_zero() -> None:
    slide = alone(example.BARS)
    assert values(chart(slide).plots[0].series[1])[3] is None
    (note,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "Note"]
    assert note == "Non renseigné\u00a0: Données et intelligence artificielle (Engagé)."


def test_labels_of_bars_are_french_numbers() -> None:
    code = chart(alone(example.BARS)).plots[0].series[0].data_labels.number_format
    assert code.split(";")[0] == '[$-40C]#,##0.0,,"\u00a0M€"'


def test_every_value_of_stacked_bars_is_written_inside_or_named_at_the_end() -> None:
    _, frame = [shape for shape in alone(example.BARS, example.STACKED).shapes if shape.has_chart]
    *segments, ends = frame.chart.plots[0].series
    inside = [4 - len(one._element.xpath("c:dLbls/c:dLbl/c:delete")) for one in segments]
    assert inside == [3, 2, 1]
    assert labels(ends) == [
        "Refusés 9",
        "En instruction 8 · Refusés 1",
        "Attribués 9 · En instruction 4 · Refusés 0",
    ]


def test_many_bars_go_on_with_the_same_axis() -> None:
    part = replace(example.BARS, names=tuple(map(str, range(60))), series=(Series("A", tuple(range(60)), "paid"),))
    pieces = cut(part, per_slide(part, 300))
    assert [len(piece.names) for piece in pieces] == [20, 20, 20]
    assert [value for piece in pieces for value in piece.series[0].values] == list(range(60))


def test_a_waterfall_adds_up_exactly() -> None:
    for part in (example.WATERFALL, example.CROSSING):
        ends = []
        for step, block in zip(part.steps, blocks(part.steps), strict=True):
            bottom, top = block.base + block.below, block.base + block.above
            assert block.above - block.below == abs(step.value)
            ends.append(bottom if step.value < 0 else top)
            assert block.above >= 0 >= block.below
            assert block.base == 0 or (block.above == 0) != (block.below == 0) or step.value == 0
        for (step, end), (_, before) in pairwise(zip(part.steps[::-1], ends[::-1], strict=True)):
            assert end == (step.value if step.kind == "total" else before + step.value)


def test_a_movement_across_zero_stands_on_both_sides() -> None:
    steps = (Step("A", Decimal(5), "total"), Step("B", Decimal("-8.25")), Step("C", Decimal("-3.25"), "total"))
    assert [(one.base, one.above, one.below) for one in blocks(steps)] == [
        (0, Decimal(5), 0),
        (0, Decimal(5), Decimal("-3.25")),
        (0, 0, Decimal("-3.25")),
    ]


def test_a_waterfall_is_drawn_as_its_blocks_with_signed_labels() -> None:
    made = chart(alone(example.CROSSING))
    base, above, below, words = made.plots[0].series
    expected = blocks(example.CROSSING.steps)
    assert values(base) == plain(one.base for one in expected)
    assert values(above) == plain(one.above for one in expected)
    assert values(below) == plain(one.below for one in expected)
    assert base.format.fill.type == MSO_FILL.BACKGROUND
    assert labels(words) == [
        "120\u202f000\u00a0€",
        "−200\u202f000\u00a0€",
        "−70\u202f000\u00a0€",
        "−150\u202f000\u00a0€",
        "−20\u202f000\u00a0€",
        "+230\u202f000\u00a0€",
        "0\u00a0€",
        "60\u202f000\u00a0€",
    ]
    assert below.points[2].format.fill.type == MSO_FILL.PATTERNED
    assert below.points[4].format.fill.type == MSO_FILL.SOLID


WEEK = Waterfall(
    "D’un total à l’autre",
    "Peu a bougé.",
    (
        Step("18 janv. 2023", Decimal("73629860"), "total"),
        Step("nouveaux", Decimal("40400")),
        Step("corrigés", Decimal("-48020"), "correction"),
        Step("23 janv. 2023", Decimal("73622240"), "total"),
    ),
)


def test_a_waterfall_of_little_movement_starts_near_it_and_says_so() -> None:
    slide = alone(WEEK)
    made = chart(slide)
    assert made.value_axis.minimum_scale == 73_590_000
    assert values(made.plots[0].series[1])[0] == 73_629_860
    assert [shape.text_frame.text for shape in slide.shapes if shape.name == "Scale"] == [
        "L’échelle commence à 73,59\u00a0M€."
    ]
    assert labels(made.plots[0].series[3]) == [
        "73,63\u00a0M€",
        "+40\u202f400\u00a0€",
        "−48\u202f020\u00a0€",
        "73,622\u00a0M€",
    ]
    assert made.category_axis.format.line.dash_style == MSO_LINE.DASH
    assert chart(alone(example.CROSSING)).value_axis.minimum_scale < -170_000


def test_a_waterfall_whose_names_are_long_lies_down() -> None:
    steps = tuple(Step(f"Un nom de mouvement assez long numéro {n}", Decimal(n)) for n in range(12))
    assert chart(alone(Waterfall("", "", steps))).chart_type == XL_CHART_TYPE.BAR_STACKED
    assert chart(alone(example.WATERFALL)).chart_type == XL_CHART_TYPE.COLUMN_STACKED


def test_a_dumbbell_holds_both_values_and_the_lines_between_them() -> None:
    slide = alone(example.DUMBBELL)
    made = chart(slide)
    joins, after, before = made.plots[0].series
    assert [series.name for series in (joins, after, before)] == ["Écart", "30 septembre 2026", "30 juin 2026"]
    assert across(after) == plain(example.DUMBBELL.after.values)
    assert across(before)[:3] == [0.61, 0.55, 0.7]
    assert values(after) == [5, 4, 3, 2, 1]
    assert across(joins)[:2] == [0.61, 0.706]
    assert labels(after)[0] == "70,6\u202f%"
    assert [shape.text_frame.text for shape in shapes(slide) if shape.name == "Name"] == list(example.AXES)
    cells = sheet(made)
    assert cells[1][0].startswith("=A")
    assert [row[2] for row in cells if len(row) > 2 and row[2]] == [*example.AXES, *example.AXES]


def across(series: Any) -> list[float]:
    return [float(one.text) for one in series._element.xpath("c:xVal//c:pt/c:v")]


def test_curves_hold_their_days_and_mark_today() -> None:
    part = example.curves()
    made = chart(alone(part))
    plan, done, paid, today = made.plots[0].series
    assert values(plan)[:33] == plain(part.curves[0].values)[:33]
    assert [one for one in values(done) if one is not None] == plain(part.curves[1].values)
    assert [one for one in values(paid) if one is not None] == plain(part.curves[2].values)
    assert plan.format.line.dash_style == MSO_LINE.DASH
    assert done.format.line.dash_style is None
    assert labels(today) == ["30\u00a0sept. 2026"]
    assert sum(one is not None for one in values(today)) == 1
    assert sheet(made)[1][0].date() == part.curves[0].days[0]
    assert made.category_axis.tick_labels.number_format == "[$-40C]mmm yy"


@pytest.mark.parametrize("part", ALL, ids=lambda part: type(part).__name__)
def test_every_chart_says_what_it_shows(part: Any) -> None:
    (frame,) = [shape for shape in alone(part).shapes if shape.has_chart]
    assert frame._element._nvXxPr.cNvPr.get("descr") == f"{part.title}. {said(part, 'fr')}"


def test_the_workbook_makes_no_formula_of_words() -> None:
    part = Bars("T", "S", ("=1+1", "http://a.fr", "+x"), (Series("=A1", (1, 2, 3), "paid"),), "count")
    rows = sheet(chart(alone(part)))
    assert rows[0][1] == "=A1"
    assert [row[0] for row in rows[1:]] == ["=1+1", "http://a.fr", "+x"]
    blob = chart(alone(part)).part.chart_workbook.xlsx_part.blob
    assert formulas(blob) == 0


def formulas(blob: bytes) -> int:
    return zipfile.ZipFile(io.BytesIO(blob)).read("xl/worksheets/sheet1.xml").count(b"<f>")


@pytest.mark.parametrize("part", [Bars("", "", (), ()), Waterfall("", "", ()), Curves("", "", ())])
def test_nothing_to_draw_is_a_sentence(part: Any) -> None:
    slide = alone(part)
    assert not any(shape.has_chart for shape in slide.shapes)
    assert "Aucune valeur à montrer." in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
