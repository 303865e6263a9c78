"""Typed rows -> records: the head of each line, the money lines of wide amounts, the projects that money names."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from data import reference
from etl.parse.place import Place, authority, local_authority, locate, party
from etl.record import Record
from etl.rows import Row
from etl.schemas import PARTIES, PLACE_FIELDS, Schema, schema, squeeze

NOT_DECIDED = frozenset({"draft", "filed", "under_review", "rejected", "withdrawn"})
PLACE_AND_PARTY = (
    "region",
    "department",
    "epci",
    "commune",
    "place_basis",
    "party",
    "party_name",
    "party_territory",
    "party_local",
    "project_key",
)
SHARED_WITH_PROJECT = ("project_id", "title", "axis", "desk", "theme", "total_cost", "commitment_id")


def build(rows: Sequence[Row], table: int) -> list[Record]:
    """The records of a table's accepted rows, in order; findings on places and decisions go to the rows."""
    records: list[Record] = []
    projects: dict[str, Record] = {}
    for row in rows:
        if row.rejected:
            continue
        head = _head(row, table)
        records.append(head)
        if head.dataset == "projects":
            records += _wide_amounts(row, head, table)
        elif head.dataset == "fundings" and (found := _project_of(head, table)):
            known = projects.get(found.key)
            projects[found.key] = found if known is None else _completed(known, found)
    return records + list(projects.values())


def _head(row: Row, table: int) -> Record:
    one = schema(row.table.dataset)
    values = {name: value for name, value in row.values.items() if name not in PLACE_FIELDS}
    if values.get("stage") == "paid_back" and isinstance(amount := values["amount"], Decimal) and amount > 0:
        values["amount"] = -amount
        row.findings.append(row.finding("information", "paid-back-sign", "amount", new=-amount))
    siret, name = PARTIES.get(one.name, ("", ""))
    siren = str(values[siret])[:9] if values.get(siret) else None
    if one.located:
        place, issues = locate(row.values, siren)
        values |= _block(place)
        row.findings += [row.finding(issue.severity, issue.rule, field, **issue.args) for field, issue in issues]
    if one.name in PARTIES:
        values |= _party(siren, values.get(name))
        if row.table.layout and row.table.layout.place_is_party:
            values |= _party_of_place(values)
    if any(field.name == "project_id" for field in one.fields):
        values["project_key"] = _project_key(values, siren)
    return Record(one.name, natural_key(one, values), values, table, row.number, one.name, _origin(row, one), head=True)


def _block(place: Place) -> dict[str, object]:
    return {
        "region": place.region,
        "department": place.department,
        "epci": place.epci,
        "commune": place.commune,
        "place_basis": place.basis,
    }


def _party(siren: str | None, name: object) -> dict[str, object]:
    words = str(name) if name else None
    territory = authority(siren, words)
    return {
        "party": party(siren, words),
        "party_name": words,
        "party_territory": territory,
        "party_local": local_authority(siren, territory),
    }


def _party_of_place(values: dict[str, object]) -> dict[str, object]:
    """The local authority of the row's own territory, the finest that it names."""
    code = next((str(values[name]) for name in ("commune", "epci", "department", "region") if values.get(name)), None)
    if code is None:
        return {}
    siren = reference.territories()[code].siren
    return {"party": siren or f"c:{code}", "party_territory": code, "party_local": True}


def _project_key(values: dict[str, object], siren: str | None) -> str | None:
    """What makes two rows speak of one project: its dossier number, else its title and holder."""
    if values.get("project_id"):
        return str(values["project_id"])
    if not values.get("title") or values.get("kind") == "flat_aid":
        return None
    holder = siren or values.get("party") or values.get("department") or ""
    return f"t:{squeeze(str(values['title']))[:120]}|{holder}"


def _origin(row: Row, one: Schema) -> str:
    """The field whose cell stands for the record: the amount for money, else the first required one filled."""
    if "amount" in row.values:
        return "amount"
    required = [name for group in one.requires for name in group if name in row.values]
    return required[0] if required else one.fields[0].name


def natural_key(one: Schema, values: dict[str, object]) -> str:
    """The first of the schema's keys that has a value, as text; its name comes first so that keys never meet."""
    for names in one.keys:
        parts = [values.get(name) for name in names]
        if parts[0] is not None:
            return "|".join([names[0], *("" if part is None else str(part) for part in parts)])
    return "none"


def _wide_amounts(row: Row, head: Record, table: int) -> Iterator[Record]:
    """The money lines that a project's amount columns stand for. An undecided project has been awarded nothing."""
    one, money = schema("projects"), schema("fundings")
    for field in one.fields:
        amount = row.values.get(field.name)
        if field.funding is None or amount is None:
            continue
        if field.funding["stage"] == "requested" and head.values.get("state") == "draft":
            row.findings.append(row.finding("information", "requested-draft", field.name))
            continue
        if field.funding["stage"] == "awarded" and head.values.get("state") in NOT_DECIDED:
            row.findings.append(row.finding("warning", "awarded-undecided", field.name))
            continue
        values: dict[str, object] = {
            name: head.values.get(name) for name in SHARED_WITH_PROJECT if name != "total_cost"
        }
        values |= {
            "stage": field.funding["stage"],
            "amount": amount,
            "kind": "project",
            "dated_on": head.values.get(field.funding["date"]),
            "beneficiary_name": head.values.get("holder_name"),
            "beneficiary_siret": head.values.get("holder_siret"),
        }
        values |= {name: head.values.get(name) for name in PLACE_AND_PARTY}
        # A project's own key already tells its money lines apart; its engagement number belongs to payments.
        key = natural_key(money, {**values, "commitment_id": None})
        yield Record("fundings", key, values, table, row.number, "projects", field.name, head=False, line=head.key)


def _project_of(money: Record, table: int) -> Record | None:
    """The project that a money line names by number or title; None for flat-rate aids and bare payments."""
    said = money.values
    if said.get("kind") == "flat_aid" or not (said.get("project_id") or said.get("title")):
        return None
    values: dict[str, object] = {name: said.get(name) for name in SHARED_WITH_PROJECT}
    values |= {
        "holder_name": said.get("beneficiary_name"),
        "holder_siret": said.get("beneficiary_siret"),
    }
    values |= {name: said.get(name) for name in PLACE_AND_PARTY}
    key = f"derived|{said['project_key']}"
    origin = "project_id" if said.get("project_id") else "title"
    return Record(
        "projects", key, values, table, money.row, "fundings", origin, head=False, derived=True, line=money.key
    )


def _completed(known: Record, found: Record) -> Record:
    """A project named by several lines: the first line's words, completed by the others'."""
    values = {
        name: value if value is not None else found.values.get(name)
        for name, value in known.values.items()
        if name not in PLACE_AND_PARTY
    }
    # A place and a party are each one thing: they are never pieced together from two lines.
    values |= {name: known.values.get(name) for name in PLACE_AND_PARTY}
    return Record(
        known.dataset,
        known.key,
        values,
        known.table,
        known.row,
        known.stream,
        known.origin,
        head=False,
        derived=True,
        line=known.line,
    )
