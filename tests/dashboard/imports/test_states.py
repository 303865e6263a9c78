"""Each state of a file on the page: none, read, blocked, refused, in doubt, publishable, published, published again."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from dashboard.cached import edition, engine
from dashboard.components.job import Job
from dashboard.pages.imports.upload import Upload
from etl.progress import Progress
from tests.dashboard.imports.conftest import HEADS, ImportPage

Open = Callable[..., ImportPage]

GOOD = HEADS + "P-1;Portail;attribué;1 234,56;21330063500017;33\nP-2;Alerte;attribué;2 000,00;21330063500017;33\n"
FAULTY = HEADS + "P-1;Portail;attribué;1 234,56;21330063500017;33\nP-2;Alerte;attribué;deux mille;21330063500017;33\n"
DOUBTFUL = "N° de dossier;Intitulé du projet;Ident. SIRET orga\nD-1;Portail;21330063500017\nD-2;Alerte;21330063500017\n"


@contextmanager
def busy() -> Iterator[None]:
    """Both slots are taken: what is asked for waits, to be cancelled before it ends however fast the machine."""
    over, begun = threading.Event(), threading.Semaphore(0)

    def long(_progress: Progress) -> bool:
        begun.release()
        return over.wait(60)

    others = [Job(long), Job(long)]
    for _slot in others:
        assert begun.acquire(timeout=30)
    yield
    over.set()
    assert all(job.wait(30) for job in others)


def test_before_a_file_the_page_says_what_is_accepted_and_how_much(open_page: Open) -> None:
    page = open_page()
    assert "Au plus 100\u00a0Mo par fichier et 1\u202f048\u202f576 lignes par feuille" in page.words
    assert ".xlsb" in page.words
    assert page.app.file_uploader[0].accept_multiple_files
    assert page.tray.uploads == []
    assert "Publier" not in page.labels()


def test_a_good_file_is_ready_and_published(open_page: Open) -> None:
    page = open_page()
    page.put(("bon_2021-10-08.csv", GOOD))
    assert page.upload.state == "ready"
    assert "édition 1, données du 8\u00a0oct. 2021" in page.words
    assert "3\u202f234,56\u00a0€" in page.words
    assert not page.app.button(key="publish_1").disabled
    page.press("publish_1")
    assert page.upload.state == "published"
    assert edition() == 1
    assert "Édition 1 publiée" in page.words
    assert "2 nouvelles lignes" in page.words


def test_the_same_file_again_changes_nothing_and_says_so(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD))
    page.press("publish_1")
    again = open_page()
    again.put(("bon.csv", GOOD))
    assert "Tout est déjà chargé" in again.words
    again.press("publish_1")
    assert "Ce fichier est déjà publié" in again.words
    assert edition() == 1


def test_rejected_lines_block_the_file_and_the_valid_ones_can_be_published(open_page: Open) -> None:
    page = open_page()
    page.put(("faute.csv", FAULTY))
    assert page.upload.state == "blocked"
    assert page.app.button(key="publish_1").disabled
    assert "Ce fichier ne peut pas être publié tel quel." in page.words
    assert "1 ligne(s) rejetée(s) sur 2" in page.words
    assert "1 ligne rejetée\u00a0: 50\u202f% des lignes." in page.words
    assert "montants illisibles" in page.words
    assert "D3" in page.words
    assert "deux mille" in page.words
    assert page.app.button(key="publish_valid_1").label == "Publier la seule ligne valide…"
    page.press("publish_valid_1")
    assert page.upload.state == "published"
    assert edition() == 1


def test_a_change_of_state_tells_the_euros_that_it_moves(open_page: Open) -> None:
    page = open_page()
    heads = "N° de dossier;Intitulé du projet;État du dossier;Montant attribué (€)\n"
    page.put(("un.csv", heads + "D-1;Portail;en instruction;84 600\n"))
    page.press("publish_1")
    page.put(("deux.csv", heads + "D-1;Portail;accepté;84 600\n"))
    page.press("file_next")
    assert "<del>en instruction</del> → <ins>lauréat</ins>" in page.words
    assert "+84\u202f600,00\u00a0€ attribué" in page.words


def test_the_share_of_the_euros_that_rejected_lines_hold_is_said(open_page: Open) -> None:
    page = open_page()
    heads = "N° de dossier;Intitulé du projet;État du dossier;Montant demandé (€)\n"
    page.put(("dossiers.csv", heads + "D-1;Portail;déposé;3 000\n;;déposé;1 000\n"))
    assert (
        "1 ligne rejetée\u00a0: 50\u202f% des lignes, 25\u202f% du montant demandé (1\u202f000,00\u00a0€)."
        in page.words
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("vide.csv", b"", "vide"), ("faux.xlsx", b"%PDF-1.7", "PDF"), ("![x](y) <b>.csv", b"", "![x](y) &lt;b&gt;.csv")],
)
def test_an_unreadable_file_is_one_sentence(open_page: Open, name: str, content: bytes, sentence: str) -> None:
    page = open_page()
    page.put((name, content))
    assert page.upload.state == "refused"
    assert page.words.count("tnt-alert") == 1
    assert sentence in page.words
    assert not page.app.error


def test_what_is_no_table_is_blocked_with_its_reason(open_page: Open) -> None:
    page = open_page()
    page.put(("inconnu.csv", "couleur;forme\nrouge;rond\n"))
    assert page.upload.state == "blocked"
    assert page.app.button(key="publish_1").disabled
    assert "publish_valid_1" not in [button.key for button in page.app.button]


def test_a_column_in_doubt_is_asked_and_the_answer_makes_a_new_preview(open_page: Open) -> None:
    page = open_page()
    page.put(("doute.csv", DOUBTFUL))
    assert "Une colonne à confirmer" in page.words
    assert "Ident. SIRET orga" in page.words
    assert page.app.button(key="answer_1_0").disabled
    page.app.selectbox(key="question_1_0_0").select("holder_siret").run()
    page.press("answer_1_0")
    preview = page.upload.preview
    assert preview is not None
    assert preview.questions == []
    assert preview.tables[0].letters["holder_siret"] == 3
    assert page.app.checkbox(key="remember_1").value
    page.press("publish_1")
    another = open_page(part="columns")
    assert "Ident. SIRET orga → <b>SIRET du porteur</b>" in another.words
    another.app.button(key="remembered_revoke").click().run()
    assert "révoqué par" in another.words


def test_choices_are_not_remembered_unless_wanted(open_page: Open) -> None:
    page = open_page()
    page.put(("doute.csv", DOUBTFUL))
    page.app.selectbox(key="question_1_0_0").select("").run()
    page.press("answer_1_0")
    page.app.checkbox(key="remember_1").uncheck().run()
    page.press("publish_1")
    assert open_page(part="columns").app.info[0].value.startswith("Aucun choix retenu")


def test_any_column_can_be_decided(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD))
    page.app.selectbox(key="decide_1_column").select((0, 5)).run()
    page.app.selectbox(key="decide_1_field_(0, 5)").select("").run()
    page.press("decide_1_take")
    preview = page.upload.preview
    assert preview is not None
    assert "department" not in preview.tables[0].letters
    assert "Choisi pour ce fichier" in page.words
    page.press("forget_1")
    preview = page.upload.preview
    assert preview is not None
    assert preview.tables[0].letters["department"] == 6


def test_several_files_are_read_one_after_the_other(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD), ("faute.csv", FAULTY), ("vide.csv", ""))
    assert [one.state for one in page.tray.uploads] == ["ready", "blocked", "refused"]
    for said in ("lu, prêt à publier", "lu, publication bloquée", "illisible"):
        assert said in page.words
    page.press("open_2")
    assert page.upload.name == "faute.csv"
    page.press("remove_3")
    assert [one.name for one in page.tray.uploads] == ["bon.csv", "faute.csv"]


def test_a_publication_makes_the_other_previews_anew(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD), ("bis.csv", GOOD.replace("2 000,00", "3 000,00")))
    page.press("publish_1")
    assert page.upload.state == "published"
    page.press("file_next")
    preview = page.upload.preview
    assert preview is not None
    assert (page.upload.name, preview.base_edition) == ("bis.csv", 1)
    assert (preview.counts.changed, preview.counts.unchanged) == (1, 1)
    assert "il vient d’être refait" in page.words
    assert "+1\u202f000,00\u00a0€" in page.words


def test_the_files_of_an_archive_are_files_and_what_is_none_is_said(open_page: Open) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("lot/bon.csv", GOOD)
        made.writestr("lot/faute.csv", FAULTY)
        made.writestr("lot/lisez-moi.pdf", "%PDF")
    page = open_page()
    page.put(("lot.zip", archive.getvalue()))
    assert [one.name for one in page.tray.uploads] == ["bon.csv", "faute.csv"]
    assert "lisez-moi.pdf" in page.words
    damaged = open_page()
    damaged.put(("lot.zip", b"PK\x03\x04 rien"))
    assert damaged.upload.state == "refused"


def test_the_same_file_put_down_twice_is_one_file(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD))
    page.put(("bon.csv", GOOD))
    assert len(page.tray.uploads) == 1


def test_an_option_makes_a_new_preview(open_page: Open) -> None:
    page = open_page()
    page.put(("bon_2021-10-08.csv", GOOD))
    page.app.text_input(key="import_1_source").input("guichet <b>").run()
    page.rest()
    preview = page.upload.preview
    assert preview is not None
    assert preview.source == "guichet <b>"
    assert "guichet &lt;b&gt;" in page.words


def test_the_preview_outlives_a_change_of_language(open_page: Open) -> None:
    page = open_page()
    page.put(("faute.csv", FAULTY))
    before = page.upload.preview
    page.app.query_params["lang"] = "en"
    page.app.run()
    assert page.upload.preview is before
    assert "This file cannot be published as it is." in page.words
    assert "What was recognised" in page.words


def test_a_cancelled_publication_stores_nothing_and_can_be_done_again(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD))
    upload: Upload = page.upload
    with busy():
        upload.publish(engine(), False, False)
        page.app.run()
        assert "Rien n’est enregistré tant que tout n’est pas écrit" in page.words
        page.app.button(key="cancel_1").click().run()
        page.rest()
    assert (upload.state, edition()) == ("ready", 0)
    page.press("publish_1")
    page.rest()
    assert (upload.state, edition()) == ("published", 1)


def test_a_cancelled_reading_keeps_nothing(open_page: Open) -> None:
    page = open_page()
    page.put(("bon.csv", GOOD))
    upload: Upload = page.upload
    with busy():
        upload.again()
        upload.read(engine(), edition())
        page.app.run()
        assert "En attente d’une place" in page.words
        page.app.button(key="cancel_1").click().run()
        page.rest()
        assert upload.state == "cancelled"
        assert "rien n’a été gardé" in page.words
    page.press("again_1")
    assert upload.state == "ready"
    assert edition() == 0
