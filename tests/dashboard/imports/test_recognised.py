"""Sheets that have the same columns are told once, their lines and filled cells added up."""

from dashboard.pages.imports.recognised import alike, together
from etl.preview import ColumnInfo, TableInfo


def table(sheet: str, rows: int, *columns: ColumnInfo) -> TableInfo:
    return TableInfo(sheet, "projects", 1, rows, None, list(columns))


def test_tables_that_are_alike_are_one() -> None:
    one = table("01", 3, ColumnInfo("Titre", "A1", "title", "alias", "", 0))
    other = table("02", 4, ColumnInfo("Titre", "A1", "title", "alias", "Portail", 4, typed="Portail"))
    apart = table("03", 5, ColumnInfo("Titre", "B1", "title", "alias", "Alerte", 5, typed="Alerte"))
    assert [[each.sheet for each in kind] for kind in alike([one, other, apart])] == [["01", "02"], ["03"]]
    whole = together([one, other])
    assert (whole.rows, whole.columns[0].filled, whole.columns[0].example) == (7, 4, "Portail")
