"""How soon a person reads the first words of an answer, beside a program that reads the SDK's stream itself."""

import time
from collections.abc import Iterator

from anthropic import Anthropic

from benchmarks.changes import STORY
from benchmarks.figures import Figure, Target
from benchmarks.sites import Tab, our_tabs, script
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.model import Model
from tests.e2e.palette import Palette

_MORE = Target(20, "difference")  # ms
_IN_ALL = Target(2_000, "median")  # ms
_PROSE = "Answer {n} of the benchmark: I would give it some more room, and leave the rest as it is."
_BEGIN = "Answer {n} "


def measure(place: Workplace) -> Iterator[Figure]:
    """Questions about the component in one tab, alternately with bare requests to the same scripted model."""
    drawn: list[float] = []
    bare: list[float] = []
    in_all: list[float] = []
    model = place.sites.model
    with our_tabs(place.sites) as (tab,):
        palette = Palette(tab.page, place.sites.ours)
        palette.visit(STORY)
        palette.open()
        palette.dialog.get_by_role("radio", name="Plan").click()
        for number in range(-WARM_UP, place.repetitions):
            by_hand = streamed(model, number + WARM_UP)
            asked, began, shown = answered(tab, palette, model, number + WARM_UP)
            if number >= 0:
                bare.append(by_hand)
                drawn.append(shown - began)
                in_all.append(shown - asked)
    note = "bare: a program that reads the stream of the same SDK"
    yield Figure("first delta → first words in the palette", "ms", drawn, bare, _MORE, note)
    yield Figure("Enter → first words, the model answers at once", "ms", in_all, target=_IN_ALL)


def answered(tab: Tab, palette: Palette, model: Model, number: int) -> tuple[float, float, float]:
    """One question in the palette: when it was sent, when its answer began, when it was read, in ms since the epoch."""
    model.script({"kind": "answer", "text": _PROSE.format(n=number)})
    tab.page.evaluate(script("first_words"), _BEGIN.format(n=number))
    palette.type(f"what would you do about it, {number}?")
    palette.field.press("Enter")
    told = tab.page.evaluate("() => window.firstWords")
    palette.card.get_by_role("button", name="Apply this").wait_for()
    return told["asked"], model.answered()[-1]["beganAt"] * 1_000, told["shown"]


def streamed(model: Model, number: int) -> float:
    """One bare request: ms from the server's first delta to the first text event."""
    model.script({"kind": "answer", "text": _PROSE.format(n=number)})
    with Anthropic(api_key="none", base_url=model.url, max_retries=0) as client:
        request = client.messages.stream(
            model="claude-sonnet-5-5", max_tokens=1_000, messages=[{"role": "user", "content": f"question {number}"}]
        )
        with request as stream:
            next(event for event in stream if event.type == "text")
            read = time.time()
    began: float = model.answered()[-1]["beganAt"]
    return (read - began) * 1_000
