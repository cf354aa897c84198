"""How much later a receipt comes than the state that it stands for."""

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.changes import KINDS, Kind
from benchmarks.figures import Figure, Target
from benchmarks.settled import NotConfirmed, Taken, bare, ours
from benchmarks.workplace import WARM_UP, Workplace

LATER = Target(15, "difference")  # ms


def measure(place: Workplace) -> Iterator[Figure]:
    """One tab, each kind of file."""
    for kind in KINDS:
        yield from compared(place, kind)


def compared(place: Workplace, kind: Kind, tabs: int = 1, where: str = "") -> Iterator[Figure]:
    """Changes of one kind, alternately through Sidestory and by hand."""
    taken: list[Taken] = []
    by_hand: list[float] = []
    refused: list[str] = []
    for mine, others in place.rounds(kind, tabs):
        with place.both(kind) as (our_series, bare_series):
            for repetition in range(-WARM_UP, place.repetitions):
                without = bare(others, bare_series)
                try:
                    with_us = ours(place.sites, mine[0], our_series)
                except NotConfirmed as problem:
                    refused.append(str(problem))
                    our_series.look()
                    continue
                if repetition >= 0:
                    by_hand.append(without)
                    taken.append(with_us)
    name = f"{kind.name}{where}"
    yield Figure(f"{name}: rename → receipt", "ms", [each.proven for each in taken], by_hand, LATER, path(taken))
    yield Figure(
        f"{name}: good changes not confirmed",
        "count",
        [len(refused)],
        target=Target(0, "median"),
        note="; ".join(refused),
    )
    yield Figure(f"{name}: request → rename", "ms", [each.written for each in taken])


def path(taken: Sequence[Taken]) -> str:
    """Where the time goes on the way, as the receipts tell it."""
    stages = {stage for each in taken for stage in each.stages}
    medians = {stage: median(each.stages[stage] for each in taken if stage in each.stages) for stage in stages}
    return "medians after the rename: " + ", ".join(
        f"{stage.replace('_', ' ')} {ms:.1f} ms" for stage, ms in sorted(medians.items(), key=lambda item: item[1])
    )
