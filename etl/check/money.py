"""The money that a file's lines state, whether on lines of its own or in a dossier's columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.check.view import Spot, View
from etl.schemas import WideAmount, schema


@dataclass(frozen=True, slots=True)
class Column:
    """The amounts of a table at one stage, or at the stage of each line; ``wide`` in a dossier's own column."""

    view: View
    field: str
    stages: Sequence[str | None]
    wide: bool

    def spent(self, stages: frozenset[str], by: Sequence[str | None]) -> Iterator[tuple[str, str, Decimal, int]]:
        """(value of ``by``, stage, euros, place) of each line at one of the stages; what is paid back is negative."""
        amounts = self.view.columns[self.field]
        for place, (value, stage, amount) in enumerate(zip(by, self.stages, amounts, strict=True)):
            if stage in stages and amount is not None and value is not None:
                yield value, stage, -abs(amount) if stage == "paid_back" else amount, place

    def spot(self, place: int) -> Spot:
        """The amount's cell on a line."""
        return self.view.spot(place, self.field)


def money(views: Sequence[View]) -> list[Column]:
    """Every column of money of a file; a dossier's own amounts count where its state lets them."""
    found = []
    for view in views:
        if view.dataset == "fundings" and "amount" in view.columns:
            found.append(Column(view, "amount", view.lines.column("stage"), wide=False))
        for field in schema(view.dataset).wide:
            if field.funding and field.name in view.columns:
                found.append(Column(view, field.name, _stages(view, field.funding), wide=True))
    return found


def _stages(view: View, funding: WideAmount) -> list[str | None]:
    return [None if state in funding.unless else funding.stage for state in view.lines.column("state")]
