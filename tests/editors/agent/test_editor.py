"""The editor `agent` through the real SDK and its program; `make test-agent` runs what is marked `agent`."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import BUTTON, SHEET, Sidecar, project, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, Failure, Hang, Step, ToolCall
from tests.projects.far_end import FarEnd, folder_in
from tests.workspace.helpers import lay

__all__ = ["project"]

UPDATE = {"projectId": "shop", "prompt": "make it blue", "componentPaths": [BUTTON]}
EXAMPLE = Path(__file__).parents[3] / "examples" / "storybook-react"
SECRET = "sk-ant-canary-0123456789abcdef"


async def updated(
    tmp_path: Path, *steps: Any, status: int = 200, **settings: Any
) -> tuple[dict[str, Any], FarEnd, str]:
    """What an update answers, what the model heard, and the stylesheet after it."""
    async with MessagesApi(steps) as api:
        model = FarEnd("agent", api)
        async with started(tmp_path, **model.settings, **settings) as studio:
            return await studio.post("/v1/update-project", UPDATE, status), model, studio.read()


def asks(*calls: tuple[str, dict[str, str]]) -> Any:
    """A step that asks for tools; `{}` in what they are given is the working directory."""

    def step(body: Any) -> Step:
        folder = folder_in(body)
        tools = [
            ToolCall(name=name, input={key: value.replace("{}", folder) for key, value in given.items()})
            for name, given in calls
        ]
        return Answer(text="One moment.", tools=tools)

    return step


@pytest.mark.agent
async def test_it_changes_the_example_and_goes_on(tmp_path: Path) -> None:
    """The example's own button, edited in two turns of one session by the real program; the second finds its files read."""
    root = tmp_path / "around" / "project"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("node_modules", ".git"))
    component = next(path for path in sorted(root.rglob("Button.tsx")) if "node_modules" not in path.parts)
    sheet = component.with_suffix(".css").relative_to(root).as_posix()
    line = next(each for each in (root / sheet).read_text().splitlines() if "border-radius" in each).strip()
    asked = {"projectId": "example", "componentPaths": [component.relative_to(root).as_posix()]}
    async with MessagesApi() as api:
        model = FarEnd("agent", api)
        async with started(tmp_path, **model.settings) as studio:
            model.edits((sheet, line, "border-radius: 21px;"), says="Rounder.")
            first = await studio.post("/v1/update-project", {**asked, "prompt": "rounder"})
            assert "border-radius: 21px;" in studio.read(sheet)
            assert (first["message"], first["editor"]) == ("Rounder.", "agent")
            model.edits((sheet, "border-radius: 21px;", "border-radius: 22px;"), says="Rounder still.")
            second = await studio.post("/v1/update-project", {**asked, "prompt": "more"})
            assert "border-radius: 22px;" in studio.read(sheet)
    assert (second["sessionId"], second["resumed"]) == (first["sessionId"], True)
    assert "rounder" in model.heard()


@pytest.mark.agent
async def test_its_tools_reach_nothing_else(project: Path, tmp_path: Path) -> None:
    """A protected file, a file outside, a shell: each is refused with a reason, and the rest of the change is made."""
    outside = tmp_path / "outside.txt"
    outside.write_text("canary-outside")
    before = (project / "package.json").read_text()
    answer, model, sheet = await updated(
        tmp_path,
        asks(
            ("Read", {"file_path": str(outside)}),
            ("Grep", {"pattern": "canary", "path": str(tmp_path)}),
            ("Write", {"file_path": "{}/package.json", "content": "{}"}),
            ("Bash", {"command": "id"}),
            ("Read", {"file_path": f"{{}}/{SHEET}"}),
        ),
        asks(
            ("Edit", {"file_path": f"{{}}/{SHEET}", "old_string": "background: red", "new_string": "background: blue"})
        ),
        Answer(text="Blue."),
    )
    assert answer["change"]["files"] == [SHEET]
    assert "background: blue" in sheet
    assert (project / "package.json").read_text() == before
    heard = model.heard()
    assert "canary" not in heard.replace('"pattern": "canary"', "")
    assert "doesn't touch package.json" in heard


@pytest.mark.agent
async def test_it_starts_anew_when_its_program_has_lost_the_session(project: Path, tmp_path: Path) -> None:
    """Somebody has cleaned up: the sidecar still knows the session, the program doesn't."""
    async with MessagesApi() as api:
        model = FarEnd("agent", api)
        async with started(tmp_path, **model.settings) as studio:
            asked = {"projectId": "shop", "prompt": "hello"}
            model.says("Hello.")
            first = await studio.post("/v1/chat-plan", asked)
            for home in list((tmp_path / "state").rglob("claude/projects")):
                shutil.rmtree(home)
            model.says("Hello again.")
            second = await studio.post("/v1/chat-plan", asked)
    assert first["sessionId"] != second["sessionId"]
    assert "doesn't have it any more" in second["notice"]


@pytest.mark.agent
async def test_secrets_stay_here_and_limits_hold(project: Path, tmp_path: Path) -> None:
    """A key in a source file is a placeholder to the model and itself in the project; too many steps are an end."""
    lay(project, {"src/Button.css": f".button {{\n  background: red; /* {SECRET} */\n}}\n"})
    edit = {"file_path": f"{{}}/{SHEET}", "old_string": "background: red", "new_string": "background: blue"}
    read = ("Read", {"file_path": f"{{}}/{SHEET}"})
    answer, model, sheet = await updated(tmp_path, asks(read), asks(("Edit", edit)), Answer(text="Blue."))
    assert f"background: blue; /* {SECRET} */" in sheet
    assert answer["maskedSecrets"] == 1
    assert SECRET not in model.heard()
    assert "MASKED_SECRET_" in model.heard()
    refused, _, _ = await updated(tmp_path, *[asks(read)] * 4, status=422, agent_turns=2)
    assert refused["code"] == "agent_turns_reached"


@pytest.mark.agent
async def test_a_refused_key_is_said_so(project: Path, tmp_path: Path) -> None:
    """The program calls this a success."""
    refused, _, _ = await updated(tmp_path, *[Failure(status=401, type="authentication_error")] * 3, status=502)
    assert refused["code"] == "model_unauthorized"


@pytest.mark.agent
async def test_a_cancelled_turn_ends_the_program(project: Path, tmp_path: Path) -> None:
    """Nothing is written, and the model isn't paid any longer."""
    async with MessagesApi([Hang(after=1)]) as api:
        model = FarEnd("agent", api)
        async with started(tmp_path, **model.settings) as studio:
            asked = asyncio.create_task(studio.client.post("/v1/update-project", json={**UPDATE, "requestId": "r1"}))
            await api.received()
            await api.sent(1)
            await studio.post("/__ai-cancel", {"requestId": "r1"})
            assert (await asked).status_code == 409
            async with asyncio.timeout(30):
                await api.requests[0].ended.wait()
            await _nothing_came_of_it(studio)


async def _nothing_came_of_it(studio: Sidecar) -> None:
    assert "background: red" in studio.read()
    await studio.get("/v1/projects/shop/session", 404)
