"""Code from a design session's current state: stories, tests, variants, documentation, components."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sidecar.comments.models import Proposal
from sidecar.comments.proposals import Proposals, content
from sidecar.designs.recipes import Kind, recipe
from sidecar.errors import CannotDo
from sidecar.journeys.asked import Prompt
from sidecar.journeys.editing import Editing
from sidecar.journeys.journey import Journey
from sidecar.journeys.prompting import Prompting
from sidecar.models import Session
from sidecar.resources import templates_dir
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be generated: `name` is that of a new component, `prompt` what is asked for besides."""

    kind: Kind
    prompt: str = ""
    name: str | None = None


class Generating:
    """Generates files beside a component: as a proposal, or written like any other change.

    Args:
        components: Which files belong to a component.
        policy: What may be read and written.
        editing: Asks the editor and checks its answer.
        prompting: The way of a prompt, for what is to be written at once.
        proposals: Where proposals are kept.
        clock: The time now, aware.
        new_id: Makes ids of proposals.
        has_model: Whether there is one: nothing can be generated without.
    """

    def __init__(
        self,
        *,
        components: Components,
        policy: PathPolicy,
        editing: Editing,
        prompting: Prompting,
        proposals: Proposals,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        has_model: bool,
    ) -> None:
        self._components = components
        self._policy = policy
        self._editing = editing
        self._prompting = prompting
        self._proposals = proposals
        self._clock = clock
        self._new_id = new_id
        self._has_model = has_model

    async def propose(self, journey: Journey, session: Session, wish: Wish) -> Proposal:
        """A proposal with the generated files; nothing is written until it is approved.

        Raises:
            Malformed: The wish lacks a name or words.
            CannotDo: `no_model`, `file_exists`; and what a prompt may be refused with, e.g. `edit_did_not_apply`.
            Refused: `protected_file`: a file that is not to be touched.
        """
        prompt = await self._prompt(session, wish)
        journey.stage("reading")
        journey.session_id = session.session_id
        before = read_all(self._policy, dict.fromkeys([*prompt.resolved.files, *(prompt.only or ())]))
        edited = await self._editing.ask(journey, session, prompt, before)
        after = self._editing.checked(prompt, before, edited.done.files)
        now = self._clock()
        made = content(session.component_path, before, after)
        return await self._proposals.keep(
            Proposal(
                id=str(self._new_id()),
                component_path=session.component_path,
                session_id=session.session_id,
                request=prompt.text,
                timestamp=now,
                updated_at=now,
                message=edited.done.message,
                editor=edited.done.editor,
                usage=edited.usage,
                cost_micros=edited.cost_micros,
                **made,
            )
        )

    async def write(self, journey: Journey, session: Session, wish: Wish) -> Mapping[str, Any]:
        """The generated files as a version, with receipt and undo; the answer is that of a prompt. Raises likewise."""
        prompt = await self._prompt(session, wish)
        return await self._prompting.run(journey, prompt)

    async def _prompt(self, session: Session, wish: Wish) -> Prompt:
        resolved = await self._components.of_path(session.component_path)
        found = recipe(wish.kind, session.component_path, resolved.files, wish.name, wish.prompt)
        files = [self._policy.writable(path) for path in found.files]
        there = [path for path, data in read_all(self._policy, files).items() if data is not None]
        if found.fresh and there:
            message = f"There is a file {there[0]} already; choose another name. Nothing was written."
            raise CannotDo(message, "file_exists", {"path": there[0]})
        if not self._has_model:
            raise CannotDo(
                "Generating code needs a model: set ANTHROPIC_API_KEY and start Sidestory again.", "no_model"
            )
        said = _template().render(recipe=found, there=bool(there), prompt=wish.prompt).strip()
        known = [path for path in there if path not in resolved.files]
        resolved = replace(resolved, files=(*resolved.files, *known))
        only = frozenset(files)
        return Prompt(said, resolved, session.session_id, None, "instant", only=only)


@cache
def _template() -> "Template":
    from sidecar.editors.prompt import Templates  # noqa: PLC0415  loads Jinja

    return Templates(templates_dir()).template("generate.j2")
