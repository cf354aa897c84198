"""The guard: a route that nobody declared fails here."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from sidecar.api.operations import JSON, Operation
from sidecar.api.routes import ROUTES
from sidecar.app import create_app
from sidecar.settings import load
from sidecar.state import ProjectState

# What is no family of JSON routes, with the reason.
MOUNTED: dict[str, str] = {"/mcp": "JSON-RPC, whose tools list themselves"}


def app(tmp_path: Path) -> Starlette:
    """The application as it is started."""
    return create_app(
        load(tmp_path, state_dir=tmp_path / "state"), ProjectState(tmp_path, tmp_path / "state"), "t" * 43
    )


def test_every_route_is_an_operation(tmp_path: Path) -> None:
    """So that `/openapi.json` has it with everything it may answer."""
    for route in app(tmp_path).routes:
        if isinstance(route, Mount | Route) and route.path in MOUNTED:
            continue
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
