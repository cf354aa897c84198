"""The errors that stand before a write: what is remembered of documents and modules, and when it is forgotten."""

import pytest

from sidecar.devserver.evidence import signature
from sidecar.devserver.reports import Report, shown
from sidecar.devserver.standing import StandingErrors
from sidecar.models import ReceiptError

STORY = "button--primary"
BOOM, OTHER = "boom", "other"


@pytest.fixture
def standing() -> StandingErrors:
    """Nothing is broken yet; an update covers the file of its own name."""
    return StandingErrors(lambda update, file: update.accepted_path == f"/{file}")


def say(
    standing: StandingErrors, event: str, *messages: str, name: str = "a", story: str = STORY, **members: object
) -> None:
    """A document reports errors with these messages."""
    errors = [{"source": "render", "message": message} for message in messages]
    report = Report.model_validate(
        {"event": event, "tab": name, "browser": "b", "storyId": story, "errors": errors, **members}
    )
    standing.on_report(report, [shown(error, None) for error in report.errors])


def known(standing: StandingErrors, *stories: str) -> set[str]:
    """The messages of what stands."""
    return {name.rpartition(":")[2] for name in standing.signatures(stories or (STORY,))}


def test_an_error_stands_until_the_document_takes_an_update_well(standing: StandingErrors) -> None:
    """An error that came after the loading is gone with the first clean update."""
    say(standing, "settled")
    say(standing, "error", BOOM)
    assert known(standing) == {BOOM}
    say(standing, "settled")
    assert known(standing) == set()


def test_an_error_of_the_loading_stands_for_the_next_loading(standing: StandingErrors) -> None:
    """What a story throws whenever it is loaded is no news after a reload, though updates in place went well since."""
    say(standing, "error", BOOM)
    say(standing, "settled")
    say(standing, "settled")
    assert known(standing) == {BOOM}
    say(standing, "hello", name="b")
    say(standing, "gone")
    assert known(standing) == set()


def test_a_document_that_is_still_broken(standing: StandingErrors) -> None:
    """An update that leaves an old error on the screen forgets nothing."""
    say(standing, "settled")
    say(standing, "error", BOOM)
    say(standing, "settled", broken={"source": "render", "message": BOOM})
    assert known(standing) == {BOOM}


def test_another_story_starts_anew(standing: StandingErrors) -> None:
    """Errors belong to the story that was shown."""
    say(standing, "error", BOOM)
    assert known(standing, "card--default") == set()
    say(standing, "hello", story="card--default")
    assert known(standing, STORY, "card--default") == set()


def test_a_module_stays_broken_until_a_document_loads_it(standing: StandingErrors) -> None:
    """A compile error stands for everybody, until an update that covers the file settles well."""
    error = ReceiptError(source="compile", message="Unexpected token", file="src/Button.tsx")
    standing.on_compile_failed(error)
    standing.on_compile_failed(ReceiptError(source="compile", message="nowhere"))
    assert standing.signatures(()) == {signature(error)}
    say(standing, "settled", updates=[{"acceptedPath": "/src/Card.tsx", "timestamp": 1}])
    assert standing.signatures(()) == {signature(error)}
    say(standing, "settled", OTHER, updates=[{"acceptedPath": "/src/Button.tsx", "timestamp": 2}])
    assert signature(error) in standing.signatures(())
    say(standing, "settled", updates=[{"acceptedPath": "/src/Button.tsx", "timestamp": 3}])
    assert signature(error) not in standing.signatures(())


def test_no_more_documents_than_a_person_could_open(standing: StandingErrors) -> None:
    """Reports with ever new ids don't fill the memory."""
    for number in range(1_100):
        say(standing, "error", f"e{'x' * number}", name=str(number))
    assert len(known(standing)) < 1_001
