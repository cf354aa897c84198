"""Two checkouts of one project beside each other, and a git checkout under an open page."""

import asyncio
import subprocess
from contextlib import aclosing
from pathlib import Path

from tests.api.conftest import Sidecar, started
from tests.api.test_live import listen
from tests.workspace.helpers import lay

MANY = 50


def sheet(number: int, padding: str) -> str:
    """The styles of one of many components."""
    return f".part{number} {{\n  padding: {padding};\n  margin: 0;\n  color: red;\n}}\n"


def many(padding: str) -> dict[str, str]:
    """Many components with a stylesheet each."""
    files = {"package.json": "{}"}
    for number in range(MANY):
        files[f"src/Part{number}.tsx"] = (
            f"import './Part{number}.css';\nexport const Part{number} = () => <i className=\"part{number}\">x</i>;\n"
        )
        files[f"src/Part{number}.css"] = sheet(number, padding)
    return files


def git(root: Path, *command: str) -> None:
    """Run git as nobody in particular."""
    names = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *command], cwd=root, check=True, capture_output=True)


async def test_two_checkouts_of_one_project(tmp_path: Path) -> None:
    """On one state folder, with sidecars of their own: the same prompts at once, and each changes its own files only."""
    state = tmp_path / "state"
    roots = [lay(tmp_path / name / "around" / "project", many("4px")) for name in ("one", "two")]
    async with (
        started(tmp_path / "one", state_dir=state) as one,
        started(tmp_path / "two", state_dir=state) as two,
    ):
        done = await asyncio.gather(
            one.iterate("padding 10px", componentPath="src/Part0.tsx"),
            two.iterate("padding 20px", componentPath="src/Part0.tsx"),
        )
        assert [(root / "src/Part0.css").read_text() for root in roots] == [sheet(0, "10px"), sheet(0, "20px")]
        assert done[0]["sessionId"] != done[1]["sessionId"]
        await one.post("/__ai-undo", {"sessionId": done[0]["sessionId"]})
        assert [(root / "src/Part0.css").read_text() for root in roots] == [sheet(0, "4px"), sheet(0, "20px")]
        assert (await one.post("/__ai-undo", {"sessionId": done[1]["sessionId"]}, 404))["code"] == "session_not_found"


async def test_a_git_checkout_under_an_open_page(tmp_path: Path) -> None:
    """Fifty changed files are one word on the open component, “changed by hand”, and one version at its next change."""
    root = lay(tmp_path / "around" / "project", many("4px"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "checkout", "-q", "-b", "other")
    lay(root, many("7px"))
    git(root, "commit", "-q", "-a", "-m", "two")
    git(root, "checkout", "-q", "main")
    async with started(tmp_path) as sidecar:
        first = await sidecar.iterate("color blue", componentPath="src/Part0.tsx")
        git(root, "commit", "-q", "-a", "-m", "blue")
        async with aclosing(listen(sidecar, "b1")) as events:
            await anext(events)
            git(root, "checkout", "-q", "other")
            assert await anext(events) == ("external", {"files": ["src/Part0.css"]})
            opened = await sidecar.post("/__ai-session", {"componentPath": "src/Part0.tsx"})
            assert (opened["dirty"], opened["totalVersions"]) == (True, 2)
            done = await sidecar.iterate("margin 3px", componentPath="src/Part0.tsx")
            assert done["sessionId"] == first["sessionId"]
            told = [await anext(events)]
            while told[-1][0] != "session":
                told.append(await anext(events))
            assert [name for name, _ in told] == ["session"]
        versions = (await sidecar.get("/__ai-versions", sessionId=first["sessionId"]))["versions"]
        assert [version["origin"] for version in reversed(versions)] == ["original", "prompt", "external", "prompt"]
        assert (root / "src/Part0.css").read_text() == sheet(0, "7px").replace("margin: 0", "margin: 3px")
        assert await total_versions(sidecar) == 4


async def total_versions(sidecar: Sidecar) -> int:
    """The versions of all sessions: no component that nobody asked for has any."""
    total = 0
    for number in range(MANY):
        found = await sidecar.get("/__ai-sessions", componentPath=f"src/Part{number}.tsx")
        total += sum(session["totalVersions"] for session in found["sessions"])
    return total
