from sidecar.workspace.base import StoryEntry
from sidecar.workspace.catalog import Catalog
from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy

ENTRIES = (
    StoryEntry("button--primary", "Button", "Primary", "./src/Button.stories.tsx", "./src/Button.tsx"),
    StoryEntry("far--a", "Far", "A", "../other/Far.stories.tsx"),
    StoryEntry("virtual--a", "V", "A", "virtual:/stories?x"),
    StoryEntry("gone--a", "Gone", "A", "./src/Gone.stories.tsx"),
    StoryEntry("button--docs", "Button", "Docs", "./src/Button.stories.tsx", "./src/Button.tsx", "docs"),
)


def test_only_entries_of_the_project_count(policy: PathPolicy) -> None:
    """Other packages, virtual modules and deleted files are left out, by id and by file."""
    catalog = Catalog(policy, Graph(policy), ENTRIES)
    assert catalog.by_file == {"src/Button.stories.tsx": [ENTRIES[0], ENTRIES[4]]}
    assert catalog.find("button--docs") == (ENTRIES[4], "src/Button.stories.tsx")
    for story in ("far--a", "virtual--a", "gone--a", "none"):
        assert catalog.find(story) is None


def test_components_and_their_stories(policy: PathPolicy) -> None:
    """Both directions: stories file to component and back."""
    catalog = Catalog(policy, Graph(policy), ENTRIES)
    assert catalog.components("src/Button.stories.tsx") == ("src/Button.tsx",)
    assert catalog.stories_files("src/Button.tsx") == ["src/Button.stories.tsx"]
    assert catalog.stories_files("src/tokens.css") == []
    assert catalog.all_components() == ["src/Button.tsx"]
    assert catalog.entries_of(["src/Button.stories.tsx"]) == [ENTRIES[0], ENTRIES[4]]


def test_a_listed_folder_is_no_component(policy: PathPolicy) -> None:
    """Storybook may name a folder: then the meta decides."""
    entry = StoryEntry("button--a", "Button", "A", "./src/Button.stories.tsx", "./src")
    assert Catalog(policy, Graph(policy), (entry,)).components("src/Button.stories.tsx") == ("src/Button.tsx",)
