"""Beside and after a publication: waivers, an edition in full, its rollback, corrections, lines that wait."""

from collections.abc import Callable

import pandas as pd

from dashboard.cached import edition, engine
from dashboard.pages.imports import findings
from etl.store.author import user
from etl.store.history import kept_file
from tests.dashboard.imports.conftest import HEADS, ImportPage

Open = Callable[..., ImportPage]

GOOD = HEADS + "P-1;Portail;attribué;1 234,56;21330063500017;33\nP-2;Alerte;attribué;2 000,00;21330063500017;33\n"
FAULTY = GOOD + "P-3;Signature;attribué;deux mille;21330063500017;33\n"
UNKNOWN = GOOD.replace("(code)\n", "(code);Humeur\n").replace(";33\n", ";33;bonne\n")


def test_a_finding_is_waived_with_a_reason_and_the_waiver_is_lifted(open_page: Open) -> None:
    page = open_page()
    page.put(("humeur.csv", UNKNOWN))
    page.app.session_state["cells_1_warning_column-unknown"] = True
    page.app.run()
    key = "waive_1_warning_column-unknown"
    assert page.app.button(key=f"{key}_give").disabled
    page.app.text_input(key=f"{key}_reason").input("colonne <b>sans</b> emploi").run()
    page.app.radio(key=f"{key}_scope").set_value("column").run()
    page.press(f"{key}_give")
    assert "Levé\u00a0: colonne &lt;b&gt;sans&lt;/b&gt; emploi" in page.words
    frame = findings.as_frame(page.upload.preview.findings if page.upload.preview else [], "fr")
    assert [words for words in frame["dispense"] if words] == [f"colonne <b>sans</b> emploi ({user()})"]
    listed = open_page(part="waivers")
    assert "la colonne «\u00a0Humeur\u00a0»" in listed.words
    listed.app.button(key="waiver_lift").click().run()
    assert "terminée par" in listed.words


def test_an_edition_tells_its_file_its_changes_and_its_rollback_is_weighed_first(open_page: Open) -> None:
    page = open_page()
    page.put(("un_2021-10-01.csv", GOOD))
    page.press("publish_1")
    page.put(("deux_2021-10-08.csv", GOOD.replace("2 000,00", "3 000,00")))
    page.press("file_next")
    page.press("publish_2")
    past = open_page(part="history")
    past.app.selectbox(key="edition").select(2).run()
    assert "deux_2021-10-08.csv" in past.words
    assert "<del>2\u202f000,00\u00a0€</del> → <ins>3\u202f000,00\u00a0€</ins>" in past.words
    past.app.session_state["undo_2"] = True
    past.app.run()
    assert "1 ligne rétablie" in past.words
    assert edition() == 2
    past.app.button(key="roll_back_2").click().run()
    assert edition() == 3
    assert "Édition 2 annulée" in past.words
    with engine().connect() as connection:
        one = page.tray.uploads[1].outcome
        assert one is not None
        assert kept_file(connection, one.preview.file.sha256) == GOOD.replace("2 000,00", "3 000,00").encode()


def test_a_value_is_corrected_and_the_correction_revoked(open_page: Open) -> None:
    page = open_page()
    page.put(("un.csv", GOOD))
    page.press("publish_1")
    form = open_page(part="corrections")
    form.app.selectbox(key="correct_dataset").select("fundings").run()
    form.app.text_input(key="correct_key").input("P-2").run()
    form.app.selectbox(key="correct_field_fundings").select("amount").run()
    form.app.text_input(key="correct_expected").input("2 000").run()
    form.app.text_input(key="correct_value").input("2 500").run()
    form.app.button(key="correct_publish").click().run()
    assert "Il faut un motif." in form.words
    form.app.text_input(key="correct_reason").input("avenant").run()
    form.app.button(key="correct_publish").click().run()
    assert edition() == 2
    assert "2\u202f500,00\u00a0€" in form.words
    form.app.button(key="correction_revoke").click().run()
    assert edition() == 3
    assert "révoqué par" in form.words


def test_a_rejected_line_waits_and_is_set_aside_with_a_reason(open_page: Open) -> None:
    page = open_page()
    page.put(("faute.csv", FAULTY))
    page.press("publish_valid_1")
    waiting = open_page(part="quarantine")
    assert "D4 «\u00a0deux mille\u00a0»" in waiting.words.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert waiting.app.button(key="quarantine_dismiss").disabled
    waiting.app.text_input(key="quarantine_reason").input("ligne d’essai").run()
    waiting.app.button(key="quarantine_dismiss").click().run()
    assert "écartée par" in waiting.words


def test_all_findings_are_in_the_table_that_is_downloaded(open_page: Open) -> None:
    page = open_page()
    lines = "".join(f"P-{n};Portail;attribué;un{n};21330063500017;33\n" for n in range(120))
    page.put(("longue.csv", HEADS + lines))
    preview = page.upload.preview
    assert preview is not None
    frame: pd.DataFrame = findings.as_frame(preview.findings, "fr")
    unreadable = frame[frame["règle"] == "number-unreadable"]
    assert list(unreadable["cellule"]) == [f"D{row}" for row in range(2, 122)]
    assert len(frame) == len(preview.findings)
    page.app.session_state["cells_1_error_number-unreadable"] = True
    page.app.run()
    assert "1 à 50 sur 120" in page.words
