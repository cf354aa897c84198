import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.errors import Malformed, Refused, SidestoryError
from sidecar.workspace.paths import parts_of

ROOTS = ("/home/me/proj",)
PIECES = [
    "..",
    ".",
    "/",
    "\\",
    "%2e",
    "%2f",
    "%5c",
    "%25",
    "a",
    "src",
    "Button.tsx",
    ":",
    "?",
    "#",
    " ",
    "\0",
    "~",
    "C:",
]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("src/Button.tsx", ("src", "Button.tsx")),
        ("./src/./Button.tsx", ("src", "Button.tsx")),
        ("/home/me/proj/src/Button.tsx", ("src", "Button.tsx")),
        ("src/100%.css", ("src", "100%.css")),
        ("src/...x/a.css", ("src", "...x", "a.css")),
        ("src/[slug]/(group)/@modal/a.tsx", ("src", "[slug]", "(group)", "@modal", "a.tsx")),
    ],
)
def test_plain_paths_are_taken_apart(raw: str, parts: tuple[str, ...]) -> None:
    """A relative path, or an absolute one inside the root, gives its parts without `.`."""
    assert parts_of(raw, ROOTS) == parts


@pytest.mark.parametrize(
    "raw",
    [
        "../x.tsx",
        "src/../../x.tsx",
        "src/..",
        "/etc/passwd",
        "//server/share",
        "/home/me/proj-evil/a.tsx",
        "/home/me/proj/../other/a.tsx",
        "/home/me/Proj/a.tsx",
        "C:/Windows/system.ini",
        "%2e%2e/x.tsx",
        "..%2fx.tsx",
        "src/%2e%2e%2f%2e%2e/x.tsx",
        "%252e%252e/x.tsx",
        "%25252e%25252e%25252fx",
        "src%5c..%5c..%5cx",
        "a%00.tsx",
        "%2fetc%2fpasswd",
        "a.tsx%3fraw",
        "a.tsx%23x",
        "%c0%ae%c0%ae/x",
        "%25" * 9 + "2e",
    ],
)
def test_ways_out_are_refused(raw: str) -> None:
    """Row 13 and 14: what leads out, plainly, encoded once or more, or by a sibling's prefix, is outside the project."""
    with pytest.raises(Refused) as caught:
        parts_of(raw, ROOTS)
    assert caught.value.code == "outside_project"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        ".",
        "./",
        "a.tsx\0",
        "a\n.tsx",
        "src\\Button.tsx",
        "..\\x",
        "a.tsx?raw",
        "a.tsx#x",
        "a.tsx::$DATA",
        "C:a.tsx",
        "a.tsx/",
        "a.tsx.",
        "a.tsx ",
        "src./a.tsx",
        " a.tsx",
        "src//a.tsx",
        "con.tsx",
        "src/NUL",
        "x" * 256,
        "x/" * 600 + "a",
        "\ud800.tsx",
    ],
)
def test_what_no_file_is_called_is_malformed(raw: str) -> None:
    """Row 13: suffixes, streams, separators of other systems, trailing signs and control characters are no path."""
    with pytest.raises(Malformed) as caught:
        parts_of(raw, ROOTS)
    assert caught.value.code == "bad_path"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join))
def test_parts_are_always_plain_names(raw: str) -> None:
    """Whatever the string: either an error, or parts none of which could mean anything but a name."""
    try:
        parts = parts_of(raw, ROOTS)
    except SidestoryError as error:
        assert "/home/me" not in error.message  # noqa: PT017 - either outcome is right, each has its own check
        return
    assert parts
    for part in parts:
        assert part not in {"", ".", ".."}
        assert not set(part) & set("/\\\0:?#")
    assert parts_of("/".join(parts), ROOTS) == parts


def test_errors_never_repeat_the_path() -> None:
    """A refused absolute path isn't echoed."""
    with pytest.raises(Refused) as caught:
        parts_of("/etc/passwd", ROOTS)
    assert "passwd" not in caught.value.message
    assert not caught.value.details
