"""A model that broke the page is told how, once, and may correct itself."""

from collections.abc import Callable
from datetime import datetime

from sidecar.editors.base import Failure
from sidecar.errors import CannotDo, SidestoryError
from sidecar.journeys.applying import Applying
from sidecar.journeys.asked import Applied, Attempt, Prompt, turn
from sidecar.journeys.change import Contents
from sidecar.journeys.editing import Editing
from sidecar.journeys.journey import Journey
from sidecar.journeys.spending import Spending
from sidecar.models import ReceiptError
from sidecar.sessions.service import SessionService
from sidecar.workspace.textfile import decode

_AROUND = 3  # lines above and below the one that an error names


class Repairing:
    """Asks for a correction of a change that was taken back. The page is whole meanwhile: it shows the last good version."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        editing: Editing,
        applying: Applying,
        spending: Spending,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._editing = editing
        self._applying = applying
        self._spending = spending
        self._now = now

    async def repaired(self, journey: Journey, prompt: Prompt, broken: Applied, disk: Contents) -> Applied | None:
        """The correction, made, whether it stood or not; None when there is none to make.

        There is none for quick edits, which would do the same again, nor when the model fails: that is a turn of its
        own then, and the broken change's error is what the person reads.
        """
        error = broken.outcome.receipt.error
        if not broken.outcome.rolled_back or error is None or broken.attempt.edited.done.editor == "quick":
            return None
        journey.stage("repairing", error.message)
        journey.may_be_cancelled()
        tried: Contents = {**disk, **broken.attempt.after}
        said = f"Repair: {error.message}"
        session = broken.session
        try:
            edited = await self._editing.ask(journey, session, prompt, tried, failure_of(error, tried))
            texts = {path: decode(data)[0] for path, data in broken.attempt.after.items()}
            after = self._editing.checked(prompt, disk, texts | dict(edited.done.files))
            if after == broken.attempt.after:
                raise CannotDo("The correction is what broke the page.", "already_so")
        except SidestoryError as failed:
            usage = journey.last_usage
            cost = self._spending.cost(usage)
            told = turn(session, said, failed.message, self._now(), error=failed.message, usage=usage, cost_micros=cost)
            await self._sessions.add_turn(session, told)
            return None
        return await self._applying.apply(journey, session, prompt, Attempt(said, edited, disk, after, origin="repair"))


def failure_of(error: ReceiptError, files: Contents) -> Failure:
    """What a model is told of an error: where it is, with the lines around it, as far as that is known."""
    data = files.get(error.file) if error.file else None
    if data is None or not error.line:
        return Failure(error.source, error.message, error.file if data is not None else None, ())
    lines = decode(data)[0].split("\n")
    first, last = max(1, error.line - _AROUND), min(len(lines), error.line + _AROUND)
    frame = tuple((number, lines[number - 1]) for number in range(first, last + 1))
    return Failure(error.source, error.message, error.file, frame)
