import asyncio
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sidecar.comments import names
from sidecar.comments.drafting import Draft
from sidecar.comments.models import Comment
from sidecar.comments.proposals import Proposals
from sidecar.comments.queue import StoreQueue
from sidecar.comments.worker import Worker
from sidecar.errors import CannotDo, Conflict, SidestoryError, UpstreamFailed
from tests.comments.conftest import BUTTON, CARD, Desk

LEASE = 0.3


class Drafts:
    """Answers every comment; `during` runs meanwhile, with the comments."""

    def __init__(self) -> None:
        self.during: Callable[[list[Comment]], Any] | None = None
        self.asked: list[list[str]] = []
        self.cost: int | None = None

    async def draft(self, path: str, comments: list[Comment], tell: Callable[[str], None]) -> Draft:
        """One new line in the component."""
        self.asked.append([comment.text for comment in comments])
        tell("editing")
        if self.during is not None:
            result = self.during(comments)
            if result is not None:
                await result
        return Draft({path: b"old\n"}, {path: b"new\n"}, {}, "Done.", "scripted", None, self.cost)


def worker(desk: Desk, drafts: Drafts, name: str = "one") -> Worker:
    """A worker on the desk's store."""
    return Worker(
        boards=desk.boards,
        proposals=proposals(desk),
        queue=lambda: StoreQueue(desk.store, clock=desk.clock, new_id=uuid.uuid4, lease=LEASE),
        drafting=drafts,  # type: ignore[arg-type]
        hub=desk.hub,
        name=name,
        clock=desk.clock,
        new_id=uuid.uuid4,
        lease=LEASE,
    )


def proposals(desk: Desk) -> Proposals:
    """The desk's."""
    return Proposals(desk.boards.shared, desk.hub, clock=desk.clock, new_id=uuid.uuid4)


def nobody(*_: Any, **__: Any) -> None:
    """Hears nothing."""


async def test_all_pending_comments_of_a_component_are_one_prompt(desk: Desk) -> None:
    """And one proposal; other components have theirs."""
    for text in ("one", "two"):
        await desk.add(text)
    await desk.add("three", path=CARD)
    drafts = Drafts()
    report = await worker(desk, drafts).run(nobody)
    assert sorted(drafts.asked) == [["one", "two"], ["three"]]
    assert {proposal.component_path for proposal in report.proposals} == {BUTTON, CARD}
    for comment in await desk.comments.of_component(BUTTON):
        assert (comment.status, comment.claim) == ("processing", None)
    assert (await worker(desk, drafts).run(nobody)).proposals == []


async def test_what_is_said_meanwhile_is_not_lost(desk: Desk) -> None:
    """It gets a proposal of its own, in the same run."""
    await desk.add("one")
    drafts = Drafts()

    def during(comments: list[Comment]) -> Any:
        return desk.add("meanwhile") if comments[0].text == "one" else None

    drafts.during = during
    assert len((await worker(desk, drafts).run(nobody)).proposals) == 2
    assert drafts.asked == [["one"], ["meanwhile"]]


async def test_a_failing_model_leaves_the_comments_waiting(desk: Desk) -> None:
    """And the others are processed all the same."""
    await desk.add("one")
    await desk.add("two", path=CARD)
    drafts = Drafts()

    def during(comments: list[Comment]) -> None:
        if comments[0].text == "one":
            raise UpstreamFailed("The model is away.", "model_unavailable")

    drafts.during = during
    report = await worker(desk, drafts).run(nobody)
    assert [each["code"] for each in report.failed] == ["model_unavailable"]
    assert [proposal.component_path for proposal in report.proposals] == [CARD]
    assert [comment.status for comment in await desk.comments.of_component(BUTTON)] == ["pending"]


async def test_every_change_of_a_status_is_told(desk: Desk) -> None:
    """Taken up, proposed, and given back when the model fails: who shows comments looks again, and sees what it is by then."""
    await desk.add("one")
    drafts = Drafts()
    with desk.hub.subscribed() as told:

        async def heard() -> str:
            event = await asyncio.wait_for(told.get(), 5)
            assert (event.name, event.data) == ("comment", {"componentPath": BUTTON})
            (comment,) = await desk.comments.of_component(BUTTON)
            return f"{comment.status}, {'proposed' if comment.proposal_id else 'not proposed'}"

        def fail(_: list[Comment]) -> None:
            raise UpstreamFailed("The model is away.", "model_unavailable")

        drafts.during = fail
        await worker(desk, drafts).run(nobody)
        assert told.qsize() == 2  # taken up, given back
        assert [await heard(), await heard()] == ["pending, not proposed"] * 2

        seen: list[str] = []

        async def meanwhile() -> None:
            seen.append(await heard())

        drafts.during = lambda _: meanwhile()
        desk.clock.forward(timedelta(seconds=LEASE * 2))
        await worker(desk, drafts).run(nobody)
        assert [*seen, await heard()] == ["processing, not proposed", "processing, proposed"]


async def test_a_budget_ends_the_run(desk: Desk) -> None:
    """The next component would meet it too."""
    await desk.add("one")
    await desk.add("two", path=CARD)
    drafts = Drafts()

    def during(_: list[Comment]) -> None:
        raise CannotDo("Used up.", "budget_reached")

    drafts.during = during
    report = await worker(desk, drafts).run(nobody)
    assert (report.stopped, len(report.failed)) == ("budget_reached", 1)


async def test_a_run_ends_at_its_cost(desk: Desk) -> None:
    """No further component once it has cost that much."""
    for path in (BUTTON, CARD):
        await desk.add(path=path)
    drafts = Drafts()
    drafts.cost = 20_000
    report = await worker(desk, drafts).run(nobody, max_cost=0.02)
    assert (len(report.proposals), report.stopped, report.cost_micros) == (1, "max_cost", 20_000)


async def test_a_component_without_comments_is_soon_done(desk: Desk) -> None:
    """Asked for by name, it is looked at once."""
    drafts = Drafts()
    async with asyncio.timeout(5):
        report = await worker(desk, drafts).run(nobody, only=BUTTON)
    assert (report.proposals, report.stopped, drafts.asked) == ([], None, [])


async def test_only_one_run_at_a_time(desk: Desk) -> None:
    """The second one is told."""
    await desk.add()
    drafts, inside, go = Drafts(), asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        inside.set()
        await go.wait()

    drafts.during = lambda _: wait()
    each = worker(desk, drafts)
    running = asyncio.ensure_future(each.run(nobody))
    await inside.wait()
    with pytest.raises(Conflict) as caught:
        await each.run(nobody)
    assert caught.value.code == "already_processing"
    go.set()
    await running


async def test_a_dead_worker_s_comments_go_to_another(desk: Desk) -> None:
    """After its lease; should it be alive after all, its result is dropped: each comment is in one proposal."""
    await desk.add("one")
    slow, inside, go = Drafts(), asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        inside.set()
        await go.wait()

    slow.during = lambda _: wait()
    first = asyncio.ensure_future(worker(desk, slow, "slow").run(nobody))
    await inside.wait()
    quick = Drafts()
    assert (await worker(desk, quick, "quick").run(nobody)).proposals == []
    desk.clock.forward(timedelta(seconds=LEASE * 2))
    (proposal,) = (await worker(desk, quick, "quick").run(nobody)).proposals
    go.set()
    assert (await first).proposals == []
    assert [one.id for one in await proposals(desk).all()] == [proposal.id]
    (comment,) = await desk.comments.of_component(BUTTON)
    assert comment.proposal_id == proposal.id


async def test_one_s_own_leftovers_are_taken_up_at_once(desk: Desk) -> None:
    """After a crash of the same checkout nobody waits half an hour."""
    await desk.add("one")
    drafts = Drafts()

    def crash(_: list[Comment]) -> None:
        raise KeyError

    drafts.during = crash
    desk.boards.change = _until_claimed(desk.boards.change)  # type: ignore[method-assign]
    with pytest.raises((KeyError, SidestoryError)):
        await worker(desk, drafts).run(nobody)
    del desk.boards.change
    assert [comment.status for comment in await desk.comments.of_component(BUTTON)] == ["processing"]
    drafts.during = None
    desk.clock.forward(timedelta(seconds=LEASE * 2))
    assert len((await worker(desk, drafts).run(nobody)).proposals) == 1


def _until_claimed(change: Any) -> Any:
    """Let a board be changed once, and then no more: as if the process had ended."""
    calls = 0

    async def once(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise CannotDo("dead", "dead")
        return await change(*args, **kwargs)

    return once


async def test_a_deleted_comment_is_in_no_proposal(desk: Desk) -> None:
    """Also when it was deleted while it was worked on."""
    gone = await desk.add("one")
    await desk.add("two")
    drafts = Drafts()
    drafts.during = lambda _: desk.comments.delete(gone)
    (proposal,) = (await worker(desk, drafts).run(nobody)).proposals
    assert [comment.text for comment in proposal.comments] == ["two"]


async def test_the_newest_proposal_stands_under_the_seed_s_name(desk: Desk) -> None:
    """`proposed:<componentPath>`: code, comments, timestamp, status."""
    await desk.add("one")
    await worker(desk, Drafts()).run(nobody)
    (document,) = await desk.store.read(names.newest_proposal(BUTTON))
    assert document is not None
    for member in (b'"code":"new\\n"', b'"comments":[{', b'"timestamp":', b'"status":"awaiting_approval"'):
        assert member in document.value
