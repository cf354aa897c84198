"""Puts the services about comments and proposals together, from the parts that the rest of the sidecar has."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sidecar.api.services import Commenting
from sidecar.comments.boards import Boards
from sidecar.comments.deciding import Deciding
from sidecar.comments.drafting import Drafting
from sidecar.comments.fates import Fates
from sidecar.comments.following import Following
from sidecar.comments.freshness import Freshness
from sidecar.comments.noticing import Noticing
from sidecar.comments.previewing import Holder, Previewing
from sidecar.comments.proposals import Proposals
from sidecar.comments.proposing import Proposing
from sidecar.comments.queues import queue_of
from sidecar.comments.service import Comments
from sidecar.comments.worker import Worker
from sidecar.editors.base import Editor
from sidecar.hub import Hub
from sidecar.journeys.applying import Applying
from sidecar.journeys.change import Changer, Contents
from sidecar.journeys.editing import Editing
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.journeys.spending import Spending
from sidecar.sessions.service import SessionService
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.stores.shared import Shared
from sidecar.tasks import Tasks
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer

CLAIM_SECONDS = 30.0
"""How long a worker may be silent before another one takes its comments."""

NOTICE_SECONDS = 4.0
"""How often it is looked at what other checkouts of the project say."""

PREVIEW_SECONDS = 120.0
"""How long a proposal stays on the story when its page doesn't ask for more; hidden tabs' timers run once a minute."""


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


def wire_comments(parts: Parts) -> Commenting:
    """The services; whoever starts them lets previews recover first, and closes them last."""
    clock, new_id = parts.clock, uuid.uuid4
    sessions, components, policy = parts.sessions, parts.components, parts.policy
    shared = Shared(parts.store, parts.store.upstream)
    boards = Boards(shared, clock=clock, new_id=new_id)
    proposals = Proposals(shared, parts.hub, clock=clock, new_id=new_id)
    editing = Editing(
        sessions=sessions, components=components, policy=policy, editor=parts.editor, spending=parts.spending
    )
    drafting = Drafting(
        components=components, policy=policy, editor=parts.editor, editing=editing, spending=parts.spending
    )
    previewing = Previewing(
        store=parts.store,
        proposals=proposals,
        drafting=drafting,
        policy=policy,
        writer=parts.writer,
        changer=parts.changer,
        locks=parts.locks,
        announce=parts.announce,
        late=parts.late,
        receipts=parts.receipts,
        hub=parts.hub,
        tasks=parts.tasks,
        clock=clock,
        new_id=new_id,
        seconds=PREVIEW_SECONDS,
    )
    worker = Worker(
        boards=boards,
        proposals=proposals,
        queue=lambda: queue_of(shared, parts.store, clock=clock, new_id=new_id, lease=CLAIM_SECONDS),
        drafting=drafting,
        name=parts.worker,
        clock=clock,
        new_id=new_id,
        lease=CLAIM_SECONDS,
    )
    if parts.store.upstream is not None:
        noticing = Noticing(shared=shared, proposals=proposals, hub=parts.hub, seconds=NOTICE_SECONDS)
        parts.tasks.start(noticing.run(), "notice what other checkouts say")
    fates = Fates(boards, proposals, parts.hub)
    deciding = Deciding(
        proposals=proposals,
        fates=fates,
        previewing=previewing,
        drafting=drafting,
        editing=editing,
        applying=Applying(
            sessions=sessions, components=components, policy=policy, changer=parts.changer, late=parts.late, now=clock
        ),
        sessions=sessions,
        components=components,
        policy=policy,
        locks=parts.locks,
        recovery=parts.recovery,
    )
    return Commenting(
        comments=Comments(boards, parts.hub, clock=clock, new_id=new_id),
        proposals=proposals,
        worker=worker,
        previewing=previewing,
        deciding=deciding,
        freshness=Freshness(policy, previewing),
        following=Following(sessions=sessions, proposals=proposals, fates=fates, tasks=parts.tasks),
        proposing=Proposing(proposals=proposals, drafting=drafting, policy=policy, clock=clock, new_id=new_id),
    )
