"""What the services about comments, projects and changes are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sidecar.comments.previewing import Holder
from sidecar.editors.base import Editor
from sidecar.hub import Hub
from sidecar.journeys.change import Changer, Contents
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.journeys.spending import Spending
from sidecar.sessions.service import SessionService
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.tasks import Tasks
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer


@dataclass(frozen=True, slots=True)
class Parts:
    """What the services are made of; `worker` names the checkout, `announce` hears what will be on disk."""

    store: LocalStore | ResilientStore
    hub: Hub
    tasks: Tasks
    sessions: SessionService
    components: Components
    policy: PathPolicy
    editor: Editor
    spending: Spending
    writer: Writer
    changer: Changer
    locks: FileLocks
    late: LateErrors
    receipts: Holder
    recovery: Recovery
    announce: Callable[[Contents], None]
    worker: str
    clock: Callable[[], datetime]
