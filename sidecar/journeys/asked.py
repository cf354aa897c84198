"""What a prompt's journey carries from stage to stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sidecar.context.meaning import Meaning
from sidecar.editors.base import Done
from sidecar.journeys.change import Contents, Outcome
from sidecar.models import Element, FileDiff, Session, Turn, Usage, Version
from sidecar.workspace.base import Resolved


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person asked for."""

    text: str
    resolved: Resolved
    session_id: str | None
    element: Element | None
    mode: Literal["instant", "plan", "apply"]
    meaning: Meaning | None = None  # None: it isn't understood, and goes to the editor as it is
    plan: str = ""  # the answer that a person agreed to, and wants carried out
    target: str | None = None  # the element that a person chose when asked which one is meant
    undone: int = 0  # how many steps of this undo were made before a person was asked about a hand edit in the way
    only: frozenset[str] | None = (
        None  # the files that it may change or make; None: the component's, and what it asks for
    )


@dataclass(frozen=True, slots=True)
class Edited:
    """What an editor made of a prompt."""

    done: Done
    usage: Usage | None
    milliseconds: float
    cost_micros: int | None = None
    masked: int = 0  # secrets that the model was not shown


@dataclass(frozen=True, slots=True)
class Attempt:
    """An edit that is about to be made.

    Attributes:
        said: What the history calls it: the prompt, or that it repairs one.
        edited: The editor's answer.
        before: What is on disk, at least for each path of `after`.
        after: The new contents; only files that differ.
        origin: Of the version that it becomes.
        meaning: What the prompt was understood to be about.
    """

    said: str
    edited: Edited
    before: Contents
    after: Mapping[str, bytes]
    origin: Literal["prompt", "repair", "proposal"] = "prompt"
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """An edit that was made, and what became of it; `session` is as it is since."""

    session: Session
    version: Version
    attempt: Attempt
    outcome: Outcome
    diff: list[FileDiff]
    affects: list[dict[str, Any]]
    warning: str | None = None


def turn(
    session: Session,
    said: str,
    answer: str,
    at: datetime,
    *,
    edited: Edited | None = None,
    version: Version | None = None,
    error: str | None = None,
    usage: Usage | None = None,
    cost_micros: int | None = None,
    parent: int | None = None,
    meaning: Meaning | None = None,
) -> Turn:
    """One exchange, as the history keeps it; `parent` is the version that it was about, by default the head."""
    return Turn(
        timestamp=at,
        user_prompt=said,
        ai_response=answer,
        success=error is None,
        error=error,
        parent_version_id=parent or session.current_version_id or None,
        version_id=version.version_id if version else None,
        editor=edited.done.editor if edited else None,
        edit_type=meaning.edit_type if meaning else None,
        target=meaning.target if meaning else None,
        usage=edited.usage if edited else usage,
        cost_micros=edited.cost_micros if edited else cost_micros,
    )


def localised(element: Element, to_project: Callable[[str], str | None]) -> Element:
    """The page's description with the files of its rules as project paths; rules of other files are left out."""
    rules = [
        rule.model_copy(update={"file": path})
        for rule in element.rules
        if rule.file is not None and (path := to_project(rule.file)) is not None
    ]
    return element.model_copy(update={"rules": rules})
