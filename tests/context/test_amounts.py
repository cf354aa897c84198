import pytest

from sidecar.context.amounts import Amount, amount
from tests.context.prompt_data import contexts, prompts
from tests.context.sample import said


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("30% larger", Amount(factor=1.3)),
        ("20 % kleiner", Amount(factor=0.8)),
        ("doppelt so groß", Amount(factor=2.0)),
        ("twice as small", Amount(factor=0.5)),
        ("1.5x larger", Amount(factor=1.5)),
        ("padding 12px", Amount(value="12px")),
        ("10px taller", Amount(delta="+10px")),
        ("4px less padding", Amount(delta="-4px")),
        ("ten pixels taller", Amount(delta="+10px")),
        ("opacity 80%", Amount(value="80%")),
        ("bigger", None),
    ],
)
def test_what_is_said_in_figures(prompt: str, expected: Amount | None) -> None:
    """A factor where something is compared, else a value or a difference."""
    assert amount(said(prompt)) == expected


def test_labelled_amounts() -> None:
    """Nine of ten of those that people labelled."""
    results = []
    for line in prompts("tune"):
        labels = [each.amount for each in line.intents if each.amount and not each.amount.steps]
        if len(line.intents) == 1 and labels:
            assert line.context in contexts()
            got = amount(said(line.prompt))
            results.append(
                got is not None
                and (got.factor, got.value, got.delta) == (labels[0].factor, labels[0].value, labels[0].delta)
            )
    assert sum(results) / len(results) >= 0.9
