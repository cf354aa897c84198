"""Threat 22: whoever reads a source file sees the old or the new content, and Vite sends no update too many."""

import contextlib
import json
import queue
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from sidecar.workspace.base import Change
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.e2e.processes import until
from tests.faults.projects import lay_components, sheet
from tests.rounds import rounds

_SHEET = sheet("Button")
_HERE = Path(__file__).parent
_REPOSITORY = _HERE.parents[1]
_MODULES = _REPOSITORY / "examples/storybook-react/node_modules"
_QUIET = 0.5  # seconds without a further update


@pytest.mark.parametrize("writes", rounds(600, soak=50_000))
def test_readers_never_see_a_part(tmp_path: Path, writes: int) -> None:
    """Two programs that read in a loop see whole contents only, never none, through hundreds of writes."""
    root = tmp_path / "project"
    lay_components(root, "Button")
    writer = Writer(PathPolicy(root), tmp_path / "state")
    contents = [bytes([65 + number % 26]) * (1 + number * 997 % 60_000) for number in range(500)]
    before = (root / _SHEET).read_bytes()
    whole = {digest(each) for each in [before, *contents]}
    with ExitStack() as stack:
        readers = [stack.enter_context(_reader(root / _SHEET)) for _ in range(2)]
        for number in range(writes):
            after = contents[number % len(contents)]
            writer.write([Change(_SHEET, digest(before), after)])
            before = after
        told = [json.loads(reader.communicate()[0]) for reader in readers]
    for each in told:
        assert set(each["seen"]) <= whole
        assert each["reads"] > len(each["seen"]) > 50


@contextmanager
def _reader(file: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.faults.reader", str(file)]
    with subprocess.Popen(command, cwd=_REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        yield reader


class Vite:
    """A real dev server of a small project, as a page sees it."""

    def __init__(self, root: Path, process: "subprocess.Popen[str]") -> None:
        self.root = root
        self._told: queue.Queue[str] = queue.Queue()
        self._process = process
        threading.Thread(target=self._listen, daemon=True).start()
        assert self._told.get(timeout=60) == "connected"
        until(self._watches, "Vite watches its files", 60)
        self._quiet()

    def updates(self, change: Callable[[int], None], times: int) -> list[str]:
        """What the page is sent while `change` is called so many times, each time after it took the last one."""
        told = []
        for number in range(times):
            change(number)
            told.append(self._told.get(timeout=20))
            told += self._quiet(0.1)  # Vite passes over what comes within milliseconds of the last change
        return told + self._quiet()

    def _watches(self) -> bool:
        """Whether a change is told; a watcher that has only begun to look passes the first ones over."""
        (self.root / "Button.css").write_text(_css(secrets.randbelow(10**9)))
        with contextlib.suppress(queue.Empty):
            return self._told.get(timeout=1) == "update"
        return False

    def _quiet(self, seconds: float = _QUIET) -> list[str]:
        """What is told until nothing is for a while."""
        told = []
        with contextlib.suppress(queue.Empty):
            while True:
                told.append(self._told.get(timeout=seconds))
        return told

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(line.strip())


@pytest.fixture
def vite(tmp_path: Path) -> Iterator[Vite]:
    """That server, on a project with a script that loads a stylesheet."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "package.json").write_text("{}")
    (root / "index.html").write_text('<script type="module" src="/main.js"></script>')
    (root / "main.js").write_text("import './Button.css';\n")
    (root / "Button.css").write_text(_css(0))
    command = [
        "node",
        str(_HERE / "vite_updates.mjs"),
        str(_MODULES / "vite/dist/node/index.js"),
        str(_MODULES / "ws/wrapper.mjs"),
        str(root),
    ]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        yield Vite(root, process)
        process.stdin.close()


def _css(number: int) -> str:
    return f".button {{ padding: {number}px; }}\n"


@pytest.mark.parametrize("writes", rounds(40, soak=2_000))
def test_vite_sends_no_update_too_many(vite: Vite, tmp_path: Path, writes: int) -> None:
    """As many as a bare write of the same file causes, and nothing but updates: no reload, no error."""
    writer = Writer(PathPolicy(vite.root), tmp_path / "state")

    def bare(number: int) -> None:
        (vite.root / "Button.css").write_text(_css(number + 1))

    def ours(number: int) -> None:
        before = (vite.root / "Button.css").read_bytes()
        writer.write([Change("Button.css", digest(before), _css(writes + number + 1).encode())])

    told_of_bare = vite.updates(bare, writes)
    told_of_ours = vite.updates(ours, writes)
    assert set(told_of_ours) == {"update"}
    assert len(told_of_ours) <= len(told_of_bare)
