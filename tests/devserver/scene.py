"""A write, told step by step: the events that reach a receipt's evidence, at times in seconds after the write began."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sidecar.devserver.base import Update
from sidecar.devserver.evidence import Evidence
from sidecar.devserver.reports import Report, shown
from sidecar.devserver.tabs import Tab
from sidecar.models import Receipt, ReceiptError

BUTTON, STYLES, STORIES = "src/Button.tsx", "src/Button.css", "src/Button.stories.tsx"
STORY = "button--primary"
VIRTUAL = "\0virtual:storybook-stories.js"
BEGAN, EPOCH = 500.0, 1_900_000_000_000.0
WRITTEN, SENT, SETTLED = 0.01, 0.014, 0.12
TIMEOUT = 5.0
LONG_AGO = -60.0
BOOM = {"source": "render", "message": "Error: boom"}


def stamp(at: float) -> int:
    """The dev server's timestamp of what it noticed at `at`."""
    return int(EPOCH + at * 1_000)


def update(path: str, at: float = SENT) -> Update:
    """The update of a module that accepts itself."""
    return Update(f"/{path}", f"/{path}", stamp(at))


def compile_error(file: str | None = BUTTON, message: str = "Unexpected token (3:5)") -> ReceiptError:
    """What the dev server says of a module that it can't compile."""
    return ReceiptError(source="compile", message=message, file=file)


@dataclass
class Scene:
    """One write and its witnesses; `tabs` are the documents whose verdict counts.

    Updates accept themselves; that of the virtual module covers the stories file, as Storybook has it.
    """

    files: Collection[str] = (BUTTON,)
    stories: Mapping[str, Collection[str]] = field(default_factory=dict)
    tabs: dict[str, Tab] = field(default_factory=dict)
    declared: Collection[tuple[str, str, str]] = ()
    known: Collection[str] = ()
    undone: Collection[str] = ()
    linked: bool = True

    def __post_init__(self) -> None:
        """The write begins."""
        self.evidence = Evidence(
            receipt_id="r1",
            files=frozenset(self.files),
            stories=self.stories or {STORY: self.files},
            began=BEGAN,
            began_epoch=EPOCH,
            covers=lambda update, path: (
                update.accepted_path == f"/{path}" or (update.accepted_path == VIRTUAL and path == STORIES)
            ),
            declared=self.declared,
            known=self.known,
            undone=self.undone,
            linked=self.linked,
        )

    def open(self, name: str = "a", loaded: float = LONG_AGO, story: str = STORY, *, visible: bool = True) -> None:
        """A document shows a story now."""
        self.tabs[name] = Tab(name, "chromium", story, visible, EPOCH + loaded * 1_000, BEGAN)

    def already(self) -> None:
        """Who is there by now was there when the write began."""
        self.evidence.there = frozenset(self.tabs)
        self.evidence.had_tabs_until = BEGAN

    def close(self, name: str = "a") -> None:
        """A document is gone."""
        del self.tabs[name]

    def write(self, at: float = WRITTEN) -> None:
        """The last file is in place."""
        self.evidence.written = BEGAN + at

    def watch(self, *paths: str, at: float = SENT) -> None:
        """The watcher saw files change, by default all of them."""
        self.evidence.see_watched(paths or self.files, BEGAN + at)

    def send(self, *paths: str, at: float = SENT) -> None:
        """The dev server announced updates, by default of all files."""
        self.evidence.see_updates([update(path, at) for path in paths or self.files], BEGAN + at)

    def send_virtual(self, at: float) -> None:
        """The dev server announced an update of the module that loads the stories."""
        self.evidence.see_updates([Update("\0virtual:vite-app.js", VIRTUAL, stamp(at))], BEGAN + at)

    def reload(self, at: float = SENT) -> None:
        """The dev server told all pages to load anew."""
        self.evidence.reload_at = BEGAN + at

    def refuse(self, error: ReceiptError | None = None, at: float = 0.06) -> None:
        """The dev server could not compile a module."""
        self.evidence.see_compile_error(error or compile_error(), BEGAN + at)

    def report(self, event: str, name: str = "a", taken: Collection[Update] | None = None, **members: Any) -> None:
        """A document reports; it took all that was sent unless `taken` says otherwise."""
        updates = [each for _, each in self.evidence.sent.values()] if taken is None else taken
        tab = self.tabs.get(name)
        report = Report.model_validate(
            {
                "event": event,
                "tab": name,
                "browser": "chromium",
                "storyId": tab.story_id if tab else None,
                "loadedAt": tab.loaded_at if tab else EPOCH + LONG_AGO * 1_000,
                "updates": [{"acceptedPath": each.accepted_path, "timestamp": each.timestamp} for each in updates],
                **members,
            }
        )
        errors = [shown(error, error.file) for error in report.errors]
        self.evidence.see_report(report, errors, list(self.tabs.values()))

    def settle(
        self, name: str = "a", taken: Collection[Update] | None = None, at: float = SETTLED, **members: Any
    ) -> None:
        """A document has taken what was sent and is quiet."""
        self.report("settled", name, taken, **{"renderedAt": EPOCH + at * 1_000, **members})

    def throw(self, name: str = "a", taken: Collection[Update] | None = None, error: Mapping[str, Any] = BOOM) -> None:
        """A document saw a new error."""
        self.report("error", name, taken, errors=[error])

    def judge(self, at: float) -> Receipt | None:
        """What follows from all this at a time."""
        counted = [tab for tab in self.tabs.values() if tab.visible] or list(self.tabs.values())
        return self.evidence.judge(BEGAN + at, counted, TIMEOUT)

    def wait(self, since: float = SETTLED) -> tuple[Receipt, float]:
        """The receipt and when it came, looked for every 50 ms; it must come by the timeout."""
        at = since
        while at < TIMEOUT + WRITTEN + 0.1:
            receipt = self.judge(at)
            if receipt is not None:
                return receipt, at
            at += 0.05
        raise AssertionError("no receipt by the timeout")


COLOR = (STYLES, ".button", "color")


def check(*, found: bool | None, file: str = STYLES) -> dict[str, Any]:
    """What a page says of the declaration `COLOR`."""
    return {"file": file, "selector": ".button", "property": "color", "found": found}


def written(*files: str, **members: Any) -> Scene:
    """A write of `files` that one old visible document shows, announced by the dev server."""
    scene = Scene(files or (BUTTON,), **members)
    scene.open()
    scene.already()
    scene.write()
    scene.watch()
    scene.send()
    return scene
