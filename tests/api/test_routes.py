"""The guard: a route that nobody declared fails here."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from sidecar.api.operations import JSON, Operation
from sidecar.api.routes import ROUTES
from sidecar.app import create_app
from sidecar.settings import load
from sidecar.state import ProjectState
from tests.api.conftest import Sidecar
from tests.api.test_changes import STRANGERS

# What is no family of JSON routes, with the reason.
MOUNTED: dict[str, str] = {}


def app(tmp_path: Path) -> Starlette:
    """The application as it is started."""
    return create_app(
        load(tmp_path, state_dir=tmp_path / "state"), ProjectState(tmp_path, tmp_path / "state"), "t" * 43
    )


def test_every_route_is_an_operation(tmp_path: Path) -> None:
    """So that `/openapi.json` has it with everything it may answer."""
    for route in app(tmp_path).routes:
        if isinstance(route, Mount):
            assert route.path in MOUNTED
        else:
            assert isinstance(route, Operation), f"declare {route} as an Operation, see docs/openapi.md"


def test_what_they_give_is_declared() -> None:
    """JSON has a type; a route that takes a body has a model of it, or says what it is."""
    for route in ROUTES:
        assert route.gives is not None or JSON not in route.media, route.path
        assert route.method != "POST" or route.takes or route.document, route.path
        assert route.tag, route.path


def test_none_is_declared_twice() -> None:
    """The second one would never be reached."""
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)


@pytest.mark.parametrize(("headers", "status"), STRANGERS.values(), ids=STRANGERS.keys())
async def test_strangers_get_nowhere(sidecar: Sidecar, headers: dict[str, str], status: int) -> None:
    """Threats 1, 2, 5, 6, 8 and 9, on whatever route there is: refused before anything is read; open ones are only read."""
    before = await sidecar.oracle()
    given = {"Content-Type": "application/json", **headers}
    for route in ROUTES:
        if (route.open_to_all and status == 401) or (route.method == "GET" and status == 415):
            continue
        path = re.sub(r"{[^}]*}", "1", route.path)
        response = await sidecar.client.request(route.method, path, headers=given, content=b"{}")
        assert response.status_code == status, (path, response.text)
        sidecar.assert_contract(response.json(), response.text)
    assert await sidecar.oracle() == before
