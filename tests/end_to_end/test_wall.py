"""On a wall of 1920 by 1080: a chart is as wide as its column, and none of its words is cut."""

import pytest

from tests.end_to_end.conftest import Visitor
from tests.end_to_end.meeting_room import whole

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WALLS = (
    "/revue?meeting=11&step=changes",
    "/?as_of=2021-10-08",
    "/prise-en-main?as_of=2021-10-08",
    "/territoires?as_of=2021-10-08",
    "/indicateurs?as_of=2021-10-08",
)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll('.stPlotlyChart')].flatMap((chart) => {
  const frame = chart.parentElement.getBoundingClientRect();
  const drawing = chart.querySelector('.main-svg')?.getBoundingClientRect();
  if (!drawing) return ['not drawn'];
  const words = [...chart.querySelectorAll('.main-svg text')]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([said, box]) => said && box.width && (box.left < frame.left - 1 || box.right > frame.right + 1))
    .map(([said]) => said);
  const wide = drawing.left < frame.left - 1 || drawing.right > frame.right + 1;
  return wide ? [`${drawing.width} > ${frame.width}`, ...words] : words;
})"""


@pytest.mark.parametrize("path", WALLS)
def test_no_chart_is_cut(visitor: Visitor, path: str) -> None:
    visitor.page.set_viewport_size({"width": 1920, "height": 1080})
    visitor.open(f"{path}&mode=presentation")
    whole(visitor)
    charts = visitor.page.locator(".stPlotlyChart")
    visitor.page.wait_for_function(
        "() => [...document.querySelectorAll('.stPlotlyChart')].every((one) => one.querySelector('.main-svg'))"
    )
    assert charts.count() > 0
    assert visitor.page.evaluate(CUT) == []
    assert visitor.page.evaluate(FITS)
    assert visitor.errors == []
