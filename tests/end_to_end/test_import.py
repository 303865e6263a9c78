"""The import page in a real browser: preview, publication, history, the annotated file, broken and hostile files."""

import contextlib
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HEADS = (
    "N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "SIRET du bénéficiaire", "Département (code)",
)  # fmt: skip
LINES = (
    f"{';'.join(HEADS)}\n"
    "E2E-1;Portail des démarches;attribué;1 234,56;21330063500017;033\n"
    "E2E-2;Signature électronique;attribué;2 000,00;2,1330E+13;33\n"
)
PATIENCE = 60_000


def put(visitor: Visitor, *paths: Path) -> None:
    """Puts files down and waits until the one shown is read."""
    visitor.page.locator("input[type=file]").set_input_files(paths)
    expect(visitor.page.locator(".tnt-steps, .tnt-alert.tnt-error").first).to_be_visible(timeout=PATIENCE)
    settled(visitor)


def settled(visitor: Visitor) -> None:
    """Waits until nothing is read nor published."""
    visitor.page.wait_for_function("() => !document.querySelector('.tnt-progress')", timeout=PATIENCE)
    visitor.rest()


def unfold(choice: Locator, option: Locator) -> None:
    """Opens a list of choices; again where the page, that is drawn anew when a part of it is opened, closed it."""
    expect(choice).to_be_visible(timeout=PATIENCE)
    for _trial in range(5):
        choice.click()
        with contextlib.suppress(AssertionError):
            expect(option).to_be_visible(timeout=3_000)
            return
    expect(option).to_be_visible(timeout=PATIENCE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


def test_a_file_is_previewed_and_published(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "essai.csv"
    path.write_text(LINES, encoding="utf-8")
    visitor.open("/import")
    put(visitor, path)
    words = visitor.text
    assert "SIRET détruit par le tableur" in words
    assert "E3" in words
    assert "033" in words
    press(visitor.page, "Publier")
    expect(visitor.page.get_by_text(re.compile(r"dition \d+ publiée")).first).to_be_visible(timeout=PATIENCE)
    settled(visitor)
    visitor.page.get_by_text("Historique", exact=True).first.click()
    visitor.page.wait_for_url(re.compile("part=history"), timeout=PATIENCE)
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
    expect(visitor.page.get_by_text(re.compile(sentence)).first).to_be_visible(timeout=PATIENCE)
    assert visitor.page.locator("[data-testid=stException]").count() == 0


def test_a_faulty_workbook_comes_back_annotated_is_mended_and_published(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "guichet.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADS)
    sheet.append(("A-1", "Portail", "attribué", 1234.56, "21330063500017", "33"))
    sheet.append(("A-2", "Alerte", "attribué", "deux mille", "21330063500017", "33"))
    sheet.append(("A-3", "Signature", "attribué", 3000, "21330063500017", "Bordurie"))
    book.save(path)
    visitor.open("/import")
    put(visitor, path)
    expect(visitor.page.get_by_role("button", name="Publier", exact=True)).to_be_disabled()
    assert "D3" in visitor.text
    press(visitor.page, "Préparer mon fichier annoté")
    take = visitor.page.get_by_role("button", name="Télécharger mon fichier annoté")
    expect(take).to_be_visible(timeout=PATIENCE)
    with visitor.page.expect_download() as download:
        take.click()
    back = tmp_path / download.value.suggested_filename
    download.value.save_as(back)
    assert back.suffix == ".xlsx"
    annotated = openpyxl.load_workbook(back)
    own = annotated["Sheet"]
    assert own["D3"].comment is not None
    assert "deux mille" in own["D3"].comment.text
    own["D3"], own["F4"] = 2000, "33"
    annotated.save(back)
    press(visitor.page, "Abandonner ce fichier")
    expect(visitor.page.locator(".tnt-steps")).to_have_count(0, timeout=PATIENCE)
    visitor.rest()
    put(visitor, back)
    expect(visitor.page.get_by_role("button", name="Publier", exact=True)).to_be_enabled(timeout=PATIENCE)
    assert "deux mille" not in visitor.text
    press(visitor.page, "Publier")
    expect(visitor.page.get_by_text(re.compile(r"dition \d+ publiée")).first).to_be_visible(timeout=PATIENCE)
    assert "3 nouvelles lignes" in visitor.text.replace("\u202f", " ").replace("\xa0", " ")
    assert visitor.errors == []


HOSTILE = (
    "![x](http://evil.test/a.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "$\\frac{1}{2}$ :red[rouge] :material/home: :smile:",
    "[clic](javascript:alert(3)) **gras** `code`",
    '=HYPERLINK("http://evil.test")',
    "www.evil.test",
)


def test_what_a_file_holds_is_text_everywhere(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "![x](http:evil.test) $E=mc^2$ **gras** <img src=x onerror=alert(1)>.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "<b>f<b> $x^2$ _a_ `c`"
    sheet.append((*HEADS, *HOSTILE))
    for rank, words in enumerate(HOSTILE):
        sheet.append((f"{words} {rank}", words, "attribué", words if rank else 12, words, words, *HOSTILE))
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.data_type = "n" if isinstance(cell.value, int) else "s"
    book.save(path)
    visitor.open("/import")
    put(visitor, path)
    words = visitor.text
    for hostile in HOSTILE:
        assert hostile in words
    assert path.name in words
    for opened in visitor.page.get_by_text(re.compile("^(Voir l|Tableau et)")).all():
        opened.click()
        visitor.rest()
    settled(visitor)
    visitor.page.get_by_text("Dire ce qu’est une colonne").click()
    settled(visitor)
    columns = visitor.page.get_by_role("combobox", name="Colonne").first
    unfold(columns, visitor.page.get_by_role("option", name=re.compile("onerror")).first)
    shown = visitor.page.locator("body")
    for made in ("img[src*=evil]", "img[src=x]", "a[href*=evil]", "a[href^=javascript]", ".katex", "script[src*=evil]"):
        assert shown.locator(made).count() == 0, made
    assert shown.locator(".tnt b, .tnt strong").get_by_text("gras", exact=True).count() == 0
    visitor.page.keyboard.press("Escape")
    assert visitor.alerts == []
    assert visitor.elsewhere == []
    assert visitor.errors == []
