"""Requests on the example's components, and what an edit of them changes."""

import difflib
from pathlib import Path

from sidecar.editors.base import Done, EditRequest
from sidecar.editors.quick.editor import edited
from sidecar.models import Element

EXAMPLE = Path(__file__).parents[3] / "examples" / "storybook-react"


def request(component: str, prompt: str, story: str | None = None, element: Element | None = None) -> EditRequest:
    """A request on one of the example's components, with its whole file set and the project's tokens."""
    folder = EXAMPLE / "src" / "components" / component
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in folder.iterdir()}
    sheets = [EXAMPLE / "src" / "tokens.css", EXAMPLE / "src" / "base.css"]
    return EditRequest(
        prompt=prompt,
        component_path=f"src/components/{component}/{component}.tsx",
        files=files,
        element=element,
        story_id=f"components-{component.lower()}--{story}" if story else None,
        design_system=(EXAMPLE / "design-system.md").read_text(encoding="utf-8"),
        reference={path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in sheets},
    )


def changes(asked: EditRequest) -> list[str]:
    """The changed lines of an edit, `-` before `+`, without their indentation."""
    return changed_lines(asked, edited(asked))


def changed_lines(asked: EditRequest, done: Done) -> list[str]:
    """The changed lines of a result, in the order of its files."""
    found: list[str] = []
    for path, text in done.files.items():
        diff = difflib.unified_diff(asked.files[path].splitlines(), text.splitlines(), lineterm="", n=0)
        found.extend(line[0] + line[1:].strip() for line in list(diff)[2:] if line[0] in "+-")
    return found
