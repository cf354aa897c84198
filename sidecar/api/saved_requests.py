"""What the routes about saved working sessions take, as `/openapi.json` has it."""

from typing import Annotated

from pydantic import Field

from sidecar.api.requests import Id, Number
from sidecar.models import Wire
from sidecar.snapshots.filling import Style
from sidecar.snapshots.working import WorkingState
from sidecar.snapshots.writing import ComposerName

Word = Annotated[str, Field(max_length=1_000)]
PageName = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]


class Keep(Wire):
    """`POST /api/v1/session/save` and `…/import`, in the query."""

    ttl: Number | None = None  # seconds that it is kept


class Search(Wire):
    """What is looked for among the saved sessions; what isn't given excludes nothing."""

    q: Word = ""
    story: Word = ""
    episode: Number | None = None
    from_: Annotated[Word, Field(alias="from")] = ""  # a date or time (ISO 8601), or milliseconds
    to: Word = ""


class Listing(Search):
    """`GET /api/v1/session/list`; without any parameter: all, in the shape of seed 003."""

    offset: Number = 0
    limit: Number = 50  # of more than 500 that many are given


class Turning(Search):
    """`GET /__ai-saved`. A form sends its empty fields too."""

    episode: Word = ""  # type: ignore[assignment]
    page: Annotated[Number, Field(ge=1)] = 1


class MakePrompts(Wire):
    """`POST /api/v1/session/{timestamp}/prompts`."""

    style_config: Style = Style()
    composer: ComposerName | None = None  # by itself Claude, where there is a model
    anew: bool = False  # also for beats that have prompts
    request_id: Id | None = None
    rejoin: bool = False


class OfPage(Wire):
    """`GET /__ai-working`."""

    page: PageName


class KeepWorking(Wire):
    """`POST /__ai-working`."""

    page: PageName
    state: WorkingState
