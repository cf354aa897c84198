"""Pages are told of what a person changed, and of nothing else."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from sidecar.hub import Hub, HubEvent
from sidecar.journeys.external import ExternalEdits
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay

SHEET, COMPONENT = "src/Button.css", "src/Button.tsx"


class Desk:
    """A palette open on two files, and what its page is told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hub = Hub()
        self.edits = ExternalEdits(PathPolicy(root), self.hub)
        self.queue: asyncio.Queue[HubEvent] = asyncio.Queue()

    def save(self, text: str | None, path: str = SHEET) -> None:
        """Somebody writes, or removes, a file, and the watcher sees it."""
        if text is None:
            (self.root / path).unlink()
        else:
            (self.root / path).write_text(text)
        self.edits.on_watched({path})

    def write(self, text: str, path: str = SHEET) -> None:
        """Sidestory writes."""
        self.edits.ours({path: text.encode()})
        (self.root / path).write_text(text)

    def news(self) -> list[list[str]]:
        """The files of each event since the last look."""
        events = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        assert all(event.name == "external" for event in events)
        return [event.data["files"] for event in events]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A project with a palette open on a component and its stylesheet."""
    desk = Desk(lay(tmp_path / "proj", {SHEET: "old", COMPONENT: "old", "src/Card.css": "old"}))
    with desk.hub.subscribed() as queue:
        desk.queue = queue
        desk.edits.look_at([SHEET, COMPONENT])
        yield desk


def test_a_person_edits(desk: Desk) -> None:
    """An edit, a removal and a file that comes back are each told once."""
    desk.save("new")
    assert desk.news() == [[SHEET]]
    desk.edits.on_watched({SHEET})
    assert desk.news() == []
    desk.save(None)
    assert desk.news() == [[SHEET]]
    desk.save("new")
    assert desk.news() == [[SHEET]]


def test_what_cannot_be_read_is_passed_over(desk: Desk) -> None:
    """A folder in a file's place, or a file that is too large, is no news, and hides none of the others'."""
    desk.edits.look_at(["src", "src/Card.css"])
    (desk.root / SHEET).unlink()
    (desk.root / SHEET).mkdir()
    (desk.root / COMPONENT).write_text("new")
    desk.edits.on_watched({SHEET, COMPONENT, "src"})
    assert desk.news() == [[COMPONENT]]


def test_one_event_for_many_files(desk: Desk) -> None:
    """A checkout is told as one change, in order."""
    for path in (SHEET, COMPONENT):
        (desk.root / path).write_text("branch")
    desk.edits.on_watched({SHEET, COMPONENT, "src/Card.css", "README.md"})
    assert desk.news() == [[SHEET, COMPONENT]]


def test_files_that_no_palette_has_open(desk: Desk) -> None:
    """Nobody is told of them."""
    desk.save("new", "src/Card.css")
    assert desk.news() == []
    desk.edits.look_at(["src/Card.css"])
    desk.save("newer", "src/Card.css")
    assert desk.news() == [["src/Card.css"]]


def test_the_same_content(desk: Desk) -> None:
    """A touched file, or one saved unchanged by a formatter, is no news (threat 25)."""
    desk.save("old")
    assert desk.news() == []


def test_our_own_write(desk: Desk) -> None:
    """What Sidestory wrote is no news; what a person makes of it is, also when it is what was there before."""
    desk.write("ours")
    desk.edits.on_watched({SHEET})
    assert desk.news() == []
    desk.save("old")
    assert desk.news() == [[SHEET]]


def test_a_write_that_is_taken_back_at_once(desk: Desk) -> None:
    """The watcher's word on the broken version may come when the old one is on its way already."""
    desk.write("broken")
    desk.edits.ours({SHEET: b"old"})
    desk.edits.on_watched({SHEET})
    (desk.root / SHEET).write_text("old")
    desk.edits.on_watched({SHEET})
    assert desk.news() == []
    desk.save("broken")
    assert desk.news() == [[SHEET]]


def test_a_person_was_faster(desk: Desk) -> None:
    """An edit that Sidestory's write was refused for is told."""
    desk.edits.ours({SHEET: b"ours"})
    desk.save("theirs")
    assert desk.news() == [[SHEET]]
    desk.save("more")
    assert desk.news() == [[SHEET]]


def test_opening_again_hides_nothing(desk: Desk) -> None:
    """A second palette on the same file takes nothing away from the first one's news."""
    (desk.root / SHEET).write_text("new")
    desk.edits.look_at([SHEET])
    desk.edits.on_watched({SHEET})
    assert desk.news() == [[SHEET]]
