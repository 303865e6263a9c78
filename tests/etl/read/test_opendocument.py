"""What the content of an .ods says that its parser does not."""

from pathlib import Path

from etl.read.workbook import CellFault
from tests.etl.read.packages import load, ods_of

NUMBER = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
WORD = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'


def table(rows: str, columns: str = "", name: str = "F") -> str:
    return f'<table:table table:name="{name}">{columns}{rows}</table:table>'


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


def test_hidden_rows_and_columns(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/><table:table-column/>'
    )
    rows = (
        row(WORD * 5)
        + row(NUMBER * 5, ' table:visibility="collapse" table:number-rows-repeated="2"')
        + row(NUMBER * 5, ' table:visibility="filter"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048571"')
    )
    first, second = load(ods_of(tmp_path / "f.ods", table(rows, columns) + table(row(WORD), "", "G"))).sheets
    assert (first.hidden_rows, first.hidden_columns, first.last_row) == ({2, 3, 4}, {3, 4}, 4)
    assert (second.name, second.hidden_rows, second.hidden_columns) == ("G", frozenset(), frozenset())


def test_merged_percentages_and_formulas(tmp_path: Path) -> None:
    rows = row(
        '<table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string">'
        "<text:p>Titre</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/>"
    ) + row(
        '<table:covered-table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2"/>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    )
    (sheet,) = load(ods_of(tmp_path / "f.ods", table(rows))).sheets
    assert sheet.merged == ((1, 1, 2, 3),)
    assert sheet.percents == {(2, 4), (2, 5)}
    assert sheet.formulas == {6: 1}
    assert sheet.rows[1] == (None, None, None, 0.5, 0.5, 2.0)


def test_errors_stand_in_their_cells(tmp_path: Path) -> None:
    comment = "<office:annotation><text:p>pas moi</text:p></office:annotation>"
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        f'calcext:value-type="error">{comment}<text:p>#DIV/0!</text:p></table:table-cell>'
    )
    other = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    )
    words = '<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    (sheet,) = load(ods_of(tmp_path / "f.ods", table(row(WORD + error + other + words)))).sheets
    assert sheet.rows == [("a", CellFault("#DIV/0!"), CellFault("#N/A"), "#N/A")]


def test_the_epoch_and_the_macros(tmp_path: Path) -> None:
    settings = (
        "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings>"
    )
    workbook = load(
        ods_of(tmp_path / "f.ods", table(row(WORD)), settings, {"Basic/Standard/Module1.xml": b"<module/>"})
    )
    assert workbook.epoch_1904
    assert workbook.notes == [("macros", {"number": "1", "part": "Basic/Standard/Module1.xml"})]
