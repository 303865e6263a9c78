"""The import page as a script: a file is put down, the page is run until it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import cached
from dashboard.pages.imports.tray import Tray
from dashboard.pages.imports.upload import Upload
from tests.databases import SqliteFiles

SCRIPT = "from dashboard.pages import imports\nimports.show()\n"
HEADS = "N° de dossier;Intitulé du projet;Étape;Montant (€);SIRET du bénéficiaire;Département (code)\n"


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """No answer of another test's database."""
    yield
    cached.readers.clear()
    st.cache_data.clear()


@dataclass
class ImportPage:
    """The page, run by hand."""

    app: AppTest

    def put(self, *files: tuple[str, str | bytes]) -> None:
        """Puts files down and runs until each is read."""
        given = [(name, text.encode() if isinstance(text, str) else text, "") for name, text in files]
        self.app.file_uploader[0].set_value(given).run()
        self.rest()

    def rest(self) -> None:
        """Runs until nothing is under way."""
        while (busy := self.tray.busy) is not None:
            if busy.job is not None:
                busy.job.wait(30)
            self.app.run()
        assert not self.app.exception

    def press(self, key: str) -> None:
        """Presses a button and runs until nothing is under way."""
        self.app.button(key=key).click().run()
        self.rest()

    @property
    def tray(self) -> Tray:
        """The files of the session."""
        tray: Tray = self.app.session_state["import_tray"]
        return tray

    @property
    def upload(self) -> Upload:
        """The file that is shown."""
        shown = self.tray.shown
        assert shown is not None
        return shown

    @property
    def words(self) -> str:
        """All that the page says in HTML."""
        return "\n".join(str(element.proto.body) for element in self.app.get("html"))

    def labels(self) -> list[str]:
        """What the buttons say."""
        return [button.label for button in self.app.button]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles) -> Callable[..., ImportPage]:
    """Opens the page on an empty database of its own; again on the same one where it is asked twice."""
    monkeypatch.setenv("TNT_DATABASE_URL", sqlite_databases.fresh())

    def opened(**params: str) -> ImportPage:
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        return ImportPage(app.run())

    return opened
