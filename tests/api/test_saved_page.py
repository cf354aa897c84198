import re

import pytest

from sidecar.api.saved_page import minute, size
from tests.api.conftest import Sidecar
from tests.snapshots.samples import session

SAVE = "/api/v1/session/save"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (2_000_000, "2.0 MB")])
def test_bytes_are_for_people(count: int, shown: str) -> None:
    """One unit, one digit."""
    assert size(count) == shown


def test_times_are_told_to_the_minute() -> None:
    """Without the T."""
    assert minute("2026-01-31T10:35:59.123Z") == "2026-01-31 10:35"


async def test_the_page_shows_what_is_saved(sidecar: Sidecar) -> None:
    """Title, episode, beats, size; found by words; nothing but the page's own script may run on it."""
    empty = await sidecar.client.get("/__ai-saved")
    assert "Nothing is saved yet" in empty.text
    saved = await sidecar.post(SAVE, session())
    other = session()
    other["analyzedEpisode"] = {"title": "<img src=x onerror=alert(1)>", "scenes": []}
    await sidecar.post(SAVE, other)
    page = await sidecar.client.get("/__ai-saved")
    nonce = re.search(r"script-src 'nonce-([^']+)'", page.headers["content-security-policy"])
    assert nonce is not None
    assert page.text.count(f'nonce="{nonce[1]}"') == 2
    assert "2 saved sessions, kept in SQLite" in page.text
    assert "The Signal" in page.text
    assert "2 of 3 beats" in page.text
    assert "1 of 3 beats lack prompts" in page.text
    assert f"/__ai-saved/{saved['timestamp']}/export" in page.text
    assert "<img" not in page.text
    found = await sidecar.client.get("/__ai-saved", params={"q": "the signal", "episode": "1"})
    assert "1 saved session," in found.text
    assert (await sidecar.client.get("/__ai-saved", params={"episode": "x"})).status_code == 400


async def test_it_turns_its_pages(sidecar: Sidecar) -> None:
    """Twenty-five on each, with the search kept."""
    for _ in range(26):
        await sidecar.post(SAVE, session())
    first = (await sidecar.client.get("/__ai-saved", params={"q": "signal"})).text
    assert first.count("<article") == 25
    assert 'href="?q=signal&amp;page=2">Older' in first
    second = (await sidecar.client.get("/__ai-saved", params={"q": "signal", "page": "2"})).text
    assert second.count("<article") == 1
    assert 'href="?q=signal&amp;page=1">Newer' in second
    assert "Older" not in second


async def test_its_buttons_reach_the_session_through_the_dev_server(sidecar: Sidecar) -> None:
    """Export, share and delete have addresses that the Vite plugin forwards."""
    one = f"/__ai-saved/{(await sidecar.post(SAVE, session()))['timestamp']}"
    assert (await sidecar.client.get(f"{one}/export")).json() == session()
    assert (await sidecar.post(f"{one}/share", {}))["url"].startswith("http://127.0.0.1")
    headers = {"Content-Type": "application/json"}
    assert (await sidecar.client.delete(one, headers=headers)).status_code == 200
    assert (await sidecar.client.delete(one, headers=headers)).status_code == 404
