"""Receipts with a link that says it is up, and one open document."""

import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sidecar.devserver.base import DevServer, HotUpdate, Update
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.receipts import Expectation, Receipts
from sidecar.devserver.reports import Report
from sidecar.devserver.tabs import Tabs
from sidecar.edits.declarations import ChangedDeclaration
from sidecar.models import Receipt, ReceiptError

BUTTON, STYLES, STORY = "src/Button.tsx", "src/Button.css", "button--primary"
VIRTUAL = "\0virtual:storybook-stories.js"
PADDING = ChangedDeclaration(".button", None, "padding", "8px", 0)


class Desk:
    """Receipts with a link that says it is up, one open document, and what came late."""

    def __init__(self, project: Path, timeout: float = 5.0) -> None:
        async def nobody() -> DevServer | None:
            return None

        self.link = DevServerLink(project, nobody)
        self.link.server = DevServer("http://localhost:6006", "/", "storybook", project)
        self.link.connected = True
        self.tabs = Tabs(time.perf_counter)
        self.tabs.stream_opened("chromium")
        self.deleted: set[str] = set()
        self.late: list[tuple[str, ReceiptError]] = []
        self.receipts = Receipts(
            self.link,
            self.tabs,
            self.closure,
            timeout,
            lambda key, error: self.late.append((key, error)),
            lambda path: path not in self.deleted,
        )
        self.say("hello")

    def closure(self, path: str) -> Collection[str]:
        """The component loads its stylesheet, the main module both."""
        return {BUTTON: {BUTTON, STYLES}, "src/main.tsx": {"src/main.tsx", BUTTON, STYLES}}.get(path, {path})

    def update(self, *paths: str) -> list[Update]:
        """The dev server sends updates, now."""
        stamp = int(time.time() * 1_000)
        updates = [Update(path, path if path == VIRTUAL else f"/{path}", stamp) for path in paths]
        self.receipts.on_hmr(HotUpdate(updates))
        return updates

    def say(self, event: str, updates: Collection[Update] = (), *messages: str, tab: str = "a", **members: Any) -> None:
        """A document reports."""
        taken = [{"acceptedPath": update.accepted_path, "timestamp": update.timestamp} for update in updates]
        said = {
            "event": event,
            "tab": tab,
            "browser": "chromium",
            "storyId": STORY,
            "loadedAt": 1_000,
            "updates": taken,
            "errors": [{"source": "render", "message": message} for message in messages],
            **members,
        }
        self.receipts.on_report(Report.model_validate(said))

    def settle(self, updates: Collection[Update], *messages: str, tab: str = "a", **members: Any) -> None:
        """A document has taken updates and is quiet."""
        self.say("settled", updates, *messages, tab=tab, renderedAt=time.time() * 1_000, **members)

    async def receipt(self, expectation: Expectation) -> Receipt:
        """The receipt of a write that is done now."""
        expectation.written(time.perf_counter())
        return await expectation.verdict()
