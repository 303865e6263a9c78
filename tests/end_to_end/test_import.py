"""The import page in a real browser: upload, preview, publish, history, and a broken file."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.end_to_end.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LINES = (
    "N° de dossier;Intitulé du projet;Étape;Montant (€);SIRET du bénéficiaire;Département (code)\n"
    "E2E-1;Portail des démarches;attribué;1 234,56;21330063500017;033\n"
    "E2E-2;Signature électronique;attribué;2 000,00;2,1330E+13;33\n"
)


def test_a_file_is_previewed_published_and_undone(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "essai.csv"
    path.write_text(LINES, encoding="utf-8")
    visitor.open("/import")
    visitor.page.locator("input[type=file]").set_input_files(path)
    publish = visitor.page.get_by_role("button", name=re.compile("^Publier"))
    expect(publish.first).to_be_enabled(timeout=60_000)
    visitor.rest()
    words = visitor.text
    assert "SIRET détruit par le tableur" in words
    assert "E3" in words
    publish.first.click()
    expect(visitor.page.get_by_text(re.compile("dition 50")).first).to_be_visible(timeout=60_000)
    visitor.rest()
    assert "essai.csv" in visitor.text
    assert visitor.errors == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vide.csv", b"", "vide"),
        ("renomme.xlsx", b"%PDF-1.7 rien d'un tableur", "PDF"),
        ("inconnu.csv", b"couleur;forme\nrouge;rond\n", "Aucune colonne connue"),
    ],
)
def test_a_broken_file_is_one_sentence(
    visitor: Visitor, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    visitor.open("/import")
    visitor.page.locator("input[type=file]").set_input_files(path)
    expect(visitor.page.get_by_text(re.compile(sentence)).first).to_be_visible(timeout=60_000)
    assert visitor.page.locator("[data-testid=stException]").count() == 0
