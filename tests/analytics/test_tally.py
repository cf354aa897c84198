from hypothesis import given
from hypothesis import strategies as st

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.tally import OUTCOMES, Share, Tally
from sidecar.models import Usage

COUNTS = st.dictionaries(st.sampled_from(OUTCOMES), st.integers(0, 50))
SHARES = st.dictionaries(
    st.sampled_from(["quick", "claude", "mcp"]),
    st.builds(
        Share, asked=st.integers(0, 9), made=st.integers(0, 9), took=st.builds(Histogram.of, st.integers(0, 10**7))
    ),
)
TALLIES = st.builds(
    Tally,
    outcomes=COUNTS,
    hours=st.dictionaries(st.integers(0, 23), COUNTS),
    editors=SHARES,
    broke=st.integers(0, 9),
    usage=st.builds(Usage, input_tokens=st.integers(0, 10**9)),
    latencies=st.dictionaries(st.sampled_from(["reading", "total"]), st.builds(Histogram.of, st.integers(0, 10**7))),
)


@given(TALLIES, TALLIES, TALLIES)
def test_the_order_of_adding_makes_no_difference(one: Tally, two: Tally, three: Tally) -> None:
    """Days, sessions and all times are sums of the same records in different groups."""
    assert (one + two) + three == one + (three + two)
    assert one + Tally() == one


@given(TALLIES)
def test_it_survives_json(tally: Tally) -> None:
    """As it is kept, without what is as it begins."""
    kept = tally.model_dump_json(by_alias=True, exclude_defaults=True)
    assert Tally.model_validate_json(kept) == tally


def test_what_stands_and_what_was_written() -> None:
    """A change that was taken back was written and doesn't stand; a refused one was neither."""
    tally = Tally(
        outcomes={"confirmed": 5, "unconfirmed": 2, "broken": 1, "rolled_back": 3, "refused": 4, "cancelled": 1}
    )
    assert (tally.asked, tally.made, tally.written) == (16, 7, 11)
