"""Proposals of other programs: made of files, of SEARCH/REPLACE blocks or of a prompt. Nothing is written to the project."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from sidecar.comments.checks import clean_text
from sidecar.comments.drafting import Draft, Drafting, Used
from sidecar.comments.models import Proposal
from sidecar.comments.proposals import Proposals, made
from sidecar.errors import CannotDo
from sidecar.workspace.base import Resolved
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import decode

NAME = "mcp"
"""The `editor` of proposals whose files come from another program."""


class Proposing:
    """Makes proposals that answer no comment; people decide on them as on any other.

    Args:
        proposals: Where they are kept.
        drafting: Checks files against policy and syntax, and asks the editor.
        policy: For reading the component's files.
        clock: The time now, aware.
        new_id: Makes ids.
    """

    def __init__(
        self,
        *,
        proposals: Proposals,
        drafting: Drafting,
        policy: PathPolicy,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        self._proposals = proposals
        self._drafting = drafting
        self._policy = policy
        self._clock = clock
        self._new_id = new_id

    async def files(self, resolved: Resolved, files: Mapping[str, str], message: str) -> Proposal:
        """Propose whole new texts, by path.

        Raises:
            Refused: A path isn't one of the component's files, or may never be written.
            CannotDo: `syntax_error`, `already_so`.
        """
        said = clean_text(message, "The message")
        before, after = await self._drafting.checked(resolved.component_path, files)
        return await self._keep(resolved, Draft(before, after, {}, said, NAME), said)

    async def blocks(self, resolved: Resolved, text: str, message: str) -> Proposal:
        """Propose what SEARCH/REPLACE blocks make of the files as they are.

        Raises:
            CannotDo: `edit_mismatch`, with what doesn't fit in `problems`; and as `files`.
        """
        from sidecar.edits.blocks import parse  # noqa: PLC0415  loads the parsers
        from sidecar.edits.outcome import outcome  # noqa: PLC0415
        from sidecar.edits.refusals import EditMismatch, explain  # noqa: PLC0415

        disk = read_all(self._policy, resolved.files)
        texts = {path: decode(data)[0] for path, data in disk.items() if data is not None}
        try:
            changed = outcome(texts, parse(text, texts))
        except EditMismatch as mismatch:
            problems = [explain(refusal) for refusal in mismatch.refusals]
            sentence = f"These edits can't be applied: {problems[0]}. Read the component again and send them anew."
            raise CannotDo(sentence, "edit_mismatch", {"problems": problems}) from mismatch
        if not changed:
            sentence = (
                "There is no SEARCH/REPLACE block in these edits: begin each with a line that is the file's path."
            )
            raise CannotDo(sentence, "no_edit")
        return await self.files(resolved, changed, message)

    async def asked(self, resolved: Resolved, prompt: str, used: Used) -> Proposal:
        """Propose what the editor makes of a prompt; `used` hears of its tokens. Raises what editors raise."""
        wish = clean_text(prompt, "The prompt")
        draft = await self._drafting.reworked(resolved.component_path, {}, wish, used)
        return await self._keep(resolved, draft, wish)

    async def _keep(self, resolved: Resolved, draft: Draft, request: str) -> Proposal:
        proposal = made(
            draft,
            [],
            component_path=resolved.component_path,
            proposal_id=str(self._new_id()),
            now=self._clock(),
        )
        story = resolved.story.id if resolved.story else None
        return await self._proposals.keep(proposal.model_copy(update={"story_id": story, "request": request}))
