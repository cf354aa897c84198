"""Many people, or one with many tabs, at once on one checkout: serialised per file, each told what happened."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import BUTTON, PROJECT, SHEET, Sidecar, project, sidecar, started, until
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer
from tests.workspace.helpers import lay

__all__ = ["project", "sidecar"]  # fixtures

MANY = 50
SHARED = "src/shared.css"
BOX = ".{name} {{\n  padding: 4px;\n  background: white;\n}}\n"


def component(name: str, sheet: str) -> str:
    """A component whose root has its own class in some stylesheet."""
    return f"import './{sheet}';\nexport const {name} = () => <div className=\"{name.lower()}\">{name}</div>;\n"


async def together(*asked: Any) -> list[dict[str, Any]]:
    """The answers to requests that were made in the same instant."""
    return list(await asyncio.gather(*asked))


async def test_fifty_sessions_at_once(tmp_path: Path) -> None:
    """Fifty components get a prompt each, and an undo each, in the same instant: every session has its own and no other's."""
    names = [f"Part{number}" for number in range(MANY)]
    root = lay(
        tmp_path / "around" / "project",
        {f"src/{name}.tsx": component(name, f"{name}.css") for name in names}
        | {f"src/{name}.css": BOX.format(name=name.lower()) for name in names}
        | {"package.json": "{}"},
    )
    async with started(tmp_path) as sidecar:
        done = await together(
            *(
                sidecar.iterate(f"padding {number + 10}px", componentPath=f"src/{name}.tsx")
                for number, name in enumerate(names)
            )
        )
        assert len({answer["sessionId"] for answer in done}) == MANY
        assert {answer["versionId"] for answer in done} == {2}
        for number, name in enumerate(names):
            assert (root / f"src/{name}.css").read_text() == BOX.format(name=name.lower()).replace(
                "4px", f"{number + 10}px"
            )
            opened = await sidecar.post("/__ai-session", {"componentPath": f"src/{name}.tsx"})
            assert (opened["sessionId"], opened["totalVersions"], opened["totalTurns"]) == (
                done[number]["sessionId"],
                2,
                1,
            )
            assert opened["dirty"] is False
        await together(*(sidecar.post("/__ai-undo", {"sessionId": answer["sessionId"]}) for answer in done))
        for name in names:
            assert (root / f"src/{name}.css").read_text() == BOX.format(name=name.lower())


async def test_many_tabs_open_one_session(sidecar: Sidecar) -> None:
    """Tabs that ask in the same instant, before there was any session, share one."""
    opened = await together(*(sidecar.post("/__ai-session", {"componentPath": BUTTON}) for _ in range(8)))
    assert len({answer["sessionId"] for answer in opened}) == 1
    assert sorted(answer["resumed"] for answer in opened) == [False, *[True] * 7]


@pytest.mark.parametrize("named", [True, False], ids=["one session", "no session named"])
async def test_two_prompts_on_one_component(sidecar: Sidecar, named: bool) -> None:
    """They come one after the other: two versions in one line, both changes in the file, and each is told of its own."""
    known = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    session = {"sessionId": known["sessionId"]} if named else {}
    done = await together(
        *(sidecar.iterate(prompt, **session) for prompt in ("padding 10px", "background blue", "radius 9px"))
    )
    assert {answer["sessionId"] for answer in done} == {known["sessionId"]}
    assert sorted(answer["versionId"] for answer in done) == [2, 3, 4]
    for text in ("padding: 10px;", "background: blue;", "border-radius: 9px;"):
        assert text in sidecar.read()
    versions = (await sidecar.get("/__ai-versions", sessionId=known["sessionId"]))["versions"]
    assert {version["versionId"]: version.get("parentId") for version in versions} == {1: None, 2: 1, 3: 2, 4: 3}
    assert {version["origin"] for version in versions} == {"original", "prompt"}
    for answer in done:
        assert [line for line in answer["diff"][0]["diff"].splitlines() if line.startswith("+ ")] != []
        assert answer["diff"][0]["added"] == 1


async def test_two_prompts_that_contradict(sidecar: Sidecar) -> None:
    """The later one counts, and one undo brings the earlier one back: neither is lost."""
    done = await together(sidecar.iterate("background blue"), sidecar.iterate("background green"))
    later = max(done, key=lambda answer: int(answer["versionId"]))
    first, second = ("green", "blue") if later is done[0] else ("blue", "green")
    assert f"background: {second};" in sidecar.read()
    await sidecar.post("/__ai-undo", {"sessionId": later["sessionId"]})
    assert f"background: {first};" in sidecar.read()


async def test_a_prompt_waits_for_the_models_answer(project: Path, tmp_path: Path) -> None:
    """While the model answers the first one, the second is told that it waits; it then builds on what came of the first."""
    answer = "src/Button.css\n<<<<<<< SEARCH\n  padding: 4px 8px;\n=======\n  padding: 6px 8px;\n>>>>>>> REPLACE\n"
    async with (
        MessagesApi([Answer(text=answer, pause_after=1)]) as api,
        started(tmp_path, anthropic_base_url=api.url) as sidecar,
    ):
        first = asyncio.create_task(sidecar.iterate("make it feel like autumn"), name="first")
        await api.received()
        second = asyncio.create_task(sidecar.iterate("background blue", requestId="second"), name="second")
        await until(lambda: told(sidecar, "second") == ["waiting"])
        assert sidecar.read() == PROJECT[SHEET]
        api.release()
        assert [(await first)["versionId"], (await second)["versionId"]] == [2, 3]
        assert "padding: 6px 8px;" in sidecar.read()
        assert "background: blue;" in sidecar.read()
        assert told(sidecar, "second")[:2] == ["waiting", "reading"]


def told(sidecar: Sidecar, request_id: str) -> list[str]:
    """The stages that a request was told of so far."""
    journey = sidecar.services.journeys._journeys.get(request_id)
    return [event.data["stage"] for event in journey._events if event.name == "status"] if journey else []


async def test_an_undo_and_a_prompt_at_once(sidecar: Sidecar) -> None:
    """Whichever comes first, both are done on what is there by then, and every content can be restored."""
    first = await sidecar.iterate("padding 10px")
    session = {"sessionId": first["sessionId"]}
    undone, done = await together(sidecar.post("/__ai-undo", session), sidecar.iterate("background blue", **session))
    assert {undone["success"], done["success"]} == {True}
    for version, padding in ((1, "4px 8px"), (first["versionId"], "10px")):
        await sidecar.post("/__ai-undo", {**session, "versionId": version})
        assert f"padding: {padding};" in sidecar.read()
    await sidecar.post("/__ai-undo", {**session, "versionId": done["versionId"]})
    assert "background: blue;" in sidecar.read()


@pytest.fixture
async def sharing(tmp_path: Path) -> Any:
    """Two components whose styles stand in one sheet."""
    lay(
        tmp_path / "around" / "project",
        {
            "package.json": "{}",
            "src/One.tsx": component("One", "shared.css"),
            "src/Two.tsx": component("Two", "shared.css"),
            SHARED: BOX.format(name="one") + "\n" + BOX.format(name="two"),
        },
    )
    async with started(tmp_path) as running:
        yield running


async def test_components_that_share_a_stylesheet(sharing: Sidecar) -> None:
    """Prompts on both at once are both in the file; undo and redo in one session leave the other's edit alone."""
    one, two = await together(
        sharing.iterate("padding 10px", componentPath="src/One.tsx"),
        sharing.iterate("padding 20px", componentPath="src/Two.tsx"),
    )
    both = sharing.read(SHARED)
    assert ("padding: 10px;" in both, "padding: 20px;" in both) == (True, True)
    await sharing.post("/__ai-undo", {"sessionId": one["sessionId"]})
    assert sharing.read(SHARED) == both.replace("10px", "4px")
    await sharing.post("/__ai-redo", {"sessionId": one["sessionId"]})
    assert sharing.read(SHARED) == both
    await sharing.post("/__ai-undo", {"sessionId": two["sessionId"]})
    assert sharing.read(SHARED) == both.replace("20px", "4px")
    for session in (one, two):
        opened = await sharing.post(
            "/__ai-session", {"componentPath": "src/One.tsx" if session is one else "src/Two.tsx"}
        )
        assert opened["sessionId"] == session["sessionId"]
        turns = [turn["userPrompt"] for turn in opened["conversationHistory"]]
        assert turns == ["padding 10px" if session is one else "padding 20px"]


async def test_undo_of_both_at_once(sharing: Sidecar) -> None:
    """Both undos in the same instant give the sheet back as it was."""
    before = sharing.read(SHARED)
    done = await together(
        sharing.iterate("padding 10px", componentPath="src/One.tsx"),
        sharing.iterate("background red", componentPath="src/Two.tsx"),
    )
    await together(*(sharing.post("/__ai-undo", {"sessionId": answer["sessionId"]}) for answer in done))
    assert sharing.read(SHARED) == before


async def test_components_that_share_a_rule(sharing: Sidecar) -> None:
    """Two sessions change neighbouring declarations of one rule: undo in one keeps the other's, without a question."""
    for name in ("One", "Two"):
        path = sharing.root / f"src/{name}.tsx"
        path.write_text(path.read_text().replace(f'"{name.lower()}"', '"one"'))
    before = sharing.read(SHARED)
    one = await sharing.iterate("padding 10px", componentPath="src/One.tsx")
    two = await sharing.iterate("background red", componentPath="src/Two.tsx")
    undone = await sharing.post("/__ai-undo", {"sessionId": one["sessionId"]})
    assert undone["merged"] is True
    assert sharing.read(SHARED) == before.replace("background: white", "background: red", 1)
    await sharing.post("/__ai-undo", {"sessionId": two["sessionId"]})
    assert sharing.read(SHARED) == before
