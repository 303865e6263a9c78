"""The errors of a cell, as the binary formats number them ([MS-XLS] Bes, [MS-XLSB] BErr)."""

NAMES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def error_text(code: int) -> str:
    """What the spreadsheet shows for an error; as Excel does of one that it does not know, ``#UNKNOWN!``."""
    return NAMES.get(code, "#UNKNOWN!")
