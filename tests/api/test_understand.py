import pytest

from tests.api.conftest import BUTTON, Sidecar
from tests.workspace.helpers import tree_hash

TWO = (
    "import './Button.css';\n\nexport const Button = () => (\n  <div className=\"button\">\n"
    '    <a className="no">No</a>\n    <a className="yes">Yes</a>\n  </div>\n);\n'
)


@pytest.mark.parametrize(
    ("prompt", "editor", "intent"),
    [
        ("padding 10px", "quick", {"kind": "edit", "editType": "spacing", "target": None, "amount": {"value": "10px"}}),
        ("sort the rows", None, {"kind": "edit", "editType": "behavior", "target": None}),
        ("undo", None, {"kind": "undo"}),
        ("go back to version 2", None, {"kind": "restore", "versionId": 2}),
        ("what did we change?", None, {"kind": "history"}),
        ("why is it red?", None, {"kind": "question"}),
    ],
)
async def test_what_a_prompt_would_do(
    sidecar: Sidecar, prompt: str, editor: str | None, intent: dict[str, object]
) -> None:
    """The intents, which editor would take it, and a line for people; nothing is written, no session is made."""
    before = await sidecar.oracle()
    answer = await sidecar.post("/__ai-understand", {"componentPath": BUTTON, "prompt": prompt})
    assert answer["editor"] == editor
    ((found),) = answer["intents"]
    assert 0 < found.pop("confidence") <= 1
    assert found == intent
    assert answer["description"]
    assert await sidecar.oracle() == before


async def test_what_is_ambiguous(sidecar: Sidecar) -> None:
    """The candidates are offered; with one chosen it is clear."""
    (sidecar.root / BUTTON).write_text(TWO)
    body = {"componentPath": BUTTON, "prompt": "make the link red"}
    asked = await sidecar.post("/__ai-understand", body)
    assert [each["label"] for each in asked["candidates"]] == ["“No” link", "“Yes” link"]
    assert asked["description"] == "Which one: “No” link or “Yes” link?"
    assert asked["editor"] is None
    refused = await sidecar.iterate("make the link red", 422)
    assert refused["code"] == "ambiguous"
    assert refused["candidates"] == asked["candidates"]
    chosen = await sidecar.post("/__ai-understand", {**body, "target": asked["candidates"][1]["id"]})
    assert chosen["candidates"] == []
    assert chosen["intents"][0]["target"]["label"] == "“Yes” link"


@pytest.mark.parametrize("prompt", ["", "   ", "\n", "?", "💥" * 300])
async def test_anything_may_be_typed(sidecar: Sidecar, prompt: str) -> None:
    """Also nothing at all."""
    answer = await sidecar.post("/__ai-understand", {"componentPath": BUTTON, "prompt": prompt})
    assert answer["candidates"] == []


async def test_a_session_that_is_gone_is_no_error(sidecar: Sidecar) -> None:
    """It is understood as if nothing had been said."""
    hashed = tree_hash(sidecar.root)
    body = {"componentPath": BUTTON, "prompt": "bold", "sessionId": "00000000-0000-4000-8000-000000000000"}
    assert (await sidecar.post("/__ai-understand", body))["intents"][0]["editType"] == "typography"
    assert tree_hash(sidecar.root) == hashed


async def test_a_conversation(sidecar: Sidecar) -> None:
    """“It”, “the same for” and “undo that” without a model: each is about what was spoken of."""
    (sidecar.root / BUTTON).write_text(
        TWO.replace('<a className="no">No</a>', '<span className="hint">No</span>')
        .replace("<a ", "<span ")
        .replace("</a>", "</span>")
    )
    first = await sidecar.iterate("make the hint font size 20px")
    told = await sidecar.iterate("now the same for yes", sessionId=first["sessionId"])
    assert told["editor"] == "quick"
    sheet = sidecar.read()
    assert ".hint" in sheet
    assert ".yes" in sheet
    undone = await sidecar.iterate("undo that", sessionId=first["sessionId"])
    assert (undone["kind"], undone["versionId"]) == ("undo", 2)
    assert ".yes" not in sidecar.read()
