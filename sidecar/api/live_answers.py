"""What the routes about the page and the sidecar itself give."""

from typing import Any, Literal

from sidecar.api.answers import Answer, Success
from sidecar.api.session_answers import DevServerState, EditorState


class Expected(Success):
    """The declarations that a page should find after the update on its way."""

    declarations: list[dict[str, Any]]


class Health(Answer):
    """Whether Sidestory is there, and with what; nothing secret."""

    status: Literal["ok"]
    version: str
    pages: int
    storage: Literal["redis", "sqlite", "memory"]
    degraded: bool
    dev_server: DevServerState
    editor: EditorState
