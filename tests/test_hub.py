"""Every event reaches everybody who listens at that time."""

import asyncio

from sidecar.hub import Hub, HubEvent


def drain(queue: asyncio.Queue[HubEvent]) -> list[HubEvent]:
    """What waits in a queue."""
    return [queue.get_nowait() for _ in range(queue.qsize())]


def test_everybody_hears_everything_while_listening() -> None:
    """What is published before or after a block isn't heard in it."""
    hub = Hub()
    hub.publish("state", number=0)
    with hub.subscribed() as first:
        hub.publish("state", number=1)
        with hub.subscribed() as second:
            hub.publish("external", files=["a.css"])
        hub.publish("receipt", number=2)
    hub.publish("state", number=3)
    assert drain(first) == [
        HubEvent("state", {"number": 1}),
        HubEvent("external", {"files": ["a.css"]}),
        HubEvent("receipt", {"number": 2}),
    ]
    assert drain(second) == [HubEvent("external", {"files": ["a.css"]})]


def test_a_page_that_does_not_read() -> None:
    """It loses the oldest events, holds nobody up, and takes no more memory than its share."""
    hub = Hub()
    with hub.subscribed() as slow, hub.subscribed() as quick:
        for number in range(1_000):
            hub.publish("state", number=number)
            assert quick.get_nowait().data["number"] == number
        kept = [event.data["number"] for event in drain(slow)]
    assert kept == list(range(800, 1_000))


def test_the_end_is_told_to_all() -> None:
    """Those who listen hear it after what was published before, who comes later at once, and a full queue takes it too."""
    hub = Hub()
    with hub.subscribed() as slow:
        for number in range(1_000):
            hub.publish("state", number=number)
        hub.close()
        assert [event.name for event in drain(slow)][-2:] == ["state", "end"]
    with hub.subscribed() as late:
        assert drain(late) == [HubEvent("end", {})]
