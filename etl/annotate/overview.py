"""The summary sheet: the file and its counts, one line a rule, then every finding with a link to its cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from data.texts import text
from etl.address import a1, letters
from etl.annotate.cells import empty_cell, height_of, number_cell, row_of, text_cell
from etl.annotate.listing import COLUMNS, MOST_LINKS, Listing, quoted, target_of
from etl.annotate.look import Look
from etl.annotate.marks import GRAVEST, LAST_ROW, Line
from etl.annotate.markup import escaped, fit
from etl.annotate.recognised import FIRST_SWATCH, title
from etl.annotate.summary import COUNTS, Summary, groups

FIRST_NOTICE = 7
WIDTHS = tuple(COLUMNS.values())
LAST = letters(len(COLUMNS))
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetPr><tabColor rgb="FF29598F"/><pageSetUpPr fitToPage="1"/></sheetPr>'
)
FOOT = (
    '<printOptions horizontalCentered="1"/>'
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
)


class Overview:
    """The sheet of one file; ``sheets`` are the names of the sheets that a link can reach."""

    def __init__(
        self, summary: Summary, found: Sequence[Line], sheets: set[str], look: Look, lang: str, notices: Sequence[str]
    ) -> None:
        self._summary, self._found, self._look, self._lang = summary, found, look, lang
        self._listing = Listing(look, sheets, lang)
        self._groups = groups(found)
        self._notices = [(look.notice, notice) for notice in notices]
        if summary.blocked:
            said = text("annotate.blocked", lang, reasons=" ".join(summary.blocked))
            self._notices.insert(0, (look.refusal, said))
        if not found:
            self._notices.append((look.notice, text("annotate.no_finding", lang)))
        if sum(target_of(line, sheets) is not None for line in found) > MOST_LINKS:
            self._notices.append((look.notice, text("annotate.links_limit", lang, limit=MOST_LINKS)))
        self.header = FIRST_NOTICE + len(self._notices)
        self._kept = LAST_ROW - self.header - len(self._groups)
        if len(found) > self._kept:
            self._notices.append((look.notice, text("annotate.lines_limit", lang, left=len(found) - self._kept + 1)))
            self.header, self._kept = self.header + 1, self._kept - 1
        self.last = self.header + len(self._groups) + min(len(found), self._kept)

    def xml(self, swatches: Sequence[int]) -> list[bytes | memoryview]:
        """The worksheet part; ``swatches`` are the cell formats to keep in hidden cells of the first row."""
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(WIDTHS, 1)
        )
        if swatches:
            end = FIRST_SWATCH + len(swatches) - 1
            columns += f'<col min="{FIRST_SWATCH}" max="{end}" width="2" hidden="1" customWidth="1"/>'
        below = self.header + 1
        view = (
            '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
            f'<pane ySplit="{self.header}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
        )
        rows = [row.encode() for row in self._rows(swatches)]
        merged = [
            f'<mergeCell ref="A{row}:{LAST}{row}"/>' for row in range(FIRST_NOTICE, FIRST_NOTICE + len(self._notices))
        ]
        after = f'</sheetData><autoFilter ref="A{self.header}:{LAST}{max(self.last, self.header)}"/>'
        if merged:
            after += f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>'
        if self._listing.links:
            after += f"<hyperlinks>{''.join(self._listing.links)}</hyperlinks>"
        quiet = f'<ignoredErrors><ignoredError sqref="A1:{LAST}{self.last}" numberStoredAsText="1"/></ignoredErrors>'
        return [f"{HEAD}{view}".encode(), *rows, f"{after}{FOOT}{quiet}</worksheet>".encode()]

    def names(self, sheet: str) -> list[bytes]:
        """The defined names of the sheet: what its filter spans, and the rows that each printed page repeats."""
        where = escaped(quoted(sheet)).decode()
        spanned = f"{where}!$A${self.header}:${LAST}${max(self.last, self.header)}"
        repeated = f"{where}!${self.header}:${self.header}"
        return [
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{spanned}</definedName>'.encode(),
            f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{repeated}</definedName>'.encode(),
        ]

    def _rows(self, swatches: Sequence[int]) -> Iterator[str]:
        look, lang, summary = self._look, self._lang, self._summary
        first = [text_cell("A1", look.title, title(lang))]
        first += [empty_cell(a1(1, FIRST_SWATCH + n), style) for n, style in enumerate(swatches)]
        yield row_of(1, first, 30)
        yield row_of(2, [text_cell("A2", look.subtitle, self._about())], 18)
        yield row_of(3, [text_cell("A3", look.small, text("annotate.sha256", lang, sha256=summary.sha256))], 14)
        tally = Counter(line.finding.severity for line in self._found)
        counts = [(f"lines_{name}", getattr(summary, name)) for name in COUNTS]
        counts += [(f"count_{severity}", tally[severity]) for severity in GRAVEST]
        named = [text_cell(a1(4, n), look.label, text(f"annotate.{key}", lang)) for n, (key, _) in enumerate(counts, 1)]
        yield row_of(4, named, 20)
        yield row_of(5, [number_cell(a1(5, n), look.number, count) for n, (_, count) in enumerate(counts, 1)], 24)
        yield row_of(6, [], 8)
        for row, (style, words) in enumerate(self._notices, FIRST_NOTICE):
            cells = [text_cell(f"A{row}", style, words)] + [
                empty_cell(a1(row, n), style) for n in range(2, len(COLUMNS) + 1)
            ]
            yield row_of(row, cells, height_of([(words, sum(WIDTHS))]))
        heads = [text(f"annotate.column_{name}", lang) for name in COLUMNS]
        yield row_of(
            self.header, [text_cell(a1(self.header, n), look.header, words) for n, words in enumerate(heads, 1)], 22
        )
        at = self.header + 1
        for row, group in enumerate(self._groups, at):
            yield self._listing.group(row, group)
        at += len(self._groups)
        for row, line in enumerate(self._found[: self._kept], at):
            yield self._listing.finding(row, line)

    def _about(self) -> str:
        summary, lang = self._summary, self._lang
        said = [fit(summary.name, 255)]
        if summary.data_date is not None:
            said.append(text("annotate.data_date", lang, date=_day(summary.data_date, lang)))
        moment = f"{_day(summary.produced_at, lang)} {summary.produced_at:%H:%M}"
        return " · ".join([*said, text("annotate.produced_at", lang, moment=moment)])


def _day(one: date, lang: str) -> str:
    return one.strftime(text("annotate.date_format", lang))
