import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from sidecar.analytics.ledger import SessionTally
from sidecar.analytics.tally import Tally
from sidecar.api import dashboard
from sidecar.api.pages import rendered
from tests.analytics.test_report import BUSY
from tests.api.conftest import BUTTON, CARD, Sidecar
from tests.api.test_analytics import edited
from tests.api.test_review import EVIL
from tests.e2e.processes import BROWSER_FLAGS, browser_path

TODAY = date(2026, 11, 20)


def page_of(tally: Tally, *, components: list[str] | None = None, length: int = 30) -> str:
    """The page's HTML for a period whose last day was like this."""
    days = {TODAY - timedelta(days=number): Tally() for number in reversed(range(length))} | {TODAY: tally}
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    named = components or [BUTTON]
    sessions = [
        SessionTally(session_id=str(number), component_path=path, first_at=at, last_at=at, tally=tally)
        for number, path in enumerate(named)
    ]
    return rendered(
        "dashboard.html",
        nonce="n0nce",
        **dashboard.shown(days, sessions, len(sessions)),
        component="",
        components=named,
        first=min(days),
        last=TODAY,
        today=TODAY,
    )


async def test_the_page_stands_alone(sidecar: Sidecar) -> None:
    """Strict policy, no script, no address but its own; filters are in its address and narrow it."""
    await edited(sidecar)
    answer = await sidecar.client.get("/__ai-dashboard")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert " style=" not in answer.text  # the policy would drop it
    assert "http" not in answer.text
    assert re.search(r"<strong>3</strong><span class=\"dim\">of 4 asked for", answer.text)
    narrowed = (await sidecar.client.get("/__ai-dashboard", params={"component": CARD, "days": 7})).text
    assert re.search(r"<strong>1</strong><span class=\"dim\">of 1 asked for", narrowed)
    assert f'<option value="{CARD}" selected>' in narrowed
    assert "component=src%2FCard.tsx" in narrowed.replace("src/", "src%2F")
    assert re.search(r'aria-current="true">7 days', narrowed)


@pytest.mark.parametrize("query", [{}, {"days": 1}, {"from": "", "to": ""}, {"component": "src/Nobody.tsx"}])
async def test_it_works_when_empty(sidecar: Sidecar, query: dict[str, Any]) -> None:
    """It says how to begin, whatever the filters; a form's empty members are none."""
    answer = await sidecar.client.get("/__ai-dashboard", params=query)
    assert answer.status_code == 200
    assert "Nothing was changed in this period" in answer.text


@pytest.mark.parametrize(
    "query", [{"days": 93}, {"days": "x"}, {"from": "soon"}, {"from": "2026-02-02", "to": "2026-02-01"}]
)
async def test_filters_that_are_none(sidecar: Sidecar, query: dict[str, Any]) -> None:
    """A sentence, as everywhere."""
    await sidecar.get("/__ai-dashboard", 400, **query)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dashboard.money(0), "$0.00"),
        (dashboard.money(4_200), "$0.0042"),
        (dashboard.money(1_234_567_890), "$1,234.57"),
        (dashboard.duration(None), "—"),
        (dashboard.duration(12.4), "12 ms"),
        (dashboard.duration(1_240), "1.2 s"),
        (dashboard.duration(45_000), "45 s"),
        (dashboard.duration(90_000), "1.5 min"),
        (dashboard.percent(None), "—"),
        (dashboard.percent(0.5333), "53 %"),
        (dashboard.compact(999), "999"),
        (dashboard.compact(12_345), "12.3 k"),
        (dashboard.compact(2_000_000), "2 M"),
        (dashboard.dollars(0.25), "$0.25"),
        (dashboard.words("rolled_back"), "rolled back"),
        (dashboard.day(TODAY), "20 Nov 2026"),
    ],
)
def test_numbers_are_written_for_people(written: str, expected: str) -> None:
    """With a unit, and no more figures than somebody reads."""
    assert written == expected


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (360, "dark")])
def test_it_can_be_read_by_everybody(browser: Browser, tmp_path: Path, width: int, scheme: Any) -> None:
    """Wide and narrow, light and dark: nothing sticks out, charts have names and tables, evil names are text."""
    file = tmp_path / "dashboard.html"
    file.write_text(page_of(BUSY, components=[BUTTON, *EVIL]))
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert page.evaluate("window.pwned") is None
    assert page.locator("main script, main img, main style").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for chart in page.get_by_role("img").all():
        assert chart.get_attribute("aria-labelledby")
    assert page.get_by_role("img", name="Changes asked for over time, by outcome").is_visible()
    assert page.locator(".column rect").count() == 7  # five outcomes, money, tokens
    page.get_by_text("As a table").first.click()
    cells = page.locator("figure").first.locator("tbody td").all_inner_texts()
    assert cells == ["6", "2", "0", "2", "5", "5"]
    shown = page.locator(".list tbody th").all_text_contents()
    assert [each.strip() for each in shown] == [each.strip() for each in (BUTTON, *EVIL)]
    contrast = page.evaluate(_CONTRAST)
    assert {name: ratio for name, ratio in contrast.items() if ratio < 3} == {}
    page.close()


# WCAG 2.2, 1.4.11: what carries meaning in a chart stands out from the card by 3 to 1.
_CONTRAST = """() => {
  const light = (name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    probe.remove();
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const card = light("--card");
  const ratio = (other) => (Math.max(card, other) + 0.05) / (Math.min(card, other) + 0.05);
  const names = ["--confirmed", "--unconfirmed", "--rolled-back", "--broken", "--refused", "--cancelled"];
  return Object.fromEntries(names.map((name) => [name, ratio(light(name))]));
}"""
