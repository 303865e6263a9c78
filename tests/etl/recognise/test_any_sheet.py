"""Whatever a sheet holds, its tables are read without an exception, each row once, and every word has its sentence."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from data.texts import LANGUAGES
from etl.columns import read_lines
from etl.parse import FundWords
from etl.read.workbook import CellFault, Sheet, Workbook
from etl.recognise.find import find_tables
from etl.schemas import DATASETS, schema

TITLES = [field.title for name in DATASETS for field in schema(name).fields]
CELLS = [
    "x", "Total", "33", "2021-10-08", "12,5", "21330063500017", "attribué", "payé", 12.0, 0.5, True, CellFault("#REF!"),
    CellFault(""), "  ", "T1 2024", "52 %", "Étiquettes de lignes", "W123456789",
]  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """Rows of headers, of cells and of nothing, all as wide."""
    width = draw(st.integers(1, 12))
    cell = st.one_of(st.none(), st.sampled_from(CELLS))
    whole = st.permutations([field.title for field in schema(draw(st.sampled_from(DATASETS))).fields])
    row = st.one_of(
        st.lists(cell, min_size=width, max_size=width),
        st.lists(st.one_of(st.none(), st.sampled_from(TITLES)), min_size=width, max_size=width),
        whole.map(lambda titles: (titles + [None] * width)[:width]),
        st.just([None] * width),
    )
    return [tuple(one) for one in draw(st.lists(row, max_size=12))]


@settings(max_examples=150)
@given(grids(), st.sampled_from([None, *DATASETS]), st.integers(1, 3), st.sampled_from(["33", "Ain", "Feuille"]))
def test_any_sheet(rows: list[tuple[Any, ...]], dataset: str | None, top: int, name: str) -> None:
    workbook = Workbook("f.xlsx", "", 0, [Sheet(name, rows, top, top), Sheet("2A", rows)])
    found = find_tables(workbook, dataset)
    assert all(question.as_json() for question in found.questions)
    said = list(found.findings)
    for table in found.tables:
        assert dataset in (None, table.dataset)
        lines = read_lines(table, workbook, FundWords())
        assert {len(column) for column in lines.values.values()} <= {len(lines)}
        assert len(set(lines.numbers)) == len(lines)
        assert set(lines.numbers) <= set(table.rows())
        said += lines.findings
    assert all(finding.message(lang) for finding in said for lang in LANGUAGES)
