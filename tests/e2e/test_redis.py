"""Redis goes and comes back while somebody works in the browser."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.fakes.redis_server import RedisServer

pytestmark = pytest.mark.browser
SHOWN, BACK = 5_000, 10_000  # ms until the palette says that Redis is away, and that it is back


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """A Redis that keeps what it confirmed, as long as nobody empties it."""
    with RedisServer(append_only=True) as server:
        yield server


@pytest.fixture
def palette(redis: RedisServer, site: Site, page: Page) -> Iterator[Palette]:
    """The primary Button's story, with a sidecar that uses that Redis."""
    with site.sidecar({"REDIS_URL": redis.url}):
        palette = Palette(page, site)
        palette.visit("components-button--primary")
        yield palette


def versions(redis: RedisServer) -> list[str]:
    """The prompts of all versions of the one session in Redis, oldest first."""
    (head,) = (key.decode() for key in redis.call("ZRANGE", "storybook:sessions", 0, -1))
    with redis.client() as client:
        found = client.hgetall(f"{head}:versions")
    return [json.loads(found[number])["prompt"] for number in sorted(found, key=int)]


def test_redis_dies_and_comes_back_empty(redis: RedisServer, palette: Palette) -> None:
    """The palette says so both times without being asked, changes work throughout, and Redis has all of them at the end."""
    palette.open()
    store = palette.dialog.locator(".store")
    expect(store).to_have_text("Redis")
    palette.apply("background turquoise")
    assert versions(redis) == ["Original", "background turquoise"]

    redis.kill()
    expect(store).to_have_text("Redis is away, saved here", timeout=SHOWN)
    expect(palette.dialog.locator(".toast")).to_contain_text("Work goes on")
    palette.apply("30% larger")

    redis.restart_empty()
    expect(store).to_have_text("Redis", timeout=BACK)
    expect(palette.dialog.locator(".toast")).to_contain_text("Redis is back")
    assert versions(redis) == ["Original", "background turquoise", "30% larger"]
    palette.press("undo")
    expect(store).to_have_text("Redis")


def test_redis_hangs(redis: RedisServer, palette: Palette) -> None:
    """It is said within five seconds although nobody asks anything of it, and a change is as quick as ever."""
    palette.open()
    store = palette.dialog.locator(".store")
    expect(store).to_have_text("Redis")
    redis.pause()
    expect(store).to_have_text("Redis is away, saved here", timeout=SHOWN)
    palette.apply("background turquoise")
    redis.resume()
    expect(store).to_have_text("Redis", timeout=BACK)
    assert versions(redis) == ["Original", "background turquoise"]
