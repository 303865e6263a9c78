"""The data of a chart with the workbook that PowerPoint opens to edit it: there too, text stays text."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Without these, XlsxWriter makes a formula of ``=1+1`` and a link of an address."""


@contextmanager
def _sheet(file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
    book = Workbook(file, AS_TEXT)
    yield book, book.add_worksheet()
    book.close()


class _Categories(CategoryWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Any:
        return _sheet(xlsx_file)


class _Joined(XyWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Any:
        return _sheet(xlsx_file)

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        joins, after, before = self._chart_data
        for series, names in zip((after, before), self._chart_data.names, strict=True):
            worksheet.write_column(self.series_table_row_offset(series) + 1, 2, names)
        ends = [self.series_table_row_offset(one) + 2 for one in (before, after)]
        for place, value in enumerate(joins.x_values):
            row, end = divmod(place, 3)
            if end < 2 and value is not None:
                worksheet.write_formula(place + 1, 0, f"=A{ends[end] + row}", None, value)


class Categories(CategoryChartData):  # type: ignore[misc]
    """Series of values by name: a name a row, a series a column."""

    def __init__(self, names: Sequence[Any], number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.categories = names

    @property
    def _workbook_writer(self) -> Any:
        return _Categories(self)


class Joined(XyChartData):  # type: ignore[misc]
    """Two series of points (x, y), named in a third column of the workbook, and the lines from one to the other.

    The lines are a series too, broken after each pair; in the workbook their ends are the points' own cells, so that
    they follow what is edited.
    """

    def __init__(self, number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.names: list[list[str]] = []

    def join(self, name: str, lines: Sequence[tuple[Any, Any, int]]) -> None:
        """The lines, before the two series, from (x, other x, y); none where an end is not known."""
        series = self.add_series(name)
        for old, new, y in lines:
            known = old is not None and new is not None
            for x in (old, new):
                series.add_data_point(x, y if known else None)
            series.add_data_point(None, None)

    def add(self, name: str, points: Sequence[tuple[Any, int, str]]) -> None:
        """A series from (x, y, name of the point), the later one first."""
        series = self.add_series(name)
        for x, y, _ in points:
            series.add_data_point(x, y)
        self.names.append([named for _, _, named in points])

    @property
    def _workbook_writer(self) -> Any:
        return _Joined(self)
