from sidecar.api.saved_routes import LIMITS, OPEN_PATHS, ROUTES


def test_fixed_names_come_before_times() -> None:
    """Starlette takes the first that fits: `latest` is no timestamp."""
    paths = [route.path for route in ROUTES]
    one = paths.index("/api/v1/session/{timestamp}")
    for name in ("save", "import", "latest", "list"):
        assert paths.index(f"/api/v1/session/{name}") < one


def test_only_links_are_open() -> None:
    """What is open is open for reading alone, and all below it."""
    below = [route for route in ROUTES if route.path.startswith(OPEN_PATHS)]
    assert [(route.path, route.methods) for route in below] == [("/api/v1/shared/{secret}", {"GET", "HEAD"})]


def test_limits_are_of_routes_that_are_there() -> None:
    """A route that moves takes its limit along."""
    assert LIMITS.keys() <= {route.path for route in ROUTES}
