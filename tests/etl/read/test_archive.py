"""A zip of spreadsheets: its members are read each as a file; what it should not hold is one sentence."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from etl.read import DEFAULT, UnreadableFile, read
from etl.read.archive import Member, is_archive, members, unpack
from tests.books import xlsx

CSV = "Étape;Montant\nengagé;1\n".encode()
FORMATS = ".xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv, .txt."


def zipped(entries: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in entries.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def flagged(raw: bytes, bit: int) -> bytes:
    """The same archive, its entries flagged in both their heads."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw = raw[: place + offset] + bytes([raw[place + offset] | bit]) + raw[place + offset + 1 :]
            place = raw.find(mark, place + 4)
    return raw


def test_each_member_is_a_file_of_its_own(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "f.xlsx", [["a"]]).read_bytes()
    raw = zipped(
        {
            "dépôt/": b"",
            "dépôt/a.csv": CSV,
            "dépôt/sous/Suivi.XLSX": book,
            "lisez-moi.pdf": b"%PDF",
            "~$Suivi.xlsx": b"x",
            "__MACOSX/dépôt/._a.csv": b"x",
            "dépôt/.DS_Store": b"x",
        }
    )
    assert is_archive(raw, "Dépôt.ZIP")
    found = unpack(raw, "Dépôt.ZIP")
    assert found.members == [Member("a.csv", CSV), Member("Suivi.XLSX", book)]
    assert found.ignored == ["lisez-moi.pdf", "~$Suivi.xlsx"]
    assert members(raw, "Dépôt.ZIP", DEFAULT) == found.members
    assert [read(one.raw, one.name).sheets[0].rows[0][0] for one in found.members] == ["Étape", "a"]


def test_names_that_windows_wrote() -> None:
    """In the code page of the country, or in UTF-8 without saying so."""
    raw = zipped({"d_p_t.csv": CSV}).replace(b"d_p_t.csv", "dépôt.csv".encode("cp850"))
    assert [one.name for one in members(raw, "a.zip")] == ["dépôt.csv"]
    raw = zipped({"d__pt.csv": CSV}).replace(b"d__pt.csv", "dépt.csv".encode())
    assert [one.name for one in members(raw, "a.zip")] == ["dépt.csv"]


BOMB = bytes(30 * 1024 * 1024)
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    (
        "nested",
        lambda: zipped({"a.csv": CSV, "b/c.zip": b"PK"}),
        "« a.zip » contient une autre archive (« c.zip ») : déposez-la à part.",
    ),
    (
        "absolute",
        lambda: zipped({"/etc/a.csv": CSV}),
        "« a.zip » contient un élément au chemin interdit (« a.csv ») : refaites l’archive à partir des seuls "
        "fichiers.",
    ),
    (
        "drive",
        lambda: zipped({"C:\\temp\\a.csv": CSV}),
        "« a.zip » contient un élément au chemin interdit (« a.csv ») : refaites l’archive à partir des seuls "
        "fichiers.",
    ),
    (
        "parent",
        lambda: zipped({"a/../../b\n.csv": CSV}),
        "« a.zip » contient un élément au chemin interdit (« b_.csv ») : refaites l’archive à partir des seuls "
        "fichiers.",
    ),
    (
        "twice",
        lambda: zipped({"2023/a.csv": CSV, "2024/a.csv": CSV}),
        "« a.zip » contient deux fichiers nommés « a.csv » : renommez l’un d’eux.",
    ),
    (
        "encrypted",
        lambda: flagged(zipped({"a.csv": CSV}), 1),
        "« a.zip » est protégé par un mot de passe : enregistrez-en une copie sans protection.",
    ),
    (
        "bomb",
        lambda: zipped({"a.csv": BOMB}),
        "« a.zip » contient une partie démesurée (« a.csv », plus de 200 fois sa taille compressée) : copiez le "
        "tableau seul dans un nouveau classeur.",
    ),
    (
        "workbook",
        lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
        "« a.zip » est un classeur nommé .zip : rendez-lui son extension (.xlsx, .xlsm ou .ods).",
    ),
    (
        "nothing",
        lambda: zipped({"a.pdf": b"%PDF", "vide/": b""}),
        f"« a.zip » ne contient aucun tableur : formats lus {FORMATS}",
    ),
    (
        "no-zip",
        lambda: b"Rar!\x1a\x07",
        "« a.zip » est abîmé ou n’est pas une archive .zip : refaites-la, ou déposez les fichiers un à un.",
    ),
    (
        "cut",
        lambda: zipped({"a.csv": CSV})[:-30],
        "« a.zip » est abîmé ou incomplet : il ne s’ouvre pas comme un tableur. Téléchargez-le ou exportez-le de "
        "nouveau.",
    ),
    ("empty", lambda: b"", "« a.zip » est vide (0 octet) : exportez-le de nouveau."),
]


@pytest.mark.parametrize(("make", "said"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_an_archive_should_not_hold(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        members(make(), "../a.zip")
    assert refused.value.message() == said


def test_the_limits_hold() -> None:
    raw = zipped({"a.csv": CSV * 100, "b.csv": CSV})
    for limits, said in (
        (replace(DEFAULT, entries=1), "« a.zip » est une archive de plus de 1 éléments"),
        (replace(DEFAULT, inflated=1000), "« a.zip » dépasse 0 Mo une fois décompressé"),
        (replace(DEFAULT, file=1000), "« a.zip » : « a.csv » dépasse 0 Mo"),
    ):
        with pytest.raises(UnreadableFile) as refused:
            members(raw, "a.zip", limits)
        assert refused.value.message().startswith(said)


def test_an_archive_is_not_read_as_a_file() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(zipped({"a.csv": CSV}), "a.zip")
    assert refused.value.message() == "« a.zip » est une archive : déposez les fichiers qu’elle contient."
