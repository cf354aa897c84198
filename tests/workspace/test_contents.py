"""Sets of files as they are on disk."""

from pathlib import Path

import pytest

from sidecar.errors import Refused
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy


def test_what_is_there_and_what_is_not(policy: PathPolicy, root: Path) -> None:
    """Bytes as they are, None for an absent file, each under the name that was asked for."""
    (root / "src/odd.css").write_bytes(b"\xff\r\n")
    found = read_all(policy, ["src/odd.css", "src/gone.css"])
    assert found == {"src/odd.css": b"\xff\r\n", "src/gone.css": None}
    assert read_all(policy, []) == {}


@pytest.mark.parametrize("path", ["../outside.css", ".env", "src/link.css"])
def test_what_may_not_be_read(path: str, policy: PathPolicy, root: Path, tmp_path: Path) -> None:
    """It is refused, not taken for absent: a version must not be told that a file is gone."""
    (tmp_path / "outside.css").write_text("secret")
    (root / "src/link.css").symlink_to(tmp_path / "outside.css")
    with pytest.raises(Refused):
        read_all(policy, ["src/Button.css", path])
