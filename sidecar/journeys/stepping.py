"""Several undos one after the other, and how far they came."""

from collections.abc import Mapping
from typing import Any

from sidecar.errors import Conflict, SidestoryError
from sidecar.journeys.journey import Journey
from sidecar.journeys.rewind import Choice, Rewinding
from sidecar.models import Session
from sidecar.sessions.service import SessionService


class Stepping:
    """Goes back step by step, as the button does.

    Args:
        sessions: For the session as each step leaves it.
        rewinding: Makes a step.
    """

    def __init__(self, sessions: SessionService, rewinding: Rewinding) -> None:
        self._sessions = sessions
        self._rewinding = rewinding

    async def back(
        self, journey: Journey, session: Session, steps: int, undone: int, choice: Choice | None
    ) -> Mapping[str, Any]:
        """The answer of the last step; where there were fewer to make, its `message` says how many were made.

        Args:
            journey: Whom to tell.
            session: The session.
            steps: How many were asked for, at least one.
            undone: How many of them were made before; one at least is made now.
            choice: What to do where a person's edit stands in the way.

        Raises:
            Conflict: `external_edit` as of an undo: what was done before it stays done, and like any other error it tells
                `undone` and `steps`.
        """
        answer: Mapping[str, Any] = {}
        for made in range(min(undone, steps - 1), steps):
            try:
                answer = await self._rewinding.undo(journey, session, None, choice)
            except Conflict as error:
                raise stopped(error, made, steps) from error
            except SidestoryError as error:  # who tries again makes those that are left
                error.details = {**error.details, "undone": made, "steps": steps}
                raise
            if answer["rolledBack"]:
                return {**answer, "message": f"{far(made, steps)} {answer['message']}"}
            if not answer["canUndo"] and made + 1 < steps:
                return {**answer, "message": f"{far(made + 1, steps)} {answer['message']}"}
            session = await self._sessions.get(session.session_id)
        return answer


def stopped(error: Conflict, undone: int, steps: int) -> Conflict:
    """The question about a hand edit, with how far the undo had come: `undone` of `steps`."""
    told = {**error.details, "undone": undone, "steps": steps}
    return Conflict(f"{far(undone, steps)} {error.message}", error.code, told)


def far(undone: int, steps: int) -> str:
    """How far an undo of several steps came, as a sentence."""
    return f"{undone or 'None'} of the {steps} steps {'are' if undone > 1 else 'is'} undone."
