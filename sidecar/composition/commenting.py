"""Puts the services about comments and proposals together, from the parts that the rest of the sidecar has."""

import uuid

from sidecar.api.services import Commenting
from sidecar.comments.boards import Boards
from sidecar.comments.deciding import Deciding
from sidecar.comments.drafting import Drafting
from sidecar.comments.fates import Fates
from sidecar.comments.following import Following
from sidecar.comments.freshness import Freshness
from sidecar.comments.noticing import Noticing
from sidecar.comments.previewing import Previewing
from sidecar.comments.proposals import Proposals
from sidecar.comments.proposing import Proposing
from sidecar.comments.queues import queue_of
from sidecar.comments.service import Comments
from sidecar.comments.worker import Worker
from sidecar.composition.parts import Parts
from sidecar.journeys.applying import Applying
from sidecar.journeys.editing import Editing
from sidecar.stores.shared import Shared

CLAIM_SECONDS = 30.0
"""How long a worker may be silent before another one takes its comments."""

NOTICE_SECONDS = 4.0
"""How often it is looked at what other checkouts of the project say."""

PREVIEW_SECONDS = 120.0
"""How long a proposal stays on the story when its page doesn't ask for more; hidden tabs' timers run once a minute."""


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
        hub=parts.hub,
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
