"""Learns the table of `sidecar/context/likely.py` from the labelled prompts and phrases: `make learn`.

Multinomial logistic regression by gradient steps, in plain Python; the same prompts give the same table. The held-out and the
blind prompts are never read.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from sidecar.context.features import features
from sidecar.context.likely import LABELS, TABLE, UNIT
from tests.context.prompt_data import FOLDER, LEARNT_FROM, Intent, prompts

PHRASES: Final = FOLDER / "phrases.txt"

_ROUNDS: Final = 12
_RATE: Final = 0.5
_SLOWING: Final = 0.3
_SMALLEST: Final = 12  # hundredths: what is less tells nothing
_SECOND: Final = 0.3  # the share of further answers that are as right
_WAYS: Final = (
    "{}", "{}", "{}", "please {}", "{} please", "could you {}?", "can we {}", "can it be {}?", "could it be {}", "i'd like {}", "now {}",
    "bitte {}", "{} bitte", "kannst du {}?", "ich hätte gern {}", "könnten wir {}?", "jetzt {}",
)  # fmt: skip
_WEIGHT: Final = 2  # of a prompt, beside a phrase
_ASKED: Final = {"question", "history"}

Example = tuple[list[str], dict[str, float]]


def main() -> None:
    """Write the table."""
    found = learn([*_phrases(), *_labelled()])
    lines = [_line(feature, found[feature]) for feature in sorted(found)]
    TABLE.write_text("\n".join([f"# made by `make learn` from {fingerprint()}", *filter(None, lines), ""]), "utf-8")


def fingerprint() -> str:
    """Tells from which prompts and phrases a table was learnt."""
    texts = [PHRASES.read_bytes(), *((FOLDER / f"{name}.jsonl").read_bytes() for name in LEARNT_FROM)]
    return hashlib.sha256(b"\n".join(texts)).hexdigest()[:16]


def learn(examples: Sequence[tuple[str, dict[str, float]]]) -> dict[str, list[float]]:
    """The weights of each feature, one for each label."""
    seen = [(features(text), shares) for text, shares in examples]
    counts = Counter(feature for found, _ in seen for feature in found)
    kept = [([each for each in found if counts[each] > 1 or each.startswith("word")], shares) for found, shares in seen]
    weights: dict[str, list[float]] = {}
    chance = random.Random(1)
    for turn in range(_ROUNDS):
        chance.shuffle(kept)
        for found, shares in kept:
            _step(weights, found, shares, _RATE / math.sqrt(len(found)) / (1 + turn * _SLOWING))
    return weights


def _step(weights: dict[str, list[float]], found: Sequence[str], shares: dict[str, float], rate: float) -> None:
    rows = [weights.setdefault(feature, [0.0] * len(LABELS)) for feature in found]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    highest = max(totals)
    raised = [math.exp(total - highest) for total in totals]
    whole = sum(raised)
    for place, label in enumerate(LABELS):
        change = rate * (raised[place] / whole - shares.get(label, 0.0))
        for row in rows:
            row[place] -= change


def _line(feature: str, row: Sequence[float]) -> str:
    told = [(label, round(weight * UNIT)) for label, weight in zip(LABELS, row, strict=True)]
    kept = [f"{label} {weight}" for label, weight in told if abs(weight) >= _SMALLEST]
    return "\t".join([feature, *kept]) if kept else ""


def _phrases() -> Iterator[tuple[str, dict[str, float]]]:
    """The phrases of each label, each also as people wrap them."""
    label = ""
    for number, line in enumerate(PHRASES.read_text("utf-8").splitlines()):
        if line.startswith("## "):
            label = line.removeprefix("## ")
        elif line:
            yield line, {label: 1.0}
            if label not in _ASKED:
                yield _WAYS[number % len(_WAYS)].format(line), {label: 1.0}


def _labelled() -> Iterator[tuple[str, dict[str, float]]]:
    """The prompts that ask for one thing."""
    for name in LEARNT_FROM:
        for line in prompts(name):
            if len(line.intents) == 1 and (shares := _shares(line.intents[0])):
                yield from [(line.prompt, shares)] * _WEIGHT


def _shares(intent: Intent) -> dict[str, float]:
    if intent.kind != "edit":
        return {intent.kind: 1.0}
    if intent.edit_type is None:
        return {}
    others = intent.also_type
    first = 1 - _SECOND if others else 1.0
    return {intent.edit_type: first, **{other: _SECOND / len(others) for other in others}}


if __name__ == "__main__":
    main()
