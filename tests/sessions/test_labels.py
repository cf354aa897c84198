import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.errors import Malformed
from sidecar.sessions.labels import LONGEST, cleaned


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", None),
        (" \n ", None),
        (" Launch ", "Launch"),
        ("größer 🚀", "größer 🚀"),
        ("x" * 80, "x" * 80),
        ("👩‍🚀", "👩‍🚀"),
    ],
)
def test_a_name_is_kept_without_space_around_it(given: str, kept: str | None) -> None:
    """Whatever the script; an empty one is none."""
    assert cleaned(given) == kept


@pytest.mark.parametrize(
    "name", ["x" * 81, "a\nb", "a\rb", "a\tb", "a\x00b", "a\x7fb", "a\x85b", "a\u2028b", "a\ud800b"]
)
def test_what_is_no_name_on_one_line_is_refused(name: str) -> None:
    """With a sentence for a person."""
    with pytest.raises(Malformed) as refused:
        cleaned(name)
    assert refused.value.code == "bad_label"
    assert "shorten" in refused.value.message


@given(st.text(max_size=100))
def test_a_kept_name_stays_the_same(text: str) -> None:
    """Cleaning it again changes nothing; it has one line and a bounded length, and can be sent."""
    try:
        name = cleaned(text)
    except Malformed:
        return
    assert cleaned(name or "") == name
    assert len((name or "").splitlines()) <= 1
    assert len((name or "").encode()) <= 4 * LONGEST
