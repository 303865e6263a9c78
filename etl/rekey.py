"""Lines whose key changed and nothing else: one changed line, not one new and one missing.

A dossier number corrected, a title retyped where there is no number: keys alone would say that a line left and
another came. Two lines are one where a single field differs.
"""

from collections.abc import Mapping, Sequence

from etl.diff import Difference, Standing
from etl.schemas import TERRITORY_LEVELS, schema

MOST = 400
FEWEST_SHARED = 2
NOWHERE = (None,) * len(TERRITORY_LEVELS)


def compared(dataset: str, values: Mapping[str, object]) -> dict[str, object]:
    """What a line says, field by field; its place is one thing."""
    said = {field.name: values.get(field.name) for field in schema(dataset).fields}
    return {name: value for name, value in said.items() if name not in TERRITORY_LEVELS} | {
        "place": tuple(values.get(name) for name in TERRITORY_LEVELS)
    }


def pair_rekeyed(found: Difference, stored: Mapping[int, Mapping[str, object]]) -> None:
    """Moves to ``changed`` the lines among new and missing that differ in one field only."""
    dataset, missing = found.records.dataset, list(found.missing)
    if not missing or not found.new or len(missing) > MOST or len(found.new) > MOST:
        return
    before = {row.id: compared(dataset, stored[row.id]) for row in missing}
    for place in list(found.new):
        said = compared(dataset, found.records.values(place))
        row = _same_line(said, missing, before)
        if row is not None:
            missing.remove(row)
            found.missing.remove(row)
            found.new.remove(place)
            found.changed.append((row, place))


def _same_line(
    said: Mapping[str, object], missing: Sequence[Standing], before: Mapping[int, Mapping[str, object]]
) -> Standing | None:
    for row in missing:
        old = before[row.id]
        differing = sum(said[name] != old[name] for name in said)
        shared = sum(said[name] == old[name] and said[name] not in (None, NOWHERE) for name in said)
        if differing == 1 and shared >= FEWEST_SHARED:
            return row
    return None
