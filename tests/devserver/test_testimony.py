"""What one document said: taken in whatever order its reports arrive."""

from sidecar.devserver import testimony
from sidecar.devserver.base import Update
from sidecar.devserver.reports import Report
from sidecar.models import ReceiptError

BOOM = ReceiptError(source="render", message="boom")


def report(event: str, *timestamps: int, **members: object) -> Report:
    """A report about updates of one module."""
    updates = [{"acceptedPath": "/a.tsx", "timestamp": timestamp} for timestamp in timestamps]
    return Report.model_validate({"event": event, "tab": "a", "browser": "b", "updates": updates, **members})


def test_updates_add_up_over_reports() -> None:
    """What was taken stays taken; the names are those of the dev server's announcements."""
    said = testimony.Testimony()
    for number in (1, 2):
        said.take(report("settled", number, renderedAt=number), [], announced=True, counted=True)
    assert said.applied == {
        testimony.key(Update("/a.tsx", "/a.tsx", 1)),
        testimony.key(Update("/main.tsx", "/a.tsx", 2)),
    }


def test_only_a_document_that_was_drawn_has_taken_anything() -> None:
    """Neither an error nor a document that gave up waiting proves that an update was taken."""
    said = testimony.Testimony()
    said.take(report("error", 1), [BOOM], announced=True, counted=True)
    said.take(report("settled", 2), [], announced=True, counted=True)
    assert said.applied == set()
    assert said.last is None


def test_the_last_word_is_the_one_said_last() -> None:
    """A report that was overtaken by a later one doesn't replace it."""
    said = testimony.Testimony()
    for rendered_at in (5, 3, 4):
        said.take(report("settled", rendered_at, renderedAt=rendered_at), [], announced=True, counted=True)
    assert said.last is not None
    assert said.last.rendered_at == 5


def test_errors_keep_what_tells_whose_doing_they_are() -> None:
    """An error is kept with its updates and with what was known when it came, in the order of arrival."""
    said = testimony.Testimony()
    said.take(report("error", 1, loadedAt=9), [BOOM], announced=False, counted=True)
    said.take(report("settled", 2, renderedAt=1, loadedAt=9), [BOOM], announced=True, counted=False)
    first, second = said.failures
    assert (first.error, first.updates, first.announced, first.counted) == (
        BOOM,
        frozenset({("/a.tsx", 1)}),
        False,
        True,
    )
    assert (second.announced, second.counted) == (True, False)
    assert said.loaded_at == 9


def test_declarations_are_checked_when_the_last_word_tells_of_each() -> None:
    """Found or not: it must have been looked for."""
    said = testimony.Testimony()
    wanted = [("a.css", ".a", "color"), ("a.css", ".a", "margin")]
    assert said.checked([])
    assert not said.checked(wanted)
    checks = [{"file": "a.css", "selector": ".a", "property": name, "found": False} for name in ("color", "margin")]
    said.take(report("settled", renderedAt=1, checks=checks[:1]), [], announced=True, counted=True)
    assert not said.checked(wanted)
    said.take(report("settled", renderedAt=2, checks=checks), [], announced=True, counted=True)
    assert said.checked(wanted)
