"""Makes the words of image prompts with Claude: one question a scene, so that its images agree with each other."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Protocol

from sidecar.errors import SidestoryError
from sidecar.models import Usage
from sidecar.snapshots.composing import render, scene_of, subject
from sidecar.snapshots.extraction import appearing, context_of
from sidecar.snapshots.filling import Lacking, Texts
from sidecar.snapshots.storyart import SwarmUIExportData

if TYPE_CHECKING:  # the SDK takes a second to load: only when prompts are made
    from anthropic.types import MessageParam, TextBlockParam

    from sidecar.editors.claude_stream import Meter, Waiting


class Stream(Protocol):
    """A client of the Messages API; see `ClaudeStream`."""

    def answer(
        self, system: "list[TextBlockParam]", messages: "list[MessageParam]", meter: "Meter"
    ) -> "AsyncGenerator[str | Waiting, None]":
        """The text of one answer, piece by piece."""
        ...


class ClaudeComposer:
    """The composer `claude`.

    Args:
        stream: Loads the client when it is first needed.
        refusal: Why no model may be asked now, e.g. because a budget is used up; None: it may.
        spent: Told what each answer has used.
    """

    name = "claude"

    def __init__(
        self,
        stream: Callable[[], Awaitable[Stream]],
        *,
        refusal: Callable[[], Awaitable[SidestoryError | None]],
        spent: Callable[[Usage], Awaitable[None]],
    ) -> None:
        self._stream = stream
        self._refusal = refusal
        self._spent = spent

    async def compose(self, session: SwarmUIExportData, wanted: Lacking) -> Mapping[str, Texts]:
        """See `Composer.compose`; beats that the answer doesn't have are left out."""
        if (refusal := await self._refusal()) is not None:
            raise refusal
        from sidecar.editors.claude_stream import Meter  # noqa: PLC0415  see above

        stream, meter, heard = await self._stream(), Meter(), list[str]()
        system = await asyncio.to_thread(render, "storyboard_system.j2")
        question = await asyncio.to_thread(asked, session, wanted)
        try:
            pieces = stream.answer([{"type": "text", "text": system}], [{"role": "user", "content": question}], meter)
            async with aclosing(pieces):
                async for piece in pieces:
                    if isinstance(piece, str):
                        heard.append(piece)
        finally:
            await self._spent(meter.total)
        return answered("".join(heard), {beat.beat_id for beat in wanted.beats})


def asked(session: SwarmUIExportData, wanted: Lacking) -> str:
    """The question about a scene: all that is known of it, as data."""
    episode = context_of(session)
    scene = scene_of(episode, wanted.scene.scene_number)
    known = {
        "scene": {"title": wanted.scene.title, "summary": scene.scene_summary},
        "tone": episode.narrative_tone,
        "place": scene.location.visual_description or scene.location.name,
        "artifacts": [each.swarmui_prompt_fragment for each in scene.location.artifacts],
        "characters": [{"name": each.name, "inPrompt": subject(each)} for each in appearing(episode, scene)],
        "beats": [beat.model_dump(by_alias=True, exclude={"prompts"}) for beat in wanted.beats],
    }
    return render("storyboard.j2", data=json.dumps(known, ensure_ascii=False, indent=1))


def answered(text: str, wanted: set[str]) -> dict[str, Texts]:
    """The prompts in an answer: a JSON object `{beatId: {cinematic, vertical}}`, with whatever around it."""
    start, end = text.find("{"), text.rfind("}")
    try:
        found: Any = json.loads(text[start : end + 1]) if start >= 0 else {}
    except (ValueError, RecursionError):
        return {}
    texts = {}
    for beat_id, each in found.items():
        cinematic, vertical = (each.get("cinematic"), each.get("vertical")) if isinstance(each, dict) else (None, None)
        if beat_id in wanted and isinstance(cinematic, str) and isinstance(vertical, str) and cinematic and vertical:
            texts[beat_id] = Texts(cinematic.strip(), vertical.strip())
    return texts
