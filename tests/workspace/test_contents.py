import pytest

from sidecar.errors import Refused, TooLarge
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import BUTTON, STYLES, lay


def test_every_file_is_read_as_it_is(policy: PathPolicy) -> None:
    """Bytes by path in the given order; None for what doesn't exist, also below a folder that doesn't."""
    lay(policy.root, {"src/crlf.css": b"\xef\xbb\xbf.a {}\r\n\xff", "src/empty.css": b""})
    asked = ["src/Button.css", "src/gone.css", "no/folder.css", "src/Button.tsx", "src/crlf.css", "src/empty.css"]
    found = read_all(policy, asked)
    assert list(found) == asked
    assert list(found.values()) == [STYLES.encode(), None, None, BUTTON.encode(), b"\xef\xbb\xbf.a {}\r\n\xff", b""]


def test_nothing_asked_nothing_read(policy: PathPolicy) -> None:
    """An empty set is an empty answer."""
    assert read_all(policy, []) == {}


@pytest.mark.parametrize("path", [".env", "node_modules/pkg/index.js", "../proj-evil/x.css", "src/out.css"])
def test_what_may_not_be_read_is_refused(policy: PathPolicy, path: str) -> None:
    """One forbidden file refuses the whole set: nobody gets the rest of it (threats 13, 14 and 19)."""
    outside = lay(policy.root.parent / "proj-evil", {"x.css": STYLES})
    (policy.root / "src" / "out.css").symlink_to(outside / "x.css")
    with pytest.raises(Refused):
        read_all(policy, ["src/Button.css", path])


def test_a_huge_file_is_not_read(policy: PathPolicy) -> None:
    """Threat 20: it is refused with its name, not loaded."""
    lay(policy.root, {"src/huge.css": b"a" * ((1 << 20) + 1)})
    with pytest.raises(TooLarge) as caught:
        read_all(policy, ["src/huge.css"])
    assert caught.value.details == {"path": "src/huge.css"}
