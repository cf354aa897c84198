"""Design sessions walked at random: edits, generations, proposals, rewinds and people, in any order."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import pytest

from tests.api.conftest import BUTTON, SHEET, Sidecar, project, started
from tests.api.test_designs import created, new_file
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer
from tests.fakes.messages_wire import text as spoken
from tests.rounds import rounds

__all__ = ["project"]

STEPS = 40
DOING = ["edit", "edit", "undo", "redo", "restore", "generate", "generate", "approve", "preview", "save", "remove"]
CHOICES = [None, "mine", "theirs"]
MADE = ["src/Button.mdx", "src/Button.test.stories.tsx", "src/Ghost.tsx", "src/Extra.tsx"]


def model(body: Mapping[str, Any]) -> Answer:
    """Makes the file that is asked for, or replaces it where it is there."""
    text = "\n".join(spoken(each["content"]) for each in body["messages"])
    number = len(text)
    asked = text.rpartition("Make or change only ")[2]
    path = next(path for path in MADE if path in asked)
    if f'<file path="{path}"' in text:
        return Answer(text=f"Anew.\n\n{path}\n```\nexport const N = {number};\n```\n")
    return Answer(text=f"Made.\n\n{new_file(path, f'export const N = {number};')}")


class Walk:
    """One walk over two sessions of one component."""

    def __init__(self, sidecar: Sidecar, seed: int) -> None:
        self._sidecar = sidecar
        self._random = Random(seed)

    async def step(self, at: str) -> httpx2.Response | None:
        """Do something in a session; its answer, None for what a person does, or where nothing can be done."""
        pick = self._random.choice
        rewind = {"choice": pick(CHOICES)}
        client = self._sidecar.client
        match pick(DOING):
            case "edit":
                return await client.post(f"{at}/edit", json={"prompt": f"padding {self._random.randint(1, 60)}px"})
            case "undo" | "redo" as way:
                return await client.post(f"{at}/{way}", json=rewind)
            case "restore":
                return await client.post(f"{at}/restore", json={"versionId": self._random.randint(1, 9), **rewind})
            case "generate":
                kind, name = pick(["documentation", "test", "variant"]), pick(["Ghost", "Extra"])
                wish = {"kind": kind, "name": name, "prompt": "flat", "write": pick([True, False])}
                return await client.post(f"{at}/generate", json=wish)
            case "approve" | "preview" as way:
                found = (await client.get("/__ai-proposals", params={"status": "awaiting_approval"})).json()
                return await client.post(f"/__ai-proposals/{pick(found)['id']}/{way}", json={}) if found else None
            case "save":
                self._write(pick([SHEET, BUTTON, *MADE]))
            case _:
                (self._sidecar.root / pick(MADE)).unlink(missing_ok=True)
        return None

    def _write(self, path: str) -> None:
        """A person adds a line, in a new file where there is none."""
        file = self._sidecar.root / path
        with file.open("a") as opened:
            opened.write(f"/* {self._random.random()} */\n")


@pytest.mark.parametrize("walks", rounds(2, soak=200))
async def test_whatever_happens_there_is_a_way_back(project: Path, tmp_path: Path, walks: int) -> None:
    """No 5xx in any order; and at the end the first version of each session can be had again, file by file."""
    async with (
        MessagesApi([model], repeat=True) as api,
        started(tmp_path, anthropic_base_url=api.url, session_rate=0, client_rate=0) as sidecar,
    ):
        for seed in range(walks):
            walk, told = Walk(sidecar, seed), []
            sessions = [await created(sidecar), await created(sidecar)]
            for step in range(STEPS):
                response = await walk.step(sessions[step % 2])
                if response is not None:
                    told.append(f"{response.request.url.path} {response.status_code}")
                    assert response.status_code < 500, (seed, told, response.text)
            for at in sessions:
                if not (await sidecar.get(at))["session"]["totalVersions"]:
                    continue
                await sidecar.post(f"{at}/restore", {"versionId": 1, "choice": "theirs"})
                for path, text in (await sidecar.get(f"{at}/versions/1"))["files"].items():
                    file = sidecar.root / path
                    assert (file.read_text() if file.exists() else None) == text, (seed, path, told)
