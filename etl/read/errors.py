"""What makes a file unreadable: one sentence from the catalogue, never a traceback."""

from data.texts import text


class UnreadableFile(Exception):
    """The bytes cannot be read as a spreadsheet. ``rule`` keys the sentence ``read.<rule>``."""

    def __init__(self, rule: str, name: str, **args: object) -> None:
        super().__init__(rule, name)
        self.rule = rule
        self.name = name
        self.args_ = args

    def message(self, lang: str = "fr") -> str:
        """The sentence, with the file's name and what to do."""
        return text(f"read.{self.rule}", lang, name=self.name, **self.args_)
