"""Who is looking: by what documents report and by whether their browser's event stream is open."""

import pytest

from sidecar.devserver.reports import Report
from sidecar.devserver.tabs import GRACE_SECONDS, Tabs

STORY = "button--primary"


class Ticks:
    """A monotonic clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    """The clock."""
    return Ticks()


@pytest.fixture
def tabs(ticks: Ticks) -> Tabs:
    """Nobody is looking yet; the browser `chromium` has its event stream open."""
    tabs = Tabs(ticks)
    tabs.stream_opened("chromium")
    return tabs


def say(
    tabs: Tabs,
    name: str = "a",
    event: str = "hello",
    *,
    story: str = STORY,
    visible: bool = True,
    browser: str = "chromium",
) -> None:
    """A document reports."""
    members = {"event": event, "tab": name, "browser": browser, "storyId": story, "visible": visible, "loadedAt": 7}
    tabs.report(Report.model_validate(members))


def shown(tabs: Tabs, *stories: str) -> list[str]:
    """The documents whose verdict counts."""
    return [tab.tab for tab in tabs.showing(stories or (STORY,))]


def test_a_document_is_there_from_its_hello_until_it_goes(tabs: Tabs) -> None:
    """Any report tells of a document, `gone` ends it."""
    say(tabs)
    say(tabs, "b", "settled")
    assert shown(tabs) == ["a", "b"]
    say(tabs, event="gone")
    assert shown(tabs) == ["b"]


def test_only_the_stories_asked_for(tabs: Tabs) -> None:
    """A document counts for the story that it shows now."""
    say(tabs)
    say(tabs, "b", story="card--default")
    assert shown(tabs) == ["a"]
    say(tabs, "b")
    assert shown(tabs) == ["a", "b"]
    assert shown(tabs, "badge--new") == []


def test_visible_documents_speak_for_hidden_ones(tabs: Tabs) -> None:
    """Hidden documents count only when no visible one shows the story."""
    say(tabs, visible=False)
    assert shown(tabs) == ["a"]
    say(tabs, "b")
    assert shown(tabs) == ["b"]
    say(tabs, "b", visible=False)
    assert shown(tabs) == ["a", "b"]


def test_silence_is_fine_while_the_event_stream_is_open(tabs: Tabs, ticks: Ticks) -> None:
    """A document that has nothing to say stays for hours."""
    say(tabs)
    ticks.now += 10_000
    assert shown(tabs) == ["a"]


def test_a_browser_that_was_closed_is_forgotten(tabs: Tabs, ticks: Ticks) -> None:
    """Once the last stream of a browser ended, its documents are gone after the grace time, those of others are not."""
    tabs.stream_opened("firefox")
    say(tabs)
    say(tabs, "b", browser="firefox")
    ticks.now += 100
    tabs.stream_closed("chromium")
    ticks.now += GRACE_SECONDS + 0.1
    assert shown(tabs) == ["b"]


def test_a_stream_that_is_handed_over(tabs: Tabs, ticks: Ticks) -> None:
    """When the tab that holds the stream is loaded anew, the silent other ones stay while the next takes it over."""
    say(tabs, "silent")
    ticks.now += 100
    tabs.stream_closed("chromium")
    ticks.now += GRACE_SECONDS - 0.1
    assert shown(tabs) == ["silent"]
    tabs.stream_opened("chromium")
    ticks.now += 100
    assert shown(tabs) == ["silent"]


def test_one_of_two_streams_ends(tabs: Tabs, ticks: Ticks) -> None:
    """A browser is there as long as one of its streams is."""
    tabs.stream_opened("chromium")
    say(tabs)
    tabs.stream_closed("chromium")
    ticks.now += 100
    assert shown(tabs) == ["a"]
    tabs.stream_closed("chromium")
    ticks.now += 100
    assert shown(tabs) == []


def test_a_document_without_a_stream_counts_for_a_moment(ticks: Ticks) -> None:
    """A report is a sign of life of its own, e.g. while the stream is still being opened."""
    tabs = Tabs(ticks)
    say(tabs)
    assert shown(tabs) == ["a"]
    ticks.now += GRACE_SECONDS + 0.1
    assert shown(tabs) == []


def test_no_more_documents_than_a_person_could_open(tabs: Tabs) -> None:
    """Reports with ever new ids don't fill the memory: the oldest are dropped."""
    for number in range(1_200):
        say(tabs, str(number))
    assert len(shown(tabs)) == 1_000
    assert shown(tabs)[-1] == "1199"
