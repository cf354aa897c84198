"""The routes about saved working sessions, with what each takes and gives."""

from sidecar.api import saved, saved_page, saved_prompts, working
from sidecar.api.operations import PAGE, STREAMED, Operation
from sidecar.api.saved_answers import (
    CharactersListed,
    CompletenessTold,
    LocationsListed,
    OfOne,
    PromptsListed,
    PromptsMade,
    SessionFound,
    SessionSaved,
    SessionShared,
    SessionsListed,
    WorkingFound,
    WorkingSaved,
)
from sidecar.api.saved_requests import Keep, KeepWorking, Listing, MakePrompts, OfPage, Turning

_SESSION = "/api/v1/session"
_ONE = f"{_SESSION}/{{timestamp}}"
_PAGE = "/__ai-saved/{timestamp}"  # for the page, which reaches the sidecar through the dev server
_TAG = "Saved sessions"
_BODY = "A session as seed 003 describes it; the four fields must be there, the rest is kept as it is."
_NOTHING = "Nothing: what is sent is not looked at."

ROUTES = [
    Operation(
        "POST",
        f"{_SESSION}/save",
        saved.save,
        asks=Keep,
        gives=SessionSaved,
        document=_BODY,
        body_limit=saved.SAVE_LIMIT,
        tag=_TAG,
    ),
    Operation(
        "POST",
        f"{_SESSION}/import",
        saved.take,
        asks=Keep,
        gives=SessionSaved,
        document=_BODY,
        body_limit=saved.SAVE_LIMIT,
        tag=_TAG,
    ),
    Operation("GET", f"{_SESSION}/latest", saved.latest, gives=SessionFound, refuses=[404], tag=_TAG),
    Operation("GET", f"{_SESSION}/list", saved.listed, asks=Listing, gives=SessionsListed, tag=_TAG),
    Operation("GET", _ONE, saved.get, gives=SessionFound, refuses=[422], tag=_TAG),
    Operation("DELETE", _ONE, saved.delete, gives=OfOne, tag=_TAG),
    Operation("GET", f"{_ONE}/prompts", saved_prompts.prompts, gives=PromptsListed, refuses=[422], tag=_TAG),
    Operation(
        "POST",
        f"{_ONE}/prompts",
        saved_prompts.make,
        takes=MakePrompts,
        gives=PromptsMade,
        media=STREAMED,
        refuses=[409, 422, 502],
        tag=_TAG,
    ),
    Operation("GET", f"{_ONE}/characters", saved_prompts.people, gives=CharactersListed, refuses=[422], tag=_TAG),
    Operation("GET", f"{_ONE}/locations", saved_prompts.places, gives=LocationsListed, refuses=[422], tag=_TAG),
    Operation("GET", f"{_ONE}/completeness", saved.completeness, gives=CompletenessTold, refuses=[422], tag=_TAG),
    Operation("GET", f"{_ONE}/export", saved.export, gives=dict, tag=_TAG),
    Operation("POST", f"{_ONE}/share", saved.share, gives=SessionShared, document=_NOTHING, tag=_TAG),
    Operation("DELETE", f"{_ONE}/share", saved.unshare, gives=OfOne, tag=_TAG),
    Operation(
        "GET",
        "/api/v1/shared/{secret}",
        saved.shared,
        gives=SessionFound,
        refuses=[422, 503],
        tag=_TAG,
        open_to_all=True,
    ),
    Operation("GET", "/__ai-saved", saved_page.saved, asks=Turning, media=PAGE, tag=_TAG),
    Operation("DELETE", _PAGE, saved.delete, gives=OfOne, tag=_TAG),
    Operation("GET", f"{_PAGE}/export", saved.export, gives=dict, tag=_TAG),
    Operation("POST", f"{_PAGE}/share", saved.share, gives=SessionShared, document=_NOTHING, tag=_TAG),
    Operation("GET", "/__ai-working", working.last, asks=OfPage, gives=WorkingFound, tag=_TAG),
    Operation("POST", "/__ai-working", working.keep, takes=KeepWorking, gives=WorkingSaved, tag=_TAG, limited=False),
]
