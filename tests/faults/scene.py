"""The component that most fault tests change, and what the client was told of it."""

import re
import statistics
from collections.abc import Callable

from tests.e2e.model import Model
from tests.faults.projects import Oracle, Told, sheet, source
from tests.faults.sidecars import Answer, Killed, Sidecar
from tests.faults.strace import killing

BUTTON, SHEET = source("Button"), sheet("Button")


class Scene:
    """A component whose session has two versions that differ in its source and in its stylesheet."""

    def __init__(self, sidecar: Sidecar) -> None:
        self.sidecar = sidecar
        self.told = Told(edits=1)
        self.starts: list[float] = []
        self.clean = sidecar.start()
        self._change("padding 11px")
        file = sidecar.root / BUTTON
        file.write_text(file.read_text().replace('data-round="0"', 'data-round="1"'))
        self._change("padding 12px")
        self.oracle = Oracle(sidecar)
        self._pixels = 12

    def _change(self, prompt: str) -> None:
        self.told.acknowledged(self.sidecar, self.sidecar.iterate(BUTTON, prompt, self.told.session_id))

    def ask(self, kind: str) -> Answer:
        """A `prompt` or a `restore`."""
        return self.prompt() if kind == "prompt" else self.restore()

    def restore(self) -> Answer:
        """Both files go to the other version, and the head with them."""
        assert self.told.session_id is not None
        return self.sidecar.restore(self.told.session_id, 4 if self.told.head == 1 else 1)

    def prompt(self) -> Answer:
        """A prompt changes the stylesheet."""
        self._pixels += 1
        return self.sidecar.iterate(BUTTON, f"padding {self._pixels}px", self.told.session_id)

    def prompt_the_model(self, model: Model) -> Answer:
        """A prompt that isn't a quick edit changes stylesheet and source in one set."""
        self._pixels += 1
        css, tsx = ((self.sidecar.root / path).read_text() for path in (SHEET, BUTTON))
        padding = next(line for line in css.splitlines() if "padding" in line)
        number = re.search(r'data-round="\d+"', tsx)
        assert number is not None
        model.answers(
            (SHEET, padding, f"  padding: {self._pixels}px;"),
            (
                BUTTON,
                f'  <button className="button" {number.group()}>',
                f'  <button className="button" data-round="{self._pixels}">',
            ),
        )
        return self.sidecar.iterate(
            BUTTON, "please make this a little more friendly for newcomers", self.told.session_id
        )

    def survives(self, ask: Callable[[], Answer], call: str, number: int) -> bool:
        """Whether the sidecar lives to answer; otherwise it is started again. What was told is judged either way."""
        self.told.unanswered = True
        try:
            with killing(self.sidecar.pid, call, number):
                answer = ask()
        except Killed:
            self.again()
            return False
        self.told.acknowledged(self.sidecar, answer)
        self.oracle.judge(self.told)
        return True

    def again(self) -> None:
        """Start after a crash, and judge."""
        self.sidecar.kill()
        self.starts.append(self.sidecar.start())
        self.oracle.judge(self.told)
        self.told.head, self.told.unanswered = self.oracle.head(self.told), False

    def quick(self) -> None:
        """No start after a crash takes longer than two seconds, or than a start takes on this machine at all."""
        assert statistics.median(self.starts) < max(2, 1.5 * self.clean), (self.clean, self.starts)


def spread(total: int, most: int) -> list[int]:
    """At most `most` of the numbers from 1 to `total`, the first and the last among them."""
    steps = min(total, most)
    return sorted({1 + round(step * (total - 1) / max(1, steps - 1)) for step in range(steps)})
