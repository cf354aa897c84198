import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.stores.breaker import Breaker


class Seconds:
    """A clock that stands."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock() -> Seconds:
    """Moved by the tests."""
    return Seconds()


@pytest.fixture
def breaker(clock: Seconds) -> Breaker:
    """With its own numbers."""
    return Breaker(clock)


def test_it_opens_at_the_third_failure_in_a_row(breaker: Breaker) -> None:
    """One or two are a hiccup, and there is nothing to wait for."""
    seen = []
    for _ in range(3):
        seen.append((breaker.state, breaker.wait))
        breaker.failed()
    assert (seen, breaker.state) == ([("closed", 0.0)] * 3, "open")


def test_a_success_in_between_starts_the_count_anew(breaker: Breaker) -> None:
    """Two failures, a success, two failures: no reason to open."""
    for _ in range(2):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.state == "closed"


def test_after_a_wait_one_more_try_is_due(breaker: Breaker, clock: Seconds) -> None:
    """Half-open; a failure then opens it for longer, up to two seconds, so that a recovery is seen soon."""
    waits = []
    for _ in range(3):
        breaker.failed()
    for _ in range(5):
        waits.append(breaker.wait)
        clock.now += breaker.wait
        assert (breaker.state, breaker.wait) == ("half-open", 0.0)
        breaker.failed()
        assert breaker.state == "open"
    assert waits == [0.5, 1.0, 2.0, 2.0, 2.0]


def test_a_success_while_half_open_closes_it(breaker: Breaker, clock: Seconds) -> None:
    """And the next outage is counted from its beginning."""
    for _ in range(4):
        breaker.failed()
    clock.now += 10
    breaker.succeeded()
    breaker.failed()
    assert (breaker.state, breaker.wait) == ("closed", 0.0)


@given(st.lists(st.booleans(), max_size=30))
def test_it_is_closed_exactly_until_three_failures_follow_each_other(outcomes: list[bool]) -> None:
    """Whatever came before."""
    breaker = Breaker(Seconds())
    row = 0
    for good in outcomes:
        if good:
            breaker.succeeded()
        else:
            breaker.failed()
        row = 0 if good else row + 1
        assert (breaker.state == "closed") is (row < 3)
