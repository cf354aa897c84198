"""When a change is confirmed, and when nobody can say: each rule, and each trap that docs/receipts.md names."""

import pytest

from sidecar.devserver.base import Update
from sidecar.devserver.evidence import (
    CLIENT_LOST_AFTER,
    HINTS,
    NO_CLIENT_AFTER,
    NO_UPDATE_AFTER,
    UPDATE_GRACE,
)
from sidecar.models import Reason
from tests.devserver.scene import (
    BUTTON,
    SENT,
    SETTLED,
    STORIES,
    STYLES,
    TIMEOUT,
    VIRTUAL,
    WRITTEN,
    Scene,
    stamp,
    update,
    written,
)


@pytest.mark.parametrize("file", [BUTTON, STYLES])
def test_a_good_change(file: str) -> None:
    """The document took the update and is quiet: confirmed, with all stages in their order."""
    scene = written(file)
    assert scene.judge(0.05) is None
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"
    assert [mark.stage for mark in receipt.stages] == ["written", "watched", "hot_update", "rendered"]
    assert [mark.at_ms for mark in receipt.stages] == pytest.approx([10, 14, 14, 120])


def test_the_last_of_two_updates_of_a_stories_file() -> None:
    """A stories file is announced twice, through Storybook's virtual module: having taken the first is not enough."""
    scene = written(STORIES)
    scene.evidence.sent.clear()
    scene.send_virtual(0.014)
    first = Update("", VIRTUAL, stamp(0.014))
    scene.send_virtual(0.11)
    scene.settle(taken=[first])
    assert scene.judge(0.3) is None
    scene.settle(taken=[first, Update("", VIRTUAL, stamp(0.11))], at=0.28)
    receipt = scene.judge(0.34)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_updates_may_be_settled_one_by_one() -> None:
    """Two files whose updates a document took in two goes are both taken."""
    scene = written(BUTTON, STYLES)
    scene.settle(taken=[update(STYLES)])
    assert scene.judge(SETTLED) is None
    scene.settle(taken=[update(BUTTON)], at=0.2)
    assert scene.wait()[0].verdict == "confirmed"


def test_a_file_that_is_never_announced() -> None:
    """A file of the set that the open story loads but the dev server never announces is no confirmed change."""
    scene = written(BUTTON, STYLES)
    del scene.evidence.sent[BUTTON]
    scene.settle()
    receipt, at = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "not_in_module_graph")
    assert at > NO_UPDATE_AFTER


def test_a_file_that_the_open_story_does_not_load() -> None:
    """A stories file of which nobody has a story open needs no update; it is waited for briefly."""
    scene = written(BUTTON, STORIES, stories={"button--primary": [BUTTON], "button--other": [STORIES]})
    del scene.evidence.sent[STORIES]
    scene.settle()
    assert scene.judge(SENT + UPDATE_GRACE - 0.01) is None
    receipt = scene.judge(SENT + UPDATE_GRACE + 0.01)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_an_announcement_of_an_earlier_change_does_not_count() -> None:
    """What the dev server announced before the file was in place is about something else."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.send(BUTTON, at=WRITTEN - 0.005)
    scene.settle()
    receipt, _ = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "not_in_module_graph")


def test_hidden_tabs_count_when_nobody_looks() -> None:
    """With only hidden tabs, their word is taken."""
    scene = Scene()
    scene.open(visible=False)
    scene.write()
    scene.send()
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_hidden_tab_is_not_waited_for() -> None:
    """A visible tab that took the change is enough; a hidden one draws nothing."""
    scene = written(BUTTON)
    scene.open("hidden", visible=False)
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_nobody_has_the_story_open() -> None:
    """Updates are sent to browsers that are long gone: without a document there is no proof."""
    scene = Scene()
    scene.write()
    scene.watch()
    scene.send()
    receipt, at = scene.wait(since=WRITTEN)
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "no_client")
    assert receipt.hint == HINTS["no_client"]
    assert at == pytest.approx(WRITTEN + NO_CLIENT_AFTER, abs=0.1)


def test_a_page_that_a_restarted_sidecar_does_not_know() -> None:
    """A page that is first heard of by its report on this very change counts."""
    scene = Scene()
    scene.write()
    scene.watch()
    scene.send()
    assert scene.judge(SETTLED) is None
    scene.open()
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_broken_file_that_nobody_shows() -> None:
    """A module that doesn't compile has failed, whoever asked for it."""
    scene = Scene()
    scene.write()
    scene.send()
    scene.refuse()
    receipt = scene.judge(0.1)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_the_browser_was_closed_after_it_was_open() -> None:
    """Everybody left: after the time that a reload may take, nobody is there."""
    scene = written(BUTTON)
    assert scene.judge(0.05) is None
    scene.close()
    receipt, at = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "no_client")
    assert at == pytest.approx(0.05 + CLIENT_LOST_AFTER, abs=0.1)


def test_the_dev_server_is_down() -> None:
    """Without the dev server's socket nothing can be confirmed, and nothing is waited for."""
    scene = Scene(linked=False)
    scene.open()
    scene.write()
    receipt = scene.judge(WRITTEN)
    assert receipt is not None
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "no_dev_server")


def test_the_dev_server_goes_down_meanwhile() -> None:
    """A socket that closes in between ends the wait; an error that is known already wins."""
    scene = written(BUTTON)
    scene.evidence.linked = False
    receipt = scene.judge(0.05)
    assert receipt is not None
    assert receipt.reason == "no_dev_server"
    scene.throw()
    receipt = scene.judge(0.06)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_file_that_is_not_in_the_module_graph() -> None:
    """A document shows the story but the dev server stays silent: the user is told what helps."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    receipt, at = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "not_in_module_graph")
    assert at == pytest.approx(WRITTEN + NO_UPDATE_AFTER, abs=0.1)
    assert [mark.stage for mark in receipt.stages] == ["written", "watched"]


def test_a_page_that_does_not_answer() -> None:
    """The receipt comes by the timeout."""
    scene = written(BUTTON)
    receipt, at = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "timeout")
    assert at == pytest.approx(WRITTEN + TIMEOUT, abs=0.1)


def test_a_page_that_gave_up_waiting_for_its_story() -> None:
    """A document that settled without having drawn its story proves nothing."""
    scene = written(BUTTON)
    scene.settle(renderedAt=None)
    receipt, _ = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "timeout")


def test_a_report_of_an_older_update() -> None:
    """Having settled on what came before proves nothing about this write."""
    scene = written(BUTTON)
    scene.settle(taken=[update(BUTTON, at=-3)])
    receipt, _ = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "timeout")


def test_nothing_is_confirmed_before_the_write_ended() -> None:
    """The first file's update proves nothing while the last one isn't in place."""
    scene = Scene()
    scene.open()
    scene.send()
    scene.settle()
    assert scene.judge(SETTLED) is None


@pytest.mark.parametrize("reason", HINTS)
def test_each_reason_has_a_hint(reason: Reason) -> None:
    """A person is told what to do."""
    assert HINTS[reason].endswith(".")
