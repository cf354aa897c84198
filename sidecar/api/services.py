"""What the routes work with; `composition` makes it once, at start."""

from dataclasses import dataclass

from starlette.requests import Request

from sidecar.analytics.service import Analytics
from sidecar.comments.deciding import Deciding
from sidecar.comments.following import Following
from sidecar.comments.freshness import Freshness
from sidecar.comments.previewing import Previewing
from sidecar.comments.proposals import Proposals
from sidecar.comments.proposing import Proposing
from sidecar.comments.service import Comments
from sidecar.comments.worker import Worker
from sidecar.designs.generating import Generating
from sidecar.designs.service import Designs
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.receipts import Receipts
from sidecar.devserver.tabs import Tabs
from sidecar.exchange.importing import Importing
from sidecar.hub import Hub
from sidecar.journeys.comprehension import Comprehension
from sidecar.journeys.conversing import Conversing
from sidecar.journeys.external import ExternalEdits
from sidecar.journeys.journey import Journeys
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.recheck import Rechecking
from sidecar.journeys.rewind import Rewinding
from sidecar.limiting import RateLimits
from sidecar.projects.service import ProjectService
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings
from sidecar.snapshots.service import SavedSessions
from sidecar.snapshots.working import Working
from sidecar.snapshots.writing import PromptWriting
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy


@dataclass(frozen=True, slots=True)
class Commenting:
    """The services about comments and proposals; `composition` makes it."""

    comments: Comments
    proposals: Proposals
    worker: Worker
    previewing: Previewing
    deciding: Deciding
    freshness: Freshness
    following: Following
    proposing: Proposing


@dataclass(frozen=True, slots=True)
class Saving:
    """The services about saved working sessions; `composition` makes it."""

    sessions: SavedSessions
    writing: PromptWriting
    working: Working


@dataclass(frozen=True, slots=True)
class Designing:
    """The services about design sessions; `designing.py` makes it."""

    sessions: Designs
    generating: Generating


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one running sidecar."""

    settings: Settings
    store: LocalStore | ResilientStore
    sessions: SessionService
    components: Components
    policy: PathPolicy
    journeys: Journeys
    prompting: Prompting
    comprehension: Comprehension
    conversing: Conversing
    rewinding: Rewinding
    rechecking: Rechecking
    link: DevServerLink
    tabs: Tabs
    receipts: Receipts
    hub: Hub
    external: ExternalEdits
    importing: Importing
    commenting: Commenting
    analytics: Analytics
    saving: Saving
    projecting: ProjectService
    limits: RateLimits
    designing: Designing


def services(request: Request) -> Services:
    """The services, from a route."""
    found: Services = request.state.services
    return found
