"""Learns the tables of `likely` and `joining` in `sidecar/context` from the labelled prompts and phrases: `make learn`.

Multinomial logistic regression by gradient steps, in plain Python; the same prompts give the same tables. The sets that are kept
apart are never read.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sidecar.context.baring import spoken_of
from sidecar.context.clauses import statements
from sidecar.context.elements import Elements, read_parts
from sidecar.context.features import features
from sidecar.context.likely import LABELS, REMARK
from sidecar.context.naming import Names, names_of
from sidecar.context.signals import signals
from sidecar.context.spoken import Word, words
from sidecar.context.table import UNIT, Table, Weights
from tests.context.prompt_data import FOLDER, LEARNT_FROM, Intent, contexts, prompts
from tests.context.scoring import situation_of

PHRASES: Final = FOLDER / "phrases.txt"
CLAUSES: Final = FOLDER / "clauses.tsv"

_ROUNDS: Final = 8
_RATE: Final = 0.5
_SLOWING: Final = 0.3
_FADING: Final = 0.995  # of each weight after a round, so that none is learnt by heart
_SMALLEST: Final = 15  # hundredths: what is less tells nothing
_SECOND: Final = 0.3  # the share of further answers that are as right
_WAYS: Final = (
    "{}", "{}", "{}", "please {}", "{} please", "could you {}?", "can we {}", "can it be {}?", "could it be {}", "i'd like {}", "now {}",
    "bitte {}", "{} bitte", "kannst du {}?", "ich hätte gern {}", "könnten wir {}?", "jetzt {}",
)  # fmt: skip
_WEIGHT: Final = 2  # of a prompt, beside a phrase
_ASKED: Final = {"question", "history"}
_NOTHING: Final = names_of(read_parts("none.tsx", "export const None = () => <div />;"))

_READ: Final = Elements()

Example = tuple[list[str], dict[str, float]]


def learn_likely(sets: Sequence[str]) -> dict[str, list[float]]:
    """The weights for `likely`, from all phrases and some sets."""
    return learn([*of_phrases(), *of_sets(sets)], LABELS, _ROUNDS)


def write(table: Table, found: Mapping[str, Sequence[float]]) -> None:
    """Write weights into the file of a table."""
    lines = [
        "\t".join([feature, *(f"{table.labels[place]} {weight}" for place, weight in told)])
        for feature, told in sorted(rounded(found).items())
    ]
    table.path.write_text("\n".join([f"# made by `make learn` from {fingerprint()}", *lines, ""]), "utf-8")


def rounded(found: Mapping[str, Sequence[float]]) -> Weights:
    """Weights as a table has them: in hundredths, without what tells next to nothing."""
    rows = {
        feature: tuple(
            (place, round(weight * UNIT)) for place, weight in enumerate(row) if abs(round(weight * UNIT)) >= _SMALLEST
        )
        for feature, row in found.items()
    }
    return {feature: told for feature, told in rows.items() if told}


def fingerprint() -> str:
    """Tells from which prompts and phrases the tables were learnt."""
    texts = [
        PHRASES.read_bytes(),
        CLAUSES.read_bytes(),
        *((FOLDER / f"{name}.jsonl").read_bytes() for name in LEARNT_FROM),
    ]
    return hashlib.sha256(b"\n".join(texts)).hexdigest()[:16]


def learn(examples: Sequence[Example], labels: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """The weights of each feature, one for each label."""
    counts = Counter(feature for found, _ in examples for feature in found)
    kept = [
        (
            [each for each in found if counts[each] > 1 or each.startswith("word")],
            [shares.get(each, 0.0) for each in labels],
        )
        for found, shares in examples
    ]
    weights: dict[str, list[float]] = {}
    chance = random.Random(1)
    for turn in range(rounds):
        chance.shuffle(kept)
        for found, shares in kept:
            _step(weights, found, shares, _RATE / math.sqrt(len(found)) / (1 + turn * _SLOWING))
        for row in weights.values():
            row[:] = [weight * _FADING for weight in row]
    return weights


def _step(weights: dict[str, list[float]], found: Sequence[str], shares: Sequence[float], rate: float) -> None:
    rows = [weights.setdefault(feature, [0.0] * len(shares)) for feature in found]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    highest = max(totals)
    raised = [math.exp(total - highest) for total in totals]
    whole = sum(raised)
    for place, share in enumerate(shares):
        change = rate * (raised[place] / whole - share)
        for row in rows:
            row[place] -= change


def of_phrases() -> Iterator[Example]:
    """The phrases of each label, each also as people wrap them."""
    label = ""
    for number, line in enumerate(PHRASES.read_text("utf-8").splitlines()):
        if line.startswith("## "):
            label = line.removeprefix("## ")
        elif line:
            yield _said(line), {label: 1.0}
            if label == REMARK:
                yield from [(_said(line), {label: 1.0})] * _WEIGHT
            elif label not in _ASKED:
                yield _said(_WAYS[number % len(_WAYS)].format(line)), {label: 1.0}


def of_sets(sets: Sequence[str]) -> Iterator[Example]:
    """The prompts of sets that ask for one thing, and the clauses of all where it is clear which asks for what."""
    for name in sets:
        for line in prompts(name):
            situation = situation_of(contexts()[line.context])
            names = names_of(_READ.read(situation.component_path, situation.files))
            said = words(line.prompt, names, situation.colours)
            if len(line.intents) == 1 and (shares := _shares(line.intents[0])):
                yield from [(features(said), shares)] * _WEIGHT
            yield from _parted(statements(said, names), line.intents, names)


def _parted(pieces: Sequence[list[Word]], intents: Sequence[Intent], names: Names) -> Iterator[Example]:
    """One intent for each clause, or one clause with the only intent beside remarks."""
    if len(pieces) == 1:
        return
    if len(pieces) == len(intents):
        found = [(features(piece), _shares(intent)) for piece, intent in zip(pieces, intents, strict=True)]
        yield from (each for each in found if each[1])
        return
    shares = _shares(intents[0])
    told = [bool(set(signals(piece, spoken_of(piece, names), names).types) & shares.keys()) for piece in pieces]
    if len(intents) == 1 and sum(told) == 1:
        for piece, asks in zip(pieces, told, strict=True):
            yield from [(features(piece), shares if asks else {REMARK: 1.0})] * _WEIGHT


def _said(text: str) -> list[str]:
    return features(words(text, _NOTHING))


def _shares(intent: Intent) -> dict[str, float]:
    if intent.kind != "edit":
        return {intent.kind: 1.0}
    if intent.edit_type is None:
        return {}
    others = intent.also_type
    first = 1 - _SECOND if others else 1.0
    return {intent.edit_type: first, **{other: _SECOND / len(others) for other in others}}
