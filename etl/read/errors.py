"""What makes a file unreadable: one sentence from the catalogue, never a traceback."""

from data.texts import text
from etl.read.names import one_line, safe_name


class UnreadableFile(Exception):
    """The bytes cannot be read as a spreadsheet. ``rule`` keys the sentence ``read.<rule>``."""

    def __init__(self, rule: str, name: str, **args: object) -> None:
        super().__init__(rule, name)
        self.rule = rule
        self.name = safe_name(name)
        self.args_ = {key: one_line(value) if isinstance(value, str) else value for key, value in args.items()}

    def message(self, lang: str = "fr") -> str:
        """The sentence, with the file's name and what to do."""
        return text(f"read.{self.rule}", lang, name=self.name, **self.args_)


class Refusal(Exception):
    """The same, said where the file's name is not known: in a child process, in a part of an archive."""

    def __init__(self, rule: str, **args: object) -> None:
        super().__init__(rule, args)
        self.rule = rule
        self.args_ = args

    def of(self, name: str) -> UnreadableFile:
        """The refusal of the file of this name."""
        return UnreadableFile(self.rule, name, **self.args_)


class BadLimit(ValueError):
    """An environment variable that sets a limit holds no whole number above zero."""

    def __init__(self, variable: str, written: str) -> None:
        super().__init__(variable, written)
        self.variable = variable
        self.written = written

    def __str__(self) -> str:
        return self.message()

    def message(self, lang: str = "fr") -> str:
        """The sentence: which variable, what it holds, what it should."""
        return text("read.bad-limit", lang, name=self.variable, written=self.written)
