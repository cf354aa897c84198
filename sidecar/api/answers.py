"""What all answers share. The answers of a topic are in `…_answers.py`, as `/openapi.json` has them.

Tests hold every answer to its model, member by member.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sidecar.models import Wire

Storage = Annotated[Literal["redis", "sqlite", "memory"], Field(description="The store that is in use.")]


class Answer(Wire):
    """Base of what is answered."""

    model_config = ConfigDict(defer_build=True)  # a schema is only needed where somebody asks for it


class Success(Answer):
    """Base of what the routes answer that say so."""

    success: Literal[True]


class Refusal(Answer):
    """How every route refuses: a sentence for people, a code for programs, and details beside them."""

    model_config = ConfigDict(extra="allow")

    success: Literal[False]
    error: Annotated[str, Field(description="One sentence: what happened and what to do.")]
    code: Annotated[str, Field(description="The name that programs match on, in snake_case.")]


class NamedStory(Answer):
    """A story as Storybook's index names it."""

    story_id: str
    title: str
    name: str
