"""Documents that are loaded anew while a receipt is waited for."""

import pytest

from sidecar.devserver.evidence import (
    CLIENT_LOST_AFTER,
    LAST_WORD_AFTER,
    signature,
)
from sidecar.models import ReceiptError
from tests.devserver.scene import (
    BOOM,
    BUTTON,
    SENT,
    SETTLED,
    TIMEOUT,
    WRITTEN,
    Scene,
    written,
)


def test_a_full_reload() -> None:
    """The dev server reloads the page: the old document's word doesn't count, the new one's does."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.reload()
    scene.settle(taken=[])
    assert scene.judge(SETTLED) is None
    scene.close()
    assert scene.judge(CLIENT_LOST_AFTER + 1) is None
    scene.open("new", loaded=0.04)
    scene.settle("new", taken=[], at=1.5)
    receipt = scene.judge(3)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_full_reload_after_an_update() -> None:
    """A document that took the update is waited for all the same once the dev server told it to load anew."""
    scene = written(BUTTON)
    scene.settle()
    scene.reload(SENT + 0.001)
    assert scene.judge(SETTLED) is None
    scene.close()
    scene.open("new", loaded=0.04)
    scene.throw("new", taken=[])
    receipt = scene.judge(1)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_full_reload_after_which_nobody_comes_back() -> None:
    """Nobody came back by the timeout."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.reload()
    scene.close()
    receipt, at = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "no_client")
    assert at == pytest.approx(WRITTEN + TIMEOUT, abs=0.1)


def test_a_reload_that_breaks() -> None:
    """What throws in a document that was loaded with the new code is the change's doing."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.reload()
    scene.close()
    scene.open("new", loaded=0.04)
    scene.throw("new", taken=[])
    receipt = scene.judge(1)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_reload_of_a_story_that_was_broken_before() -> None:
    """A document that fails to load as its predecessor did is no new failure, and no proof."""
    scene = written(BUTTON, known={signature(ReceiptError.model_validate(BOOM))})
    scene.evidence.sent.clear()
    scene.reload()
    scene.close()
    scene.open("new", loaded=0.04)
    scene.throw("new", taken=[])
    assert scene.judge(1) is None
    scene.settle("new", taken=[], at=1.5)
    receipt = scene.judge(1.6)
    assert receipt is not None
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "broken_before")


def test_the_user_reloads_in_between() -> None:
    """A document that was loaded after the announcement has the new code, without any update of its own."""
    scene = written(BUTTON)
    scene.close()
    assert scene.judge(0.1) is None
    scene.open("new", loaded=0.05)
    scene.settle("new", taken=[], at=0.9)
    receipt = scene.judge(1)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_reload_before_the_dev_server_noticed() -> None:
    """A document loaded between the write and its announcement may have the old code: it is given time to say more."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.close()
    scene.open("new", loaded=0.05)
    scene.settle("new", taken=[], at=0.4)
    scene.send(at=0.45)
    assert scene.judge(0.5) is None
    scene.throw("new")
    receipt = scene.judge(0.55)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_story_opened_after_the_write_of_a_file_that_no_browser_had_loaded() -> None:
    """Its module is new to the dev server, so that no update comes; after a while its word is taken."""
    scene = Scene()
    scene.write()
    scene.open("new", loaded=0.05)
    scene.settle("new", taken=[], at=0.5)
    assert scene.judge(0.6) is None
    receipt, at = scene.wait(since=0.6)
    assert receipt.verdict == "confirmed"
    assert at == pytest.approx(WRITTEN + LAST_WORD_AFTER, abs=0.1)


def test_a_clock_that_runs_ahead() -> None:
    """A document that was there before the write isn't taken for a new one because its clock says so."""
    scene = Scene()
    scene.open(loaded=+3600)
    scene.already()
    scene.write()
    scene.settle(taken=[])
    receipt, _ = scene.wait()
    assert receipt.verdict == "unconfirmed"
