"""Where a prompt goes: history commands at once, questions to a model that only talks, edits on their journey."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sidecar.context.describing import label
from sidecar.context.elements import Part
from sidecar.context.intent import Intent
from sidecar.context.naming import names_of
from sidecar.context.understanding import EditContext
from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Conflict, SidestoryError
from sidecar.journeys.asked import Edited, Prompt
from sidecar.journeys.comprehension import Comprehension, Understood
from sidecar.journeys.journey import Journey
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.rewind import Choice, Rewinding
from sidecar.journeys.stepping import Stepping, far, stopped
from sidecar.journeys.telling import summary
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy

NAME = "sidestory"
"""The `editor` of answers that Sidestory gives by itself."""

_REWINDS = {"undo", "redo", "restore"}
_REST = "I didn't understand the rest of it, so nothing else was changed."
_UNSURE = 0.4
_SENT = "Sent as it is: Sidestory couldn't tell what it is about"
_TURNS_TOLD = 60


class Conversing:
    """Takes what a person typed to whatever does it.

    Args:
        sessions: For the session that it is said in.
        policy: For reading the component's files.
        comprehension: Understands prompts.
        prompting: Makes edits and answers questions.
        rewinding: Goes to other versions.
    """

    def __init__(
        self,
        *,
        sessions: SessionService,
        policy: PathPolicy,
        comprehension: Comprehension,
        prompting: Prompting,
        rewinding: Rewinding,
    ) -> None:
        self._sessions = sessions
        self._policy = policy
        self._comprehension = comprehension
        self._prompting = prompting
        self._rewinding = rewinding
        self._stepping = Stepping(sessions, rewinding)

    async def run(self, journey: Journey, prompt: Prompt, choice: Choice | None = None) -> Mapping[str, Any]:
        """The answer of `POST /__ai-iterate`; that of a rewind, with its `kind`, when only that was asked for.

        Args:
            journey: Whom to tell.
            prompt: What was typed.
            choice: What to do where a person's edit is in the way of a rewind.

        Raises:
            CannotDo: `ambiguous` with `candidates`, `which_version`, `no_plan`; and what rewinds and prompts raise.
        """
        opened = await self._sessions.open(prompt.resolved.component_path, prompt.session_id)
        session = opened.session
        journey.resumed, journey.session_id = opened.resumed, session.session_id
        prompt = replace(prompt, session_id=session.session_id)
        if prompt.mode == "apply":
            plan = await self._plan(session, prompt)
            return await self._prompting.run(journey, replace(prompt, mode="instant", plan=plan))
        found = await self._comprehension.understood(prompt, session, read_all(self._policy, prompt.resolved.files))
        journey.edit_type = found.meaning.edit_type if found else None
        if found is None or _unsure(found):
            journey.stage("reading", _SENT)
            return {**await self._prompting.run(journey, prompt), "understood": False}
        if prompt.mode == "plan":
            return await self._prompting.run(journey, prompt)
        return await self._go(journey, prompt, session, found, choice)

    async def _go(
        self, journey: Journey, prompt: Prompt, session: Session, found: Understood, choice: Choice | None
    ) -> Mapping[str, Any]:
        context = found.context
        if context.candidates:
            raise ambiguous(context)
        answer: Mapping[str, Any] = {}
        for intent in context.intents:
            match intent.kind:
                case "undo" | "redo" | "restore":
                    answer = await self._rewind(journey, session, intent, found, prompt.undone, choice)
                    session = await self._sessions.get(session.session_id)
                    if answer["rolledBack"]:
                        return answer
                case "history":
                    answer = await self._history(journey, session, prompt, context)
                case _:
                    break
        return await self._beyond(journey, prompt, found, answer)

    async def _beyond(
        self, journey: Journey, prompt: Prompt, found: Understood, answer: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """What a prompt asks for beyond its commands; their answer where that is all."""
        context, intents = found.context, found.context.intents
        edits = any(intent.kind == "edit" for intent in intents)
        if intents[-1].kind == "question" and not edits:
            with _behind(answer):
                return {**await self._prompting.run(journey, replace(prompt, mode="plan")), "kind": "question"}
        if intents[-1].kind not in {"edit", "question"}:
            # A command behind an edit is no command for now: the model gets what was typed.
            if answer and context.partial:
                return {**answer, "message": f"{answer['message'].rstrip('.')}. {_REST}"}
            return answer or {**await self._prompting.run(journey, prompt), "understood": False}
        if answer:  # files were written, and from here on a cancel leaves no trace but that
            journey.may_be_cancelled()
        meaning = found.meaning
        with _behind(answer):
            made = await self._prompting.run(journey, replace(prompt, text=meaning.text, meaning=meaning))
        if intents[-1].kind != "question" or made["rolledBack"]:
            return made
        return await self._answered(journey, replace(prompt, text=intents[-1].text, mode="plan"), made)

    async def _answered(self, journey: Journey, question: Prompt, made: Mapping[str, Any]) -> Mapping[str, Any]:
        """What was made of an edit, with the answer to the question behind it; that there is none is said, and costs nothing."""
        try:
            told = await self._prompting.run(journey, question)
        except SidestoryError as error:
            return {**made, "summary": f"{made['summary']}\n\n“{question.text}” wasn't answered: {error.message}"}
        spent = {name: told[name] for name in ("usage", "costMicros", "sessionUsage", "sessionCostMicros")}
        masked = made["maskedSecrets"] + told["maskedSecrets"]
        return {**made, **spent, "maskedSecrets": masked, "summary": f"{made['summary']}\n\n{told['summary']}"}

    async def _rewind(
        self,
        journey: Journey,
        session: Session,
        intent: Intent,
        found: Understood,
        undone: int,
        choice: Choice | None,
    ) -> Mapping[str, Any]:
        """Undo, redo, restore, as their buttons do; several undos in one step where no hand edit is on the way."""
        told = {"kind": intent.kind, "resumed": journey.resumed}
        if intent.kind == "redo":
            return {**await self._rewinding.redo(journey, session, choice), **told}
        if intent.kind == "restore" and intent.version_id is None:
            raise CannotDo(
                "Which version you mean isn't clear; pick it in Versions, or name its number.",
                "which_version",
                {"lastVersionId": session.last_version_id},
            )
        if session.last_version_id == 0:
            raise CannotDo("There is nothing to undo: nothing was changed yet.", "nothing_to_undo")
        steps = intent.amount.steps if intent.amount and intent.amount.steps else 1
        if intent.kind == "restore" or steps == 1:
            return {**await self._rewinding.undo(journey, session, intent.version_id, choice), **told}
        path = found.situation.path()
        origins = {each.version_id: each.origin for each in found.situation.versions}
        at_once = all(origins[number] != "external" for number in path[-steps:])
        if intent.version_id and at_once and not undone:
            try:
                answer = await self._rewinding.undo(journey, session, intent.version_id, choice)
            except Conflict as error:
                raise stopped(error, 0, steps) from error
            made = len(path) - 1
            fewer = {"message": f"{far(made, steps)} {answer['message']}"} if made < steps else {}
            return {**answer, **fewer, **told}
        return {**await self._stepping.back(journey, session, steps, undone, choice), **told}

    async def _plan(self, session: Session, prompt: Prompt) -> str:
        """What the prompt was answered with last; it has been understood, and agreed to, so that only a model is asked."""
        turns = [each.turn for each in await self._sessions.remembered(session)]
        for turn in reversed(turns):
            if turn.user_prompt == prompt.text and turn.success and turn.version_id is None:
                return turn.ai_response
        raise CannotDo("This conversation has no such plan any more: ask for it again in Plan.", "no_plan")

    async def _history(
        self, journey: Journey, session: Session, prompt: Prompt, context: EditContext
    ) -> Mapping[str, Any]:
        """What was changed, told from the turns."""
        began = time.perf_counter()
        turns = [each.turn for each in await self._sessions.remembered(session, _TURNS_TOLD)]
        text = summary(turns, session, context.language)
        took = round((time.perf_counter() - began) * 1_000, 1)
        answer = await self._prompting.said(journey, session, prompt, Edited(Done({}, text, NAME), None, took))
        return {**answer, "kind": "history"}


def ambiguous(context: EditContext) -> CannotDo:
    """The question back: which of the elements is meant."""
    labels = [each["label"] for each in candidates(context.candidates, context)]
    return CannotDo(
        f"Several elements could be meant: {', '.join(labels)}. Choose one, or name it.",
        "ambiguous",
        {"candidates": candidates(context.candidates, context)},
    )


def candidates(parts: Sequence[Part], context: EditContext) -> list[dict[str, Any]]:
    """Elements as the page offers them: `id` to send back as `target`, a `label`, where they are."""
    names = names_of(context.parts)
    return [
        {
            "id": part.id,
            "label": label(part, names),
            "line": part.line,
            **({"selector": f".{part.classes[0]}"} if part.classes else {}),
        }
        for part in parts
    ]


def _unsure(found: Understood) -> bool:
    """Whether nothing was made of a prompt: neither a kind of change nor an element."""
    intents = found.context.intents
    return found.context.confidence < _UNSURE and all(
        intent.kind == "edit" and intent.edit_type is None and intent.target is None for intent in intents
    )


@contextmanager
def _behind(answer: Mapping[str, Any]) -> Iterator[None]:
    """What fails behind an undo says that this was made: “Version 3 is back. I didn't understand …”."""
    try:
        yield
    except SidestoryError as error:
        if answer.get("kind") not in _REWINDS:
            raise
        error.message = f"{answer['message'].rstrip('.')}. {error.message}"
        error.details = {**error.details, "rewound": answer["versionId"]}
        raise
