"""What a page tells the sidecar: `POST /__ai-report`. All of it is untrusted and bounded."""

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from sidecar.devserver.messages import one_sentence
from sidecar.models import Name, ReceiptError, Text, Wire

MOST_CHECKS = 200
REFUSED = "A module could not be loaded: the dev server refused it."
"""What a page says of a module that doesn't compile: overlay_js/agent/settle.js."""
Id = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]


class AppliedUpdate(Wire):
    """An HMR update as the page's Vite client applied it."""

    accepted_path: Text
    timestamp: int


class PageError(Wire):
    """An error that the page saw. `file` is a path or URL as the browser has it."""

    source: Literal["compile", "render", "runtime"]
    message: Text
    file: Text | None = None
    line: int | None = None
    column: int | None = None


class DeclarationCheck(Wire):
    """Whether an edited CSS declaration stands in the page's CSSOM; None where none of its sheets says so or the contrary."""

    file: Text
    selector: Text
    property: Name
    found: bool | None


class Report(Wire):
    """One report of one document.

    Events: `hello` (shows a story now), `gone` (the document is going away), `settled` (took updates, or loaded, and has
    been quiet since), `error` (a new error). `loaded_at` and `rendered_at` are milliseconds since the epoch; a document
    that gave up waiting for its story to be drawn settles without `rendered_at`.
    """

    event: Literal["hello", "gone", "settled", "error"]
    tab: Id
    browser: Id
    story_id: Name | None = None
    visible: bool = True
    loaded_at: FiniteFloat = 0
    rendered_at: FiniteFloat | None = None
    updates: Annotated[list[AppliedUpdate], Field(max_length=500)] = Field(default_factory=list)
    errors: Annotated[list[PageError], Field(max_length=20)] = Field(default_factory=list)
    broken: PageError | None = None  # the story already showed this error before the update, and still does
    checks: Annotated[list[DeclarationCheck], Field(max_length=MOST_CHECKS)] = Field(default_factory=list)


def shown(error: PageError, file: str | None) -> ReceiptError:
    """A page's error as a receipt tells it: without absolute paths, with `file` as a project path."""
    return ReceiptError(
        source=error.source, message=one_sentence(error.message), file=file, line=error.line, column=error.column
    )
