"""What tools take: a model of arguments each, whose descriptions are for the model that calls it."""

from typing import Annotated

from pydantic import ConfigDict, Field

from sidecar.comments.models import ProposalStatus
from sidecar.models import Wire

ComponentPath = Annotated[
    str, Field(min_length=1, max_length=1_000, description="The component's file, relative to the project.")
]
StoryId = Annotated[str, Field(min_length=1, max_length=400, description="A story's id, as list_stories gives it.")]
SessionId = Annotated[str, Field(min_length=1, max_length=64, description="As list_sessions gives it.")]
Text = Annotated[str, Field(max_length=200_000)]


class Arguments(Wire):
    """Base of what tools take; a member that isn't known is a mistake that the caller should hear of."""

    model_config = ConfigDict(extra="forbid")


class ListStories(Arguments):
    """Of `list_stories`."""

    words: Annotated[str, Field(max_length=400, description="Only those with these words in title, name or path.")] = ""


class OfComponent(Arguments):
    """Of `read_component`: one of both."""

    component_path: ComponentPath | None = None
    story_id: StoryId | None = None


class ListSessions(Arguments):
    """Of `list_sessions`."""

    component_path: ComponentPath | None = None


class ReadSession(Arguments):
    """Of `read_session`."""

    session_id: SessionId
    limit: Annotated[int, Field(ge=1, le=200, description="How many of the newest turns and versions.")] = 20


class ListComments(Arguments):
    """Of `list_comments`."""

    component_path: ComponentPath | None = None


class ListProposals(Arguments):
    """Of `list_proposals`."""

    component_path: ComponentPath | None = None
    status: ProposalStatus | None = None


class Propose(OfComponent):
    """Of `propose_change`: exactly one of `files`, `edits` and `prompt`."""

    files: Annotated[
        dict[ComponentPath, Text] | None, Field(description="Path → the whole new text, of the component's own files.")
    ] = None
    edits: Annotated[
        Text | None,
        Field(
            description="SEARCH/REPLACE blocks: a line with the file's path, `<<<<<<< SEARCH`, the lines as they are now,"
            " `=======`, the lines to put there, `>>>>>>> REPLACE`. Searched lines must be in the file exactly once."
        ),
    ] = None
    prompt: Annotated[
        str | None,
        Field(max_length=10_000, description="What should change, in words: Sidestory's own editor makes it."),
    ] = None
    message: Annotated[
        str, Field(max_length=10_000, description="What it changes and why, for the person who decides.")
    ] = "A change proposed by a program."
    request_id: Annotated[
        str | None, Field(max_length=64, description="Sent again, it is the same proposal and not a second one.")
    ] = None


class GetReceipt(Arguments):
    """Of `get_receipt`: a proposal, or a session and a version."""

    proposal_id: Annotated[str | None, Field(max_length=64)] = None
    session_id: SessionId | None = None
    version_id: Annotated[int | None, Field(ge=1, description="By default the current one.")] = None
