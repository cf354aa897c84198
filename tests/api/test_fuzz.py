"""Random requests from somebody who has the token: every POST answers with a sentence and leaves the project alone."""

import json
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from tests.api.conftest import BUTTON, Sidecar
from tests.api.test_session import FORBIDDEN

POSTS = [
    "/__ai-session",
    "/__ai-clear",
    "/__ai-iterate",
    "/__ai-understand",
    "/__ai-undo",
    "/__ai-redo",
    "/__ai-recheck",
    "/__ai-cancel",
    "/__ai-report",
    "/__ai-version",
    "/__ai-import",
    "/__ai-comment",
    "/__ai-comment/x",
    "/__ai-comment/x/replies",
    "/__ai-comments/import",
    "/__ai-process",
    "/__ai-proposals/x/approve",
    "/__ai-proposals/x/reject",
    "/__ai-proposals/x/edit",
    "/__ai-proposals/x/preview",
    "/__ai-proposals/x/repropose",
    "/__ai-working",
    "/__ai-saved/1/share",
    "/api/v1/session/save",
    "/api/v1/session/import",
    "/api/v1/session/latest/prompts",
]
MEMBERS = st.sampled_from(
    [
        "sessionId", "session_id", "versionId", "requestId", "rejoin", "choice", "fresh", "prompt", "mode", "element",
        "storyId", "componentPath", "event", "tab", "browser", "loadedAt", "updates", "errors", "checks", "visible",
    ]
)  # fmt: skip
# Without a valid prompt for a component that exists nothing can be changed; with a prompt no path leads to one.
PATHS = st.sampled_from([*FORBIDDEN.values(), "src/Nobody.tsx"]) | st.text(max_size=40).map("no/".__add__)
PROMPTS = st.sampled_from(["make it 30% larger", "padding 10px", "background blue"])
ELEMENTS = st.fixed_dictionaries(
    {"tag": st.text(max_size=5) | st.just("button")},
    optional={
        "classes": st.lists(st.text(max_size=5), max_size=3),
        "ancestors": st.lists(st.text(max_size=9), max_size=3),
        "computed": st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
        "rules": st.lists(
            st.fixed_dictionaries(
                {"selector": st.text(max_size=9)},
                optional={"file": PATHS | st.just("http://[x/"), "index": st.integers(), "properties": st.just({})},
            ),
            max_size=2,
        ),
    },
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | PATHS | ELEMENTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS | st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
BODIES = st.one_of(
    JSON,
    st.dictionaries(MEMBERS, JSON, max_size=8),
    st.fixed_dictionaries({"componentPath": PATHS, "prompt": PROMPTS}, optional={"element": ELEMENTS}),
    st.fixed_dictionaries(
        {"componentPath": st.just(BUTTON), "prompt": JSON.filter(lambda it: not isinstance(it, str))}
    ),
    st.fixed_dictionaries(
        {"event": st.sampled_from(["hello", "gone", "settled", "error"]), "tab": st.just("t"), "browser": st.just("b")},
        optional={"storyId": st.text(max_size=9), "loadedAt": st.floats(), "updates": JSON, "errors": JSON},
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(POSTS), body=BODIES, stream=st.booleans())
async def test_random_bodies_change_no_file(sidecar: Sidecar, path: str, body: Any, stream: bool) -> None:
    """Threat 12: no 5xx, no exception, no path of this machine; and the project's tree is what it was."""
    before, _ = await sidecar.oracle()
    response = await sidecar.client.post(
        path,
        content=json.dumps(body),
        headers={"Content-Type": "application/json", "Accept": "text/event-stream" if stream else "application/json"},
    )
    assert response.status_code in {200, 204, 400, 403, 404, 409, 413, 422}, response.text
    if response.status_code >= 400:
        sidecar.assert_contract(response.json(), response.text)
    if response.status_code == 200 and path not in {"/__ai-session", "/__ai-understand", "/__ai-process"}:
        assert stream
        assert "event: error" in response.text
        assert "internal_error" not in response.text
    assert (await sidecar.oracle())[0] == before


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/__ai-export", "/__ai-component", "/__ai-versions", "/__ai-version", "/__ai-diff"]),
    query=st.dictionaries(MEMBERS | st.sampled_from(["before", "limit", "from", "to"]), st.text() | PATHS, max_size=5),
)
async def test_random_queries_are_refused_in_words(sidecar: Sidecar, path: str, query: dict[str, str]) -> None:
    """Likewise for what is read: without a real id or path there is nothing to read."""
    response = await sidecar.client.get(
        path, params={name: value.encode(errors="replace") for name, value in query.items()}
    )
    assert response.status_code in {400, 403, 404}, response.text
    sidecar.assert_contract(response.json(), response.text)
