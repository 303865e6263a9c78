"""The files of a session, in order of arrival."""

import hashlib
from dataclasses import dataclass, field

import streamlit as st

from dashboard.pages.imports.upload import Upload

_TRAY = "import_tray"


@dataclass
class Tray:
    """The uploads of a session, in order of arrival, and the one that the page shows."""

    uploads: list[Upload] = field(default_factory=list)
    chosen: int = 0
    numbers: int = 0
    generation: int = 0

    def add(self, name: str, content: bytes) -> Upload:
        """A file more, chosen if it is alone; the same bytes under the same name are the upload that is there."""
        seal = hashlib.sha256(content).digest()
        for upload in self.uploads:
            if upload.name == name and upload.content and hashlib.sha256(upload.content).digest() == seal:
                return upload
        self.numbers += 1
        made = Upload(self.numbers, name, content)
        self.uploads.append(made)
        return made

    def remove(self, upload: Upload) -> None:
        """Forgets a file, and stops what is under way for it."""
        if upload.reading is not None:
            upload.reading.cancel()
        self.uploads.remove(upload)

    @property
    def shown(self) -> Upload | None:
        """The upload that the page shows: the one chosen, else the first that asks for something, else the last."""
        waiting = [one for one in self.uploads if one.state != "published"]
        by_number = {one.number: one for one in self.uploads}
        return by_number.get(self.chosen) or next(iter(waiting or self.uploads), None)

    @property
    def busy(self) -> Upload | None:
        """The upload whose work is under way."""
        return next((one for one in self.uploads if one.job is not None), None)


def tray() -> Tray:
    """The tray of this session."""
    made: Tray = st.session_state.setdefault(_TRAY, Tray())
    return made
