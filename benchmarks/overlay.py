"""What the overlay costs the page: bytes as served, and long tasks."""

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Response

from benchmarks.changes import STORY
from benchmarks.figures import Figure, Target
from benchmarks.sites import Sites, Tab, profile, script
from benchmarks.workplace import Workplace
from tests.e2e.palette import Palette

_UNOPENED = Target(15 * 1_024, "median")  # bytes
_NONE = Target(0, "median")
_SHARE = Target(50, "median")  # ms: what makes a task a long one


@dataclass(slots=True)
class Loaded:
    """The overlay's modules that a page asked for, in order, and the long tasks of the while."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    loading: list[dict[str, float]] = field(default_factory=list)
    opening: list[dict[str, float]] = field(default_factory=list)


def measure(place: Workplace) -> Iterator[Figure]:
    """Loads of the manager with the story in fresh profiles, alternately without and with Sidestory."""
    bare: list[list[dict[str, float]]] = []
    ours: list[Loaded] = []
    for repetition in range(-1, max(5, place.repetitions // 3)):
        tasks, loaded = bare_load(place.sites), our_load(place.sites)
        if repetition >= 0:
            bare.append(tasks)
            ours.append(loaded)
    yield from sizes(ours[-1])
    loading, opening = [each.loading for each in ours], [each.opening for each in ours]
    yield Figure("long tasks while Storybook loads", "count", list(map(len, loading)), list(map(len, bare)))
    most = max(map(len, opening))
    yield Figure("long tasks while the palette opens", "count", [most], target=_NONE, note="the most of all openings")
    longest = max((task["ours"] for each in ours for task in each.loading + each.opening), default=0)
    note = f"the longest that scripts of the overlay ran within one long task of the page, in {len(ours)} loads"
    yield Figure("the overlay's share of a long task", "ms", [longest], target=_SHARE, note=note)


def sizes(loaded: Loaded) -> Iterator[Figure]:
    """Bytes of the modules' bodies as Storybook hands them out to a browser that takes gzip."""
    before, after = (sum(map(weight, urls)) for urls in (loaded.before, loaded.after))
    yield Figure(
        "overlay before it is opened",
        "bytes",
        [before],
        target=_UNOPENED,
        note=f"{len(loaded.before)} modules, gzipped as served",
    )
    yield Figure("overlay, loaded when it is first opened", "bytes", [after], note=f"{len(loaded.after)} modules")


def weight(url: str) -> int:
    """The body's length on the wire."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return len(answer.read())


def bare_load(sites: Sites) -> list[dict[str, float]]:
    """The long tasks of a load without Sidestory."""
    with profile(sites.browser) as context:
        tab = Tab(context.new_page(), sites.bare)
        tab.visit()
        tab.calm()
        return long_tasks(tab, 0)


def our_load(sites: Sites) -> Loaded:
    """A load with Sidestory, and then its palette opened."""
    loaded = Loaded()
    urls = loaded.before

    def note(response: Response) -> None:
        if "/__ai-overlay/" in response.url and response.url not in loaded.before + loaded.after:
            urls.append(response.url)

    with profile(sites.browser) as context:
        page = context.new_page()
        page.on("response", note)
        tab, palette = Tab(page, sites.ours), Palette(page, sites.ours)
        palette.visit(STORY)
        sites.client.wait_for_tabs(1)
        tab.calm()
        loaded.loading = long_tasks(tab, 0)
        urls = loaded.after
        now: float = page.evaluate("() => performance.now()")
        palette.open()
        tab.calm()
        loaded.opening = long_tasks(tab, now)
    sites.client.wait_for_tabs(0)
    return loaded


def long_tasks(tab: Tab, after: float) -> list[dict[str, Any]]:
    """See `page/longtasks.js`."""
    found: list[dict[str, Any]] = tab.page.evaluate(script("longtasks"), after)
    return found
