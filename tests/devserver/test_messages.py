"""Error messages as a person may see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.devserver.messages import one_sentence

SEEN = {
    "/home/me/app/src/Button.tsx: Unexpected token (12:3)": "Button.tsx: Unexpected token (12:3)",
    "[postcss] /home/me/app/a.css:3:1: Unclosed block": "[postcss] a.css:3:1: Unclosed block",
    "\x1b[31mTransform failed\x1b[39m\n/home/me/x.tsx\n\nframe\nmore": "Transform failed\nx.tsx",
    "ENOENT: no such file, open '/home/me/a.css'": "ENOENT: no such file, open 'a.css'",
    r"at C:\Users\me\app\x.tsx": "at x.tsx",
    "C:/Users/me/x.tsx: bad": "x.tsx: bad",
    "file:///home/me/x.js is gone": "x.js is gone",
    "http://localhost:6006/@fs/home/me/x.tsx?t=1": "x.tsx?t=1",
    # relative paths and addresses stay
    'Failed to resolve import "./gone" from "src/ui/Button.tsx".': 'Failed to resolve import "./gone" from "src/ui/Button.tsx".',
    "GET https://example.com/v1/users failed": "GET https://example.com/v1/users failed",
    "1/2/3": "1/2/3",
}


@pytest.mark.parametrize(("message", "wanted"), SEEN.items())
def test_what_compilers_say(message: str, wanted: str) -> None:
    """The first paragraph, without colours; absolute paths are cut to the file's name, all else stays."""
    assert one_sentence(message) == wanted


@given(
    st.lists(st.from_regex(r"\A[a-z0-9_.-]{1,8}\Z"), min_size=2, max_size=6), st.sampled_from(["", " ", "'", "(", ": "])
)
def test_no_absolute_path_gets_through(parts: list[str], before: str) -> None:
    """Whatever the folders are called, an absolute path loses them."""
    path = "/" + "/".join(parts)
    assert one_sentence(f"x{before or ' '}{path}").endswith(parts[-1])
    assert "/" not in one_sentence(f"x{before or ' '}{path}")


def test_a_message_is_bounded() -> None:
    """A page's novel is cut."""
    assert len(one_sentence("x" * 5_000)) == 1_000
