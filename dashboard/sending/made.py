"""The files of a run: each is made once, however many targets it goes to."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from dashboard.sending.make import Makers
from dashboard.sending.message import File
from dashboard.sending.unsent import Unsent
from etl.review.refusal import Refusal
from etl.review.sending import Occasion


@dataclass
class Made:
    """Files, and the refusals of those that cannot be made, by what they are about, language and format."""

    engine: sa.Engine
    makers: Makers
    _known: dict[tuple[Occasion, str, str], File | Refusal] = field(default_factory=dict)

    def file(self, occasion: Occasion, lang: str, format_: str) -> File:
        """A file. Raises the Refusal of what makes it, Unsent where nothing makes that format any more."""
        key = (occasion, lang, format_)
        if key not in self._known:
            self._known[key] = self._make(occasion, lang, format_)
        found = self._known[key]
        if isinstance(found, Refusal):
            raise found
        return found

    def _make(self, occasion: Occasion, lang: str, format_: str) -> File | Refusal:
        if format_ not in self.makers:
            return Unsent("no_maker", format=format_)
        with self.engine.connect() as connection:
            try:
                return self.makers[format_](connection, occasion.fund, occasion.meeting, lang, format_)
            except Refusal as error:
                return error
