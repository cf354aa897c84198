"""The labelled prompts of tests/data/prompts and the contexts they were said in; the format is in the README there.

A line or a context that doesn't have exactly the documented members raises `pydantic.ValidationError`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

FOLDER = Path(__file__).parent.parent / "data" / "prompts"
VOICES = (
    "voices/terse-developer",
    "voices/product-manager",
    "voices/german-formal",
    "voices/non-native",
    "voices/german-sloppy",
    "voices/visual-designer",
    "voices/engineer",
    "voices/mixed-one",
    "voices/lead",
    "voices/agentur",
    "voices/talk",
    "voices/crowd",
    "voices/dialog",
    "voices/plain",
    "voices/alltag",
    "voices/critique",
    "voices/parts",
    "voices/idiom",
    "voices/wohnzimmer",
    "voices/werkbank",
    "voices/freelance",
)
LEARNT_FROM = ("tune", *VOICES)
"""The sets that the engine was written with; none of the others may be read to improve it."""
LOOKED_AT = (
    "voices/pointing",
    "voices/studio",
    "voices/office",
    "voices/tandem",
    "voices/casual",
    "voices/friday",
    "voices/founder",
    "voices/abroad",
    "voices/review",
)
"""The sets that rules were written after, and that no table is learnt from."""
APART = ("held-out", "voices/blind", "voices/apart", "voices/roadmap", "voices/shop")
"""The sets that nobody tunes on."""

Kind = Literal["edit", "undo", "redo", "restore", "history", "question"]
EditType = Literal[
    "size",
    "color",
    "spacing",
    "typography",
    "border",
    "effect",
    "layout",
    "content",
    "structure",
    "variant",
    "behavior",
    "accessibility",
]


class _Strict(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)


class Amount(_Strict):
    """What a prompt says in figures: a factor, a length to have or to add, or a number of steps to undo."""

    factor: float | None = None
    value: str | None = None
    delta: str | None = None
    steps: Annotated[int, Field(ge=2)] | None = None


class Intent(_Strict):
    """One thing that a prompt asks for. `names_target` tells a target of None (the root) from none at all."""

    kind: Kind
    edit_type: EditType | None = None
    target: str | None = None
    version_id: int | None = None
    amount: Amount | None = None
    also_kind: list[Kind] = []
    also_type: list[EditType] = []
    also_target: list[str | None] = []

    @property
    def names_target(self) -> bool:
        """Whether the label says what the intent is about."""
        return "target" in self.model_fields_set


class Prompt(_Strict):
    """A line of a set."""

    id: str
    lang: Literal["en", "de", "mixed"]
    context: str
    prompt: Annotated[str, Field(min_length=1)]
    intents: Annotated[list[Intent], Field(min_length=1)]
    candidates: list[str] = []


class ContextElement(_Strict):
    """An element of the component's source; `line` is that of its start tag, counted from 1."""

    id: str
    tag: str
    classes: list[str]
    line: int
    parent: str | None
    order: int
    text: str | None = None
    role: str | None = None
    repeated: bool = False


class Change(_Strict):
    """What the conversation did to a file so far."""

    path: str
    old: str
    new: str


class ContextTurn(_Strict):
    """A turn on the path from the root to the head, with what it was about."""

    prompt: str
    edit_type: EditType
    target: str | None
    answer: str
    version_id: int | None
    parent_version_id: int
    success: bool


class ContextVersion(_Strict):
    """A node of the version tree."""

    version_id: int
    parent_id: int | None
    prompt: str
    origin: Literal["original", "prompt", "external"]


class Token(_Strict):
    """A token of the design system with the names people have for it and its value in the light scheme."""

    variable: str
    names: list[str]
    value: str


class Context(_Strict):
    """A state of a conversation about a component."""

    name: str
    about: str
    component_path: str
    story_id: str
    files: dict[str, str]
    changes: list[Change]
    elements: list[ContextElement]
    picked: str | None
    turns: list[ContextTurn]
    versions: list[ContextVersion]
    current_version_id: int
    tokens: str | None

    @property
    def root(self) -> str:
        """The id of the component's root element."""
        return self.elements[0].id

    def sources(self) -> dict[str, str]:
        """The current text of each file by its path in the project."""
        texts = {path: (FOLDER / "components" / name).read_text("utf-8") for path, name in self.files.items()}
        for change in self.changes:
            texts[change.path] = texts[change.path].replace(change.old, change.new, 1)
        return texts

    def design_tokens(self) -> list[Token]:
        """The tokens of the design system; empty where the project has none."""
        if self.tokens is None:
            return []
        return [Token.model_validate(item) for item in _json(FOLDER / self.tokens)]

    def path(self) -> list[ContextVersion]:
        """The versions from the root to the head; empty when nothing was changed yet. A circle raises `KeyError`."""
        left = {version.version_id: version for version in self.versions}
        line = []
        at: int | None = self.current_version_id or None
        while at is not None:
            line.append(left.pop(at))
            at = line[-1].parent_id
        return line[::-1]


@cache
def contexts() -> dict[str, Context]:
    """All contexts by name."""
    found = [Context.model_validate(_json(path)) for path in sorted((FOLDER / "contexts").glob("*.json"))]
    return {context.name: context for context in found}


@cache
def prompts(name: str) -> list[Prompt]:
    """The lines of a set, in order: `tune`, `held-out`, or one of `voices/`."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Prompt.model_validate_json(line) for line in lines]


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
