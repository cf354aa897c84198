"""Understands a prompt within its session; that it can't is said, and stands in nobody's way."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sidecar.context.lexicon import folded
from sidecar.context.meaning import Meaning, meaning
from sidecar.context.situation import Known, Picked, Said, Situation
from sidecar.context.understanding import EditContext, Engine
from sidecar.journeys.asked import Prompt
from sidecar.journeys.change import Contents
from sidecar.journeys.editing import plain_request
from sidecar.models import Session, Turn, Version
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.textfile import decode

_log = logging.getLogger(__name__)

_TURNS = 20  # that references reach back
_VERSIONS = 60  # among which a described one is looked for


@dataclass(frozen=True, slots=True)
class Understood:
    """A prompt with what was made of it."""

    context: EditContext
    meaning: Meaning
    situation: Situation


class Comprehension:
    """Reads prompts with what is known of their component and their session.

    Args:
        sessions: For the conversation and the versions.
        components: For the design system.
        engine: Understands; whatever it raises is logged here, and nowhere else.
    """

    def __init__(self, sessions: SessionService, components: Components, engine: Engine) -> None:
        self._sessions = sessions
        self._components = components
        self._engine = engine

    async def understood(self, prompt: Prompt, session: Session | None, files: Contents) -> Understood | None:
        """What a prompt means; None when that failed, so that the prompt is better sent as it is."""
        turns = [each.turn for each in await self._sessions.remembered(session, _TURNS)] if session else []
        versions = await self._sessions.versions(session, limit=_VERSIONS) if session else []
        redo = await self._sessions.redo_target(session) if session else None
        try:
            texts = {path: decode(data)[0] for path, data in files.items() if data is not None}
            situation = Situation(
                component_path=prompt.resolved.component_path,
                files=texts,
                picked=_picked(prompt),
                turns=[_said(turn) for turn in turns],
                versions=_known(versions),
                current_version_id=session.current_version_id if session else 0,
                redo_version_id=redo.version_id if redo else None,
                chosen=prompt.target,
                colours=self._colours(prompt, texts),
            )
            context = self._engine.understand(prompt.text, situation)
            return Understood(context, meaning(context, situation, self._engine), situation)
        except Exception:  # noqa: BLE001  the one place: a defect in the engine must cost nobody a prompt
            _log.exception("the context engine failed; the prompt is sent as it is")
            return None

    def is_quick(self, prompt: Prompt, files: Contents) -> bool:
        """Whether the quick editor would take a prompt; it is asked, and nothing is written."""
        from sidecar.editors.quick.editor import takes  # noqa: PLC0415  loads the parsers

        return takes(plain_request(prompt, files, self._components))

    def warm_up(self) -> None:
        """Load tables and parsers, so that the first prompt doesn't wait for them."""
        self._engine.understand("mkae it bigger", Situation("warm.tsx", {"warm.tsx": "export const A = () => <p />;"}))

    def _colours(self, prompt: Prompt, texts: dict[str, str]) -> frozenset[str]:
        """The design system's names for colours."""
        from sidecar.editors.quick.tokens import colour_names, variables  # noqa: PLC0415  loads the CSS parser
        from sidecar.edits import stylesheet  # noqa: PLC0415  as above

        reference = self._components.reference_stylesheets(prompt.resolved)
        sheets = [stylesheet.parse(text) for path, text in (texts | dict(reference)).items() if path.endswith(".css")]
        return frozenset(folded(name) for name in colour_names(self._components.design_system(), variables(sheets)))


def _picked(prompt: Prompt) -> Picked | None:
    element = prompt.element
    return Picked(element.tag, tuple(element.classes), element.text or "", element.pointed) if element else None


def _said(turn: Turn) -> Said:
    return Said(
        turn.user_prompt,
        turn.edit_type,  # type: ignore[arg-type]  # kept as text, so that a newer type is no damage to an old session
        turn.target,
        turn.version_id,
        turn.parent_version_id,
        turn.success,
    )


def _known(versions: Sequence[Version]) -> list[Known]:
    told = [Known(each.version_id, each.parent_id, each.prompt, each.origin) for each in versions]
    return sorted(told, key=lambda each: each.version_id)
