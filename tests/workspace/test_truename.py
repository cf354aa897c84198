from pathlib import Path

import pytest

from sidecar.workspace.truename import pick, true_name


@pytest.mark.parametrize(
    ("name", "entries", "found"),
    [
        ("button.tsx", ["Button.tsx", "a"], "Button.tsx"),
        ("button.tsx", ["Button.tsx", "button.tsx"], "button.tsx"),
        ("Ä.tsx", ["A\u0308.tsx"], "A\u0308.tsx"),
        ("straße.css", ["STRASSE.css"], "STRASSE.css"),
        ("PROGRA~1", ["Program Files"], None),
    ],
)
def test_the_disks_spelling_is_found(name: str, entries: list[str], found: str | None) -> None:
    """An exact entry wins, then one that differs in case or composition; short names have no spelling of their own."""
    assert pick(name, entries) == found


def test_existing_names_are_their_own(tmp_path: Path) -> None:
    """What a folder lists is spelled right already, other scripts and digits included."""
    for name in ("Button.tsx", "123", "größe.css", "a~1"):
        (tmp_path / name).touch()
        assert true_name(tmp_path, name) == name


def test_two_links_to_one_file_are_two_names(tmp_path: Path) -> None:
    """Names that differ in case only and are one file by a hard link keep their own spelling."""
    (tmp_path / "a.ts").touch()
    if (tmp_path / "A.ts").exists():
        assert true_name(tmp_path, "A.ts") == "a.ts"
    else:
        (tmp_path / "A.ts").hardlink_to(tmp_path / "a.ts")
        assert true_name(tmp_path, "A.ts") == "A.ts"


def test_another_spelling_gives_the_disks_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 16: where the disk takes both cases for one name, the answer is how the disk spells it."""
    (tmp_path / "Button.tsx").touch()
    monkeypatch.setattr("sidecar.workspace.truename._same_file", lambda *_: True)
    assert true_name(tmp_path, "BUTTON.TSX") == "Button.tsx"
    assert true_name(tmp_path, "Button.tsx") == "Button.tsx"
