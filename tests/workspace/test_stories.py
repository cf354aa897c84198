import pytest

from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.stories import ScannedIndex, is_stories_file
from tests.workspace.helpers import lay


@pytest.mark.parametrize(
    ("path", "stories"),
    [
        ("src/Button.stories.tsx", True),
        ("Button.stories.js", True),
        ("src/Button.stories.mdx", True),
        ("src/Button.tsx", False),
        ("src/stories.tsx", False),
        ("src/Button.stories.css", False),
    ],
)
def test_names_of_stories_files(path: str, stories: bool) -> None:
    """Stories files are known by the end of their name."""
    assert is_stories_file(path) is stories


async def test_stories_are_found_by_scanning(policy: PathPolicy) -> None:
    """Without a dev server there is one entry per stories file of the project, without an id."""
    lay(policy.root, {"node_modules/pkg/X.stories.tsx": "", "lib/Card.stories.mdx": "", "lib/.hidden/Y.stories.ts": ""})
    entries = await ScannedIndex(policy).entries()
    assert [entry.import_path for entry in entries] == ["./lib/Card.stories.mdx", "./src/Button.stories.tsx"]
    assert {(entry.id, entry.component_path) for entry in entries} == {("", None)}


async def test_scans_are_reused_for_a_moment(policy: PathPolicy) -> None:
    """Within 2 s the same answer comes back, later a new one."""
    now = 0.0
    index = ScannedIndex(policy, clock=lambda: now)
    first = await index.entries()
    lay(policy.root, {"src/New.stories.tsx": ""})
    assert await index.entries() is first
    now = 3.0
    assert len(await index.entries()) == len(first) + 1
