"""What the database knows beside a file: the rows that stand and that the file does not replace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Project(NamedTuple):
    """What is known of a project: its state and axis, and the codes of its region and department."""

    state: str | None = None
    axis: str | None = None
    region: str | None = None
    department: str | None = None


class By(NamedTuple):
    """What sums of money are by: a field (``project_id``, ``commitment_id``), at one stage.

    ``wide`` marks the amounts of a dossier's own columns, which give way to money lines at the same stage.
    """

    field: str
    stage: str
    wide: bool = False


Sums = Mapping[By, Mapping[str, Decimal]]
"""Euros by the values of a field, at each stage."""


class Award(NamedTuple):
    """Where money was awarded: the number of its project where it has one, its axis, region and department."""

    project: str | None
    axis: str
    region: str | None
    department: str | None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Sums and states of the rows that stand in a fund.

    ``projects`` are those that a dossier declares or that requested or awarded money names, by number; ``sums`` the
    euros by project or commitment and stage; ``awards`` the euros awarded by axis and place; ``envelopes`` the
    euros of an axis (territory None) or of an axis in a territory; ``desks`` the axis of each desk that has one.
    """

    projects: Mapping[str, Project] = field(default_factory=dict)
    sums: Sums = field(default_factory=dict)
    awards: Mapping[Award, Decimal] = field(default_factory=dict)
    envelopes: Mapping[tuple[str, str | None], Decimal] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)
