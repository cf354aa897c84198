"""What a model is told about a project, rendered from `templates/prompts/project_*.j2`. Pure."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sidecar.editors.prompt import Templates
from sidecar.editors.turns import TurnRequest
from sidecar.edits.refusals import Refusal

if TYPE_CHECKING:  # the SDK is only loaded where a request is sent
    from anthropic.types import TextBlockParam

_LISTED = 200  # components; more are no help


class ProjectPrompts:
    """Renders the prompts about a project.

    Args:
        templates: Where they are.
    """

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def system(self, request: TurnRequest) -> "list[TextBlockParam]":
        """The rules for answers in blocks, then what is the same in each turn of a session."""
        return [{"type": "text", "text": text} for text in (self._render("project_rules.j2"), self._about(request))]

    def agent(self, request: TurnRequest) -> str:
        """The rules for an agent that has tools."""
        return self._render("project_agent.j2", about=self._about(request))

    def turn(self, request: TurnRequest, files: Mapping[str, str]) -> str:
        """One request, with the files that the conversation doesn't have yet, or not so."""
        return self._render(
            "project_turn.j2",
            files=sorted(files.items()),
            again=request.memory is not None,
            writes=request.writes,
            prompt=request.prompt,
        )

    def correction(self, refusals: Sequence[Refusal], paths: Sequence[str]) -> str:
        """What was wrong with an answer and what to send instead."""
        return self._render(
            "retry.j2", refusals=refusals, paths=sorted(paths), component_path="", may_create=True, project=True
        )

    def _about(self, request: TurnRequest) -> str:
        return self._render(
            "project_about.j2",
            components=list(request.components)[:_LISTED],
            design_system=request.design_system.strip(),
        )
