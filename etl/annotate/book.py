"""The workbook part: its sheets in order, and what counts them by their place."""

from dataclasses import dataclass

from etl.annotate.errors import Unpatchable
from etl.annotate.markup import escaped, prefixed, spliced, whole, with_attribute
from etl.annotate.outline import Node, appended, outline
from etl.annotate.package import Package
from etl.annotate.relations import OFFICE, relate, relations, unrelate

BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
"""What stands before ``definedNames`` (ECMA-376 part 1, 18.2.27)."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook; one of charts or dialogs has no cells."""

    name: str
    part: str
    relation: str
    cells: bool = True


class Book:
    """The workbook of a package."""

    def __init__(self, package: Package) -> None:
        """Raises Unpatchable where the package holds no workbook."""
        self._package = package
        found = next((one.part for one in relations(package, "") if one.kind == "officeDocument"), None)
        if found is None or not package.has(found):
            raise Unpatchable("no workbook")
        self.part = found
        self.sheets = self._sheets()

    def _sheets(self) -> list[SheetPart]:
        links = {one.id: one for one in relations(self._package, self.part)}
        held = self._root.first("sheets")
        if held is None:
            raise Unpatchable("no sheets")
        found = []
        for node in held.all("sheet"):
            identifier = node.get("id") or ""
            link = links.get(identifier)
            if link is None or link.part is None or not self._package.has(link.part):
                raise Unpatchable("a sheet without part")
            found.append(SheetPart(node.attributes.get("name", ""), link.part, identifier, link.kind == "worksheet"))
        return found

    @property
    def _xml(self) -> bytes:
        return self._package.read(self.part)

    @property
    def _root(self) -> Node:
        return outline(self._xml, 2)

    @property
    def styles(self) -> str:
        """The part of the style sheet. Raises Unpatchable where there is none."""
        found = next((one.part for one in relations(self._package, self.part) if one.kind == "styles"), None)
        if found is None:
            raise Unpatchable("no styles")
        return found

    @property
    def strings(self) -> str | None:
        """The part of the shared texts."""
        links = relations(self._package, self.part)
        return next((one.part for one in links if one.kind == "sharedStrings"), None)

    def free_name(self, wanted: str) -> str:
        """The name, or with a number where a sheet bears it already."""
        taken = {sheet.name.casefold() for sheet in self.sheets}
        number, name = 1, wanted
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} ({number})"
        return name

    def insert_first(self, name: str, part: str, names: list[bytes]) -> None:
        """Puts a sheet before all others and opens the file on it; ``names`` are its defined names."""
        relation = relate(self._package, self.part, "worksheet", part)
        root = self._root
        held = root.first("sheets")
        if held is None:
            raise Unpatchable("no sheets")
        number = max((whole(one.get("sheetId")) for one in held.children), default=0) + 1
        one = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>' % (
            root.prefix,
            OFFICE.encode(),
            escaped(name),
            number,
            relation.encode(),
        )
        edits = [(held.inner, held.inner, one), *self._opened_on_first(root), *self._moved(root, 0, 1)]
        self._package.put(self.part, spliced(self._xml, [*edits, self._named(root, names)]))
        self.sheets.insert(0, SheetPart(name, part, relation))

    def remove(self, place: int) -> None:
        """Takes a sheet out, with its part, its relations and the names that are its own."""
        gone = self.sheets.pop(place)
        root = self._root
        held = root.first("sheets")
        node = [] if held is None else [one for one in held.all("sheet") if one.get("id") == gone.relation]
        edits = [(one.start, one.end, b"") for one in node]
        self._package.put(self.part, spliced(self._xml, [*edits, *self._moved(root, place, -1)]))
        unrelate(self._package, self.part, gone.relation)
        for link in relations(self._package, gone.part):
            if link.part and self._package.has(link.part):
                self._package.drop(link.part)
            unrelate(self._package, gone.part, link.id)
        self._package.drop(gone.part)

    def _opened_on_first(self, root: Node) -> list[tuple[int, int, bytes]]:
        views = root.first("bookViews")
        edits = []
        for view in views.all("workbookView") if views else ():
            tag = self._xml[view.start : view.inner]
            for name in ("activeTab", "firstSheet"):
                if view.attributes.get(name, "0") != "0":
                    tag = with_attribute(tag, name.encode(), b"0")
            edits.append((view.start, view.inner, tag))
        return edits

    def _moved(self, root: Node, place: int, by: int) -> list[tuple[int, int, bytes]]:
        """Names that belong to a sheet say which one by its place: those from ``place`` on move, or go with it."""
        held = root.first("definedNames")
        edits = []
        for node in held.all("definedName") if held else ():
            at = whole(node.get("localSheetId"), -1)
            if by < 0 and at == place:
                edits.append((node.start, node.end, b""))
            elif at >= place:
                tag = with_attribute(self._xml[node.start : node.inner], b"localSheetId", b"%d" % (at + by))
                edits.append((node.start, node.inner, tag))
        return edits

    def _named(self, root: Node, names: list[bytes]) -> tuple[int, int, bytes]:
        held = root.first("definedNames")
        content = prefixed(b"".join(names), root.prefix)
        if held is not None:
            return appended(self._xml, held, content)
        after = [node for node in root.children if node.name in BEFORE_NAMES][-1]
        wrapped = b"<%sdefinedNames>%s</%sdefinedNames>" % (root.prefix, content, root.prefix)
        return after.end, after.end, wrapped
