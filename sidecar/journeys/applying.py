"""An edit becomes a version: committed as pending, written, confirmed by the browser, settled."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from sidecar.editors.base import CssTarget, Done
from sidecar.edits.scope import overreach
from sidecar.errors import Conflict, SidestoryError
from sidecar.journeys.affects import affected
from sidecar.journeys.asked import Applied, Attempt, Prompt, turn
from sidecar.journeys.change import Changer, kept_as_far_as_it_goes, next_start_decides, text
from sidecar.journeys.journey import Journey
from sidecar.journeys.late import LateErrors
from sidecar.models import Session, Turn, Version
from sidecar.sessions.diffs import file_diffs
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy


class Applying:
    """Makes edits, one version each, with the turn that tells of it."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        changer: Changer,
        late: LateErrors,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._changer = changer
        self._late = late
        self._now = now

    async def apply(self, journey: Journey, session: Session, prompt: Prompt, attempt: Attempt) -> Applied:
        """Make an edit; whether it stood is in the outcome.

        Raises:
            Conflict: `external_edit`: a person saved meanwhile; the edit is kept as a failed version.
            SidestoryError: It could not be written; likewise.
        """
        head = session.current_version_id
        after = attempt.after
        old = {path: attempt.before[path] for path in after}
        affects = await affected(self._components, self._policy, prompt.resolved, targets(attempt.edited.done, after))
        journey.point_of_no_return()  # a pending version must be settled, so that there is no cancel after it
        session, version = await self._sessions.commit_version(
            session, parent=head, files=after, prompt=prompt.text, origin=attempt.origin
        )
        diff = file_diffs(old, after)
        warning = remark(prompt, attempt)
        journey.tell(
            "version",
            versionId=version.version_id,
            editor=attempt.edited.done.editor,
            diff=[each.wire() for each in diff],
            affects=affects,
            warning=warning,
        )

        async def moved() -> None:
            nonlocal session
            session, _ = await self._sessions.settle(session, version.version_id, "applied", head=version.version_id)

        async def leaving() -> None:
            nonlocal session
            session = await self._sessions.begin_move(session, head)

        try:
            outcome = await self._changer.write(journey, old, after, moved, leaving)
        except SidestoryError as error:
            if not next_start_decides(journey, error):
                await self._refused(session, prompt, attempt, version, error)
            raise
        except BaseException as error:  # a defect, or given up in time: no later change may wait for this one
            if session.pending_version_id is None:  # ended while the browser was waited for
                told = self._turn(session, attempt, version, parent=head)
                await asyncio.shield(self._sessions.add_turn(session, told))
            elif not next_start_decides(journey, error):
                await asyncio.shield(self._sessions.settle(session, version.version_id, "failed"))
            raise
        broken = outcome.receipt.error.message if outcome.receipt.error else None
        with kept_as_far_as_it_goes(outcome):
            session, version = await self._sessions.settle(
                session,
                version.version_id,
                "failed" if outcome.rolled_back else "applied",
                head=head if outcome.rolled_back else version.version_id,
                receipt=outcome.receipt,
                turn=self._turn(session, attempt, version, error=broken, parent=head),
            )
        self._late.keep(session.session_id, version.version_id, outcome.receipt)
        return Applied(session, version, attempt, outcome, diff, affects, warning)

    async def _refused(
        self, session: Session, prompt: Prompt, attempt: Attempt, version: Version, error: SidestoryError
    ) -> None:
        """The write did not happen. The answer stays as a failed version, a person's edit becomes one of its own."""
        told = self._turn(session, attempt, version, error=error.message)
        session, _ = await self._sessions.settle(session, version.version_id, "failed", turn=told)
        if isinstance(error, Conflict):
            await self._sessions.ensure_base(session, read_all(self._policy, prompt.resolved.files))

    def _turn(
        self,
        session: Session,
        attempt: Attempt,
        version: Version,
        *,
        error: str | None = None,
        parent: int | None = None,
    ) -> Turn:
        return turn(
            session,
            attempt.said,
            attempt.edited.done.message,
            self._now(),
            edited=attempt.edited,
            version=version,
            error=error,
            parent=parent,
            meaning=attempt.meaning,
        )


def remark(prompt: Prompt, attempt: Attempt) -> str | None:
    """What a person should look at twice in an edit; nothing in quick edits, which do what they understood."""
    if attempt.edited.done.editor == "quick":
        return None
    before = {path: None if attempt.before[path] is None else text(attempt.before[path]) for path in attempt.after}
    return overreach(f"{prompt.text} {prompt.plan}", before, {path: text(data) for path, data in attempt.after.items()})


def targets(done: Done, after: Mapping[str, bytes]) -> list[CssTarget]:
    """The rules that an edit reaches others through: those it names, else every stylesheet that it changes."""
    return list(done.targets) or [CssTarget(path, "") for path in after if path.endswith(".css")]
