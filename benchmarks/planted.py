"""Changes that break the page, each in its way: none of them may ever be confirmed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.changes import COMPONENT, KINDS, STORY, Series
from benchmarks.figures import Figure, Target
from benchmarks.settled import ours
from benchmarks.sites import Sites, Tab, our_tabs
from benchmarks.workplace import Workplace
from tests.e2e.model import answer

Edit = tuple[str, str, str]  # path, old text, new text

_CSS, _TSX, _STORIES = (kind.path for kind in KINDS)
_IMPORT = "import './Button.css';"
_TEXT = "  const text = children ?? label;"
_PADDING = "  padding: 11px 20px;"
_ROUNDS = 3
_ROOM = "src/components/Button/room.css"
_GAP = "  gap: 9px;"


def _first(line: str) -> Edit:
    return _TSX, _IMPORT, f"{_IMPORT}\n{line}"


def _effect(line: str) -> list[Edit]:
    return [
        _first("import { useEffect } from 'react';"),
        (_TSX, _TEXT, f"  useEffect(() => {{ {line} }}, []);\n{_TEXT}"),
    ]


PLANTED: dict[str, list[Edit]] = {
    "a syntax error": [(_TSX, _TEXT, f"{_TEXT}\n  const broken = (;")],
    "a syntax error that parses": [(_TSX, _TEXT, f"{_TEXT}\n  const text = label;")],
    "a missing module": [_first("import { gone } from './gone';\nvoid gone;")],
    "a missing export of another module": [_first("import { Gone } from '../Card/Card';\nvoid Gone;")],
    "a throw at load": [_first("throw new Error('planted');")],
    "a throw in render": [(_TSX, _TEXT, f"{_TEXT}\n  if (text) throw new Error('planted');")],
    "an unknown name in render": [(_TSX, _TEXT, "  const text = children ?? lable;")],
    "a throw in an effect": _effect("throw new Error('planted');"),
    "a rejection in an effect": _effect("void Promise.reject(new Error('planted'));"),
    "a removed export": [(_TSX, "export function Button({", "function Button({")],
    "a removed story": [(_STORIES, "export const Primary: Story = {", "const Primary: Story = {")],
    "a throw in the stories file": [
        (_STORIES, "export default meta;", "export default meta;\nthrow new Error('planted');")
    ],
    "a CSS value that the browser drops": [(_CSS, _PADDING, "  padding: 11px 20px wide;")],
    "a CSS property that there is not": [(_CSS, _PADDING, f"{_PADDING}\n  paddding: 9px;")],
    "a value in an imported sheet that the browser drops": [(_ROOM, _GAP, "  gap: 9px wide;")],
    "a property in an imported sheet that there is not": [(_ROOM, _GAP, f"{_GAP}\n  gapp: 9px;")],
    "an unclosed brace in CSS": [(_CSS, _PADDING, f"{_PADDING}\n  .open {{")],
}


def measure(place: Workplace) -> Iterator[Figure]:
    """Every planted failure, a few times, and a good change after each, which shows that it was looked at."""
    answers: list[tuple[str, str]] = []
    with place.both(KINDS[0]) as (good, _):
        import_a_sheet(place.sites.ours.project)
        with our_tabs(place.sites) as (tab,):
            for _ in range(_ROUNDS):
                for name, edits in PLANTED.items():
                    answers.append((name, ask(place.sites, tab, edits)))
                    recover(place.sites, tab, good)
    told = sorted({f"{name}: {verdict}" for name, verdict in answers})
    wrong = sum(verdict == "confirmed" for _, verdict in answers)
    yield Figure(
        f"false “confirmed” among {len(answers)} planted failures",
        "count",
        [wrong],
        target=Target(0, "median"),
        note="; ".join(told),
    )


def import_a_sheet(project: Path) -> None:
    """Give the component a stylesheet that comes to the page under its importer's name only."""
    (project / _ROOM).write_text(f".button {{\n{_GAP}\n}}\n")
    sheet = project / _CSS
    sheet.write_text(f"@import './room.css';\n\n{sheet.read_text()}")


class NotPlanted(Exception):
    """A failure that no model was asked for, so that nothing was proven by it."""


def ask(sites: Sites, tab: Tab, edits: list[Edit]) -> str:
    """Let the scripted model answer with these edits, twice as it is asked again when they are refused; the verdict, or the refusal's code.

    In a session of its own: after a quick edit a prompt like this one would be taken for that edit once more.

    Raises:
        NotPlanted: The model was not asked.
    """
    sites.client.post("/__ai-session", {"componentPath": COMPONENT, "fresh": True})
    before = len(sites.model.requests())
    sites.model.script(*[{"kind": "answer", "text": answer(*edits)}] * 2)
    told: dict[str, Any] = tab.ask(
        "/__ai-iterate", {"componentPath": COMPONENT, "storyId": STORY, "prompt": "please break it"}
    )
    if len(sites.model.requests()) == before:
        raise NotPlanted(str(told))
    return f"refused ({told['error']})" if told["error"] else str(told["receipt"]["verdict"])


def recover(sites: Sites, tab: Tab, good: Series) -> None:
    """Until the story stands again; then a good change must be confirmed."""
    tab.frame.wait_for_selector("#storybook-root .button")
    ours(sites, tab, good)
