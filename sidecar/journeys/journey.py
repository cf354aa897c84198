"""A change on its way. It outlives the connection that asked for it: a page's reload, often our own doing, loses nothing."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sidecar.errors import Conflict, Malformed, NotFound, SidestoryError
from sidecar.models import Usage
from sidecar.tasks import Tasks

Kind = Literal[
    "iterate",
    "undo",
    "redo",
    "restore",
    "process",
    "approve",
    "preview",
    "edit",
    "propose",
    "generate",
    "create_preview",
    "update_project",
    "chat_plan",
    "metadata_generation",
    "prompts",
]
_KEPT = 200


@dataclass(frozen=True, slots=True)
class JourneyEvent:
    """Something to tell whoever follows: `status`, `delta`, `version`, `receipt`, and last `done` or `error`.

    `at` is the journey's clock in seconds; it says nothing about what is told.
    """

    name: str
    data: Mapping[str, Any]
    at: float = field(default=0.0, compare=False)


class Journey:
    """One request on its way, with all that was told about it so far.

    Attributes:
        request_id: The caller's own id; the same id is the same journey.
        prompt: What the person asked, for whoever joins later.
        session_id: The session once it is known.
        ended: Whether the last event was told.
        final: Whether files are being written, or were.
        resumed: Whether that session was there before.
        usage: Tokens that the model has used for it so far, also when it fails in the end.
        last_usage: Those of the last question to the model.
        edit_type: What kind of change was asked for, as far as that was understood.
        began: When it was made, by its clock.
    """

    def __init__(
        self,
        request_id: str,
        kind: Kind,
        component_path: str,
        prompt: str,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.request_id = request_id
        self.kind: Kind = kind
        self.component_path = component_path
        self.prompt = prompt
        self.session_id: str | None = None
        self.resumed = False
        self.usage: Usage | None = None
        self.last_usage: Usage | None = None
        self.edit_type: str | None = None
        self.began = clock()
        self.ended = False
        self.final = False
        self._clock = clock
        self._events: list[JourneyEvent] = []
        self._changed = asyncio.Event()

    def tell(self, name: str, **data: Any) -> None:
        """Tell the followers, the present and the later ones."""
        self._events.append(JourneyEvent(name, data, self._clock()))
        self._changed.set()
        self._changed = asyncio.Event()

    def stage(self, stage: str, detail: str = "") -> None:
        """Enter a named stage."""
        self.tell("status", stage=stage, detail=detail)

    def asks(self) -> None:
        """A question to the model begins; it has used nothing yet."""
        self.last_usage = None

    def used(self, usage: Usage) -> None:
        """Tokens of the model, in addition to those before."""
        self.usage = usage if self.usage is None else self.usage + usage

    def waits(self) -> None:
        """Another change of the same files comes first."""
        self.stage("waiting", "for another change of the same files")

    def point_of_no_return(self) -> None:
        """From here on files are written: it can't be cancelled any more."""
        self.final = True

    def may_be_cancelled(self) -> None:
        """What was written was taken back: until the next write a cancel would leave no trace again."""
        self.final = False

    @property
    def told(self) -> Sequence[JourneyEvent]:
        """All events so far."""
        return self._events

    @property
    def cancellable(self) -> bool:
        """Whether a cancel would still leave no trace."""
        return not (self.final or self.ended)

    async def follow(self) -> AsyncIterator[JourneyEvent]:
        """All events, from the first one, until the end."""
        told = 0
        while True:
            changed = self._changed
            for event in self._events[told:]:
                told += 1
                yield event
            if self.ended and told == len(self._events):
                return
            if told == len(self._events):
                await changed.wait()

    def end(self, name: Literal["done", "error"], data: Mapping[str, Any]) -> None:
        """The last event."""
        self.ended = True
        self.tell(name, **data)


Observer = Callable[[Journey], None]
"""Hears of each journey once it has ended. It must neither wait nor raise."""


class Journeys:
    """All journeys that run, and the last ones that ended.

    Args:
        tasks: Runs them.
        describe: An error as it is told.
        observe: Hears of each one's end.
    """

    def __init__(
        self,
        tasks: Tasks,
        describe: Callable[[SidestoryError], Mapping[str, Any]],
        observe: Observer = lambda _: None,
    ) -> None:
        self._tasks = tasks
        self._describe = describe
        self._observe = observe
        self._journeys: dict[str, Journey] = {}
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._failures: dict[str, SidestoryError] = {}

    def begin(
        self,
        journey: Journey,
        work: Callable[[Journey], Awaitable[Mapping[str, Any]]],
        *,
        rejoin: bool = False,
    ) -> Journey:
        """Start `work`, or join the journey that already has this request id.

        Args:
            journey: The request.
            work: Its stages.
            rejoin: Only join: a page that lost its connection asks again, and after a restart of the sidecar nobody
                knows whether the change was made.

        Raises:
            NotFound: There is nothing to rejoin.
            Malformed: The request id belongs to another kind of request.
        """
        known = self._journeys.get(journey.request_id)
        if known is not None:
            if known.kind != journey.kind:
                raise Malformed("This requestId belongs to another request; use a new one.", "request_id_taken")
            return known
        if rejoin:
            raise NotFound("There is no such request; it may have ended long ago.", "request_not_found")
        self._journeys[journey.request_id] = journey
        self._forget()
        task = self._tasks.start(self._run(journey, work), f"{journey.kind} {journey.request_id}")
        self._running[journey.request_id] = task
        task.add_done_callback(lambda _: self._ended(journey))
        return journey

    def running(self, component_path: str) -> Journey | None:
        """The journey that changes a component now."""
        return next(
            (
                journey
                for journey in reversed(self._journeys.values())
                if journey.component_path == component_path and not journey.ended
            ),
            None,
        )

    async def outcome(self, journey: Journey) -> Mapping[str, Any]:
        """Wait for the end and give its answer; raises what the journey ended in."""
        last: JourneyEvent | None = None
        async for event in journey.follow():
            last = event
        if journey.request_id in self._failures:
            raise self._failures[journey.request_id]
        return last.data if last is not None else {}

    def cancel(self, request_id: str) -> None:
        """Give a journey up; nothing but its prompt stays.

        Raises:
            NotFound: There is no such journey.
            Conflict: It has ended, or its files are being written.
        """
        journey = self._journeys.get(request_id)
        if journey is None:
            raise NotFound("There is no such request; it may have ended long ago.", "request_not_found")
        if not journey.cancellable:
            raise Conflict("It is too late to cancel: the change was made. Undo takes it back.", "too_late")
        self._running[request_id].cancel("cancelled by the user")

    async def close(self, seconds: float) -> None:
        """The sidecar ends: what can be given up is, and what is being written gets `seconds` to arrive."""
        for request_id, task in self._running.items():
            if self._journeys[request_id].cancellable:
                task.cancel("the sidecar ends")
        if self._running:
            await asyncio.wait(self._running.values(), timeout=seconds)
        for task in self._running.values():
            task.cancel("the sidecar ends")

    async def _run(self, journey: Journey, work: Callable[[Journey], Awaitable[Mapping[str, Any]]]) -> None:
        try:
            answer = await work(journey)
        except SidestoryError as error:
            self._fail(journey, error)
        except asyncio.CancelledError:
            self._fail(journey, _cancelled(journey))
            raise
        except Exception:
            self._fail(journey, Defect())
            raise  # the task's owner logs it with its trace
        else:
            self._end(journey, "done", answer)

    def _ended(self, journey: Journey) -> None:
        del self._running[journey.request_id]
        if not journey.ended:  # it was cancelled before it began
            self._fail(journey, _cancelled(journey))

    def _fail(self, journey: Journey, error: SidestoryError) -> None:
        self._failures[journey.request_id] = error
        self._end(journey, "error", self._describe(error))

    def _end(self, journey: Journey, name: Literal["done", "error"], data: Mapping[str, Any]) -> None:
        journey.end(name, data)
        self._observe(journey)

    def _forget(self) -> None:
        ended = [key for key, journey in self._journeys.items() if journey.ended]
        for key in ended[: max(0, len(self._journeys) - _KEPT)]:
            del self._journeys[key]
            self._failures.pop(key, None)


def _cancelled(journey: Journey) -> Conflict:
    if journey.final:  # nobody can cancel it then, but the sidecar may be ended
        return Conflict("Sidestory was ended while it wrote; the next start finishes it or takes it back.", "cancelled")
    return Conflict("Cancelled; nothing was changed.", "cancelled")


class Defect(SidestoryError):
    """A defect of Sidestory itself: the log has its trace, the user a sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Something went wrong inside Sidestory; its log says more. No change was confirmed.", "internal_error"
        )
