"""The context engine on the labelled prompts: the set that it was written with, and, apart, the one that was held out."""

from collections.abc import Iterator
from typing import Literal

from benchmarks.figures import Figure, Target
from benchmarks.workplace import Workplace
from sidecar.context.understanding import Engine
from tests.context.scoring import score

_INTENTS = Target(5, of="median")
_TARGETS = Target(10, of="median")
_TIME = Target(20, of="median")


def measure(_place: Workplace) -> Iterator[Figure]:
    """Shares that were not understood, and the time that each prompt takes; nothing but figures leaves the held-out set."""
    engine = Engine()
    score("tune", engine)  # tables and parsers are loaded
    yield from _set("tune", "tuned on", engine)
    yield from _set("held-out", "held out", engine)


def _set(name: Literal["tune", "held-out"], words: str, engine: Engine) -> Iterator[Figure]:
    found = score(name, engine)
    promised = name == "held-out"
    prompts = len(found.milliseconds)
    yield Figure(
        f"prompts, {words}: intents wrong",
        "%",
        [100 * (1 - found.intents)],
        target=_INTENTS if promised else None,
        note=f"{prompts} prompts; all intents of a prompt must be right, and none too many",
    )
    yield Figure(
        f"prompts, {words}: elements wrong",
        "%",
        [100 * (1 - found.targets)],
        target=_TARGETS if promised else None,
        note="of the edits; where a question back is needed, whether it is asked",
    )
    yield Figure(f"prompts, {words}: time to understand", "ms", found.milliseconds, target=_TIME)
