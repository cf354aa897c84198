"""How well the engine understands the labelled prompts. Only figures come from the held-out set, never lines of it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sidecar.context.intent import Intent as Understood
from sidecar.context.lexicon import folded
from sidecar.context.situation import Known, Picked, Said, Situation
from sidecar.context.understanding import EditContext, Engine
from tests.context.prompt_data import Context, Intent, Prompt, contexts, prompts


@dataclass
class Score:
    """The figures of a set.

    Attributes:
        intents: The share of the prompts with all intents right (kind and edit type) and none too many.
        targets: The share of the edits with their element right, or with the right question back.
        milliseconds: What each prompt took, the component read before.
        wrong: The ids of the prompts that were not understood.
    """

    intents: float
    targets: float
    milliseconds: list[float]
    wrong: list[str] = field(default_factory=list)


def score(names: Sequence[str], engine: Engine | None = None, *, every: int = 1) -> Score:
    """Measure sets, as one; every third line of it, say, where all of them take too long."""
    engine = engine or Engine()
    intents, targets = [], []
    times: list[float] = []
    wrong = []
    read = set()
    for line in [line for name in names for line in prompts(name)][::every]:
        context = contexts()[line.context]
        situation = situation_of(context)
        if line.context not in read:
            engine.understand("warm", situation)
            read.add(line.context)
        began = time.perf_counter()
        understood = engine.understand(line.prompt, situation)
        times.append((time.perf_counter() - began) * 1_000)
        good = intents_right(line, understood)
        hit = targets_right(line, understood, context)
        intents.append(good)
        targets += hit
        if not good or not all(hit):
            wrong.append(line.id)
    return Score(sum(intents) / len(intents), sum(targets) / len(targets), times, wrong)


def situation_of(context: Context) -> Situation:
    """A labelled context as the engine gets it: our own ids of elements are replaced by the engine's."""
    sources = context.sources()
    ids = engine_ids(context)
    picked = next((each for each in context.elements if each.id == context.picked), None)
    undone = [version for version in context.versions if version.parent_id == context.current_version_id]
    return Situation(
        component_path=context.component_path,
        files=sources,
        picked=Picked(picked.tag, tuple(picked.classes), picked.text or "") if picked else None,
        turns=[
            Said(
                turn.prompt,
                turn.edit_type,
                ids.get(turn.target) if turn.target else None,
                turn.version_id,
                turn.parent_version_id,
                turn.success,
            )
            for turn in context.turns
        ],
        versions=[Known(each.version_id, each.parent_id, each.prompt, each.origin) for each in context.versions],
        current_version_id=context.current_version_id,
        redo_version_id=undone[-1].version_id if undone else None,
        colours=frozenset(
            folded(name) for token in context.design_tokens() if "color" in token.variable for name in token.names
        ),
    )


def engine_ids(context: Context) -> dict[str, str]:
    """The engine's ids of the labelled elements: those of the same line and tag."""
    from sidecar.context.elements import read_parts

    found = read_parts(context.component_path, context.sources()[context.component_path])
    places = {(part.line, part.tag): part.id for part in found.all}
    return {element.id: places[element.line, element.tag] for element in context.elements}


def intents_right(line: Prompt, understood: EditContext) -> bool:
    """Whether kinds, types and versions are those of the labels, in order."""
    return len(understood.intents) == len(line.intents) and all(map(_right, line.intents, understood.intents))


def _right(label: Intent, got: Understood) -> bool:
    if got.kind != label.kind:
        return got.kind in label.also_kind
    if label.kind == "edit":
        return label.edit_type is None or got.edit_type in {label.edit_type, *label.also_type}
    return label.version_id is None or got.version_id == label.version_id


def targets_right(line: Prompt, understood: EditContext, context: Context) -> list[bool]:
    """For each labelled edit whether its element is right; one that must be asked is right when it is asked."""
    ids = engine_ids(context)
    root = ids[context.root]
    edits: Sequence[Understood | None] = [each for each in understood.intents if each.kind == "edit"]
    labels = [label for label in line.intents if label.kind == "edit"]
    results = []
    for number, label in enumerate(labels):
        got = edits[number] if number < len(edits) else None
        if not label.names_target:
            offered = {part.id for part in understood.candidates}
            results.append(len(offered & {ids[name] for name in line.candidates}) > 1)
            continue
        wanted = {None if name is None else ids[name] for name in (label.target, *label.also_target)}
        told = None if got is None or got.target is None or got.target.id == root else got.target.id
        fits = got is not None and not understood.candidates and told in wanted
        results.append(fits or (got is None and bool(label.also_kind)))
    return results
