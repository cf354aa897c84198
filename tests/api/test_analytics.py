import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sidecar.analytics.ledger import Ledger
from sidecar.api.analytics import Period
from sidecar.errors import Malformed
from sidecar.mcp.tools import called
from tests.analytics.test_prometheus import parsed
from tests.api.conftest import BUTTON, CARD, PROJECT, SHEET, Sidecar, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, Tokens

TODAY = date(2026, 11, 20)


async def edited(sidecar: Sidecar) -> str:
    """Two changes of the button, one undone, one refused, one of the card; the button's session."""
    await sidecar.iterate("padding 10px")
    session_id: str = (await sidecar.iterate("background blue"))["sessionId"]
    await sidecar.post("/__ai-undo", {"sessionId": session_id})
    await sidecar.iterate("make it feel like autumn", 422)
    await sidecar.iterate("padding 20px", componentPath=CARD)
    return session_id


def known(members: dict[str, Any]) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value is not None}


async def test_edits(sidecar: Sidecar) -> None:
    """What was asked for, what became of it, by kind and editor and day; of one component or of all."""
    await edited(sidecar)
    answer = await sidecar.get("/analytics/edits", days=7)
    summary = answer["summary"]
    assert (summary["asked"], summary["made"], summary["undos"], summary["sessions"]) == (4, 3, 1, 2)
    assert summary["outcomes"] == {
        "confirmed": 0, "unconfirmed": 3, "broken": 0, "rolled_back": 0, "refused": 1, "cancelled": 0,
    }  # fmt: skip
    assert known(summary["rates"]) == {"success": 0.75, "rollback": 0.0, "undo": 0.3333}
    assert {share["name"]: (share["asked"], share["made"]) for share in summary["editors"]} == {"quick": (3, 3)}
    assert {"spacing", "color"} <= {share["name"] for share in summary["types"]}
    assert summary["unconfirmedBecause"] == {"no_dev_server": 4}
    assert summary["errors"] == {"not_a_quick_edit": 1}
    assert [day["asked"] for day in answer["days"]] == [0] * 6 + [4]
    of_card = await sidecar.get("/analytics/edits", componentPath=f"./{CARD}")
    assert (of_card["componentPath"], of_card["summary"]["asked"]) == (CARD, 1)
    january: dict[str, Any] = {"from": "2026-01-01", "to": "2026-01-31"}
    before = await sidecar.get("/analytics/edits", **january)
    assert (before["summary"]["asked"], len(before["days"])) == (0, 31)


async def test_performance(sidecar: Sidecar) -> None:
    """How long the stages took that were walked, and the editor."""
    await edited(sidecar)
    told = (await sidecar.get("/analytics/performance"))["performance"]
    assert told["total"]["count"] == 3
    assert {"reading", "editing", "writing", "confirming"} <= told["stages"].keys()
    assert 0 <= told["total"]["p50Ms"] <= told["total"]["p95Ms"] <= told["total"]["maxMs"]
    assert told["editors"]["quick"]["count"] == 3


async def test_sessions(sidecar: Sidecar) -> None:
    """Each session by itself, the latest first, a page at a time, and by its own route."""
    session_id = await edited(sidecar)
    answer = await sidecar.get("/analytics/sessions")
    assert ([each["componentPath"] for each in answer["sessions"]], answer["total"]) == ([CARD, BUTTON], 2)
    assert (await sidecar.get("/analytics/sessions", offset=1, limit=1))["sessions"] == answer["sessions"][1:]
    own = await sidecar.get(f"/design-sessions/{session_id}/metrics")
    assert own == {**answer["sessions"][1], "success": True}
    assert (own["summary"]["asked"], own["summary"]["undos"], own["performance"]["total"]["count"]) == (3, 1, 2)


async def test_a_session_in_which_nothing_happened(sidecar: Sidecar) -> None:
    """It has metrics, of zeros; one that doesn't exist has none."""
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    told = await sidecar.get(f"/design-sessions/{opened['sessionId']}/metrics")
    assert (told["summary"]["asked"], known(told["performance"]["total"])) == (0, {"count": 0})
    assert (await sidecar.get("/design-sessions/nobody/metrics", 404))["code"] == "session_not_found"


async def test_tokens_and_money(project: Path, tmp_path: Path) -> None:
    """What the model used is counted, also for an answer that can't be used."""
    spoken = Answer(text="I only talk.", usage=Tokens(input_tokens=700, output_tokens=50))
    async with MessagesApi([spoken] * 3) as api, started(tmp_path, anthropic_base_url=api.url) as sidecar:
        await sidecar.iterate("make it feel like autumn", 422)
        summary = (await sidecar.get("/analytics/edits"))["summary"]
    assert summary["outcomes"]["refused"] == 1
    assert summary["usage"]["inputTokens"] > 0
    assert summary["costMicros"] > 0


async def test_tokens_of_a_proposal_that_is_edited_in_words(project: Path, tmp_path: Path) -> None:
    """Also where nothing comes of them, and it is no proposal more."""
    blue = f"{SHEET}\n<<<<<<< SEARCH\n  background: green;\n=======\n  background: blue;\n>>>>>>> REPLACE\n"
    spoken = [Answer(text=text, usage=Tokens(input_tokens=700, output_tokens=50)) for text in (blue, *["I talk."] * 3)]
    async with MessagesApi(spoken) as api, started(tmp_path, anthropic_base_url=api.url) as sidecar:
        green = {SHEET: PROJECT[SHEET].replace("red", "green")}
        made = await called(sidecar.services, "propose_change", {"componentPath": BUTTON, "files": green}, "an agent")
        spent = [0]
        for status in (200, 422):
            asked = {"request": "make it feel like autumn"}
            await sidecar.post(f"/__ai-proposals/{made['proposal']['id']}/edit", asked, status)
            summary = (await sidecar.get("/analytics/edits"))["summary"]
            spent.append(summary["costMicros"])
            assert (summary["asked"], summary["proposals"]) == (0, 1)
    assert 0 < spent[1] < spent[2]


async def test_it_survives_a_restart(project: Path, tmp_path: Path) -> None:
    """Counted when the sidecar ends at the latest."""
    async with started(tmp_path) as sidecar:
        await sidecar.iterate("padding 10px")
    async with started(tmp_path) as sidecar:
        assert (await sidecar.get("/analytics/edits"))["summary"]["made"] == 1


@pytest.mark.parametrize(
    "query",
    [
        {"days": 0}, {"days": 93}, {"days": "x"}, {"from": "2026-02-30"}, {"to": "0001-01-01", "days": 5},
        {"from": "2026-02-02", "to": "2026-02-01"}, {"from": "0001-01-01"}, {"to": "9999-12-31", "from": "2026-01-01"},
        {"componentPath": ""}, {"componentPath": "x" * 2_000},
    ],
)  # fmt: skip
async def test_periods_that_are_none(sidecar: Sidecar, query: dict[str, Any]) -> None:
    """A sentence, never a failure."""
    for route in ("edits", "performance", "sessions"):
        answer = await sidecar.get(f"/analytics/{route}", 400, **query)
        assert answer["code"] in {"bad_period", "bad_request"}
    assert (await sidecar.get("/analytics/edits", 403, componentPath="../project-evil/Button.tsx"))["code"]


def test_a_period_ends_today() -> None:
    """Unless it says otherwise; both ends are included."""
    assert Period(days=7).span(TODAY) == (date(2026, 11, 14), TODAY)
    assert Period(to=date(2026, 10, 10), days=1).span(TODAY) == (date(2026, 10, 10), date(2026, 10, 10))
    assert Period(from_=date(2026, 10, 10)).span(TODAY) == (date(2026, 10, 10), TODAY)
    assert Period(days=92).span(TODAY)[0] == date(2026, 8, 21)
    with pytest.raises(Malformed):
        Period(from_=date(2026, 8, 20)).span(TODAY)


async def test_prometheus(sidecar: Sidecar) -> None:
    """In its own type and version, with what happened, behind the token like everything else."""
    await edited(sidecar)
    answer = await sidecar.client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    samples = parsed(answer.text)
    assert samples['sidestory_edits_total{outcome="unconfirmed"}'] == 3
    assert samples['sidestory_rewinds_total{kind="undo"}'] == 1
    assert samples["sidestory_dev_server_connected"] == 0
    assert re.search(r"src/|Button", answer.text) is None
    assert (await sidecar.client.get("/metrics", headers={"X-Sidestory-Token": "x"})).status_code == 401


async def test_a_store_that_fails_keeps_no_edit_from_being_made(
    sidecar: Sidecar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting is nobody's condition."""
    from sidecar.errors import StoreUnavailable

    async def full(*_: object) -> None:
        raise StoreUnavailable("The disk is full.", "store_failed")

    monkeypatch.setattr(Ledger, "add", full)
    assert (await sidecar.iterate("padding 10px"))["success"] is True
    assert (await sidecar.get("/analytics/edits", 503))["code"] == "store_failed"
