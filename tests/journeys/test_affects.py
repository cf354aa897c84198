"""Which other stories an edited rule reaches, on real files."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sidecar.editors.base import CssTarget
from sidecar.journeys.affects import affected, modifier_of
from sidecar.workspace.base import StoryEntry
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay

BUTTON = """\
import { Button } from './Button';

export default { component: Button, args: { variant: 'primary' } };
export const Primary = {};
export const Large = { args: { size: 'large' } };
export const Secondary = { args: { variant: 'secondary' } };
export const FullWidth = { args: { size: 'small' } };
"""
PAGE = "import { Page } from './Page';\nexport default { component: Page };\nexport const Default = {};\n"


def entry(story_id: str, name: str, kind: str = "Button") -> StoryEntry:
    """A story of `Button` or `Page`."""
    return StoryEntry(story_id, kind, name, f"./src/{kind}.stories.tsx", f"./src/{kind}.tsx")


STORIES = [
    entry("button--primary", "Primary"),
    entry("button--large", "Large"),
    entry("button--secondary", "Secondary"),
    entry("button--full-width", "Full width"),
    entry("button--renamed", "Shown under another name"),
    StoryEntry("button--docs", "Button", "Docs", "./src/Button.stories.tsx", None, "docs"),
    entry("page--default", "Default", "Page"),
]


class Index:
    """The stories above."""

    async def entries(self) -> Sequence[StoryEntry]:
        """All of them."""
        return STORIES


class Desk:
    """A project of a button and a page that contains it."""

    def __init__(self, root: Path) -> None:
        self.policy = PathPolicy(root)
        self.components = Components(self.policy, Index())

    async def reached(self, selector: str, story: str = "button--primary", path: str = "src/Button.css") -> list[str]:
        """The stories that an edit of a rule reaches besides the open one."""
        resolved = await self.components.of_story(story)
        found = await affected(self.components, self.policy, resolved, [CssTarget(path, selector)])
        assert all(set(each) == {"storyId", "title", "name"} for each in found)
        return [each["storyId"] for each in found]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """That project on disk."""
    files = {
        "package.json": "{}",
        "src/Button.tsx": "import './Button.css';\nexport const Button = () => <button />;\n",
        "src/Button.css": ".button {}\n",
        "src/Button.stories.tsx": BUTTON,
        "src/Page.tsx": "import { Button } from './Button';\nexport const Page = () => <Button />;\n",
        "src/Page.stories.tsx": PAGE,
        "src/unused.css": ".x {}\n",
    }
    return Desk(lay(tmp_path / "proj", files))


async def test_a_rule_of_all(desk: Desk) -> None:
    """A plain rule reaches every story that loads the sheet, the open one and docs left out."""
    wanted = ["button--large", "button--secondary", "button--full-width", "button--renamed", "page--default"]
    assert await desk.reached(".button") == wanted


async def test_a_rule_of_a_modifier(desk: Desk) -> None:
    """Of the component's own stories those that use it by name; who can't be told, and others' stories, are listed."""
    assert await desk.reached(".button--large") == ["button--large", "button--renamed", "page--default"]
    assert await desk.reached(".button.button--secondary:hover") == [
        "button--secondary",
        "button--renamed",
        "page--default",
    ]


async def test_a_modifier_that_the_meta_sets(desk: Desk) -> None:
    """All stories use it that don't set that prop themselves."""
    reached = await desk.reached(".button--primary", story="button--large")
    assert reached == ["button--primary", "button--full-width", "button--renamed", "page--default"]


async def test_a_sheet_that_nobody_loads(desk: Desk) -> None:
    """It reaches nothing."""
    assert await desk.reached(".x", path="src/unused.css") == []


@pytest.mark.parametrize(
    ("selector", "modifier"),
    [
        (".button", None),
        (".button--large", "large"),
        (".a--b .c--d", "d"),
        ("", None),
        (".btn--x-large:hover", "x-large"),
    ],
)
def test_modifiers(selector: str, modifier: str | None) -> None:
    """The last one counts: it is the subject's."""
    assert modifier_of(selector) == modifier
