"""The findings of a rule said once: of all where it holds of all, of the first as an example elsewhere."""

import pytest

from dashboard.pages.imports.grouping import Wanted, grouped
from etl.finding import Finding


def finding(rule: str, value: str, cell: str, column: str = "SIRET", **args: object) -> Finding:
    return Finding("error", rule, "Feuille", cell, 2, column, "holder_siret", value, args)


DESTROYED = [finding("siret-destroyed", "2,1E+13", "E17"), finding("siret-destroyed", "9,3E+13", "E63")]


def test_what_all_say_is_said_without_the_value() -> None:
    (group,) = grouped(DESTROYED)
    assert group.headline("fr") == ("SIRET détruit par le tableur, ses chiffres sont perdus.", True)
    assert group.values == ["2,1E+13", "9,3E+13"]
    assert group.places == ["E17", "E63"]


def test_one_finding_is_said_whole() -> None:
    (group,) = grouped(DESTROYED[:1])
    assert group.headline("fr") == (DESTROYED[0].message("fr"), True)


def test_what_differs_is_an_example() -> None:
    found = [
        Finding("information", "decimal-suffix", "F", f"A{row}", value=f"{row}.0", args={"new": row}) for row in (2, 3)
    ]
    (group,) = grouped(found)
    words, of_all = group.headline("fr")
    assert not of_all
    assert words == found[0].message("fr")


def test_cells_of_several_sheets_bear_their_sheet() -> None:
    found = [Finding("warning", "column-unknown", sheet, "A1", 1, "x") for sheet in ("01", "02")]
    (group,) = grouped(found)
    assert group.places == ["01!A1", "02!A1"]


def test_the_gravest_come_first_then_the_largest() -> None:
    notes = [Finding("information", "sheet-ignored", name) for name in "ABC"]
    warning = Finding("warning", "sheet-hidden", "D")
    groups = grouped([*notes, warning, *DESTROYED, finding("siret-key", "1", "E2")])
    assert [(one.rule, len(one.findings)) for one in groups] == [
        ("siret-destroyed", 2),
        ("siret-key", 1),
        ("sheet-hidden", 1),
        ("sheet-ignored", 3),
    ]


@pytest.mark.parametrize(
    ("wanted", "cells"),
    [
        (Wanted(), ["E17", "E63", None]),
        (Wanted(severity="error"), ["E17", "E63"]),
        (Wanted(words="9,3e"), ["E63"]),
        (Wanted(words="TABLEUR"), ["E17", "E63"]),
        (Wanted(sheet="Notes"), [None]),
        (Wanted(column="SIRET", words="e17"), ["E17"]),
        (Wanted(column="Montant"), []),
    ],
)
def test_filters(wanted: Wanted, cells: list[str | None]) -> None:
    found = [*DESTROYED, Finding("information", "sheet-ignored", "Notes")]
    assert [one.cell for one in wanted.of(found, "fr")] == cells
