"""The characters that spreadsheets and word processors put where a plain one is meant."""

from etl.read.workbook import Value, show

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u2003\t\r\n"), " ")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad"))
MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2010\u2011"), "-")
APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u02bc`"), "'")


def clean(words: str) -> bool:
    """Whether a text is its own plain form: nothing but printable characters and single spaces between words."""
    return words.isprintable() and "  " not in words and words[:1] not in " '" and words[-1:] != " "


def plain(value: Value) -> str:
    """A raw value as text with plain single spaces, no invisible character, no spreadsheet apostrophe before it."""
    words = value if isinstance(value, str) else show(value)
    if words and clean(words):
        return words
    if not words.isascii():
        words = words.translate(INVISIBLE).translate(SPACES)
    words = " ".join(words.split())
    return words[1:] if words.startswith("'") else words
