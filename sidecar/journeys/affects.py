"""Which other stories an edited CSS rule reaches, so that nobody is surprised by what else changes."""

import re
from collections.abc import Sequence
from typing import Any

from sidecar.editors.base import CssTarget
from sidecar.workspace.base import Resolved, StoryEntry
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy

_MOST = 50


async def affected(
    components: Components, policy: PathPolicy, resolved: Resolved, edited: Sequence[CssTarget]
) -> list[dict[str, Any]]:
    """The stories other than the open one whose modules load an edited stylesheet: storyId, title and name of each.

    A rule for a modifier (`.button--large`) reaches only the component's own stories that use it by name; whether a
    story of another component does can't be told from its source, so that those are all listed.
    """
    reached: dict[str, StoryEntry] = {}
    for target in edited:
        modifier = modifier_of(target.selector)
        for story in await components.stories_using(target.path):
            own = policy.canonical(story.import_path) in resolved.files
            if story.type == "story" and not (own and modifier and not _uses(policy, story, modifier)):
                reached[story.id] = story
    if resolved.story is not None:
        reached.pop(resolved.story.id, None)
    return [{"storyId": story.id, "title": story.title, "name": story.name} for story in list(reached.values())[:_MOST]]


def modifier_of(selector: str) -> str | None:
    """The modifier that a selector names (`.button--large` → `large`), None when it has none."""
    found = re.findall(r"\.[\w-]*?--([\w-]+)", selector)
    return found[-1] if found else None


def _uses(policy: PathPolicy, story: StoryEntry, modifier: str) -> bool:
    """Whether a story's export, or the file's meta, names the modifier; a default variant is named by neither."""
    source = read_all(policy, [story.import_path])[story.import_path]
    if source is None:
        return True
    text = source.decode(errors="replace")
    export = re.sub(r"[^A-Za-z0-9]", "", story.name)
    body = re.search(rf"export const {export}\b.*?(?=\nexport |\Z)", text, re.DOTALL | re.IGNORECASE)
    word = re.compile(rf"['\"]{re.escape(modifier)}['\"]|\b{re.escape(modifier)}\b", re.IGNORECASE)
    if body is None or word.search(body.group()):
        return True
    head = text.partition("\nexport const ")[0]
    prop = re.search(rf"(\w+):\s*['\"]{re.escape(modifier)}['\"]", head)
    return prop is not None and re.search(rf"\b{prop.group(1)}\s*:", body.group()) is None
