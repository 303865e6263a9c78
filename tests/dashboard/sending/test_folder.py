"""A file put into a folder: whole or not at all, in nobody else's place."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from dashboard.sending import folder
from dashboard.sending.folder import put
from dashboard.sending.unsent import Unsent


def there(where: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in where.iterdir()}


def test_the_same_file_is_left_another_stands_beside(tmp_path: Path) -> None:
    assert [put(str(tmp_path), "revue.pdf", content) for content in (b"a", b"a", b"b", b"b", b"a")] == [
        "revue.pdf", "revue.pdf", "revue-2.pdf", "revue-2.pdf", "revue.pdf",
    ]  # fmt: skip
    assert there(tmp_path) == {"revue.pdf": b"a", "revue-2.pdf": b"b"}


def test_a_share_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: Any) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "link", refuse)
    assert [put(str(tmp_path), "revue.pdf", content) for content in (b"a", b"b")] == ["revue.pdf", "revue-2.pdf"]
    assert there(tmp_path) == {"revue.pdf": b"a", "revue-2.pdf": b"b"}


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    for name in ("../../x.pdf", "/etc/x.pdf", "..", "", ".caché", "a\nb.pdf"):
        assert (inner / put(str(inner), name, name.encode())).is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unsent) as found:
        put(str(tmp_path / "partage"), "x.pdf", b"")
    assert found.value.message("en") == f"Folder {tmp_path / 'partage'} does not exist or is not mounted."
    assert there(tmp_path) == {}


def test_a_file_system_that_only_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: Any) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unsent) as found:
        put(str(tmp_path), "x.pdf", b"")
    assert found.value.message("en") == f"Folder {tmp_path} refuses the file: Read-only file system."


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_only_reads(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Unsent, match="folder_refused"):
        put(str(tmp_path), "x.pdf", b"")


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unsent) as found:
        put(str(tmp_path), "x.pdf", b"abc")
    assert "No space left" in found.value.message("en")
    assert there(tmp_path) == {}


def test_too_many_of_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST", 3)
    for content in (b"a", b"b"):
        put(str(tmp_path), "x.pdf", content)
    with pytest.raises(Unsent, match="folder_full"):
        put(str(tmp_path), "x.pdf", b"c")
    assert len(there(tmp_path)) == 2
