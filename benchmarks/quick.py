"""Quick edits: from the request to the files, beside the same bytes written by hand."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.changes import KINDS, replace
from benchmarks.figures import Figure
from benchmarks.quick_share import prompt
from benchmarks.rename import Replacement
from benchmarks.sites import prepared
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.processes import sidecar

_FOLDER = Path(__file__).parents[1]


def measure(place: Workplace) -> Iterator[Figure]:
    """A sidecar by itself: no dev server, no browser."""
    site = prepared(place.folder / "quick")
    with sidecar(site.project, site.state, site.logs / "sidecar.log") as url:
        yield requested(Client(url, site), site, place.repetitions)
    yield from taken_apart(prepared(place.folder / "share"), place.repetitions)


def requested(client: Client, site: Site, repetitions: int) -> Figure:
    """Requests over HTTP, alternately with bare writes of the same file."""
    file = site.project / KINDS[0].path
    ours: list[float] = []
    bare: list[float] = []
    for number in range(-WARM_UP, repetitions):
        with Replacement(file) as replaced:
            asked = time.time() * 1_000
            client.iterate(prompt(number))
            took = replaced.at - asked
        with Replacement(file) as replaced:
            asked = time.time() * 1_000
            replace(file, file.read_text())
            by_hand = replaced.at - asked
        if number >= 0:
            ours.append(took)
            bare.append(by_hand)
    return Figure(
        "quick edit: request → files written", "ms", ours, bare, note="bare: a synced temporary file and a rename"
    )


def taken_apart(site: Site, repetitions: int) -> Iterator[Figure]:
    """The same in one process, with what parses and what waits for the disk timed apart."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.quick_share",
        str(site.project),
        str(site.state),
        str(repetitions + WARM_UP),
    ]
    told = subprocess.run(command, cwd=_FOLDER, check=True, capture_output=True, text=True).stdout
    samples: list[dict[str, float]] = json.loads(told)[WARM_UP:]
    parts = {name: median(sample.get(name, 0.0) for sample in samples) for name in ("parsing", "fsync", "commit")}
    whole = [sample["whole"] for sample in samples]
    rest = [100 * sample["rest"] / sample["whole"] for sample in samples]
    note = ", ".join(f"{name} {ms:.1f} ms" for name, ms in parts.items())
    yield Figure("quick edit: the same in one process", "ms", whole, note=f"medians of its parts: {note}")
    yield Figure("quick edit: share outside parsing and fsync", "%", rest, note="a commit of the store counts as fsync")
