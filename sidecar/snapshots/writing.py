"""Makes the prompts that a saved session lacks, and saves them in it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from sidecar.errors import CannotDo, Conflict, SidestoryError
from sidecar.snapshots.composing import Composer
from sidecar.snapshots.document import read, written
from sidecar.snapshots.extraction import queue
from sidecar.snapshots.filling import Lacking, Style, Texts, filled, lacking
from sidecar.snapshots.service import SavedSessions
from sidecar.snapshots.storyart import SwarmUIExportData
from sidecar.stores.base import RevisionMoved

_ATTEMPTS = 8

ComposerName = Literal["template", "claude"]
Tell = Callable[[Mapping[str, Any]], None]


class PromptWriting:
    """Makes prompts.

    Args:
        sessions: The saved sessions.
        template: The composer that needs no model; it also makes what the model leaves out.
        model: The one that asks a model, where there is one.
    """

    def __init__(self, sessions: SavedSessions, template: Composer, model: Composer | None) -> None:
        self._sessions = sessions
        self._template = template
        self._model = model

    async def run(
        self, timestamp: int, style: Style, tell: Tell, *, composer: ComposerName | None = None, anew: bool = False
    ) -> Mapping[str, Any]:
        """Make what is missing; gives how much was made, by whom, and all prompts in story order.

        Args:
            timestamp: The session's.
            style: Model, sizes and so on.
            tell: Told after each scene: `{done, total, sceneNumber, message}`.
            composer: By itself the model where there is one.
            anew: Also where there are prompts.

        Raises:
            NotFound: There is no such session.
            CannotDo: `no_model`; `session_damaged`.
            UpstreamFailed: The model failed; what was made before that is saved.
        """
        style.prompt("", style.cinematic_aspect_ratio), style.prompt("", style.vertical_aspect_ratio)
        chosen = self._chosen(composer)
        kept = await self._sessions.get(timestamp)
        session = SwarmUIExportData.of(read(kept.document.value))
        made: dict[str, Texts] = {}
        counts = {"template": 0, "claude": 0}
        try:
            await self._compose(chosen, session, lacking(session, anew=anew), made, counts, tell)
        except SidestoryError:
            await self._save(timestamp, made, style, anew=anew)
            raise
        prompts = await self._save(timestamp, made, style, anew=anew)
        return {"timestamp": timestamp, "made": len(made), "composedBy": counts, "prompts": prompts}

    async def _compose(
        self,
        chosen: Composer,
        session: SwarmUIExportData,
        scenes: Sequence[Lacking],
        made: dict[str, Texts],
        counts: dict[str, int],
        tell: Tell,
    ) -> None:
        total = sum(len(each.beats) for each in scenes)
        for wanted in scenes:
            texts = await chosen.compose(session, wanted)
            counts[chosen.name] += len(texts)
            if left := [beat for beat in wanted.beats if beat.beat_id not in texts]:
                others = await self._template.compose(session, Lacking(wanted.scene, left))
                counts[self._template.name] += len(others)
                texts = {**texts, **others}
            made |= texts
            message = f"Scene {wanted.scene.scene_number}: {len(made)} of {total} beats have prompts"
            tell({"done": len(made), "total": total, "sceneNumber": wanted.scene.scene_number, "message": message})

    async def _save(
        self, timestamp: int, made: Mapping[str, Texts], style: Style, *, anew: bool
    ) -> Sequence[Mapping[str, Any]]:
        """Put the prompts into the session as it is now: somebody may have saved into it meanwhile."""
        for _ in range(_ATTEMPTS):
            kept = await self._sessions.get(timestamp)
            document = read(kept.document.value)
            if not made:
                return queue(SwarmUIExportData.of(document))
            whole = filled(document, made, style, anew=anew)
            try:
                await self._sessions.vault.replace(kept, written(whole))
            except RevisionMoved:
                continue
            return queue(SwarmUIExportData.of(whole))
        raise Conflict("Others changed this session at the same time; try again.", "session_changed")

    def _chosen(self, composer: ComposerName | None) -> Composer:
        if composer == "template" or (composer is None and self._model is None):
            return self._template
        if self._model is None:
            message = "Claude can't be asked for prompts without ANTHROPIC_API_KEY; the composer `template` needs none."
            raise CannotDo(message, "no_model")
        return self._model
