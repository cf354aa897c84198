import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.editors.prices import Price, price_of
from sidecar.models import Usage
from sidecar.settings import Settings

COUNTS = st.integers(0, 10**7)


def test_the_default_model_has_a_price() -> None:
    """Who sets nothing sees money."""
    assert price_of(Settings.model_fields["model"].default) == Price(2.0, 10.0)


@pytest.mark.parametrize(
    ("model", "price"),
    [
        ("claude-opus-5-5", Price(4.0, 20.0)),
        ("claude-opus-5-20260724", Price(5.0, 25.0)),
        ("claude-opus-4-1-20250805", Price(15.0, 75.0)),
        ("claude-opus-4-5", Price(5.0, 25.0)),
        ("anthropic.claude-sonnet-4-5-20250929-v1:0", Price(3.0, 15.0)),
        ("anthropic/claude-haiku-4-5", Price(1.0, 5.0)),
        ("claude-sonnet-55", None),
        ("claude-opus-6", None),
        ("qwen3-coder", None),
        ("", None),
    ],
)
def test_models_are_known_by_their_names(model: str, price: Price | None) -> None:
    """With dates and providers around them; one that isn't known has no price."""
    assert price_of(model) == price


def test_settings_go_before_the_table() -> None:
    """Both, or one of them; for an unknown model both are needed."""
    assert price_of("claude-sonnet-5-5", 1.0, 0.0) == Price(1.0, 0.0)
    assert price_of("claude-sonnet-5-5", price_output=7.0) == Price(2.0, 7.0)
    assert price_of("mine", 1.0, 2.0) == Price(1.0, 2.0)
    assert price_of("mine", 1.0) is None


def test_cached_tokens_cost_a_tenth_and_keeping_a_quarter_more() -> None:
    """1,000 of each at 2 and 10 dollars a million."""
    usage = Usage(
        input_tokens=1_000, output_tokens=1_000, cache_read_input_tokens=1_000, cache_creation_input_tokens=1_000
    )
    assert Price(2.0, 10.0).micros(usage) == 2_000 + 10_000 + 200 + 2_500


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_the_estimate_never_shrinks(inward: int, outward: int, read: int, written: int) -> None:
    """More tokens never cost less, and what costs anything is never free."""
    usage = Usage(
        input_tokens=inward,
        output_tokens=outward,
        cache_read_input_tokens=read,
        cache_creation_input_tokens=written,
    )
    price = Price(0.1, 0.5)
    more = usage.model_copy(update={"input_tokens": inward + 1})
    assert price.micros(usage) <= price.micros(more)
    assert (price.micros(usage) > 0) == any((inward, outward, read, written))
