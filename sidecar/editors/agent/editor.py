"""The editor `agent`: the Claude Agent SDK with its program, on a copy of the project's sources.

The program gets a minimal environment, a home of its own, no settings of anybody's, and tools that read and edit. What it
leaves in the copy is a proposal like any other answer: the sidecar checks it and writes it.
"""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sidecar.editors.agent.asking import asked, said_by
from sidecar.editors.agent.environment import environment
from sidecar.editors.agent.gate import READING, WRITING, Gate
from sidecar.editors.agent.scratch import Scratch
from sidecar.editors.base import Masked, Status, TextDelta, UsageReport
from sidecar.editors.claude import ClaudeEditor, Parts, default_message, only_words
from sidecar.editors.masking import Masks, masks_for, placeholders_in
from sidecar.editors.turns import Memory, TurnDone, TurnEvent, TurnRequest
from sidecar.errors import CannotDo, UpstreamFailed

if TYPE_CHECKING:  # the extra `agent`; importing it takes a while
    from claude_agent_sdk import ClaudeAgentOptions, PermissionResult, ResultMessage, ToolPermissionContext

_log = logging.getLogger(__name__)

_SEEN = 16_000_000  # characters of all sources together


@dataclass(frozen=True, slots=True)
class Limits:
    """What one turn may take: steps, dollars, seconds."""

    turns: int
    dollars: float
    seconds: float


@dataclass(frozen=True, slots=True)
class _Copy:
    """What an agent works on, without secrets."""

    scratch: Scratch
    files: Mapping[str, str]
    masks: Masks
    prompt: str
    rules: str

    def plain(self, text: str) -> str:
        """What the agent says, with names as people have them in the project."""
        return text.replace(f"{self.scratch.work}/", "")


class AgentEditor:
    """Edits projects.

    Args:
        claude: Lends its key, its masks and its templates.
        folder: A private folder for the copies and for what the agent remembers.
        sources: Reads all sources that the agent may see: project-relative path → text with LF line ends.
        model: The model's name.
        base_url: A server of the Messages API other than Anthropic's.
        limits: Of a turn.
    """

    name = "agent"

    def __init__(
        self,
        claude: ClaudeEditor,
        *,
        folder: Path,
        sources: Callable[[], Mapping[str, str]],
        model: str,
        base_url: str | None,
        limits: Limits,
    ) -> None:
        self._claude = claude
        self._folder = folder
        self._sources = sources
        self._model = model
        self._base_url = base_url
        self._limits = limits
        self._looked_through: dict[str, tuple[str, ...]] = {}

    async def turn(self, request: TurnRequest) -> AsyncGenerator[TurnEvent]:
        """Stream the events of one turn; see `ProjectEditor`."""
        copy = await self._copied(request)
        if hidden := placeholders_in([*copy.files.values(), copy.prompt]):
            yield Masked(hidden)
        gate = Gate(copy.scratch.work, request.may_write)
        result: ResultMessage | None = None
        try:
            async with (
                asyncio.timeout(self._limits.seconds),
                aclosing(asked(self._options(request, copy, gate), copy.prompt)) as events,
            ):
                async for event in events:
                    match event:
                        case TextDelta(text):
                            yield TextDelta(copy.plain(text))
                        case Status() | UsageReport():
                            yield event
                        case _:
                            result = event
        except TimeoutError as error:
            raise UpstreamFailed("The agent took too long. Nothing was changed; try again.", "model_timeout") from error
        message = copy.plain(said_by(result, resumed=request.memory is not None))
        changed = await asyncio.to_thread(copy.scratch.changed, copy.files) if request.writes else {}
        if request.writes and not changed:
            raise gate.refused[0] if gate.refused else only_words(message)
        revealed = {path: copy.masks.reveal(text) for path, text in changed.items()}
        base = {path: copy.masks.reveal(copy.files[path]) for path in changed if path in copy.files}
        session_id = result.session_id if result else ""
        yield TurnDone(Memory(session_id), revealed, message or default_message(changed), base)

    async def _copied(self, request: TurnRequest) -> "_Copy":
        """Lay the copy, masked.

        Raises:
            CannotDo: `agent_copy_failed`.
        """
        from sidecar.editors.project_prompt import ProjectPrompts  # noqa: PLC0415  loads Jinja

        parts = await self._claude.parts()
        files = await asyncio.to_thread(self._seen, request)
        masks = await asyncio.to_thread(self._masks, parts, request, files)
        masked = {path: masks.hide(text) for path, text in files.items()}
        scratch = Scratch(self._folder, request.project_id)
        try:
            await asyncio.to_thread(scratch.lay, masked)
        except OSError as error:
            sentence = (
                "The agent's copy of the sources can't be written: check the state folder, or set SIDESTORY_AGENT=0."
            )
            raise CannotDo(sentence, "agent_copy_failed") from error
        rules = masks.hide(ProjectPrompts(parts.templates).agent(request))
        return _Copy(scratch, masked, masks, masks.hide(request.prompt), rules)

    def _seen(self, request: TurnRequest) -> dict[str, str]:
        """The texts of the copy: those of the request, then all others as far as there is room."""
        files, size = dict(request.files), 0
        for path, text in self._sources().items():
            size += len(text)
            if size > _SEEN:
                _log.warning("the project is large: the agent doesn't see all of it")
                break
            files.setdefault(path, text)
        return files

    def _masks(self, parts: Parts, request: TurnRequest, files: Mapping[str, str]) -> Masks:
        """The secrets of all that the agent sees; a text is looked through once, because that takes a second for 400 KB."""
        texts = [request.prompt, request.design_system, *files.values()]
        known = self._looked_through
        found = {text: known[text] if text in known else tuple(parts.secrets_in(text)) for text in texts}
        self._looked_through = found
        return masks_for(texts, found.__getitem__, self._claude.mask_key, self._claude.known)

    def _options(self, request: TurnRequest, copy: "_Copy", gate: Gate) -> "ClaudeAgentOptions":
        from claude_agent_sdk import (  # noqa: PLC0415  the extra
            ClaudeAgentOptions,
            PermissionResultAllow,
            PermissionResultDeny,
        )

        async def can_use_tool(
            tool: str, given: dict[str, Any], _context: "ToolPermissionContext"
        ) -> "PermissionResult":
            why = gate.refusal(tool, given)
            return PermissionResultAllow() if why is None else PermissionResultDeny(message=why)

        return ClaudeAgentOptions(
            tools=[*READING, *WRITING] if request.writes else [*READING],
            system_prompt=copy.rules,
            setting_sources=[],
            strict_mcp_config=True,
            verbatim_prompts=True,
            can_use_tool=can_use_tool,
            permission_mode="default",
            cwd=copy.scratch.work,
            env=environment(os.environ, copy.scratch.home, api_key=self._claude.api_key, base_url=self._base_url),
            model=self._model,
            resume=request.memory.session_id if request.memory else None,
            max_turns=self._limits.turns,
            max_budget_usd=min(
                self._limits.dollars, self._limits.dollars if request.dollars is None else request.dollars
            ),
            stderr=lambda line: _log.debug("the agent says: %s", line),
        )
