"""Puts the services about design sessions together, from the parts that the rest of the sidecar has."""

import uuid
from collections.abc import Callable
from datetime import datetime

from sidecar.api.services import Designing
from sidecar.comments.proposals import Proposals
from sidecar.designs.generating import Generating
from sidecar.designs.service import Designs
from sidecar.editors.base import Editor
from sidecar.journeys.editing import Editing
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.spending import Spending
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy


def wire_designs(
    *,
    settings: Settings,
    sessions: SessionService,
    components: Components,
    policy: PathPolicy,
    editor: Editor,
    spending: Spending,
    prompting: Prompting,
    proposals: Proposals,
    clock: Callable[[], datetime],
) -> Designing:
    """The services."""
    editing = Editing(sessions=sessions, components=components, policy=policy, editor=editor, spending=spending)
    return Designing(
        Designs(sessions=sessions, components=components, policy=policy, ttl=settings.session_ttl),
        Generating(
            components=components,
            policy=policy,
            editing=editing,
            prompting=prompting,
            proposals=proposals,
            clock=clock,
            new_id=uuid.uuid4,
            has_model=settings.has_model,
        ),
    )
