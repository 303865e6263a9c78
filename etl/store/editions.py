"""Editions: published in one transaction; row versions are closed and opened, never changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

import sqlalchemy as sa

from etl.correction import borne
from etl.diff import Difference, Standing
from etl.finding import Finding
from etl.money import Euros
from etl.preview import Preview
from etl.progress import Progress, silent
from etl.record import Records
from etl.schemas import schema
from etl.store import quarantine
from etl.store import tables as t
from etl.store.bulk import insert_columns
from etl.store.clock import now
from etl.store.current import AsOf, loads, visible
from etl.store.datasets import DATASET_TABLES
from etl.store.engine import lock_for_writing, renew_statistics, writing
from etl.store.references import check_references

AT_ONCE = 5_000


class StalePreview(Exception):
    """The database moved since the preview was made: it no longer says what publishing would do."""


def last(connection: sa.Connection) -> int:
    """The number of the last edition, 0 before the first."""
    return connection.execute(sa.select(sa.func.max(t.editions.c.number))).scalar() or 0


def newest_data(connection: sa.Connection, fund: str, source: str, datasets: set[str]) -> date | None:
    """The date up to which datasets of a source are known, None where new. Editions rolled back do not count."""
    return max(_dates(connection, fund, source, datasets).values(), default=None)


def _dates(connection: sa.Connection, fund: str, source: str, datasets: set[str]) -> dict[int, date]:
    """The loads of some datasets of a source, with the date of their data or of the last file that confirmed it."""
    e = t.editions.c
    counted = sa.and_(loads(connection, fund), e.source == source)
    found = connection.execute(sa.select(e.number, e.data_date, e.datasets).where(counted))
    dates = {row.number: row.data_date for row in found if datasets & set(row.datasets.split(","))}
    c = t.confirmations.c
    for edition, confirmed in connection.execute(sa.select(c.edition, c.data_date).where(c.edition.in_(list(dates)))):
        dates[edition] = max(dates[edition], confirmed)
    return dates


def _stands(dataset: str, fund: str, source: str, as_of: AsOf = None) -> sa.ColumnElement[bool]:
    table = DATASET_TABLES[dataset]
    return sa.and_(table.c.fund == fund, table.c.source == source, visible(table, as_of))


def standing(connection: sa.Connection, dataset: str, fund: str, source: str) -> list[Standing]:
    """The row versions of a dataset of a source that stand now."""
    c = DATASET_TABLES[dataset].c
    query = sa.select(c.id, c.key, c.ordinal, c.hash, c.opened_on).where(_stands(dataset, fund, source))
    return [Standing(*row) for row in connection.execute(query)]


def rows(connection: sa.Connection, dataset: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The columns of row versions, by id."""
    table = DATASET_TABLES[dataset]
    found: dict[int, dict[str, Any]] = {}
    for chunk in _chunks(ids):
        for row in connection.execute(sa.select(table).where(table.c.id.in_(chunk))).mappings():
            found[row["id"]] = dict(row)
    return found


def euros_by_stage(connection: sa.Connection, dataset: str, fund: str, source: str, as_of: AsOf = None) -> Euros:
    """What the rows of a source that stand add up to; wide amounts are counted where their row's state lets them."""
    table, stands = DATASET_TABLES[dataset], _stands(dataset, fund, source, as_of)
    if dataset == "fundings":
        query = (
            sa.select(table.c.stage, sa.func.sum(table.c.amount).label("euros")).where(stands).group_by(table.c.stage)
        )
        return {row.stage: row.euros for row in connection.execute(query)}
    found: Euros = {}
    for field in schema(dataset).wide:
        if field.funding:
            state = sa.func.coalesce(table.c.state, "").not_in(field.funding.unless)
            total = connection.execute(sa.select(sa.func.sum(table.c[field.name])).where(stands, state)).scalar()
            if total is not None:
                found[field.funding.stage] = total
    return found


def publish(preview: Preview, engine: sa.Engine, progress: Progress = silent) -> int:
    """Writes a preview's edition, whole or not at all, and returns its number.

    ``progress`` is told of the rows written, of all that are to be, up to the moment before the edition stands; what
    it raises (Cancelled) undoes all. Raises StalePreview, BrokenReference.
    """
    rows = {dataset: _opened(difference) for dataset, difference in preview.differences.items()}
    done, total = 0, sum(map(len, rows.values()))
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        number = last(connection) + 1
        if number != preview.base_edition + 1:
            raise StalePreview
        _keep_file(connection, preview)
        connection.execute(sa.insert(t.editions).values(**_edition(preview, number)))
        tables = _keep_tables(connection, preview, number)
        _keep_findings(connection, preview.findings, number)
        for dataset, difference in preview.differences.items():
            told = partial(_tell, progress, done, total)
            told(0)
            _close(connection, dataset, difference, number)
            versions = _versions(preview, difference.records, rows[dataset], number, tables)
            insert_columns(connection, DATASET_TABLES[dataset], versions, told)
            _keep_unsaid(connection, preview, dataset, difference, number)
            done += len(rows[dataset])
        quarantine.write(connection, number, preview.quarantine)
        renew_statistics(connection, {DATASET_TABLES[dataset] for dataset in preview.differences})
        for dataset in preview.differences:
            _supersede(connection, preview, dataset, number)
            check_references(connection, dataset, number)
        _tell(progress, total, total, 0)
        return number


def _tell(progress: Progress, before: int, total: int, rows: int) -> None:
    progress("publish", before + rows, total)


def confirm(preview: Preview, engine: sa.Engine) -> None:
    """Notes that a newer file says nothing new: the stream is known up to that date, without an edition."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        known = _dates(connection, preview.options.fund, preview.source, set(preview.differences))
        if not known or preview.data_date <= max(known.values()):
            return
        edition = max(known, key=lambda number: (known[number], number))
        connection.execute(
            sa.insert(t.confirmations).values(
                edition=edition,
                file_sha256=preview.file.sha256,
                data_date=preview.data_date,
                loaded_at=now(),
            )
        )


def _keep_file(connection: sa.Connection, preview: Preview) -> None:
    kept = sa.select(t.files.c.sha256).where(t.files.c.sha256 == preview.file.sha256)
    if connection.execute(kept).first() is None:
        connection.execute(
            sa.insert(t.files).values(sha256=preview.file.sha256, bytes=preview.file.bytes, content=preview.content)
        )


def _edition(preview: Preview, number: int) -> dict[str, object]:
    counts = preview.counts
    return {
        "number": number,
        "kind": "load",
        "fund": preview.options.fund,
        "source": preview.source,
        "datasets": ",".join(sorted(preview.differences)),
        "data_date": preview.data_date,
        "loaded_at": now(),
        "loaded_by": preview.options.loaded_by,
        "mode": preview.options.mode,
        "file_name": preview.file.name,
        "file_sha256": preview.file.sha256,
        "fictitious": preview.fictitious,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "missing": counts.missing,
        "rejected": counts.rejected,
    }


def _keep_tables(connection: sa.Connection, preview: Preview, number: int) -> list[int]:
    ids = []
    for table in preview.tables:
        made = connection.execute(
            sa.insert(t.source_tables).values(
                edition=number,
                sheet=table.sheet,
                dataset=table.dataset,
                header_row=table.header_row,
                columns=table.letters,
            )
        )
        ids.append(int(made.inserted_primary_key[0]))  # type: ignore[index]
    return ids


def _keep_findings(connection: sa.Connection, found: Sequence[Finding], number: int) -> None:
    names = ("severity", "rule", "sheet", "cell", "row", "column", "field", "value", "rejects", "waived")
    columns: dict[str, list[Any]] = {name: [getattr(one, name) for one in found] for name in names}
    columns |= {"edition": [number] * len(found), "args": [one.stored_args() for one in found]}
    columns["related"] = [" ".join(one.related) for one in found]
    insert_columns(connection, t.findings, columns)


def _opened(difference: Difference) -> list[int]:
    """The places of the records that become row versions, in order."""
    renewed = difference.changed + difference.redated
    return sorted(difference.new + [place for _row, place in renewed])


def _close(connection: sa.Connection, dataset: str, difference: Difference, number: int) -> None:
    renewed = difference.changed + difference.redated
    closed = [row.id for row, _place in renewed] + [row.id for row in difference.missing]
    table = DATASET_TABLES[dataset]
    for chunk in _chunks(closed):
        connection.execute(sa.update(table).where(table.c.id.in_(chunk)).values(closed=number))


def _keep_unsaid(
    connection: sa.Connection, preview: Preview, dataset: str, difference: Difference, number: int
) -> None:
    if preview.options.mode == "snapshot" and difference.unread:
        unsaid: list[dict[str, Any]] = [{"key": key, "ordinal": None} for key in sorted(difference.unread)]
        unsaid += [{"key": row.key, "ordinal": row.ordinal} for row in difference.unsaid]
        connection.execute(sa.insert(t.unsaid).values(edition=number, dataset=dataset), unsaid)


def _versions(
    preview: Preview, records: Records, places: Sequence[int], number: int, tables: Sequence[int]
) -> dict[str, Sequence[Any]]:
    """The columns of new row versions; ``places`` are distinct and in order."""
    count = len(places)

    def taken(values: list[Any]) -> list[Any]:
        return values if count == len(values) else [values[place] for place in places]

    if not count:
        return {}
    return {
        **{name: taken(column) for name, column in records.columns.items()},
        "fund": [preview.options.fund] * count,
        "source": [preview.source] * count,
        "key": taken(records.keys),
        "ordinal": taken(records.ordinals),
        "origin": taken(records.origins),
        "hash": taken(records.hashes),
        "corrections": [borne(one) for one in taken(records.hashes)],
        "opened": [number] * count,
        "opened_on": [preview.data_date] * count,
        "source_table": [tables[table] for table in taken(records.tables)],
        "source_row": taken(records.rows),
    }


def _supersede(connection: sa.Connection, preview: Preview, dataset: str, number: int) -> None:
    """Dates the end of the earlier versions of the rows of which an edition says something.

    They are those that it closed; and, where a file is older than others or others were rolled back, those that an
    edition between closed at a later date. A snapshot says something of every row, but of those that it holds
    unreadably.
    """
    table, on = DATASET_TABLES[dataset], preview.data_date
    c = table.c
    longer = sa.or_(c.superseded_on.is_(None), c.superseded_on > on)
    connection.execute(sa.update(table).where(c.closed == number, longer).values(superseded_on=on))
    earlier = sa.and_(c.closed.is_not(None), longer, c.fund == preview.options.fund, c.source == preview.source)
    if connection.execute(sa.select(c.id).where(earlier).limit(1)).first() is None:
        return
    rows = sa.select(c.key, c.ordinal).where(sa.or_(c.opened == number, c.closed == number))
    said: sa.ColumnElement[bool] = sa.tuple_(c.key, c.ordinal).in_(rows)
    if preview.options.mode == "snapshot":
        unread = sa.select(t.unsaid.c.key).where(t.unsaid.c.edition == number, t.unsaid.c.dataset == dataset)
        said = sa.or_(said, c.key.not_in(unread))
    connection.execute(sa.update(table).where(earlier, said).values(superseded_on=on))


def _chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
