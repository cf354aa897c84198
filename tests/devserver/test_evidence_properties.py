"""Whatever order the events of a write arrive in: a receipt comes in time, and it is never `confirmed` wrongly."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from sidecar.models import Receipt
from tests.devserver.scene import BUTTON, EPOCH, STYLES, TIMEOUT, Scene, update

IGNORED = {"file": STYLES, "selector": ".button", "property": "color", "found": False}
ANYWHERE: dict[str, Callable[[Scene, str, float], None]] = {  # of the dev server, with a file
    "watch": lambda scene, file, at: scene.watch(file, at=at),
    "send": lambda scene, file, at: scene.send(file, at=at),
    "reload": lambda scene, _, at: scene.reload(at),
    "refuse": lambda scene, _, at: scene.refuse(at=at),
    "unlink": lambda scene, _file, _at: setattr(scene.evidence, "linked", False),
}
IN_A_PAGE: dict[str, Callable[[Scene, str, float], None]] = {  # of an open document
    "settle": lambda scene, name, at: scene.settle(name, at=at),
    "ignored": lambda scene, name, at: scene.settle(name, at=at, checks=[IGNORED]),
    "throw": lambda scene, name, at: scene.throw(name, taken=[update(BUTTON, at)]),
    "close": lambda scene, name, _: scene.close(name),
    "hide": lambda scene, name, _: show(scene, name, visible=False),
    "show": lambda scene, name, _: show(scene, name, visible=True),
}
Step = tuple[str, str, str]  # what happens, in which document, with which file
STEP = st.tuples(
    st.sampled_from([*ANYWHERE, *IN_A_PAGE, "load", "wait"]), st.sampled_from("ab"), st.sampled_from([BUTTON, STYLES])
)
GOOD: list[Step] = [("send", "a", BUTTON), ("send", "a", STYLES), ("settle", "a", ""), ("settle", "b", "")]
STORIES = st.one_of(
    st.lists(STEP, max_size=25),
    st.tuples(st.permutations([*GOOD, *GOOD[2:]]), st.lists(STEP, max_size=3)).map(
        lambda parts: [*parts[0], *parts[1]]
    ),
    st.tuples(st.permutations(GOOD), st.lists(STEP, max_size=2), st.just(GOOD)).map(
        lambda parts: [*parts[0], *parts[1], *parts[2]]
    ),
)


def show(scene: Scene, name: str, *, visible: bool) -> None:
    """A tab comes to the front or goes behind others."""
    scene.tabs[name] = replace(scene.tabs[name], visible=visible)


def happen(scene: Scene, step: Step, at: float) -> bool:
    """Let one thing happen; whether it could."""
    what, name, file = step
    if what in ANYWHERE:
        ANYWHERE[what](scene, file, at)
    elif what == "load":
        scene.open(name, loaded=at)
    elif what in IN_A_PAGE and name in scene.tabs:
        IN_A_PAGE[what](scene, name, at)
    else:
        return False
    return True


def counts(scene: Scene, name: str) -> bool:
    """Whether a document's verdict counts now."""
    visible = [tab.tab for tab in scene.tabs.values() if tab.visible]
    return name in (visible or scene.tabs)


@given(STORIES, st.integers(0, 8), st.booleans())
@settings(max_examples=600, deadline=None)
def test_whatever_order(steps: list[Step], write_after: int, two: bool) -> None:
    """A receipt comes by the timeout; after an error that counts it is never confirmed; confirmed means all documents took all."""
    scene = Scene((BUTTON, STYLES))
    scene.open("a")
    if two:
        scene.open("b")
    scene.already()
    receipt: Receipt | None = None
    broken = False
    at = 0.0
    for number, step in enumerate(steps):
        if number == write_after:
            scene.write(at)
        counted = counts(scene, step[1])
        happened = happen(scene, step, at)
        broken = broken or (happened and (step[0] == "refuse" or (step[0] == "throw" and counted)))
        at += 0.3 if step[0] == "wait" else 0.02
        receipt = scene.judge(at)
        if receipt is not None:
            break
    if scene.evidence.written is None:
        scene.write(at)
    deadline = at + TIMEOUT + 0.1
    while receipt is None:
        assert at < deadline
        at += 0.05
        receipt = scene.judge(at)
    event(f"{receipt.verdict} {receipt.reason or ''}")
    if broken:
        assert receipt.verdict == "failed"
    if receipt.verdict == "confirmed":
        assert_proven(scene)


def assert_proven(scene: Scene) -> None:
    """Each document that counts took what was sent last of each file, or was loaded after the write."""
    assert scene.evidence.linked
    assert scene.tabs
    for name, tab in scene.tabs.items():
        if counts(scene, name):
            applied = scene.evidence._said[name].applied
            newest = {(update.accepted_path, update.timestamp) for _, update in scene.evidence.sent.values()}
            loaded_since = tab.loaded_at > EPOCH + ((scene.evidence.written or 0) - scene.evidence.began) * 1_000
            assert loaded_since or (newest <= applied and scene.evidence.sent.keys() == scene.evidence.files)
