"""What Excel demands of a package, checked part by part (ECMA-376 part 1, 18.3.1.99, 18.8, 18.7; part 2)."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.etl.annotate.books import parts

ORDER = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def name_of(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def child(element: ElementTree.Element, name: str) -> ElementTree.Element:
    return next(one for one in element if name_of(one) == name)


def number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total


def check(content: bytes) -> None:
    """Asserts everything at once; the message names the part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert len({name.lower() for name in names}) == len(names)
        assert archive.testzip() is None
    held = parts(content)
    trees = {
        name: ElementTree.fromstring(xml) for name, xml in held.items() if name.endswith((".xml", ".rels", ".vml"))
    }
    _types(held, trees)
    links = {name: dict(_relations(name, held, trees)) for name in held if not name.endswith(".rels")}
    links[""] = dict(_relations("", held, trees))
    book = next(part for kind, part in links[""].values() if kind == "officeDocument")
    formats = _styles(trees[next(part for kind, part in links[book].values() if kind == "styles")])
    sheets = list(child(trees[book], "sheets"))
    assert len({one.get("name", "").casefold() for one in sheets}) == len(sheets)
    assert len({one.get("sheetId") for one in sheets}) == len(sheets)
    for one in trees[book].iter():
        if name_of(one) == "definedName" and one.get("localSheetId"):
            assert int(one.get("localSheetId", "")) < len(sheets)
    selected = 0
    for one in sheets:
        _, part = links[book][one.get(RELATION, "")]
        selected += _sheet(part, trees, links[part], formats)
    assert selected == 1
    shapes = [n for name, xml in held.items() if name.endswith(".vml") for n in re.findall(rb'"(_x0000_s[0-9]+)"', xml)]
    assert len(set(shapes)) == len(shapes)


def _types(held: dict[str, bytes], trees: dict[str, ElementTree.Element]) -> None:
    types = trees["[Content_Types].xml"]
    defaults = [one.get("Extension", "").lower() for one in types if name_of(one) == "Default"]
    overrides = [one.get("PartName", "").lower() for one in types if name_of(one) == "Override"]
    assert len(set(defaults)) == len(defaults)
    assert len(set(overrides)) == len(overrides)
    known = {f"/{name}".lower() for name in held}
    assert set(overrides) <= known | {"/_rels/.rels"}
    for name in held:
        typed = name.endswith("/") or name.rpartition(".")[2].lower() in defaults or f"/{name}".lower() in overrides
        assert typed or name == "[Content_Types].xml", name


def _relations(
    part: str, held: dict[str, bytes], trees: dict[str, ElementTree.Element]
) -> Iterator[tuple[str, tuple[str, str]]]:
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    links = list(trees[where]) if where in trees else []
    assert len({one.get("Id") for one in links}) == len(links), where
    for one in links:
        if one.get("TargetMode") == "External":
            continue
        target = one.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        assert path in held, (where, target)
        yield one.get("Id", ""), (one.get("Type", "").rpartition("/")[2], path)


def _styles(root: ElementTree.Element) -> int:
    sizes = {}
    for name in ("fonts", "fills", "borders", "cellXfs"):
        group = child(root, name)
        sizes[name] = len(group)
        assert group.get("count") in (None, str(len(group))), name
    for one in child(root, "cellXfs"):
        assert int(one.get("fontId", "0")) < sizes["fonts"]
        assert int(one.get("fillId", "0")) < sizes["fills"]
        assert int(one.get("borderId", "0")) < sizes["borders"]
    return sizes["cellXfs"]


def _sheet(part: str, trees: dict[str, ElementTree.Element], links: dict[str, tuple[str, str]], formats: int) -> bool:
    root = trees[part]
    order = [ORDER.index(name_of(one)) for one in root if name_of(one) in ORDER]
    assert order == sorted(order), (part, [name_of(one) for one in root])
    last = 0
    for row in child(root, "sheetData"):
        at = int(row.get("r", last + 1))
        assert at > last, part
        last, column = at, 0
        for cell in row:
            found = re.fullmatch(r"([A-Z]+)([0-9]+)", cell.get("r", ""))
            here = number(found[1]) if found else column + 1
            assert here > column, (part, cell.get("r"))
            assert found is None or int(found[2]) == at
            assert int(cell.get("s", "0")) < formats
            column = here
    for name in ("hyperlinks", "mergeCells"):
        for group in (one for one in root if name_of(one) == name):
            assert len(group) > 0
            assert group.get("count") in (None, str(len(group)))
    _notes(root, trees, links)
    return any(one.get("tabSelected") in ("1", "true") for one in root.iter() if name_of(one) == "sheetView")


def _notes(root: ElementTree.Element, trees: dict[str, ElementTree.Element], links: dict[str, tuple[str, str]]) -> None:
    comments = [part for kind, part in links.values() if kind == "comments"]
    assert len(comments) <= 1
    if not comments:
        return
    authors, held = (child(trees[comments[0]], name) for name in ("authors", "commentList"))
    refs = [one.get("ref", "") for one in held]
    assert refs
    assert len(set(refs)) == len(refs)
    assert all(int(one.get("authorId", "0")) < len(authors) for one in held)
    drawing = next(one for one in root if name_of(one) == "legacyDrawing")
    kind, part = links[drawing.get(RELATION, "")]
    assert kind == "vmlDrawing"
    shown = []
    for shape in (
        one for one in trees[part].iter() if name_of(one) == "ClientData" and one.get("ObjectType") == "Note"
    ):
        said = {name_of(one): one.text or "" for one in shape}
        shown.append((int(said["Row"]) + 1, int(said["Column"]) + 1))
        assert len(said.get("Anchor", ",,,,,,,").split(",")) == 8
    places = {(int(found[2]), number(found[1])) for ref in refs if (found := re.fullmatch(r"([A-Z]+)([0-9]+)", ref))}
    assert sorted(shown) == sorted(places)
