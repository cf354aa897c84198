"""What is asked of a model about several comments, and what its answer says of each. Pure."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sidecar.comments.models import Anchor, Comment
from sidecar.models import Element
from sidecar.resources import templates_dir

if TYPE_CHECKING:
    from jinja2 import Template

_DECLINED = re.compile(r"^[\s*_>-]*DECLINED\s+#?(\d+)[\s*_]*[:.–—-][\s*_]*(.+?)[*_\s]*$", re.MULTILINE)  # noqa: RUF001  dashes as models type them
_LONGEST = 500


def prompt_of(comments: Sequence[Comment]) -> str:
    """One prompt with all comments, numbered from 1."""
    return _template().render(comments=comments).strip()


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  loaded when a model is asked

    # Prompts are plain text: escaping for HTML would change what people wrote.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(templates_dir() / "prompts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["indented"] = lambda text: text.replace("\n", "\n   ")
    return environment.get_template("comments.j2")


def declined(message: str, comments: Sequence[Comment]) -> Mapping[str, str]:
    """Comment id → why, of the comments that an answer says it declined."""
    found = {}
    for number, why in _DECLINED.findall(message):
        if 0 < int(number[:6]) <= len(comments):
            found[comments[int(number) - 1].id] = why[:_LONGEST]
    return found


def without_declined(message: str) -> str:
    """The answer for people: what was declined stands elsewhere."""
    return _DECLINED.sub("", message).strip()


def element_of(anchor: Anchor | None) -> Element | None:
    """The element that a comment is pinned to, as editors know elements."""
    if anchor is None or not anchor.tag:
        return None
    return Element(tag=anchor.tag, selector=anchor.selector, text=anchor.text)
