"""The editor that a prompt reaches first: quick edits where they understand everything, otherwise the model."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from sidecar.editors.base import EditEvent, Editor, EditRequest
from sidecar.errors import CannotDo

_WITHOUT = "A model could do more: set ANTHROPIC_API_KEY."
_HINT = (
    "For everything else, connect a model: set ANTHROPIC_API_KEY"
    " (or ANTHROPIC_BASE_URL for a compatible server) and start Sidestory again."
)


class AutoEditor:
    """The editor `auto`.

    Args:
        quick: Does what it understands wholly, and says `not_a_quick_edit` otherwise.
        model: Does the rest; None when no model is configured.
    """

    name = "auto"

    def __init__(self, quick: Editor, model: Editor | None) -> None:
        self._quick = quick
        self._model = model

    @property
    def model(self) -> Editor | None:
        """What does the rest."""
        return self._model

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent, None]:
        """Stream the events of whichever editor takes the request.

        Raises:
            CannotDo: `not_a_quick_edit` without a model, with the quick editor's examples and a `hint`;
                `no_model` in plan mode without one; and what the editors raise.
            SidestoryError: The request's `no_model`, when a model would be needed.
        """
        if request.mode == "instant" and request.failure is None:
            try:
                # Quick edits take milliseconds: whole or not at all, so that nothing is said by two editors.
                done = [event async for event in self._quick.edit(request)]
            except CannotDo as refusal:
                if refusal.code != "not_a_quick_edit":
                    raise
                if self._model is None:
                    details = {**refusal.details, "hint": _HINT}
                    raise CannotDo(f"{refusal.message} {_WITHOUT}", refusal.code, details) from refusal
            else:
                for event in done:
                    yield event
                return
        if self._model is None:
            raise CannotDo("Talking about a component needs a model.", "no_model", {"hint": _HINT})
        if request.no_model is not None:
            raise request.no_model
        async with aclosing(self._model.edit(request)) as events:
            async for event in events:
                yield event
