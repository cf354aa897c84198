import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from sidecar.errors import Malformed, NotFound, Refused
from sidecar.workspace.base import StoryEntry
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.stories import ScannedIndex
from tests.workspace.helpers import lay

BUTTON, CARD = "./src/Button.stories.tsx", "./src/Card.stories.tsx"


class Listed:
    """An index that was written down."""

    def __init__(self, *entries: StoryEntry) -> None:
        self._entries = entries

    async def entries(self) -> Sequence[StoryEntry]:
        """What was written down."""
        return self._entries


@pytest.fixture
def index() -> Listed:
    """Two stories and a docs page of one component, one story of another."""
    return Listed(
        StoryEntry("button--docs", "Button", "Docs", BUTTON, "./src/Button.tsx", "docs"),
        StoryEntry("button--primary", "Button", "Primary", BUTTON, "./src/Button.tsx"),
        StoryEntry("button--ghost", "Button", "Ghost", BUTTON, "./src/Button.tsx"),
        StoryEntry("card--plain", "Card", "Plain", CARD),
    )


@pytest.fixture
def components(policy: PathPolicy, index: Listed) -> Components:
    """A project in which a card contains a button."""
    lay(
        policy.root,
        {
            "src/Button.css": "@import './base.css'; @import './tokens.css';",
            "src/base.css": "",
            "src/Card.tsx": "import { Button } from './Button'; import s from './Card.module.css'; export const Card = 1;",
            "src/Card.module.css": ".x { composes: y from './mixin.css'; }",
            "src/mixin.css": "",
            "src/Card.stories.tsx": "import { Card } from './Card'; export default { component: Card };",
            "src/Lone.tsx": "export const Lone = 1;",
        },
    )
    return Components(policy, index)


async def test_a_story_knows_its_file_set(components: Components) -> None:
    """Component first, then its stylesheets through their imports but not the global ones, then its stories."""
    resolved = await components.of_story("button--ghost")
    assert resolved.component_path == "src/Button.tsx"
    assert resolved.candidates == ("src/Button.tsx",)
    assert resolved.files == ("src/Button.tsx", "src/Button.css", "src/base.css", "src/Button.stories.tsx")
    assert resolved.story is not None
    assert resolved.story.id == "button--ghost"


async def test_a_story_without_component_path(components: Components) -> None:
    """Where the index says nothing, the meta does."""
    resolved = await components.of_story("card--plain")
    assert resolved.files == ("src/Card.tsx", "src/Card.module.css", "src/mixin.css", "src/Card.stories.tsx")


async def test_a_path_knows_its_file_set_and_first_story(components: Components) -> None:
    """A component's path, however spelled, gives the same set, and the first story that isn't a page."""
    resolved = await components.of_path("./src/Button.tsx")
    assert resolved.files == (await components.of_story("button--primary")).files
    assert resolved.story is not None
    assert resolved.story.id == "button--primary"


async def test_a_component_without_stories(components: Components) -> None:
    """A component needs no stories to be changed."""
    resolved = await components.of_path("src/Lone.tsx")
    assert (resolved.files, resolved.story) == (("src/Lone.tsx",), None)


async def test_a_directly_imported_global_sheet_belongs_to_the_set(components: Components, policy: PathPolicy) -> None:
    """What the component imports itself counts, though the preview imports it too."""
    lay(policy.root, {"src/Lone.tsx": "import './tokens.css'; export const Lone = 1;"})
    assert (await components.of_path("src/Lone.tsx")).files == ("src/Lone.tsx", "src/tokens.css")


async def test_unknown_names_come_with_near_ones(components: Components) -> None:
    """What isn't there is told with what is close to it."""
    with pytest.raises(NotFound) as caught:
        await components.of_story("buton--primry")
    assert caught.value.code == "story_not_found"
    assert caught.value.details["near"][0] == "button--primary"
    with pytest.raises(NotFound) as caught:
        await components.of_path("src/components/Buton.tsx")
    assert caught.value.code == "component_not_found"
    assert caught.value.details["near"] == ["src/Button.tsx"]


async def test_bad_paths_are_refused(components: Components) -> None:
    """Rows 13 and 17: outside and protected paths are refused before anything is looked up."""
    for path in ("../x.tsx", ".env", "package.json", "vite.config.ts"):
        with pytest.raises(Refused):
            await components.of_path(path)
    with pytest.raises(Malformed):
        await components.of_path("")


async def test_what_may_not_change_is_not_in_the_set(components: Components, policy: PathPolicy) -> None:
    """A stylesheet that the policy protects (here: a hard link) isn't offered to a prompt."""
    os.link(policy.root / "src/base.css", policy.root / "src/twin")
    assert "src/base.css" not in (await components.of_story("button--ghost")).files


async def test_all_components(components: Components) -> None:
    """Every component that has stories, once."""
    assert await components.all() == ["src/Button.tsx", "src/Card.tsx"]


async def test_stories_that_show_a_file(components: Components) -> None:
    """The stories whose modules load a file, in the index's order; a file nobody loads has none."""
    shown = [entry.id for entry in await components.stories_using("src/Button.css")]
    assert shown == ["button--docs", "button--primary", "button--ghost", "card--plain"]
    assert [entry.id for entry in await components.stories_using("src/mixin.css")] == ["card--plain"]
    assert [entry.id for entry in await components.stories_using(CARD)] == ["card--plain"]
    assert await components.stories_using("src/Lone.tsx") == []


def test_closure(components: Components) -> None:
    """Everything that a file loads; nothing for what isn't there or isn't ours."""
    assert components.closure("src/Card.tsx") == {
        "src/Card.tsx",
        "src/Card.module.css",
        "src/mixin.css",
        "src/Button.tsx",
        "src/Button.css",
        "src/base.css",
        "src/tokens.css",
    }
    for path in ("src/none.tsx", "../x", "/etc/passwd", ".env", "@vite/client"):
        assert components.closure(path) == set()


async def test_without_a_dev_server(components: Components, policy: PathPolicy) -> None:
    """Stories found by scanning give the same components and sets, only without ids."""
    scanned = Components(policy, ScannedIndex(policy))
    assert await scanned.all() == ["src/Button.tsx", "src/Card.tsx"]
    assert (await scanned.of_path("src/Card.tsx")).files == (await components.of_path("src/Card.tsx")).files
    with pytest.raises(NotFound):
        await scanned.of_story("")


@pytest.mark.parametrize(
    ("story_id", "near"),
    [
        ("components-button--primary", ["src/Button.tsx"]),
        ("forms-buton--primary", ["src/Button.tsx"]),
        ("card--plain", ["src/Card.tsx"]),
        ("nothing--like-it", []),
    ],
)
async def test_without_ids_near_components_are_told(
    components: Components, policy: PathPolicy, story_id: str, near: list[str]
) -> None:
    """Where no Storybook tells its ids, the files that are called like the story's title help on."""
    assert await components.all()
    with pytest.raises(NotFound, match="name a componentPath") as caught:
        await Components(policy, ScannedIndex(policy)).of_story(story_id)
    assert (caught.value.code, caught.value.details["near"]) == ("story_not_found", near)


async def test_a_page_about_no_component(policy: PathPolicy) -> None:
    """Documentation that neither describes nor imports a component isn't taken for one."""
    lay(policy.root, {"src/Welcome.mdx": "# Welcome", "src/Guide.mdx": "import { Button } from './Button';\n\n# Guide"})
    pages = [StoryEntry(name.lower(), name, "Docs", f"./src/{name}.mdx", type="docs") for name in ("Welcome", "Guide")]
    components = Components(policy, Listed(*pages))
    with pytest.raises(NotFound) as caught:
        await components.of_story("welcome")
    assert caught.value.code == "no_component"
    assert (await components.of_story("guide")).component_path == "src/Button.tsx"
    assert await components.all() == ["src/Button.tsx"]


async def test_links_out_of_the_project_are_never_followed(components: Components, policy: PathPolicy) -> None:
    """Row 14: a stylesheet, a component or a stories file that is a link out of the project doesn't exist for us."""
    outside = lay(policy.root.parent / "outside", {"evil.css": "", "Evil.tsx": "", "x/Evil.stories.tsx": ""})
    (policy.root / "src/evil.css").symlink_to(outside / "evil.css")
    (policy.root / "src/Evil.tsx").symlink_to(outside / "Evil.tsx")
    (policy.root / "src/x").symlink_to(outside / "x")
    lay(policy.root, {"src/Lone.tsx": "import './evil.css'; import './Evil';"})
    assert (await components.of_path("src/Lone.tsx")).files == ("src/Lone.tsx",)
    assert components.closure("src/Lone.tsx") == {"src/Lone.tsx"}
    with pytest.raises(Refused):
        await components.of_path("src/Evil.tsx")
    entries = await ScannedIndex(policy).entries()
    assert all("Evil" not in entry.import_path for entry in entries)


async def test_changes_are_seen_at_once(components: Components, policy: PathPolicy) -> None:
    """A new import belongs to the set with the next question."""
    lay(policy.root, {"src/Lone.css": ""})
    assert "src/Lone.css" not in (await components.of_path("src/Lone.tsx")).files
    lay(policy.root, {"src/Lone.tsx": "import './Lone.css'; export const Lone = 1;"})
    assert (await components.of_path("src/Lone.tsx")).files == ("src/Lone.tsx", "src/Lone.css")


async def test_warming_parses_what_is_asked_for_later(components: Components, monkeypatch: pytest.MonkeyPatch) -> None:
    """After warming, no file has to be parsed for the first question."""
    await components.warm()
    monkeypatch.setattr("sidecar.workspace.modules.parse_module", None)
    assert len(await components.stories_using("src/Button.css")) == 4


async def test_stories_by_component(components: Components) -> None:
    """Each with its own, in the index's order; pages of documentation aren't among them."""
    listed = await components.stories()
    assert {path: [entry.id for entry in entries] for path, entries in listed.items()} == {
        "src/Button.tsx": ["button--primary", "button--ghost"],
        "src/Card.tsx": ["card--plain"],
    }


async def test_reference_and_design_system(policy: PathPolicy, index: Listed) -> None:
    """What the project says about its design is found; the document may be named."""
    lay(policy.root, {"guide.md": "# Guide"})
    components = Components(policy, index, design_system="guide.md")
    lay(policy.root, {"src/Lone.tsx": "import './lone.css'; export const Lone = 1;", "src/lone.css": "a {}"})
    lone, button = await components.of_path("src/Lone.tsx"), await components.of_path("src/Button.tsx")
    assert list(components.reference_stylesheets(lone)) == ["src/lone.css"]
    assert "src/tokens.css" in components.reference_stylesheets(button)
    assert components.design_system() == "# Guide"


def test_nothing_heavy_is_imported_at_start() -> None:
    """Importing what the app wires doesn't load the parser."""
    names = ("components", "writer", "policy", "stories", "base", "textfile")
    script = ";".join(f"import sidecar.workspace.{name}" for name in names)
    script += ";import sys;sys.exit(any(name.startswith('tree_sitter') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
