from sidecar.composition.commenting import CLAIM_SECONDS, PREVIEW_SECONDS
from sidecar.settings import Settings
from tests.comments.reviewing import reviewing
from tests.journeys.conftest import World, world

__all__ = ["world"]


async def test_the_services_work_together(world: World) -> None:
    """From a comment to a version."""
    async with reviewing(world) as review:
        assert (await review.approve(await review.proposed()))["versionId"] == 2


def test_the_times_fit_together() -> None:
    """A hidden tab's timer fires once a minute; a lease is renewed thrice while it lasts."""
    assert PREVIEW_SECONDS > 60
    assert Settings.model_fields["model_answer_seconds"].default > CLAIM_SECONDS
