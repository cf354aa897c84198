"""A program that talks to the sidecar directly, with the token."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.e2e.processes import until

if TYPE_CHECKING:
    from tests.e2e.conftest import Site

_JSON = {"Content-Type": "application/json"}
BUTTON = "src/components/Button/Button.tsx"


class Client:
    """Calls routes and checks their status."""

    def __init__(self, url: str, site: Site, state: Path | None = None) -> None:
        self.url = url
        self.site = site
        self._state = state or site.state

    def iterate(self, prompt: str, *, component: str = BUTTON, status: int = 200, **members: Any) -> dict[str, Any]:
        """`POST /__ai-iterate`."""
        return self.post("/__ai-iterate", {"componentPath": component, "prompt": prompt, **members}, status=status)

    def versions(self, session_id: str) -> list[dict[str, Any]]:
        """The versions of a session, newest first."""
        found: list[dict[str, Any]] = self.get(f"/__ai-versions?sessionId={session_id}")["versions"]
        return found

    def forget(self) -> None:
        """Clear all sessions and comments: a palette goes on with its component's last ones."""
        for session in self.get("/__ai-sessions")["sessions"]:
            self.post("/__ai-clear", {"sessionId": session["sessionId"]})
        for comment in self.get("/__ai-comments")["comments"]:
            self.delete(f"/__ai-comment/{comment['id']}")

    def wait_for_tabs(self, count: int) -> None:
        """Until so many documents have told the sidecar that they settled on a story."""
        until(lambda: self.get("/health")["pages"] == count, f"{count} pages are known")

    def get(self, path: str, *, status: int = 200) -> dict[str, Any]:
        """A GET that must have `status`."""
        return self._call(urllib.request.Request(self.url + path), status)

    def post(self, path: str, body: dict[str, Any], *, status: int = 200) -> dict[str, Any]:
        """A POST that must have `status`."""
        return self._call(urllib.request.Request(self.url + path, json.dumps(body).encode(), _JSON), status)

    def delete(self, path: str, *, status: int = 200) -> dict[str, Any]:
        """A DELETE that must have `status`."""
        return self._call(urllib.request.Request(self.url + path, headers=_JSON, method="DELETE"), status)

    def _call(self, request: urllib.request.Request, status: int) -> dict[str, Any]:
        run = json.loads(next(self._state.glob("projects/*/run.json")).read_text())
        request.add_header("X-Sidestory-Token", run["token"])
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                found, body = response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                found, body = error.code, error.read()
        assert found == status, body
        answer: dict[str, Any] = json.loads(body)
        return answer
