"""`/openapi.json` and `/docs`: complete, true, and without a network."""

import re

from tests.api.conftest import Sidecar


async def test_the_document(sidecar: Sidecar) -> None:
    """Everybody may read it, the token or not; it has every route of the application."""
    made = await sidecar.get("/openapi.json")
    assert made["openapi"].startswith("3.1")
    routes = {(method, path) for path, methods in made["paths"].items() for method in methods}
    assert ("post", "/__ai-iterate") in routes
    bare = await sidecar.client.get("/openapi.json", headers={"X-Sidestory-Token": ""})
    assert bare.json() == made


async def test_the_page(sidecar: Sidecar) -> None:
    """It names every route and every schema, each reference leads to one, and nothing comes from elsewhere."""
    made = await sidecar.get("/openapi.json")
    response = await sidecar.client.get("/docs", headers={"X-Sidestory-Token": ""})
    assert response.status_code == 200
    page = response.text
    for path in made["paths"]:
        assert f"<code>{path}</code>" in page
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {f"schema-{name}" for name in made["components"]["schemas"]} <= ids
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "@import" not in page
    assert "url(" not in page


async def test_another_host_reads_nothing(sidecar: Sidecar) -> None:
    """Threat 2 holds for open routes too."""
    response = await sidecar.client.get("/docs", headers={"Host": "evil.example"})
    assert response.status_code == 403
