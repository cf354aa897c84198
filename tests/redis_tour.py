"""What docs/redis.md shows: the same few changes each time, and the answers of a Redis that holds them.

`python -m tests.redis_tour` writes the answers into the document.
"""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from redis import Redis

from sidecar.comments.boards import Boards
from sidecar.comments.drafting import Draft
from sidecar.comments.proposals import Proposals, made
from sidecar.comments.service import Comments
from sidecar.hub import Hub
from sidecar.models import Receipt, StageMark, Turn
from sidecar.projects.records import Projects
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Store
from sidecar.stores.fence import Fenced
from sidecar.stores.namespace import Project
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_queue import RedisQueue
from sidecar.stores.shared import Shared
from tests.clock import Clock
from tests.fakes.redis_server import RedisServer
from tests.stores.redis_clock import ClockedRedis

DOCUMENT = Path(__file__).parents[1] / "docs" / "redis.md"
PROJECT = Project(("4d1f0c6a9b3e2875",), "github.com/acme/shop/packages/ui")
OWNER = "9f86d081884c7d65"
BUTTON, STYLE = "src/Button.tsx", "src/Button.css"
SHOP = "shop"

_BLOCK = re.compile(r"(?<=^```redis\n)> ([^\n]+)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)


async def tour(server: RedisServer, prefix: str = "storybook") -> None:
    """Make a change that works, and begin another."""
    clock = Clock()
    async with ClockedRedis(server, prefix, clock, PROJECT) as redis:
        store = await Fenced.claim(redis, OWNER, str(UUID(int=0)), budget=10)
        service = SessionService(store, clock=clock, owner=OWNER, new_id=counting())
        session = (await service.open(BUTTON)).session
        session = await service.ensure_base(session, {BUTTON: b"export const Button = 1\n", STYLE: b".button {}\n"})
        prompt = "make it blue"
        session, version = await service.commit_version(
            session, parent=1, files={STYLE: b".button { color: blue }\n"}, prompt=prompt, origin="prompt"
        )
        receipt = Receipt(receipt_id="r1", verdict="confirmed", stages=[StageMark(stage="written", at_ms=2)])
        turn = Turn(
            timestamp=clock.now, user_prompt=prompt, ai_response="The text is blue.", success=True, version_id=2
        )
        session, _ = await service.settle(session, version.version_id, "applied", head=2, receipt=receipt, turn=turn)
        await service.commit_version(
            session, parent=2, files={STYLE: b".button { color: red }\n"}, prompt="now red", origin="prompt"
        )
        await comment(store, clock)
        await project(store, clock)
    async with RedisStore(parse(server.url), prefix=prefix, project=PROJECT, budget=10) as plain:
        await RedisQueue(plain, lease=30).offer([BUTTON])


async def comment(store: Store, clock: Clock) -> None:
    """Leave a comment, and make a proposal of it."""
    shared, hub, new_id = Shared(store), Hub(), counting(100)
    boards = Boards(shared, clock=clock, new_id=new_id)
    proposals = Proposals(shared, hub, clock=clock, new_id=new_id)
    left = await Comments(boards, hub, clock=clock, new_id=new_id).add(BUTTON, "more prominent", "Ada")
    draft = Draft({BUTTON: b"export const Button = 1\n"}, {BUTTON: b"export const Button = 2\n"}, {}, "Done.", "quick")
    proposal = made(draft, [left], component_path=BUTTON, proposal_id=str(new_id()), now=clock.now)
    worked_on = left.model_copy(update={"status": "processing", "proposal_id": proposal.id, "revision": 2})
    await boards.change_with(BUTTON, lambda board: (board.replaced(worked_on), None, proposals.batch(proposal)))


async def project(store: Store, clock: Clock) -> None:
    """Leave the AI session of a project."""
    projects = Projects(Shared(store), clock=clock, new_id=counting(200))
    await projects.went_on(SHOP, "00000000-0000-0000-0000-0000000000ff", "create_preview")
    await projects.touched(SHOP, BUTTON)


def counting(last: int = 0) -> Callable[[], UUID]:
    """Ids that are the same in each run."""

    def new_id() -> UUID:
        nonlocal last
        last += 1
        return UUID(int=last)

    return new_id


def commands(document: str) -> list[list[str]]:
    """The commands in the document's examples."""
    return [match[1].split() for match in _BLOCK.finditer(document)]


def answered(document: str, server: RedisServer) -> str:
    """The document with the answers that a plain client gets."""
    with Redis(unix_socket_path=str(server.socket_path), decode_responses=True, protocol=3) as client:
        client.response_callbacks.clear()
        return _BLOCK.sub(lambda match: f"> {match[1]}\n{shown(client.execute_command(*match[1].split()))}\n", document)


def shown(answer: Any) -> str:
    """An answer for people: JSON with one member a line, and scores as short as they can be said."""
    if isinstance(answer, list):
        return "\n".join(map(shown, answer))
    try:
        return json.dumps(json.loads(str(answer)), indent=2, ensure_ascii=False)
    except ValueError:
        return str(answer)


if __name__ == "__main__":
    with RedisServer() as started:
        asyncio.run(tour(started))
        DOCUMENT.write_text(answered(DOCUMENT.read_text(), started))
