"""Rules declared in ``data/rules`` -> findings. Nothing here knows a database: what it knows is handed in as values.

``check_lines`` looks at a table's lines, ``check_tables`` at a file's tables, ``check_across`` at them beside what the
database knows (``Known``), ``check_edition`` at what a source said last time and says now (``Totals``, ``Changed``).
"""

from etl.check.engine import check_across, check_edition, check_lines, check_tables
from etl.check.known import Award, By, Known, Project
from etl.check.moment import Changed, Totals
from etl.check.rule import Rule, rules
from etl.check.stated import Stated

__all__ = [
    "Award",
    "By",
    "Changed",
    "Known",
    "Project",
    "Rule",
    "Stated",
    "Totals",
    "check_across",
    "check_edition",
    "check_lines",
    "check_tables",
    "rules",
]
