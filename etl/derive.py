"""What a file's lines must undergo before they count: pure functions on rows and lines, each said where it acts.

``kept`` leaves out the lines that say nothing of a view, ``once`` the repetitions of an amount, ``multiply`` makes of
an amount the share that is the line's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from etl.address import a1
from etl.finding import Finding
from etl.lines import Lines
from etl.parse.characters import plain
from etl.recognise.table import Column, Table
from etl.schemas import schema, squeeze

CENT = Decimal("0.01")
MILLIONTH = Decimal("0.000001")
ONE = Decimal(1)
SAME_DECISION = ("decision_reference", "dated_on", "title")


def kept(table: Table, numbers: list[int], findings: list[Finding]) -> list[int]:
    """The rows of which a view of a wide table says something; how many it leaves is said once a reason."""
    if table.view is None:
        return numbers
    for header, words in table.view.keep.items():
        column = next((one for one in table.columns if squeeze(one.header) == header), None)
        if column is not None:
            said = table.sheet.column(column.number, numbers)
            left = [number for number, value in zip(numbers, said, strict=True) if squeeze(plain(value)) not in words]
            numbers = _without(table, numbers, left, column, "lines-not-kept", findings)
    if table.view.optional:
        missing, mapped = schema(table.dataset).missing, table.mapped()
        bearing = [mapped[name] for name in table.view.optional if name in mapped]
        cells = [table.sheet.column(column.number, numbers) for column in bearing]
        left = [
            number
            for number, values in zip(numbers, zip(*cells, strict=True), strict=True)
            if all(plain(value).casefold() in missing for value in values)
        ]
        if bearing:
            numbers = _without(table, numbers, left, bearing[0], "lines-without-value", findings)
    return numbers


def _without(
    table: Table, numbers: list[int], left: Sequence[int], column: Column, rule: str, findings: list[Finding]
) -> list[int]:
    if not left:
        return numbers
    cell, gone = a1(table.header_row, column.number), set(left)
    args = {"count": len(left), "first": a1(left[0], column.number)}
    findings.append(
        Finding("information", rule, table.sheet.name, cell, table.header_row, column.header, column.field, args=args)
    )
    return [number for number in numbers if number not in gone]


def once(lines: Lines, names: Sequence[str]) -> Lines:
    """Without the lines that repeat an amount of a line of the same key; another amount counts, and is said."""
    seen: defaultdict[tuple[Any, ...], list[Decimal]] = defaultdict(list)
    again: set[int] = set()
    for place, (amount, *key) in enumerate(zip(lines.column("amount"), *map(lines.column, names), strict=True)):
        if amount is None or None in key:
            continue
        counted, said = seen[tuple(key)], " · ".join(map(str, key))
        if amount in counted:
            again.add(place)
            lines.add(place, "information", "amount-repeated", "amount", said=said)
            continue
        if counted:
            lines.add(place, "warning", "amount-differs", "amount", said=said, first=counted[0])
        counted.append(amount)
    return without(lines, again)


def without(lines: Lines, gone: Iterable[int]) -> Lines:
    """The lines without those at some places; what was said of them stays said."""
    left = set(gone)
    if not left:
        return lines
    places = [place for place in range(len(lines)) if place not in left]
    return Lines(
        lines.table,
        [lines.numbers[place] for place in places],
        {name: [column[place] for place in places] for name, column in lines.values.items()},
        lines.findings,
        {rank for rank, place in enumerate(places) if place in lines.rejected},
    )


def multiply(lines: Lines) -> None:
    """Makes each amount the share that is the line's, to the cent; amounts that are already shared out stay.

    A line whose share cannot be read is rejected: its amount is not known. Shares are kept to the millionth.
    """
    for field in schema(lines.table.dataset).fields:
        amounts = lines.values.get(field.multiplies or "")
        if field.name not in lines.bearers or amounts is None:
            continue
        shares = lines.column(field.name)
        unread = {one.row for one in lines.findings if one.field == field.name and one.severity == "error"}
        shared = _already_shared(lines, shares, amounts)
        made = list(amounts)
        for place, (share, amount) in enumerate(zip(shares, amounts, strict=True)):
            if amount is None or place in lines.rejected:
                continue
            if share is None and lines.numbers[place] in unread:
                lines.add(place, "error", "share-unread", field.name, rejects=True, amount=amount)
            elif share is None:
                lines.add(place, "information", "share-missing", field.multiplies, amount=amount)
            elif not 0 <= share <= 1:
                lines.add(place, "error", "share-out-of-range", field.name, rejects=True, amount=amount)
            elif place in shared:
                lines.add(place, "warning", "amount-already-shared", field.multiplies, share=share, total=shared[place])
            elif share != ONE:
                made[place] = (amount * share).quantize(CENT, ROUND_HALF_UP)
                said = {"old": amount, "share": share, "new": made[place]}
                lines.add(place, "information", "amount-shared", field.multiplies, **said)
        lines.values[field.multiplies or ""] = made
        lines.values[field.name] = [None if share is None else share.quantize(MILLIONTH) for share in shares]


def _already_shared(lines: Lines, shares: Sequence[Any], amounts: Sequence[Any]) -> dict[int, Decimal]:
    """The lines of decisions whose amounts are shared out already, with the total of their decision.

    The standard repeats the whole amount on each beneficiary's line. Where the shares of a decision make a whole and
    its amounts, which differ, are to the cent these shares of their own sum, nothing is left to be shared.
    """
    decisions: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    said = [lines.column(name) for name in SAME_DECISION]
    for place, (share, amount, *key) in enumerate(zip(shares, amounts, *said, strict=True)):
        if share is not None and amount is not None and share < ONE and (key[0] or key[-1]):
            decisions[tuple(key)].append(place)
    found: dict[int, Decimal] = {}
    for places in decisions.values():
        total = sum((amounts[place] for place in places), Decimal(0))
        whole = sum((shares[place] for place in places), Decimal(0)) == ONE
        differ = len({amounts[place] for place in places}) > 1
        if whole and differ and all(abs(total * shares[place] - amounts[place]) <= CENT for place in places):
            found |= dict.fromkeys(places, total)
    return found
