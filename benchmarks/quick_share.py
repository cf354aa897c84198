"""Quick edits in this process, taken apart: `python -m benchmarks.quick_share PROJECT STATE COUNT` prints JSON samples.

In a process of its own, because it replaces functions of the sidecar by timed ones.
"""

import asyncio
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.changes import COMPONENT
from benchmarks.meter import Meter
from sidecar.composition.running import running
from sidecar.editors.quick import script
from sidecar.edits import css_syntax, declarations, stylesheet, syntax
from sidecar.journeys.asked import Prompt
from sidecar.journeys.journey import Journey
from sidecar.settings import load
from sidecar.state import ProjectState
from sidecar.stores.sqlite import SqliteStore
from sidecar.workspace import journal, scripts
from sidecar.workspace.writer import Writer

_PARSING = (
    stylesheet.parse,
    script.parse,
    scripts.parse_script,
    syntax.new_errors,
    css_syntax.css_problems,
    declarations.css_declarations,
)
_PROMPTS = ("border radius {}px", "padding {}px 20px", "font size {}px", "gap {}px", "opacity {}%")


def prompt(number: int) -> str:
    """Small edits that each change something, whatever came before."""
    return _PROMPTS[number % len(_PROMPTS)].format(30 + number)


@dataclass(frozen=True, slots=True)
class Written:
    """A write that has just ended: when (`time.perf_counter()`), and what the meter had by then."""

    at: float
    parts: dict[str, float]


def instrument(meter: Meter) -> list[Written]:
    """Time what parses and what waits for the disk; the list gets an entry at the end of each write."""
    writes: list[Written] = []
    write = Writer.write

    def noted(writer: Writer, *args: Any) -> Any:
        done = write(writer, *args)
        writes.append(Written(time.perf_counter(), dict(meter.seconds)))
        return done

    Writer.write = noted  # type: ignore[assignment,method-assign]
    for parse in _PARSING:
        meter.everywhere("parsing", parse)
    meter.everywhere("fsync", journal._sync)  # noqa: SLF001  it was bound when the module was loaded
    os.fsync = meter.timed("fsync", os.fsync)
    SqliteStore._commit = meter.timed("commit", SqliteStore._commit)  # type: ignore[method-assign]  # noqa: SLF001
    return writes


async def samples(project: Path, state_dir: Path, count: int) -> list[dict[str, float]]:
    """From the request to the files, in ms: the whole, its parts, and the rest."""
    meter = Meter()
    writes = instrument(meter)
    found: list[dict[str, float]] = []
    async with running(load(project, state_dir=state_dir), ProjectState(project, state_dir)) as services:
        session: str | None = None
        for number in range(count):
            meter.reset()
            began = time.perf_counter()
            resolved = await services.components.of_path(COMPONENT)
            journey = Journey(str(number), "iterate", resolved.component_path, "")
            answer = await services.prompting.run(journey, Prompt(prompt(number), resolved, session, None, "instant"))
            session = answer["sessionId"]
            whole = writes[-1].at - began
            seconds = {"whole": whole, "rest": whole - sum(writes[-1].parts.values()), **writes[-1].parts}
            found.append({name: each * 1_000 for name, each in seconds.items()})
    return found


if __name__ == "__main__":
    json.dump(asyncio.run(samples(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))), sys.stdout)
