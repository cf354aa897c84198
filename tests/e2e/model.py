"""A scripted Messages API in a process of its own, for sidecars that are given a model."""

import json
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.processes import free_port, get, process, until


class Model:
    """The far end of the real SDK."""

    def __init__(self, url: str) -> None:
        self.url = url

    def script(self, *steps: dict[str, Any]) -> None:
        """What the next requests are answered with."""
        self._post("/script", list(steps))

    def answers(self, *edits: tuple[str, str, str], prose: str = "Done as you asked.") -> None:
        """One answer that replaces `old` by `new` in each `(path, old, new)`."""
        self.script({"kind": "answer", "text": answer(*edits, prose=prose)})

    def release(self) -> None:
        """Let a paused answer go on."""
        self._post("/release", {})

    def requests(self) -> list[dict[str, Any]]:
        """What was asked so far."""
        status, body = get(f"{self.url}/requests")
        assert status == 200
        asked: list[dict[str, Any]] = json.loads(body)
        return asked

    def answered(self) -> list[dict[str, Any]]:
        """Of each request, when its answer began (`beganAt`, seconds since the epoch), and its `usage`."""
        status, body = get(f"{self.url}/answers")
        assert status == 200
        answered: list[dict[str, Any]] = json.loads(body)
        return answered

    def _post(self, path: str, body: object) -> None:
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            response.read()


def answer(*edits: tuple[str, str, str], prose: str = "Done as you asked.") -> str:
    """An answer as the prompt asks for it: prose, then SEARCH/REPLACE blocks."""
    blocks = [f"{path}\n<<<<<<< SEARCH\n{old}\n=======\n{new}\n>>>>>>> REPLACE" for path, old, new in edits]
    return "\n\n".join([prose, *blocks])


@contextmanager
def scripted_model(folder: Path, *options: str) -> Iterator[Model]:
    """A running scripted Messages API; `--cache` makes it count tokens as a prompt cache does."""
    port = free_port()
    script = folder / "script.json"
    script.write_text("[]")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.fakes.messages_api", "--port", str(port), "--script", str(script), *options]
    with process(command, root, {}, folder / "model.log"):
        url = f"http://127.0.0.1:{port}"
        until(lambda: get(f"{url}/requests")[0] == 200, "the scripted model did not start")
        yield Model(url)
