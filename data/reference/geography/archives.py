"""The archives that the geography is rebuilt from: known by their sha256, read without being installed."""

import hashlib
import json
import re
import tarfile
from pathlib import Path
from typing import Any

Record = dict[str, Any]
"""One object of the JSON files of the npm package."""


def check_sha256(path: Path, expected: str) -> None:
    """Raises ValueError where the file is not the expected one."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ValueError(f"{path.name}: sha256 is {found}, expected {expected}")


def expect(holds: bool, message: str) -> None:
    """Raises ValueError with the message where something expected of the archives does not hold."""
    if not holds:
        raise ValueError(message)


def read_json(archive: Path, *names: str) -> list[list[Record]]:
    """The named JSON files of the npm package."""
    with tarfile.open(archive) as tar:
        members = [tar.extractfile(f"package/data/{name}.json") for name in names]
        return [json.load(member) for member in members if member is not None]


def version_of(path: Path) -> str:
    """The version inside an npm package."""
    with tarfile.open(path) as tar:
        member = tar.extractfile("package/package.json")
        expect(member is not None, f"{path.name} is not an npm package")
        version = json.load(member)["version"] if member else ""
    expect(bool(re.fullmatch(r"\d+\.\d+\.\d+", version)), f"{path.name}: unexpected version {version!r}")
    return str(version)
