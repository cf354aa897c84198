"""What answers the editors of projects: the scripted Messages API, told what to do in the terms of either editor."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pytest

from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, ToolCall
from tests.fakes.messages_wire import text

Kind = Literal["claude", "agent"]

KINDS = ["claude", pytest.param("agent", marks=pytest.mark.agent)]
"""The editors that are held to the contract: `make test-agent` installs the SDK of the second one."""

_FOLDER = re.compile(r"working directory: (\S+)")


class FarEnd:
    """The model that an editor talks to."""

    def __init__(self, kind: Kind, api: MessagesApi) -> None:
        self.kind = kind
        self.api = api

    @property
    def settings(self) -> dict[str, Any]:
        """For a sidecar that works with it."""
        return {"anthropic_base_url": self.api.url, "agent": self.kind == "agent"}

    def says(self, answer: str) -> None:
        """Answer in words."""
        self.api.then(Answer(text=answer))

    def edits(
        self,
        *edits: tuple[str, str, str],
        new: Mapping[str, str] | None = None,
        says: str = "Done as you asked.",
        pause_after: int | None = None,
    ) -> None:
        """Replace `old` by `new` in each `(path, old, new)`, and make the `new` files."""
        made = new or {}
        if self.kind == "claude":
            blocks = [*edits, *((path, "", content.rstrip()) for path, content in made.items())]
            self.api.then(
                Answer(text="\n\n".join([says, *(_block(*each) for each in blocks)]), pause_after=pause_after)
            )
            return

        def reads(body: Mapping[str, Any]) -> Answer:
            calls = [ToolCall(name="Read", input={"file_path": f"{folder_in(body)}/{path}"}) for path, _, _ in edits]
            return Answer(text="I look first.", tools=calls, pause_after=pause_after)

        def writes(body: Mapping[str, Any]) -> Answer:
            folder = folder_in(body)
            calls = [
                ToolCall(name="Edit", input={"file_path": f"{folder}/{path}", "old_string": old, "new_string": put})
                for path, old, put in edits
            ]
            calls += [
                ToolCall(name="Write", input={"file_path": f"{folder}/{path}", "content": content})
                for path, content in made.items()
            ]
            return Answer(text="I change it.", tools=calls)

        first = [reads] if edits else []
        self.api.then(*first, writes, Answer(text=says, pause_after=None if edits else pause_after))

    def heard(self, number: int = -1) -> str:
        """All that a request says, as text."""
        body = self.api.requests[number].body
        return "\n".join([text(body.get("system", "")), *(text(each["content"]) for each in body["messages"])])


def folder_in(body: Mapping[str, Any]) -> str:
    """The agent's working directory, which its program tells the model."""
    for each in _texts(body):
        if found := _FOLDER.search(each):
            return found[1]
    raise LookupError("the request names no working directory")


def _texts(body: Mapping[str, Any]) -> Sequence[str]:
    return [text(body.get("system", "")), *(text(each["content"]) for each in body["messages"])]


def _block(path: str, old: str, new: str) -> str:
    searched = f"{old}\n" if old else ""
    return f"{path}\n<<<<<<< SEARCH\n{searched}=======\n{new}\n>>>>>>> REPLACE"
