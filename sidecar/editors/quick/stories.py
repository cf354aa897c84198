"""What the open story passes to the component: its `args` over those of the file's meta."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidecar.editors.quick.script import Script, declared, member, pairs, parse, text_of, unwrap

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(frozen=True, slots=True)
class Stories:
    """The args of a stories file, as nodes of its tree: those of the open story, if it was `found`, and those of meta.

    `complete` says whether these are all that it passes: what is spread into args isn't read.
    """

    script: Script
    story: "Mapping[str, Node]"
    meta: "Mapping[str, Node]"
    found: bool
    complete: bool

    def arg(self, name: str) -> "Node | None":
        """The node of an arg where it counts for the open story."""
        return self.story.get(name, self.meta.get(name))


def is_stories(path: str) -> bool:
    """Whether a path is a stories file by its name."""
    return re.search(r"\.(stories|story)\.[cm]?[jt]sx?$", path) is not None


def read_stories(files: Mapping[str, str], story_id: str | None) -> Stories | None:
    """The stories file of a file set, read for the story that is open; None when the set has none."""
    path = next((path for path in files if is_stories(path)), None)
    if path is None:
        return None
    script = parse(path, files[path])
    meta = dict(pairs(member(_meta(script), "args")))
    story = _story(script, story_id)
    spread = [args.pop("...", None) is not None for args in (meta, story or {})]
    return Stories(script, story or {}, meta, story is not None, complete=story is not None and not any(spread))


def story_slug(export: str) -> str:
    """The last part of the story id that Storybook makes of an export's name: `WithIcon` is `with-icon`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])", " ", export)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _meta(script: Script) -> "Node | None":
    for statement in script.root.named_children:
        if statement.type == "export_statement" and (value := statement.child_by_field_name("value")):
            found = unwrap(value)
            return declared(script.root, text_of(found)) if found is not None and found.type == "identifier" else found
    return None


def _story(script: Script, story_id: str | None) -> "dict[str, Node] | None":
    slug = (story_id or "").rpartition("--")[2]
    for name, value in _exports(script):
        if slug and story_slug(name) == slug:
            return dict(pairs(member(value, "args"))) | _assigned(script, name)
    return None


def _exports(script: Script) -> "list[tuple[str, Node]]":
    found: list[tuple[str, Node]] = []
    for statement in script.root.named_children:
        holder = statement.child_by_field_name("declaration") if statement.type == "export_statement" else None
        for declarator in holder.named_children if holder is not None else ():
            name, value = declarator.child_by_field_name("name"), unwrap(declarator.child_by_field_name("value"))
            if declarator.type == "variable_declarator" and name is not None and value is not None:
                found.append((text_of(name), value))
    return found


def _assigned(script: Script, story: str) -> "dict[str, Node]":
    """`Primary.args = {…}`, the older way."""
    for statement in script.root.named_children:
        assignment = statement.named_children[0] if statement.type == "expression_statement" else None
        if assignment is not None and text_of(assignment.child_by_field_name("left")) == f"{story}.args":
            return dict(pairs(assignment.child_by_field_name("right")))
    return {}
