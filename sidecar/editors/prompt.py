"""What a model is sent, rendered from `templates/prompts/`. Pure.

The order serves prompt caching: what stays the same from turn to turn (the rules, the project, the conversation so
far) comes first, what changes (the files as they are now, the element, the request) comes last.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sidecar.editors.base import EditRequest
from sidecar.edits.refusals import Refusal
from sidecar.models import Element, Turn

if TYPE_CHECKING:  # the SDK is only loaded where a request is sent
    from anthropic.types import MessageParam, TextBlockParam

_TURNS = 10
_ANSWER_LIMIT = 4_000  # characters of an earlier answer that are sent again
_TOKENS_LIMIT = 20_000  # characters of variables
_VARIABLE = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]+);")
_BACKTICKS = re.compile(r"`{3,}")


class Templates:
    """Renders what is in `prompts/`.

    Args:
        folder: The folder that has `prompts/`.
    """

    def __init__(self, folder: Path) -> None:
        # Prompts are plain text: escaping for HTML would change the code in them.
        self._environment = Environment(  # noqa: S701
            loader=FileSystemLoader(folder / "prompts"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"fenced": fenced, "numbered": numbered}

    def template(self, name: str) -> Template:
        """One of them."""
        return self._environment.get_template(name)

    def render(self, template: str, /, **values: Any) -> str:
        """The text of a template, stripped."""
        return self.template(template).render(values).strip()


class Prompts:
    """Renders the prompts about one component.

    Args:
        templates: Where they are.
    """

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def system(self, request: EditRequest) -> "list[TextBlockParam]":
        """The rules, then what is the same for every request about this component."""
        project = self._render(
            "project.j2",
            component_path=request.component_path,
            paths=sorted(request.files),
            design_system=request.design_system.strip(),
            tokens=variables(request.reference),
        )
        return [{"type": "text", "text": text} for text in (self._render("system.j2"), project)]

    def messages(self, request: EditRequest) -> "list[MessageParam]":
        """The conversation so far, without code, and the request with the files as they are now."""
        turns = request.history[-_TURNS:]
        history: list[MessageParam] = []
        for turn in turns:
            asked: list[TextBlockParam] = [{"type": "text", "text": turn.user_prompt}]
            if request.earlier and not history:
                asked.insert(0, {"type": "text", "text": self._render("earlier.j2", lines=request.earlier)})
            history += [
                {"role": "user", "content": asked},
                {"role": "assistant", "content": self._turn(turn)},
            ]
        content = self._render(
            "request.j2",
            history=bool(turns),
            files=sorted(request.files.items()),
            story_id=request.story_id,
            element=described(request.element) if request.element else None,
            failure=request.failure,
            mode=request.mode,
            component_path=request.component_path,
            may_create=request.may_create,
            references=request.references,
            prompt=request.prompt,
        )
        return [*history, {"role": "user", "content": content}]

    def retry(self, refusals: Sequence[Refusal], request: EditRequest) -> str:
        """What was wrong with an answer and what to send instead."""
        return self._render(
            "retry.j2",
            refusals=refusals,
            paths=sorted(request.files),
            component_path=request.component_path,
            may_create=request.may_create,
            project=False,
        )

    def _turn(self, turn: Turn) -> str:
        answer = turn.ai_response.strip()[:_ANSWER_LIMIT]
        return self._render("turn.j2", success=turn.success, answer=answer, error=(turn.error or "").strip())


def fenced(text: str) -> str:
    """The text in a code fence that nothing inside it can end."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text.rstrip()}\n{fence}"


def numbered(lines: Sequence[tuple[int, str]]) -> str:
    """Lines with their numbers."""
    return "\n".join(f"{number:>5} | {line}" for number, line in lines)


def described(element: Element) -> str:
    """An element as JSON, as the page described it, without what is empty."""
    return json.dumps({name: value for name, value in element.wire().items() if value}, ensure_ascii=False)


def variables(stylesheets: Mapping[str, str]) -> str:
    """The custom properties that stylesheets define, one per line, each with its first value."""
    found: dict[str, str] = {}
    for _, text in sorted(stylesheets.items()):
        for name, value in _VARIABLE.findall(text):
            found.setdefault(name, " ".join(value.split()))
    lines = "\n".join(f"{name}: {value}" for name, value in found.items())
    return lines if len(lines) <= _TOKENS_LIMIT else lines[:_TOKENS_LIMIT].rsplit("\n", 1)[0]
