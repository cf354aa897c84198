"""Several workers on one real Redis, killed at random: every comment ends up in exactly one proposal."""

import asyncio
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from pathlib import Path

import pytest

from tests.fakes.redis_server import RedisServer
from tests.faults.comment_worker import LEASE, connected

COMMENTS, COMPONENTS, WORKERS = 200, 20, 4
_DEADLINE = 150.0  # seconds, on a machine that does much else


def begun(url: str, prefix: str, number: int) -> "subprocess.Popen[bytes]":
    """One worker."""
    command = [sys.executable, "-m", "tests.faults.comment_worker", url, prefix, f"worker-{number}"]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2])


@pytest.mark.filterwarnings("ignore::ResourceWarning")
async def test_every_comment_is_in_exactly_one_proposal(redis_server: RedisServer) -> None:
    """200 comments on 20 components, left while four workers are at it, of which one after the other is killed or paused."""
    prefix, chance = f"workers-{uuid.uuid4()}", random.Random(5)
    workers = [begun(redis_server.url, prefix, number) for number in range(WORKERS)]
    kills = 0
    try:
        async with connected(redis_server.url, prefix, "people") as (comments, proposals, _):
            made = []
            for number in range(COMMENTS):
                path = f"src/Component{number % COMPONENTS}.tsx"
                made.append((await comments.add(path, f"wish {number}", "Ada")).id)
            deadline, next_kill = time.monotonic() + _DEADLINE, 0.0
            while True:
                boards = await comments.all()
                left = [one for board in boards.values() for one in board if one.proposal_id is None]
                if not left and kills >= WORKERS * 2:
                    break
                assert time.monotonic() < deadline, f"{len(left)} comments are in no proposal"
                if time.monotonic() > next_kill and kills < WORKERS * 4:
                    victim = chance.randrange(WORKERS)
                    if kills % 2:  # only silent for longer than its lease: it comes back and believes that it has it
                        workers[victim].send_signal(signal.SIGSTOP)
                        await asyncio.sleep(LEASE * 1.5)
                        workers[victim].send_signal(signal.SIGCONT)
                    else:
                        workers[victim].kill()
                        workers[victim].wait()
                        workers[victim] = begun(redis_server.url, prefix, victim)
                    kills += 1
                    next_kill = time.monotonic() + chance.uniform(0.3, 1.5)
                    made.append((await comments.add("src/Late.tsx", f"after kill {kills}", "Ada")).id)
                await asyncio.sleep(0.1)
            found = await proposals.all()
            every = [one for board in boards.values() for one in board]
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    answered = Counter(comment.id for proposal in found for comment in proposal.comments)
    assert answered == Counter(made)
    by_id = {proposal.id: proposal for proposal in found}
    for comment in every:
        proposal = by_id[comment.proposal_id or ""]
        assert comment.id in proposal.code
        assert (comment.status, comment.claim) == ("processing", None)
