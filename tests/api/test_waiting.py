from sidecar.api.waiting import counted
from tests.api.conftest import BUTTON, CARD, Sidecar
from tests.api.test_comments import commented
from tests.api.test_proposals import decide, proposed


async def test_what_waits_is_counted(sidecar: Sidecar) -> None:
    """Comments until they are processed or settled, proposals until they are decided; with what is on the story."""
    assert await sidecar.get("/__ai-waiting") == {
        "success": True,
        "pending": 0,
        "open": 0,
        "components": [],
        "processing": False,
        "previewing": None,
    }
    proposal = await proposed(sidecar, "padding 10px")
    await commented(sidecar, "background blue", componentPath=CARD)
    settled = await commented(sidecar, "never mind", componentPath=CARD)
    await sidecar.post(f"/__ai-comment/{settled['id']}", {"resolved": True})
    await decide(sidecar, proposal, "preview")
    found = await sidecar.get("/__ai-waiting")
    assert (found["pending"], found["open"], found["previewing"]) == (1, 1, proposal["id"])
    assert found["components"] == [
        {"componentPath": BUTTON, "pending": 0, "open": 1},
        {"componentPath": CARD, "pending": 1, "open": 0},
    ]
    await decide(sidecar, proposal, "approve")
    after = await sidecar.get("/__ai-waiting")
    assert (after["open"], after["previewing"]) == (0, None)
    assert [row["componentPath"] for row in after["components"]] == [CARD]


def test_nothing_has_no_rows() -> None:
    """A component whose comments are all settled isn't named."""
    assert counted({BUTTON: []}, []) == []
