from pathlib import Path

import pytest

from sidecar.errors import CannotDo, NotFound, Refused
from sidecar.projects.scope import Scope, texts
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.stories import ScannedIndex
from tests.api.conftest import BUTTON, CARD, CARD_SHEET, PROJECT, SHEET, STORIES
from tests.workspace.helpers import lay


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two components, and what must never be touched."""
    return lay(tmp_path, PROJECT)


@pytest.fixture
def scope(root: Path) -> Scope:
    """Over that project."""
    policy = PathPolicy(root)
    return Scope(Components(policy, ScannedIndex(policy)), policy)


async def test_the_files_are_those_of_the_named_components_else_of_the_known_ones_else_of_all(scope: Scope) -> None:
    """A component that was made for the project and is gone by now is left out."""
    assert set(await scope.of([BUTTON], [CARD])) == {BUTTON, SHEET, STORIES}
    assert CARD_SHEET in await scope.of([], [CARD, "src/Gone.tsx"])
    assert BUTTON not in await scope.of([], [CARD, "src/Gone.tsx"])
    assert {BUTTON, CARD, CARD_SHEET} <= set(await scope.of([], []))
    with pytest.raises(NotFound):
        await scope.of(["src/Gone.tsx"], [])


async def test_a_large_project_is_not_sent_whole(root: Path, scope: Scope) -> None:
    """The first component always is."""
    lay(root, {SHEET: ".button {}\n" * 30_000})
    assert BUTTON in await scope.of([], [])
    assert CARD not in await scope.of([], [])


async def test_a_new_component_goes_where_the_others_are(root: Path, scope: Scope) -> None:
    """Or where it is said to, if that is a folder where anything may be written."""
    assert await scope.folder(None) == "src"
    assert await scope.folder("./src/") == "src"
    assert await scope.folder(".") == "."
    for given, error in (("src/new", CannotDo), (".storybook", Refused), ("node_modules/pkg", Refused)):
        with pytest.raises(error):
            await scope.folder(given)


async def test_the_example_is_the_smallest_component(scope: Scope, tmp_path: Path) -> None:
    """None where there is none."""
    assert await scope.example() == CARD
    empty = PathPolicy(lay(tmp_path / "empty", {"package.json": "{}"}))
    assert await Scope(Components(empty, ScannedIndex(empty)), empty).example() is None


def test_an_agent_sees_what_may_be_written_and_nothing_else(root: Path, scope: Scope) -> None:
    """No configuration, no secrets, nothing that isn't text."""
    lay(root, {"src/broken.css": b"\xff\xfe"})
    seen = scope.everything()
    assert {BUTTON, SHEET, CARD} <= seen.keys()
    assert not [path for path in seen if path.startswith((".", "vite", "node_modules", "package", "tools"))]
    assert "src/broken.css" not in seen


def test_files_are_texts_without_those_that_are_not_there() -> None:
    """With LF line ends."""
    assert texts({"a": b"x\r\n", "b": None}) == {"a": "x\n"}
