import pytest

from sidecar.edits.lines import divider, fence, opening, path_in, resolve

KNOWN = ("src/Button/Button.css", "src/Card/Card.css", "src/Card/Card.tsx")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("src/Card/Card.tsx", "src/Card/Card.tsx"),
        ("./src/Card/Card.tsx", "src/Card/Card.tsx"),
        ("Card/Card.css", "src/Card/Card.css"),
        ("Card.css", "src/Card/Card.css"),
        ("src\\Card\\Card.css", "src/Card/Card.css"),
        ("ard.css", None),
        ("../Card.css", None),
        ("card.css", None),
        ("", None),
    ],
)
def test_a_name_is_resolved_only_when_it_can_mean_one_file(name: str, path: str | None) -> None:
    """The path itself or the end of exactly one, at a folder's boundary."""
    assert resolve(name, KNOWN) == path


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("### `src/Card/Card.css`", "src/Card/Card.css"),
        ("2. **src/Card/Card.css**:", "src/Card/Card.css"),
        ("Filename: Card.css", "src/Card/Card.css"),
        ("<!-- src/Card/Card.css -->", "src/Card/Card.css"),
        ("other/New.tsx", "other/New.tsx"),
        ("I change Card.css", None),
        ("Done.", None),
        ("e.g.", None),
        ("", None),
    ],
)
def test_a_path_line_is_only_a_path(line: str, path: str | None) -> None:
    """Decoration is taken off; sentences are not paths."""
    assert path_in(line, KNOWN) == path


def test_markers_have_five_to_nine_characters() -> None:
    """Four or ten characters are no marker, text behind a divider makes it none."""
    assert opening("<<<<<<< SEARCH") == ("", 7, "SEARCH")
    assert opening("<<<< SEARCH") is None
    assert opening("<<<<<<<<<< SEARCH") is None
    assert divider("  =======  ") == 7
    assert divider("======= x") == 0


def test_a_fence_ends_with_as_many_of_the_same_characters() -> None:
    """Three backticks don't end a fence of four, tildes don't end backticks."""
    four = fence("````css")
    assert four is not None
    for line, closes in [("```", False), ("````", True), ("`````", True), ("~~~~", False), ("````css", False)]:
        mark = fence(line)
        assert mark is not None
        assert mark.closes(four) is closes
