"""When a change has failed, and which errors are not its doing."""

from collections.abc import Callable

import pytest

from sidecar.devserver.base import Update
from sidecar.devserver.evidence import signature
from sidecar.devserver.reports import Report
from sidecar.models import ReceiptError
from tests.devserver.scene import (
    BOOM,
    BUTTON,
    COLOR,
    SETTLED,
    STORY,
    STYLES,
    WRITTEN,
    Scene,
    check,
    compile_error,
    update,
    written,
)

Breakage = Callable[[Scene], None]
BREAKAGES: dict[str, tuple[Breakage, str]] = {
    "syntax error, told by the dev server": (lambda scene: scene.refuse(), "compile"),
    "syntax error, told by the page": (
        lambda scene: scene.throw(error={"source": "compile", "message": "Unexpected token", "file": BUTTON}),
        "compile",
    ),
    "missing import": (
        lambda scene: scene.refuse(compile_error(BUTTON, 'Failed to resolve import "./nowhere"')),
        "compile",
    ),
    "throw at load: the module's second import rejects": (
        lambda scene: scene.settle(errors=[{"source": "runtime", "message": "Error: boom"}]),
        "runtime",
    ),
    "throw in render": (lambda scene: scene.throw(error=BOOM), "render"),
    "throw in an effect": (lambda scene: scene.throw(error={"source": "runtime", "message": "boom"}), "runtime"),
    "unhandled rejection": (lambda scene: scene.throw(error={"source": "runtime", "message": "no"}), "runtime"),
    "removed export: the story is missing": (
        lambda scene: scene.throw(error={"source": "render", "message": "The story is gone"}),
        "render",
    ),
}


@pytest.mark.parametrize(("breakage", "source"), BREAKAGES.values(), ids=list(BREAKAGES))
def test_a_broken_change(breakage: Breakage, source: str) -> None:
    """Each breakage fails the receipt at once, whatever else the document says then."""
    scene = written(BUTTON)
    breakage(scene)
    receipt = scene.judge(0.1)
    scene.settle(at=0.3)
    later = scene.judge(0.3)
    assert receipt == later
    assert receipt is not None
    assert receipt.verdict == "failed"
    assert receipt.error is not None
    assert receipt.error.source == source


def test_a_breakage_that_comes_before_the_news_of_its_cause() -> None:
    """The page's error may overtake the dev server's announcement."""
    scene = written(BUTTON)
    scene.evidence.sent.clear()
    scene.throw(taken=[update(BUTTON)])
    scene.send()
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_declaration_that_the_browser_ignored() -> None:
    """A stylesheet gives no error signal: what isn't in the CSSOM failed, and names what."""
    scene = written(STYLES, declared=[COLOR])
    scene.settle(checks=[check(found=False)])
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "failed"
    assert receipt.error == ReceiptError(source="compile", message="The browser ignored color in .button.", file=STYLES)


def test_declarations_that_were_not_looked_for() -> None:
    """A document that says nothing about an edited declaration proves nothing about it."""
    scene = written(STYLES, declared=[COLOR])
    scene.settle()
    receipt, _ = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "timeout")


def test_a_declaration_that_no_stylesheet_of_the_page_shows() -> None:
    """It may stand where nobody can look, so that it proves nothing; where the story doesn't load its file, nothing is missing."""
    scene = written(STYLES, declared=[COLOR])
    scene.settle(checks=[check(found=None)])
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "not_in_page")
    other = written(BUTTON, STYLES, declared=[COLOR], stories={STORY: [BUTTON]})
    other.settle(checks=[check(found=None)])
    receipt = other.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_declarations_of_another_change() -> None:
    """A page checks for all changes on their way; that of another one, not written yet, doesn't fail this one."""
    scene = written(STYLES, declared=[COLOR])
    scene.settle(checks=[check(found=True), check(found=False, file="src/Card.css")])
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_reports_that_overtake_each_other() -> None:
    """The document's last word is the one it said last, not the one that arrived last."""
    scene = written(STYLES, declared=[COLOR])
    scene.settle(checks=[check(found=False)], at=0.3)
    scene.settle(checks=[check(found=True)], at=0.2)
    receipt = scene.judge(0.35)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_one_of_two_tabs_fails() -> None:
    """The verdict is the worst: the tab that took the change well doesn't hide the other one's error."""
    scene = written(BUTTON)
    scene.open("b")
    scene.settle("a")
    assert scene.judge(SETTLED) is None
    scene.throw("b")
    receipt = scene.judge(0.2)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_one_of_two_tabs_stays_silent() -> None:
    """All visible tabs must have taken the change."""
    scene = written(BUTTON)
    scene.open("b")
    scene.settle("a")
    receipt, _ = scene.wait()
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "timeout")


def test_an_error_of_a_tab_that_is_shown_only_later() -> None:
    """A hidden tab's error counts once that tab is the one that is looked at, though it settled well since."""
    scene = written(BUTTON)
    scene.open("b", visible=False)
    counted = [scene.tabs["a"]]
    scene.tabs, kept = {tab.tab: tab for tab in counted}, scene.tabs["b"]
    scene.throw("b")
    scene.tabs = {"b": kept}
    scene.settle("b")
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_an_error_of_a_tab_that_is_closed_then() -> None:
    """Closing the page that showed the error doesn't unmake it."""
    scene = written(BUTTON)
    scene.open("b")
    scene.throw("b")
    scene.close("b")
    scene.settle("a")
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_an_error_before_the_update() -> None:
    """An error that a document reports before any of this change reached it fails nothing."""
    scene = Scene()
    scene.open()
    scene.throw(taken=[update(BUTTON, at=-30)])
    scene.write()
    scene.send()
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_an_error_that_can_not_be_told_apart() -> None:
    """Once the change was announced, every new error counts as its doing."""
    scene = written(BUTTON)
    scene.throw(taken=[])
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_compile_error_that_was_there_before() -> None:
    """A module that doesn't compile for the same reason as before, on another line, is no new failure."""
    scene = written(BUTTON, known={signature(compile_error(message="Unexpected token (9:1)"))})
    scene.refuse(compile_error(message="Unexpected token (3:5)"))
    assert scene.judge(0.1) is None
    scene.refuse(compile_error(message="Unterminated string (3:5)"))
    receipt = scene.judge(0.1)
    assert receipt is not None
    assert receipt.verdict == "failed"


def test_a_compile_error_of_another_file() -> None:
    """The dev server's complaint about a file that wasn't written is somebody else's."""
    scene = written(BUTTON)
    scene.refuse(compile_error("src/Card.tsx"))
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_compile_error_before_the_write() -> None:
    """The dev server's complaint about the content before is not about this one."""
    scene = written(BUTTON)
    scene.refuse(at=WRITTEN - 0.005)
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"


def test_a_story_that_was_broken_before() -> None:
    """A story that showed an error before, and still does, can't prove the change."""
    scene = written(BUTTON)
    scene.settle(broken=BOOM)
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert (receipt.verdict, receipt.reason) == ("unconfirmed", "broken_before")


def test_what_a_late_error_concerns() -> None:
    """A late error amends the change whose update the document took last, not the one before it."""
    scene = written(BUTTON)
    said: dict[str, object] = {"event": "error", "tab": "a", "browser": "chromium", "loadedAt": 0, "storyId": None}

    def late(*taken: Update) -> bool:
        updates = [{"acceptedPath": each.accepted_path, "timestamp": each.timestamp} for each in taken]
        return scene.evidence.concerns(Report.model_validate({**said, "updates": updates}))

    assert late(update(BUTTON))
    assert not late(update(BUTTON, at=2.0))
    assert not late()


def test_what_is_taken_back_is_told_of_while_it_goes() -> None:
    """A rollback isn't failed by the error that it takes back: it is confirmed once the page has taken it. Another one counts."""
    gone = {signature(ReceiptError.model_validate(BOOM)), signature(compile_error())}
    scene = written(BUTTON, undone=gone)
    scene.throw()
    scene.refuse()
    assert scene.judge(0.1) is None
    scene.settle()
    receipt = scene.judge(SETTLED)
    assert receipt is not None
    assert receipt.verdict == "confirmed"

    other = written(BUTTON, undone=gone)
    other.throw(error={**BOOM, "message": "Another one"})
    failed = other.judge(0.1)
    assert failed is not None
    assert failed.verdict == "failed"
