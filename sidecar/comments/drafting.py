"""From a component's comments to one set of new files, in memory.

By quick edits where they understand every comment, else by the model with all of them in one prompt, else by those that
quick edits understand.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sidecar.comments.answers import declined, element_of, prompt_of, without_declined
from sidecar.comments.models import Comment
from sidecar.editors.base import Done, Editor, EditRequest, UsageReport
from sidecar.errors import CannotDo, SidestoryError
from sidecar.journeys.asked import Prompt
from sidecar.journeys.change import Contents
from sidecar.journeys.editing import Editing
from sidecar.journeys.spending import Spending
from sidecar.models import Element, Session, Usage
from sidecar.workspace.base import Resolved
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import decode

_QUICK_ONLY = "quick_only"
_EPOCH = datetime.fromtimestamp(0, UTC)

Used = Callable[[Usage], None]
"""Hears of the tokens that a model has used."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an editor made of comments.

    Attributes:
        before: The component's files as they were.
        after: The new contents; only files that differ, none when every comment was declined.
        declined: Comment id → why; all others are answered.
    """

    before: Contents
    after: Mapping[str, bytes]
    declined: Mapping[str, str]
    message: str
    editor: str
    usage: Usage | None = None
    cost_micros: int | None = None


@dataclass(slots=True)
class _Answer:
    done: Done
    usage: Usage | None


@dataclass(slots=True)
class _Quick:
    """What quick edits made of the comments, one after the other."""

    files: dict[str, str]
    messages: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    for_model: bool = False


class Drafting:
    """Makes drafts; it writes nothing.

    Args:
        components: Which files belong to a component.
        policy: What may be read and written.
        editor: The configured editor, quick edits before the model.
        editing: Checks what an editor made.
        spending: What the model costs, and whether it may.
    """

    def __init__(
        self, *, components: Components, policy: PathPolicy, editor: Editor, editing: Editing, spending: Spending
    ) -> None:
        self._components = components
        self._policy = policy
        self._editor = editor
        self._editing = editing
        self._spending = spending

    async def draft(self, component_path: str, comments: Sequence[Comment], tell: Callable[[str], None]) -> Draft:
        """One draft for all `comments`; `tell` hears the stages.

        Raises:
            SidestoryError: The component is gone, the model fails, a budget is reached: the comments wait on.
        """
        resolved = await self._components.of_path(component_path)
        before = read_all(self._policy, resolved.files)
        texts = {path: decode(data)[0] for path, data in before.items() if data is not None}
        tell("editing")
        quick = await self._quick(resolved, texts, comments)
        if not quick.for_model:
            message = " ".join(quick.messages)
            return self._checked(
                resolved, before, Draft(before, {}, quick.refused, message, "quick"), quick.files, comments
            )
        tell("asking")
        answer = await self._ask(self._request(resolved, texts, prompt_of(comments), _only(comments)))
        left = declined(answer.done.message, comments)
        made = Draft(
            before,
            {},
            left,
            without_declined(answer.done.message),
            answer.done.editor,
            answer.usage,
            self._spending.cost(answer.usage),
        )
        return self._checked(resolved, before, made, answer.done.files, comments)

    async def reworked(self, component_path: str, files: Contents, wish: str, used: Used) -> Draft:
        """Files as an editor changes them by one request in words; `files` are those of a proposal, where it has them.

        `used` hears of the tokens, also when nothing comes of them.

        Raises:
            SidestoryError: As an editor's.
        """
        resolved = await self._components.of_path(component_path)
        before = read_all(self._policy, resolved.files) | dict(files)
        texts = {path: decode(data)[0] for path, data in before.items() if data is not None}
        answer = await self._ask(self._request(resolved, texts, wish, None), used)
        after = self._editing.checked(Prompt(wish, resolved, None, None, "instant"), before, answer.done.files)
        cost = self._spending.cost(answer.usage)
        return Draft(before, after, {}, answer.done.message, answer.done.editor, answer.usage, cost)

    async def checked(
        self, component_path: str, files: Mapping[str, str], beside: Collection[str] = ()
    ) -> tuple[Contents, Mapping[str, bytes]]:
        """What is on disk and what differs from it, of files that a person wrote; raises as `Editing.checked`.

        They are the component's, and those named in `beside`.
        """
        resolved = await self._components.of_path(component_path)
        before = read_all(self._policy, dict.fromkeys([*resolved.files, *beside]))
        return before, self._editing.checked(Prompt("edit", resolved, None, None, "instant"), before, files)

    async def _quick(self, resolved: Resolved, texts: Mapping[str, str], comments: Sequence[Comment]) -> _Quick:
        quick = _Quick(dict(texts))
        only = CannotDo("This needs a model.", _QUICK_ONLY)
        for comment in comments:
            request = self._request(resolved, quick.files, comment.text, element_of(comment.anchor), only)
            try:
                answer = await self._ask(request)
            except CannotDo as refusal:
                quick.for_model = quick.for_model or refusal.code == _QUICK_ONLY
                quick.refused[comment.id] = refusal.message
            else:
                quick.files |= answer.done.files
                quick.messages.append(answer.done.message)
        return quick

    def _request(
        self,
        resolved: Resolved,
        texts: Mapping[str, str],
        prompt: str,
        element: Element | None,
        no_model: SidestoryError | None = None,
    ) -> EditRequest:
        return EditRequest(
            prompt=prompt,
            component_path=resolved.component_path,
            files=dict(texts),
            element=element,
            story_id=resolved.story.id if resolved.story else None,
            design_system=self._components.design_system(),
            reference=self._components.reference_stylesheets(resolved),
            no_model=no_model,
        )

    async def _ask(self, request: EditRequest, used: Used = lambda _: None) -> _Answer:
        if request.no_model is None:
            blank = Session(session_id="", component_path="", created_at=_EPOCH, last_modified=_EPOCH)
            refusal = await self._spending.refusal(blank)
            if refusal is not None:
                raise refusal
        done: Done | None = None
        usage: Usage | None = None
        try:
            async with aclosing(self._editor.edit(request)) as events:
                async for event in events:
                    match event:
                        case UsageReport(counted):
                            usage = counted
                        case Done():
                            done = event
                        case _:
                            pass
        finally:
            if usage is not None:
                used(usage)
                await self._spending.add(usage)
        if done is None:
            raise RuntimeError("an editor ended without its last event")
        return _Answer(done, usage)

    def _checked(
        self, resolved: Resolved, before: Contents, made: Draft, files: Mapping[str, str], comments: Sequence[Comment]
    ) -> Draft:
        """The draft with its files; where they can't be, all comments are declined with why."""
        answered = [comment for comment in comments if comment.id not in made.declined]
        after: Mapping[str, bytes] = {}
        left = dict(made.declined)
        if answered:
            try:
                after = self._editing.checked(Prompt("comments", resolved, None, None, "instant"), before, files)
            except SidestoryError as error:
                left |= {comment.id: error.message for comment in answered}
        return Draft(before, after, left, made.message, made.editor, made.usage, made.cost_micros)


def _only(comments: Sequence[Comment]) -> Element | None:
    """The element of a single comment; several have theirs in the prompt."""
    return element_of(comments[0].anchor) if len(comments) == 1 else None
