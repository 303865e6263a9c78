"""Typed lines -> records: the place of each line, its legal person, the project that it speaks of, its key."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from data import reference
from etl.filled import all_filled, any_filled
from etl.lines import Lines
from etl.parse.place import authority, local_authority, locate, party
from etl.record import Records, hashes
from etl.schemas import PARTIES, PLACE_FIELDS, TERRITORY_LEVELS, Schema, schema, squeeze

Columns = dict[str, list[Any]]
PLACES = tuple(sorted(PLACE_FIELDS))


def build(lines: Lines, table: int) -> Records:
    """The records of a table's accepted lines, in order; findings on places and amounts are added to the lines."""
    one = schema(lines.table.dataset)
    places = lines.accepted()
    taken: Columns = {
        name: column if len(places) == len(column) else [column[place] for place in places]
        for name, column in lines.values.items()
    }
    columns = {name: column for name, column in taken.items() if name not in PLACE_FIELDS}
    if one.name == "fundings":
        _signed(lines, columns, places)
    number, name = PARTIES.get(one.name, ("", ""))
    sirens = [str(value)[:9] if value else None for value in _column(columns, number, len(places))]
    if one.located:
        _locate(lines, taken, columns, sirens, places)
    if one.name in PARTIES:
        _parties(columns, sirens, _column(columns, name, len(places)))
        if lines.table.layout and lines.table.layout.place_is_party:
            _parties_of_places(columns, len(places))
    if any(field.name == "project_id" for field in one.fields):
        columns["project_key"] = _project_keys(columns, sirens, len(places))
    return Records(
        one.name,
        columns,
        natural_keys(one, columns, len(places)),
        [table] * len(places),
        [lines.numbers[place] for place in places],
        _origins(columns, one, len(places)),
        hashes(columns, len(places)),
        [0] * len(places),
    )


def rederived(dataset: str, values: Mapping[str, Any], field: str) -> dict[str, Any]:
    """A record whose ``field`` is another: its party, its place by SIREN and its project are worked out again."""
    columns: Columns = {name: [value] for name, value in values.items()}
    number, name = PARTIES.get(dataset, ("", ""))
    sirens = [str(value)[:9] if value else None for value in _column(columns, number, 1)]
    if field in (number, name):
        if values.get("place_basis") in (None, "siren"):
            place = locate({}, sirens[0])[0]
            for level in TERRITORY_LEVELS:
                columns[level] = [getattr(place, level)]
            columns["place_basis"] = [place.basis]
        _parties(columns, sirens, _column(columns, name, 1))
    if "project_key" in columns:
        columns["project_key"] = _project_keys(columns, sirens, 1)
    return {name: column[0] for name, column in columns.items()}


def rejected_keys(lines: Lines) -> set[str]:
    """The natural keys of the lines that are not loaded, as far as they can be told."""
    places = sorted(lines.rejected)
    columns = {name: [column[place] for place in places] for name, column in lines.values.items()}
    return set(natural_keys(schema(lines.table.dataset), columns, len(places)))


def _column(columns: Columns, name: str, count: int) -> list[Any]:
    found = columns.get(name)
    return [None] * count if found is None else found


def _signed(lines: Lines, columns: Columns, places: Sequence[int]) -> None:
    """Money paid back is negative, however the file writes it."""
    stages = columns.get("stage")
    if stages is None or "paid_back" not in stages:
        return
    amounts = list(columns["amount"])
    for rank, (stage, amount) in enumerate(zip(stages, amounts, strict=True)):
        if stage == "paid_back" and isinstance(amount, Decimal) and amount > 0:
            amounts[rank] = -amount
            lines.add(places[rank], "information", "paid-back-sign", "amount", new=-amount)
    columns["amount"] = amounts


def _locate(
    lines: Lines, taken: Columns, columns: Columns, sirens: Sequence[str | None], places: Sequence[int]
) -> None:
    """The territory block of each line; each distinct way of saying a place is worked out once."""
    said = list(zip(*[_column(taken, name, len(places)) for name in PLACES], sirens, strict=True))
    blocks, doubts = {}, {}
    for words in dict.fromkeys(said):
        found, issues = locate(dict(zip(PLACES, words[:-1], strict=True)), words[-1])
        blocks[words] = tuple(getattr(found, level) for level in (*TERRITORY_LEVELS, "basis"))
        if issues:
            doubts[words] = issues
    _fill(columns, (*TERRITORY_LEVELS, "place_basis"), map(blocks.__getitem__, said))
    for rank, words in enumerate(said) if doubts else ():
        for field, issue in doubts.get(words, ()):
            lines.add(places[rank], issue.severity, issue.rule, field, **issue.args)


def _fill(columns: Columns, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Puts rows into columns, one name a value."""
    filled = list(zip(*rows, strict=True)) or [()] * len(names)
    columns.update((name, list(values)) for name, values in zip(names, filled, strict=True))


def _parties(columns: Columns, sirens: Sequence[str | None], names: Sequence[Any]) -> None:
    said = list(zip(sirens, names, strict=True))
    known = {}
    for siren, name in dict.fromkeys(said):
        words = str(name) if name else None
        territory = authority(siren, words)
        known[siren, name] = (party(siren, words), words, territory, local_authority(siren, territory))
    _fill(columns, ("party", "party_name", "party_territory", "party_local"), map(known.__getitem__, said))


def _parties_of_places(columns: Columns, count: int) -> None:
    """The local authority of each row's own territory, the finest that it names."""
    levels = [_column(columns, level, count) for level in ("commune", "epci", "department", "region")]
    for rank, codes in enumerate(zip(*levels, strict=True)):
        code = next((code for code in codes if code), None)
        if code is not None:
            columns["party"][rank] = reference.territories()[code].siren or f"c:{code}"
            columns["party_territory"][rank] = code
            columns["party_local"][rank] = True


def _project_keys(columns: Columns, sirens: Sequence[str | None], count: int) -> list[str | None]:
    """What makes two lines speak of one project: its dossier number, else its title and holder."""
    numbers = _column(columns, "project_id", count)
    if None not in numbers:
        return list(map(str, numbers))
    titles, kinds = _column(columns, "title", count), _column(columns, "kind", count)
    parties, departments = _column(columns, "party", count), _column(columns, "department", count)
    found: list[str | None] = []
    for number, title, kind, siren, who, where in zip(
        numbers, titles, kinds, sirens, parties, departments, strict=True
    ):
        if number:
            found.append(str(number))
        elif title and kind != "flat_aid":
            found.append(f"t:{squeeze(str(title))[:120]}|{siren or who or where or ''}")
        else:
            found.append(None)
    return found


def natural_keys(one: Schema, columns: Columns, count: int) -> list[str]:
    """The first of the schema's keys that has a value, as text; its name comes first so that keys never meet."""
    keys: list[str | None] = [None] * count
    for names in one.keys:
        first = _column(columns, names[0], count)
        if len(names) == 1 and None not in first and not any(keys):
            return [f"{names[0]}|{value}" for value in first]
        parts = [_column(columns, name, count) for name in names]
        for rank, said in enumerate(zip(*parts, strict=True)):
            if keys[rank] is None and said[0] is not None:
                keys[rank] = "|".join([names[0], *("" if part is None else str(part) for part in said)])
        if None not in keys:
            break
    return [key or "none" for key in keys]


def _origins(columns: Columns, one: Schema, count: int) -> list[str]:
    """The field whose cell stands for each record: the amount for money, else the first required one filled."""
    names = ["amount"] if "amount" in columns else [name for group in one.requires for name in group]

    origins = [one.fields[0].name] * count
    for name in reversed(names):
        column = _column(columns, name, count)
        if all_filled(column):
            origins = [name] * count
        elif any_filled(column):
            origins = [before if value is None else name for before, value in zip(origins, column, strict=True)]
    return origins
