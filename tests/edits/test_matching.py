from hypothesis import given
from hypothesis import strategies as st

from sidecar.edits.matching import Match, find, nearest, reindent


def test_a_strict_match_wins_over_tolerant_ones() -> None:
    """Where the lines stand exactly once, similar ones elsewhere don't make them ambiguous."""
    assert find(["  a", "a", "a  "], ["a"]) == [Match(1, 2)]


def test_two_exact_matches_are_both_told() -> None:
    """The caller must see that it is ambiguous."""
    assert find(["a", "b", "a"], ["a"]) == [Match(0, 1), Match(2, 3)]


def test_inconsistent_indentation_does_not_match() -> None:
    """Lines at two depths can't be one depth in the search."""
    assert find(["  a", "    b"], ["a", "b"]) == []


def test_steps_are_translated() -> None:
    """Four blanks become two, and a level that the search didn't have is kept."""
    indents = {"": "  ", "    ": "    "}
    assert reindent(["x {", "    y {", "        z", "", "    }"], indents) == [
        "  x {",
        "    y {",
        "      z",
        "",
        "    }",
    ]


def test_tabs_become_blanks_and_blanks_tabs() -> None:
    """The file's own kind of indentation is used."""
    assert reindent(["\ta", "\t\tb", "\t\t\tc"], {"\t": "  ", "\t\t": "    "}) == ["  a", "    b", "      c"]
    assert reindent(["  a", "    b", "      c"], {"  ": "\t", "    ": "\t\t"}) == ["\ta", "\t\tb", "\t\t\tc"]


def test_lines_indented_too_deep_lose_the_surplus() -> None:
    """What is shallower than the search was ends at the margin, not beyond."""
    assert reindent(["      a", "        b", "  c"], {"      ": "  "}) == ["  a", "    b", "c"]


@given(st.lists(st.sampled_from(["", " ", "  ", "    ", "\t", "\t\t", "      "]), min_size=1), st.data())
def test_re_indenting_changes_nothing_but_indentation(depths: list[str], data: st.DataObject) -> None:
    """Text and order survive, whatever the indentations are."""
    indents = data.draw(st.dictionaries(st.sampled_from(depths), st.sampled_from(["", "  ", "\t", "    "]), min_size=1))
    lines = [f"{depth}x{number}" for number, depth in enumerate(depths)]
    done = reindent(lines, indents)
    assert [line.strip() for line in done] == [line.strip() for line in lines]
    assert all(done[number] == f"{indents[depth]}x{number}" for number, depth in enumerate(depths) if depth in indents)


def test_the_nearest_lines_stand_around_the_most_telling_one() -> None:
    """The longest searched line is the anchor; its neighbours are shown."""
    lines = [".a {", "  color: red;", "}", ".b {", "  background-color: teal;", "}"]
    assert (5, "  background-color: teal;") in nearest(lines, [".b {", "  background-color: blue;"])


def test_nothing_is_near_in_an_empty_file() -> None:
    """No lines, no nearest ones."""
    assert nearest([], ["a"]) == []
