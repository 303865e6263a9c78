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


class _Points(XyWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Any:
        return _sheet(xlsx_file)

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        for series, names in zip(self._chart_data, self._chart_data.names, strict=True):
            worksheet.write_column(self.series_table_row_offset(series) + 1, 2, names)


class Categories(CategoryChartData):  # type: ignore[misc]
    """Series of values by name: a name a row, a series a column."""

    def __init__(self, names: Sequence[Any], number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.categories = names

    @property
    def _workbook_writer(self) -> Any:
        return _Categories(self)


class Points(XyChartData):  # type: ignore[misc]
    """Series of points (x, y), each named in a third column of the workbook."""

    def __init__(self, number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.names: list[list[str]] = []

    def add(self, name: str, points: Sequence[tuple[Any, Any, str]]) -> None:
        """A series from (x, y, name of the point)."""
        series = self.add_series(name)
        for x, y, _ in points:
            series.add_data_point(x, y)
        self.names.append([named for _, _, named in points])

    @property
    def _workbook_writer(self) -> Any:
        return _Points(self)
