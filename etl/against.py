"""A file against what stands of its source: what is new, changed, missing, and the euros before and after."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from etl import explain
from etl.build import build, rejected_keys
from etl.corrected import correct_records, say
from etl.diff import Difference, Differences, compare
from etl.lines import Lines
from etl.money import Euros, added, euros
from etl.preview import Change, Counts, Options, TableInfo
from etl.quarantine import Plan, plan, rejected_lines
from etl.record import Records
from etl.rekey import MOST, pair_rekeyed
from etl.store import editions, quarantine
from etl.store.corrections import corrections


def differences(
    connection: sa.Connection, options: Options, source: str, data_date: date, parsed: Sequence[Lines]
) -> Differences:
    """By dataset, the records of the file's tables against the rows of its source that stand."""
    records: dict[str, Records] = {}
    rejected: defaultdict[str, set[str]] = defaultdict(set)
    for number, lines in enumerate(parsed):
        made = build(lines, number)
        if made.dataset in records:
            records[made.dataset].add(made)
        else:
            records[made.dataset] = made
        rejected[made.dataset] |= rejected_keys(lines)
    found = {}
    for dataset, group in records.items():
        standing = editions.standing(connection, dataset, options.fund, source)
        ours = [one for one in corrections(connection, options.fund, source, dataset) if one.stands]
        for done in correct_records(group, ours, standing) if ours else ():
            # A line that this file does not speak of is no loss.
            spoken = options.mode == "snapshot" and done.correction.key not in rejected[dataset]
            if done.place is not None or spoken:
                say(done, group, parsed)
        one = compare(group, standing, data_date)
        # A line that the file still holds, but unreadably, has not left: what is known of it stands.
        one.unread = frozenset(rejected[dataset])
        one.unsaid = [row for row in one.missing if row.key in one.unread]
        one.missing = [row for row in one.missing if row.key not in one.unread]
        if options.mode == "merge":
            one.missing.clear()
        if one.new and 0 < len(one.missing) <= MOST:
            pair_rekeyed(one, editions.rows(connection, dataset, [row.id for row in one.missing]))
        found[dataset] = one
    return found


def set_aside(
    connection: sa.Connection, options: Options, source: str, parsed: Sequence[Lines], found: Differences
) -> Plan:
    """What the file does to the rejected lines of its source that wait."""
    waiting = {one.id: one.line for one in quarantine.waiting(connection, options.fund, source)}
    rejected = rejected_lines(parsed)
    if not waiting and not rejected:
        return Plan()
    dismissed = [one.line for one in quarantine.dismissed(connection, options.fund, source)]
    loaded = {dataset: set(one.records.keys) for dataset, one in found.items()}
    return plan(waiting, dismissed, rejected, parsed, loaded, options.mode == "snapshot")


def leaving(connection: sa.Connection, one: Difference) -> dict[int, dict[str, Any]]:
    """The rows that change or leave, as they stand."""
    left = [*(row.id for row, _place in one.changed), *(row.id for row in one.missing)]
    return editions.rows(connection, one.records.dataset, left)


def told(
    connection: sa.Connection,
    options: Options,
    source: str,
    found: Differences,
    infos: Sequence[TableInfo],
    stored: Mapping[str, dict[int, dict[str, Any]]],
) -> tuple[list[Change], list[Change], Euros, Euros]:
    """The values that change, the lines that leave, the euros by stage before and after."""
    changes: list[Change] = []
    gone: list[Change] = []
    before: Euros = {}
    after: Euros = {}
    for dataset, one in found.items():
        rows = stored[dataset]
        changes += explain.changed(one, rows, infos)
        gone += explain.missing(one, rows)
        come = one.records.taken((*one.new, *(place for _row, place in one.changed)))
        ended = {name: [row[name] for row in rows.values()] for name in next(iter(rows.values()), ())}
        standing = editions.euros_by_stage(connection, dataset, options.fund, source)
        kept = added(standing, euros(dataset, ended), -1)
        before, after = added(before, standing), added(after, added(kept, euros(dataset, come)))
    return changes, gone, before, after


def euros_rejected(parsed: Sequence[Lines]) -> Euros:
    """The euros by stage of the lines that are not loaded, as far as their cells tell."""
    found: Euros = {}
    for lines in parsed:
        places = sorted(lines.rejected)
        columns = {name: [column[place] for place in places] for name, column in lines.values.items()}
        found = added(found, euros(lines.table.dataset, columns))
    return found


def counts(found: Differences, rejected: int) -> Counts:
    """Lines by what becomes of them."""
    return Counts(
        new=sum(len(one.new) for one in found.values()),
        changed=sum(len(one.changed) for one in found.values()),
        unchanged=sum(len(one.unchanged) for one in found.values()),
        missing=sum(len(one.missing) for one in found.values()),
        rejected=rejected,
    )
