"""A few awards whose sums are counted by hand; the line of A-2 names no beneficiary: its project does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from data.samples.identifiers import siret
from etl.store.engine import connect
from tests.books import xlsx
from tests.command import Command
from tests.databases import Databases

AJACCIO, BASTIA, GUERET, AJAIN, CALVI = "212000046", "212000335", "212309603", "212300206", "212000509"
AWARDS = (
    ("N° de dossier", "Intitulé", "État du dossier", "SIRET du porteur", "Territoire (code)", "Montant attribué (€)"),
    ("A-1", "Un", "lauréat", siret(AJACCIO), "2A", "10 000,00"),
    ("A-2", "Deux", "lauréat", siret(BASTIA), "2B", "29 999,50"),
    ("A-3", "Trois", "en instruction", siret(CALVI), "2B", None),
    ("A-4", "Quatre", "lauréat", siret(AJAIN), "23", "500,00"),
    ("A-5", "Cinq", "lauréat", siret("219740115"), "974", "4 000,00"),
    ("A-6", "Six", "lauréat", siret("249740119"), "974", "1 000,00"),
    ("A-7", "Sept", "lauréat", None, "987", "700,00"),
)
LINES = (
    ("N° de dossier", "Étape", "Montant (€)", "Territoire (code)"),
    ("A-2", "attribué", "30 000,00", "2B"),
)


@contextmanager
def few_awards(databases: Databases, folder: Path) -> Iterator[sa.Connection]:
    """A connection to a database that holds them."""
    url = databases.fresh()
    for name, rows in (("projects", AWARDS), ("lines", LINES)):
        ran = Command(url).load(xlsx(folder / f"{name}_2021-10-08.xlsx", rows), "--source", name)
        assert ran.status == 0, ran
        assert not [one for one in ran.json["findings"] if one["severity"] == "error"]
    engine = connect(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    databases.drop(url)
