"""What a long conversation costs: 50 turns on one component, through a real sidecar and the real SDK.

The scripted Messages API counts tokens (a quarter of the characters) and simulates the prompt cache strictly: only marks at
exactly the same place are read, prefixes below 1,024 tokens are not kept, five minutes of life.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.changes import COMPONENT
from benchmarks.figures import Figure, Target
from benchmarks.literal import Exchange, literal
from benchmarks.sites import prepared
from benchmarks.workplace import Workplace
from tests.e2e.client import Client
from tests.e2e.model import Model, answer, scripted_model
from tests.e2e.processes import sidecar

_TURNS = 50
_SHEET = COMPONENT.replace(".tsx", ".css")
_EARLY, _LATE = slice(4, 10), slice(39, 50)  # turns 5 to 10, and 40 to 50
_WRITE, _READ = 1.25, 0.1
_GROWS = 10  # every so many turns a rule is added
_STEADY, _HALF = Target(1.3, "ratio"), Target(0.5, "ratio")

_ASKS = (
    "it should feel calmer beside the other controls on this page, what about {n} px of air?",
    "the corners look out of place next to the cards, try something around {n}",
    "people miss it on small screens, so give it some more presence, step {n}",
    "I am not sure about the distance of the icon, could it be a little closer, version {n}",
    "the last one was too much, meet me somewhere in the middle at {n}",
)
_SAYS = (
    "The button gets more air on both sides, so that it stands apart from the fields beside it.",
    "I followed the radius of the cards, which makes the two look like one family.",
    "It is a little taller now; the text stays where it was.",
    "The icon moves closer to the label. The small size keeps its own distance.",
    "I went half of the way back, which keeps some of the weight that you liked.",
)
_LINES = (
    ("  padding: 11px 20px;", "  padding: {n}px 20px;"),
    ("  border-radius: 8px;", "  border-radius: {n}px;"),
    ("  font-size: 14px;", "  font-size: {n}px;"),
    ("  padding: 14px 26px;", "  padding: 14px {n}px;"),
)
_LAST_RULE = "@media (prefers-reduced-motion: reduce) {"


def measure(place: Workplace) -> Iterator[Figure]:
    """One session, no dev server, no browser."""
    site = prepared(place.folder / "tokens")
    with (
        scripted_model(site.logs, "--cache") as model,
        sidecar(site.project, site.state, site.logs / "sidecar.log", {"ANTHROPIC_BASE_URL": model.url}) as url,
    ):
        exchanges = conversation(Client(url, site), model)
        usages = [each["usage"] for each in model.answered()]
        bodies = model.requests()
    if len(bodies) != _TURNS:
        raise LookupError(f"{_TURNS} turns took {len(bodies)} requests")
    ours = [weighted(usage) for usage in usages]
    rules = site.read("design-system.md")
    theirs = [literal(rules, exchanges[:turn], each.prompt) for turn, each in enumerate(exchanges)]
    yield Figure(
        "input tokens as paid, turns 40 to 50; bare: turns 5 to 10", "count", ours[_LATE], ours[_EARLY], _STEADY
    )
    name = f"input tokens as paid, {_TURNS} turns; bare: the seeds' literal scheme"
    yield Figure(name, "count", [sum(ours)], [sum(theirs)], _HALF)
    sent = [sum(usage.values()) - usage["output_tokens"] for usage in usages]
    yield Figure("input tokens of a turn, cached or not; bare: literal", "count", sent, theirs)


def conversation(client: Client, model: Model) -> list[Exchange]:
    """Fifty changes of one session, each answered as it must be; the exchanges as the literal scheme would keep them."""
    said: list[Exchange] = []
    session: dict[str, Any] = {}
    lines = {original: original for original, _ in _LINES}
    for turn in range(_TURNS):
        original, new = _LINES[turn % len(_LINES)]
        edits = [(_SHEET, lines[original], new.format(n=15 + turn))]
        lines[original] = edits[0][2]
        if turn % _GROWS == _GROWS - 1:
            rule = f".button--step-{turn} {{\n  letter-spacing: 0.0{turn}em;\n}}"
            edits.append((_SHEET, _LAST_RULE, f"{rule}\n\n{_LAST_RULE}"))
        prompt, prose = _ASKS[turn % len(_ASKS)].format(n=turn), _SAYS[turn % len(_SAYS)]
        model.script({"kind": "answer", "text": answer(*edits, prose=prose)})
        session = {"sessionId": client.iterate(prompt, **session)["sessionId"]}
        said.append(Exchange(prompt, prose, client.site.read(_SHEET)))
    return said


def weighted(usage: Mapping[str, int]) -> float:
    """Input tokens as they are paid."""
    written, read = usage["cache_creation_input_tokens"], usage["cache_read_input_tokens"]
    return usage["input_tokens"] + _WRITE * written + _READ * read
