"""The texts that people write in the review: kept as they are, within limits, and never empty where needed."""

import unicodedata

from etl.review.refusal import Refusal, named

LINE, LONG = 500, 20_000
"""Characters in a line (a title, a name) and in a text of several lines (minutes, a comment)."""


class EmptyText(Refusal):
    """A text that is needed has no word."""

    key = "empty"

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    def values(self, lang: str) -> dict[str, object]:
        """The field's name."""
        return {"field": named(self.field, lang)}


class LongText(Refusal):
    """A text is longer than its field takes: ``length`` and ``limit`` in characters."""

    key = "too_long"

    def __init__(self, field: str, length: int, limit: int) -> None:
        super().__init__(field, length, limit)
        self.field, self.length, self.limit = field, length, limit

    def values(self, lang: str) -> dict[str, object]:
        """The field's name, both lengths."""
        return {"field": named(self.field, lang), "length": self.length, "limit": self.limit}


class ControlCharacter(Refusal):
    """A text bears a character that no database, terminal or workbook shows; ``code`` is « U+0007 »."""

    key = "control"

    def __init__(self, field: str, code: str) -> None:
        super().__init__(field, code)
        self.field, self.code = field, code

    def values(self, lang: str) -> dict[str, object]:
        """The field's name, the character."""
        return {"field": named(self.field, lang), "code": self.code}


def line(field: str, words: str) -> str:
    """A text of one line: spaces and line breaks become single spaces. Raises EmptyText, LongText, ControlCharacter."""
    said = " ".join(_legible(field, words).split())
    if not said:
        raise EmptyText(field)
    return _limited(field, said, LINE)


def paragraphs(field: str, words: str) -> str:
    """A text of several lines, perhaps empty. Raises LongText, ControlCharacter."""
    return _limited(field, _legible(field, words).strip(), LONG)


def _legible(field: str, words: str) -> str:
    said = words.replace("\r\n", "\n").replace("\r", "\n")
    for one in said:
        if one not in "\n\t" and unicodedata.category(one) in ("Cc", "Cs"):
            raise ControlCharacter(field, f"U+{ord(one):04X}")
    return said


def _limited(field: str, words: str, limit: int) -> str:
    if len(words) > limit:
        raise LongText(field, len(words), limit)
    return words
