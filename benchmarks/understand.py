"""The context engine on the labelled prompts: those that it was written with, and, apart, those that nobody tuned on."""

from collections.abc import Iterator

from benchmarks.figures import Figure, Target
from benchmarks.workplace import Workplace
from sidecar.context.understanding import Engine
from tests.context.prompt_data import VOICES
from tests.context.scoring import score

_INTENTS = Target(5, of="median")
_TARGETS = Target(10, of="median")
_TIME = Target(20, of="median")


def measure(_place: Workplace) -> Iterator[Figure]:
    """Shares that were not understood, and the time that each prompt takes; nothing but figures leaves the sets that are kept apart."""
    engine = Engine()
    score(["tune"], engine)  # tables and parsers are loaded
    yield from _set(["tune", *VOICES], "tuned on", engine)
    yield from _set(["voices/blind"], "of a blind voice", engine)
    yield from _set(["voices/apart"], "of strangers, held out too", engine)
    yield from _set(["voices/roadmap", "voices/shop"], "of more strangers, held out too", engine)
    yield from _set(["held-out"], "held out", engine, promised=True)


def _set(names: list[str], words: str, engine: Engine, *, promised: bool = False) -> Iterator[Figure]:
    found = score(names, engine)
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
