import pytest

from sidecar.editors.quick.script import string_value, text_of
from sidecar.editors.quick.stories import is_stories, read_stories, story_slug

STORIES = """const meta = { component: Box, args: { label: 'All', size: 1 } } satisfies Meta<typeof Box>;
export default meta;
export const Plain: Story = {};
export const WithIcon: Story = { args: { label: 'Icon', icon: <i /> } };
export const Old = Template.bind({});
Old.args = { label: 'Old' };
"""


@pytest.mark.parametrize(
    ("export", "slug"),
    [
        ("Primary", "primary"),
        ("WithIcon", "with-icon"),
        ("IconOnly", "icon-only"),
        ("HTMLLabel", "html-label"),
        ("Size2Large", "size-2-large"),
        ("primary_button", "primary-button"),
    ],
)
def test_slugs(export: str, slug: str) -> None:
    """As Storybook makes them of an export's name."""
    assert story_slug(export) == slug


def test_which_files_are_stories() -> None:
    """By the name, in each of the usual languages."""
    assert is_stories("src/Box.stories.tsx")
    assert is_stories("Box.story.js")
    assert not is_stories("src/stories.tsx")
    assert not is_stories("src/Box.stories.css")


@pytest.mark.parametrize(
    ("story", "found", "label"),
    [
        ("plain", True, "All"),
        ("with-icon", True, "Icon"),
        ("old", True, "Old"),
        ("other", False, "All"),
        (None, False, "All"),
    ],
)
def test_args(story: str | None, found: bool, label: str) -> None:
    """Those of the story come over those of meta."""
    read = read_stories({"a.css": "", "Box.stories.tsx": STORIES}, f"box--{story}" if story else None)
    assert read is not None
    assert read.found is found
    assert string_value(read.arg("label")) == label
    assert text_of(read.arg("size")) == "1"
    assert read.arg("nope") is None


def test_meta_may_be_exported_directly() -> None:
    """`export default { args }`."""
    read = read_stories({"Box.stories.tsx": "export default { args: { label: 'Direct' } };"}, None)
    assert read is not None
    assert string_value(read.arg("label")) == "Direct"


def test_a_file_set_without_stories() -> None:
    """There may be none."""
    assert read_stories({"Box.tsx": ""}, "box--plain") is None
