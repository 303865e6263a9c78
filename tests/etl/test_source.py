"""The source of a file that nobody names: its layout's, its one grantor's under the standard of grants."""

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from etl import intake
from etl.intake import Options
from tests.books import csv_file
from tests.etl.conftest import Rows

HEADERS = (
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "montant", "nature",
    "conditionsVersement", "pourcentageSubvention",
)  # fmt: skip
BRITTANY, LYON = "23350001600040", "21690123100011"


def grants(path: Path, *grantors: str | None) -> Path:
    """A file of the standard, one grant of 100 euros a grantor."""
    rows: list[Sequence[object]] = [
        (f"Attribuant {n}", siret, "2021-06-27", f"D-{n}", "Association A", 100, "aide en numéraire", "unique", "1")
        for n, siret in enumerate(grantors)
    ]
    return csv_file(path, [HEADERS, *rows])


def load(engine: sa.Engine, path: Path, source: str | None = None) -> str:
    """Publishes a file; answers its source."""
    preview = intake.prepare(path, engine, Options(source=source))
    assert intake.publish(preview, engine) is not None
    return preview.source


def test_two_grantors_are_two_streams(engine: sa.Engine, tmp_path: Path, stored: Rows) -> None:
    assert load(engine, grants(tmp_path / "a.csv", BRITTANY)) == "scdl-233500016"
    assert load(engine, grants(tmp_path / "b.csv", LYON, LYON)) == "scdl-216901231"
    assert load(engine, grants(tmp_path / "a2.csv", BRITTANY, None)) == "scdl-233500016"
    standing = [row[0] for row in stored("fundings", "source", "closed") if row[1] is None]
    assert sorted(map(str, standing)) == ["scdl-216901231"] * 2 + ["scdl-233500016"] * 2


def test_a_file_of_several_grantors_or_of_none_is_of_the_standard_s_own_stream(
    engine: sa.Engine, tmp_path: Path
) -> None:
    assert load(engine, grants(tmp_path / "a.csv", BRITTANY, LYON)) == "scdl"
    assert load(engine, grants(tmp_path / "b.csv", None)) == "scdl"


def test_a_stream_that_speaks_of_that_grantor_alone_goes_on(engine: sa.Engine, tmp_path: Path) -> None:
    load(engine, grants(tmp_path / "a.csv", BRITTANY), source="scdl")
    assert load(engine, grants(tmp_path / "b.csv", BRITTANY, BRITTANY)) == "scdl"
    assert load(engine, grants(tmp_path / "c.csv", LYON)) == "scdl-216901231"


def test_a_source_that_is_named_holds(engine: sa.Engine, tmp_path: Path) -> None:
    assert load(engine, grants(tmp_path / "a.csv", BRITTANY), source="bretagne") == "bretagne"
