"""What resuming a project's AI session saves: the same changes by one session, and each by a fresh one.

Through real sidecars and the real SDK; the scripted Messages API counts tokens and simulates the prompt cache strictly, see
`tokens.py`. A fresh turn is the first one of a new project: it is told the same files, and nothing of what came before.
"""

from collections.abc import Iterator

from benchmarks.changes import COMPONENT
from benchmarks.figures import Figure, Target
from benchmarks.sites import prepared
from benchmarks.tokens import weighted
from benchmarks.workplace import Workplace
from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.model import scripted_model
from tests.e2e.processes import sidecar

_TURNS = 12
_SHEET = COMPONENT.replace(".tsx", ".css")
_LINE = "  padding: {n}px 20px;"
_FIRST = 11  # what the example has
_OTHERS = ("Card", "TextField", "Avatar")


def measure(place: Workplace) -> Iterator[Figure]:
    """Two sidecars, one after the other; no dev server, no browser."""
    resumed = turns(prepared(place.folder / "resumed"), fresh=False)[1:]
    fresh = turns(prepared(place.folder / "fresh"), fresh=True)[1:]
    paid, bare = [weighted(each) for each in resumed], [weighted(each) for each in fresh]
    name = f"input tokens as paid of a resumed project turn, {_TURNS - 1} turns; bare: of a fresh one"
    yield Figure(name, "count", paid, bare, Target(0.3, "ratio"))
    sent, known = ([sum(each.values()) - each["output_tokens"] for each in usages] for usages in (resumed, fresh))
    yield Figure("input tokens of such a turn, cached or not; bare: of a fresh one", "count", sent, known)


def turns(site: Site, *, fresh: bool) -> list[dict[str, int]]:
    """The usage of each turn of a row of changes."""
    folder = COMPONENT.rpartition("/")[0].rpartition("/")[0]
    paths = [COMPONENT, *(f"{folder}/{name}/{name}.tsx" for name in _OTHERS)]
    with (
        scripted_model(site.logs, "--cache") as model,
        sidecar(
            site.project,
            site.state,
            site.logs / "sidecar.log",
            {"ANTHROPIC_BASE_URL": model.url, "SIDESTORY_AGENT": "0"},
        ) as url,
    ):
        client = Client(url, site)
        for number in range(_TURNS):
            old, new = (_LINE.format(n=_FIRST + step) for step in (number, number + 1))
            model.answers((_SHEET, old, new), prose="The button has a little more air above and below.")
            asked = {"projectId": f"fresh-{number}" if fresh else "resumed", "componentPaths": paths}
            told = client.post("/v1/update-project", {**asked, "prompt": f"some more air, step {number}"})
            if told["resumed"] == (fresh or number == 0):
                raise LookupError("a turn was resumed that shouldn't be, or the other way round")
        usages = [each["usage"] for each in model.answered()]
    if len(usages) != _TURNS:
        raise LookupError(f"{_TURNS} turns took {len(usages)} requests")
    return usages
