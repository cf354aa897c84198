from pathlib import Path

import pytest

from sidecar.context.elements import read_parts
from sidecar.context.naming import Names, names_of
from sidecar.context.noun import Noun
from sidecar.context.situation import Situation
from sidecar.context.tables import has_a_table, in_table
from sidecar.context.understanding import Engine
from tests.context.prompt_data import contexts
from tests.context.sample import names
from tests.context.scoring import situation_of

PAGES = Path("examples/storybook-react/src/pages/TeamPage")


def situation(name: str) -> Situation:
    """A component of the example's page, of which nothing was said yet."""
    files = {f"src/pages/TeamPage/{each}": (PAGES / each).read_text() for each in (f"{name}.tsx", f"{name}.css")}
    return Situation(f"src/pages/TeamPage/{name}.tsx", files)


def table() -> Names:
    """The example's table of members."""
    path = "src/pages/TeamPage/MemberTable.tsx"
    return names_of(read_parts(path, situation("MemberTable").files[path]))


def about(prompt: str, where: Situation) -> list[str | None]:
    """The ids of what a prompt is about, None for the root; candidates with a question mark."""
    found = Engine().understand(prompt, where)
    return [f"{part.id}?" for part in found.candidates] or [
        intent.target.id if intent.target else None for intent in found.intents
    ]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("name column bold", "member-table__name"),
        ("Namensspalte fett", "member-table__name"),
        ("Spalte Name fett", "member-table__name"),
        ("name column wider", "td"),
        ("the first column wider", "td"),
        ("die erste Spalte breiter", "td"),
        ("last column narrower", "member-table__extra:4"),
        ("role column narrower", "member-table__extra:3"),
        ('the "Role" column narrower', "member-table__extra:3"),
        ("the email column in grey", "member-table__email"),
        ("table header uppercase", "thead"),
        ("Tabellenkopf in Großbuchstaben", "thead"),
        ("Kopf der Tabelle dunkler", "thead"),
        ("the table's header bold", "thead"),
        ("column headers smaller", "thead"),
        ("the column names in caps", "thead"),
        ("table head darker", "thead"),
        ("header row with a grey background", "tr"),
        ("every other row grey", "tr:2"),
        ("rows taller", "tr:2"),
        ("Zeilen in der Tabelle enger", "tr:2"),
    ],
)
def test_within_a_table(prompt: str, expected: str) -> None:
    """Cells, rows and the header are found by what stands in them, and by their order."""
    assert about(prompt, situation("MemberTable")) == [expected]


@pytest.mark.parametrize(
    "prompt",
    [
        "name column bold",
        "Namensspalte fett",
        "table header uppercase",
        "the header of the table uppercase",
        "the first column wider",
        "role column narrower",
        "Spalte Rolle schmaler",
        "rows taller",
        "every other row grey",
        "header row grey",
        "the cells tighter",
        "names in the table bold",
        "member names bolder",
    ],
)
def test_a_table_that_is_another_component(prompt: str) -> None:
    """What is in it is there, and no heading of the page, and no project's name."""
    assert about(prompt, situation("TeamPage")) == ["MemberTable"]
    assert about(prompt, situation_of(contexts()["team-fresh"]))[0] in {"MemberTable", "team-page__members"}


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("header darker", "team-page__header"),
        ("right column 300px", "team-page__aside"),
        ("the right-hand column narrower", "team-page__columns"),
        ("left column wider", "team-page__columns"),
        ("two columns of equal width", "team-page__columns"),
        ("the columns closer together", "team-page__columns"),
        ("members column wider", "team-page__members"),
        ("tiles two per row", "team-page__stats"),
        ("project name bold", "team-page__projects"),
        ("the title bold", "team-page__title"),
    ],
)
def test_what_only_looks_like_a_part_of_it(prompt: str, expected: str) -> None:
    """Columns of a page, its header, how many stand in a row."""
    assert about(prompt, situation_of(contexts()["team-fresh"])) == [expected]


def test_which_noun_means_what() -> None:
    """A column that there isn't is none; without a table nothing is in one."""
    assert in_table(Noun(("price", "column")), table()) is None
    assert [part.id for part in in_table(Noun(("role", "header")), table()) or []] == ["member-table__extra"]
    assert in_table(Noun(("name", "column")), names()) is None
    assert in_table(Noun(("title",)), table()) is None
    assert has_a_table(table())
    assert not has_a_table(names())
