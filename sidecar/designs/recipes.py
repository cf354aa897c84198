"""What can be generated for a component, and in which files that is. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from sidecar.errors import Malformed

Kind = Literal["stories", "test", "variant", "documentation", "component"]

_SCRIPTED = {"tsx": "tsx", "jsx": "jsx", "js": "jsx"}  # of stories by the component's extension, else ts
_STYLES = (".module.css", ".module.scss", ".scss", ".less", ".css")
_IN_WORDS = frozenset({"variant", "component"})


@dataclass(frozen=True, slots=True)
class Recipe:
    """One thing to generate.

    Attributes:
        kind: What it is.
        name: Of the component it is about: the session's, or the new one.
        files: The files that may be made or changed for it, the most important first.
        fresh: Whether none of them may exist yet.
    """

    kind: Kind
    name: str
    files: tuple[str, ...]
    fresh: bool


def recipe(kind: Kind, component_path: str, files: Collection[str], name: str | None, prompt: str) -> Recipe:
    """How to generate `kind` beside a component.

    Args:
        kind: What is wanted.
        component_path: The session's component.
        files: Its file set: stories that are there are gone on with, and new styles are of the same kind.
        name: Of a new component.
        prompt: What was asked for besides; "" for nothing.

    Raises:
        Malformed: `bad_request`: a variant or a component needs a prompt, and a component a name.
    """
    own = PurePosixPath(component_path)
    stem, folder = own.name.partition(".")[0], own.parent
    if kind in _IN_WORDS and not prompt:
        raise Malformed(f"Say in the prompt what the new {kind} should be like.", "empty_prompt")
    if kind == "component" and name is None:
        raise Malformed("Give the new component a name, such as PriceTag.", "bad_request")
    script = _SCRIPTED.get(own.suffix.removeprefix("."), "ts")
    match kind:
        case "stories":
            known = next((path for path in files if ".stories." in path), None)
            return Recipe(kind, stem, (known or str(folder / f"{stem}.stories.{script}"),), fresh=False)
        case "test":
            return Recipe(kind, stem, (str(folder / f"{stem}.test.stories.{script}"),), fresh=False)
        case "documentation":
            return Recipe(kind, stem, (str(folder / f"{stem}.mdx"),), fresh=False)
        case "variant" | "component":
            new = name or f"{stem}Variant"
            made = (f"{new}{own.suffix}", f"{new}{_style_of(files)}", f"{new}.stories.{script}")
            return Recipe(kind, new, tuple(str(folder / each) for each in made), fresh=True)


def _style_of(files: Collection[str]) -> str:
    """The ending of the component's own stylesheets."""
    return next((style for style in _STYLES for path in files if path.endswith(style)), ".css")
