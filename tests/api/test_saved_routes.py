from sidecar.api.saved_routes import ROUTES


def test_fixed_names_come_before_times() -> None:
    """Starlette takes the first that fits: `latest` is no timestamp."""
    paths = [route.path for route in ROUTES]
    one = paths.index("/api/v1/session/{timestamp}")
    for name in ("save", "import", "latest", "list"):
        assert paths.index(f"/api/v1/session/{name}") < one


def test_only_links_are_open() -> None:
    """What is open is open for reading alone."""
    open_ones = [(route.method, route.path) for route in ROUTES if route.open_to_all]
    assert open_ones == [("GET", "/api/v1/shared/{secret}")]


def test_a_whole_session_may_come() -> None:
    """Larger than the common limit of bodies."""
    large = [route.path for route in ROUTES if route.body_limit]
    assert large == ["/api/v1/session/save", "/api/v1/session/import"]
