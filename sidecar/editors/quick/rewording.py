"""“Keep it” instead of “Cancel”: a text that stands somewhere, whole and once, becomes another one.

Looked for where the open story's texts are kept: what it passes, or all stories pass, and the component itself (texts in
its JSX, attributes that are read, defaults of what isn't passed).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.component import Component
from sidecar.editors.quick.labels import USUAL, Text, replace_text
from sidecar.editors.quick.script import Script, string_value, text_of, walk
from sidecar.editors.quick.styling import Ledger
from sidecar.errors import CannotDo

if TYPE_CHECKING:
    from tree_sitter import Node

_READ: Final = {
    *USUAL, "placeholder", "alt", "aria-label", "aria-description", "description", "hint", "message", "subtitle", "tooltip",
}  # fmt: skip


def reword(component: Component, old: str, new: str, ledger: Ledger) -> None:
    """Put a text in the place of another one.

    Raises:
        CannotDo: It stands nowhere, or several times.
    """
    found = [text for text in _texts(component) if _says(text.node) == _plain(old)]
    if len(found) == 1:
        replace_text(found[0], new, ledger)
    elif found:
        message = f"“{old}” stands there {len(found)} times; name the part whose text is meant."
        raise CannotDo(message, "not_a_quick_edit")
    else:
        message = f"No text of the story or the component says “{old}”, so a quick edit can't change it."
        raise CannotDo(message, "not_a_quick_edit")


def _texts(component: Component) -> Iterator[Text]:
    stories = component.stories
    passed = {**stories.meta, **stories.story} if stories is not None else {}
    if stories is not None:
        yield from (Text(stories.script, node, name) for name, node in _strings(passed.items()))
    for name, default in component.defaults.items():
        if name in _READ and name not in passed:
            yield Text(component.script, default, name)
    yield from _written(component.script)


def _strings(args: "Iterable[tuple[str, Node]]") -> "Iterator[tuple[str, Node]]":
    """The strings in args, also in lists and objects; each by the arg that it is part of."""
    for name, node in args:
        yield from ((name, each) for each in walk(node) if string_value(each) is not None or each.type == "jsx_text")


def _written(script: Script) -> Iterator[Text]:
    """The texts in a file's JSX."""
    for node in walk(script.root):
        parent = node.parent
        if node.type == "jsx_text":
            yield Text(script, node, "")
        elif string_value(node) is None or parent is None:
            continue
        elif parent.type == "jsx_attribute" and text_of(parent.named_children[0]) in _READ:
            yield Text(script, node, text_of(parent.named_children[0]))
        elif parent.type == "jsx_expression" and (parent.parent is None or parent.parent.type != "jsx_attribute"):
            yield Text(script, node, "")


def _says(node: "Node") -> str:
    value = string_value(node)
    return _plain(text_of(node) if value is None else value)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
