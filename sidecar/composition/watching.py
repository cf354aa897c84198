"""Puts together what is seen of a project from outside: its dev server, the pages that look, and what becomes of its files."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sidecar.composition.keeping import Keeping
from sidecar.devserver.base import DevServer, HmrEvent, LinkChanged
from sidecar.devserver.index import DevServerIndex
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.locating import locator
from sidecar.devserver.receipts import Receipts
from sidecar.devserver.tabs import Tabs
from sidecar.devserver.watcher import Watcher
from sidecar.hub import Hub
from sidecar.journeys.external import ExternalEdits
from sidecar.journeys.late import LateErrors
from sidecar.settings import Settings
from sidecar.state import ProjectState
from sidecar.tasks import Tasks
from sidecar.workspace.components import Components
from sidecar.workspace.stories import ScannedIndex


@dataclass(frozen=True, slots=True)
class Watching:
    """What looks at the project; nothing of it runs before `start`."""

    state: ProjectState
    hub: Hub
    link: DevServerLink
    tabs: Tabs
    index: DevServerIndex
    components: Components
    late: LateErrors
    receipts: Receipts
    external: ExternalEdits

    async def stories_using(self, path: str) -> set[str]:
        """The ids of the stories whose modules import a file."""
        return {story.id for story in await self.components.stories_using(path)}

    def start(self, tasks: Tasks, found: Callable[[DevServer], None]) -> None:
        """Look for the dev server and watch the files; `found` hears of each dev server that is connected."""

        def on_link(event: HmrEvent) -> None:
            if isinstance(event, LinkChanged):
                self.hub.publish("state", devServer={"connected": event.connected})
                if event.connected and self.link.server is not None:
                    found(self.link.server)

        self.link.subscribe(on_link)
        tasks.start(self.link.run(), "dev server link")
        tasks.start(Watcher(self.state.root, self._on_change).run(), "watcher")

    def _on_change(self, paths: set[str]) -> None:
        self.receipts.on_watched(paths)
        self.external.on_watched(paths)
        if any(".stories." in path or path.endswith(".mdx") for path in paths):
            self.index.forget()


def wire_watching(settings: Settings, state: ProjectState, kept: Keeping, hub: Hub, tasks: Tasks) -> Watching:
    """What looks at the project of `state`."""
    tabs = Tabs(time.monotonic)
    link = DevServerLink(state.root, locator(settings, state))
    index = DevServerIndex(link, ScannedIndex(kept.policy), tasks)
    components = Components(kept.policy, index, design_system=settings.design_system)
    late = LateErrors(kept.sessions, hub, tasks)
    receipts = Receipts(
        link,
        tabs,
        components.closure,
        settings.receipt_seconds,
        late.happened,
        lambda path: (state.root / path).exists(),
    )
    external = ExternalEdits(kept.policy, hub)
    return Watching(state, hub, link, tabs, index, components, late, receipts, external)
