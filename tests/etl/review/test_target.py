"""Where one may send: addresses that a person types, a folder; nothing that slips into a header."""

from pathlib import Path

import pytest

from etl.review.target import BadTarget, Target, address, read_targets


def test_addresses_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_targets("mailto:Lea.B+x@Exemple.FR, ali@exemple.fr,ali@EXEMPLE.fr") == (
        Target("mailto", "Lea.B+x@exemple.fr"), Target("mailto", "ali@exemple.fr"),
    )  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (folder,) = read_targets("folder:revue  été")
    assert str(folder) == f"folder:{tmp_path}/revue  été"
    assert read_targets(str(folder)) == (folder,)


@pytest.mark.parametrize(
    "words",
    [
        "", "a", "a@", "@b.fr", "a@b@c.fr", "a b@c.fr", "a@b.fr\r\nBcc: c@d.fr", "a@b.fr\n", "a\x00@b.fr", "<a@b.fr>",
        "a@b.fr?bcc=c@d.fr", "a@b..fr", "a@.fr", "a@-b.fr", "a%b@c.fr", "é@b.fr", "a@é.fr", "a,b@c.fr", "a;b@c.fr",
        "a@b.fr\u2028", f"{'a' * 250}@b.fr",
    ],
)  # fmt: skip
def test_no_address(words: str) -> None:
    with pytest.raises(BadTarget) as found:
        address(words)
    said = found.value.message("en")
    assert said.endswith("is no e-mail address.")
    assert said.isprintable()


@pytest.mark.parametrize("words", ["", "mailto:", "folder:", "ftp:x", "a@b.fr", "mailto:a@b.fr,", "folder:a\nb"])
def test_no_target(words: str) -> None:
    with pytest.raises(BadTarget) as found:
        read_targets(words)
    assert found.value.message("fr").isprintable() or "\u00a0" in found.value.message("fr")
