"""Files that are not what they claim: one sentence, exit 2 (unreadable) or 1 (nothing to load), nothing written."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.read import UnreadableFile
from etl.read.errors import Refusal
from etl.read.xml_guard import XmlGuard
from tests.books import csv_file, xlsx
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import PORTAL, PROJECTS, projects
from tests.etl.read import hostile
from tests.etl.read.formats import encrypted, ods, xls
from tests.etl.read.packages import load, rewritten

Make = Callable[[Path], Path]
COPY = "copiez le tableau seul dans un nouveau classeur."
READ = ".xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv, .txt, et .zip."
DAMAGED = "est abîmé ou incomplet : il ne s’ouvre pas comme un tableur. Téléchargez-le ou exportez-le de nouveau."


def truncated(folder: Path) -> Path:
    path = projects(folder / "tronque.xlsx", PORTAL)
    path.write_bytes(path.read_bytes()[:3000])
    return path


def one_byte_changed(folder: Path) -> Path:
    """The archive's own checksum no longer holds."""
    path = projects(folder / "abime.xlsx", PORTAL)
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    raw[entry.header_offset + 80] ^= 0xFF
    path.write_bytes(bytes(raw))
    return path


def written(name: str, raw: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(raw)
        return folder / name

    return make


def zip_bomb(folder: Path) -> Path:
    """A hundred kilobytes that inflate to a hundred megabytes."""
    path = projects(folder / "bombe.xlsx", PORTAL)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/image1.bin", "w") as entry:
        for _ in range(100):
            entry.write(bytes(1 << 20))
    assert path.stat().st_size < 200_000
    return path


def many_entries(folder: Path) -> Path:
    path = projects(folder / "entrees.xlsx", PORTAL)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_000):
            archive.writestr(f"xl/extra/{number}", b"")
    return path


def locked_ods(folder: Path) -> Path:
    path = ods(folder / "f.ods", [["a", "b"]])
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept["META-INF/manifest.xml"] = kept["META-INF/manifest.xml"].replace(
        b'media-type="text/xml"/>', b'media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    with zipfile.ZipFile(folder / "verrou.ods", "w") as archive:
        for name, raw in kept.items():
            archive.writestr(name, raw)
    return folder / "verrou.ods"


def plain_zip(folder: Path) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("lettre.txt", "bonjour")
    return written("lettre.xlsx", buffer.getvalue())(folder)


def workbook_named_csv(folder: Path) -> Path:
    return projects(folder / "p.xlsx", PORTAL).rename(folder / "faux.csv")


UNREADABLE: list[tuple[Make, str]] = [
    (truncated, f"« tronque.xlsx » {DAMAGED}"),
    (one_byte_changed, f"« abime.xlsx » {DAMAGED}"),
    (
        written("renomme.xlsx", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
        "« renomme.xlsx » n’est pas un tableur mais un fichier PDF : exportez le tableau au format .xlsx ou .csv.",
    ),
    (
        written("page.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        "« page.xls » n’est pas un tableur mais un fichier HTML/XML : exportez le tableau au format .xlsx ou .csv.",
    ),
    (
        plain_zip,
        "« lettre.xlsx » n’est pas un tableur mais un fichier zip : exportez le tableau au format .xlsx ou .csv.",
    ),
    (written("bruit.xls", bytes(range(256)) * 8), f"« bruit.xls » {DAMAGED}"),
    (written("ole.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)), f"« ole.xls » {DAMAGED}"),
    (
        lambda folder: encrypted(folder / "secret.xlsx"),
        "« secret.xlsx » est protégé par un mot de passe : enregistrez-en une copie sans protection.",
    ),
    (locked_ods, "« verrou.ods » est protégé par un mot de passe : enregistrez-en une copie sans protection."),
    (written("vide.xlsx", b""), "« vide.xlsx » est vide (0 octet) : exportez-le de nouveau."),
    (written("vide.csv", b""), "« vide.csv » est vide (0 octet) : exportez-le de nouveau."),
    (
        lambda folder: csv_file(folder / "trente-deux.csv", [PROJECTS, PORTAL], encoding="utf-32"),
        "« trente-deux.csv » n’est lisible ni en UTF-8 ni en Windows-1252 (encodage trouvé : UTF-32) : "
        "enregistrez-le en « CSV UTF-8 ».",
    ),
    (
        written("octets.csv", "N° de dossier;Intitulé\nA-1;".encode("cp1252") + b"\x81\x8d\x9d\n"),
        "« octets.csv » n’est lisible ni en UTF-8 ni en Windows-1252 (encodage trouvé : ?) : "
        "enregistrez-le en « CSV UTF-8 ».",
    ),
    (
        written("nul.csv", "Identifiant;Intitulé\nA-1;".encode() + b"a\x00b\n"),
        "« nul.csv » contient des octets nuls (ligne 2) : ce n’est pas un texte, ou il est abîmé. "
        "Exportez-le de nouveau en « CSV UTF-8 ».",
    ),
    (
        written("guillemet.csv", b'a;b\n1;"ouvert\n2;3\n'),
        "« guillemet.csv » a un guillemet non fermé vers la ligne 2 : corrigez-le ou exportez de nouveau.",
    ),
    (workbook_named_csv, "« faux.csv » est un classeur nommé .csv : rendez-lui son extension (.xlsx, .xls ou .ods)."),
    (
        written("note.docx", b"PK\x03\x04"),
        f"« note.docx » n’est pas un tableur (.docx) : formats lus {READ}",
    ),
    (
        zip_bomb,
        "« bombe.xlsx » contient une partie démesurée (« xl/media/image1.bin », plus de 200 fois sa taille "
        f"compressée) : {COPY}",
    ),
    (many_entries, f"« entrees.xlsx » est une archive de plus de 2000 éléments : {COPY}"),
    (
        lambda folder: folder / "absent.xlsx",
        "« absent.xlsx » n’existe pas ou ne peut pas être ouvert : vérifiez le chemin.",
    ),
    (lambda folder: folder, "« {name} » n’existe pas ou ne peut pas être ouvert : vérifiez le chemin."),
]

ENTITIES = (
    "contient une déclaration interdite dans un classeur (entités, dans « {part} ») : enregistrez-le de nouveau depuis "
    "un tableur."
)
FAR = "est isolée très loin du tableau : effacez-la et enregistrez."

ATTACKS: list[tuple[Make, str]] = [
    *[
        (hostile.entities(part), f"« entites.xlsx » {ENTITIES.format(part=part)}")
        for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml")
    ],
    (hostile.entities("content.xml", "ods"), f"« entites.ods » {ENTITIES.format(part='content.xml')}"),
    (hostile.outside_entity, f"« dehors.xlsx » {ENTITIES.format(part='xl/worksheets/sheet1.xml')}"),
    (
        hostile.wide_characters,
        "« large.xlsx » a une partie qui n’est pas en UTF-8 (« xl/worksheets/sheet1.xml ») : enregistrez-le de nouveau "
        "depuis un tableur.",
    ),
    (
        hostile.endless_levels,
        "« niveaux.xlsx » a une partie aux niveaux sans fin (« xl/workbook.xml ») : enregistrez-le de nouveau depuis "
        "un tableur.",
    ),
    (
        lambda folder: rewritten(
            xlsx(folder / "lettre.xlsx", hostile.TABLE), lambda xml: xml, more={"word/document.xml": b"<w/>"}
        ),
        "« lettre.xlsx » n’est pas un tableur mais un fichier Word : exportez le tableau au format .xlsx ou .csv.",
    ),
    (hostile.false_size, f"« faux.xlsx » {DAMAGED}"),
    (
        hostile.giant_text,
        "« geant.xlsx » contient une partie démesurée (« xl/worksheets/sheet1.xml », plus de 200 fois sa taille "
        f"compressée) : {COPY}",
    ),
    (
        hostile.far_cell("loin.xlsx", "XFD1048576", "y"),
        f"« loin.xlsx » : la cellule XFD1048576 de la feuille « Sheet » {FAR}",
    ),
    (
        hostile.far_cell("droite.xlsx", "ZZZ2", 1),
        f"« droite.xlsx » : la cellule ZZZ2 de la feuille « Sheet » {FAR}",
    ),
    (
        hostile.far_cell("bas.xlsx", "AX1048576", 1),
        f"« bas.xlsx » : la cellule AX1048576 de la feuille « Sheet » {FAR}",
    ),
    (
        hostile.far_cell("formule.xlsx", "XFD1048576", "=1/0"),
        f"« formule.xlsx » : la cellule XFD1048576 de la feuille « Sheet » {FAR}",
    ),
    (
        hostile.million_columns,
        "« colonnes.csv » : la feuille « colonnes » a plus de 2000 colonnes : ne gardez que celles du tableau.",
    ),
    (
        hostile.repeated,
        "« repete.ods » a plus de 25000000 cellules : découpez-le, ou copiez le tableau seul dans un nouveau classeur.",
    ),
    (
        lambda folder: xls(folder / "secret.xls", [["a", "b"]], locked=True),
        "« secret.xls » est protégé par un mot de passe : enregistrez-en une copie sans protection.",
    ),
]


@pytest.mark.parametrize(("make", "sentence"), ATTACKS, ids=[said.split(" (")[0][:60] for _make, said in ATTACKS])
def test_attacks(tmp_path: Path, make: Make, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        load(make(tmp_path))
    assert refused.value.message() == sentence


@pytest.mark.parametrize(
    "make",
    [hostile.far_space, hostile.million_spaces, hostile.far_cell("vide.xlsx", "XFD1048576", "")],
    ids=["far-space", "million-spaces", "far-empty"],
)
def test_blanks_far_from_an_honest_table_are_no_obstacle(tmp_path: Path, make: Make) -> None:
    (sheet,) = load(make(tmp_path)).sheets
    assert list(map(list, sheet.rows)) == [["Étape", "Montant"], ["engagé", 1.0], ["payé", 2.0]]
    assert (sheet.first_row, sheet.first_column) == (1, 1)


def test_levels_without_end_in_a_sheet_are_passed_over(tmp_path: Path) -> None:
    deep = b"<a>" * 500_000 + b"</a>" * 500_000
    path = rewritten(
        xlsx(tmp_path / "f.xlsx", hostile.TABLE), lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + deep)
    )
    assert load(path).sheets[0].values(2) == ("engagé", 1.0)


@pytest.mark.parametrize("size", [1, 3, 7, 16, 1000])
def test_a_declaration_is_seen_wherever_a_piece_is_cut(size: int) -> None:
    xml = b"<?xml version='1.0'?>" + b" " * 20 + b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    guard = XmlGuard("a.xml")
    with pytest.raises(Refusal, match="xml-entities"):
        hostile.watched(guard, xml, size)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_levels_are_counted_wherever_a_piece_is_cut(size: int) -> None:
    guard = XmlGuard("a.xml")
    hostile.watched(guard, b"<!-- a --><a><b c='d'/></a >" * 300 + b"<a>" * 256, size)
    with pytest.raises(Refusal, match="xml-depth"):
        guard.watch(b"<a>" * size * 16)


NOTHING_TO_LOAD: list[tuple[Make, str]] = [
    (
        lambda folder: xlsx(folder / "blanc.xlsx", {"Feuille": []}),
        "blanc.xlsx : Le classeur ne contient aucune donnée. Exportez-le de nouveau.",
    ),
    (
        lambda folder: xlsx(folder / "couleurs.xlsx", [["Couleur", "Forme"], ["rouge", "rond"]]),
        "couleurs.xlsx : Aucune colonne connue : ce fichier ne ressemble à aucun jeu de données. "
        "Partez d’un modèle (« tnt template JEU -o fichier.xlsx ») ou nommez le jeu.",
    ),
    (
        lambda folder: projects(folder / "entete.xlsx"),
        "entete.xlsx : Le tableau n’a aucune ligne sous son en-tête. Exportez-le de nouveau, sans filtre.",
    ),
    (
        written("prose.csv", "Bonjour, voici le tableau demandé.\nBien à vous\n".encode()),
        "prose.csv : Aucune colonne connue : ce fichier ne ressemble à aucun jeu de données. "
        "Partez d’un modèle (« tnt template JEU -o fichier.xlsx ») ou nommez le jeu.",
    ),
]


def assert_nothing_written(stored: Rows) -> None:
    assert stored("editions", "number") == []
    assert stored("files", "sha256") == []
    assert stored("projects", "id") == []


@pytest.mark.parametrize(("make", "sentence"), UNREADABLE, ids=[sentence.split("»")[0] for _m, sentence in UNREADABLE])
def test_unreadable(tnt: Command, tmp_path: Path, stored: Rows, make: Make, sentence: str) -> None:
    path = make(tmp_path)
    ran = tnt("load", path)
    assert ran.status == 2
    assert ran.sentence == sentence.format(name=path.name)
    assert ran.out == ""
    assert_nothing_written(stored)


@pytest.mark.parametrize(("make", "sentence"), NOTHING_TO_LOAD, ids=[one[1].split(":")[0] for one in NOTHING_TO_LOAD])
def test_nothing_to_load(tnt: Command, tmp_path: Path, stored: Rows, make: Make, sentence: str) -> None:
    ran = tnt("load", make(tmp_path))
    assert ran.status == 1
    assert ran.sentence == sentence
    assert_nothing_written(stored)


def test_english_sentences(tnt: Command, tmp_path: Path) -> None:
    ran = tnt("--lang", "en", "load", written("vide.csv", b"")(tmp_path))
    assert ran.status == 2
    assert ran.sentence.startswith("“vide.csv” is empty (0 bytes)")


def test_a_bad_file_among_good_ones_stops_none_of_them(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    good = projects(tmp_path / "bon.xlsx", PORTAL)
    ran = tnt("load", written("vide.csv", b"")(tmp_path), good)
    assert ran.status == 2
    assert ran.sentence == "« vide.csv » est vide (0 octet) : exportez-le de nouveau."
    assert stored("editions", "number", "file_name") == [(1, "bon.xlsx")]


def test_what_a_cell_holds_is_data(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    title = '<script>alert(1)</script>\'; DROP TABLE projects; -- =HYPERLINK("x") {0.__class__} **gras**'
    ran = tnt.load(csv_file(tmp_path / "p.csv", [PROJECTS, (*PORTAL[:1], title, *PORTAL[2:])]))
    assert (ran.status, ran.json["edition"]) == (0, 1)
    assert stored("projects", "title") == [(title,)]
    assert title in tnt("trace", "projects_awarded").out
